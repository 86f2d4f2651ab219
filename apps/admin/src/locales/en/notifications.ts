export const notifications = {
  title: 'Notifications',
  unread: 'Notifications, {n} unread',
  isUnread: 'unread',
  today: 'Today',
  readAll: 'Mark all as read',
  all: 'All notifications',
  onlyUnread: 'Only unread',
  count: '{n} notification | {n} notifications',
  more: 'Show more',
  empty: 'No notifications',
  emptyText: 'Notices, finished imports and results of reviews are listed here for 180 days.',
  settings: {
    title: 'Notification settings',
    what: 'What I am told',
    own: 'For yourself only',
    rules:
      'Alerts, what is due or overdue and what is about accounts cannot be switched off. ' +
      'The same matter is told once in 30 minutes.',
    saved: 'Changes take effect at once; saved at {time}',
    restore: 'Restore defaults',
    group: {
      TO_REVIEW: 'A unit has submitted, or a change waits for your approval',
      CORRECTED: 'Returned cells were changed',
      ALERT: 'An alert is assigned to your unit, or a unit has answered one',
      DUE: 'Monthly reports, receipts, tasks from above, reminders',
      DOCUMENT: 'Notices that are issued; campaigns that are issued, changed, withdrawn or closed',
      REVIEW_RESULT: 'A submission was returned or approved',
      DIFFERENCE: 'The ledger has moved figures since they were approved',
      FILE: 'Only for whoever asked for it',
      ACCOUNT: 'An account was locked, a chat robot or mails were switched off',
    },
  },
};
