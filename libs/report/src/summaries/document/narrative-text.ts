import type { FieldError } from '@fanzha/domain';
import type { SnapshotFigure } from '../snapshot/snapshot.js';
import { figureWords } from './figure-words.js';
import type { Inline } from './summary-document.js';

/** A figure within a text that a person types: `{{CASES_FILED}}`. */
const PLACEHOLDER = /\{\{([A-Z0-9_/+\-:.a-z]{1,120})\}\}/g;

/** The figures that a text names, and the places where it does, in UTF-16 units. */
export function placeholdersIn(text: string): { key: string; start: number; end: number }[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({
    key: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** UNKNOWN_CODE where a text names a figure that the snapshot has not. */
export function placeholderErrors(
  path: string,
  text: string,
  figures: ReadonlyMap<string, SnapshotFigure>,
): FieldError[] {
  return placeholdersIn(text).some(({ key }) => !figures.has(key)) ? [{ path, code: 'UNKNOWN_CODE' }] : [];
}

/** The paragraphs of a typed text, the figures that it names put in as tokens. An unknown one stays as it was typed. */
export function paragraphsOf(text: string, figures: ReadonlyMap<string, SnapshotFigure>): Inline[][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => inlinesOf(line, figures));
}

function inlinesOf(line: string, figures: ReadonlyMap<string, SnapshotFigure>): Inline[] {
  const inlines: Inline[] = [];
  let behind = 0;
  for (const { key, start, end } of placeholdersIn(line)) {
    const figure = figures.get(key);
    if (!figure) continue;
    if (start > behind) inlines.push({ text: line.slice(behind, start) });
    const words = figureWords(figure);
    inlines.push(...(words.length > 0 ? words : [{ text: '（无数据）', token: { key, part: 'VALUE' as const } }]));
    behind = end;
  }
  if (behind < line.length) inlines.push({ text: line.slice(behind) });
  return inlines;
}
