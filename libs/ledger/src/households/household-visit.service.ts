import {
  type FieldFault,
  isWithin,
  type LocalDate,
  requireNoFaults,
  type TenantType,
  todayIn,
  VACANCY_FINDERS,
} from '@fanzha/domain';
import { type Connection, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Book } from '../facts/book.js';
import { Bookkeeper } from '../facts/bookkeeper.js';
import type { ReadFact } from '../facts/fact-bounds.js';
import type { Ground } from '../facts/ground.repository.js';
import type { HouseholdVisitsArgs, HouseholdVisitsInput } from './household.inputs.js';
import { communityFaults, isCommunityCode, readHouseholdVisit, reportedBesideDoors } from './household-visit.bounds.js';
import { householdVisitContributions } from './household-visit.contributions.js';
import {
  DOOR_LISTS,
  type DoorList,
  type HouseholdVisitContent,
  type HouseholdVisitFact,
} from './household-visit.entity.js';
import { type FoundDoor, HouseholdVisitRepository } from './household-visit.repository.js';
import { type NamedDoors, namedDoors, type WrittenDoors } from './named-doors.js';
import { PresenceRepository, presenceKey } from './presence.repository.js';
import { yearOf } from './roster.bounds.js';
import { RosterRepository } from './roster.repository.js';
import { VacancyService } from './vacancy.service.js';

/** The ledger of household visits. */
@Injectable()
export class HouseholdVisitService {
  /** How the Bookkeeper keeps visits. */
  readonly book: Book<HouseholdVisitFact, HouseholdVisitContent>;
  /** What the roster said about the doors of an input, from the check of the input until its doors are stored. */
  private readonly found = new WeakMap<HouseholdVisitContent, { readonly rosterId: string | null } & NamedDoors>();
  /** How the doors of an input were written; its content has their keys. */
  private readonly written = new WeakMap<HouseholdVisitContent, WrittenDoors>();

  constructor(
    private readonly keeper: Bookkeeper,
    private readonly visits: HouseholdVisitRepository,
    private readonly rosters: RosterRepository,
    private readonly presence: PresenceRepository,
    private readonly vacancies: VacancyService,
  ) {
    this.book = {
      kind: 'household_visit',
      recordedBy: null,
      dayPath: 'visitedOn',
      regionPath: 'communityCode',
      dayOf: ({ visitedOn }) => visitedOn,
      changeable: [
        'regionCode',
        'visitedOn',
        'doors',
        'notMet',
        'vacant',
        'reported',
        'reportedQualifier',
        'peopleVisited',
        'campaignId',
        'note',
        'recordStatus',
        'voidReason',
      ],
      store: visits,
      amounts: ({ reported, peopleVisited }) => [
        { indicator: 'HOUSEHOLDS_REPORTED', amount: reported },
        { indicator: 'PEOPLE_VISITED', amount: peopleVisited },
      ],
      contributions: householdVisitContributions,
      check: (tx, content, ground, before) => this.check(tx, content, ground, before),
      complete: async (_tx, content, _ground, before) => this.complete(content, before),
      settle: (tx, before, after) => this.settle(tx, before, after),
    };
  }

  /**
   * Records visits of the viewer's tenant in one community on one day.
   * @returns the first record where the same was sent under its idempotency key before, also by a request still under way.
   * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED), BAD_INPUT with every fault.
   */
  record(viewer: Viewer, input: HouseholdVisitsInput): Promise<HouseholdVisitFact> {
    return this.keeper.record(viewer, this.book, this.read(input));
  }

  /**
   * Replaces what is stated about visits.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  amend(viewer: Viewer, id: string, version: number, input: HouseholdVisitsInput): Promise<HouseholdVisitFact> {
    return this.keeper.amend(viewer, this.book, id, version, this.read(input));
  }

  /**
   * Takes visits out of every figure for good.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  void(viewer: Viewer, id: string, version: number, reason: string): Promise<HouseholdVisitFact> {
    return this.keeper.void(viewer, this.book, id, version, reason);
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  get(viewer: Viewer, id: string): Promise<HouseholdVisitFact> {
    return this.keeper.get(viewer, this.book, id);
  }

  /** A page of the records the viewer may see, newest day first. @throws Refusal BAD_INPUT */
  async list(viewer: Viewer, args: HouseholdVisitsArgs): Promise<Connection<HouseholdVisitFact>> {
    const communityCode = args.filter?.communityCode;
    if (communityCode != null) requireNoFaults(communityFaults('filter.communityCode', communityCode));
    return this.keeper.list(viewer, this.visits.table, args, (search) => {
      if (communityCode != null) this.visits.inCommunity(search, communityCode);
    });
  }

  private read(input: HouseholdVisitsInput): ReadFact<HouseholdVisitContent> {
    const read = readHouseholdVisit(input, todayIn());
    const listOf = (list: DoorList) => (read.content.labels[list].length > 0 ? (input[list] ?? []) : []);
    this.written.set(read.content, { doors: listOf('doors'), notMet: listOf('notMet'), vacant: listOf('vacant') });
    return read;
  }

  /** Looks the doors up, alone at the doors of the community from here on. */
  private async check(
    tx: Transaction,
    content: HouseholdVisitContent,
    { regionExists, homeRegion, tenantType }: Ground,
    before: HouseholdVisitFact | null,
  ): Promise<FieldFault[]> {
    const { regionCode, labels, visitedOn } = content;
    const own = isCommunityCode(regionCode) && regionExists && homeRegion !== null && isWithin(regionCode, homeRegion);
    if (!own) return [];
    await this.rosters.lock(tx, before ? [before.regionCode, regionCode] : [regionCode]);
    const { rosterId, doors } = await this.visits.findDoors(
      tx,
      regionCode,
      DOOR_LISTS.flatMap((list) => labels[list]),
      yearOf(visitedOn),
    );
    const named = namedDoors(this.written.get(content) ?? labels, doors, visitedOn);
    this.found.set(content, { rosterId, ...named });
    return [
      ...named.faults,
      ...(mayStateVacant(tenantType, named.doors.vacant, before)
        ? []
        : [{ path: 'vacant', code: 'NOT_ALLOWED_HERE' } as const]),
      ...(reportsBesideRoster(content, rosterId, before) ? [reportedBesideDoors()] : []),
    ];
  }

  private complete(content: HouseholdVisitContent, before: HouseholdVisitFact | null): Partial<HouseholdVisitFact> {
    const found = this.found.get(content);
    const named = DOOR_LISTS.some((list) => content.labels[list].length > 0);
    const rosterId = named ? (found?.rosterId ?? null) : null;
    const numbers = (list: DoorList) => (found?.doors[list] ?? []).map(({ number }) => number).sort((a, b) => a - b);
    const doors = numbers('doors');
    const covered = new Set((found?.doors.doors ?? []).filter((door) => door.covered).map(({ number }) => number));
    return {
      rosterId,
      doors,
      notMet: numbers('notMet'),
      vacant: numbers('vacant'),
      newlyCovered: doors.filter((door) => isNew(door, covered, before, rosterId, content.visitedOn)),
    };
  }

  private async settle(tx: Transaction, before: HouseholdVisitFact | null, after: HouseholdVisitFact): Promise<void> {
    const active = after.recordStatus === 'ACTIVE';
    if (before !== null && before.doors.length > 0 && (!active || takesAway(before, after)))
      await this.presence.rebuild(tx, before);
    if (active && after.doors.length > 0) await this.presence.add(tx, after);
    await this.vacancies.settle(tx, before, after);
  }
}

/** A vacant door is no household: only who knows the houses says so. What a record has said stays when it is amended. */
function mayStateVacant(type: TenantType, vacant: readonly FoundDoor[], before: HouseholdVisitFact | null): boolean {
  return VACANCY_FINDERS.includes(type) || vacant.every(({ number }) => before?.vacant.includes(number));
}

/** A number is no statement where doors could be ticked. What was reported before there was a roster may still be corrected. */
function reportsBesideRoster(
  content: HouseholdVisitContent,
  rosterId: string | null,
  before: HouseholdVisitFact | null,
): boolean {
  if (content.reportedQualifier === null || rosterId === null) return false;
  return before === null || before.reportedQualifier === null || before.regionCode !== content.regionCode;
}

/** Of an amended record, a door counts as new if it did before; one that is added, if nobody has visited it in the year. */
function isNew(
  door: number,
  covered: ReadonlySet<number>,
  before: HouseholdVisitFact | null,
  rosterId: string | null,
  day: LocalDate,
): boolean {
  const sameYear = before !== null && before.rosterId === rosterId && yearOf(before.visitedOn) === yearOf(day);
  return sameYear && before.doors.includes(door) ? before.newlyCovered.includes(door) : !covered.has(door);
}

/** Whether a bitmap may lose a door by a change. */
function takesAway(before: HouseholdVisitFact, after: HouseholdVisitFact): boolean {
  const kept = new Set(after.doors);
  return presenceKey(before).join() !== presenceKey(after).join() || before.doors.some((door) => !kept.has(door));
}
