import type { AlertLevel, FieldError, LocalDate } from '@fanzha/domain';
import type { Statement, Transaction } from '@fanzha/platform';

const LOCK_ONE: Statement = {
  name: 'alert.lock_beside_counts',
  text: `select pg_advisory_xact_lock_shared(hashtext('alert counts'), hashtext($1)) is not null as locked`,
};
const LOCK_COUNTS: Statement = {
  name: 'alert.lock_counts',
  text: `select pg_advisory_xact_lock(hashtext('alert counts'), hashtext($1)) is not null as locked`,
};
const CLASH: Statement = {
  name: 'alert.clash',
  text: `select c.day from tenant own, alert_count_clash($1, $3, $4, $5, $6, $7, $8) c
    where own.city_code = $1 and own.id = $2`,
};

/** The days and the place of a number of alerts, or the day and place of one alert. */
interface AlertsOf {
  readonly place: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Null: of all levels. */
  readonly level: AlertLevel | null;
}

/**
 * Errors of alerts that would count twice. For one place and one day the police record alerts either one by one or as
 * a number, whichever comes first; a unit that answers has either alerts that were assigned to it, or a number. Waits
 * for whoever is recording the other kind in the city, so that neither misses the other.
 * @param kind what is recorded: ONE alert, COUNT of the police, or OWN count of a unit that answers
 * @param exceptId the record that is amended; null for a new one
 * @param path the field that the error belongs to
 * @returns COUNTED_ALREADY with the first day that clashes, or nothing
 */
export async function alertCountErrorsIn(
  tx: Transaction,
  kind: 'ONE' | 'COUNT' | 'OWN',
  { place, from, until, level }: AlertsOf,
  exceptId: string | null,
  path: string,
): Promise<FieldError[]> {
  const { cityCode, tenantId } = tx.scope;
  await tx.run(kind === 'ONE' ? LOCK_ONE : LOCK_COUNTS, [cityCode]);
  const [clash] = await tx.run<{ day: LocalDate }>(CLASH, [
    cityCode,
    tenantId,
    kind,
    place,
    from,
    until,
    level,
    exceptId,
  ]);
  if (!clash) return [];
  return [{ path, code: 'COUNTED_ALREADY', params: { day: clash.day } }];
}
