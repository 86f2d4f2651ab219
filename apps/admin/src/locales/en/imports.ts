export const imports = {
  title: 'Import a spreadsheet',
  lead: 'Records an Excel or CSV file in the ledgers at once: check it first, write when it is right.',
  leadOperator: 'Adds units and accounts from an Excel or CSV file at once: check it first, write when it is right.',
  link: 'Import',
  steps: 'Steps',
  step: { template: 'Template', mapping: 'File and columns', check: 'Dry run', write: 'Write' },
  done: 'Done: ',
  next: 'Next',
  noFile: 'The file could not be downloaded; please try again later',
  rowCount: '{n} row | {n} rows',
  columnCount: '{n} column | {n} columns',
  invalidRows: '{n} row with errors | {n} rows with errors',
  written: '{n} row written | {n} rows written',
  target: {
    title: 'What to import',
    byType: 'Templates fit the type of unit: {type}',
    columns: '{n} column, required: {fields} | {n} columns, required: {fields}',
    free: '{n} column | {n} columns',
    own:
      'A spreadsheet of your own will do, too: its columns are matched by name. Numbers of phones, identity and ' +
      'bank cards are never read, even where they are in it.',
    about: {
      HOUSEHOLD_DOORS:
        'One row for each household. Doors that are on the roster are skipped; names, phones and identity cards are ' +
        'never read, even where they are in the file.',
      UNITS:
        'A unit of the same name in the same region is there already. Rows that match it are skipped; rows that ' +
        'differ are errors. Units cannot be undone as a whole.',
      ACCOUNTS:
        'Add the units first. An account of the same user name is there already. No password stands in the file: ' +
        'when the accounts are written, an account sheet gives a one-time password to each that nobody has used.',
    },
    download: 'Download the template “{name}”',
    file: '{name} template.xlsx',
    none: 'There is nothing you can import.',
  },
  upload: {
    title: 'Upload',
    limits: '.xlsx or .csv, up to 20 MB and 100,000 rows',
    choose: 'Choose a file',
    sending: 'Uploading…',
    drop: 'Drop a spreadsheet of “{name}” here, or choose a file',
    dropHint: 'The first row names the columns; a title above it does no harm.',
    another: 'Another file',
    tooLarge: 'The file is larger than 20 MB: take out pictures, or upload it in parts.',
    sheet:
      'Sheet “{sheet}”, columns named in row {row}, {n} row, {size} | ' +
      'Sheet “{sheet}”, columns named in row {row}, {n} rows, {size}',
    text: 'Columns named in row {row}, {n} row, {size} | Columns named in row {row}, {n} rows, {size}',
  },
  list: {
    title: 'Imports of your unit',
    count: '{n} in all',
    file: 'Spreadsheet',
    state: 'State',
    rows: 'Rows',
    when: 'When',
    who: 'By',
    empty: 'No spreadsheet has been imported yet.',
    more: 'Show more',
    cleaned: 'details removed',
  },
  state: {
    UPLOADED: 'To be checked',
    CHECKING: 'Dry run',
    CHECKED: 'To be written',
    WRITING: 'Writing',
    WRITTEN: 'Written',
    CANCELLED: 'Cancelled',
    STOPPED: 'Stopped',
    UNDOING: 'Being undone',
    UNDONE: 'Undone',
  },
  mapping: {
    title: 'Columns',
    summary: '{n} column: {parts} | {n} columns: {parts}',
    part: { KNOWN: '{n} known', TO_CHECK: '{n} to check', UNREAD: '{n} unmatched', PERSONAL: '{n} never read' },
    separator: ', ',
    column: 'Column of the file',
    samples: 'First two rows',
    field: 'Recorded as',
    state: 'State',
    noHeader: '(no name)',
    hidden: '(not shown)',
    noSamples: '(empty)',
    unread: 'Not imported',
    never: 'Never read: it looks like numbers of phones, identity or bank cards',
    of: '{column} recorded as',
    required: '{name} (required)',
    is: { KNOWN: 'Known', TO_CHECK: 'Please check', UNREAD: 'Unmatched', PERSONAL: 'Never read' },
    missing: 'No column stands for what is required: {fields}. Without it every row is wrong.',
    words: 'Words such as 余, 约 or 若干 become the kind of a number; formulas and macros are never run.',
    settled: 'Writing has begun: the columns cannot be changed any more.',
    check: 'Dry run',
    checkAgain: 'Check again',
  },
  check: {
    sums: 'Result of the dry run',
    state: {
      NEW: 'New',
      UPDATE: 'Changed',
      UNCHANGED: 'Unchanged, not written',
      DUPLICATE: 'Duplicate, not written',
      INVALID: 'With errors',
    },
    rows: 'rows',
    see: 'Show them',
    correctable: '{n} can be corrected at once',
    checked: 'Dry run finished. To be written: {n}; with errors: {invalid}',
    errors: '{n} row with errors | {n} rows with errors',
    noErrors: 'No errors',
    errorTable: 'Errors',
    row: 'Row',
    column: 'Column',
    cell: 'In the cell',
    what: 'What is wrong, and what to do',
    at: 'Row {row}',
    whole: 'Whole row',
    personal: '(not shown)',
    empty: '(empty)',
    same: 'The same in {n} row: {rows} | The same in {n} rows: {rows}',
    some: '{rows} and more',
    perhaps: 'Did you mean',
    take: 'Accept',
    takeRows: 'Accept ({n})',
    takeOne: 'Row {row}: accept “{suggestion}” for “{cell}”',
    takeAll: 'Accept 1 suggestion | Accept {n} suggestions',
    kinds:
      '{n} kind of error; equal ones are one line. Check again when corrected: nothing is written twice. | ' +
      '{n} kinds of errors; equal ones are one line. Check again when corrected: nothing is written twice.',
    annotated: 'Download the annotated file',
    annotatedFile: '{batch} annotated.xlsx',
    replaced: 'Accepted suggestions',
    replacement: '{column}: “{from}” is read as “{to}”',
    undo: 'Undo',
    undoOne: 'Undo that “{from}” is read as “{to}”',
    how: 'How to write',
    goodRows: 'Only the good row | Only the {n} good rows',
    goodRowsNote: 'The rest ({n}) is in the annotated file, to be corrected and imported again',
    goodRowsAll: 'There are no errors; should the ledger still refuse a row, the others are written',
    all: 'All or nothing',
    allNote: 'With errors now: {n}. Nothing would be written',
    allFine: 'If one row is refused, nothing is written',
    duplicates: 'Write the duplicate as well | Write the {n} duplicates as well',
    nothing: 'The dry run has written nothing',
    nothingToWrite: 'There is nothing to write',
    tooManyAtOnce: 'Too many rows for this way (at most {n}): write the good ones, or divide the file',
    firstCorrect: 'Correct the errors first ({n}), or write only the good rows',
    write: 'Write {n} row | Write {n} rows',
  },
  rows: {
    title: 'Row by row',
    filter: 'Which rows',
    all: 'All',
    result: 'Result',
    scroll: 'Rows of the file, to be scrolled sideways',
    number: 'Number',
    more: 'Show {n} more',
    none: 'There are no such rows.',
    gone: 'The details are removed; rows can no longer be shown.',
    record: 'Open the record',
    sameAs: 'Open the same record',
    unit: 'Open the unit',
    waits: 'Waits for another operator',
    willWait: 'New, and to be approved by another operator',
    suggestion: 'Suggestion: {text}',
    part: 'belongs to the row above',
    is: {
      NEW: 'New',
      UPDATE: 'Changed',
      UNCHANGED: 'Unchanged',
      DUPLICATE: 'Duplicate',
      INVALID: 'With errors',
      UNCHECKED: 'Not checked yet',
    },
    written: 'Written',
    undone: 'Undone',
  },
  write: {
    of: '/ {n} row | / {n} rows',
    resumed: 'The service restarted at {time} and went on from row {row}; nothing is written twice.',
    stop: 'Stop',
    result: 'Result',
    rows: 'rows',
    written: 'Written',
    same: 'Unchanged',
    duplicates: 'Duplicate, not written',
    invalid: 'Not written',
    left: 'Not reached',
    batch: 'Batch number',
    batchNote: "Every record's log entry has it, so you can find all records of this import.",
    kept: 'Details are kept until {day}; after that only the records and the batch number are.',
    cleaned: 'Details are removed; all records are in place.',
    finished: '{n} row written | {n} rows written',
    records: 'Open the ledger',
    open: { HOUSEHOLD_DOORS: 'Open the rosters', UNITS: 'Open the units', ACCOUNTS: 'Open the accounts' },
    annotated: 'Annotated file',
    again: 'Import another file',
    cancelled:
      'Stopped. What was written stays ({n}); the rest was not. To go on, download the annotated file, delete the ' +
      'rows that are written and import it.',
    cancelledCheck: 'The dry run was stopped; nothing was written. Upload the file again to begin anew.',
    stopped: {
      RIGHT_LOST:
        'The account that asked for it was disabled or may not record any more. Import the rest with another account.',
      UNIT_CLOSED: 'The unit is closed, so it was stopped.',
      ROWS_INVALID:
        'All or nothing was asked for, and the ledger refused a row: nothing was written. The annotated file says ' +
        'why; correct it and import it again.',
      FAILED:
        'Something in the file makes the system fail, so it was stopped; what is not written stays unwritten. ' +
        'Tell the operator the batch number.',
    },
    unknownStop: 'The system has stopped this import.',
  },
  progress: {
    check: {
      title: 'Dry run',
      label: 'Progress of the dry run',
      note: 'It only checks, and writes nothing. It goes on when you close the page.',
      stopping: 'Stopping…',
    },
    write: {
      title: 'Writing',
      label: 'Progress of writing',
      note: 'It goes on when you close the page',
      stopping: 'It stops after the rows under way…',
    },
    undo: {
      title: 'Undoing',
      label: 'Progress of the undo',
      note: 'It goes on when you close the page',
      stopping: 'It stops after the records under way…',
    },
  },
  accounts: {
    title: 'Account sheet',
    ready:
      '{n} account that nobody has used waits for a one-time password | ' +
      '{n} accounts that nobody has used wait for one-time passwords',
    used:
      '{n} account is in use, or was changed otherwise: it gets no other password | ' +
      '{n} accounts are in use, or were changed otherwise: they get no other password',
    byHand:
      '{n} account of an official or operator is there: its password is reset on the page of accounts | ' +
      '{n} accounts of officials or operators are there: their passwords are reset on the page of accounts',
    waiting:
      '{n} account waits for another operator, whose approval gives the one-time password | ' +
      '{n} accounts wait for another operator, whose approval gives the one-time password',
    about:
      'An account sheet gives a new one-time password to each account that nobody has used. It stands in that file ' +
      'alone: the system keeps none.',
    another:
      'One-time passwords are told only to who has started the import. Without them, passwords are reset one by ' +
      'one on the page of accounts.',
    make: 'Make an account sheet',
    makePart: 'Make account sheet {n}',
    ask: 'Give {n} account a one-time password? | Give {n} accounts one-time passwords?',
    text:
      'A file with unit, user name and one-time password is downloaded. Hand each to its person, who replaces it at ' +
      'the first sign-in.',
    once: 'Shown only once. A new sheet replaces the unused passwords in this one.',
    do: 'Give passwords and download',
    making: 'Giving passwords…',
    made: 'The account sheet is downloaded',
    file: '{batch} account sheet.xlsx',
  },
  undo: {
    title: 'Undo the import',
    do: 'Undo the import',
    ask: 'Undo the whole import?',
    hint: 'If it was the wrong file, all records that it wrote can be voided at once.',
    text:
      'The records that “{name}” ({batch}) wrote are voided at once, with one reason; each has it in its history and ' +
      'its log, as if each had been voided one by one.',
    because: 'Reason: {reason}',
    cancelled:
      'The undo was stopped. What is undone stays so; the rest is as it was. To go on, choose “Undo the import” again.',
    stopped: {
      RIGHT_LOST:
        'The account that undid it was disabled or may void no more, so that it stopped. ' +
        'Let another account go on with the undo.',
      UNIT_CLOSED: 'The unit was closed, so that the undo stopped.',
      ROWS_INVALID: 'A record could not be voided, so that the undo stopped; see why row by row.',
      FAILED: 'A record made the system fail, and the undo stopped. Tell the platform’s operators the batch number.',
    },
    standing: '{n} record is as it was written and counts | {n} records are as they were written and count',
    amended:
      '{n} record was changed since: it stays unless you ask for it | ' +
      '{n} records were changed since: they stay unless you ask for them',
    updated:
      '{n} earlier record was only changed: it stays, and its history has the earlier version | ' +
      '{n} earlier records were only changed: they stay, and their history has the earlier version',
    voided: '{n} record is undone and counts no more | {n} records are undone and count no more',
    voidedBefore: '{n} record had been voided already | {n} records had been voided already',
    refused: '{n} record may not be voided; see why row by row | {n} records may not be voided; see why row by row',
    notRecords:
      'Units and accounts cannot be undone. Close surplus units on their page, disable accounts on the page of ' +
      'accounts.',
    noRight: 'Your account may not void records.',
    finished: '{n} record undone | {n} records undone',
  },
  discard: {
    do: 'Discard',
    title: 'Discard this import?',
    text:
      'The uploaded rows, their columns and the result of the dry run are deleted for good. Nothing was written to ' +
      'the ledgers, which stay as they are.',
    keep: 'Keep it',
    done: '{batch} discarded',
  },
};
