import { type LocalDate, type Theme, THEMES } from '@fanzha/domain';
import { assumedDay, extractedDays } from './extracted-day.ts';
import type { StatedDays } from './extracted-figure.ts';
import { type Json, listIn, objectIn, textIn } from './json.ts';

/** Of a year up to now. */
const SINCE_NEW_YEAR = /今年以来|年初以来|今年.{0,6}累计|本年度?累计|year to date|ytd/i;
/** As of a day: what was done since the first day that is stated beside it. */
const AS_OF = /截[至止]|累计|以来/;

const THEME_NAMES: Readonly<Record<string, Theme>> = {
  telecom_network_fraud: 'TELECOM_FRAUD',
  campus_antifraud: 'TELECOM_FRAUD',
  elderly_fraud: 'PENSION_FRAUD',
  pension_fraud: 'PENSION_FRAUD',
  cybersecurity_week: 'CYBER_SECURITY_WEEK',
  financial_knowledge: 'FINANCIAL_LITERACY',
  financial_literacy: 'FINANCIAL_LITERACY',
  illegal_fundraising: 'ILLEGAL_FUNDRAISING',
};
/** What an activity of a summary on several themes says of its own. */
const THEME_WORDS: readonly (readonly [Theme, RegExp])[] = [
  ['CYBER_SECURITY_WEEK', /网络安全/],
  ['FINANCIAL_LITERACY', /金融知识|消费者权益/],
  ['ILLEGAL_FUNDRAISING', /非法集资/],
  ['PENSION_FRAUD', /养老诈骗/],
];

/**
 * The days of what an entry states: its own, else those of the summary's period, else an assumed one; and whether they
 * are those of a running total.
 * @param entries what states days, the nearest first: a measure, its activity
 */
export function statedDays(row: Json, entries: readonly (Json | null)[], today: LocalDate): StatedDays {
  const own = entries.flatMap((entry) =>
    [entry?.['date_normalized'], entry?.['date'], entry?.['period']].map(dateText),
  );
  const said = own.filter((text) => text !== null);
  const period = objectIn(row['period']);
  const found = extractedDays(own, today);
  const ofSummary = found ?? extractedDays([dateText(period)], today);
  const days = ofSummary ?? { day: assumedDay(today), from: null };

  const quotes = entries.slice(0, 1).flatMap((entry) => textIn(entry?.['quote']) ?? []);
  const ofPeriod = said.length > 0 ? [] : listIn(period?.['as_written']).flatMap((text) => textIn(text) ?? []);
  const isSince = (pattern: RegExp, texts: readonly string[]) => texts.some((text) => pattern.test(text));
  const sinceNewYear = isSince(SINCE_NEW_YEAR, [...said, ...quotes, ...ofPeriod]);
  const from = sinceNewYear ? `${days.day.slice(0, 4)}-01-01` : days.from;
  const isRunning = from !== null && from < days.day && (sinceNewYear || isSince(AS_OF, [...said, ...quotes]));
  return {
    day: days.day,
    from: from !== null && from < days.day ? from : null,
    running: isRunning,
    daysOf: found ? 'entry' : ofSummary ? 'summary' : 'nobody',
  };
}

/** What an activity is about: what its summary is about; of several themes the one that it names itself. */
export function statedTheme(row: Json, entry: Json | null): Theme {
  const names = listIn(row['themes']).flatMap((name) => textIn(name) ?? []);
  const themes = names.flatMap((name): Theme[] => {
    const known = Object.hasOwn(THEME_NAMES, name) ? THEME_NAMES[name] : undefined;
    const code = THEMES.find((theme) => theme.code === name.toUpperCase())?.code;
    return known ? [known] : code ? [code] : [];
  });
  const main = themes[0] ?? (names.length > 0 ? 'OTHER' : 'TELECOM_FRAUD');
  if (new Set(themes).size < 2) return main;
  const words = [textIn(entry?.['description']), textIn(entry?.['quote'])].join(' ');
  if (/诈骗|反诈|防骗/.test(words)) return themes.includes('TELECOM_FRAUD') ? 'TELECOM_FRAUD' : main;
  return THEME_WORDS.find(([theme, pattern]) => themes.includes(theme) && pattern.test(words))?.[0] ?? main;
}

function dateText(value: unknown): string | null {
  const range = objectIn(value);
  if (!range) return textIn(value);
  const ends = [textIn(range['start']), textIn(range['end'])].filter((text) => text !== null);
  return ends.length === 0 ? null : ends.join('/');
}
