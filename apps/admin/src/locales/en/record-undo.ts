export const recordUndo = {
  standing: '{n} record that nobody has changed: voided | {n} records that nobody has changed: voided',
  amended: '{n} record that was changed since: stays | {n} records that were changed since: stay',
  withAmended: 'Void the changed one as well | Void the {n} changed ones as well',
  forGood:
    'It cannot be taken back: no figure counts these records any more. The records, their history and the ' +
    'reason stay.',
  reason: 'Why it is undone',
  reasonHint: 'e.g. the wrong file, figures that were not checked',
  needsReason: 'Please say why it is undone',
  submit: 'Void {n} record | Void {n} records',
};
