import {
  BOUNDS,
  DomainError,
  type ErrorReason,
  type FieldError,
  requireFound,
  requireNoErrors,
  type TenantType,
  textErrors,
  visibleLines,
} from '@fanzha/domain';
import type { ScopedReads, Transaction, Viewer } from '@fanzha/platform';
import { type Contribution, recordDeltas } from '@fanzha/rollup';
import { type Attributed, attributed, type LedgerHooks } from './attributing.js';
import type { Assignment } from './attribution.repository.js';
import { changedFields } from './changed-fields.js';
import { assignedTo, changedRecord } from './changed-record.js';
import type { FactEntity } from './fact.entity.js';
import { hasError, type ReadFact, type StatedRegion } from './fact-bounds.js';
import { keepsOrOversees, requireMay } from './fact.policy.js';
import type { FactFilter, FactSearch } from './fact-search.js';
import { FactTable } from './fact-table.js';
import { NOTHING_SAID, toldOf, type ToldOfTotals } from './totals/told.js';
import { exceptKept } from './kept-texts.js';
import { changeableFields, type FactOperation, type LedgerDefinition } from './ledger-definition.js';
import { overtakenBy, type SeenVersion } from './overtaken.js';
import type { Changed, Prepared, WriteContext } from './ledger-hooks.js';
import type { LedgerTools } from './ledger-tools.js';
import type { RecordListGiven } from './record-list.args.js';
import { type ListParts, RecordLists, type RecordWalk } from './record-lists.js';
import type { RecordConnection } from './record-sum.model.js';
import { judgedMany, newFact, orRefused, type Outcome, recordedMany } from './recording-many.js';
import { sameOrRefused } from './sent-again.js';
import { lockTenant } from './tenant-lock.repository.js';

/** Operations as the log tells them; what a ledger adds beyond these is an amendment. */
const DONE: Readonly<Record<string, string>> = {
  amend: 'amended',
  void: 'voided',
  dissolve: 'dissolved',
  changeMembers: 'members_changed',
  lift: 'lifted',
};

/** The errors of an amendment: what the fact held before is not judged by newer bounds. */
const errorsBeside = (read: ReadFact<StatedRegion>, before: FactEntity): readonly FieldError[] =>
  exceptKept(read.errors, { ...read.besides, ...read.content }, before);

/**
 * Keeps a ledger by its definition. A change is one transaction: the fact, its earlier image, the figures it
 * moves and the entry in the log are there together or not at all. What is special about a ledger is in the
 * hooks that its service overrides.
 */
export abstract class LedgerService<
  Fact extends FactEntity,
  Input,
  Filter extends FactFilter = FactFilter,
  Read extends ReadFact<StatedRegion> = ReadFact<StatedRegion>,
  Beside = undefined,
> {
  readonly table: FactTable<Fact>;
  private readonly lists: RecordLists<Fact>;

  constructor(
    protected readonly tools: LedgerTools,
    readonly definition: LedgerDefinition<Fact>,
    table?: FactTable<Fact>,
  ) {
    this.table = table ?? new FactTable(tools.database, definition);
    this.lists = new RecordLists(definition.kind, this.table.searched, this.table.pages);
  }

  /** Reads an input against every bound that needs no database. */
  protected abstract read(input: Input, viewer: Viewer): Read;

  /** The conditions that only this ledger's lists know. */
  protected narrow?(search: FactSearch, filter: Filter, viewer: Viewer): void;

  /** Errors that only the database knows, and what the ledger adds. Asked once a day and a tenant are known. */
  protected prepare?(read: Read, context: WriteContext<Fact>): Promise<Prepared<Fact, Beside>>;

  /**
   * What else a change moves, in the same transaction: bitmaps of visits, for one. `before` null: recorded; `after`
   * VOIDED: taken back. `beside` comes from `prepare`, or from an operation of the ledger's own.
   */
  protected afterWrite?(tx: Transaction, before: Fact | null, after: Fact, beside: Beside | undefined): Promise<void>;

  /** What may only go once the figures have moved, because the database asks for it until then. */
  protected cleanUp?(tx: Transaction, before: Fact, after: Fact): Promise<void>;

  /** For figures of several facts together: their lines as the transaction sees them, beside those of each fact. */
  protected tenantContributions?(tx: Transaction, assignments: readonly Assignment[]): Promise<readonly Contribution[]>;

  /** Types of tenants that may record this input; null: any. */
  protected recordedBy(_read: Read): readonly TenantType[] | null {
    return this.definition.recordedBy;
  }

  /** What a list shows where nothing else is asked for. */
  protected filterOf(filter: Filter | null | undefined): Filter {
    return filter ?? ({} as Filter);
  }

  /** The reason of a void as it may be kept. */
  protected async voidReason(_tx: Transaction, reason: string): Promise<string> {
    return visibleLines(reason);
  }

  /**
   * Records a fact of the viewer's tenant, attributed to where the tenant belonged on its day.
   * @returns the first record where the same content was sent under its idempotency key before, also
   * by a request still under way.
   * @throws DomainError FORBIDDEN (WRONG_TENANT_TYPE), BAD_INPUT with every error, CONFLICT (IDEMPOTENCY_KEY_REUSED)
   *   with `id`, `version` and `recordStatus` of the first record where something else was sent under the key.
   */
  async record(viewer: Viewer, input: Input): Promise<Fact> {
    const read = this.read(input, viewer);
    return this.tools.database.transaction(viewer.scope, (tx) => this.recorded(tx, viewer, read));
  }

  /**
   * As `record`, within a transaction that is open: with it the fact is there or is not. For what records several
   * facts or none.
   */
  async recordIn(tx: Transaction, viewer: Viewer, input: Input): Promise<Fact> {
    return this.recorded(tx, viewer, this.read(input, viewer));
  }

  private async recorded(tx: Transaction, viewer: Viewer, read: Read): Promise<Fact> {
    const { idempotencyKey, errors } = read;
    const key = hasError(errors, 'idempotencyKey') ? null : idempotencyKey;
    // Locked before the key is looked up: a request under way with the same key is seen, not judged as another fact.
    await this.lock(tx);
    const first = key === null ? null : await this.table.findByKey(tx, key);
    if (first) return sameOrRefused(this.definition, first, read);

    const assignments = await this.assignments(tx);
    const totals = await this.totals(tx, viewer, read.told ?? null);
    const earlier = [...(await this.lines(tx, null, assignments)), ...(totals?.before ?? [])];
    const { beside, ...settled } = await this.attribute(tx, viewer, read, errors, null);
    const recorded = await this.table.insert(tx, newFact(this.definition, viewer, read, settled));
    if (!recorded) return sameOrRefused(this.definition, await this.requireByKey(tx, idempotencyKey), read);

    await this.afterWrite?.(tx, null, recorded, beside);
    const settledTotals = (await totals?.settle(recorded, read.told ?? NOTHING_SAID)) ?? [];
    const later = [...(await this.lines(tx, recorded, assignments)), ...settledTotals];
    await recordDeltas(tx, earlier, later, changedRecord(this.definition, recorded));
    await this.log(tx, 'recorded', recorded);
    return recorded;
  }

  /**
   * Replaces what is stated about a fact. While its day stays, so does its attribution.
   * @param version the one the viewer has seen.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change),
   * BAD_INPUT.
   */
  async amend(viewer: Viewer, id: string, version: number, input: Input): Promise<Fact> {
    return this.tools.database.transaction(viewer.scope, (tx) => this.amendIn(tx, viewer, id, version, input));
  }

  /** As `amend`, within a transaction that is open. */
  async amendIn(tx: Transaction, viewer: Viewer, id: string, version: number, input: Input): Promise<Fact> {
    const read = this.read(input, viewer);
    const amended = async (_tx: Transaction, before: Fact) => {
      const { settled, exceeded, beside } = await this.attribute(tx, viewer, read, errorsBeside(read, before), before);
      return { fact: { ...before, ...read.content, ...settled, exceeded }, beside };
    };
    return this.changeIn(tx, viewer, 'amend', id, version, amended, read.told ?? null);
  }

  /** An amendment within an open transaction that says of a fact which campaign it belongs to. @throws as `amend`. */
  async assignIn(tx: Transaction, viewer: Viewer, id: string, version: number, campaignId: string): Promise<Fact> {
    return this.changeIn(tx, viewer, 'amend', id, version, assignedTo(campaignId, this.definition), null);
  }

  /**
   * Says what `amend` would refuse in the place of `before`; nothing is written. What totals say is only asked when it
   * is amended.
   * @throws DomainError as `amend`
   */
  async judgeAmendment(tx: Transaction, viewer: Viewer, input: Input, before: Fact): Promise<void> {
    const read = this.read(input, viewer);
    await this.attribute(tx, viewer, read, errorsBeside(read, before), before);
  }

  /**
   * What `record` would make of each of many inputs. What they ask of the database in the same words is asked once in
   * this transaction.
   */
  async judgeMany(tx: Transaction, viewer: Viewer, inputs: readonly Input[]): Promise<Outcome<Fact>[]> {
    return judgedMany(this.hooks, tx, viewer, this.readMany(viewer, inputs));
  }

  /** Whether records are held against totals of the unit, so that one may refuse what `judge` lets through. */
  async hasTotals(tx: Transaction, viewer: Viewer): Promise<boolean> {
    return (await this.totals(tx, viewer, null)) !== null;
  }

  /** Reads inputs against every bound that needs no database, for `recordMany`. */
  readMany(viewer: Viewer, inputs: readonly Input[]): Read[] {
    return inputs.map((input) => this.read(input, viewer));
  }

  /** Records many facts within an open transaction, each or not; in few statements where none depends on others. */
  async recordMany(tx: Transaction, viewer: Viewer, reads: readonly Read[]): Promise<Outcome<Fact>[]> {
    if (await this.dependsOnOthers(tx, viewer, reads)) {
      const outcomes: Outcome<Fact>[] = [];
      for (const read of reads)
        outcomes.push(await orRefused(async () => ({ fact: await tx.attempt(() => this.recorded(tx, viewer, read)) })));
      return outcomes;
    }
    const { table, definition } = this;
    return recordedMany({ ...this.hooks, table, contributions: definition.contributions }, tx, viewer, reads);
  }

  /** Whether some inputs depend on other records, so that they go one after the other. */
  async dependsOnOthers(tx: Transaction, viewer: Viewer, reads: readonly Read[]): Promise<boolean> {
    const { serializePerTenant, followsTenant } = this.definition;
    if (serializePerTenant || followsTenant || this.afterWrite || this.tenantContributions) return true;
    const told = reads.find((read) => read.told?.running || (read.told?.answers.length ?? 0) > 0)?.told ?? null;
    return (await this.totals(tx, viewer, told)) !== null;
  }

  /**
   * Takes a fact out of every figure for good. The record stays, with the reason.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change),
   * BAD_INPUT.
   */
  async void(viewer: Viewer, id: string, version: number, reason: string): Promise<Fact> {
    return this.tools.database.transaction(viewer.scope, (tx) => this.voidIn(tx, viewer, id, version, reason));
  }

  /** As `void`, within a transaction that is open. */
  async voidIn(tx: Transaction, viewer: Viewer, id: string, version: number, reason: string): Promise<Fact> {
    const voided = async (_tx: Transaction, before: Fact) => {
      requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
      return { fact: { ...before, recordStatus: 'VOIDED' as const, voidReason: await this.voidReason(tx, reason) } };
    };
    return this.changeIn(tx, viewer, 'void', id, version, voided, null);
  }

  /** @throws DomainError NOT_FOUND where there is none, or none that the viewer may see. */
  async get(viewer: Viewer, id: string): Promise<Fact> {
    return requireFound(await this.table.find(viewer.scope, id));
  }

  /**
   * The last time before each fact, by its id. A viewer who sees a record without what else its unit recorded, such as
   * a unit that took part, sees no last time: an earlier record might be missing.
   */
  async lastTimesBefore(viewer: Viewer, facts: readonly Fact[]): Promise<ReadonlyMap<string, Fact>> {
    const ids = facts.filter((fact) => keepsOrOversees(viewer.scope, fact)).map(({ id }) => id);
    return ids.length > 0 ? this.table.lastTimesBefore(viewer.scope, ids) : new Map();
  }

  /** As `RecordLists.list`, in what this ledger shows where nothing else is asked for. */
  async list(viewer: Viewer, given: RecordListGiven<Filter>, wanted?: ListParts): Promise<RecordConnection<Fact>> {
    const filter = this.filterOf(given.filter);
    return this.lists.list(viewer, given, filter, (search) => this.narrow?.(search, filter, viewer), wanted);
  }

  /** As `RecordLists.walk`: all that `list` shows, page by page, as one moment of the database has it. */
  walk(viewer: Viewer, filter: Filter, reads: ScopedReads): RecordWalk<Fact> {
    return this.lists.walk(viewer, filter, (search) => this.narrow?.(search, filter, viewer), reads);
  }

  /**
   * Any change of a fact that the viewer may change: `after` makes the new fact of the old one.
   * @param told what is said about totals; null where the change is about something else
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's
   * change), and what `after` throws.
   */
  protected async change(
    viewer: Viewer,
    operation: FactOperation,
    id: string,
    version: number,
    after: (tx: Transaction, before: Fact) => Promise<Changed<Fact, Beside>>,
    told: ToldOfTotals | null = null,
  ): Promise<Fact> {
    const { database } = this.tools;
    return database.transaction(viewer.scope, (tx) => this.changeIn(tx, viewer, operation, id, version, after, told));
  }

  private async changeIn(
    tx: Transaction,
    viewer: Viewer,
    operation: FactOperation,
    id: string,
    version: number,
    after: (tx: Transaction, before: Fact) => Promise<Changed<Fact, Beside>>,
    told: ToldOfTotals | null,
  ): Promise<Fact> {
    await this.lock(tx);
    const before = await this.requireChangeable(tx, operation, viewer, id, version);
    const assignments = await this.assignments(tx);
    // Another unit may change its own part of a record, and none of its totals.
    const isOwn = before.tenantId === viewer.tenantId;
    const totals = isOwn ? await this.totals(tx, viewer, told ?? toldOf(before)) : null;
    const earlier = [...(await this.lines(tx, before, assignments)), ...(totals?.before ?? [])];
    const { fact: wanted, beside } = await after(tx, before);
    const changed = await this.table.replace(tx, before.version, { ...wanted, version: before.version + 1 });
    if (!changed) throw await this.overtaken(tx, viewer, before, 'VERSION_CHANGED');

    const hasMoved = changed.regionCode !== before.regionCode || changed.sector !== before.sector;
    if (this.definition.attachable && hasMoved) await this.table.moveFiles(tx, changed);
    const change = changed.recordStatus === 'VOIDED' ? 'VOIDED' : 'AMENDED';
    const { kind, redactForHistory } = this.definition;
    await this.tools.trail.revisions.keep(tx, kind, redactForHistory?.(before) ?? before, change, changed.voidReason);
    await this.afterWrite?.(tx, before, changed, beside);
    const said = change === 'VOIDED' ? null : (told ?? toldOf(changed));
    const settledTotals = (await totals?.settle(changed, said)) ?? [];
    const later = [...(await this.lines(tx, changed, assignments)), ...settledTotals];
    await recordDeltas(tx, earlier, later, changedRecord(this.definition, changed));
    await this.cleanUp?.(tx, before, changed);
    const fields = changedFields(changeableFields(this.definition), before, changed);
    await this.log(tx, DONE[operation] ?? change.toLowerCase(), changed, fields);
    return changed;
  }

  private async lock(tx: Transaction): Promise<void> {
    const { serializePerTenant, kind } = this.definition;
    if (serializePerTenant) await lockTenant(tx, kind, tx.scope.tenantId);
  }

  private totals(tx: Transaction, viewer: Viewer, told: ToldOfTotals | null) {
    return this.tools.totals.of(tx, this.definition, told, viewer.permissions.has('ledger:read'));
  }

  private async assignments(tx: Transaction): Promise<readonly Assignment[]> {
    return this.definition.followsTenant ? this.tools.attribution.assignments(tx) : [];
  }

  private async lines(
    tx: Transaction,
    fact: Fact | null,
    assignments: readonly Assignment[],
  ): Promise<readonly Contribution[]> {
    const own = fact ? this.definition.contributions(fact, assignments) : [];
    return [...own, ...((await this.tenantContributions?.(tx, assignments)) ?? [])];
  }

  /** The fact as the viewer has seen it, if the viewer may change it. */
  private async requireChangeable(
    tx: Transaction,
    operation: FactOperation,
    viewer: Viewer,
    id: string,
    version: number,
  ): Promise<Fact> {
    const fact = requireFound(await this.table.findIn(tx, id));
    requireMay(operation, viewer, fact, this.definition);
    if (fact.recordStatus === 'VOIDED') throw await this.overtaken(tx, viewer, { id, version }, 'ALREADY_VOIDED');
    if (fact.version !== version) throw await this.overtaken(tx, viewer, { id, version }, 'VERSION_CHANGED');
    return fact;
  }

  private get hooks(): LedgerHooks<Fact, Read, Beside> {
    const { tools, definition } = this;
    return {
      tools,
      definition,
      recordedBy: (read) => this.recordedBy(read),
      prepare: this.prepare && ((read, context) => this.prepare?.(read, context) as Promise<Prepared<Fact, Beside>>),
    };
  }

  private attribute(
    tx: Transaction,
    viewer: Viewer,
    read: Read,
    stated: readonly FieldError[],
    before: Fact | null,
  ): Promise<Attributed<Fact, Beside>> {
    return attributed(this.hooks, tx, viewer, read, stated, before);
  }

  private overtaken(tx: Transaction, viewer: Viewer, seen: SeenVersion, reason: ErrorReason): Promise<DomainError> {
    const { definition, table } = this;
    return overtakenBy(tx, viewer, { definition, table, trail: this.tools.trail }, seen, reason);
  }

  /** The record of a request with the same key that was faster. */
  private async requireByKey(tx: Transaction, key: string | null): Promise<Fact> {
    const first = key === null ? null : await this.table.findByKey(tx, key);
    if (!first) throw new Error(`A ${this.definition.kind} was neither recorded nor there before`);
    return first;
  }

  private async log(tx: Transaction, done: string, { id, version }: Fact, fields?: readonly string[]): Promise<void> {
    const { kind } = this.definition;
    const detail = { version, ...(fields && { changedFields: fields }) };
    await this.tools.trail.audit.record(tx, { action: `${kind}.${done}`, subjectKind: kind, subjectId: id, detail });
  }
}
