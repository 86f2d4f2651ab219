export const tallies = {
  title: 'Work figures',
  new: 'Record work figures',
  amend: 'Amend work figures',
  record: 'Work figures',
  called: '{ledger}, {day}',
  ledger: 'Ledger',
  anyLedger: 'All ledgers',
  released: 'Released: {name}',
  counting: 'Counts for',
  ownLine: 'Alerts count for this unit alone; those of the place are what the police count',
  within: 'Already contained in “{whole}”; not added again',
  search: 'Search the narrative',
  empty: 'No work figures yet',
  emptyText: 'Counts by day or by occasion; every total follows at once.',
  field: {
    ledger: 'Ledger',
    occurredOn: 'Day',
    alertLevel: 'Level of the alerts',
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
    alertCount:
      'Only totals of alerts that are not recorded one by one, until yesterday. Of one place and day it is one or ' +
      'the other; where you know the levels, record one entry for each. Record the loss avoided as interceptions.',
    alertCountOwn:
      'For those who have only totals, until yesterday; it counts for your unit alone. ' +
      'Leave out days of which alerts were assigned to you. Record the loss avoided as interceptions.',
    anyLevel: 'Of all levels',
    privacy: 'Numbers and what was done; no names, phone numbers or card numbers.',
  },
};
