import type { LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { FactTable } from '../facts/fact-table.js';
import type { HouseholdVisitFact } from './household-visit.entity.js';
import { householdVisitLedger } from './household-visit.ledger.js';
import { RosterRepository } from './roster.repository.js';

/** A door that was found by its key. */
export interface FoundDoor {
  readonly label: string;
  readonly key: string;
  readonly number: number;
  readonly retiredOn: LocalDate | null;
  /** Whether anyone has visited it in the asked calendar year. */
  readonly covered: boolean;
}

/** What a community's roster answers about some doors. */
interface FoundDoors {
  /** Null where there is no roster. */
  readonly rosterId: string | null;
  /** Every door that has or had one of the keys. */
  readonly doors: readonly FoundDoor[];
}

/** Where a door of a record stands: numbers mean nothing without their roster. */
export interface DoorReference {
  readonly rosterId: string;
  readonly number: number;
}

const FIND_DOORS: Statement = {
  name: 'household_visit.find_doors',
  text: `
    with roster as materialized (
      select id from household_roster where city_code = $1 and region_code = $2
      union all
      select id from household_roster where city_code = $1 and former_codes <> '{}' and $2 = any (former_codes)
      limit 1),
    seen as materialized (select s.block, s.bits from roster, doors_visited(roster.id, $4 || '-01', $4 || '-12') s)
    select r.id as "rosterId", d.label, d.label_key as key, d.number, d.retired_on as "retiredOn",
      coalesce(get_bit(s.bits, (d.number - 1) % 2048) = 1, false) as covered
    from roster r
    left join household_door d on d.city_code = $1 and d.roster_id = r.id and d.label_key = any ($3::text[])
    left join seen s on s.block = (d.number - 1) / 2048
    order by d.twin desc`,
};

const ON_ROSTERS: Statement = {
  name: 'household_visit.on_rosters',
  text: `
    select count(*) > 0 and bool_and(exists (
      select from household_roster r
      where r.city_code = $1 and (r.region_code = c.code or c.code = any (r.former_codes))
    )) as ticked
    from region c where c.code ^@ $2 and c.level = 'COMMUNITY' and c.valid_to is null`,
};

const LABELS: Statement = {
  name: 'household_visit.labels',
  text: `
    select d.roster_id as "rosterId", d.number, d.label
    from unnest($2::uuid[], $3::int[]) as asked(roster_id, number)
    join household_door d on d.city_code = $1 and d.roster_id = asked.roster_id and d.number = asked.number`,
};

/** Household visits and the doors they name. */
@Injectable()
export class HouseholdVisitRepository extends FactTable<HouseholdVisitFact> {
  constructor(
    database: Database,
    private readonly rosters: RosterRepository,
  ) {
    super(database, householdVisitLedger);
  }

  override async replace(
    tx: Transaction,
    version: number,
    after: HouseholdVisitFact,
  ): Promise<HouseholdVisitFact | null> {
    // An amendment holds the lock since its doors were looked up; voiding looks up none.
    if (after.recordStatus === 'VOIDED') await this.rosters.lock(tx, [after.regionCode]);
    return super.replace(tx, version, after);
  }

  /** Doors by key, with what the calendar year knows of them. */
  async findDoors(tx: Transaction, communityCode: string, keys: readonly string[], year: number): Promise<FoundDoors> {
    const values = [tx.scope.cityCode, communityCode, keys, String(year)];
    const rows = await tx.run<{ rosterId: string } & { [Property in keyof FoundDoor]: FoundDoor[Property] | null }>(
      FIND_DOORS,
      values,
    );
    const doors = rows.filter((row): row is { rosterId: string } & FoundDoor => row.number !== null);
    return { rosterId: rows[0]?.rosterId ?? null, doors };
  }

  /** Whether every community of a town or county has a roster, so that all its doors can be ticked. */
  async isOnRosters(tx: Transaction, regionCode: string): Promise<boolean> {
    const [row] = await tx.run<{ ticked: boolean }>(ON_ROSTERS, [tx.scope.cityCode, regionCode]);
    return row?.ticked ?? false;
  }

  /** Labels of doors of many records in one statement, as far as the scope may see the rosters. */
  async labels(scope: Scope, doors: readonly DoorReference[]): Promise<(DoorReference & { readonly label: string })[]> {
    const values = [scope.cityCode, doors.map(({ rosterId }) => rosterId), doors.map(({ number }) => number)];
    return this.database.read<DoorReference & { label: string } & Record<string, unknown>>(scope, LABELS, values);
  }
}
