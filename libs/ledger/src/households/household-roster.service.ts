import {
  addDays,
  cleanDoor,
  dateQuestion,
  DomainError,
  type Door,
  type FieldError,
  isWithin,
  type LocalDate,
  MOST_DOORS_IN_PLACE,
  readDoor,
  requireFound,
  requireId,
  requireNoErrors,
  ROSTER_KEEPERS,
  todayIn,
  visibleLines,
} from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import { Audit, Database, type Transaction, type Viewer } from '@fanzha/platform';
import { recordDeltas } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import type {
  RegisterHouseholdsArgs,
  RetireHouseholdDoorsArgs,
  UndoHouseholdRegistrationArgs,
} from './household.inputs.js';
import type { HouseholdDoor, HouseholdRegistration, HouseholdRoster } from './household-roster.model.js';
import { communityErrors, isCommunityCode } from './household-visit.bounds.js';
import { doorLines, vacancyLines } from './registered.contributions.js';
import { readDoors, retirementErrors, yearErrors, yearOf } from './roster.bounds.js';
import { type Registration, RegistrationRepository, type Reinstated } from './registration.repository.js';
import { MOST_NUMBERS, type Roster, RosterRepository, type StoredDoor } from './roster.repository.js';
import { VacancyRepository } from './vacancy.repository.js';

/** Registrations that a roster shows; an older one is no mistake any more. */
const MOST_REGISTRATIONS = 20;

/**
 * The rosters of communities, each kept by the community and by the district it lies in. A door has one number for
 * good; what is registered under its label after it was retired is another door.
 */
@Injectable()
export class HouseholdRosterService {
  constructor(
    private readonly database: Database,
    private readonly rosters: RosterRepository,
    private readonly registrations: RegistrationRepository,
    private readonly vacancies: VacancyRepository,
    private readonly regions: RegionDirectory,
    private readonly audit: Audit,
  ) {}

  /**
   * Puts doors on the roster of a community; those that are on it, however they are written, stay as they are. A door
   * that was retired behind `on` is put in place again, as if it had never been.
   * @throws DomainError NOT_FOUND for a community that does not exist, FORBIDDEN
   * (WRONG_TENANT_TYPE), BAD_INPUT with every error.
   */
  async register(viewer: Viewer, args: RegisterHouseholdsArgs): Promise<HouseholdRoster> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const { added } = await this.registerIn(tx, args);
      return this.summaryIn(tx, args.communityCode.trim(), todayIn(), added.length);
    });
  }

  /** As `register`, within a transaction that is open. */
  async registerIn(tx: Transaction, args: RegisterHouseholdsArgs): Promise<RegisteredDoors> {
    const today = todayIn();
    const communityCode = args.communityCode.trim();
    const { doors, on, questions, errors } = readDoors(args, today);
    const asked = [...questions.values()].flat();
    await this.requireKeeper(tx, communityCode, today, errors.length > 0 ? [...errors, ...asked.map(questionAt)] : []);
    await this.rosters.lock(tx, [communityCode]);
    const roster = (await this.rosters.byCode(tx, communityCode)) ?? (await this.rosters.insert(tx, communityCode));

    const latest = await this.rosters.latestDoors(
      tx,
      roster.id,
      doors.map(({ key }) => key),
    );
    const known = new Map(latest.map((door) => [door.key, door]));
    const again = doors
      .flatMap(({ key }) => known.get(key) ?? [])
      .filter(({ retiredOn }) => retiredOn !== null && retiredOn >= on);
    const fresh = doors.filter(({ key }) => isOver(known.get(key), on));
    requireNoErrors(
      fresh
        .flatMap(({ key }) => questions.get(key) ?? [])
        .sort((one, other) => one - other)
        .map(questionAt),
    );

    const added = [...fresh, ...again].map(({ key }) => key);
    if (added.length === 0) return { added, registrationId: null };
    await this.requireRoom(tx, roster, added.length);
    const registrationId = await this.registrations.insert(tx, roster, on, added.length, again);
    await this.add(tx, roster, registrationId, fresh, on);
    await this.reinstate(tx, roster, again);
    await this.log(tx, 'household_roster.registered', roster, { added: added.length, on, registrationId });
    return { added, registrationId };
  }

  /**
   * Undoes a registration as a whole: its new doors go and their numbers are free again, those it put in place
   * again are retired as before.
   * @throws DomainError NOT_FOUND, FORBIDDEN (WRONG_TENANT_TYPE), BAD_INPUT on `doors` for another number
   *   than its own, CONFLICT (ALREADY_UNDONE; DOORS_VISITED where a visit has named one of its doors, also
   *   one that was voided since).
   */
  async undo(viewer: Viewer, { id, doors }: UndoHouseholdRegistrationArgs): Promise<HouseholdRoster> {
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const communityCode = await this.undoIn(tx, id, doors);
      return this.summaryIn(tx, communityCode, todayIn(), 0);
    });
  }

  /**
   * As `undo`, within a transaction that is open.
   * @param seen how many doors somebody has seen in it; null: it is known by its id alone
   * @returns the community
   */
  async undoIn(tx: Transaction, id: string, seen: number | null): Promise<string> {
    const asked = requireFound(await this.registrations.find(tx, id));
    const communityCode = asked.communityCode;
    const isAnother = seen !== null && asked.doors !== seen;
    await this.requireKeeper(tx, communityCode, todayIn(), isAnother ? [{ path: 'doors', code: 'CONTRADICTORY' }] : []);
    await this.rosters.lock(tx, [communityCode]);
    const registration = await this.registrations.find(tx, id);
    if (!registration || registration.undone) throw DomainError.conflict({}, 'ALREADY_UNDONE');

    const roster = { id: registration.rosterId, regionCode: communityCode };
    const fresh = await this.registrations.newDoors(tx, id);
    const again = await this.stillReinstated(tx, registration);
    const visited = await this.visitedOf(tx, roster, fresh, again);
    if (visited > 0) throw DomainError.conflict({ visited }, 'DOORS_VISITED');
    await recordDeltas(tx, doorLines(fresh), []);
    await this.registrations.close(tx, id);
    await this.registrations.giveBack(tx, id);
    for (const { door, retiredOn, retiredBecause } of again)
      await this.moveRetirement(tx, roster, [door], retiredOn, retiredBecause);
    await this.log(tx, 'household_roster.registration_undone', roster, {
      registrationId: id,
      doors: fresh.length + again.length,
    });
    return communityCode;
  }

  /** The last registrations of a roster, newest first. */
  registrationsOf(viewer: Viewer, { rosterId }: HouseholdRoster): Promise<HouseholdRegistration[]> {
    return this.registrations.recent(viewer.scope, rosterId, MOST_REGISTRATIONS);
  }

  /**
   * Takes doors off the roster from a day on, all of them or none. What was visited before stays.
   * @param pathOf the path of a door by its position
   * @throws DomainError NOT_FOUND for a community that does not exist, BAD_INPUT with every error; on `on` where
   *   somebody was visited at one of them afterwards.
   */
  async retire(
    viewer: Viewer,
    args: RetireHouseholdDoorsArgs,
    pathOf = (position: number): string => `doors.${position}`,
  ): Promise<HouseholdRoster> {
    const today = todayIn();
    const communityCode = args.communityCode.trim();
    return this.database.transaction(viewer.scope, async (tx) => {
      await this.requireKeeper(tx, communityCode, today, retirementErrors(args, today, pathOf));
      await this.rosters.lock(tx, [communityCode]);
      const roster = await this.rosters.byCode(tx, communityCode);
      const keys = args.doors.map((door) => readDoor(door).key);
      const inPlace = Map.groupBy(roster ? await this.rosters.doorsInPlace(tx, roster.id, keys) : [], ({ key }) => key);
      const meant = args.doors.map((written, position) => {
        const found = inPlace.get(keys[position] ?? '') ?? [];
        return found.find(({ label }) => label === cleanDoor(written)) ?? found[0];
      });
      requireNoErrors(meant.flatMap((door, at) => (door ? [] : [{ path: pathOf(at), code: 'NOT_FOUND' } as const])));
      const doors = [...new Set(meant.filter((door) => door !== undefined))];
      if (!roster) throw DomainError.notFound();

      const numbers = doors.map(({ number }) => number);
      const lastInhabited = await this.rosters.lastInhabited(tx, roster.id, numbers);
      const registered =
        doors
          .map(({ registeredOn }) => registeredOn)
          .sort()
          .at(-1) ?? args.on;
      const earliest = lastInhabited !== null && lastInhabited >= registered ? addDays(lastInhabited, 1) : registered;
      if (args.on < earliest)
        throw DomainError.badInput([{ path: 'on', code: 'DATE_TOO_EARLY', params: { earliest } }]);
      const reason = visibleLines(args.reason);
      await this.moveRetirement(tx, roster, doors, args.on, reason);
      const labels = doors.map(({ label }) => label);
      const [door] = labels;
      await this.log(
        tx,
        labels.length === 1 ? 'household_roster.door_retired' : 'household_roster.doors_retired',
        roster,
        {
          ...(labels.length === 1 ? { door, number: numbers[0] } : { doors: labels, numbers }),
          on: args.on,
          reason,
        },
      );
      return this.summaryIn(tx, communityCode, today, 0);
    });
  }

  /**
   * The roster of a community within the viewer's territory or oversight; null where there is none yet.
   * @throws DomainError NOT_FOUND for any other community, BAD_INPUT for a year without visits.
   */
  async find(viewer: Viewer, communityCode: string, year: number | null): Promise<HouseholdRoster | null> {
    const today = todayIn();
    const asked = year ?? yearOf(today);
    requireNoErrors(yearErrors(asked, today));
    if (!isCommunityCode(communityCode) || !this.regions.find(communityCode)) throw DomainError.notFound();
    const { homeRegion, rosterId, registered, covered } = await this.rosters.summary(
      viewer.scope,
      communityCode,
      today,
      asked,
    );
    const isSeen = [homeRegion ?? '', ...viewer.scope.regions].some((region) => isWithin(communityCode, region));
    if (!isSeen) throw DomainError.notFound();
    return rosterId === null ? null : { communityCode, rosterId, year: asked, registered, covered, added: 0 };
  }

  /** The doors of a roster, with what its year says of them. */
  async doors(viewer: Viewer, { rosterId, year }: HouseholdRoster): Promise<HouseholdDoor[]> {
    const today = todayIn();
    const yearEnd = `${year}-12-31`;
    return this.rosters.doorsOfYear(viewer.scope, rosterId, year, yearEnd < today ? yearEnd : today);
  }

  /**
   * @throws DomainError NOT_FOUND, FORBIDDEN, BAD_INPUT with `errors` and, beside them, a community that
   * is not the tenant's to keep.
   */
  private async requireKeeper(
    tx: Transaction,
    communityCode: string,
    today: LocalDate,
    errors: readonly FieldError[],
  ): Promise<void> {
    const region = this.regions.find(communityCode);
    if (isCommunityCode(communityCode) && !region) throw DomainError.notFound();
    const keeper = await this.rosters.keeper(tx);
    if (keeper.type === null || !ROSTER_KEEPERS.includes(keeper.type)) throw DomainError.forbidden('WRONG_TENANT_TYPE');
    const own =
      keeper.region !== null &&
      isWithin(communityCode, keeper.region) &&
      (region?.validTo == null || region.validTo >= today);
    const misplaced =
      isCommunityCode(communityCode) && !own ? [{ path: 'communityCode', code: 'OUTSIDE_REGION' } as const] : [];
    requireNoErrors([...communityErrors('communityCode', communityCode), ...misplaced, ...errors]);
  }

  /** @throws DomainError BAD_INPUT on `doors` where the community would have more doors than one has. */
  private async requireRoom(tx: Transaction, { id }: Roster, added: number): Promise<void> {
    const { inPlace, numbers } = await this.rosters.size(tx, id);
    const actual = inPlace + added;
    if (actual > MOST_DOORS_IN_PLACE || numbers + added > MOST_NUMBERS) {
      throw DomainError.badInput([
        { path: 'doors', code: 'ROSTER_TOO_LARGE', params: { max: MOST_DOORS_IN_PLACE, actual } },
      ]);
    }
  }

  private async add(
    tx: Transaction,
    roster: Roster,
    registrationId: string,
    doors: readonly Door[],
    on: LocalDate,
  ): Promise<void> {
    if (doors.length === 0) return;
    await this.rosters.insertDoors(tx, roster, registrationId, doors, on);
    const registered = {
      tenantId: tx.scope.tenantId ?? '',
      regionCode: roster.regionCode,
      registeredOn: on,
      retiredOn: null,
    };
    await recordDeltas(tx, [], doorLines(doors.map(() => registered)));
  }

  /** Doors that a registration has put in place again, and that nobody has taken off since. */
  private async stillReinstated(tx: Transaction, { rosterId, reinstated }: Registration): Promise<ReinstatedDoor[]> {
    const doors = await this.rosters.doorsByNumber(
      tx,
      rosterId,
      reinstated.map(({ number }) => number),
    );
    const byNumber = new Map(doors.filter(({ retiredOn }) => retiredOn === null).map((door) => [door.number, door]));
    return reinstated.flatMap(({ number, ...before }) => {
      const door = byNumber.get(number);
      return door ? [{ door, ...before }] : [];
    });
  }

  /**
   * How many doors were visited so that a registration has to stay: a new one ever, one put in
   * place again since it was retired.
   */
  private async visitedOf(
    tx: Transaction,
    roster: Roster,
    fresh: readonly StoredDoor[],
    again: readonly ReinstatedDoor[],
  ): Promise<number> {
    let visited = (
      await this.registrations.named(
        tx,
        roster.id,
        fresh.map(({ number }) => number),
      )
    ).length;
    for (const { door, retiredOn } of again) {
      const last = await this.rosters.lastInhabited(tx, roster.id, [door.number]);
      if (last !== null && last >= retiredOn) visited += 1;
    }
    return visited;
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
    await recordDeltas(tx, before, [
      ...doorLines(doors.map((door) => ({ ...door, retiredOn: on }))),
      ...vacancyLines(moved),
    ]);
  }

  private async summaryIn(
    tx: Transaction,
    communityCode: string,
    today: LocalDate,
    added: number,
  ): Promise<HouseholdRoster> {
    const year = yearOf(today);
    const { rosterId, registered, covered } = await this.rosters.summaryIn(tx, communityCode, today, year);
    if (rosterId === null)
      throw new Error(`The roster of ${communityCode} cannot be read by the tenant that has just changed it`);
    return { communityCode, rosterId, year, registered, covered, added };
  }

  private async log(
    tx: Transaction,
    action: string,
    { id, regionCode }: Roster,
    said: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const detail = { communityCode: regionCode, ...said };
    await this.audit.record(tx, { action, subjectKind: 'household_roster', subjectId: id, detail });
  }
}

/** What a registration has put in place. */
interface RegisteredDoors {
  /** Keys of its doors; the others were on the roster. */
  readonly added: readonly string[];
  /** Null where every door was on the roster. */
  readonly registrationId: string | null;
}

/** A door that was put in place again, with the retirement it had before. */
type ReinstatedDoor = Omit<Reinstated, 'number'> & { readonly door: StoredDoor };

const questionAt = (index: number): FieldError => dateQuestion(`doors.${index}`);

/** Whether there is no door of a key on a day, and none to come. */
function isOver(door: StoredDoor | undefined, on: LocalDate): boolean {
  return door === undefined || (door.retiredOn !== null && door.retiredOn < on);
}
