import {
  PassageIndex,
  type Reading,
  readSummary,
  RESULT_CLASSES,
  type SummaryReading,
  type WriterType,
} from '@fanzha/report/prose-reader';
import type { GoldCase, GoldResult, GoldText } from './gold.ts';

/** How many were right, of those told by hand and of those found. */
export interface Score {
  right: number;
  wanted: number;
  found: number;
}
/** Everything that is measured. */
export const MEASURED = ['results', 'indicators', 'activities', 'statuses', 'cases', 'duplicates', 'classes'] as const;
export type Measured = (typeof MEASURED)[number];
export type Scores = Record<Measured, Score> & { falseProposals: number; milliseconds: number };

const none = (): Score => ({ right: 0, wanted: 0, found: 0 });
export const noScores = (): Scores => ({
  results: none(),
  indicators: none(),
  activities: none(),
  statuses: none(),
  cases: none(),
  duplicates: none(),
  classes: none(),
  falseProposals: 0,
  milliseconds: 0,
});

const WRITERS: Readonly<Record<string, WriterType>> = {
  school: 'SCHOOL',
  kindergarten: 'SCHOOL',
  bank: 'BANK',
  police: 'POLICE',
  hospital: 'HOSPITAL',
  town_or_street: 'DISTRICT',
  community: 'COMMUNITY',
  education_bureau: 'DEPARTMENT',
  urban_management: 'DEPARTMENT',
  government_office: 'DEPARTMENT',
};
export const writerOf = (unitType: string | null): WriterType | undefined =>
  unitType === null ? undefined : WRITERS[unitType];

/** A unit is known by who signed in; a type without a tenant type is left to the text. */
function optionsOf(unitType: string | null): { readonly unitType?: WriterType } {
  const writer = writerOf(unitType);
  return writer === undefined ? {} : { unitType: writer };
}

/** One class for what is said with two words: a running total is a result, an order and a plan are no results. */
const SAME: Readonly<Record<string, string>> = { RUNNING_TOTAL: 'RESULT', PLAN: 'TARGET', REQUIRED: 'TARGET' };
const sameClass = (name: string): string => SAME[name] ?? name;
const meets = (one: { start: number; end: number }, other: { start: number; end: number }): boolean =>
  one.start < other.end && other.start < one.end;
const isResult = ({ class: is }: Reading): boolean => RESULT_CLASSES.has(is);

/** Reads every text, in their order, and compares with what was told by hand. */
export function scoresOf(texts: readonly GoldText[]): readonly { readonly id: string; readonly scores: Scores }[] {
  const earlier = new PassageIndex();
  const groups = new Set<string>();
  return texts.map((gold) => {
    const began = performance.now();
    const read = readSummary(gold.text, optionsOf(gold.unitType));
    const scores = noScores();
    scores.milliseconds = performance.now() - began;
    if (!gold.isReport) scores.falseProposals = read.records.length;
    scoreResults(gold, read, scores);
    scoreActivities(gold, read, scores);
    scoreCases(gold, read, scores);
    scoreDuplicates(gold, earlier, groups, scores);
    scoreClasses(gold, read, scores);
    earlier.add(gold.id, gold.text);
    return { id: gold.id, scores };
  });
}

function isRight(reading: Reading, gold: GoldResult): boolean {
  if (gold.value === null) return reading.value == null && reading.qualifier === gold.qualifier;
  return (
    reading.value != null &&
    Math.abs(reading.value - gold.value) < 0.005 &&
    (reading.upTo ?? null) === gold.upTo &&
    reading.qualifier === gold.qualifier
  );
}

function scoreResults(gold: GoldText, { readings }: SummaryReading, scores: Scores): void {
  const results = readings.filter(isResult);
  const used = new Set<Reading>();
  for (const wanted of gold.results) {
    scores.results.wanted += 1;
    const hit = results.find((reading) => !used.has(reading) && meets(reading, wanted) && isRight(reading, wanted));
    if (!hit) continue;
    used.add(hit);
    scores.results.right += 1;
    scores.indicators.wanted += 1;
    scores.indicators.found += 1;
    if ((hit.indicator ?? null) === wanted.indicator) scores.indicators.right += 1;
  }
  // A part of a total, and what was left out because two readings of it are fair, is no false result.
  const fair = (reading: Reading) =>
    (gold.tokens ?? []).some((token) => meets(reading, token) && (token.class === 'PART' || token.class === 'RESULT'));
  scores.results.found += used.size + results.filter((reading) => !used.has(reading) && !fair(reading)).length;
  scores.results.found += results.filter(
    (reading) => !used.has(reading) && fair(reading) && gold.results.some((wanted) => meets(reading, wanted)),
  ).length;
}

function scoreActivities(gold: GoldText, { records }: SummaryReading, scores: Scores): void {
  if (!gold.isReport) return;
  const used = new Set<unknown>();
  for (const record of records.filter(({ activityType }) => activityType !== undefined)) {
    scores.activities.found += 1;
    const hit = gold.activities.find(
      (wanted) => !used.has(wanted) && wanted.type === record.activityType && meets(wanted, record),
    );
    if (!hit) continue;
    used.add(hit);
    scores.activities.right += 1;
    scores.statuses.wanted += 1;
    scores.statuses.found += 1;
    if (hit.status === record.status) scores.statuses.right += 1;
  }
  scores.activities.wanted += gold.activities.length;
}

const CASE_OF_INDICATOR: Readonly<Record<string, string>> = {
  INTERCEPTIONS: 'interception',
  DISSUASIONS: 'dissuasion',
  SUSPECTS_CAUGHT: 'arrest',
  GANGS_DISMANTLED: 'den_destroyed',
  LEADS_VERIFIED: 'lead_verified',
  HOTLINE_CALLS: 'hotline_calls',
  TIPS: 'tip_reports',
  CASES_SOLVED: 'case_solved',
  CASES_REPORTED: 'fraud_case',
  CASES_FILED: 'fraud_case',
  STOP_PAYMENT: 'stop_payment',
  FROZEN: 'freeze',
  ACCOUNTS_FROZEN: 'freeze',
  VICTIM_FOLLOWUPS: 'victim_followup',
};

function scoreCases(gold: GoldText, { readings, records }: SummaryReading, scores: Scores): void {
  const counted = readings.flatMap((reading) => {
    const kind = isResult(reading) && reading.indicator ? CASE_OF_INDICATOR[reading.indicator] : undefined;
    const incidents = reading.rule === 'incidents' ? 'fraud_case' : undefined;
    const told = kind ?? incidents;
    return told === undefined
      ? []
      : [{ kind: told, value: reading.value ?? null, start: reading.start, end: reading.end }];
  });
  const single = records
    .filter(({ rule }) => rule === 'case')
    .map(({ kind, start, end }) => ({
      kind: kind === 'INTERCEPTION' ? 'interception' : 'fraud_case',
      value: 1,
      start,
      end,
    }));
  const used = new Set<GoldCase>();
  for (const told of [...single, ...counted]) {
    const hit = gold.cases.find(
      (wanted) =>
        !used.has(wanted) &&
        meets(wanted, told) &&
        isSameKind(wanted.kind, told.kind) &&
        (wanted.value ?? null) === told.value,
    );
    // An amount of stopped payments is one case whose number is not told.
    const amount =
      hit ?? gold.cases.find((wanted) => !used.has(wanted) && meets(wanted, told) && wanted.kind === told.kind);
    scores.cases.found += 1;
    if (!amount) continue;
    used.add(amount);
    scores.cases.right += 1;
  }
  scores.cases.wanted += gold.cases.length;
}

const isSameKind = (one: string, other: string): boolean =>
  one === other || (['interception', 'dissuasion'].includes(one) && ['interception', 'dissuasion'].includes(other));

function scoreDuplicates(gold: GoldText, earlier: PassageIndex, groups: Set<string>, scores: Scores): void {
  const own = new Set<string>();
  for (const { group, start, end } of gold.cases) {
    if (group === null) continue;
    own.add(group);
    if (!groups.has(group)) continue;
    scores.duplicates.wanted += 1;
    scores.duplicates.found += 1;
    if (earlier.find(sentenceAround(gold.text, start, end), gold.id)) scores.duplicates.right += 1;
  }
  for (const group of own) groups.add(group);
  if (gold.repeats === null) return;
  scores.duplicates.wanted += 1;
  scores.duplicates.found += 1;
  const sentences = gold.text.split(/[。！？；\n]/u);
  const repeated = sentences.some((sentence) =>
    earlier.find(sentence, gold.id)?.passage.text.startsWith(gold.repeats ?? ''),
  );
  if (repeated) scores.duplicates.right += 1;
}

function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(...['。', '；', '\n'].map((sign) => text.lastIndexOf(sign, start))) + 1;
  const ends = ['。', '；', '\n'].map((sign) => text.indexOf(sign, end)).filter((at) => at >= 0);
  return text.slice(from, ends.length > 0 ? Math.min(...ends) : text.length);
}

function scoreClasses(gold: GoldText, { readings }: SummaryReading, scores: Scores): void {
  for (const token of gold.tokens ?? []) {
    scores.classes.wanted += 1;
    const hit = readings.find((reading) => meets(reading, token));
    if (hit) scores.classes.found += 1;
    if (hit && sameClass(hit.class) === sameClass(token.class)) scores.classes.right += 1;
  }
}
