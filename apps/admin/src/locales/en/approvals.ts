export const approvals = {
  title: 'Approvals',
  text:
    'Creating, resetting and enabling accounts of officials and operators, disabling operators, ' +
    'and granting oversight take effect once another operator approves them.',
  includeDecided: 'Show decided ones as well',
  empty: 'Nothing waits for an approval',
  emptyText: 'What other operators ask for is listed here.',
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
};
