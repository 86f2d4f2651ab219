import { figureOf, type LocalDate } from '@fanzha/domain';
import { type Contribution, NO_LINE } from '@fanzha/rollup';
import { type DoorLife, type VacantSpan, withinLife } from './vacancies.js';

/** Who keeps something of a roster, and where. */
interface Kept {
  readonly tenantId: string;
  readonly regionCode: string;
}

/** A door on the roster. */
export interface RegisteredDoor extends Kept, DoorLife {}

/** A stored vacancy of a door, by the tenant whose visit found it. */
export interface DoorVacancy extends Kept, VacantSpan {
  readonly door: DoorLife;
}

/** What doors add to the registered households: one on the day of registration, which retirement takes back. */
export function doorLines(doors: readonly RegisteredDoor[]): Contribution[] {
  return doors.flatMap((door) => [
    line(door, door.registeredOn, 1),
    ...(door.retiredOn === null ? [] : [line(door, door.retiredOn, -1)]),
  ]);
}

/** What vacancies take from the registered households and give back, as long as their doors are on the roster. */
export function vacancyLines(vacancies: readonly DoorVacancy[]): Contribution[] {
  return vacancies.flatMap((vacancy) => {
    const span = withinLife(vacancy, vacancy.door);
    if (span === null) return [];
    return [line(vacancy, span.from, -1), ...(span.to === null ? [] : [line(vacancy, span.to, 1)])];
  });
}

/** A roster belongs to no line and to no campaign, and keeping it is not yet work at the doors. */
function line({ tenantId, regionCode }: Kept, day: LocalDate, sign: 1 | -1): Contribution {
  const one = figureOf('EXACT', 1);
  return {
    day,
    tenantId,
    homeRegion: regionCode,
    regionCode,
    sector: NO_LINE,
    campaignIds: [],
    tenantOnly: false,
    facts: 0,
    figures: { HOUSEHOLDS_REGISTERED: { ...one, amount: sign * one.amount } },
  };
}
