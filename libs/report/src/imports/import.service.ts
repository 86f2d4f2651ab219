import {
  addDays,
  BOUNDS,
  DomainError,
  isId,
  PER_TENANT,
  requireFound,
  requireId,
  requireNoErrors,
  requireRoom,
  requireVersion,
  todayIn,
  visibleText,
} from '@fanzha/domain';
import {
  type Connection,
  Database,
  HeldBytes,
  InjectJobQueue,
  JobQueue,
  KEY_PARTS,
  KeyedPage,
  listName,
  newId,
  type Transaction,
  Turnstile,
  type Viewer,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ImportKeepers } from './import-keepers.js';
import { ImportLog } from './import-log.js';
import { codesFor, mayImport, targetOf } from './import-targets.js';
import { mappingErrors, newMapping, newReplacements, proposedMapping, rememberedHeaders } from './import-mapping.js';
import type { ImportMappingInput, StartImportInput } from './import.inputs.js';
import { type ImportChange, ImportRepository, type KeptImport } from './import.repository.js';
import { ImportRowRepository, type KeptRow } from './import-rows.repository.js';
import type { ImportRowState, ImportState, ImportTargetCode } from './import.enums.js';
import { MOST_FILE_BYTES } from './sheet/limits.js';
import { readSheet } from './sheet/sheet-thread.js';
import type { StagedHead } from './sheet/staged-sheet.js';
import type { ImportTarget } from '../targets/target.js';

export const IMPORT_QUEUE = 'imports';
/** How long cells and errors are kept after the upload. */
const KEPT_DAYS = 14;
/** Files that one process reads at once. */
const MOST_AT_ONCE = 3;
/** Rows of all or nothing: one transaction of some seconds, in which the unit's maintenance waits. */
const MOST_AT_ONCE_WRITTEN = 20_000;
const LIST = listName('imports');
const ROWS_LIST = 'importRows';

/** States in which what the columns stand for can be changed, and a dry run be asked for. */
const OPEN: ReadonlySet<ImportState> = new Set<ImportState>(['UPLOADED', 'CHECKED']);
export const AT_WORK: ReadonlySet<ImportState> = new Set<ImportState>(['CHECKING', 'WRITING', 'UNDOING']);

/** A file as it is uploaded. */
interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Spreadsheets that a unit imports: what its people do with them. What takes long is done by `ImportJobs`. */
@Injectable()
export class ImportService {
  /** Files that have arrived or do so: of a unit the one that is staged and the one behind it. */
  private readonly held = new HeldBytes({ total: (MOST_AT_ONCE + 1) * MOST_FILE_BYTES, perGroup: 2 * MOST_FILE_BYTES });
  /** Each may take as much memory as all else together, and a unit has one at a time. */
  private readonly turns = new Turnstile({
    ...{ total: MOST_AT_ONCE, perGroup: 1, perMember: 1 },
    ...{ waitingPerGroup: 2, waiting: 20, waitMs: 20_000 },
  });

  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowRepository,
    private readonly keepers: ImportKeepers,
    private readonly log: ImportLog,
    @InjectJobQueue(IMPORT_QUEUE) private readonly queue: JobQueue,
  ) {}

  /** What the viewer's unit can import. @throws DomainError FORBIDDEN for who may not record. */
  async targets(viewer: Viewer): Promise<readonly ImportTarget[]> {
    requireImporting(viewer);
    return this.keepers.targets(viewer);
  }

  /**
   * Stages the rows of a file; nothing is written to a ledger.
   * @throws DomainError FORBIDDEN; NOT_FOUND for what the unit cannot import; BAD_INPUT on `file` with what is wrong
   *   with it; CONFLICT (TOO_MANY_OF_TENANT); RATE_LIMITED while others are read.
   * @param read the file as it arrives; tells how much of it is kept
   */
  async upload(
    viewer: Viewer,
    code: string,
    read: (keep: (bytes: number) => void) => Promise<UploadedFile>,
  ): Promise<KeptImport> {
    const target = requireFound((await this.targets(viewer)).find((each) => each.code === code));
    const hold = this.held.open(viewer.tenantId);
    try {
      const file = await read((bytes) => hold.add(bytes));
      // Not before it is there: who sends slowly would keep the turn of all others.
      const leave = await this.turns.enter({ group: viewer.tenantId, member: viewer.userId });
      try {
        return await this.staged(viewer, target, file);
      } finally {
        leave();
      }
    } finally {
      hold.release();
    }
  }

  private async staged(viewer: Viewer, target: ImportTarget, { name, bytes }: UploadedFile): Promise<KeptImport> {
    const { code } = target;
    // Reading takes the bytes away.
    const fileBytes = bytes.length;
    return this.database.transaction(viewer.scope, async (tx) => {
      await this.imports.lockUnit(tx);
      requireRoom(await this.imports.openCount(tx), PER_TENANT.imports);
      const remembered = await this.imports.remembered(tx, code);
      const id = newId();
      const begin = async (head: StagedHead): Promise<void> => {
        const given = {
          ...head,
          id,
          target: code as ImportTargetCode,
          fileName: visibleText(name).slice(0, BOUNDS.fileName.max) || '—',
          fileBytes,
          rowCount: 0,
          mapping: proposedMapping(target, head.columns, remembered),
          expiresOn: addDays(todayIn(), KEPT_DAYS),
        };
        await this.imports.insert(tx, given, await this.imports.nextNumber(tx, todayIn()));
      };
      const add = (rows: Parameters<ImportRowRepository['stage']>[2]) => this.rows.stage(tx, id, rows);
      const rowCount = await readSheet(bytes, { begin, add });
      const kept = await this.imports.change(tx, id, { rowCount });
      await this.log.write(tx, 'uploaded', kept, { rows: rowCount, format: kept.format });
      return kept;
    });
  }

  /** @throws DomainError NOT_FOUND where the viewer's unit has no such import; FORBIDDEN. */
  async get(viewer: Viewer, id: string): Promise<KeptImport> {
    requireImporting(viewer);
    const kept = isId(id) ? await this.imports.find(viewer.scope, id) : null;
    requireSeen(viewer, kept);
    return kept;
  }

  /** A page of the unit's imports, the newest first. */
  async list(viewer: Viewer, args: { first: number; after: string | null }): Promise<Connection<KeptImport>> {
    requireImporting(viewer);
    const page = new KeyedPage(args, { list: LIST, key: { recordedAtText: KEY_PARTS.moment, id: KEY_PARTS.id } });
    const { rows, totalCount } = await this.imports.list(viewer.scope, codesFor(viewer), page);
    return page.rows(rows, totalCount);
  }

  /** A page of the rows of an import, in the order of the file. */
  async rowsOf(viewer: Viewer, kept: KeptImport, given: RowsGiven): Promise<Connection<KeptRow>> {
    const state = given.state ?? null;
    const page = new KeyedPage(given, {
      list: listName(ROWS_LIST, { id: kept.id, state }),
      key: { row: KEY_PARTS.whole },
    });
    const rows = await this.rows.list(viewer.scope, kept.id, page.after?.row ?? 0, state, page.limit);
    return page.rows(rows, await this.rows.count(viewer.scope, kept.id, state));
  }

  /**
   * Says what columns stand for, and which words are read as others. What was judged before holds no longer.
   * @throws DomainError NOT_FOUND; CONFLICT (IMPORT_SETTLED, VERSION_CHANGED); BAD_INPUT by column.
   */
  async setMapping(viewer: Viewer, input: ImportMappingInput): Promise<KeptImport> {
    return this.changed(viewer, input.id, input.version, OPEN, async (tx, kept) => {
      const target = requireTarget(kept.target);
      requireNoErrors(mappingErrors(target, kept, input));
      const mapping = newMapping(kept, input.columns);
      const replacements = newReplacements(kept, input.replacements);
      await this.imports.remember(tx, kept.target, rememberedHeaders(kept, input.columns));
      return { mapping, replacements, state: 'UPLOADED', doneRows: 0, rowCounts: NO_COUNTS };
    });
  }

  /**
   * Asks for a dry run: each row is judged as its ledger would, and nothing is written.
   * @throws DomainError NOT_FOUND; CONFLICT (IMPORT_SETTLED, VERSION_CHANGED).
   */
  async check(viewer: Viewer, id: string, version: number): Promise<KeptImport> {
    const kept = await this.changed(viewer, id, version, OPEN, async () => ({
      state: 'CHECKING',
      doneRows: 0,
      cancelAsked: false,
      rowCounts: NO_COUNTS,
      askedBy: viewer.userId,
      moments: ['checked'],
    }));
    await this.enqueue(kept, viewer);
    return kept;
  }

  /**
   * Lets the rows become records.
   * @throws DomainError NOT_FOUND; CONFLICT (IMPORT_NOT_CHECKED; IMPORT_ROWS_INVALID with `rows` where all or nothing
   *   is asked for; IMPORT_SETTLED, VERSION_CHANGED).
   */
  async start(viewer: Viewer, input: StartImportInput): Promise<KeptImport> {
    const { id, version, mode, withDuplicates } = input;
    const kept = await this.changed(viewer, id, version, OPEN, async (tx, before) => {
      if (before.state !== 'CHECKED' || (await this.hasGoneOn(tx, viewer, before)))
        throw DomainError.conflict({ state: before.state }, 'IMPORT_NOT_CHECKED');
      const invalid = before.rowCounts.INVALID ?? 0;
      if (mode === 'ALL_OR_NOTHING') {
        if (invalid > 0) throw DomainError.conflict({ rows: invalid }, 'IMPORT_ROWS_INVALID');
        if (before.rowCount > MOST_AT_ONCE_WRITTEN)
          throw DomainError.badInput([{ path: 'mode', code: 'TOO_MANY_ROWS', params: { max: MOST_AT_ONCE_WRITTEN } }]);
      }
      return {
        state: 'WRITING',
        mode,
        withDuplicates: withDuplicates && before.target !== 'ACCOUNTS' && before.target !== 'HOUSEHOLD_DOORS',
        doneRows: 0,
        cancelAsked: false,
        askedBy: viewer.userId,
        moments: ['started'],
      };
    });
    await this.enqueue(kept, viewer);
    return kept;
  }

  /**
   * Ends what a job does after the batch that is under way. What is written stays, except of all or nothing.
   * @throws DomainError NOT_FOUND; CONFLICT (IMPORT_SETTLED) where nothing is under way.
   */
  async cancel(viewer: Viewer, id: string): Promise<KeptImport> {
    return this.changed(viewer, id, null, AT_WORK, async () => ({ cancelAsked: true }));
  }

  /**
   * Takes away what was staged. Records that came of it stay, and so does which they were.
   * @throws DomainError NOT_FOUND; CONFLICT (IMPORT_SETTLED) while a job is at work, or records came of it.
   */
  async discard(viewer: Viewer, id: string, version: number): Promise<void> {
    requireImporting(viewer);
    requireId(id);
    await this.database.transaction(viewer.scope, async (tx) => {
      const kept = await this.imports.lock(tx, id);
      requireSeen(viewer, kept);
      const isFree = (state: ImportState) => !AT_WORK.has(state);
      requireState(kept, version, isFree);
      if ((kept.rowCounts.written ?? 0) > 0) throw DomainError.conflict({ state: kept.state }, 'IMPORT_SETTLED');
      await this.imports.delete(tx, id);
      await this.log.write(tx, 'discarded', kept);
    });
  }

  private async changed(
    viewer: Viewer,
    id: string,
    version: number | null,
    states: ReadonlySet<ImportState>,
    change: (tx: Transaction, before: KeptImport) => Promise<ImportChange>,
  ): Promise<KeptImport> {
    requireImporting(viewer);
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const before = await this.imports.lock(tx, id);
      requireSeen(viewer, before);
      requireState(before, version, (state) => states.has(state));
      const wanted = await change(tx, before);
      const after = await this.imports.change(tx, id, { ...wanted, byPerson: true });
      const { state = after.state } = wanted;
      await this.log.write(tx, DONE[state] && state !== before.state ? DONE[state] : 'changed', after, {
        ...(wanted.mode && { mode: wanted.mode }),
        ...(wanted.cancelAsked && { cancelAsked: true }),
      });
      return after;
    });
  }

  /**
   * Whether the unit has recorded anything in the ledger since the dry run began, or another import does so now: then
   * a row that was new may be there already, and would count twice.
   */
  private async hasGoneOn(tx: Transaction, viewer: Viewer, kept: KeptImport): Promise<boolean> {
    await this.imports.lockUnit(tx);
    if (await this.imports.isWrittenBeside(tx, kept)) return true;
    return this.keepers.hasChanged(viewer, kept.target, kept.checkedAt);
  }

  private async enqueue({ id }: KeptImport, { cityCode, tenantId, userId }: Viewer): Promise<void> {
    await this.queue.enqueue('run', { cityCode, tenantId, userId, id }, { deduplicationId: id });
  }
}

interface RowsGiven {
  readonly first: number;
  readonly after: string | null;
  readonly state?: ImportRowState | null;
}

const DONE: Readonly<Partial<Record<ImportState, string>>> = {
  UPLOADED: 'mapped',
  CHECKING: 'check_asked',
  WRITING: 'started',
};

export const NO_COUNTS = { NEW: 0, UPDATE: 0, UNCHANGED: 0, DUPLICATE: 0, INVALID: 0, correctable: 0, written: 0 };

/** @throws DomainError FORBIDDEN for who may not import at all. */
function requireImporting(viewer: Viewer): void {
  if (codesFor(viewer).length === 0) throw DomainError.forbidden();
}

/** @throws DomainError NOT_FOUND for none, and for one of what the viewer may not import: accounts, for one. */
export function requireSeen(viewer: Viewer, kept: KeptImport | null): asserts kept is KeptImport {
  if (!kept || !mayImport(viewer, kept.target)) throw DomainError.notFound();
}

/** @throws Error for an import of what cannot be imported any more. */
export function requireTarget(code: string): ImportTarget {
  const target = targetOf(code);
  if (!target) throw new Error(`Nothing is imported as ${code}`);
  return target;
}

function requireState(kept: KeptImport, version: number | null, isRight: (state: ImportState) => boolean): void {
  if (!isRight(kept.state) || kept.cleaned) throw DomainError.conflict({ state: kept.state }, 'IMPORT_SETTLED');
  if (version !== null) requireVersion(kept, version);
}
