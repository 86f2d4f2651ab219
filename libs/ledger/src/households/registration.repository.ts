import type { LocalDate } from '@fanzha/domain';
import { Database, newId, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { HouseholdRegistration } from './household-roster.model.js';
import type { Roster, StoredDoor } from './roster.repository.js';

/** A door that a registration has put in place again, and what it gets back when that is undone. */
export interface Reinstated {
  readonly number: number;
  readonly retiredOn: LocalDate;
  readonly retiredBecause: string | null;
}

/** Doors that were put on a roster together. */
export interface Registration {
  readonly id: string;
  readonly rosterId: string;
  readonly communityCode: string;
  readonly registeredOn: LocalDate;
  readonly doors: number;
  readonly reinstated: readonly Reinstated[];
  readonly undone: boolean;
}

const INSERT: Statement = {
  name: 'registration.insert',
  text: `
    insert into household_registration (city_code, id, roster_id, region_code, tenant_id, registered_by, registered_on,
      doors, reinstated)
    values ($1, $2, $3, $9, $4, $5, $6, $7, $8::jsonb)`,
};

const FIND: Statement = {
  name: 'registration.find',
  text: `
    select g.id, g.roster_id as "rosterId", g.region_code as "communityCode", g.registered_on as "registeredOn",
      g.doors, g.reinstated,
      g.undone_at is not null as undone
    from household_registration g
    where g.city_code = $1 and g.id = $2`,
};

const NEW_DOORS: Statement = {
  name: 'registration.new_doors',
  text: `
    select d.number, d.label, d.label_key as key, d.registered_on as "registeredOn", d.retired_on as "retiredOn",
      d.retired_because as "retiredBecause",
      d.tenant_id as "tenantId", d.region_code as "regionCode"
    from household_door d where d.city_code = $1 and d.registration_id = $2 order by d.number`,
};

const NAMED: Statement = {
  name: 'registration.named',
  text: `select n.number from household_roster r, doors_named(r.id, $3::smallint[]) n
    where r.city_code = $1 and r.id = $2 order by n.number`,
};

const RECENT: Statement = {
  name: 'registration.recent',
  text: `
    with recent as materialized (
      select * from household_registration where city_code = $1 and roster_id = $2 order by registered_at desc, id desc
        limit $3),
    doors as materialized (
      select d.registration_id, d.number from household_door d where d.city_code = $1 and d.roster_id = $2
        and d.registration_id in (select id from recent)),
    named as materialized (
      select n.number from household_roster r,
        doors_named(r.id, (select coalesce(array_agg(number::smallint), '{}') from doors)) n
      where r.city_code = $1 and r.id = $2)
    select g.id, g.registered_at as "registeredAt", g.registered_on as "registeredOn", g.doors,
      g.undone_at as "undoneAt",
      g.registered_by as "registeredById", g.tenant_id as "tenantId",
      (select count(*)::int from doors d where d.registration_id = g.id and d.number in (select number from named)) as
        visited
    from recent g order by g.registered_at desc, g.id desc`,
};

const GIVE_BACK: Statement = {
  name: 'registration.give_back',
  text: 'delete from household_door where city_code = $1 and registration_id = $2',
};

const CLOSE: Statement = {
  name: 'registration.close',
  text: `update household_registration set undone_at = now(), undone_by = $3
    where city_code = $1 and id = $2 and undone_at is null returning id`,
};

/** All SQL about doors that were registered together. To be used under the lock of their community. */
@Injectable()
export class RegistrationRepository {
  constructor(private readonly database: Database) {}

  /** Keeps what is registered together. @returns its id, which the new doors carry */
  async insert(
    tx: Transaction,
    { id: rosterId, regionCode }: Roster,
    on: LocalDate,
    doors: number,
    reinstated: readonly StoredDoor[],
  ): Promise<string> {
    const { cityCode, tenantId, userId } = tx.scope;
    const id = newId();
    const before = reinstated.map(({ number, retiredOn, retiredBecause }) => ({ number, retiredOn, retiredBecause }));
    await tx.run(INSERT, [cityCode, id, rosterId, tenantId, userId, on, doors, JSON.stringify(before), regionCode]);
    return id;
  }

  /** Null where there is none that the scope may see. */
  async find(tx: Transaction, id: string): Promise<Registration | null> {
    const [found] = await tx.run<Registration & Record<string, unknown>>(FIND, [tx.scope.cityCode, id]);
    return found ?? null;
  }

  /** The doors that were new in a registration. */
  async newDoors(tx: Transaction, id: string): Promise<StoredDoor[]> {
    return tx.run<StoredDoor & Record<string, unknown>>(NEW_DOORS, [tx.scope.cityCode, id]);
  }

  /** Those of some doors that any visit has named, also one that was voided or amended since. */
  async named(tx: Transaction, rosterId: string, numbers: readonly number[]): Promise<number[]> {
    const rows = await tx.run<{ number: number }>(NAMED, [tx.scope.cityCode, rosterId, numbers]);
    return rows.map(({ number }) => number);
  }

  /** Takes the new doors of a closed registration away, so that their numbers are free again. */
  async giveBack(tx: Transaction, id: string): Promise<void> {
    await tx.run(GIVE_BACK, [tx.scope.cityCode, id]);
  }

  /**
   * Notes that it was undone. The database refuses it where a visit has named one of the new
   * doors: those keep their numbers.
   */
  async close(tx: Transaction, id: string): Promise<void> {
    await tx.run(CLOSE, [tx.scope.cityCode, id, tx.scope.userId]);
  }

  /** The last registrations of a roster, newest first. */
  async recent(scope: Scope, rosterId: string, most: number): Promise<HouseholdRegistration[]> {
    return this.database.read<HouseholdRegistration & Record<string, unknown>>(scope, RECENT, [
      scope.cityCode,
      rosterId,
      most,
    ]);
  }
}
