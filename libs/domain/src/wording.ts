import type { Locale } from './locale.js';

/** What a sentence may name: texts, and numbers, which are printed with separators from 10,000 up. */
export type WordingValues = Readonly<Record<string, string | number | undefined>>;

/**
 * A sentence with `{placeholders}`, per language in order of preference: the first candidate whose placeholders are all
 * known is used. The last candidate names only what is always known, so a sentence is never printed with a hole in it.
 */
export interface Wording {
  readonly zh: readonly [string, ...string[]];
  readonly en: readonly [string, ...string[]];
}

/** The best sentence that can be said with these values. */
export function phrase(wording: Wording, values: WordingValues, locale: Locale): string {
  const candidates = locale === 'en' ? wording.en : wording.zh;
  const isComplete = (sentence: string) => placeholdersOf(sentence).every((name) => values[name] !== undefined);
  const complete = candidates.find(isComplete);
  return fill(complete ?? candidates.at(-1) ?? '', values);
}

/** The names a sentence needs: `['field', 'max']` for `{field}最多 {max} 个字`. */
export function placeholdersOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

function fill(sentence: string, values: WordingValues): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => shown(values[name] ?? ''));
}

function shown(value: string | number): string {
  // Below five digits a separator only disturbs: 1024 and 2026 read better as they are.
  return typeof value === 'number' && Math.abs(value) >= 10_000 ? value.toLocaleString('en-US') : String(value);
}
