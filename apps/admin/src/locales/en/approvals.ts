export const approvals = {
  title: 'Approvals',
  text:
    'Creating, resetting and enabling accounts of officials and operators, disabling operators, ' +
    'and granting oversight take effect once another operator approves them.',
  includeDecided: 'Show decided ones as well',
  empty: 'Nothing waits for an approval',
  emptyText: 'What other operators ask for is listed here.',
  forYou: 'Waiting for your approval: {n}',
  see: 'Look at them',
  kind: 'What',
  about: 'About',
  unit: 'Unit',
  asked: 'Asked by',
  state: 'State',
  until: 'Valid until {time}',
  alone: 'There was one operator only; not approved by a second one',
  approve: 'Approve',
  decline: 'Decline',
  withdraw: 'Withdraw',
  reason: 'Reason for declining',
  approveText:
    'Check the reason with the person who asked. It takes effect at once; ' +
    'a one-time password is shown here once, for you to hand over.',
  done: { approve: 'Approved', decline: 'Declined', withdraw: 'Withdrawn' },
  waiting: 'Waits for another operator',
  waitingText: 'Asked for. It takes effect once another operator approves it.',
  changes: {
    title: 'What operators changed for your accounts and oversight within 90 days ({n})',
    someAlone: 'Some without a second person',
    alone: 'By {by}; there was one operator only, no second person approved it',
    byTwo: 'Asked by {asked}, approved by {decided}',
    hint: 'If your unit did not ask for one of these, contact the platform operators at once.',
  },
};
