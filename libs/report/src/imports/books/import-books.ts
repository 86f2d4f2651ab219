import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AccountsBook } from './accounts-book.js';
import { DoorsBook } from './doors-book.js';
import {
  type BookContext,
  type ImportBook,
  judgedRow,
  type RowOutcome,
  type RowsSoFar,
  outcomeAt,
} from './import-book.js';
import { UnitsBook } from './units-book.js';
import type { ImportTargetCode } from '../import.enums.js';
import { type ImportReading, inputOf, type Lines } from '../import-records.js';
import type { JudgedRow } from '../import-rows.repository.js';
import type { BatchOutcome, Written } from '../batch-outcome.js';

/** Thrown to take back what the dry run has let a book do. */
class TakenBack extends Error {
  constructor(readonly outcomes: readonly RowOutcome[]) {
    super('a dry run leaves nothing');
  }
}

/** What is imported beside the ledgers, as the dry run and the writing of imports use it. */
@Injectable()
export class ImportBooks {
  private readonly books: Readonly<Partial<Record<ImportTargetCode, ImportBook>>>;

  constructor(units: UnitsBook, accounts: AccountsBook, doors: DoorsBook) {
    this.books = { UNITS: units, ACCOUNTS: accounts, HOUSEHOLD_DOORS: doors };
  }

  /** Judges the rows of a file, batch by batch in its order; null for what a ledger keeps. */
  judging(
    viewer: Viewer,
    reading: ImportReading,
  ): ((tx: Transaction, records: readonly Lines[]) => Promise<JudgedRow[]>) | null {
    const book = this.books[reading.kept.target];
    if (!book) return null;
    const soFar: RowsSoFar = new Map();
    return async (tx, records) => {
      const context = { tx, viewer, reading, soFar, withDuplicates: false };
      const outcomes = await takenBack(tx, () => added(book, context, records));
      return records.map((lines, at) => judgedRow(lines, outcomeAt(outcomes, at)));
    };
  }

  /** Whether rows of a target go into a book instead of a ledger. */
  has(target: ImportTargetCode): boolean {
    return this.books[target] !== undefined;
  }

  /** Writes some rows; null for what a ledger keeps. */
  async written(
    tx: Transaction,
    viewer: Viewer,
    reading: ImportReading,
    records: readonly Lines[],
  ): Promise<BatchOutcome | null> {
    const book = this.books[reading.kept.target];
    if (!book) return null;
    const { withDuplicates } = reading.kept;
    const outcomes = await added(book, { tx, viewer, reading, soFar: new Map(), withDuplicates }, records);
    const written: Written[] = [];
    const refused: JudgedRow[] = [];
    for (const [at, lines] of records.entries()) {
      const outcome = outcomeAt(outcomes, at);
      const [{ row }] = lines;
      if ('made' in outcome) written.push({ row, ...outcome.made });
      else
        refused.push(
          'errors' in outcome ? judgedRow(lines, outcome) : { row, state: 'INVALID', errors: [CAME_IN(row)] },
        );
    }
    return { written, refused };
  }
}

/** What was new in the dry run was added by somebody else meanwhile. */
const CAME_IN = (row: number) => ({ row, column: null, field: null, code: 'ALREADY_EXISTS' }) as const;

/** Reads rows and lets a book add those that were read without errors. */
async function added(book: ImportBook, context: BookContext, records: readonly Lines[]): Promise<RowOutcome[]> {
  const { columns } = context.reading;
  const columnOf = (name: string) => columns.find(({ field }) => field.name === name)?.column ?? null;
  const rows = records.map((lines) => ({ lines, columnOf, said: inputOf(context.reading, lines) }));
  const sound = rows.filter(({ said }) => said.errors.length === 0);
  const outcomes = new Map((await book.add(context, sound)).map((outcome, at) => [sound[at], outcome]));
  return rows.map((row) => outcomes.get(row) ?? { errors: row.said.errors });
}

/** Does something within a transaction, and leaves nothing of it. */
async function takenBack(tx: Transaction, work: () => Promise<RowOutcome[]>): Promise<readonly RowOutcome[]> {
  try {
    return await tx.attempt(async () => {
      throw new TakenBack(await work());
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.outcomes;
    throw error;
  }
}
