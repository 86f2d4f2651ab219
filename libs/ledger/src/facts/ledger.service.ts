import {
  BOUNDS,
  type FieldError,
  isLocalDate,
  isId,
  isRegionCode,
  type LocalDate,
  DomainError,
  type ErrorReason,
  requireNoErrors,
  type TenantType,
  textErrors,
  visibleLines,
  withoutKept,
} from '@fanzha/domain';
import { newId, type Transaction, type Viewer } from '@fanzha/platform';
import { type Contribution, recordDeltas } from '@fanzha/rollup';
import type { Assignment, AttributionContext } from './attribution.repository.js';
import { changedFields } from './changed-fields.js';
import type { Exceeded, FactEntity } from './fact.entity.js';
import { regionAndDayErrors, type ReadFact, type StatedRegion } from './fact-bounds.js';
import { keepsOrOversees, requireMay } from './fact.policy.js';
import type { FactFilter, FactSearch } from './fact-search.js';
import { FactTable } from './fact-table.js';
import { NOTHING_SAID, toldOf, type ToldOfTotals } from './totals/told.js';
import { isSame, moveErrors } from './covered-days.js';
import { exceptKept } from './kept-texts.js';
import { changeableFields, type FactOperation, type LedgerDefinition } from './ledger-definition.js';
import type { Changed, Prepared, WriteContext } from './ledger-hooks.js';
import type { LedgerTools } from './ledger-tools.js';
import type { RecordListGiven } from './record-list.args.js';
import { type ListParts, RecordLists } from './record-lists.js';
import type { RecordConnection } from './record-sum.model.js';
import { hashOf, sameOrRefused } from './sent-again.js';
import { lockTenant } from './tenant-lock.repository.js';

/** Operations as the log tells them; what a ledger adds beyond these is an amendment. */
const DONE: Readonly<Record<string, string>> = {
  amend: 'amended',
  void: 'voided',
  dissolve: 'dissolved',
  changeMembers: 'members_changed',
  lift: 'lifted',
};

type ContentOf<Read> = Read extends ReadFact<infer Content> ? Content : never;

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

  /**
   * Errors that only the database knows, and what the ledger adds to the content. Asked once a day and a tenant are
   * known.
   */
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
    return this.tools.database.transaction(viewer.scope, async (tx) => {
      const { content, idempotencyKey, errors } = read;
      const key = hasError(errors, 'idempotencyKey') ? null : idempotencyKey;
      // Locked before the key is looked up: a request still under way with the same key is seen,
      // not judged as another fact.
      await this.lock(tx);
      const first = key === null ? null : await this.table.findByKey(tx, key);
      if (first) return sameOrRefused(this.definition, first, read);

      const assignments = await this.assignments(tx);
      const totals = await this.totals(tx, viewer, read.told ?? null);
      const earlier = [...(await this.lines(tx, null, assignments)), ...(totals?.before ?? [])];
      const { settled, exceeded, beside } = await this.attribute(tx, viewer, read, errors, null);
      const recorded = await this.table.insert(tx, {
        ...content,
        ...settled,
        cityCode: viewer.cityCode,
        id: newId(),
        tenantId: viewer.tenantId,
        recordStatus: 'ACTIVE',
        voidReason: null,
        idempotencyKey,
        inputHash: hashOf(this.definition, viewer.tenantId, settled.homeRegion, read),
        exceeded,
        version: 1,
        recordedBy: viewer.userId,
      } as unknown as Fact);
      if (!recorded) return sameOrRefused(this.definition, await this.requireByKey(tx, idempotencyKey), read);

      await this.afterWrite?.(tx, null, recorded, beside);
      const settledTotals = (await totals?.settle(recorded, read.told ?? NOTHING_SAID)) ?? [];
      await recordDeltas(tx, earlier, [...(await this.lines(tx, recorded, assignments)), ...settledTotals]);
      await this.log(tx, 'recorded', recorded);
      return recorded;
    });
  }

  /**
   * Replaces what is stated about a fact. While its day stays, so does its attribution.
   * @param version the one the viewer has seen.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change),
   * BAD_INPUT.
   */
  async amend(viewer: Viewer, id: string, version: number, input: Input): Promise<Fact> {
    const read = this.read(input, viewer);
    const amended = async (tx: Transaction, before: Fact) => {
      const errors = exceptKept(read.errors, { ...read.besides, ...read.content }, before);
      const { settled, exceeded, beside } = await this.attribute(tx, viewer, read, errors, before);
      return { fact: { ...before, ...read.content, ...settled, exceeded }, beside };
    };
    return this.change(viewer, 'amend', id, version, amended, read.told ?? null);
  }

  /**
   * Takes a fact out of every figure for good. The record stays, with the reason.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change),
   * BAD_INPUT.
   */
  async void(viewer: Viewer, id: string, version: number, reason: string): Promise<Fact> {
    return this.change(viewer, 'void', id, version, async (tx, before) => {
      requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
      return { fact: { ...before, recordStatus: 'VOIDED', voidReason: await this.voidReason(tx, reason) } };
    });
  }

  /** @throws DomainError NOT_FOUND where there is none, or none that the viewer may see. */
  async get(viewer: Viewer, id: string): Promise<Fact> {
    const fact = await this.table.find(viewer.scope, id);
    if (!fact) throw DomainError.notFound();
    return fact;
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
    return this.tools.database.transaction(viewer.scope, async (tx) => {
      await this.lock(tx);
      const before = await this.requireChangeable(tx, operation, viewer, id, version);
      const assignments = await this.assignments(tx);
      // Another unit may change its own part of a record, and none of its totals.
      const isOwn = before.tenantId === viewer.tenantId;
      const totals = isOwn ? await this.totals(tx, viewer, told ?? toldOf(before)) : null;
      const earlier = [...(await this.lines(tx, before, assignments)), ...(totals?.before ?? [])];
      const { fact: wanted, beside } = await after(tx, before);
      const changed = await this.table.replace(tx, before.version, { ...wanted, version: before.version + 1 });
      if (!changed) throw await this.overtaken(tx, viewer, before.id, before.version, 'VERSION_CHANGED');

      const change = changed.recordStatus === 'VOIDED' ? 'VOIDED' : 'AMENDED';
      await this.tools.trail.revisions.keep(
        tx,
        this.definition.kind,
        this.redacted(before),
        change,
        changed.voidReason,
      );
      await this.afterWrite?.(tx, before, changed, beside);
      const said = change === 'VOIDED' ? null : (told ?? toldOf(changed));
      const settledTotals = (await totals?.settle(changed, said)) ?? [];
      await recordDeltas(tx, earlier, [...(await this.lines(tx, changed, assignments)), ...settledTotals]);
      await this.cleanUp?.(tx, before, changed);
      const fields = changedFields(changeableFields(this.definition), before, changed);
      await this.log(tx, DONE[operation] ?? change.toLowerCase(), changed, fields);
      return changed;
    });
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

  private redacted(fact: Fact): Fact {
    return this.definition.redactForHistory?.(fact) ?? fact;
  }

  /** The fact as the viewer has seen it, if the viewer may change it. */
  private async requireChangeable(
    tx: Transaction,
    operation: FactOperation,
    viewer: Viewer,
    id: string,
    version: number,
  ): Promise<Fact> {
    const fact = await this.table.findIn(tx, id);
    if (!fact) throw DomainError.notFound();
    requireMay(operation, viewer, fact);
    if (fact.recordStatus === 'VOIDED') throw await this.overtaken(tx, viewer, id, version, 'ALREADY_VOIDED');
    if (fact.version !== version) throw await this.overtaken(tx, viewer, id, version, 'VERSION_CHANGED');
    return fact;
  }

  /**
   * Where the fact belongs, what the ledger adds to it, and which of its measures are beyond what is usual.
   * @throws DomainError FORBIDDEN (WRONG_TENANT_TYPE), BAD_INPUT with `stated` and the errors
   * that only the database knows.
   */
  private async attribute(
    tx: Transaction,
    viewer: Viewer,
    read: Read,
    stated: readonly FieldError[],
    before: Fact | null,
  ): Promise<{
    readonly settled: Partial<Fact>;
    readonly exceeded: Exceeded | null;
    readonly beside: Beside | undefined;
  }> {
    const { amounts, day: dayPath, regionPath } = this.definition;
    const content = read.content as ContentOf<Read>;
    const earlier = before ? (amounts?.(before) ?? []) : [];
    const errors = withoutKept(stated, earlier);
    const day = (content as unknown as Fact)[dayPath] as LocalDate;
    const { regionCode, campaignId } = content;
    // What cannot be there is not asked about: it is an error already.
    const asked = {
      regionCode: regionCode !== null && isRegionCode(regionCode) ? regionCode : null,
      campaignId: campaignId !== null && isId(campaignId) ? campaignId : null,
    };
    const found = isLocalDate(day) ? await this.tools.attribution.context(tx, day, asked) : null;
    const attribution = this.keptAttribution(found, day, before);
    const keepers = this.recordedBy(read);
    if (attribution && keepers && !keepers.includes(attribution.tenantType))
      throw DomainError.forbidden('WRONG_TENANT_TYPE');
    const known = (more: readonly FieldError[]) => more.filter(({ path }) => !hasError(errors, path));
    const misplaced = attribution ? regionAndDayErrors(dayPath, day, content, attribution, regionPath) : [];
    const prepared = attribution && (await this.prepare?.(read, { tx, viewer, attribution, before }));
    const { covers } = this.definition;
    const covered = covers?.(content as unknown as Fact) ?? [];
    const unchanged = before !== null && covers !== undefined && isSame(covers(before), covered);
    const moved =
      covered.length === 0 || unchanged || !attribution
        ? []
        : moveErrors(covered, attribution, await this.tools.attribution.assignments(tx));
    requireNoErrors([...errors, ...known(misplaced), ...known(moved), ...known(prepared?.errors ?? [])]);
    // Without errors there was a day to ask about, and the tenant had an assignment on it.
    if (!attribution?.homeRegion || !attribution.sector)
      throw new Error(`No assignment of tenant ${tx.scope.tenantId} on ${day}`);
    const { homeRegion, sector, tenantType } = attribution;
    const settled = { homeRegion, sector, regionCode: regionCode ?? homeRegion, ...prepared?.facts } as Partial<Fact>;
    // A running total is of months: what is usual in one record says nothing of it.
    const now = read.told?.running ? [] : (amounts?.({ ...content, ...settled } as unknown as Fact) ?? []);
    const judged = before && { id: before.id, amounts: earlier, exceeded: before.exceeded };
    const exceeded = await this.tools.plausibility.exceeded(tx, this.definition, tenantType, judged, now);
    return { settled, exceeded, beside: prepared?.beside };
  }

  /**
   * While the day stays, so does the attribution: a later correction of the tenant's history is
   * not restated by an amendment.
   */
  private keptAttribution(
    found: AttributionContext | null,
    day: LocalDate,
    before: Fact | null,
  ): AttributionContext | null {
    if (!found || !before || before[this.definition.day] !== day) return found;
    return { ...found, homeRegion: before.homeRegion, sector: before.sector };
  }

  /** The conflict, telling what the other did since `version`. */
  private async overtaken(
    tx: Transaction,
    viewer: Viewer,
    id: string,
    version: number,
    reason: ErrorReason,
  ): Promise<DomainError> {
    const current = await this.table.findIn(tx, id);
    if (!current) return DomainError.notFound();
    const { revisions, people } = this.tools.trail;
    const earlier = await revisions.ofFact<Fact>(tx, this.definition.kind, id);
    const seen = earlier.find((revision) => revision.version === version)?.image;
    // A program that only writes learns that somebody was faster, and not who.
    const reads = viewer.permissions.has('ledger:read');
    const changedBy = reads ? await people.nameIn(tx, earlier[0]?.changedBy ?? current.recordedBy) : null;
    const fields = seen ? changedFields(changeableFields(this.definition), seen, this.redacted(current)) : [];
    const { version: latest, changedAt } = current;
    return DomainError.conflict({ current: { version: latest, changedAt, changedBy, changedFields: fields } }, reason);
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

function hasError(errors: readonly FieldError[], path: string): boolean {
  return errors.some((error) => error.path === path);
}
