import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { MEASURE_RULES, measureRule } from '../fit/measure-rules.ts';

/** A number of a text as somebody has judged it. */
interface GoldToken {
  readonly start: number;
  readonly end: number;
  readonly class: string;
}

/** A result as somebody has stated it. */
export interface GoldResult {
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  readonly upTo: number | null;
  readonly qualifier: string;
  readonly indicator: string | null;
}

interface GoldActivity {
  readonly type: string;
  readonly status: string;
  readonly start: number;
  readonly end: number;
}

export interface GoldCase {
  readonly kind: string;
  readonly value: number | null;
  readonly start: number;
  readonly end: number;
  /** Cases of one group are the same, told in several texts. */
  readonly group: string | null;
}

/** A text with everything that was found in it by hand. */
export interface GoldText {
  readonly id: string;
  readonly text: string;
  readonly unitType: string | null;
  /** False for an essay, a talk, a stub: nothing may be proposed from it. */
  readonly isReport: boolean;
  /** Null where not every number was judged. */
  readonly tokens: readonly GoldToken[] | null;
  readonly results: readonly GoldResult[];
  readonly activities: readonly GoldActivity[];
  readonly cases: readonly GoldCase[];
  /** The text that this one repeats a passage of. */
  readonly repeats: string | null;
}

type Row = Readonly<Record<string, unknown>>;

/** Texts of a file of JSON lines, or of a folder of marked texts. */
export const goldTexts = (where: string): readonly GoldText[] =>
  statSync(where).isDirectory() ? markedTexts(where) : jsonLines(readFileSync(where, 'utf8'));

const QUALIFIERS: Readonly<Record<string, string>> = {
  exact: 'EXACT',
  at_least: 'AT_LEAST',
  approx: 'APPROX',
  redacted: 'WITHHELD',
  withheld: 'WITHHELD',
  uncounted: 'UNCOUNTED',
};
const CLASSES: Readonly<Record<string, string>> = {
  R: 'RESULT',
  RUN: 'RUNNING_TOTAL',
  STAT: 'STATISTIC',
  REQ: 'REQUIRED',
  PARAM: 'PARAMETER',
  DOC: 'DOCUMENT',
  DETAIL: 'CASE_DETAIL',
  CTX: 'CONTEXT',
  LIST: 'LIST_NUMBER',
  DOCUMENT_NUMBER: 'DOCUMENT',
};
const classOf = (name: string): string => CLASSES[name] ?? name;

export function jsonLines(body: string): readonly GoldText[] {
  return body
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => ofRow(JSON.parse(line) as Row));
}

function ofRow(row: Row): GoldText {
  const text = String(row['text'] ?? '');
  const offset = Number((row['source'] as Row | undefined)?.['char_start'] ?? 0);
  const at = (told: Row): { start: number; end: number } =>
    placeOf(text, String(told['quote'] ?? ''), Number(told['at'] ?? 0) - offset);
  const activities = (row['activities'] ?? []) as Row[];
  const statuses = activities.map((activity) => String(activity['status']));
  return {
    id: String(row['id'] ?? ''),
    text,
    unitType: (row['unit_type'] as string | null) ?? null,
    isReport:
      statuses.some((status) => status === 'done') &&
      !['individual'].includes(String(row['unit_type'])) &&
      text.length > 200,
    tokens: row['tokens']
      ? (row['tokens'] as Row[]).map((token) => ({
          start: Number(token['start']),
          end: Number(token['end']),
          class: classOf(String(token['class'])),
        }))
      : null,
    results: activities.flatMap((activity) =>
      ((activity['measures'] ?? []) as Row[])
        .filter(isScored)
        .map((measure) => ({ ...at(measure), ...amountOf(measure) })),
    ),
    activities: activities.map((activity) => ({
      ...at(activity),
      type: String(activity['type']).toUpperCase(),
      status: String(activity['status']).toUpperCase(),
    })),
    cases: ((row['cases'] ?? []) as Row[]).map((told) => ({
      ...at(told),
      kind: String(told['kind']),
      value: (told['value'] as number | null) ?? null,
      group: (told['dup_group'] as string | null) ?? null,
    })),
    repeats: null,
  };
}

/** Where words stand; near the place that was noted, if they stand several times. */
function placeOf(text: string, quote: string, noted: number): { start: number; end: number } {
  const places: number[] = [];
  for (let from = text.indexOf(quote); quote !== '' && from >= 0; from = text.indexOf(quote, from + 1))
    places.push(from);
  const start = places.reduce(
    (best, place) => (Math.abs(place - noted) < Math.abs(best - noted) ? place : best),
    places[0] ?? noted,
  );
  return { start, end: start + Math.max(quote.length, 1) };
}

/** Parameters are no results, and what is told per outlet or per week is no amount. */
const isScored = (measure: Row): boolean =>
  measure['ambiguous'] !== true &&
  measure['per'] === undefined &&
  MEASURE_RULES[String(measure['measure'])]?.parameter !== true;

function amountOf(measure: Row): Omit<GoldResult, 'start' | 'end'> {
  const value = (measure['value'] as number | null) ?? null;
  const range = measure['range'] as [number, number] | undefined;
  const told = QUALIFIERS[String(measure['qualifier'])] ?? 'EXACT';
  const qualifier = value === null && told !== 'WITHHELD' ? 'UNCOUNTED' : told;
  const target = measureRule(String(measure['measure'])).target;
  const known = target.kind === 'words' ? null : target.indicator;
  return {
    value: value ?? range?.[0] ?? null,
    upTo: range?.[1] ?? null,
    qualifier: range ? 'AT_LEAST' : qualifier,
    indicator: measure['indicator'] === undefined ? known : (measure['indicator'] as string | null),
  };
}

/** Texts with their numbers marked in place: libs/report/test/texts/README.md. */
function markedTexts(folder: string): readonly GoldText[] {
  return (
    readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      // 107 stands behind 81, which it repeats.
      .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
      .map((file) => markedText(file.replace(/\.txt$/u, ''), readFileSync(path.join(folder, file), 'utf8')))
  );
}

function markedText(id: string, body: string): GoldText {
  const [head = '', ...rest] = body.split(/^---\n/mu);
  const marked = rest.join('---\n');
  const tokens: GoldToken[] = [];
  const results: GoldResult[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(/\{([^{}]+)\}/gu)) {
    text += marked.slice(last, match.index);
    last = match.index + match[0].length;
    const [surface = '', name = '', code, told, qualifier] = (match[1] ?? '').split('|');
    const place = { start: text.length, end: text.length + surface.length };
    tokens.push({ ...place, class: classOf(name) });
    if (told !== undefined) {
      const [low, high] = told.split('..');
      results.push({
        ...place,
        value: told === '-' ? null : Number(low),
        upTo: high === undefined ? null : Number(high),
        // A range is at least its lower end, whatever word stands before it.
        qualifier: high === undefined ? (QUALIFIERS[qualifier ?? 'exact'] ?? 'EXACT') : 'AT_LEAST',
        indicator: code === '-' || code === undefined ? null : code,
      });
    }
    text += surface;
  }
  text += marked.slice(last);
  const lines = head.split('\n');
  const field = (name: string) => new RegExp(`^# ${name}: (.*)$`, 'mu').exec(head)?.[1] ?? null;
  const words = (line: string, from: number) => line.split(' ').slice(from).join(' ');
  return {
    id,
    text,
    unitType: field('unit_type'),
    isReport: field('report') === 'yes',
    tokens,
    results,
    activities: lines
      .filter((line) => line.startsWith('# A '))
      .map((line) => {
        const [, , type = '', status = ''] = line.split(' ');
        return { ...placeOf(text, words(line, 4), 0), type: type.toUpperCase(), status: status.toUpperCase() };
      }),
    cases: lines
      .filter((line) => line.startsWith('# C '))
      .map((line) => {
        const [, , kind = '', value = '-'] = line.split(' ');
        return { ...placeOf(text, words(line, 7), 0), kind, value: value === '-' ? null : Number(value), group: null };
      }),
    repeats: field('repeats'),
  };
}
