/** Words that all ledgers share, beside those of activities. */
export const records = {
  changed: 'Changed: {fields}',
  kept: 'Kept on this device {time}',
  none: 'Leave open',
  choose: 'Please choose',
  untitled: '(untitled)',
  unknown: 'Not known',
  yes: 'Yes',
  no: 'No',
  wan: '{shown}, that is {wan}',
  exactOnly: 'Only an exact number will do here; leave it empty where it is not exact',
  personal: 'No numbers of identity or bank cards (Personal Information Protection Law, article 6: no more than is needed). Please remove the run of 15 to 19 digits.',
  fraud: { exact: 'What exactly', unknown: 'Not certain' },
  allFraud: 'All fraud types',
  case: { label: 'Case', search: 'Find by case number', none: 'No case of this unit found', remove: 'Without case', hint: 'Cases of the own unit only' },
};
