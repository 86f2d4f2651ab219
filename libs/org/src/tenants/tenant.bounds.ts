import { addYears, type LocalDate, todayIn } from '@fanzha/domain';

/** Units are opened and closed as documents say, which look a year ahead at most. A day beyond is a slip. */
const YEARS_AHEAD = 1;

/** The latest day on which a unit may open or close. */
export function latestDayOfTenants(today = todayIn()): LocalDate {
  return addYears(today, YEARS_AHEAD);
}
