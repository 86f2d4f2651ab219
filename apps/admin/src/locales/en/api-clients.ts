import type { apiClients as zhCN } from '../zh-CN/api-clients.js';

export const apiClients: typeof zhCN = {
  title: 'Connected systems',
  lead: 'A token for a program of your own unit, to read figures or to record. It never sees more than your unit does.',
  create: 'New client',
  withRevoked: 'List revoked ones, too',
  count: '1 client | {n} clients',
  name: 'Purpose',
  nameHint: 'which system, and who looks after it',
  scopes: 'Scopes',
  expiresOn: 'Works until',
  lastUsed: 'Last used',
  actions: 'Actions',
  created: 'created {time}',
  perMinute: 'at most 1 request a minute | at most {n} requests a minute',
  never: 'never yet',
  state: { active: 'Active', expiring: 'Expires soon', expired: 'Expired', revoked: 'Revoked' },
  empty: 'No program has access yet',
  emptyText:
    'Where a system of your unit is to read or record by itself, ' +
    'create a client and hand its token to the people who run that system.',
  more: 'Load more ({n} left)',
  scope: {
    rollup_read:
      'Sees figures such as sessions, households and cases, but no single record; ' +
      'of cases, interceptions and funds only whole months of a county or more.',
    ledger_read:
      'Sees the records of your unit (of an authority: of what it oversees), without telephone and case numbers.',
    ledger_write: 'Records, amends and voids in the name of your unit; each record says that this program wrote it.',
  },
  chooseScope: 'Please choose at least one scope',
  expiresHint: 'two years at most: {latest}',
  submit: 'Create and show the token',
  revoke: 'Revoke',
  revokeOf: 'Revoke: {name}',
  revoked: 'Revoked: {name}',
  revokeText:
    'Programs with this token are refused from their next request on. ' +
    'It cannot be undone; create another one where it is needed.',
  revokeUsed: 'Last used {time}. Please make sure that the program has another token by now.',
  revokeUnused: 'This token has never been used.',
  tokenTitle: 'Token of “{name}”',
  tokenText:
    'It is shown only this once. Copy it now into the secret configuration ' +
    'of the program, and never send it to a group chat.',
  token: 'Token',
  copyToken: 'Copy the token',
  copied: 'Token copied',
  copyFailed: 'Could not copy; please select the text by hand',
  example: 'Try it',
  exampleHint: 'on the command line of the server',
  copyExample: 'Copy the command',
  exampleCopied: 'Command copied',
  kept: 'I have stored the token',
  keepFirst: 'Once closed, the token is gone: please store it first, then tick the box.',
  done: 'Close',
};
