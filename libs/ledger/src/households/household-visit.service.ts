import {
  type FieldError,
  type IndicatorCode,
  isWithin,
  requireNoErrors,
  type TenantType,
  todayIn,
  VACANCY_FINDERS,
  type LocalDate,
} from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import { FIGURE_GUARDS } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import type { ReadFact } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import type { Prepared, WriteContext } from '../facts/ledger-hooks.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import type { HouseholdVisitsFilter, HouseholdVisitsInput } from './household.inputs.js';
import {
  communityErrors,
  isCommunityCode,
  isWideCode,
  readHouseholdVisit,
  reportedBesideDoors,
} from './household-visit.bounds.js';
import {
  DOOR_LISTS,
  type DoorList,
  type HouseholdVisitContent,
  type HouseholdVisitFact,
} from './household-visit.entity.js';
import { householdVisitLedger } from './household-visit.ledger.js';
import { type FoundDoor, HouseholdVisitRepository } from './household-visit.repository.js';
import { type NamedDoors, namedDoors, type WrittenDoors } from './named-doors.js';
import { VisitBitmapRepository, bitmapKey } from './visit-bitmap.repository.js';
import { yearOf } from './roster.bounds.js';
import { RosterRepository } from './roster.repository.js';
import { VacancyService } from './vacancy.service.js';

/** Visits as they were read, and how their doors were written: the content has their keys. */
interface ReadVisits extends ReadFact<HouseholdVisitContent> {
  readonly written: WrittenDoors;
}

/** Household visits: doors of a roster, or a number where there is none. */
@Injectable()
export class HouseholdVisitService extends LedgerService<
  HouseholdVisitFact,
  HouseholdVisitsInput,
  HouseholdVisitsFilter,
  ReadVisits
> {
  constructor(
    tools: LedgerTools,
    private readonly visits: HouseholdVisitRepository,
    private readonly rosters: RosterRepository,
    private readonly bitmaps: VisitBitmapRepository,
    private readonly vacancies: VacancyService,
  ) {
    super(tools, householdVisitLedger, visits);
  }

  protected override read(input: HouseholdVisitsInput): ReadVisits {
    const read = readHouseholdVisit(input, todayIn());
    const listOf = (list: DoorList) => (read.content.labels[list].length > 0 ? (input[list] ?? []) : []);
    return {
      ...read,
      written: { doors: listOf('doors'), notMet: listOf('notMet'), vacant: listOf('vacant') },
    };
  }

  /** @throws DomainError BAD_INPUT for a code that no community can have. */
  protected override narrow(search: FactSearch, { communityCode }: HouseholdVisitsFilter): void {
    if (communityCode == null) return;
    requireNoErrors(communityErrors('filter.communityCode', communityCode));
    search.add('community', ($) => `f.region_code = ${$(communityCode)}`);
  }

  /** Looks the doors up, alone at the doors of the community from here on. */
  protected override async prepare(
    { content, written }: ReadVisits,
    { tx, attribution, before }: WriteContext<HouseholdVisitFact>,
  ): Promise<Prepared<HouseholdVisitFact, undefined>> {
    const { regionExists, homeRegion, tenantType } = attribution;
    const { regionCode, labels, visitedOn } = content;
    const inside = regionExists && homeRegion !== null && isWithin(regionCode, homeRegion);
    if (inside && isWideCode(regionCode)) {
      // Doors that the record leaves are counted anew.
      if (before) await this.rosters.lock(tx, [before.regionCode]);
      const ticked = !keepsReporting(content, before) && (await this.visits.isOnRosters(tx, regionCode));
      const errors = ticked && content.reportedQualifier !== null ? [reportedBesideDoors()] : [];
      return { errors, facts: factsOf(content, null, NO_DOORS, before) };
    }
    const own = inside && isCommunityCode(regionCode);
    // Elsewhere nothing is looked up, and the region is refused.
    if (!own) return {};
    await this.rosters.lock(tx, before ? [before.regionCode, regionCode] : [regionCode]);
    const { rosterId, doors } = await this.visits.findDoors(
      tx,
      regionCode,
      DOOR_LISTS.flatMap((list) => labels[list]),
      yearOf(visitedOn),
    );
    const named = namedDoors(written, doors, visitedOn);
    const errors: FieldError[] = [
      ...named.errors,
      ...(mayStateVacant(tenantType, named.doors.vacant, before)
        ? []
        : [{ path: 'vacant', code: 'NOT_ALLOWED_HERE' } as const]),
      ...(reportsBesideRoster(content, rosterId, before) ? [reportedBesideDoors()] : []),
    ];
    return { errors, facts: factsOf(content, rosterId, named.doors, before) };
  }

  protected override async afterWrite(
    tx: Transaction,
    before: HouseholdVisitFact | null,
    after: HouseholdVisitFact,
  ): Promise<void> {
    const active = after.recordStatus === 'ACTIVE';
    await this.admitHouseholds(tx, before, after);
    if (before !== null && before.doors.length > 0 && (!active || takesAway(before, after)))
      await this.bitmaps.rebuild(tx, before);
    if (active && after.doors.length > 0) await this.bitmaps.add(tx, after);
    await this.vacancies.afterWrite(tx, before, after);
  }

  /** Different households are moved by doors, which no line of figures tells of. */
  private async admitHouseholds(tx: Transaction, before: HouseholdVisitFact | null, after: HouseholdVisitFact) {
    const doors = (fact: HouseholdVisitFact | null) =>
      fact?.recordStatus === 'ACTIVE' ? [...bitmapKey(fact), fact.visitedOn, ...fact.doors].join() : '';
    if (doors(before) === doors(after) || (after.doors.length === 0 && !before?.doors.length)) return;
    const days = [...new Set([before?.visitedOn ?? after.visitedOn, after.visitedOn])];
    const moved = { tenantId: after.tenantId, days, indicators: COUNTED_BY_DOORS };
    const record = { kind: this.definition.source.kind, id: after.id };
    await FIGURE_GUARDS.admit(tx, { before: [], after: [], apart: [moved], record });
  }
}

const COUNTED_BY_DOORS: readonly IndicatorCode[] = ['HOUSEHOLDS_COVERED', 'ROSTER_HOUSEHOLDS_COVERED'];

/** The doors of visits as they are kept: by their numbers. */
function factsOf(
  { labels, visitedOn }: HouseholdVisitContent,
  roster: string | null,
  found: NamedDoors['doors'],
  before: HouseholdVisitFact | null,
): Partial<HouseholdVisitFact> {
  const rosterId = DOOR_LISTS.some((list) => labels[list].length > 0) ? roster : null;
  const numbers = (list: DoorList) => found[list].map(({ number }) => number).sort((a, b) => a - b);
  const doors = numbers('doors');
  const covered = new Set(found.doors.filter((door) => door.covered).map(({ number }) => number));
  return {
    rosterId,
    doors,
    notMet: numbers('notMet'),
    vacant: numbers('vacant'),
    newlyCovered: doors.filter((door) => isNew(door, covered, before, rosterId, visitedOn)),
  };
}

/**
 * A vacant door is no household: only who knows the houses says so. What a record has said stays when it is amended.
 */
function mayStateVacant(type: TenantType, vacant: readonly FoundDoor[], before: HouseholdVisitFact | null): boolean {
  return VACANCY_FINDERS.includes(type) || vacant.every(({ number }) => before?.vacant.includes(number));
}

/**
 * A number is no statement where doors could be ticked. What was reported before there was a
 * roster may still be corrected.
 */
function reportsBesideRoster(
  content: HouseholdVisitContent,
  rosterId: string | null,
  before: HouseholdVisitFact | null,
): boolean {
  if (content.reportedQualifier === null || rosterId === null) return false;
  return !keepsReporting(content, before);
}

const keepsReporting = (content: HouseholdVisitContent, before: HouseholdVisitFact | null): boolean =>
  before !== null && before.reportedQualifier !== null && before.regionCode === content.regionCode;

const NO_DOORS: NamedDoors['doors'] = { doors: [], notMet: [], vacant: [] };

/**
 * Of an amended record, a door counts as new if it did before; one that is added, if nobody has visited it in the year.
 */
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
  return bitmapKey(before).join() !== bitmapKey(after).join() || before.doors.some((door) => !kept.has(door));
}
