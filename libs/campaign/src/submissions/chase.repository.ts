import {
  type ChaseStage,
  type LocalDate,
  REMINDER_PAUSE_MINUTES,
  type Sector,
  type SubmissionState,
  type ZeroReason,
} from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { unreceivedCampaignsOf } from '../campaigns/missing-receipt.repository.js';
import { unreadNoticesOf } from '../notices/unread.js';
import type { ChasePlanRow } from './chase-plan.repository.js';
import type { ExceptionRow, FormRow } from './submission.rows.js';

const OWING: Statement = {
  name: 'chase.owing',
  text: `with owed as materialized (
    select s.id as "submissionId", s.tenant_id as "tenantId", s.region_code as "regionCode", s.sector, s.state,
      s.zero, s.opened_at as "openedAt", s.returned_at as "returnedAt", s.due_on as "dueOn", s.lock_on as "lockOn",
      jsonb_array_length(s.returned) as "returnedCells", coalesce(t.name, '') as name,
      coalesce(r.reminders, 0)::int as reminders, r."lastRemindedAt",
      (select max(e.expires_on) from submission_exception e where e.city_code = $1 and e.tenant_id = s.tenant_id
        and e.form_id = s.form_id and e.period = s.period and e.revoked_at is null and e.expires_on >= $3::date)
        as "exceptedUntil",
      (select count(*)::int from submission o where o.city_code = $1 and o.tenant_id = s.tenant_id
        and o.form_id = s.form_id and o.ends_on < s.ends_on and o.state in ('DRAFT','RETURNED')) as "earlierOwed"
    from submission s left join tenant t on t.city_code = $1 and t.id = s.tenant_id
      left join lateral (select count(*) as reminders, max(m.reminded_at) as "lastRemindedAt"
        from submission_reminder m where m.city_code = $1 and m.submission_id = s.id) r on true
    where s.city_code = $1 and s.form_id = $2 and s.period = $5 and s.issuer_id = $4
      and s.state in ('DRAFT','RETURNED') and s.tenant_id <> $4
      and ($6::text is null or (s.region_code, coalesce(t.name, '') collate "C", s.id) > ($6, $7, $8::uuid))
    order by s.region_code, coalesce(t.name, '') collate "C", s.id limit $9)
    select o.*, coalesce(c.count, 0) as "campaignsOwed", coalesce(w.count, 0) as "noticesOwed"
    from owed o left join (${unreceivedCampaignsOf('select "tenantId" from owed', '$4')}) c on c.id = o."tenantId"
      left join (${unreadNoticesOf('select "tenantId" from owed', '$4')}) w on w.id = o."tenantId"
    order by o."regionCode", o.name collate "C", o."submissionId"`,
};

/** What was returned and has not come in again, of all forms of the own authority. */
const RETURNED: Statement = {
  name: 'chase.returned',
  text: `select coalesce(t.name, '') as name, s.region_code as "regionCode", s.sector, s.title, s.period,
      s.due_on as "dueOn", s.returned_at as "returnedAt", jsonb_array_length(s.returned) as "returnedCells",
      r.reminders::int as reminders, r."lastRemindedAt"
    from submission s left join tenant t on t.city_code = $1 and t.id = s.tenant_id
      cross join lateral (select count(*) as reminders, max(m.reminded_at) as "lastRemindedAt"
        from submission_reminder m where m.city_code = $1 and m.submission_id = s.id) r
    where s.city_code = $1 and s.issuer_id = $2 and s.tenant_id <> $2 and s.state = 'RETURNED'
    order by s.ends_on desc, s.region_code, coalesce(t.name, '') collate "C", s.id limit $3`,
};

/** Numbers of one set of units: those that owed the submission on the last day of the period. */
const RATES: Statement = {
  name: 'chase.rates',
  text: `select left(s.region_code, $5::int) as "regionCode", count(*)::int as due,
      count(*) filter (where s.state not in ('DRAFT','RETURNED'))::int as submitted,
      count(*) filter (where s.submitted_on <= s.due_on)::int as "onTime",
      count(*) filter (where s.state = 'APPROVED')::int as approved,
      count(*) filter (where s.state in ('DRAFT','RETURNED') and exists (select from submission_exception e
        where e.city_code = $1 and e.tenant_id = s.tenant_id and e.form_id = s.form_id and e.period = s.period
          and e.revoked_at is null and e.expires_on >= $6::date))::int as excepted, min(s.due_on) as "dueOn",
      min(s.lock_on) as "lockOn"
    from submission s
    where s.city_code = $1 and s.form_id = $2 and s.period = $3 and s.issuer_id = $4 and s.tenant_id <> $4
    group by 1 order by 1`,
};

/** Periods of all forms of the own authority that units owe still, the oldest first. */
const OWED_PERIODS: Statement = {
  name: 'chase.owed_periods',
  text: `select s.form_id as "formId", s.period, min(s.due_on) as "dueOn", max(s.lock_on) as "lockOn",
      count(*)::int as owing, count(*) filter (where s.due_on < $3::date and not exists (select from
        submission_exception e where e.city_code = $1 and e.tenant_id = s.tenant_id and e.form_id = s.form_id
          and e.period = s.period and e.revoked_at is null and e.expires_on >= $3::date))::int as overdue
    from submission s
    where s.city_code = $1 and s.issuer_id = $2 and s.tenant_id <> $2 and s.state in ('DRAFT','RETURNED')
    group by s.form_id, s.period order by min(s.ends_on), s.form_id, s.period limit $4`,
};

/** Leaves out whoever was reminded of the same submission within the pause. The caller holds the submissions. */
const REMIND: Statement = {
  name: 'chase.remind',
  text: `insert into submission_reminder (city_code, id, submission_id, issuer_id, tenant_id, region_code, sector,
      stage, reminded_by)
    select s.city_code, gen_random_uuid(), s.id, s.issuer_id, s.tenant_id, s.region_code, s.sector, w.stage, $3
    from jsonb_to_recordset($2::jsonb) as w (id uuid, stage text)
      join submission s on s.city_code = $1 and s.id = w.id
    where not exists (select from submission_reminder m where m.city_code = $1 and m.submission_id = s.id
      and m.reminded_at > now() - make_interval(mins => $4::int))
    returning submission_id as "submissionId"`,
};

/** A unit that owes a submission. */
export interface OwingRow {
  readonly submissionId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly state: SubmissionState;
  readonly zero: ZeroReason | null;
  readonly openedAt: Date;
  readonly returnedAt: Date | null;
  readonly dueOn: LocalDate;
  readonly lockOn: LocalDate;
  readonly returnedCells: number;
  readonly reminders: number;
  readonly lastRemindedAt: Date | null;
  readonly exceptedUntil: LocalDate | null;
  readonly earlierOwed: number;
  /** What else it owes the same authority: receipts of campaigns, and of notices. */
  readonly campaignsOwed: number;
  readonly noticesOwed: number;
}

/** A submission that was returned and has not come in again. */
export interface ReturnedRow {
  readonly name: string;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly title: string;
  readonly period: string;
  readonly dueOn: LocalDate;
  readonly returnedAt: Date | null;
  readonly returnedCells: number;
  readonly reminders: number;
  readonly lastRemindedAt: Date | null;
}

/** A period of a form that units owe still. */
export interface OwedPeriodRow {
  readonly formId: string;
  readonly period: string;
  readonly dueOn: LocalDate;
  readonly lockOn: LocalDate;
  /** Units that owe it. */
  readonly owing: number;
  /** Those of them that are late and have no exception. */
  readonly overdue: number;
}

/** What units that owe something are ordered by. */
export type OwingKey = Pick<OwingRow, 'regionCode' | 'name' | 'submissionId'>;

/** How many units of a region have handed in. */
export interface RateRow {
  readonly regionCode: string;
  readonly due: number;
  readonly submitted: number;
  readonly onTime: number;
  readonly approved: number;
  /** Those that owe it and have an exception. */
  readonly excepted: number;
  readonly dueOn: LocalDate;
  readonly lockOn: LocalDate;
}

/** What an authority sees of a form and a period: who owes it, since when, and how many have handed in. */
export interface ChaseBoard {
  readonly form: FormRow;
  readonly period: string;
  readonly asOf: Date;
  readonly dueOn: LocalDate | null;
  readonly lockOn: LocalDate | null;
  readonly owing: readonly OwingRow[];
  readonly total: Omit<RateRow, 'regionCode' | 'dueOn' | 'lockOn'>;
  readonly rates: readonly RateRow[];
  /** Leads to the units behind those of `owing`; null where these are the last. */
  readonly owingCursor: string | null;
  readonly lockExceptions: readonly ExceptionRow[];
  readonly plan: ChasePlanRow;
}

/** What units owe an authority. */
@Injectable()
export class ChaseRepository {
  constructor(private readonly database: Database) {}

  /** At most `limit` units that owe the scope's authority a form of a period, by region and name. */
  async owing(
    scope: Scope,
    { formId, period, today }: { formId: string; period: string; today: LocalDate },
    { after, limit }: { after: OwingKey | null; limit: number },
  ): Promise<OwingRow[]> {
    const behind = [after?.regionCode ?? null, after?.name ?? null, after?.submissionId ?? null];
    const values = [scope.cityCode, formId, today, scope.tenantId, period, ...behind, limit];
    return this.database.read<OwingRow & Record<string, unknown>>(scope, OWING, values);
  }

  /** At most `limit` submissions that were returned to units of the scope's authority, the latest period first. */
  async returned(scope: Scope, limit: number): Promise<ReturnedRow[]> {
    const values = [scope.cityCode, scope.tenantId, limit];
    return this.database.read<ReturnedRow & Record<string, unknown>>(scope, RETURNED, values);
  }

  /** At most `limit` periods that units owe the scope's authority, of all its forms, the oldest first. */
  async owedPeriods(scope: Scope, today: LocalDate, limit: number): Promise<OwedPeriodRow[]> {
    const values = [scope.cityCode, scope.tenantId, today, limit];
    return this.database.read<OwedPeriodRow & Record<string, unknown>>(scope, OWED_PERIODS, values);
  }

  /** Numbers of all units, by regions of so many digits. */
  async rates(
    scope: Scope,
    { formId, period, digits, today }: { formId: string; period: string; digits: number; today: LocalDate },
  ): Promise<RateRow[]> {
    const values = [scope.cityCode, formId, period, scope.tenantId, digits, today];
    return this.database.read<RateRow & Record<string, unknown>>(scope, RATES, values);
  }

  /**
   * Keeps reminders of submissions, which the transaction has to hold.
   * @returns the submissions whose units were reminded; without those reminded in the last `REMINDER_PAUSE_MINUTES`
   */
  async remind(tx: Transaction, to: readonly { readonly id: string; readonly stage: ChaseStage }[]): Promise<string[]> {
    const values = [tx.scope.cityCode, JSON.stringify(to), tx.scope.userId, REMINDER_PAUSE_MINUTES];
    return (await tx.run<{ submissionId: string }>(REMIND, values)).map(({ submissionId }) => submissionId);
  }
}
