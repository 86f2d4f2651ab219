import type { LocalDate } from '@fanzha/domain';
import type { Statement, Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { DoorVacancy } from './registered.contributions.js';
import type { DatedStatus, VacantSpan } from './vacancies.js';

/** A stored vacancy with the number of its door. */
export interface StoredVacancy extends DoorVacancy {
  readonly number: number;
}

interface VacancyRow extends Record<string, unknown> {
  readonly number: number;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly tenantId: string;
  readonly regionCode: string;
  readonly registeredOn: LocalDate;
  readonly retiredOn: LocalDate | null;
}

const OF_DOORS: Statement = {
  name: 'vacancy.of_doors',
  text: `
    select v.number, v.from_on as "from", v.to_on as "to", v.tenant_id as "tenantId", v.region_code as "regionCode",
      d.registered_on as "registeredOn", d.retired_on as "retiredOn"
    from household_vacancy v join household_door d on d.city_code = $1 and d.roster_id = v.roster_id
      and d.number = v.number
    where v.city_code = $1 and v.roster_id = $2 and v.number = any ($3::int[])
    order by v.number, v.from_on`,
};

const STATUSES: Statement = {
  name: 'vacancy.door_statuses',
  text: `select m.number, m.visited_on as day, m.status
    from household_roster r, door_statuses(r.id, $3::smallint[], '-infinity', 'infinity') m
    where r.city_code = $1 and r.id = $2`,
};

const REPLACE: Statement = {
  name: 'vacancy.replace',
  text: `
    with gone as (
      delete from household_vacancy v using unnest($3::int[], $4::date[]) as g(number, from_on)
      where v.city_code = $1 and v.roster_id = $2::uuid and v.number = g.number and v.from_on = g.from_on)
    insert into household_vacancy (city_code, roster_id, number, from_on, to_on, tenant_id, region_code)
    select $1, $2::uuid, n.number, n.from_on, n.to_on, $8::uuid, n.region_code
    from unnest($5::int[], $6::date[], $7::date[], $9::text[]) as n(number, from_on, to_on, region_code)
    on conflict (city_code, roster_id, number, from_on) do update set to_on = excluded.to_on`,
};

// Bitmaps count these doors anew from the first day that becomes vacant or is vacant no longer.
const TURN: Statement = {
  name: 'vacancy.turn',
  text: 'select doors_turned(r.id, $3::int[], $4::date[]) from household_roster r where r.city_code = $1 and r.id = $2',
};

/** All SQL about the times in which doors are vacant. To be used under the lock of their community. */
@Injectable()
export class VacancyRepository {
  /** The vacancies of some doors, oldest first. */
  async ofDoors(tx: Transaction, rosterId: string, numbers: readonly number[]): Promise<StoredVacancy[]> {
    const rows = await tx.run<VacancyRow>(OF_DOORS, [tx.scope.cityCode, rosterId, numbers]);
    return rows.map(({ registeredOn, retiredOn, ...row }) => ({ ...row, door: { registeredOn, retiredOn } }));
  }

  /** The statuses of some doors by all tenants. */
  async statuses(
    tx: Transaction,
    rosterId: string,
    numbers: readonly number[],
  ): Promise<(DatedStatus & { readonly number: number })[]> {
    return tx.run<DatedStatus & { number: number } & Record<string, unknown>>(STATUSES, [
      tx.scope.cityCode,
      rosterId,
      numbers,
    ]);
  }

  /**
   * Takes vacancies away, and adds others or moves their ends. One that only ends otherwise
   * stays the tenant's that found it.
   */
  async replace(
    tx: Transaction,
    rosterId: string,
    gone: readonly (VacantSpan & { readonly number: number })[],
    kept: readonly (VacantSpan & { readonly number: number; readonly regionCode: string })[],
  ): Promise<void> {
    const { cityCode, tenantId } = tx.scope;
    await tx.run(REPLACE, [
      cityCode,
      rosterId,
      gone.map(({ number }) => number),
      gone.map(({ from }) => from),
      kept.map(({ number }) => number),
      kept.map(({ from }) => from),
      kept.map(({ to }) => to),
      tenantId,
      kept.map(({ regionCode }) => regionCode),
    ]);
    const turned = [...gone, ...kept];
    await tx.run(TURN, [cityCode, rosterId, turned.map(({ number }) => number), turned.map(({ from }) => from)]);
  }
}
