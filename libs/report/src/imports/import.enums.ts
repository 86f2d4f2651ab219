import { LEDGER_TERMS } from '@fanzha/domain';
import { describedEnum } from '../records/described-enum.js';

/** What rows of a file become: records of a ledger, by its code, or what is kept beside the ledgers. */
export type ImportTargetCode =
  Exclude<(typeof LEDGER_TERMS)[number]['code'], 'NOTICES'> | 'HOUSEHOLD_DOORS' | 'UNITS' | 'ACCOUNTS';

export type ImportState =
  'UPLOADED' | 'CHECKING' | 'CHECKED' | 'WRITING' | 'WRITTEN' | 'CANCELLED' | 'STOPPED' | 'UNDOING' | 'UNDONE';
export type ImportRowState = 'NEW' | 'UPDATE' | 'UNCHANGED' | 'DUPLICATE' | 'INVALID';
export type ImportMode = 'GOOD_ROWS' | 'ALL_OR_NOTHING';
export type ImportUndoObstacle = 'NOTHING_WRITTEN' | 'NOT_RECORDS' | 'NO_RIGHT' | 'AT_WORK';
export type ImportColumnState = 'KNOWN' | 'TO_CHECK' | 'UNREAD' | 'PERSONAL';
export type ImportStopReason = 'RIGHT_LOST' | 'UNIT_CLOSED' | 'ROWS_INVALID' | 'FAILED';
export type ImportFormat = 'XLSX' | 'CSV';

const LEDGERS = Object.fromEntries(
  LEDGER_TERMS.filter(({ code }) => code !== 'NOTICES').map(({ code, zh }) => [code, zh]),
);

export const ImportTargetEnum = describedEnum<ImportTargetCode>('ImportTarget', 'what rows of a spreadsheet become', {
  ...LEDGERS,
  HOUSEHOLD_DOORS: '户册: doors of the rosters of communities, for districts and communities',
  UNITS: '单位: units of the city, for operators',
  ACCOUNTS: '账号: accounts, for operators and for administrators of a unit',
} as Record<ImportTargetCode, string>);

export const ImportStateEnum = describedEnum<ImportState>('ImportState', 'how far an import has come', {
  UPLOADED: 'its rows are staged; what the columns stand for can be changed',
  CHECKING: 'a dry run judges each row; nothing is written',
  CHECKED: 'the dry run is over: it can be started, or mapped anew',
  WRITING: 'rows become records, batch by batch; it goes on by itself after a restart',
  WRITTEN: 'all rows that could be written are records',
  CANCELLED: 'ended by a person between two batches; what is written stays',
  STOPPED: 'ended by the system: see the reason',
  UNDOING: 'what was written is taken back, batch by batch; it goes on by itself after a restart',
  UNDONE: 'what was written is taken back, except what `undo` tells; it can be asked for again',
});

export const ImportRowStateEnum = describedEnum<ImportRowState>('ImportRowState', 'what the dry run says of a row', {
  NEW: 'it becomes a record',
  UPDATE: 'it amends the record that it was exported from',
  UNCHANGED: 'it says what its record says, and is not written',
  DUPLICATE: 'another row, or a record that stands, says the same; not written unless asked for',
  INVALID: 'it has errors, and is not written',
});

export const ImportUndoObstacleEnum = describedEnum<ImportUndoObstacle>(
  'ImportUndoObstacle',
  'why an import cannot be undone',
  {
    NOTHING_WRITTEN: 'nothing was written',
    NOT_RECORDS: 'units and accounts are not voided: close a unit, disable an account',
    NO_RIGHT: 'the account may not void records',
    AT_WORK: 'the server is at work on it',
  },
);

export const ImportModeEnum = describedEnum<ImportMode>(
  'ImportMode',
  'what becomes of the good rows where others have errors',
  {
    GOOD_ROWS: 'good rows are written, the others are in the annotated file',
    ALL_OR_NOTHING: 'nothing is written, or all of it in one transaction',
  },
);

export const ImportColumnStateEnum = describedEnum<ImportColumnState>(
  'ImportColumnState',
  'how a column was recognised',
  {
    KNOWN: 'by its header, or as the unit chose before',
    TO_CHECK: 'its header only comes near: a person should look',
    UNREAD: 'it stands for nothing and is not read',
    PERSONAL: 'it holds phone, ID-card or bank-card numbers, and is never read',
  },
);

export const ImportStopReasonEnum = describedEnum<ImportStopReason>(
  'ImportStopReason',
  'why the system ended an import',
  {
    RIGHT_LOST: 'the account may not record any more: it was disabled or lost the role',
    UNIT_CLOSED: 'the unit is closed',
    ROWS_INVALID: 'all or nothing was asked for, and a row turned out to have errors: nothing of it is written',
    FAILED: 'it failed again and again for a reason that is in the log of the server',
  },
);

export const ImportFormatEnum = describedEnum<ImportFormat>('ImportFormat', 'what kind of file it is', {
  XLSX: 'a workbook',
  CSV: 'a table of text',
});
