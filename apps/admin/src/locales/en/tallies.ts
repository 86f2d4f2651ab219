export const tallies = {
  title: 'Work figures',
  new: 'Record work figures',
  amend: 'Amend work figures',
  record: 'Work figures',
  called: '{ledger}, {day}',
  ledger: 'Ledger',
  anyLedger: 'All ledgers',
  released: 'Released: {name}',
  within: 'Already contained in “{whole}”; not added again',
  search: 'Search the narrative',
  empty: 'No work figures yet',
  emptyText: 'Counts by day or by occasion; every total follows at once.',
  field: {
    ledger: 'Ledger',
    occurredOn: 'Day',
    caseId: 'Case',
    narrative: 'Narrative',
    regionCode: 'Region',
    measures: 'Amounts',
  },
  csv: { inexact: 'Not exact' },
  form: {
    ledger: 'Which ledger',
    exceeds:
      '{part} {of} is more than {whole} {within} and cannot be part of it: check both numbers, or untick “of these”',
    none: 'State one number at least, or “not counted”',
    caseCount:
      'Only totals of cases that are not recorded one by one. ' +
      'Leave out what stands among the cases, or it would count twice.',
    privacy: 'Numbers and what was done; no names, phone numbers or card numbers.',
  },
};
