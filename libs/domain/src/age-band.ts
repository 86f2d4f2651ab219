import type { Locale } from './locale.js';
import type { FieldError } from './domain-error.js';
import { foldIdentifier } from './fold.js';
import { textErrors, BOUNDS } from './bounds.js';
import { visibleText } from './visible-text.js';
import type { Term } from './vocabulary.js';

/** The bands every form offers. Other bands are legal: what a report says is kept as it says it. */
export const AGE_BANDS = [
  { code: '<18', zh: '18岁以下', en: 'Under 18' },
  { code: '18-29', zh: '18–29岁', en: '18 to 29' },
  { code: '30-44', zh: '30–44岁', en: '30 to 44' },
  { code: '45-59', zh: '45–59岁', en: '45 to 59' },
  { code: '60-69', zh: '60–69岁', en: '60 to 69' },
  { code: '70+', zh: '70岁及以上', en: '70 and over' },
] as const satisfies readonly Term[];

/** Nobody has reached 130; a larger number is a year or a slip of the pen. */
const OLDEST = 129;

const AGE = '(\\d{1,3})';
const UNDER = [new RegExp(`^<${AGE}$`), new RegExp(`^(?:不满|未满|小于|under-?)${AGE}$`), new RegExp(`^${AGE}以下$`)];
const UP_TO = [new RegExp(`^(?:≤|<=)${AGE}$`)];
const FROM = [
  new RegExp(`^${AGE}\\+$`),
  new RegExp(`^(?:≥|>=)${AGE}$`),
  new RegExp(`^(?:年满|满)?${AGE}(?:及|或|含)?以上$`),
  new RegExp(`^${AGE}-?(?:plus|andover)$`),
];
const BETWEEN = [new RegExp(`^${AGE}-${AGE}$`)];

/**
 * An age band in its one stored form: `<18`, `18-29`, `60+`. Reads what people write for it: 60岁以上, ６０＋, 18–29岁,
 * 不满18周岁. An age in years is no band: of a victim no more is kept than is needed (个人信息保护法 第六条).
 * @returns null for anything that is no band.
 */
export function ageBandOf(text: string): string | null {
  const plain = foldIdentifier(text)
    .replace(/周岁|岁|years?(old)?|aged/gu, '')
    .replace(/[-~至到_]+|to/gu, '-');
  const [under] = agesIn(plain, UNDER);
  if (under !== undefined) return under > 0 ? `<${under}` : null;
  const [upTo] = agesIn(plain, UP_TO);
  if (upTo !== undefined) return `<${upTo + 1}`;
  const [from] = agesIn(plain, FROM);
  if (from !== undefined) return `${from}+`;
  const [first, last] = agesIn(plain, BETWEEN);
  if (first === undefined || last === undefined || first >= last) return null;
  return first === 0 ? `<${last + 1}` : `${first}-${last}`;
}

/** Errors of a stated age band: TOO_LONG, INVALID_CHARACTERS, INVALID_FORMAT where it is no band. Blank is no error. */
export function ageBandErrors(path: string, text: string | null | undefined): FieldError[] {
  const errors = textErrors(path, text, BOUNDS.victimAgeBand);
  if (errors.length > 0 || visibleText(text) === '') return errors;
  return ageBandOf(text ?? '') === null ? [{ path, code: 'INVALID_FORMAT', params: { example: '18-29、60+' } }] : [];
}

/** What people call a stored band, of the standard ones or any other. */
export function ageBandName(band: string, locale: Locale): string {
  const english = locale === 'en';
  if (band.startsWith('<')) return english ? `Under ${band.slice(1)}` : `${band.slice(1)}岁以下`;
  if (band.endsWith('+')) return english ? `${band.slice(0, -1)} and over` : `${band.slice(0, -1)}岁及以上`;
  return english ? band.replace('-', ' to ') : `${band.replace('-', '–')}岁`;
}

/** The ages in the first form that fits; none where no form fits or nobody is that old. */
function agesIn(text: string, forms: readonly RegExp[]): number[] {
  const ages =
    forms
      .map((form) => form.exec(text))
      .find((match) => match !== null)
      ?.slice(1)
      .map(Number) ?? [];
  return ages.every((age) => age <= OLDEST) ? ages : [];
}
