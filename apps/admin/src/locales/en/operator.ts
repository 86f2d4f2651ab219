export const operator = {
  tenants: {
    title: 'Units', search: 'Search unit name', anyType: 'All types', count: '{n} units',
    name: 'Unit', type: 'Type', sector: 'Sector', region: 'Region', opened: 'Opened', closed: 'Closed', open: 'open',
    accounts: 'Accounts and rights', create: 'New unit', close: 'Close', community: 'New community',
    more: 'Load more ({n} left)',
    empty: 'No unit matches', emptyText: 'Try another word, or create one.',
    openedOn: 'Opening day', created: 'Created: {name}', defaultSector: 'by type: {name}',
    closeTitle: 'Close {name}', closeText: 'A closed unit is not due any more after that day. Its records stay, and earlier days can still be completed; disable its accounts separately.', closeOn: 'Closing day', closeDone: 'Closed: {name}',
  },
  region: { choose: 'Please choose', title: 'Region', down: 'Next level (optional)', parts: 'Part of the region', loadFailed: 'The parts of the region could not be read; please try again' },
  community: { title: 'New community', town: 'Town', code: 'Region code (12 digits)', name: 'Name', hint: 'begins with {code}', hintNone: 'Choose the town first', submit: 'Create', done: 'Created: {name}' },
  users: {
    title: 'Accounts', pick: 'Choose a unit first', pickText: 'Find the unit, then open “Accounts and rights”.', of: 'Accounts of {name}', own: 'Accounts of this unit',
    username: 'User name', displayName: 'Name', roles: 'Roles', state: 'State', actions: 'Actions',
    active: 'active', disabled: 'disabled', locked: 'locked until {time}', first: 'first password not changed yet',
    create: 'New account', reset: 'Reset password', disable: 'Disable',
    resetText: 'The old password stops working at once and signed-in devices are signed out.', disableText: 'The account cannot sign in any more and is signed out everywhere. It cannot be restored; create a new one instead.',
    disableDone: 'Disabled: {name}',
    usernameHint: "letters, digits and . _ {'@'} - ; case makes no difference",
    empty: 'No accounts yet', emptyText: 'Create a unit administrator first; they create the editors.',
    submit: 'Create', chooseRole: 'Choose at least one role',
  },
  secret: { title: 'One-time password', text: 'Write it down or copy it for {name} now. It is never shown again and is changed at the first sign-in.', username: 'User name', password: 'Password', copy: 'Copy user name and password', copied: 'Copied', done: 'I have handed it over' },
  oversight: {
    title: 'Responsible for', text: 'Officials of an authority see the figures of the units in their region, or in one sector of it.',
    region: 'Region', sector: 'Sector', all: 'All sectors', grant: 'Grant', granted: 'Granted: {name}', revoke: 'Revoke', revoked: 'Revoked: {name}', exists: 'Already granted', none: 'Nothing granted yet', revokeText: 'Takes effect at once; the people concerned are signed out.',
  },
  invitation: {
    title: 'Begin', heading: 'Create the first administrator', lead: 'There is no account yet. After this you can sign in and create units.',
    city: 'Your city (4-digit region code)', cityHint: 'e.g. 3402 for Wuhu', username: 'User name', displayName: 'Name', password: 'Password', submit: 'Create and continue',
    invalid: 'The invitation is invalid, used or expired. Please make a new one on the server.',
  },
};
