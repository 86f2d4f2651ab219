import { addDays, type LocalDate, monthOf } from '@fanzha/domain';

/** Until this day a month has next to nothing to tell, and the one before is what is asked for. */
const LAST_DAY_OF_THE_MONTH_BEFORE = 10;

/** The month that a summary is most likely wanted of: the one that has ended, until the tenth. */
export const monthToSumUp = (today: LocalDate): string => {
  const day = Number(today.slice(8));
  return monthOf(day <= LAST_DAY_OF_THE_MONTH_BEFORE ? addDays(today, -day) : today);
};
