import {
  BOUNDS,
  type FieldCode,
  type FieldFault,
  isLocalDate,
  isId,
  Refusal,
  type RefusalReason,
  requireNoFaults,
  textFaults,
  visibleLines,
  withoutKept,
} from '@fanzha/domain';
import {
  Audit,
  type Connection,
  Database,
  keyOfCursor,
  listName,
  newId,
  pageOf,
  pageSize,
  type Transaction,
  type Viewer,
} from '@fanzha/platform';
import { type Contribution, recordDeltas } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import type { Book, FactOperation } from './book.js';
import { changedFields } from './changed-fields.js';
import type { Exceeded, FactEntity } from './fact.entity.js';
import { groundFaults, type ReadFact, type StatedPlace } from './fact-bounds.js';
import { exceptKept } from './kept-texts.js';
import { requireMay } from './fact.policy.js';
import { type FactFilter, factKey, type FactSearch, requireFilter } from './fact-search.js';
import type { FactTable } from './fact-table.js';
import { type Ground, GroundRepository, type Home } from './ground.repository.js';
import { inputHash } from './input-hash.js';
import { PersonRepository } from './person.repository.js';
import { Plausibility } from './plausibility.service.js';
import { RevisionRepository } from './revision.repository.js';
import { lockTenant } from './tenant-lock.repository.js';

const PAGE = 20;

/** Operations as the log tells them; what a book adds beyond these is an amendment. */
const DONE: Readonly<Record<string, string>> = {
  amend: 'amended',
  void: 'voided',
  dissolve: 'dissolved',
  changeMembers: 'members_changed',
  lift: 'lifted',
};

type AnyBook<Fact extends FactEntity, Content extends StatedPlace> = Book<Fact, Content>;

interface PageArgs {
  readonly filter?: FactFilter | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/**
 * Keeps every ledger the same way. A change is one transaction: the fact, its earlier image, the figures it moves and the
 * entry in the log are there together or not at all.
 */
@Injectable()
export class Bookkeeper {
  constructor(
    private readonly database: Database,
    private readonly grounds: GroundRepository,
    private readonly revisions: RevisionRepository,
    private readonly people: PersonRepository,
    private readonly plausibility: Plausibility,
    private readonly audit: Audit,
  ) {}

  /**
   * Records a fact of the viewer's tenant, attributed to where the tenant belonged on its day.
   * @param read reads the input against every bound that needs no database.
   * @returns the first record where the same content was sent under its idempotency key before, also by a request still under way.
   * @throws Refusal FORBIDDEN (WRONG_TENANT_TYPE), BAD_INPUT with every fault, CONFLICT (IDEMPOTENCY_KEY_REUSED) with `id`,
   *   `version` and `recordStatus` of the first record where something else was sent under the key.
   */
  async record<Fact extends FactEntity, Content extends StatedPlace>(
    viewer: Viewer,
    book: AnyBook<Fact, Content>,
    read: ReadFact<Content>,
  ): Promise<Fact> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const { content, idempotencyKey, faults } = read;
      const key = hasFault(faults, 'idempotencyKey') ? null : idempotencyKey;
      // Locked before the key is looked up: a request still under way with the same key is seen, not judged as another fact.
      await this.lock(tx, book);
      const first = key === null ? null : await book.store.findByKey(tx, key);
      if (first) return sameOrRefused(book, first, read);

      const homes = await this.homes(tx, book);
      const earlier = await this.lines(tx, book, null, homes);
      const { settled, exceeded } = await this.attribute(tx, book, content, faults, null);
      const recorded = await book.store.insert(tx, {
        ...content,
        ...settled,
        cityCode: viewer.cityCode,
        id: newId(),
        tenantId: viewer.tenantId,
        recordStatus: 'ACTIVE',
        voidReason: null,
        idempotencyKey,
        inputHash: idempotencyKey === null ? null : hashOf(book, viewer.tenantId, settled.homeRegion, read),
        exceeded,
        version: 1,
        recordedBy: viewer.userId,
      } as unknown as Fact);
      if (!recorded) return sameOrRefused(book, await this.requireByKey(tx, book, idempotencyKey), read);

      await book.settle?.(tx, null, recorded);
      await recordDeltas(tx, earlier, await this.lines(tx, book, recorded, homes));
      await this.log(tx, book, 'recorded', recorded);
      return recorded;
    });
  }

  /**
   * Replaces what is stated about a fact. While its day stays, so does its attribution.
   * @param version the one the viewer has seen.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async amend<Fact extends FactEntity, Content extends StatedPlace>(
    viewer: Viewer,
    book: AnyBook<Fact, Content>,
    id: string,
    version: number,
    read: ReadFact<Content>,
  ): Promise<Fact> {
    return this.change(viewer, book, 'amend', id, version, async (tx, before) => {
      const faults = exceptKept(read.faults, { ...read.besides, ...read.content }, before);
      const { settled, exceeded } = await this.attribute(tx, book, read.content, faults, before);
      return { ...before, ...read.content, ...settled, exceeded };
    });
  }

  /**
   * Takes a fact out of every figure for good. The record stays, with the reason.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async void<Fact extends FactEntity, Content extends StatedPlace>(
    viewer: Viewer,
    book: AnyBook<Fact, Content>,
    id: string,
    version: number,
    reason: string,
  ): Promise<Fact> {
    return this.change(viewer, book, 'void', id, version, async (_tx, before) => {
      requireNoFaults(textFaults('reason', reason, BOUNDS.reason));
      return { ...before, recordStatus: 'VOIDED', voidReason: visibleLines(reason) };
    });
  }

  /**
   * Any other change of a fact that the viewer may change: `after` makes the new fact of the old one.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), and what `after` throws.
   */
  async change<Fact extends FactEntity, Content extends StatedPlace>(
    viewer: Viewer,
    book: AnyBook<Fact, Content>,
    operation: FactOperation,
    id: string,
    version: number,
    after: (tx: Transaction, before: Fact) => Promise<Fact>,
  ): Promise<Fact> {
    return this.database.transaction(viewer.scope, async (tx) => {
      await this.lock(tx, book);
      const before = await this.requireChangeable(tx, book, operation, viewer, id, version);
      const homes = await this.homes(tx, book);
      const earlier = await this.lines(tx, book, before, homes);
      const wanted = await after(tx, before);
      const changed = await book.store.replace(tx, before.version, { ...wanted, version: before.version + 1 });
      if (!changed) throw await this.overtaken(tx, viewer, book, before.id, before.version, 'VERSION_CHANGED');

      const change = changed.recordStatus === 'VOIDED' ? 'VOIDED' : 'AMENDED';
      await this.revisions.keep(tx, book.kind, book.image?.(before) ?? before, change, changed.voidReason);
      await book.settle?.(tx, before, changed);
      await recordDeltas(tx, earlier, await this.lines(tx, book, changed, homes));
      await book.tidy?.(tx, before, changed);
      await this.log(
        tx,
        book,
        DONE[operation] ?? change.toLowerCase(),
        changed,
        changedFields(book.changeable, before, changed),
      );
      return changed;
    });
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  async get<Fact extends FactEntity, Content extends StatedPlace>(
    viewer: Viewer,
    book: AnyBook<Fact, Content>,
    id: string,
  ): Promise<Fact> {
    const fact = await book.store.find(viewer.scope, id);
    if (!fact) throw Refusal.notFound();
    return fact;
  }

  /** A page of the facts the viewer may see, newest day first. `narrow` adds the ledger's own conditions. */
  async list<Fact extends FactEntity>(
    viewer: Viewer,
    table: FactTable<Fact>,
    { filter, first, after }: PageArgs,
    narrow?: (search: FactSearch) => void,
  ): Promise<Connection<Fact>> {
    const asked = filter ?? {};
    requireFilter(asked);
    const limit = pageSize(first ?? PAGE);
    const list = listName(table.name, asked);
    const behind = after ? factKey(keyOfCursor(after, 2, list)) : null;
    const rows = await table.page(viewer.scope, asked, limit + 1, behind, narrow);
    // A first page that is not full has counted itself.
    const complete = behind === null && rows.length <= limit;
    const totalCount = complete ? rows.length : await table.count(viewer.scope, asked, narrow);
    return pageOf(rows, {
      list,
      first: limit,
      after: after || null,
      totalCount,
      key: (row) => [...table.keyOf(row)],
      node: (row) => row,
    });
  }

  private async lock<Fact extends FactEntity, Content extends StatedPlace>(
    tx: Transaction,
    book: AnyBook<Fact, Content>,
  ): Promise<void> {
    if (book.oneAtATime) await lockTenant(tx, book.kind, tx.scope.tenantId);
  }

  private async homes<Fact extends FactEntity, Content extends StatedPlace>(
    tx: Transaction,
    book: AnyBook<Fact, Content>,
  ): Promise<readonly Home[]> {
    return book.movesAlong ? this.grounds.homes(tx) : [];
  }

  private async lines<Fact extends FactEntity, Content extends StatedPlace>(
    tx: Transaction,
    book: AnyBook<Fact, Content>,
    fact: Fact | null,
    homes: readonly Home[],
  ): Promise<readonly Contribution[]> {
    const own = fact ? book.contributions(fact, homes) : [];
    return book.linesOf ? [...own, ...(await book.linesOf(tx, homes))] : own;
  }

  /** The fact as the viewer has seen it, if the viewer may change it. */
  private async requireChangeable<Fact extends FactEntity, Content extends StatedPlace>(
    tx: Transaction,
    book: AnyBook<Fact, Content>,
    operation: FactOperation,
    viewer: Viewer,
    id: string,
    version: number,
  ): Promise<Fact> {
    const fact = await book.store.findIn(tx, id);
    if (!fact) throw Refusal.notFound();
    requireMay(operation, viewer, fact);
    if (fact.recordStatus === 'VOIDED') throw await this.overtaken(tx, viewer, book, id, version, 'ALREADY_VOIDED');
    if (fact.version !== version) throw await this.overtaken(tx, viewer, book, id, version, 'VERSION_CHANGED');
    return fact;
  }

  /**
   * Where the fact belongs, what the ledger adds to it, and which of its measures are beyond what is usual.
   * @throws Refusal FORBIDDEN (WRONG_TENANT_TYPE), BAD_INPUT with `faults` and those that only the database knows.
   */
  private async attribute<Fact extends FactEntity, Content extends StatedPlace>(
    tx: Transaction,
    book: AnyBook<Fact, Content>,
    content: Content,
    stated: readonly FieldFault[],
    before: Fact | null,
  ): Promise<{ readonly settled: Partial<Fact>; readonly exceeded: Exceeded | null }> {
    const earlier = before ? (book.amounts?.(before) ?? []) : [];
    const faults = withoutKept(stated, earlier);
    const day = book.dayOf(content);
    const { regionCode, campaignId } = content;
    const asked = { regionCode, campaignId: campaignId !== null && isId(campaignId) ? campaignId : null };
    const ground = isLocalDate(day) ? keptGround(await this.grounds.on(tx, day, asked), book, day, before) : null;
    if (ground && book.recordedBy && !book.recordedBy.includes(ground.tenantType))
      throw Refusal.forbidden('WRONG_TENANT_TYPE');
    const known = (found: readonly FieldFault[]) => found.filter(({ path }) => !hasFault(faults, path));
    const offGround = ground ? known(groundFaults(book.dayPath, day, content, ground, book.regionPath)) : [];
    const further = ground && book.check ? known(await book.check(tx, content, ground, before)) : [];
    requireNoFaults([...faults, ...offGround, ...further]);
    // Without faults there was a day to ask about, and the tenant had an assignment on it.
    if (!ground?.homeRegion || !ground.sector)
      throw new Error(`No assignment of tenant ${tx.scope.tenantId} on ${day}`);
    const attribution = {
      homeRegion: ground.homeRegion,
      sector: ground.sector,
      regionCode: regionCode ?? ground.homeRegion,
    };
    const settled = { ...attribution, ...(await book.complete?.(tx, content, ground, before)) } as Partial<Fact>;
    const amounts = book.amounts?.({ ...content, ...settled } as unknown as Fact) ?? [];
    const judged = before && { id: before.id, amounts: earlier, exceeded: before.exceeded };
    return { settled, exceeded: await this.plausibility.exceeded(tx, book.kind, ground.tenantType, judged, amounts) };
  }

  /** The conflict, telling what the other did since `version`. */
  private async overtaken<Fact extends FactEntity, Content extends StatedPlace>(
    tx: Transaction,
    viewer: Viewer,
    book: AnyBook<Fact, Content>,
    id: string,
    version: number,
    reason: RefusalReason,
  ): Promise<Refusal> {
    const current = await book.store.findIn(tx, id);
    if (!current) return Refusal.notFound();
    const revisions = await this.revisions.ofFact<Fact>(tx, book.kind, id);
    const seen = revisions.find((revision) => revision.version === version)?.image;
    // A program that only writes learns that somebody was faster, and not who.
    const reads = viewer.permissions.has('ledger:read');
    const changedBy = reads ? await this.people.nameIn(tx, revisions[0]?.changedBy ?? current.recordedBy) : null;
    const fields = seen ? changedFields(book.changeable, seen, book.image?.(current) ?? current) : [];
    const { version: latest, changedAt } = current;
    return Refusal.conflict({ current: { version: latest, changedAt, changedBy, changedFields: fields } }, reason);
  }

  /** The record of a request with the same key that was faster. */
  private async requireByKey<Fact extends FactEntity, Content extends StatedPlace>(
    tx: Transaction,
    book: AnyBook<Fact, Content>,
    key: string | null,
  ): Promise<Fact> {
    const first = key === null ? null : await book.store.findByKey(tx, key);
    if (!first) throw new Error(`A ${book.kind} was neither recorded nor there before`);
    return first;
  }

  private async log<Fact extends FactEntity, Content extends StatedPlace>(
    tx: Transaction,
    { kind }: AnyBook<Fact, Content>,
    done: string,
    { id, version }: Fact,
    fields?: readonly string[],
  ): Promise<void> {
    const detail = { version, ...(fields && { changedFields: fields }) };
    await this.audit.record(tx, { action: `${kind}.${done}`, subjectKind: kind, subjectId: id, detail });
  }
}

/** The digest of an input; naming the unit's own region is the same as naming none. */
function hashOf<Fact extends FactEntity, Content extends StatedPlace>(
  { kind, inOrder }: Book<Fact, Content>,
  tenantId: string,
  homeRegion: string | undefined,
  { content, besides, idempotencyKey }: ReadFact<Content>,
): string {
  const regionCode = content.regionCode === homeRegion ? null : content.regionCode;
  return inputHash(
    { kind, tenantId, idempotencyKey: idempotencyKey ?? '', inOrder },
    { ...content, ...besides, regionCode },
  );
}

/** Faults that leave all that was sent in the content: bounds that may have become stricter since it was first sent. */
const WHOLE: ReadonlySet<FieldCode> = new Set<FieldCode>([
  'REQUIRED',
  'TOO_SHORT',
  'TOO_LONG',
  'INVALID_CHARACTERS',
  'LINE_BREAK',
  'NO_LETTER',
  'PERSONAL_NUMBER',
  'TOO_LARGE',
  'DATE_IN_FUTURE',
  'DATE_TOO_EARLY',
  'DATE_TOO_LATE',
  'NOT_A_REGION',
]);

/**
 * The first record under a key, for a request that states the same. Records of release 0.1 do not know what was sent, and
 * answer whatever is sent. An input of which something could not be read is none that was ever recorded.
 * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED) where something else was sent: taking it for the same would lose it.
 */
function sameOrRefused<Fact extends FactEntity, Content extends StatedPlace>(
  book: Book<Fact, Content>,
  first: Fact,
  read: ReadFact<Content>,
): Fact {
  const { id, version, recordStatus, tenantId, homeRegion, inputHash: sent } = first;
  const whole = read.faults.every(({ code }) => WHOLE.has(code));
  if (sent === null || (whole && hashOf(book, tenantId, homeRegion, read) === sent)) return first;
  throw Refusal.conflict({ id, version, recordStatus }, 'IDEMPOTENCY_KEY_REUSED');
}

/** While the day stays, so does the attribution: a later correction of the tenant's history is not restated by an amendment. */
function keptGround<Fact extends FactEntity, Content extends StatedPlace>(
  ground: Ground | null,
  book: Book<Fact, Content>,
  day: string,
  before: Fact | null,
): Ground | null {
  if (!ground || !before || book.dayOf(before as unknown as Content) !== day) return ground;
  return { ...ground, homeRegion: before.homeRegion, sector: before.sector };
}

function hasFault(faults: readonly FieldFault[], path: string): boolean {
  return faults.some((fault) => fault.path === path);
}
