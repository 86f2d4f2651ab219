import { BOUNDS, type FieldFault, isRegionCode, Refusal, type RefusalReason, requireNoFaults, textFaults, todayIn } from '@fanzha/domain';
import { Audit, type Connection, Database, keyOfCursor, newId, pageOf, pageSize, type Transaction, type Viewer } from '@fanzha/platform';
import { recordDeltas } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { changedFields } from '../facts/changed-fields.js';
import { type Ground, GroundRepository } from '../facts/ground.repository.js';
import { PersonRepository } from '../facts/person.repository.js';
import { RevisionRepository } from '../facts/revision.repository.js';
import { groundFaults, groundQuestion, readActivity, type StatedContent } from './activity.bounds.js';
import { contributions } from './activity.contributions.js';
import type { ActivityFact } from './activity.entity.js';
import type { ActivitiesArgs, ActivityFilter, ActivityInput } from './activity.inputs.js';
import { type ActivityOperation, requireMay } from './activity.policy.js';
import { activityKey, ActivityRepository } from './activity.repository.js';

const PAGE = 20;

/** What another person can have changed meanwhile. */
const CHANGEABLE = [
  'type', 'title', 'status', 'startOn', 'endOn', 'regionCode', 'place', 'audiences', 'channels', 'partners', 'campaignId',
  'narrative', 'measures', 'recordStatus', 'voidReason',
] as const satisfies readonly (keyof ActivityFact)[];

type Attribution = Pick<ActivityFact, 'homeRegion' | 'sector' | 'regionCode'>;

/**
 * The activities ledger. Every change is one transaction: the fact, its earlier image, the figures it moves and the entry
 * in the log are there together or not at all.
 */
@Injectable()
export class ActivityService {
  constructor(
    private readonly database: Database,
    private readonly activities: ActivityRepository,
    private readonly grounds: GroundRepository,
    private readonly revisions: RevisionRepository,
    private readonly people: PersonRepository,
    private readonly audit: Audit,
  ) {}

  /**
   * Records an activity of the viewer's tenant, attributed to where the tenant belonged on its first day.
   * @returns the first record where its idempotency key was used before, also by a request still under way.
   * @throws Refusal BAD_INPUT with every fault.
   */
  async record(viewer: Viewer, input: ActivityInput): Promise<ActivityFact> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const { content, idempotencyKey, faults } = readActivity(input, todayIn());
      const key = hasFault(faults, 'idempotencyKey') ? null : idempotencyKey;
      const first = key === null ? null : await this.activities.findByKey(tx, key);
      if (first) return first;

      const attribution = await this.attribute(tx, content, faults);
      const recorded = await this.activities.insert(tx, {
        ...content,
        ...attribution,
        cityCode: viewer.cityCode,
        id: newId(),
        tenantId: viewer.tenantId,
        recordStatus: 'ACTIVE',
        voidReason: null,
        idempotencyKey,
        version: 1,
        recordedBy: viewer.userId,
      });
      if (!recorded) return this.requireByKey(tx, idempotencyKey);

      await recordDeltas(tx, [], contributions(recorded));
      await this.log(tx, 'activity.recorded', recorded);
      return recorded;
    });
  }

  /**
   * Replaces what is stated about an activity. While its first day stays, so does its attribution.
   * @param version the one the viewer has seen.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async amend(viewer: Viewer, id: string, version: number, input: ActivityInput): Promise<ActivityFact> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const before = await this.requireChangeable(tx, 'amend', viewer, id, version);
      const { content, faults } = readActivity(input, todayIn());
      const attribution = await this.attribute(tx, content, faults, before);
      return this.change(tx, before, { ...before, ...content, ...attribution }, 'AMENDED');
    });
  }

  /**
   * Takes an activity out of every figure for good. The record stays, with the reason.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async void(viewer: Viewer, id: string, version: number, reason: string): Promise<ActivityFact> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const before = await this.requireChangeable(tx, 'void', viewer, id, version);
      requireNoFaults(textFaults('reason', reason, BOUNDS.reason));
      return this.change(tx, before, { ...before, recordStatus: 'VOIDED', voidReason: reason.trim() }, 'VOIDED');
    });
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  async get(viewer: Viewer, id: string): Promise<ActivityFact> {
    const activity = await this.activities.find(viewer.scope, id);
    if (!activity) throw Refusal.notFound();
    return activity;
  }

  /** A page of the activities the viewer may see, newest day first. */
  async list(viewer: Viewer, { filter, first, after }: ActivitiesArgs): Promise<Connection<ActivityFact>> {
    const asked = filter ?? {};
    requireFilter(asked);
    const limit = pageSize(first ?? PAGE);
    const behind = after ? activityKey(keyOfCursor(after, 2)) : null;
    const rows = await this.activities.page(viewer.scope, asked, limit + 1, behind);
    // A first page that is not full has counted itself.
    const complete = behind === null && rows.length <= limit;
    const totalCount = complete ? rows.length : await this.activities.count(viewer.scope, asked);
    return pageOf(rows, { first: limit, after: after || null, totalCount, key: ({ startOn, id }) => [startOn, id], node: (row) => row });
  }

  /** Puts `after` in the place of `before`, which is kept. */
  private async change(tx: Transaction, before: ActivityFact, after: ActivityFact, change: 'AMENDED' | 'VOIDED'): Promise<ActivityFact> {
    const changed = await this.activities.replace(tx, before.version, { ...after, version: before.version + 1 });
    if (!changed) throw await this.overtaken(tx, before, before.version, 'VERSION_CHANGED');

    await this.revisions.keep(tx, 'activity', before, change, changed.voidReason);
    await recordDeltas(tx, contributions(before), contributions(changed));
    await this.log(tx, `activity.${change.toLowerCase()}`, changed, changedFields(CHANGEABLE, before, changed));
    return changed;
  }

  /** The activity as the viewer has seen it, if the viewer may change it. */
  private async requireChangeable(
    tx: Transaction,
    operation: ActivityOperation,
    viewer: Viewer,
    id: string,
    version: number,
  ): Promise<ActivityFact> {
    const activity = await this.activities.findIn(tx, id);
    if (!activity) throw Refusal.notFound();
    requireMay(operation, viewer, activity);
    if (activity.recordStatus === 'VOIDED') throw await this.overtaken(tx, activity, version, 'ALREADY_VOIDED');
    if (activity.version !== version) throw await this.overtaken(tx, activity, version, 'VERSION_CHANGED');
    return activity;
  }

  /** Where the fact belongs. @throws Refusal BAD_INPUT with `faults` and those that only the database knows. */
  private async attribute(
    tx: Transaction,
    content: StatedContent,
    faults: readonly FieldFault[],
    before?: ActivityFact,
  ): Promise<Attribution> {
    const question = groundQuestion(content);
    const ground = question && keptGround(await this.grounds.on(tx, question.day, question), content, before);
    const further = ground ? groundFaults(content, ground).filter(({ path }) => !hasFault(faults, path)) : [];
    requireNoFaults([...faults, ...further]);
    // Without faults there was a day to ask about, and the tenant had an assignment on it.
    if (!ground?.homeRegion || !ground.sector) throw new Error(`No assignment of tenant ${tx.scope.tenantId} on ${content.startOn}`);
    return { homeRegion: ground.homeRegion, sector: ground.sector, regionCode: content.regionCode ?? ground.homeRegion };
  }

  /** The conflict, telling what the other did since `version`. */
  private async overtaken(tx: Transaction, { id }: ActivityFact, version: number, reason: RefusalReason): Promise<Refusal> {
    const current = await this.activities.findIn(tx, id);
    if (!current) return Refusal.notFound();
    const revisions = await this.revisions.ofFact<ActivityFact>(tx, 'activity', id);
    const seen = revisions.find((revision) => revision.version === version)?.image;
    const changedBy = await this.people.nameIn(tx, revisions[0]?.changedBy ?? current.recordedBy);
    const fields = seen ? changedFields(CHANGEABLE, seen, current) : [];
    return Refusal.conflict({ current: { version: current.version, changedAt: current.changedAt, changedBy, changedFields: fields } }, reason);
  }

  /** The record of a request with the same key that was faster. */
  private async requireByKey(tx: Transaction, key: string | null): Promise<ActivityFact> {
    const first = key === null ? null : await this.activities.findByKey(tx, key);
    if (!first) throw new Error('An activity was neither recorded nor there before');
    return first;
  }

  private async log(tx: Transaction, action: string, { id, version }: ActivityFact, changedFields?: readonly string[]): Promise<void> {
    const detail = { version, ...(changedFields && { changedFields }) };
    await this.audit.record(tx, { action, subjectKind: 'activity', subjectId: id, detail });
  }
}

/** While the first day stays, so does the attribution: a later correction of the tenant's history is not restated by an amendment. */
function keptGround(ground: Ground | null, content: StatedContent, before: ActivityFact | undefined): Ground | null {
  if (!ground || before?.startOn !== content.startOn) return ground;
  return { ...ground, homeRegion: before.homeRegion, sector: before.sector };
}

function hasFault(faults: readonly FieldFault[], path: string): boolean {
  return faults.some((fault) => fault.path === path);
}

/** @throws Refusal BAD_INPUT for a text that cannot be searched for or a code that no region can have. */
function requireFilter({ text, regionCode }: ActivityFilter): void {
  requireNoFaults([
    ...textFaults('filter.text', text, BOUNDS.searchText),
    ...(regionCode == null || isRegionCode(regionCode) ? [] : [{ path: 'filter.regionCode', code: 'NOT_A_REGION' } as const]),
  ]);
}
