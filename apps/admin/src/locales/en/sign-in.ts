export const signIn = {
  title: 'Sign in',
  pitch: ['Recorded once, used at every level,', 'every figure with its source.'],
  reasons: {
    once: { title: 'Fill in once', text: 'What you record reaches your own and every higher total by itself.' },
    honest: {
      title: 'Honest figures',
      text: '“At least”, “about” and “not counted” are kept as they are; plans are not results.',
    },
    little: { title: 'Only what is needed', text: 'Work is recorded, not people; every change leaves a trace.' },
  },
  username: 'User name',
  password: 'Password',
  show: 'Show password',
  hide: 'Hide password',
  submit: 'Sign in',
  submitting: 'Signing in',
  rule:
    'At the first sign-in the password is changed: 8 or more characters with three of upper case, ' +
    'lower case, digits and symbols. 30 minutes without use sign you out.',
  privacy: 'This system holds working data; who recorded and changed what is kept.',
  missing: { username: 'Enter your user name', password: 'Enter your password' },
  wrong: {
    title: 'User name or password is wrong',
    next:
      'Five wrong attempts lock the account for 15 minutes. Forgotten? ' +
      'The administrator of your unit can reset it.',
  },
  locked: {
    title: 'Account locked; try again after {time}',
    soon: 'Account locked; try again later',
    next:
      'Five wrong passwords lock an account for 15 minutes. ' +
      'In a hurry, ask the administrator of your unit to reset it.',
  },
  unanswered: {
    text: 'You are probably still signed in: once the server answers, your page opens by itself.',
    other: 'Sign in with a password',
  },
  ended: {
    idle: 'You were signed out after 30 minutes without use. What you typed is kept on this device.',
    expired: 'Your session expired; please sign in again. What you typed is kept on this device.',
  },
  change: {
    title: 'Choose a new password first',
    lead: 'This is your first sign-in, or the password was reset. After this you can begin.',
    current: 'Current password',
    next: 'New password',
    repeat: 'New password again',
    differs: 'The two entries differ',
    submit: 'Change and continue',
    length: '8 or more characters',
    classes: 'three of upper case, lower case, digits, symbols',
    username: 'without the user name',
    missing: 'Enter a new password',
    still: 'Still missing: {rule}',
    again: 'Enter it once more',
    met: 'met',
    unmet: 'not met yet',
    other: 'Sign in with another account',
  },
  invitation: {
    title: 'Begin',
    heading: 'Create the first administrator',
    lead: 'There is no account yet. After this you can sign in and create units.',
    city: 'Your city (4-digit region code)',
    cityHint: 'e.g. 3402 for Wuhu',
    cityUnknown: 'This system has no regions of that city. Check the code, or import the regions on the server first.',
    cityMissing: 'Enter the 4-digit region code, e.g. 3402 for Wuhu',
    nameMissing: 'Please enter a name',
    username: 'User name',
    displayName: 'Name',
    password: 'Password',
    submit: 'Create and continue',
    invalid: 'The invitation is invalid, used or expired. Please make a new one on the server.',
  },
};
