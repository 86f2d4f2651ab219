/** Words that all ledgers share, beside those of activities. */
export const records = {
  changed: 'Changed: {fields}',
  kept: 'Kept on this device {time}',
  room: '{n} of at most {max} characters',
  none: 'Leave open',
  choose: 'Please choose',
  emptyReadOnly: 'What units record appears here.',
  untitled: '(untitled)',
  unknown: 'Not known',
  wan: '{shown}, that is {wan}',
  exactOnly: 'Only an exact number will do here; leave it empty where it is not exact',
  draft: {
    takenAway:
      'Another window has taken this draft up. Nothing here is lost: ' +
      'writing on makes a draft of its own, and saving makes a record of its own.',
    takenAwayShort: 'Another window has taken this draft up',
    all: 'All {n}',
    takenAwayAmend:
      'Another window has taken this change up. Nothing here is lost; writing on makes a draft of its own.',
    another: 'Keep it, begin another',
    title: 'Unsaved drafts',
    count: '{n}',
    amending: 'Change',
    elsewhere: 'open in another window',
    kept: 'kept on this device {time}',
    go: 'Continue',
    take: 'Take over',
    drop: 'Discard',
    dropSure: 'Really discard',
    untitled: 'no name yet',
    cannotOpen: 'cannot be opened now',
  },
  fraud: { exact: 'What exactly', unknown: 'Not certain' },
  allFraud: 'All fraud types',
  case: {
    label: 'Case',
    search: 'Find by case number',
    none: 'No case of this unit found',
    remove: 'Without case',
    unchosen: 'No case is linked yet: choose one in the list above, or clear the number',
    hint: 'Cases of the own unit only',
  },
  earlier: {
    title: 'This was saved once before, with other content',
    next:
      'That save was recorded; only its answer was lost. ' +
      'Bring what you have now to that record, or record another one if it is ' +
      'something else.',
    voided: 'The record of that save has been voided since. You may record another one.',
    unamendable:
      'That save was recorded, and such records are not amended: ' +
      'if it is wrong, open it, void it, and record another one.',
    amend: 'Amend that record',
    open: 'Open that record',
    anew: 'Something else: record another one',
    carried: 'What you just wrote was brought here; saving it amends this record.',
  },
  unusual: {
    title: 'An unusually large number. Is it right?',
    line: '{name}: {value}. Your unit usually states no more than {bound} at a time.',
    mark: 'Once confirmed it counts like any other, and is marked as beyond the usual, to be checked.',
    back: 'Correct it',
    confirm: 'It is right, save',
  },
  between: ', ',
  toCheck: { tag: 'To check', line: '{name} is beyond the usual (at most {bound})' },
};
