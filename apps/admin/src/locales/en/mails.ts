export const mails = {
  in: 'In the application',
  mail: 'By mail',
  what: 'What about',
  when: 'When mails come',
  rhythm: 'Summary',
  summaries:
    'Summaries come at 8:30, each day or each Monday. Alerts, what is due or overdue and what is about accounts ' +
    'comes at once.',
  quiet: 'Quiet hours',
  quietText: 'Mails of this time come afterwards; none is lost. The application goes on telling you.',
  from: 'From',
  to: 'To',
  weekends: 'All of the weekend, too',
  badTime: 'Please enter a time',
  sameTime: 'Beginning and end cannot be the same',
  saveTimes: 'Save times',
  where: 'Where mails go',
  off: 'This installation sends no mails. Ask the platform operator for them.',
  none: 'Enter your own address. Mails begin once you have opened the link that is sent to it.',
  address: 'E-mail address',
  send: 'Send the link',
  another: 'Another one',
  again: 'Send again',
  remove: 'Remove the address',
  removed: 'The address was removed; no mails are sent',
  cancel: 'Cancel',
  confirming: 'Confirming the address…',
  confirmed: 'The address is confirmed; mails begin now',
  wrongLink:
    'This link cannot be used: it is too old, was used before, or another account is signed in. ' +
    'Please send the link again.',
  sent: 'A link was sent to {address}. Please open it by {time}. If it has not come, look among the spam.',
  expired: 'The link to {address} is too old; please send another one.',
  stopped: '{address} has refused several mails, so that none are sent. Check it, then send the link again.',
  privacy:
    'Mails hold units, numbers and titles and nothing about persons. The address is kept encrypted, for you alone.',
  states: { WAITING: 'To be confirmed', CONFIRMED: 'Confirmed', STOPPED: 'Stopped', NONE: 'No address' },
};
