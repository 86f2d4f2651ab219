import { minuteInChina } from '@fanzha/domain';

/** A moment as a field of day and time holds it, in China: `2026-11-20T14:05`; '' for none. */
export const fieldOfMoment = (moment: string | Date | null): string =>
  moment === null ? '' : minuteInChina(new Date(moment)).replace(' ', 'T');

/** The moment that such a field names; null where it is empty or names none. */
export function momentOfField(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return null;
  const moment = new Date(`${text.slice(0, 16)}:00+08:00`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** A moment as a page writes it. */
export const momentText = (moment: string): string => minuteInChina(new Date(moment));
