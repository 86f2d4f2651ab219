import { addDays, chinaClock, type LocalDate } from './local-date.js';
import type { Term } from './vocabulary.js';

/** How often mails come: each thing soon, or all of a day or a week together. */
export const MAIL_RHYTHMS = [
  { code: 'SOON', zh: '有事就发', en: 'As it happens' },
  { code: 'DAILY', zh: '每天一封', en: 'Once a day' },
  { code: 'WEEKLY', zh: '每周一封', en: 'Once a week' },
] as const satisfies readonly Term[];
export type MailRhythm = (typeof MAIL_RHYTHMS)[number]['code'];

/** When a person is sent no mails, by the clock in China: from `22:00` to `07:00`, and on weekends. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly weekends: boolean;
}

export interface MailTimes {
  readonly rhythm: MailRhythm;
  /** Null: none. */
  readonly quiet: QuietHours | null;
}

/** When a summary of a day comes, and on a Monday that of a week. */
const SUMMARY_TIME = '08:30';
const AHEAD = '+08:00';
const DAYS_OF_WEEK = 7;
const [SUNDAY, MONDAY, SATURDAY] = [0, 1, 6];

/** Whether a text is a time of day, `07:30`. */
export const isTimeOfDay = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

const at = (day: LocalDate, time: string): Date => new Date(`${day}T${time}:00${AHEAD}`);

/** The first moment of the summary behind a moment. */
function summaryAfter(moment: Date, rhythm: MailRhythm): Date {
  const today = chinaClock(moment).slice(0, 10);
  for (let days = 0; days <= DAYS_OF_WEEK; days++) {
    const day = addDays(today, days);
    const isOne = rhythm === 'DAILY' || new Date(day).getUTCDay() === MONDAY;
    if (isOne && at(day, SUMMARY_TIME) > moment) return at(day, SUMMARY_TIME);
  }
  throw new RangeError(`No summary within a week of ${moment.toISOString()}`);
}

const isWeekend = (day: LocalDate): boolean => [SATURDAY, SUNDAY].includes(new Date(day).getUTCDay());

/** The moment itself, or the end of the quiet time that it lies in. */
function afterQuiet(moment: Date, quiet: QuietHours | null): Date {
  if (quiet === null) return moment;
  const [day, clock] = [chinaClock(moment).slice(0, 10), chinaClock(moment).slice(11, 16)];
  if (quiet.weekends && isWeekend(day)) return afterQuiet(at(addDays(day, 1), '00:00'), quiet);
  const isOverNight = quiet.from > quiet.to;
  const isQuiet = isOverNight ? clock >= quiet.from || clock < quiet.to : clock >= quiet.from && clock < quiet.to;
  if (!isQuiet) return moment;
  return afterQuiet(at(isOverNight && clock >= quiet.from ? addDays(day, 1) : day, quiet.to), quiet);
}

/**
 * When something is to be mailed.
 * @param happened when it happened
 * @param urgent what cannot wait for a summary
 * @param earliest mails are not sent before; it moves on while one is held up
 */
export function mailTime(
  happened: Date,
  { rhythm, quiet }: MailTimes,
  { urgent, earliest }: { readonly urgent: boolean; readonly earliest: Date },
): Date {
  const wanted = urgent || rhythm === 'SOON' ? happened : summaryAfter(happened, rhythm);
  return afterQuiet(wanted > earliest ? wanted : earliest, quiet);
}
