import type { IndicatorCode, LocalDate } from '@fanzha/domain';
import type { Statement, Transaction } from '@fanzha/platform';
import type { ChangedRecord } from '@fanzha/rollup';
import type { HeldPeriod } from './moved-figures.js';

const GUARDED: Statement = {
  name: 'submission.guarded',
  text: `select submission_id as "submissionId", tenant_id as "tenantId", title, period, starts_on as "startsOn",
      ends_on as "endsOn", lock_on as "lockOn", indicators, excepted
    from tenant own, guarded_periods($3::uuid[], $4::date, $5::date)
    where own.city_code = $1 and own.id = $2`,
};

const NOTE: Statement = {
  name: 'submission.note_movements',
  text: `insert into submission_movement (city_code, id, submission_id, tenant_id, region_code, sector, indicator,
      record_kind, record_id, moved_by)
    select s.city_code, gen_random_uuid(), s.id, s.tenant_id, s.region_code, s.sector, m.indicator, $5, $6::uuid, $7
    from unnest($2::uuid[], $3::text[]) as m(submission_id, indicator)
      join submission s on s.city_code = $1 and s.id = m.submission_id and s.tenant_id = $4::uuid
    returning id`,
};

/** A period that was opened, as the guard of figures knows it. */
export interface GuardedPeriod extends HeldPeriod {
  readonly submissionId: string;
  /** What its form is called; null of another unit. */
  readonly title: string | null;
  readonly period: string;
  readonly lockOn: LocalDate;
  readonly excepted: boolean;
}

/** Periods that end on a day or later: all of the own unit, and the locked ones of other units. */
export async function guardedPeriods(
  tx: Transaction,
  tenantIds: readonly string[],
  { since, today }: { readonly since: LocalDate; readonly today: LocalDate },
): Promise<GuardedPeriod[]> {
  return tx.run<GuardedPeriod & Record<string, unknown>>(GUARDED, [
    tx.scope.cityCode,
    tx.scope.tenantId,
    tenantIds,
    since,
    today,
  ]);
}

/** Keeps which figures of the own unit were moved by the transaction. */
export async function noteMovements(
  tx: Transaction,
  moved: readonly { readonly submissionId: string; readonly indicator: IndicatorCode }[],
  record: ChangedRecord | null,
): Promise<void> {
  const { cityCode, tenantId, userId } = tx.scope;
  const [ids, codes] = [moved.map(({ submissionId }) => submissionId), moved.map((each) => each.indicator)];
  await tx.run(NOTE, [cityCode, ids, codes, tenantId, record?.kind ?? null, record?.id ?? null, userId]);
}
