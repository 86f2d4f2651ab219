import type { LocalDate, Sector, SubmissionState } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { MovementRow, SubmissionRow } from './submission.rows.js';

/** What lies longer between two acts of the unit's people is no work on the submission. */
const LONGEST_PAUSE = '15 minutes';

/** Until when the last exception that stands allows changes. `s` is the submission, `$2` today. */
const EXCEPTED = `(select max(e.expires_on) from submission_exception e
      where e.city_code = $1 and e.tenant_id = s.tenant_id and e.form_id = s.form_id and e.period = s.period
        and e.revoked_at is null and e.expires_on >= $2::date) as "exceptedUntil"`;

const COLUMNS = `s.id, s.form_id as "formId", s.form_version as "formVersion", s.issuer_id as "issuerId",
      s.tenant_id as "tenantId", s.region_code as "regionCode", s.sector, s.title, s.rhythm, s.indicators, s.narratives,
      s.figures_region as "figuresRegion", s.figures_sector as "figuresSector", s.period, s.starts_on as "startsOn",
      s.ends_on as "endsOn", s.due_on as "dueOn", s.lock_on as "lockOn", s.state, s.version, s.round, s.zero,
      s.zero_note as "zeroNote", s.explanations, s.texts, s.returned, s.snapshot, s.snapshot_hash as "snapshotHash",
      s.as_of as "asOf", s.before, s.submitted_on as "submittedOn", s.submitted_at as "submittedAt",
      s.accepted_at as "acceptedAt", s.approved_at as "approvedAt", s.returned_at as "returnedAt",
      s.changed_at as "changedAt", s.opened_at as "openedAt", ${EXCEPTED}`;

const BY_IDS: Statement = {
  name: 'submission.by_ids',
  text: `select ${COLUMNS} from submission s where s.city_code = $1 and s.id = any ($3::uuid[])`,
};

/** Always in the same order, so that two people who review many at once do not block each other. */
const LOCKED: Statement = {
  name: 'submission.locked',
  text: `${BY_IDS.text} order by s.id for update`,
};

/** An act of the unit's people adds the time since the act before it, unless that was a pause. */
const WORKED = `case when s.worked_at > now() - interval '${LONGEST_PAUSE}'
        then coalesce(s.worked_seconds, 0) + extract(epoch from now() - s.worked_at)::int else s.worked_seconds end`;

const BEGIN: Statement = {
  name: 'submission.begin',
  text: `update submission s set worked_seconds = ${WORKED}, worked_at = now()
    where s.city_code = $1 and s.id = $2 and s.tenant_id = app_tenant() and s.state in ('DRAFT', 'RETURNED')
    returning s.id`,
};

const WRITE: Statement = {
  name: 'submission.write',
  text: `update submission s set state = w.state, version = s.version + 1, round = w.round, zero = w.zero,
      zero_note = w."zeroNote", explanations = w.explanations, texts = w.texts, returned = w.returned,
      snapshot = w.snapshot, snapshot_hash = w."snapshotHash", as_of = w."asOf",
      seen = case when w.snapshot is null then null else coalesce($4::pg_snapshot, s.seen) end, before = w.before,
      submitted_on = w."submittedOn", submitted_at = w."submittedAt", accepted_at = w."acceptedAt",
      approved_at = w."approvedAt", returned_at = w."returnedAt", changed_by = $3, changed_at = now(),
      worked_seconds = case when $5 and s.tenant_id = app_tenant() then ${WORKED} else s.worked_seconds end,
      worked_at = case when $5 and s.tenant_id = app_tenant() then now() else s.worked_at end
    from jsonb_to_recordset($2::jsonb) as w (id uuid, state text, round int, zero text, "zeroNote" text,
      explanations jsonb, texts jsonb, returned jsonb, snapshot jsonb, "snapshotHash" text, "asOf" timestamptz,
      before jsonb, "submittedOn" date, "submittedAt" timestamptz, "acceptedAt" timestamptz,
      "approvedAt" timestamptz, "returnedAt" timestamptz)
    where s.city_code = $1 and s.id = w.id`,
};

const PAGE: Statement = {
  name: 'submission.page',
  text: `with matching as (select ${COLUMNS} from submission s where s.city_code = $1
      and ($3::text[] is null
        or (case when s.state = 'APPROVED' and s.lock_on < $2::date then 'LOCKED' else s.state end) = any ($3::text[]))
      and ($4::text is null or s.period = $4)
      and ($5::text is null or s.region_code ^@ $5)
      and ($6::boolean is null or (s.due_on < $2::date and s.state in ('DRAFT','RETURNED')) = $6)
      and ($7::uuid is null or s.form_id = $7::uuid)
      and ($8::boolean is null or (s.tenant_id = $9::uuid) = $8)
      and ($10::boolean is not true or (s.issuer_id = $9::uuid and s.tenant_id <> $9::uuid)))
    select total.count as "totalCount", m.*
    from (select count(*)::int from matching) total
    left join lateral (select * from matching
      where $11::date is null or ("endsOn", id) < ($11, $12::uuid) order by "endsOn" desc, id desc limit $13) m on true
    order by m."endsOn" desc, m.id desc`,
};

/** Changes that are named of each cell. */
const MOST_MOVEMENTS = 100;

const MOVEMENTS: Statement = {
  name: 'submission.movements',
  text: `select "submissionId", indicator, "recordKind", "recordId", "movedBy", "movedAt" from (
    select m.id, m.submission_id as "submissionId", m.indicator, m.record_kind as "recordKind",
      m.record_id as "recordId", m.moved_by as "movedBy", m.moved_at as "movedAt",
      row_number() over (partition by m.submission_id, m.indicator order by m.moved_at desc, m.id desc) as rank
    from submission_movement m join submission s on s.city_code = $1 and s.id = m.submission_id
    where m.city_code = $1 and m.submission_id = any ($2::uuid[]) and s.seen is not null
      and not pg_visible_in_snapshot(m.moved_in, s.seen)) m
    where rank <= ${MOST_MOVEMENTS} order by "movedAt" desc, id desc`,
};

/**
 * How far the units of a region are whose figures an authority hands in, and what was approved of them. Its form
 * corresponds to those of the same rhythm and days that ask units for one of its indicators. A unit that owes several
 * of them counts once, by the one that is least far; a figure that two of them ask of it counts once, as it was frozen
 * last.
 */
const UNITS: Statement = {
  name: 'submission.units',
  text: `with asked as (
      select s.id, s.tenant_id, s.state, s.as_of, s.snapshot from submission s
      where s.city_code = $1 and s.issuer_id = $2::uuid and s.figures_region is null and s.rhythm = $7
        and s.starts_on = $3::date and s.ends_on = $4::date and s.region_code ^@ $5
        and ($6::text is null or s.sector = $6) and s.indicators && $8::text[]),
    units as (
      select tenant_id, bool_and(state in ('SUBMITTED','ACCEPTED','APPROVED')) as submitted,
        bool_and(state = 'APPROVED') as approved
      from asked group by tenant_id),
    cells as (
      select distinct on (a.tenant_id, c ->> 'indicator') c ->> 'indicator' as indicator,
        (c -> 'figure' ->> 'value')::numeric as amount
      from asked a, jsonb_array_elements(a.snapshot -> 'cells') c
      where a.state = 'APPROVED' and c ->> 'indicator' = any ($8::text[])
      order by a.tenant_id, c ->> 'indicator', a.as_of desc, a.id)
    select count(*)::int as due, count(*) filter (where u.submitted)::int as submitted,
      count(*) filter (where u.approved)::int as approved,
      coalesce((select jsonb_object_agg(sums.indicator, sums.amount) from (
        select indicator, sum(amount)::text as amount from cells group by 1) sums), '{}') as approvedsums
    from units u`,
};

const TODO: Statement = {
  name: 'submission.todo',
  text: `select
      count(*) filter (where s.tenant_id = $3::uuid and s.state = 'DRAFT')::int as "toSubmit",
      count(*) filter (where s.tenant_id = $3::uuid and s.state = 'RETURNED')::int as returned,
      count(*) filter (where s.tenant_id = $3::uuid and s.due_on < $2::date
        and s.state in ('DRAFT','RETURNED'))::int as overdue,
      min(s.due_on) filter (where s.tenant_id = $3::uuid and s.state in ('DRAFT','RETURNED')) as "nextDueOn",
      count(*) filter (where s.issuer_id = $3::uuid and s.tenant_id <> $3::uuid
        and s.state in ('SUBMITTED','ACCEPTED'))::int as "toReview",
      count(*) filter (where s.issuer_id = $3::uuid and s.tenant_id <> $3::uuid
        and s.state in ('DRAFT','RETURNED'))::int as owing,
      count(*) filter (where s.issuer_id = $3::uuid and s.tenant_id <> $3::uuid and s.due_on < $2::date
        and s.state in ('DRAFT','RETURNED'))::int as "owingOverdue"
    from submission s where s.city_code = $1 and s.state <> 'APPROVED'
      and (s.tenant_id = $3::uuid or s.issuer_id = $3::uuid)`,
};

/** Units of a region whose submissions of a period wait for review; of how many that owe any. */
const UNREVIEWED: Statement = {
  name: 'submission.unreviewed',
  text: `select count(distinct s.tenant_id)::int as due,
      count(distinct s.tenant_id) filter (where s.state in ('SUBMITTED','ACCEPTED'))::int as unreviewed
    from submission s where s.city_code = $1 and s.region_code ^@ $2 and ($3::text is null or s.sector = $3)
      and s.figures_region is null and s.starts_on >= $4::date and s.ends_on between $4::date and $5::date`,
};

/** What there is to do about submissions, for one unit or authority. */
interface TodoRow {
  readonly toSubmit: number;
  readonly returned: number;
  readonly overdue: number;
  readonly nextDueOn: LocalDate | null;
  readonly toReview: number;
  readonly owing: number;
  readonly owingOverdue: number;
}

/** What a list of submissions is narrowed by; null narrows nothing. */
interface SubmissionSearch {
  readonly states: readonly SubmissionState[] | null;
  readonly period: string | null;
  readonly regionCode: string | null;
  readonly overdue: boolean | null;
  readonly formId: string | null;
  readonly own: boolean | null;
  /** Only what the own authority has asked of others. */
  readonly asked: boolean;
}

/** What the units of an authority have handed in of a period. */
export interface UnitsRow {
  readonly due: number;
  readonly submitted: number;
  readonly approved: number;
  readonly approvedsums: Readonly<Record<string, string | null>>;
}

type Row = SubmissionRow & Record<string, unknown>;

/** Submissions. */
@Injectable()
export class SubmissionRepository {
  constructor(private readonly database: Database) {}

  /** Those of the ids that the scope may see. */
  async byIds(scope: Scope, ids: readonly string[], today: LocalDate): Promise<SubmissionRow[]> {
    return this.database.read<Row>(scope, BY_IDS, [scope.cityCode, today, ids]);
  }

  /** The same as the transaction sees them, held until it ends. Only what the scope may also write. */
  async lock(tx: Transaction, ids: readonly string[], today: LocalDate): Promise<SubmissionRow[]> {
    return tx.run<Row>(LOCKED, [tx.scope.cityCode, today, ids]);
  }

  /** What the transaction sees, and holds nothing. */
  async find(tx: Transaction, ids: readonly string[], today: LocalDate): Promise<SubmissionRow[]> {
    return tx.run<Row>(BY_IDS, [tx.scope.cityCode, today, ids]);
  }

  /** @param seen the snapshot of the database that figures were frozen from; null where they stay */
  async write(tx: Transaction, rows: readonly SubmissionRow[], seen: string | null = null): Promise<void> {
    const { cityCode, userId, client } = tx.scope;
    await tx.run(WRITE, [cityCode, JSON.stringify(rows), userId, seen, client === undefined]);
  }

  /** Notes that somebody of the own unit works on a submission from now on. @returns whether it is there and open */
  async begin(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.run(BEGIN, [tx.scope.cityCode, id])).length > 0;
  }

  /** At most `limit` submissions that follow a row, the latest period first. */
  async page(
    scope: Scope,
    { states, period, regionCode, overdue, formId, own, asked }: SubmissionSearch,
    today: LocalDate,
    { after, limit }: { after: { endsOn: LocalDate; id: string } | null; limit: number },
  ): Promise<{ submissions: SubmissionRow[]; totalCount: number }> {
    const values = [scope.cityCode, today, states, period, regionCode, overdue, formId, own, scope.tenantId, asked];
    const rows = await this.database.read<Row & { totalCount: number }>(scope, PAGE, [
      ...values,
      after?.endsOn ?? null,
      after?.id ?? null,
      limit,
    ]);
    return { submissions: rows.filter(({ id }) => id !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }

  /**
   * What has moved figures since they were frozen: what their snapshot of the database does not see. Newest first,
   * of each cell the latest.
   */
  async movements(scope: Scope, ids: readonly string[]): Promise<MovementRow[]> {
    return this.database.read<MovementRow & Record<string, unknown>>(scope, MOVEMENTS, [scope.cityCode, ids]);
  }

  /** How far the units are whose authority hands in a row. */
  async units(scope: Scope, row: SubmissionRow): Promise<UnitsRow> {
    const { tenantId, startsOn, endsOn, figuresRegion, figuresSector, rhythm, indicators } = row;
    const values = [scope.cityCode, tenantId, startsOn, endsOn, figuresRegion, figuresSector, rhythm, indicators];
    const [found] = await this.database.read<UnitsRow & Record<string, unknown>>(scope, UNITS, values);
    return found as UnitsRow;
  }

  /** Units whose submissions within some days wait for review; null where none owes any. */
  async unreviewed(
    scope: Scope,
    { regionCode, sector, start, end }: { regionCode: string; sector: Sector | null; start: LocalDate; end: LocalDate },
  ): Promise<number | null> {
    const values = [scope.cityCode, regionCode, sector, start, end];
    const [row] = await this.database.read<{ due: number; unreviewed: number }>(scope, UNREVIEWED, values);
    return row && row.due > 0 ? row.unreviewed : null;
  }

  /** What the own unit or office has to do with submissions, counted for the home page. */
  async todo(scope: Scope, today: LocalDate): Promise<TodoRow> {
    const values = [scope.cityCode, today, scope.tenantId];
    const [row] = await this.database.read<TodoRow & Record<string, unknown>>(scope, TODO, values);
    return row as TodoRow;
  }
}
