import type { LocalDate, SupervisionOccasion } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

const ALERT_IS_OVERDUE = `a.record_status = 'ACTIVE' and a.due_at < now()
      and exists (select from alert_assignment n where n.city_code = $1 and n.alert_id = a.id
        and n.tenant_id = a.assigned_to and n.result is null)`;

/** What is there that a letter can name, as far as the scope may see it: of which unit, and whether it gives cause. */
const FINDING: Readonly<Record<Exclude<SupervisionOccasion, 'CAMPAIGN_TASK'>, Statement>> = {
  SUBMISSION: {
    name: 'supervision_occasion.submission',
    text: `select s.tenant_id as "unitId", s.due_on < $3::date and s.state in ('DRAFT','RETURNED') as "isCause"
      from submission s where s.city_code = $1 and s.id = $2`,
  },
  ALERT: {
    name: 'supervision_occasion.alert',
    text: `select a.assigned_to as "unitId", (${ALERT_IS_OVERDUE}) as "isCause", $3::date as today
      from alert a where a.city_code = $1 and a.id = $2`,
  },
  FRAUD_CASE: {
    name: 'supervision_occasion.fraud_case',
    text: `select null::uuid as "unitId", f.record_status = 'ACTIVE' as "isCause", $3::date as today
      from fraud_case f where f.city_code = $1 and f.id = $2`,
  },
};

/** What the occasions of letters are called. What row-level security hides from the scope has no row here. */
const SHOWN: Statement = {
  name: 'supervision_occasion.shown',
  text: `select l.id as "letterId", o.label, o.code, o.day from supervision_letter l, lateral (
      select s.title || ' ' || s.period as label, null::text as code, s.due_on as day from submission s
      where l.occasion = 'SUBMISSION' and s.city_code = $1 and s.id = l.occasion_id
      union all
      select null, a.kind, a.received_on from alert a
      where l.occasion = 'ALERT' and a.city_code = $1 and a.id = l.occasion_id
      union all
      select null, f.fraud_type, f.reported_on from fraud_case f
      where l.occasion = 'FRAUD_CASE' and f.city_code = $1 and f.id = l.occasion_id
      union all
      select c.name || coalesce(' · ' || (t ->> 'title'), ''), null, (t ->> 'dueOn')::date
      from campaign c left join jsonb_array_elements(c.tasks) t on (t ->> 'id')::uuid = l.occasion_task
      where l.occasion = 'CAMPAIGN_TASK' and c.city_code = $1 and c.id = l.occasion_id) o
    where l.city_code = $1 and l.id = any ($2::uuid[])`,
};

/** What a letter may name. */
interface Cause {
  /** The unit that it is about; null where it is about none in particular. */
  readonly unitId: string | null;
  /** Whether it gives cause: it is overdue, or the case stands. */
  readonly isCause: boolean;
}

/** What an occasion is called: by a title, or by the code of a kind. */
export interface ShownOccasion {
  readonly letterId: string;
  readonly label: string | null;
  readonly code: string | null;
  readonly day: LocalDate | null;
}

/** What letters name as their occasion, read with the rights of who looks. */
@Injectable()
export class OccasionRepository {
  constructor(private readonly database: Database) {}

  /** Null where it does not exist, or where the scope may not see it. */
  async cause(tx: Transaction, kind: keyof typeof FINDING, id: string, today: LocalDate): Promise<Cause | null> {
    return (await tx.run<Cause & Record<string, unknown>>(FINDING[kind], [tx.scope.cityCode, id, today]))[0] ?? null;
  }

  /** Of letters, by their ids. */
  async shown(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, ShownOccasion>> {
    const rows = await this.database.read<ShownOccasion & Record<string, unknown>>(scope, SHOWN, [scope.cityCode, ids]);
    return new Map(rows.map((row) => [row.letterId, row]));
  }
}
