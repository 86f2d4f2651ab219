import {
  addDays, type Door, type FieldFault, isWithin, listFaults, type LocalDate, readDoor, Refusal, requireNoFaults, todayIn,
  visibleLines,
} from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import { Audit, Database, type Transaction, type Viewer } from '@fanzha/platform';
import { recordDeltas } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import type { RegisterHouseholdsArgs, RetireHouseholdDoorArgs } from './household.inputs.js';
import type { HouseholdDoor, HouseholdRoster } from './household-roster.model.js';
import { communityFaults, isCommunityCode } from './household-visit.bounds.js';
import { doorLines, vacancyLines } from './registered.contributions.js';
import { readDoors, retirementFaults, yearFaults, yearOf } from './roster.bounds.js';
import { type Roster, RosterRepository, type StoredDoor } from './roster.repository.js';
import { VacancyRepository } from './vacancy.repository.js';

/** Doors of one community: their numbers are bits of its bitmaps. */
const MOST_DOORS = 32_767;

/**
 * The rosters of communities, each kept by all units in whose territory it lies. A door has one number for good; what is
 * registered under its label after it was retired is another door.
 */
@Injectable()
export class HouseholdRosterService {
  constructor(
    private readonly database: Database,
    private readonly rosters: RosterRepository,
    private readonly vacancies: VacancyRepository,
    private readonly regions: RegionDirectory,
    private readonly audit: Audit,
  ) {}

  /**
   * Puts doors on the roster of a community; those that are on it stay as they are. A door that was retired behind `on` is
   * put in place again, as if it had never been.
   * @throws Refusal NOT_FOUND for a community that does not exist, BAD_INPUT with every fault.
   */
  async register(viewer: Viewer, args: RegisterHouseholdsArgs): Promise<HouseholdRoster> {
    const today = todayIn();
    const communityCode = args.communityCode.trim();
    return this.database.transaction(viewer.scope, async (tx) => {
      const { doors, on, faults } = readDoors(args, today);
      await this.requireTerritory(tx, communityCode, today, faults);
      await this.rosters.lock(tx, [communityCode]);
      const roster = (await this.rosters.byCode(tx, communityCode)) ?? (await this.rosters.insert(tx, communityCode));

      const latest = await this.rosters.latestDoors(tx, roster.id, doors.map(({ label }) => label));
      const known = new Map(latest.map((door) => [door.label, door]));
      const again = doors.flatMap(({ label }) => known.get(label) ?? []).filter(({ retiredOn }) => retiredOn !== null && retiredOn >= on);
      const fresh = doors.filter(({ label }) => isOver(known.get(label), on));
      await this.add(tx, roster, fresh, on);
      await this.reinstate(tx, roster, again);

      const added = fresh.length + again.length;
      if (added > 0) await this.log(tx, 'household_roster.registered', roster, { added, on });
      return this.summaryIn(tx, communityCode, today, added);
    });
  }

  /**
   * Takes a door off the roster from a day on. What was visited before stays.
   * @throws Refusal NOT_FOUND for a community that does not exist, BAD_INPUT with every fault; on `on` where somebody was
   *   visited there afterwards.
   */
  async retire(viewer: Viewer, args: RetireHouseholdDoorArgs): Promise<HouseholdRoster> {
    const today = todayIn();
    const communityCode = args.communityCode.trim();
    return this.database.transaction(viewer.scope, async (tx) => {
      await this.requireTerritory(tx, communityCode, today, retirementFaults(args, today));
      await this.rosters.lock(tx, [communityCode]);
      const roster = await this.rosters.byCode(tx, communityCode);
      const [door] = roster ? await this.rosters.latestDoors(tx, roster.id, [readDoor(args.door).label]) : [];
      if (!roster || !door || door.retiredOn !== null) throw Refusal.badInput([{ path: 'door', code: 'NOT_FOUND' }]);

      const lastInhabited = await this.rosters.lastInhabited(tx, roster.id, door.number);
      const earliest = lastInhabited !== null && lastInhabited >= door.registeredOn ? addDays(lastInhabited, 1) : door.registeredOn;
      if (args.on < earliest) throw Refusal.badInput([{ path: 'on', code: 'DATE_TOO_EARLY', params: { earliest } }]);
      const reason = visibleLines(args.reason);
      await this.moveRetirement(tx, roster, [door], args.on, reason);
      await this.log(tx, 'household_roster.door_retired', roster, { door: door.label, number: door.number, on: args.on, reason });
      return this.summaryIn(tx, communityCode, today, 0);
    });
  }

  /**
   * The roster of a community within the viewer's territory or oversight; null where there is none yet.
   * @throws Refusal NOT_FOUND for any other community, BAD_INPUT for a year without visits.
   */
  async find(viewer: Viewer, communityCode: string, year: number | null): Promise<HouseholdRoster | null> {
    const today = todayIn();
    const asked = year ?? yearOf(today);
    requireNoFaults(yearFaults(asked, today));
    if (!isCommunityCode(communityCode) || !this.regions.find(communityCode)) throw Refusal.notFound();
    const { home, rosterId, registered, covered } = await this.rosters.summary(viewer.scope, communityCode, today, asked);
    const seen = [home ?? '', ...viewer.scope.regions].some((region) => isWithin(communityCode, region));
    if (!seen) throw Refusal.notFound();
    return rosterId === null ? null : { communityCode, rosterId, year: asked, registered, covered, added: 0 };
  }

  /** The doors of a roster, with what its year says of them. */
  async doors(viewer: Viewer, { rosterId, year }: HouseholdRoster): Promise<HouseholdDoor[]> {
    const today = todayIn();
    const yearEnd = `${year}-12-31`;
    return this.rosters.doorsOfYear(viewer.scope, rosterId, year, yearEnd < today ? yearEnd : today);
  }

  /** @throws Refusal NOT_FOUND, BAD_INPUT with `faults` and, beside them, a community that is not the tenant's to keep. */
  private async requireTerritory(tx: Transaction, communityCode: string, today: LocalDate, faults: readonly FieldFault[]): Promise<void> {
    const region = this.regions.find(communityCode);
    if (isCommunityCode(communityCode) && !region) throw Refusal.notFound();
    const home = await this.rosters.home(tx);
    const own = home !== null && isWithin(communityCode, home) && (region?.validTo == null || region.validTo >= today);
    const misplaced = isCommunityCode(communityCode) && !own ? [{ path: 'communityCode', code: 'OUTSIDE_REGION' } as const] : [];
    requireNoFaults([...communityFaults('communityCode', communityCode), ...misplaced, ...faults]);
  }

  private async add(tx: Transaction, roster: Roster, doors: readonly Door[], on: LocalDate): Promise<void> {
    if (doors.length === 0) return;
    const last = await this.rosters.lastNumber(tx, roster.id);
    requireNoFaults(listFaults('doors', doors, { max: MOST_DOORS - last }));
    await this.rosters.insertDoors(tx, roster, last, doors, on);
    const registered = { tenantId: tx.scope.tenantId ?? '', regionCode: roster.regionCode, registeredOn: on, retiredOn: null };
    await recordDeltas(tx, [], doorLines(doors.map(() => registered)));
  }

  private async reinstate(tx: Transaction, roster: Roster, doors: readonly StoredDoor[]): Promise<void> {
    if (doors.length > 0) await this.moveRetirement(tx, roster, doors, null, null);
  }

  /** Retires doors or puts them in place again; their vacancies count as long as they are on the roster. */
  private async moveRetirement(
    tx: Transaction,
    roster: Roster,
    doors: readonly StoredDoor[],
    on: LocalDate | null,
    reason: string | null,
  ): Promise<void> {
    const numbers = doors.map(({ number }) => number);
    const vacancies = await this.vacancies.ofDoors(tx, roster.id, numbers);
    await this.rosters.setRetirement(tx, roster.id, numbers, on, reason);
    const before = [...doorLines(doors), ...vacancyLines(vacancies)];
    const moved = vacancies.map((vacancy) => ({ ...vacancy, door: { ...vacancy.door, retiredOn: on } }));
    await recordDeltas(tx, before, [...doorLines(doors.map((door) => ({ ...door, retiredOn: on }))), ...vacancyLines(moved)]);
  }

  private async summaryIn(tx: Transaction, communityCode: string, today: LocalDate, added: number): Promise<HouseholdRoster> {
    const year = yearOf(today);
    const { rosterId, registered, covered } = await this.rosters.summaryIn(tx, communityCode, today, year);
    if (rosterId === null) throw new Error(`The roster of ${communityCode} cannot be read by whoever has just changed it`);
    return { communityCode, rosterId, year, registered, covered, added };
  }

  private async log(tx: Transaction, action: string, { id, regionCode }: Roster, said: Readonly<Record<string, unknown>>): Promise<void> {
    const detail = { communityCode: regionCode, ...said };
    await this.audit.record(tx, { action, subjectKind: 'household_roster', subjectId: id, detail });
  }
}

/** Whether there is no door of a label on a day, and none to come. */
function isOver(door: StoredDoor | undefined, on: LocalDate): boolean {
  return door === undefined || (door.retiredOn !== null && door.retiredOn < on);
}
