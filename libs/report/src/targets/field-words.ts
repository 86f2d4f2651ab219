import { LEDGER_TERMS, type Locale, nameIn } from '@fanzha/domain';
import { ENGLISH_NOTES, ENGLISH_TITLES } from './english.js';
import type { ImportField, ImportTarget } from './target.js';

/** What amounts have beside them, as `amount` in `shared-fields.ts` calls it. */
const BESIDE: readonly (readonly [zh: string, en: string])[] = [
  ['的数字性质', ', how exact'],
  ['的上限', ', upper end'],
  ['（有，未计数）', ', some, not counted'],
];
const SENTENCE = '。';

/** What a field is called. */
export function titleOf({ zh, en }: ImportField, locale: Locale): string {
  if (locale !== 'en') return zh;
  const whole = en ?? ENGLISH_TITLES[zh];
  if (whole !== undefined) return whole;
  const beside = BESIDE.find(([tail]) => zh.endsWith(tail));
  const before = beside && ENGLISH_TITLES[zh.slice(0, -beside[0].length)];
  return beside && before !== undefined ? `${before}${beside[1]}` : zh;
}

/** What is said beside a field; null where nothing is. */
export function noteOf({ note, noteEn }: ImportField, locale: Locale): string | null {
  if (!note || locale !== 'en') return note ?? null;
  if (noteEn !== undefined) return noteEn;
  const sentences = note.split(SENTENCE).filter(Boolean);
  return sentences.map((sentence) => ENGLISH_NOTES[sentence] ?? sentence).join('. ');
}

/** What a target is called. */
export function targetTitle({ code, zh, en }: ImportTarget, locale: Locale): string {
  if (locale !== 'en') return zh;
  const ledger = LEDGER_TERMS.find((term) => term.code === code);
  return en ?? (ledger ? nameIn(locale, ledger) : zh);
}
