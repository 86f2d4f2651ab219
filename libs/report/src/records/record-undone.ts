import { describedEnum } from './described-enum.js';

/** What became of a record when the import or the text that made it was undone. */
export type RecordUndone = 'VOIDED' | 'AMENDED' | 'VOIDED_BEFORE' | 'UPDATED' | 'REFUSED';

export const RecordUndoneEnum = describedEnum<RecordUndone>(
  'RecordUndone',
  'what became of a record when all of its import or text were undone',
  {
    VOIDED: 'it is voided, or as if it had never been where it is no record of a ledger',
    AMENDED: 'it stays: somebody has changed it since',
    VOIDED_BEFORE: 'somebody had voided it before',
    UPDATED: 'it stays: the import has only changed it, and its history has the earlier version',
    REFUSED: 'it stays: its ledger refused, and says why',
  },
);
