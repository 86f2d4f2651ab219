import type { Door, LocalDate, TenantType } from '@fanzha/domain';
import { Database, newId, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { HouseholdDoor } from './household-roster.model.js';
import type { RegisteredDoor } from './registered.contributions.js';

/** Doors of one community that can have a number at all: numbers are bits of its bitmaps. */
export const MOST_NUMBERS = 32_767;

/** A roster under the code its community has today. */
export interface Roster {
  readonly id: string;
  readonly regionCode: string;
}

/** A door that was registered once. */
export interface StoredDoor extends RegisteredDoor {
  readonly number: number;
  readonly label: string;
  readonly key: string;
  readonly retiredBecause: string | null;
}

/** Where the scope's own tenant belongs today; `region` is null where nobody asks on behalf of a tenant. */
interface Keeper {
  readonly region: string | null;
  readonly type: TenantType | null;
}

/** A roster in numbers, as far as the scope may see it. */
interface RosterSummary {
  /** Where the scope's own tenant belongs today; null where nobody asks on behalf of a tenant. */
  readonly homeRegion: string | null;
  /** Null where the community has no roster, or none that the scope may see. */
  readonly rosterId: string | null;
  readonly registered: number;
  readonly covered: number;
}

/** The roster of community $code, which may have had another code before: the one under that very code comes first. */
const rosterOf = ($code: string) => `
  select r.id, r.region_code, r.former_codes from household_roster r where r.city_code = $1 and r.region_code = ${$code}
  union all
  select r.id, r.region_code, r.former_codes from household_roster r
  where r.city_code = $1 and r.former_codes <> '{}' and ${$code} = any (r.former_codes)
  limit 1`;

// The first code a community had stays the same for good; so all that concerns its doors waits at one gate.
const LOCK: Statement = {
  name: 'roster.lock',
  text: `
    select pg_advisory_xact_lock(hashtext('household_roster'), hashtext(gate)) is not null as locked
    from (
      select distinct coalesce((select coalesce(r.former_codes[1], r.region_code) from (${rosterOf('asked.code')}) r),
        asked.code) as gate
      from unnest($2::text[]) as asked(code) order by 1) gates`,
};

const BY_CODE: Statement = {
  name: 'roster.by_code',
  text: `select r.id, r.region_code as "regionCode" from (${rosterOf('$2')}) r`,
};

const KEEPER: Statement = {
  name: 'roster.keeper',
  text: `
    select t.region_code as region, t.type from (values (1)) always
    left join tenant t on t.city_code = $1 and t.id = $2`,
};

const INSERT: Statement = {
  name: 'roster.insert',
  text: 'insert into household_roster (city_code, id, region_code, tenant_id) values ($1, $2, $3, $4)',
};

const DOOR_COLUMNS = `
  d.number, d.label, d.label_key as key, d.registered_on as "registeredOn",
  d.retired_on as "retiredOn", d.retired_because as "retiredBecause",
  d.tenant_id as "tenantId", d.region_code as "regionCode"`;

const LATEST_DOORS: Statement = {
  name: 'roster.latest_doors',
  text: `
    select distinct on (d.label_key) ${DOOR_COLUMNS} from household_door d
    where d.city_code = $1 and d.roster_id = $2 and d.label_key = any ($3::text[])
    order by d.label_key, d.retired_on desc nulls first, d.twin`,
};

const DOORS_OF_KEYS: Statement = {
  name: 'roster.doors_of_keys',
  text: `
    select ${DOOR_COLUMNS} from household_door d
    where d.city_code = $1 and d.roster_id = $2 and d.label_key = any ($3::text[]) and d.retired_on is null
    order by d.twin`,
};

const DOORS_BY_NUMBER: Statement = {
  name: 'roster.doors_by_number',
  text: `select ${DOOR_COLUMNS} from household_door d where d.city_code = $1 and d.roster_id = $2
      and d.number = any ($3::int[])`,
};

const IN_PLACE: Statement = {
  name: 'roster.in_place',
  text: `
    select count(*) filter (where retired_on is null)::int as "inPlace", count(*)::int as numbers from household_door
    where city_code = $1 and roster_id = $2`,
};

// Free numbers are those that were never given, and those that were given back.
const INSERT_DOORS: Statement = {
  name: 'roster.insert_doors',
  text: `
    with free as (
      select n as number, row_number() over (order by n) as ordinal from generate_series(1, $3::int) n
      where not exists (select from household_door d where d.city_code = $1 and d.roster_id = $2::uuid and d.number = n)
      order by n limit cardinality($4::text[]))
    insert into household_door
      (city_code, roster_id, number, label, label_key, building, unit, room, registered_on, registered_by, tenant_id,
        region_code, registration_id)
    select $1, $2::uuid, free.number, d.label, d.label_key, d.building, d.unit, d.room, $9::date, $10::uuid, $11::uuid,
      $12, $13::uuid
    from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
      with ordinality as d(label, label_key, building, unit, room, ordinal) join free on free.ordinal = d.ordinal
      returning 1`,
};

const SET_RETIREMENT: Statement = {
  name: 'roster.set_retirement',
  text: `
    update household_door set retired_on = $4::date, retired_because = $5
    where city_code = $1 and roster_id = $2 and number = any ($3::int[])`,
};

// Bitmaps count these doors anew from the first day on which it changes whether they are in place.
const TURN_RETIRED: Statement = {
  name: 'roster.turn_retired',
  text: `
    select doors_turned(r.id, t.doors, t.since) from household_roster r, (
        select array_agg(d.number) as doors, array_agg(least(d.retired_on, $4::date)) as since from household_door d
        where d.city_code = $1 and d.roster_id = $2 and d.number = any ($3::int[])
          and d.retired_on is distinct from $4::date) t
    where r.city_code = $1 and r.id = $2 and t.doors is not null`,
};

const LAST_INHABITED: Statement = {
  name: 'roster.last_inhabited',
  text: `select max(m.visited_on) as day from household_roster r,
      door_statuses(r.id, $3::smallint[], '-infinity', 'infinity') m
    where r.city_code = $1 and r.id = $2 and m.status <> 'VACANT'`,
};

const SUMMARY: Statement = {
  name: 'roster.summary',
  text: `
    select app_home() as "homeRegion", r.id as "rosterId",
      (select count(*) from household_door d
        where d.city_code = $1 and d.roster_id = r.id and d.registered_on <= $3::date
          and (d.retired_on is null or d.retired_on > $3)
          and not exists (
            select from household_vacancy v
            where v.city_code = $1 and v.roster_id = r.id and v.number = d.number
              and v.from_on <= $3 and (v.to_on is null or v.to_on > $3))) as registered,
      (select coalesce(sum(bit_count(s.bits)), 0)::bigint
        from doors_visited(r.id, $4 || '-01', $4 || '-12') s) as covered
    from (values (1)) always left join household_roster r on r.city_code = $1 and r.region_code = $2`,
};

// Of one day, meeting somebody says more than meeting nobody, and that more than an empty house.
const DOORS_OF_YEAR: Statement = {
  name: 'roster.doors_of_year',
  text: `
    with seen as materialized (select block, bits from household_roster r, doors_visited(r.id, $3 || '-01', $3 || '-12')
      where r.city_code = $1 and r.id = $2::uuid),
    ours as materialized (
      select block, bit_or(bits) as bits from household_visit_bitmap
      where city_code = $1 and roster_id = $2 and tenant_id = $4 and month between $3 || '-01' and $3 || '-12'
        group by block),
    last_status as materialized (
      select distinct on (m.number) m.number, m.status
      from household_roster r, door_statuses(r.id, null, ($3 || '-01-01')::date, ($3 || '-12-31')::date) m
      where r.city_code = $1 and r.id = $2
      order by m.number, m.visited_on desc, array_position(array['VISITED', 'NOT_MET', 'VACANT'], m.status)),
    empty as materialized (
      select number from household_vacancy
      where city_code = $1 and roster_id = $2 and from_on <= $5::date and (to_on is null or to_on > $5))
    select d.label, d.building, d.unit, d.room, d.retired_on as "retiredOn",
      coalesce(get_bit(s.bits, (d.number - 1) % 2048) = 1, false) as visited,
      coalesce(get_bit(o.bits, (d.number - 1) % 2048) = 1, false) as "visitedByUs",
      coalesce(l.status = 'NOT_MET', false) as "toRevisit", e.number is not null as vacant
    from household_door d
    left join seen s on s.block = (d.number - 1) / 2048
    left join ours o on o.block = (d.number - 1) / 2048
    left join last_status l on l.number = d.number
    left join empty e on e.number = d.number
    where d.city_code = $1 and d.roster_id = $2 and (d.retired_on is null or d.retired_on > ($3 || '-01-01')::date)
    order by d.number`,
};

/** All SQL about rosters and their doors. Readers are told which doors were visited, and never by whom. */
@Injectable()
export class RosterRepository {
  constructor(private readonly database: Database) {}

  /**
   * Lets one writer at a time at the doors of these communities: to be taken before anything is read that must stay
   * true.
   */
  async lock(tx: Transaction, communityCodes: readonly string[]): Promise<void> {
    await tx.run(LOCK, [tx.scope.cityCode, communityCodes]);
  }

  async byCode(tx: Transaction, communityCode: string): Promise<Roster | null> {
    const [roster] = await tx.run<Roster & Record<string, unknown>>(BY_CODE, [tx.scope.cityCode, communityCode]);
    return roster ?? null;
  }

  /** The scope's own tenant, as far as it decides which rosters it keeps. */
  async keeper(tx: Transaction): Promise<Keeper> {
    const [row] = await tx.run<Keeper & Record<string, unknown>>(KEEPER, [tx.scope.cityCode, tx.scope.tenantId]);
    return row ?? { region: null, type: null };
  }

  /** A new roster without doors. */
  async insert(tx: Transaction, regionCode: string): Promise<Roster> {
    const roster = { id: newId(), regionCode };
    await tx.run(INSERT, [tx.scope.cityCode, roster.id, regionCode, tx.scope.tenantId]);
    return roster;
  }

  /** The doors of some keys; of those registered more than once, the one in place or the last that was. */
  async latestDoors(tx: Transaction, rosterId: string, keys: readonly string[]): Promise<StoredDoor[]> {
    return tx.run<StoredDoor & Record<string, unknown>>(LATEST_DOORS, [tx.scope.cityCode, rosterId, keys]);
  }

  /** The doors in place that have a key: one, or those of release 0.1 that are one by the grammar. */
  async doorsInPlace(tx: Transaction, rosterId: string, keys: readonly string[]): Promise<StoredDoor[]> {
    return tx.run<StoredDoor & Record<string, unknown>>(DOORS_OF_KEYS, [tx.scope.cityCode, rosterId, keys]);
  }

  async doorsByNumber(tx: Transaction, rosterId: string, numbers: readonly number[]): Promise<StoredDoor[]> {
    return tx.run<StoredDoor & Record<string, unknown>>(DOORS_BY_NUMBER, [tx.scope.cityCode, rosterId, numbers]);
  }

  /** How many doors a roster has in place, and how many numbers it has given. */
  async size(tx: Transaction, rosterId: string): Promise<{ readonly inPlace: number; readonly numbers: number }> {
    const [row] = await tx.run<{ inPlace: number; numbers: number }>(IN_PLACE, [tx.scope.cityCode, rosterId]);
    return row ?? { inPlace: 0, numbers: 0 };
  }

  /** Adds doors in their order, each with the lowest free number. */
  async insertDoors(
    tx: Transaction,
    roster: Roster,
    registrationId: string,
    doors: readonly Door[],
    on: LocalDate,
  ): Promise<void> {
    const { id, regionCode } = roster;
    const { cityCode, userId, tenantId } = tx.scope;
    const column = (name: keyof Door) => doors.map((door) => door[name]);
    const columns = [column('label'), column('key'), column('building'), column('unit'), column('room')];
    await tx.run(INSERT_DOORS, [
      cityCode,
      id,
      MOST_NUMBERS,
      ...columns,
      on,
      userId,
      tenantId,
      regionCode,
      registrationId,
    ]);
  }

  /** Retires doors, or puts them in place again where `on` is null. */
  async setRetirement(
    tx: Transaction,
    rosterId: string,
    numbers: readonly number[],
    on: LocalDate | null,
    reason: string | null,
  ): Promise<void> {
    await tx.run(TURN_RETIRED, [tx.scope.cityCode, rosterId, numbers, on]);
    await tx.run(SET_RETIREMENT, [tx.scope.cityCode, rosterId, numbers, on, reason]);
  }

  /** The last day on which somebody was visited at one of these doors, or was to be; null where there is none. */
  async lastInhabited(tx: Transaction, rosterId: string, numbers: readonly number[]): Promise<LocalDate | null> {
    const [row] = await tx.run<{ day: LocalDate | null }>(LAST_INHABITED, [tx.scope.cityCode, rosterId, numbers]);
    return row?.day ?? null;
  }

  /** @param today decides what is in place @param year whose visits are counted */
  async summary(scope: Scope, communityCode: string, today: LocalDate, year: number): Promise<RosterSummary> {
    return onlyRow(
      await this.database.read<Summary>(scope, SUMMARY, [scope.cityCode, communityCode, today, String(year)]),
    );
  }

  /** As `summary`, inside a transaction. */
  async summaryIn(tx: Transaction, communityCode: string, today: LocalDate, year: number): Promise<RosterSummary> {
    return onlyRow(await tx.run<Summary>(SUMMARY, [tx.scope.cityCode, communityCode, today, String(year)]));
  }

  /**
   * The doors of a roster in the order of their numbers, but for those that were gone before the year.
   * @param asOf the day that decides what is vacant
   */
  async doorsOfYear(scope: Scope, rosterId: string, year: number, asOf: LocalDate): Promise<HouseholdDoor[]> {
    const values = [scope.cityCode, rosterId, String(year), scope.tenantId, asOf];
    return this.database.read<HouseholdDoor & Record<string, unknown>>(scope, DOORS_OF_YEAR, values);
  }
}

type Summary = RosterSummary & Record<string, unknown>;

function onlyRow([row]: readonly Summary[]): RosterSummary {
  if (!row) throw new Error('the summary of a roster gave no answer');
  return row;
}
