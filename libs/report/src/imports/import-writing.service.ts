import { DomainError, requireFound } from '@fanzha/domain';
import { Database, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ImportBooks } from './books/import-books.js';
import type { BatchOutcome, Written } from './batch-outcome.js';
import type { ImportStopReason } from './import.enums.js';
import { type ImportKeeper, ImportKeepers } from './import-keepers.js';
import { amendedInput, errorsOf, existingOf, type ImportReading, inputOf } from './import-records.js';
import { ImportRepository, type KeptImport } from './import.repository.js';
import { ImportRowRepository, type JudgedRow, type KeptRow } from './import-rows.repository.js';
import { ImportLog } from './import-log.js';
import type { Assembled } from '../targets/assembled.js';

/** Records of one transaction. */
const AT_ONCE = 500;
/** Batches that are under way at one time: while the database works at one, the process works at the other. */
const LANES = 2;

type Lines = readonly [KeptRow, ...KeptRow[]];

/** Records that are ready to be written. */
interface Prepared {
  readonly records: readonly Lines[];
  /** The records among them that are new, as they were assembled and as their ledger has read them. */
  readonly added: readonly { readonly lines: Lines; readonly said: Assembled }[];
  readonly reads: readonly unknown[];
  /** Whether it depends on batches before it, and those behind it on this one. */
  readonly alone: boolean;
}

/** Ends the transaction of a batch of which nothing stays. */
class NotKept extends Error {}

/** Ends the transaction in which all or nothing is written. */
class NotAll extends Error {
  constructor(readonly refused: readonly JudgedRow[]) {
    super('nothing of it is written');
  }
}

/**
 * Rows become records, batch by batch. A batch is one transaction with the note of which rows it was: a process that
 * dies leaves whole batches, and the next one goes on behind them.
 */
@Injectable()
export class ImportWriting {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowRepository,
    private readonly keepers: ImportKeepers,
    private readonly log: ImportLog,
    private readonly books: ImportBooks,
  ) {}

  /** Writes what is not written yet. @returns the import as it is left */
  async run(viewer: Viewer, reading: ImportReading): Promise<KeptImport> {
    if (reading.kept.mode === 'ALL_OR_NOTHING') return this.allOrNothing(viewer, reading);
    await this.noteResumption(viewer, reading.kept);
    for (;;) {
      await this.writeRest(viewer, reading);
      const now = await this.settled(viewer, reading.kept.id);
      if (now.state !== 'WRITING') return now;
    }
  }

  /** Writes what is there to be written, until a batch is not kept. While the database writes one, the next is read. */
  private async writeRest(viewer: Viewer, reading: ImportReading): Promise<void> {
    const underWay: Promise<boolean>[] = [];
    try {
      for (let after = 0; ;) {
        const ready = await this.database.transaction(viewer.scope, (tx) => this.prepared(tx, viewer, reading, after));
        const last = lastOf(ready);
        if (last === null) break;
        after = last;
        if (ready.alone && (await Promise.all(underWay.splice(0))).includes(false)) return;
        const batch = this.batch(viewer, reading, ready);
        // Whoever waits for it hears of its failure.
        batch.catch(() => undefined);
        underWay.push(batch);
        while (underWay.length >= (ready.alone ? 1 : LANES)) if (!(await underWay.shift())) return;
      }
    } finally {
      // Also where one has failed, the others have ended before the import is looked at.
      await Promise.allSettled(underWay);
    }
    await Promise.all(underWay);
  }

  /** Ends the import where nothing is left to be written, or where somebody has asked for it. */
  private settled(viewer: Viewer, id: string): Promise<KeptImport> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const now = requireFound(await this.imports.lock(tx, id));
      if (now.state !== 'WRITING') return now;
      if (now.cancelAsked) return this.ended(tx, now, 'CANCELLED');
      const [left] = await this.rows.toWrite(tx, id, statesOf(now), 0, 1);
      return left ? now : this.ended(tx, now, 'WRITTEN');
    });
  }

  /** Where a process died, it is told from which row another one goes on. */
  private async noteResumption(viewer: Viewer, { id, doneRows }: KeptImport): Promise<void> {
    if (doneRows === 0) return;
    await this.database.transaction(viewer.scope, async (tx) => {
      const now = await this.imports.lock(tx, id);
      const [next] = now?.state === 'WRITING' ? await this.rows.toWrite(tx, id, statesOf(now), 0, 1) : [];
      if (next) await this.imports.change(tx, id, { resumedRow: next.row, moments: ['resumed'] });
    });
  }

  /**
   * Writes what is ready. Nothing of it stays where the import has ended meanwhile, where somebody has asked for its
   * end, or where another job has written rows of it.
   * @returns whether it stays
   */
  private async batch(viewer: Viewer, reading: ImportReading, ready: Prepared): Promise<boolean> {
    try {
      await this.database.transaction(viewer.scope, async (tx) => {
        await this.aloneWith(tx, reading, ready);
        const outcome = await this.recorded(tx, viewer, reading, ready);
        const now = await this.imports.lock(tx, reading.kept.id);
        if (now?.state !== 'WRITING' || now.cancelAsked || !(await this.areStillToWrite(tx, now, ready)))
          throw new NotKept('nothing of the batch stays');
        await this.note(tx, now, outcome, ready.records.length);
      });
      return true;
    } catch (error) {
      if (error instanceof NotKept) return false;
      throw error;
    }
  }

  /** Waits for a job that writes the same rows, whose records would otherwise be looked up one by one. */
  private async aloneWith(tx: Transaction, { kept }: ImportReading, ready: Prepared): Promise<void> {
    await this.imports.alone(tx, `${kept.id} ${ready.records[0]?.[0].row}`);
    if (!(await this.areStillToWrite(tx, kept, ready))) throw new NotKept('another job has written them');
  }

  private async areStillToWrite(tx: Transaction, now: KeptImport, { records }: Prepared): Promise<boolean> {
    const rows = records.map(([{ row }]) => row);
    return (await this.rows.countToWrite(tx, now.id, statesOf(now), rows)) === rows.length;
  }

  /** The next records behind a row, read as far as that needs no transaction. */
  private async prepared(tx: Transaction, viewer: Viewer, reading: ImportReading, after: number): Promise<Prepared> {
    const records = await this.nextRecords(tx, reading.kept, after);
    if (this.books.has(reading.kept.target)) return { records, added: [], reads: [], alone: true };
    const added = records
      .filter(([{ state }]) => state !== 'UPDATE')
      .map((lines) => ({ lines, said: inputOf(reading, lines) }));
    const inputs = added.map(({ lines, said }) => ({ ...said.input, idempotencyKey: keyOf(reading, lines) }));
    const keeper = this.keepers.of(reading.kept.target);
    const reads = keeper.readMany(viewer, inputs);
    const alone = added.length < records.length || (await keeper.dependsOnOthers(tx, viewer, reads));
    return { records, added, reads, alone };
  }

  private async note(
    tx: Transaction,
    now: KeptImport,
    { written, refused }: BatchOutcome,
    records: number,
  ): Promise<void> {
    await this.rows.written(tx, now.id, written);
    if (refused.length > 0) await this.rows.judge(tx, now.id, refused);
    await this.imports.change(tx, now.id, {
      doneRows: now.doneRows + records,
      rowCounts: {
        INVALID: (now.rowCounts.INVALID ?? 0) + refused.length,
        written: (now.rowCounts.written ?? 0) + written.length,
      },
    });
  }

  /**
   * All rows in one transaction: where one is refused, nothing of the others stays, and it is told which one. A process
   * that dies leaves nothing, and the next one begins anew. Progress and a wish to end go another way, since nothing
   * of the transaction is seen before its end.
   */
  private async allOrNothing(viewer: Viewer, reading: ImportReading): Promise<KeptImport> {
    const { id } = reading.kept;
    try {
      return await this.database.transaction(viewer.scope, async (tx) => {
        await this.imports.alone(tx, id);
        const begun = await this.progress(viewer, id, 0);
        if (begun.state !== 'WRITING') return begun;
        let [after, done] = [0, 0];
        const written: Written[] = [];
        for (;;) {
          const ready = await this.prepared(tx, viewer, reading, after);
          const last = lastOf(ready);
          if (last === null) break;
          const outcome = await this.recorded(tx, viewer, reading, ready);
          if (outcome.refused.length > 0) throw new NotAll(outcome.refused);
          await this.rows.written(tx, id, outcome.written);
          written.push(...outcome.written);
          [after, done] = [last, done + ready.records.length];
          if ((await this.progress(viewer, id, done)).cancelAsked) throw new NotAll([]);
        }
        const kept = await this.imports.change(tx, id, { doneRows: done, rowCounts: { written: written.length } });
        return this.ended(tx, kept, 'WRITTEN');
      });
    } catch (error) {
      if (!(error instanceof NotAll)) throw error;
      return this.nothing(viewer, id, error.refused);
    }
  }

  private progress(viewer: Viewer, id: string, doneRows: number): Promise<KeptImport> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const now = requireFound(await this.imports.lock(tx, id));
      // Another job may have come to its end while this one waited.
      return now.state === 'WRITING' ? this.imports.change(tx, id, { doneRows }) : now;
    });
  }

  private nothing(viewer: Viewer, id: string, refused: readonly JudgedRow[]): Promise<KeptImport> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const now = requireFound(await this.imports.lock(tx, id));
      if (now.state !== 'WRITING') return now;
      if (refused.length === 0) return this.ended(tx, { ...now, doneRows: 0 }, 'CANCELLED');
      await this.rows.judge(tx, id, refused);
      const INVALID = (now.rowCounts.INVALID ?? 0) + refused.length;
      await this.imports.change(tx, id, { rowCounts: { INVALID, written: 0 } });
      return this.ended(tx, now, 'STOPPED', 'ROWS_INVALID');
    });
  }

  /** Ends what cannot go on: the account lost the right, the unit is closed, or its rows make the job fail. */
  async stop(viewer: Pick<Viewer, 'scope'>, id: string, reason: ImportStopReason): Promise<void> {
    await this.database.transaction(viewer.scope, async (tx) => {
      const now = await this.imports.lock(tx, id);
      if (now?.state === 'WRITING' || now?.state === 'CHECKING' || now?.state === 'UNDOING')
        await this.ended(tx, now, 'STOPPED', reason);
    });
  }

  private async ended(
    tx: Transaction,
    { id, doneRows }: KeptImport,
    state: 'WRITTEN' | 'CANCELLED' | 'STOPPED',
    stopReason: ImportStopReason | null = null,
  ): Promise<KeptImport> {
    const kept = await this.imports.change(tx, id, {
      state,
      stopReason,
      doneRows,
      cancelAsked: false,
      moments: ['ended'],
    });
    const { written = 0 } = kept.rowCounts;
    await this.log.write(tx, state.toLowerCase(), kept, { written, ...(stopReason && { reason: stopReason }) });
    return kept;
  }

  private async nextRecords(tx: Transaction, now: KeptImport, after: number): Promise<readonly Lines[]> {
    const first = await this.rows.toWrite(tx, now.id, statesOf(now), after, AT_ONCE);
    const [from, to] = [first[0]?.row, first.at(-1)?.row];
    if (from === undefined || to === undefined) return [];
    const parts = Map.groupBy(await this.rows.parts(tx, now.id, from, to), ({ partOf }) => partOf);
    return first.map((row): Lines => [row, ...(parts.get(row.row) ?? [])]);
  }

  private async recorded(
    tx: Transaction,
    viewer: Viewer,
    reading: ImportReading,
    { records, added, reads }: Prepared,
  ): Promise<BatchOutcome> {
    const ofBook = await this.books.written(tx, viewer, reading, records);
    if (ofBook) return ofBook;
    const keeper = this.keepers.of(reading.kept.target);
    const { kind } = keeper.definition.source;
    const written: Written[] = [];
    const refused: JudgedRow[] = [];
    const refuse = (lines: Lines, error: DomainError, said: Assembled): void => {
      refused.push({ row: lines[0].row, state: 'INVALID', errors: errorsOf(error, said, lines) });
    };
    const outcomes = await keeper.recordMany(tx, viewer, reads);
    for (const [at, { lines, said }] of added.entries()) {
      const outcome = outcomes[at];
      if (!outcome) throw new Error('A row has no outcome');
      if ('fact' in outcome) written.push({ row: lines[0].row, kind, recordId: outcome.fact.id });
      else refuse(lines, outcome.refused, said);
    }
    for (const lines of records.filter(([{ state }]) => state === 'UPDATE')) {
      const id = await this.amended(tx, viewer, reading, keeper, lines, refuse);
      if (id !== null) written.push({ row: lines[0].row, kind, recordId: id });
    }
    return { written, refused };
  }

  private async amended(
    tx: Transaction,
    viewer: Viewer,
    reading: ImportReading,
    keeper: ImportKeeper,
    lines: Lines,
    refuse: (lines: Lines, error: DomainError, said: Assembled) => void,
  ): Promise<string | null> {
    const existing = existingOf(reading, lines);
    const fact = existing && (await keeper.table.findIn(tx, existing.id));
    if (!existing || !fact) {
      refuse(lines, DomainError.notFound(), inputOf(reading, lines));
      return null;
    }
    const { after } = amendedInput(reading, keeper, viewer, fact, lines);
    try {
      const amended = await tx.attempt(() =>
        keeper.amendIn(tx, viewer, fact.id, existing.version ?? fact.version, after.input),
      );
      return amended.id;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refuse(lines, error, after);
      return null;
    }
  }
}

/** States of the rows that are written. */
const statesOf = ({ withDuplicates }: KeptImport): readonly string[] =>
  withDuplicates ? ['NEW', 'UPDATE', 'DUPLICATE'] : ['NEW', 'UPDATE'];

/** The key under which a row is recorded: once, whatever number of jobs try. */
const keyOf = ({ kept }: ImportReading, [{ row }]: Lines): string => `import.${kept.id}.${row}`;

/** The last row of records that are ready; null where there are none. */
const lastOf = ({ records }: Prepared): number | null => records.at(-1)?.[0].row ?? null;
