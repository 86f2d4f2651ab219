import { createHash } from 'node:crypto';
import { DomainError, isId, requireFound } from '@fanzha/domain';
import type { FactEntity } from '@fanzha/ledger';
import { Database, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ImportBooks } from './books/import-books.js';
import type { ImportRowState } from './import.enums.js';
import { ImportKeepers, type ImportKeeper } from './import-keepers.js';
import {
  amendedInput,
  canonical,
  errorsOf,
  existingOf,
  type ImportReading,
  inputOf,
  recordsIn,
} from './import-records.js';
import { type ImportChange, ImportRepository, type KeptImport, type RowCounts } from './import.repository.js';
import { ImportRowRepository, type JudgedRow, type KeptRow } from './import-rows.repository.js';
import { NO_COUNTS } from './import.service.js';
import type { Assembled } from '../targets/assembled.js';
import { RECORD_ID, RECORD_VERSION } from '../targets/shared-fields.js';
import type { RowError } from '../targets/target.js';

/**
 * Rows that are judged in one transaction: more than the 400 lines that one record may have, whose end has to be
 * found. What lives no longer than a few collections is cheap; of twice as many rows most outlive them.
 */
const AT_ONCE = 500;

type Lines = readonly [KeptRow, ...KeptRow[]];

/** A row that has no errors of its own, before it is held against others. */
interface Sound {
  readonly lines: Lines;
  readonly fact: FactEntity;
}

/** What the rows of a file have said so far: a second row that says the same is a duplicate. */
class Said {
  private readonly digests = new Map<string, number>();

  /** The row that said it before; null where this one is the first. */
  before(text: string, row: number): number | null {
    // A byte is a character: the shortest text that holds it. A part of a longer one would keep that one as well.
    const digest = createHash('sha256').update(text).digest('binary');
    const known = this.digests.get(digest);
    if (known === undefined) this.digests.set(digest, row);
    return known ?? null;
  }
}

/** Judges the rows of an import as its ledger would: the dry run. Nothing is written to a ledger. */
@Injectable()
export class ImportCheck {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowRepository,
    private readonly keepers: ImportKeepers,
    private readonly books: ImportBooks,
  ) {}

  /**
   * Judges all rows anew, from the first. Ends early where somebody asks for it, and can be begun again at any time.
   * @returns the import as it is left
   */
  async run(viewer: Viewer, reading: ImportReading): Promise<KeptImport> {
    const { kept } = reading;
    const judging = this.books.judging(viewer, reading);
    const said = new Said();
    const counts = { ...NO_COUNTS } as { -readonly [Name in keyof RowCounts]: number };
    let done = 0;
    for (let after = 0; ;) {
      const rows = await this.rows.next(viewer.scope, kept.id, after, AT_ONCE);
      const whole = wholeRecords(reading, rows);
      const last = whole.at(-1)?.at(-1);
      if (!last) break;
      done += whole.reduce((sum, lines) => sum + lines.length, 0);
      const goesOn = await this.database.transaction(viewer.scope, async (tx) => {
        const now = await this.imports.lock(tx, kept.id);
        if (isAnother(now, kept)) return null;
        if (now?.state !== 'CHECKING' || now.cancelAsked) return false;
        const judged = judging
          ? await judging(tx, whole)
          : await this.judged(tx, viewer, reading, this.keepers.of(kept.target), whole, said);
        await this.rows.judge(tx, kept.id, judged);
        count(counts, judged);
        await this.imports.change(tx, kept.id, { doneRows: done, rowCounts: counts });
        return true;
      });
      if (goesOn === null) return kept;
      if (!goesOn) return this.ended(viewer, kept, { state: 'UPLOADED' });
      after = last.row;
    }
    // Another job may have counted a part of the rows again: what all of them are is said with the end.
    return this.ended(viewer, kept, { state: 'CHECKED', doneRows: done, rowCounts: counts });
  }

  private async ended(
    viewer: Viewer,
    { id }: KeptImport,
    change: Pick<ImportChange, 'state' | 'doneRows' | 'rowCounts'>,
  ): Promise<KeptImport> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const now = requireFound(await this.imports.lock(tx, id));
      if (now.state !== 'CHECKING') return now;
      return this.imports.change(tx, id, { ...change, cancelAsked: false });
    });
  }

  private async judged(
    tx: Transaction,
    viewer: Viewer,
    reading: ImportReading,
    keeper: ImportKeeper,
    records: readonly Lines[],
    said: Said,
  ): Promise<JudgedRow[]> {
    const judged: JudgedRow[] = [];
    const added: Lines[] = [];
    for (const lines of records) {
      const existing = existingOf(reading, lines);
      if (existing) judged.push(await this.amendment(tx, viewer, reading, keeper, lines, existing));
      else added.push(lines);
      for (const part of lines.slice(1)) judged.push({ row: part.row, state: 'PART', partOf: lines[0].row });
    }
    return [...judged, ...(await this.additions(tx, viewer, reading, keeper, added, said))];
  }

  /** Rows that state something new: what their ledger would make of them, and what is wrong. */
  private async additions(
    tx: Transaction,
    viewer: Viewer,
    reading: ImportReading,
    keeper: ImportKeeper,
    records: readonly Lines[],
    said: Said,
  ): Promise<JudgedRow[]> {
    const read = records.map((lines) => inputOf(reading, lines));
    const inputs = read.map(({ input }) => input);
    const outcomes = await keeper.judgeMany(tx, viewer, inputs);
    // What totals say is known only once a record stands: it is recorded, and taken back.
    const tries = await keeper.hasTotals(tx, viewer);
    const invalid: JudgedRow[] = [];
    const sound: Sound[] = [];
    for (const [at, lines] of records.entries()) {
      const [outcome, of] = [outcomes[at], read[at]];
      if (!outcome || !of) throw new Error('A row was not judged');
      const refusal = 'refused' in outcome ? outcome.refused : tries ? await triedIn(tx, viewer, keeper, of) : null;
      const errors = refusal === null ? of.errors : together(of, errorsOf(refusal, of, lines));
      if (errors.length > 0 || 'refused' in outcome) invalid.push(rowOf(lines, 'INVALID', errors));
      else sound.push({ lines, fact: outcome.fact });
    }
    return [...invalid, ...(await this.heldAgainst(tx, keeper, sound, said))];
  }

  /** A row of a record that was exported. */
  private async amendment(
    tx: Transaction,
    viewer: Viewer,
    reading: ImportReading,
    keeper: ImportKeeper,
    lines: Lines,
    { id, version }: { readonly id: string; readonly version: number | null },
  ): Promise<JudgedRow> {
    const refused = (field: string, code: string, params?: RowError['params']): JudgedRow => {
      const column = reading.columns.find((each) => each.field.name === field)?.column ?? null;
      return rowOf(lines, 'INVALID', [{ row: lines[0].row, column, field, code, ...(params && { params }) }]);
    };
    const fact = isId(id) ? await keeper.table.findIn(tx, id) : null;
    if (!fact || fact.tenantId !== viewer.tenantId) return refused(RECORD_ID, 'NOT_FOUND');
    const { before, after } = amendedInput(reading, keeper, viewer, fact, lines);
    const known = { kind: keeper.definition.source.kind, recordId: fact.id, seenVersion: fact.version };
    if (after.errors.length === 0 && canonical(before) === canonical(after.input))
      return { ...rowOf(lines, 'UNCHANGED'), ...known };
    if (fact.recordStatus === 'VOIDED') return refused(RECORD_ID, 'ALREADY_VOIDED');
    if (version === null) return refused(RECORD_VERSION, 'REQUIRED');
    if (version !== fact.version) return refused(RECORD_VERSION, 'RECORD_CHANGED', { version: fact.version });
    if (reading.target.unamendable || keeper.definition.unamendable) return refused(RECORD_ID, 'NOT_ALLOWED_HERE');
    try {
      await keeper.judgeAmendment(tx, viewer, after.input, fact);
      if (after.errors.length > 0) return rowOf(lines, 'INVALID', after.errors);
      return { ...rowOf(lines, 'UPDATE'), ...known };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return rowOf(lines, 'INVALID', together(after, errorsOf(error, after, lines)));
    }
  }

  /** Rows without errors, held against the rows before and against records that stand. */
  private async heldAgainst(
    tx: Transaction,
    { definition, table }: ImportKeeper,
    sound: readonly Sound[],
    said: Said,
  ): Promise<JudgedRow[]> {
    const wordsOf = (fact: FactEntity) => canonical(statedOf(definition.stated, fact));
    const standing = new Map(
      (
        await table.findSaying(
          tx,
          sound.map(({ fact }) => fact),
        )
      ).map((fact) => [wordsOf(fact), fact] as const),
    );
    const known = await table.findKnownBy(
      tx,
      sound.flatMap(({ fact }) => table.knownBy(fact) ?? []),
    );
    return sound.map(({ lines, fact }): JudgedRow => {
      const words = wordsOf(fact);
      const key = table.knownBy(fact);
      const record = standing.get(words) ?? (key === null ? undefined : idOf(known.get(key)));
      const again = key === null ? null : said.before(`known by ${key}`, lines[0].row);
      const first = said.before(words, lines[0].row) ?? again;
      if (record) return { ...rowOf(lines, 'DUPLICATE'), kind: definition.source.kind, recordId: record.id };
      return first === null ? rowOf(lines, 'NEW') : { ...rowOf(lines, 'DUPLICATE'), partOf: first };
    });
  }
}

/** Whether a dry run was asked for anew, with another mapping: this one judges no more rows. */
const isAnother = (now: KeptImport | null, { version }: KeptImport): boolean =>
  now !== null && now.version !== version && !now.cancelAsked;

/** Records of which all lines are there: the last one may go on in rows that were not read. */
function wholeRecords({ columns }: ImportReading, rows: readonly KeptRow[]): readonly Lines[] {
  const records = recordsIn(columns, rows);
  return rows.length < AT_ONCE || records.length === 1 ? records : records.slice(0, -1);
}

const idOf = (id: string | undefined): { readonly id: string } | undefined => (id === undefined ? undefined : { id });

const rowOf = ([{ row }]: Lines, state: ImportRowState, errors?: readonly RowError[]): JudgedRow => ({
  row,
  state,
  ...(errors && { errors }),
});

/** What was read wrongly is not told a second time as missing. */
function together({ errors: read }: Assembled, of: readonly RowError[]): readonly RowError[] {
  const placed = new Set(read.map(({ row, field }) => `${row} ${field}`));
  return [...read, ...of.filter(({ row, field }) => !placed.has(`${row} ${field}`))];
}

function statedOf(stated: readonly string[], fact: FactEntity): Record<string, unknown> {
  const values = fact as unknown as Record<string, unknown>;
  return Object.fromEntries(stated.map((name) => [name, values[name]]));
}

function count(counts: { -readonly [Name in keyof RowCounts]: number }, judged: readonly JudgedRow[]): void {
  for (const { state, errors = [] } of judged) {
    if (state !== 'PART') counts[state] += 1;
    if (state === 'INVALID' && errors.every(({ suggestion }) => suggestion !== undefined)) counts.correctable += 1;
  }
}

/** Thrown to take back what was tried. */
class Tried extends Error {}

/** What a ledger says of a record while it stands; nothing of it stays. */
async function triedIn(
  tx: Transaction,
  viewer: Viewer,
  keeper: ImportKeeper,
  { input }: Assembled,
): Promise<DomainError | null> {
  try {
    return await tx.attempt(async () => {
      await keeper.recordIn(tx, viewer, input);
      throw new Tried();
    });
  } catch (error) {
    if (error instanceof DomainError) return error;
    if (!(error instanceof Tried)) throw error;
    return null;
  }
}
