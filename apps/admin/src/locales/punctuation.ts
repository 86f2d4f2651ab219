import { currentLocale } from './i18n.js';

/*
 * Marks between words that are put together, in the language of the page. Chinese ones are as wide as a character and
 * look wrong in English text.
 */
const mark = (zh: string, en: string): string => (currentLocale() === 'en' ? en : zh);

/** Names in a row: 甲、乙 or A, B. */
export const listed = (names: readonly string[]): string => names.join(mark('、', ', '));
/** Parts of one sentence: 一，二 or one, two. */
export const parts = (texts: readonly string[]): string => texts.join(mark('，', ', '));
/** What is one thing together: 甲＋乙 or A + B. */
export const together = (names: readonly string[]): string => names.join(mark('＋', ' + '));
/** Statements in a row, each of which may have commas: 一；二 or one; two. */
export const clauses = (texts: readonly string[]): string => texts.join(mark('；', '; '));
/** Sentences in a row: Chinese ones end with a mark that has its blank in it. */
export const sentences = (texts: readonly string[]): string => texts.join(mark('', ' '));
/** What is added to a word: （甲） or, with the blank before it, (A). */
export const aside = (text: string): string => `${mark('（', ' (')}${text}${mark('）', ')')}`;
/** What something is called, and what it is: 名称：甲 or Name: A. */
export const labelled = (label: string, text: string): string => `${label}${mark('：', ': ')}${text}`;
/** Both ends of a range: 300～500 or 300–500. */
export const between = (from: string, to: string): string => `${from}${mark('～', '–')}${to}`;
