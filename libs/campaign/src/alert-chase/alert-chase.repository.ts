import { type AlertLevel, REMINDER_PAUSE_MINUTES, type Sector } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

/** The assignment of alert `f` without an answer, where the scope may see it. */
const UNANSWERED = `alert_assignment a where a.city_code = $1 and a.alert_id = f.id and a.tenant_id = f.assigned_to
        and a.result is null`;
/** Of a unit that is closed nothing is asked: the alert waits to be assigned anew. Asked last, of the few left. */
const IS_OPEN = 'alert_unit_closed_on(f.id) is null';
const IS_OVERDUE = `f.record_status = 'ACTIVE' and f.due_at < now()`;

const FIND: Statement = {
  name: 'alert_chase.find',
  text: `select f.id, f.version, f.changed_at as "changedAt", f.tenant_id as "recorderId", f.assigned_to as "unitId",
      f.region_code as "regionCode", f.sector, f.due_at as "dueAt",
      (${IS_OVERDUE} and exists (select from ${UNANSWERED}) and ${IS_OPEN}) as "isOverdue"
    from alert f where f.city_code = $1 and f.id = any ($2::uuid[]) order by f.due_at, f.id`,
};

/** Leaves out alerts of which the same unit was reminded within the pause. */
const REMIND: Statement = {
  name: 'alert_chase.remind',
  text: `insert into alert_reminder (city_code, id, alert_id, issuer_id, issuer_name, recorder_id, tenant_id,
      region_code, sector, reminded_by)
    select $1, gen_random_uuid(), f.id, own.id, own.name, f.tenant_id, f.assigned_to, f.region_code, f.sector, $4
    from alert f join tenant own on own.city_code = $1 and own.id = $3
    where f.city_code = $1 and f.id = any ($2::uuid[])
      and not exists (select from alert_reminder m where m.city_code = $1 and m.alert_id = f.id
        and m.tenant_id = f.assigned_to and m.reminded_at > now() - make_interval(mins => $5::int))
    returning alert_id as "alertId"`,
};

const REMINDERS: Statement = {
  name: 'alert_chase.reminders',
  text: `select m.alert_id as "alertId", m.reminded_at as "remindedAt", m.issuer_name as "issuerName",
      m.tenant_id as "unitId"
    from alert_reminder m where m.city_code = $1 and m.alert_id = any ($2::uuid[])
    order by m.alert_id, m.reminded_at desc, m.id`,
};

/** By the region of the unit that has to answer; its name is the one that the police have kept with the alert. */
const UNITS: Statement = {
  name: 'alert_chase.units',
  text: `select a.region_code as "regionCode", a.name, count(*)::int as alerts
    from alert f join alert_assignment a on a.city_code = $1 and a.alert_id = f.id and a.tenant_id = f.assigned_to
    where f.city_code = $1 and ${IS_OVERDUE} and a.result is null
      and f.region_code ^@ any ($2::text[]) and ($3::text is null or f.sector = $3) and ${IS_OPEN}
    group by a.tenant_id, a.region_code, a.name order by a.region_code, a.name collate "C", a.tenant_id`,
};

const OVERDUE: Statement = {
  name: 'alert_chase.overdue',
  text: `select a.name, a.region_code as "regionCode", f.region_code as "placeCode", f.level,
      coalesce(t.name, '') as "fromName", f.received_at as "receivedAt", f.due_at as "dueAt",
      r.reminders::int as reminders, r."lastRemindedAt"
    from alert f join alert_assignment a on a.city_code = $1 and a.alert_id = f.id and a.tenant_id = f.assigned_to
      left join tenant t on t.city_code = $1 and t.id = f.tenant_id
      cross join lateral (select count(*) as reminders, max(m.reminded_at) as "lastRemindedAt"
        from alert_reminder m where m.city_code = $1 and m.alert_id = f.id and m.tenant_id = a.tenant_id) r
    where f.city_code = $1 and ${IS_OVERDUE} and a.result is null
      and f.region_code ^@ any ($2::text[]) and ($3::text is null or f.sector = $3) and ${IS_OPEN}
    order by f.due_at, f.id limit $4`,
};

/** An alert as those who chase it see it. */
export interface ChasedAlert {
  readonly id: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly recorderId: string;
  readonly unitId: string | null;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly dueAt: Date;
  /** It is not voided, its time is over, and its unit has not answered. */
  readonly isOverdue: boolean;
}

/** One reminder of an alert. */
export interface AlertReminderRow {
  readonly alertId: string;
  readonly remindedAt: Date;
  /** The authority that has reminded, as it was called. */
  readonly issuerName: string;
  /** The unit that was reminded. */
  readonly unitId: string;
}

/** A unit that owes answers. */
export interface OwingUnit {
  readonly regionCode: string;
  readonly name: string;
  readonly alerts: number;
}

/** An overdue alert as a line of a list. */
export interface OverdueAlert {
  /** The unit that has to answer, by the name and the region that the police have kept with the alert. */
  readonly name: string;
  readonly regionCode: string;
  /** Where the alert counts. */
  readonly placeCode: string;
  readonly level: AlertLevel;
  /** The police unit that has recorded it; empty where the viewer may not see that unit. */
  readonly fromName: string;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly reminders: number;
  readonly lastRemindedAt: Date | null;
}

/** Overdue alerts, and reminders of them. */
@Injectable()
export class AlertChaseRepository {
  constructor(private readonly database: Database) {}

  /** The alerts among `ids` that the scope sees, in the order of their due times. */
  async find(tx: Transaction, ids: readonly string[]): Promise<ChasedAlert[]> {
    return tx.run<ChasedAlert & Record<string, unknown>>(FIND, [tx.scope.cityCode, ids]);
  }

  /**
   * Keeps reminders of alerts that are overdue.
   * @returns the alerts whose units were reminded; without those reminded in the last `REMINDER_PAUSE_MINUTES`
   */
  async remind(tx: Transaction, ids: readonly string[]): Promise<string[]> {
    const { cityCode, tenantId, userId } = tx.scope;
    const rows = await tx.run<{ alertId: string }>(REMIND, [cityCode, ids, tenantId, userId, REMINDER_PAUSE_MINUTES]);
    return rows.map(({ alertId }) => alertId);
  }

  /** Reminders of alerts, the latest of each first. */
  async reminders(scope: Scope, alertIds: readonly string[]): Promise<AlertReminderRow[]> {
    return this.database.read<AlertReminderRow & Record<string, unknown>>(scope, REMINDERS, [scope.cityCode, alertIds]);
  }

  /** At most `limit` overdue alerts of places that the scope oversees, in the order of their due times. */
  async overdue(scope: Scope, limit: number): Promise<OverdueAlert[]> {
    const values = [scope.cityCode, scope.regions, scope.sector, limit];
    return this.database.read<OverdueAlert & Record<string, unknown>>(scope, OVERDUE, values);
  }

  /** Units with overdue alerts of places that the scope oversees, by region and name, with the number of alerts. */
  async units(scope: Scope): Promise<OwingUnit[]> {
    const values = [scope.cityCode, scope.regions, scope.sector];
    return this.database.read<OwingUnit & Record<string, unknown>>(scope, UNITS, values);
  }
}
