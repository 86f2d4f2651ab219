import { CHASE_PLAN_MOST, type LocalDate, USUAL_CHASE_PLAN } from '@fanzha/domain';
import {
  type DueRow,
  LATEST_DUE_DAYS,
  Maintenance,
  type MaintenanceTransaction,
  type Statement,
  toldOnce,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { runs } from '../campaigns/to-receive.js';

/** Units are told of notices and campaigns so many days before the due day, authorities so many days after it. */
const { soonDays: SOON_DAYS, authorityDays: MISSING_DAYS } = USUAL_CHASE_PLAN;

/** The stage of a due day for the unit itself. */
const stageOf = (dueOn: string) => `case when ${dueOn} > $3::date then 'SOON' when ${dueOn} = $3::date then 'DUE'
        else 'UNIT' end`;
const isNear = (dueOn: string) => `${dueOn} between $3::date - ${LATEST_DUE_DAYS} and $3::date + ${SOON_DAYS}`;
const isOver = (dueOn: string, days: number | string) =>
  `${dueOn} between $3::date - greatest(${LATEST_DUE_DAYS}, ${days} + 3) and $3::date - ${days}`;
/** What the plan of the form says, or the usual value where it has none. A level without a day is told nothing. */
const planned = (column: string, usual: number | boolean) =>
  `case when p.form_id is null then ${usual} else p.${column} end as ${column}`;
const isOpen = (t: string) => `${t}.opened_on <= $3::date and (${t}.closed_on is null or ${t}.closed_on >= $3::date)`;

/**
 * What units owe, by the day until which they have time: an exception that ends later is the due day instead. $3 is
 * today. Forms lock at most 120 days after the end of a period: what was due longer ago is not looked at.
 */
const OWED = `select s.id, s.tenant_id, s.issuer_id, s.form_id, s.period, s.region_code, s.sector,
        s.title || ' ' || s.period as title, d.due_on, ${planned('on_due_day', USUAL_CHASE_PLAN.onDueDay)},
        ${planned('soon_days', SOON_DAYS)}, ${planned('unit_days', USUAL_CHASE_PLAN.unitDays)},
        ${planned('authority_days', MISSING_DAYS)}, ${planned('town_days', USUAL_CHASE_PLAN.townDays)},
        ${planned('line_days', USUAL_CHASE_PLAN.lineDays)}
      from submission s join tenant t on t.city_code = $1 and t.id = s.tenant_id and ${isOpen('t')}
        cross join lateral (select greatest(s.due_on, (
          select max(e.expires_on) from submission_exception e where e.city_code = $1 and e.tenant_id = s.tenant_id
            and e.form_id = s.form_id and e.period = s.period and e.revoked_at is null)) as due_on) d
        left join chase_plan p on p.city_code = $1 and p.form_id = s.form_id
      where s.city_code = $1 and s.state in ('DRAFT','RETURNED') and coalesce(p.enabled, true)
        and s.due_on between $3::date - 120 and $3::date + ${CHASE_PLAN_MOST.soon}`;
const OWED_FIELDS = 'o.id, o.tenant_id, o.issuer_id, o.form_id, o.period, o.region_code, o.sector, o.title, o.due_on';

const SUBMISSIONS: Statement = {
  name: 'due.submissions',
  text: toldOnce(`
      select o.tenant_id, o.issuer_id as from_id, 'SUBMISSION' as kept_kind, o.id::text as kept_id,
        o.id::text as subject_id, o.due_on, w.stage, o.title, 1 as count
      from (${OWED}) o cross join lateral (select case
          when o.due_on > $3::date and o.due_on <= $3::date + o.soon_days then 'SOON'
          when o.due_on = $3::date and o.on_due_day then 'DUE'
          when ${isOver('o.due_on', 'o.unit_days')} then 'UNIT' end as stage) w
      where w.stage is not null`),
};

/**
 * How many submissions are missing: for the authority that asked, on the due day and later, and for town and line on
 * the days of the form's plan. Town and line are the authorities that oversee the unit today, without the one that
 * asked.
 */
const SUBMISSIONS_MISSING: Statement = {
  name: 'due.submissions_missing',
  text: toldOnce(`
      select m.tenant_id, m.issuer_id as from_id, 'CHASE' as kept_kind, m.form_id || ':' || m.period as kept_id,
        case when m.stage in ('TOWN','LINE') then min(m.id::text) else m.form_id || ':' || m.period end as subject_id,
        m.due_on, m.stage, m.title, count(*)::int as count
      from (
        with owed as materialized (${OWED} and s.tenant_id <> s.issuer_id)
        select ${OWED_FIELDS}, o.issuer_id as to_id, 'DUE' as stage from owed o
        where o.due_on = $3::date and o.on_due_day
        union all
        select ${OWED_FIELDS}, o.issuer_id, 'AUTHORITY' from owed o where ${isOver('o.due_on', 'o.authority_days')}
        union all
        select ${OWED_FIELDS}, v.tenant_id, 'TOWN' from owed o
          join oversight v on v.city_code = $1 and v.valid_from <= $3::date
            and (v.valid_to is null or v.valid_to >= $3::date) and v.region_code = left(o.region_code, 9)
            and v.sector is null and v.tenant_id not in (o.issuer_id, o.tenant_id)
        where length(o.region_code) >= 9 and ${isOver('o.due_on', 'o.town_days')}
        union all
        select ${OWED_FIELDS}, v.tenant_id, 'LINE' from owed o
          join oversight v on v.city_code = $1 and v.valid_from <= $3::date
            and (v.valid_to is null or v.valid_to >= $3::date) and o.region_code ^@ v.region_code
            and v.sector = o.sector and v.tenant_id not in (o.issuer_id, o.tenant_id)
        where ${isOver('o.due_on', 'o.line_days')}
      ) m (id, unit_id, issuer_id, form_id, period, region_code, sector, title, due_on, tenant_id, stage)
      group by m.tenant_id, m.issuer_id, m.form_id, m.period, m.due_on, m.stage, m.title`),
};

/** Units that were there when a notice was published and have not acknowledged it. One of today was told today. */
const UNREAD = `from notice w join tenant t on t.city_code = $1 and t.id <> w.tenant_id and ${isOpen('t')}
        and t.opened_on <= w.published_on and t.region_code ^@ any (w.regions)
        and (w.sectors = '{}' or t.sector = any (w.sectors))
        and is_addressed(t.id, t.type)
      where w.city_code = $1 and w.record_status = 'ACTIVE' and w.published_on < $3::date
        and not exists (select from notice_receipt r
          where r.city_code = $1 and r.notice_id = w.id and r.tenant_id = t.id)`;

const NOTICES: Statement = {
  name: 'due.notices',
  text: toldOnce(`
      select t.id as tenant_id, w.tenant_id as from_id, 'NOTICE' as kept_kind, w.id::text as kept_id,
        w.id::text as subject_id, w.receive_by as due_on, ${stageOf('w.receive_by')} as stage, w.title, 1 as count
      ${UNREAD} and ${isNear('w.receive_by')}`),
};

const NOTICES_MISSING: Statement = {
  name: 'due.notices_missing',
  text: toldOnce(`
      select w.tenant_id, w.tenant_id as from_id, 'NOTICE' as kept_kind, w.id::text as kept_id,
        w.id::text as subject_id, w.receive_by as due_on, 'AUTHORITY' as stage, w.title, count(*)::int as count
      ${UNREAD} and ${isOver('w.receive_by', MISSING_DAYS)} group by w.id, w.tenant_id, w.receive_by, w.title`),
};

const IS_FOR = (c: string) => `campaign_addresses(${c}.regions, ${c}.sectors, ${c}.tenant_types, ${c}.excepted,
        ${c}.tenant_id, t.region_code, t.sector, t.type, t.id)`;
/** Campaigns that run, without those of today, which were told when they were issued. */
const IS_OPEN = `c.city_code = $1 and ${runs('c')} and (c.issued_at at time zone 'Asia/Shanghai')::date < $3::date`;
/** Units that have not received the tasks of a campaign as they are. */
const UNRECEIVED = `from campaign c join tenant t on t.city_code = $1 and ${isOpen('t')} and ${IS_FOR('c')}
      where ${IS_OPEN} and not exists (select from campaign_receipt r where r.city_code = $1 and r.campaign_id = c.id
          and r.tenant_id = t.id and r.edition >= c.tasks_edition)`;

/** A unit to which somebody has forwarded a campaign receives the forwarded one instead. */
const CAMPAIGNS: Statement = {
  name: 'due.campaigns',
  text: toldOnce(`
      select t.id as tenant_id, c.tenant_id as from_id, 'CAMPAIGN' as kept_kind, c.id::text as kept_id,
        c.id::text as subject_id, c.receive_by as due_on, ${stageOf('c.receive_by')} as stage,
        c.name as title, 1 as count
      ${UNRECEIVED} and ${isNear('c.receive_by')}
        and not exists (select from campaign k where k.city_code = $1 and k.parent_id = c.id and k.status = 'ISSUED'
          and ${IS_FOR('k')})`),
};

/** The number that the matrix shows: a unit that has received a forwarded campaign with the present tasks counts. */
const CAMPAIGNS_MISSING: Statement = {
  name: 'due.campaigns_missing',
  text: toldOnce(`
      with recursive late as materialized (
        select c.* from campaign c where ${IS_OPEN} and ${isOver('c.receive_by', MISSING_DAYS)}),
      tree as (
        select l.id as late_id, l.id, l.regions, l.sectors, l.tenant_types, l.excepted, l.tenant_id, l.tasks_edition,
          true as current
        from late l
        union all
        select f.late_id, k.id, k.regions, k.sectors, k.tenant_types, k.excepted, k.tenant_id, k.tasks_edition,
          f.current and k.parent_edition >= f.tasks_edition
        from campaign k join tree f on k.city_code = $1 and k.parent_id = f.id
        where k.status in ('ISSUED', 'CLOSED'))
      select c.tenant_id, c.tenant_id as from_id, 'CAMPAIGN' as kept_kind, c.id::text as kept_id,
        c.id::text as subject_id, c.receive_by as due_on, 'AUTHORITY' as stage,
        c.name as title, count(*)::int as count
      from late c join tenant t on t.city_code = $1 and ${isOpen('t')}
        and exists (select from tree f where f.late_id = c.id and ${IS_FOR('f')})
        and not exists (select from tree f join campaign_receipt r on r.city_code = $1 and r.campaign_id = f.id
          and r.tenant_id = t.id where f.late_id = c.id and f.current and r.edition >= f.tasks_edition)
      group by c.id, c.tenant_id, c.receive_by, c.name`),
};

/**
 * Approved submissions of which the ledger has moved cells since then: neither their snapshot nor the people who
 * approved them know it. Told once for each day on which that happens. Few submissions move in a week, so an index of
 * the time of movements finds them, and each is looked up by itself.
 */
const DIFFERENCES: Statement = {
  name: 'due.differences',
  text: toldOnce(`
      select s.issuer_id as tenant_id, s.tenant_id as from_id, 'DIFFERENCE' as kept_kind, s.id::text as kept_id,
        s.id::text as subject_id, moved.due_on, 'AUTHORITY' as stage, s.title || ' ' || s.period as title, moved.count
      from (select distinct r.submission_id as id from submission_movement r where r.city_code = $1
          and r.moved_at >= ($3::date - ${LATEST_DUE_DAYS})::timestamp at time zone 'Asia/Shanghai') recent
        cross join lateral (select * from submission o where o.city_code = $1 and o.id = recent.id limit 1) s
        cross join lateral (
          select max((m.moved_at at time zone 'Asia/Shanghai')::date) as due_on,
            count(distinct m.indicator)::int as count
          from submission_movement m where m.city_code = $1 and m.submission_id = s.id
            and m.moved_at > s.approved_at and not pg_visible_in_snapshot(m.moved_in, s.seen)) moved
      where s.state = 'APPROVED' and s.issuer_id <> s.tenant_id and moved.due_on >= $3::date - ${LATEST_DUE_DAYS}`),
};

const FORGET: Statement = {
  name: 'due.forget',
  text: 'delete from due_told where city_code = $1 and told_at < now() - make_interval(days => $2)',
};

/** The statement of each kind of matter that is looked for. */
export const DUE_STATEMENTS = {
  submissions: SUBMISSIONS,
  submissionsMissing: SUBMISSIONS_MISSING,
  notices: NOTICES,
  noticesMissing: NOTICES_MISSING,
  campaigns: CAMPAIGNS,
  campaignsMissing: CAMPAIGNS_MISSING,
  differences: DIFFERENCES,
} as const;
export type DueMatter = keyof typeof DUE_STATEMENTS;

/** Finds what has become due, and notes it as told in the same statement. */
@Injectable()
export class DueRepository {
  constructor(private readonly maintenance: Maintenance) {}

  /**
   * Notes that something is told, `limit` rows at most.
   * @returns what is to be told now; empty once all of it was noted
   */
  some(tx: MaintenanceTransaction, matter: DueMatter, today: LocalDate, limit: number): Promise<DueRow[]> {
    const values = [tx.cityCode, limit, today];
    return tx.run<{ [Key in keyof DueRow]: DueRow[Key] }>(DUE_STATEMENTS[matter], values);
  }

  /** Deletes the notes of what was told more than so many days ago, in every city. */
  async forget(days: number): Promise<void> {
    for (const city of await this.maintenance.cities())
      await this.maintenance.snapshot(city, (tx) => tx.run(FORGET, [city, days]));
  }
}
