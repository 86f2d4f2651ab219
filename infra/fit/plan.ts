import { figureOf, type LocalDate, sectorOf, type TenantType } from '@fanzha/domain';
import { CASE_KINDS } from './case-rules.ts';
import { draftRecords } from './drafts.ts';
import { expectedOf, listedIn, Sums } from './expected.ts';
import { markInside } from './inside-total.ts';
import { textIn } from './json.ts';
import { isKnownMeasure } from './measure-rules.ts';
import type { FitPlan, PlannedRecord, PlannedTenant, Tallied } from './plan-shape.ts';
import { recordOf } from './records.ts';
import type { Summary } from './summaries.ts';
import { type OneFigure, extractedOnce } from './extracted-once.ts';
import { extractedFigures } from './extracted-figures.ts';
import {
  RECORD_KINDS,
  type LeftOut,
  type RecordKind,
  type FigureContext,
  type ExtractedFigure,
} from './extracted-figure.ts';
import { extractedGroups } from './extracted-groups.ts';
import { unitKind } from './unit-types.ts';

/**
 * All invented units lie in one county of the shipped regions; the offices of towns and
 * communities in one of its towns.
 */
const COUNTY = '340210';
const TOWN = '340210100';
const TYPE_NAMES: Readonly<Record<TenantType, string>> = {
  DISTRICT: '乡镇',
  SCHOOL: '学校',
  BANK: '银行',
  POLICE: '公安单位',
  HOSPITAL: '医院',
  COMMUNITY: '社区',
  DEPARTMENT: '部门',
  AUTHORITY: '主管单位',
};

interface PlanOptions {
  /** In China; nothing is stored on a later day. */
  readonly today: LocalDate;
  /** Ledgers there are. A figure of another one is kept in words. */
  readonly kinds?: readonly RecordKind[];
}

/**
 * What is to be stored of the summaries, and what the rollup must show then: every measure and every case once, by an
 * indicator or in words, for a tenant that may state it.
 */
export function planFit(summaries: readonly Summary[], { today, kinds = RECORD_KINDS }: PlanOptions): FitPlan {
  const available = new Set(kinds);
  const extracted = summaries.map((summary) => extractedFigures(summary, today, available));
  const figures = extracted.flatMap((each) => markInside(each.figures));
  const units = new Map(
    summaries.map(({ id, row }) => [id, unitKind(textIn(row['unit_type']), textIn(row['unit_level']))]),
  );
  const ownType = (summary: string): TenantType => units.get(summary)?.type ?? 'DEPARTMENT';
  const tenantOf = ({ summary, actor }: FigureContext) => {
    const isOwn = actor === ownType(summary);
    return { key: isOwn ? summary : `${summary}-${actor.toLowerCase()}`, isOwn };
  };

  const once = extractedOnce(figures, ownType);
  const drafts = draftRecords(once, (context) => tenantOf(context).key);
  const records: PlannedRecord[] = drafts.map((draft, index) =>
    recordOf(draft, `FIT-${String(index + 1).padStart(5, '0')}`),
  );
  if (available.has('leadershipGroup')) records.push(...groupRecords(summaries, today));

  const days = records.map(dayOf);
  const openedOn = days.reduce((first, day) => (day < first ? day : first), `${today.slice(0, 4)}-01-01`);
  const types = new Map(figures.map(({ context }) => [tenantOf(context).key, context.actor]));
  const tenantKeys = new Set([...summaries.map(({ id }) => id), ...records.map(({ tenantKey }) => tenantKey)]);
  const tenants = [...tenantKeys].map((key): PlannedTenant => {
    const own = units.get(key);
    const type = own?.type ?? types.get(key) ?? 'DEPARTMENT';
    const regionCode = type === 'DISTRICT' || type === 'COMMUNITY' ? TOWN : COUNTY;
    const name = own ? `${key} ${own.zh}` : `${key} 所述${TYPE_NAMES[type]}`;
    return {
      key,
      type,
      name: [...name].slice(0, 100).join(''),
      sector: own?.sector ?? sectorOf(type),
      regionCode,
      openedOn,
    };
  });

  const held = new Set(records.flatMap(({ states, words }) => [...states, ...words].flatMap(({ sources }) => sources)));
  const lost = figures.filter(({ key }) => !held.has(key)).map(({ key }) => key);
  return {
    tenants,
    records,
    expected: expectedOf(figures, tenantOf),
    follows: followsOf(records),
    leftOut: [...extracted.flatMap((each) => each.leftOut), ...notResults(once)],
    merged: once
      .filter(({ occurrences }) => occurrences.length > 1)
      .map(({ occurrences }) => occurrences.map(({ key }) => key)),
    lost: [...lost, ...unread(summaries, figures)],
    unknownNames: unknownNames(figures),
    tallied: tally(summaries, figures, once),
    years: [...new Set(days.map((day) => Number(day.slice(0, 4))))].sort((one, other) => one - other),
  };
}

function groupRecords(summaries: readonly Summary[], today: LocalDate): PlannedRecord[] {
  return extractedGroups(summaries, today).map(({ key, summary, input }) => ({
    key,
    tenantKey: summary,
    kind: 'leadershipGroup',
    input,
    words: [],
    states: [
      { indicator: 'LEADERSHIP_GROUPS', amount: 1, qualifier: 'EXACT', sources: [] },
      { indicator: 'LEADERSHIP_MEMBERS', amount: input.members.length, qualifier: 'EXACT', sources: [] },
    ],
  }));
}

function followsOf(records: readonly PlannedRecord[]) {
  const sums = new Sums();
  for (const { tenantKey, states } of records) {
    for (const { indicator, amount, qualifier, sources } of states) {
      if (sources.length === 0) sums.add(tenantKey, indicator, figureOf(qualifier, amount));
    }
  }
  return sums.all();
}

function notResults(once: readonly OneFigure[]): LeftOut[] {
  return once
    .filter(({ isResult }) => !isResult)
    .map(({ occurrences: [{ key, context }] }) => ({
      source: key,
      why: `${context.extractedStatus ?? context.doing}: kept in words, not a result`,
    }));
}

/** Measures and cases that stand in the rows and were not read. */
function unread(summaries: readonly Summary[], figures: readonly ExtractedFigure[]): string[] {
  const listed = listedIn(summaries);
  const read = countsOf(figures);
  return (['measures', 'cases'] as const)
    .filter((kind) => read[kind] < listed[kind])
    .map((kind) => `${listed[kind] - read[kind]} ${kind} were not read`);
}

function countsOf(figures: readonly ExtractedFigure[]): { measures: number; cases: number } {
  const count = (part: ExtractedFigure['part']) => figures.filter((figure) => figure.part === part).length;
  return { measures: count('measure'), cases: count('count') };
}

function unknownNames(figures: readonly ExtractedFigure[]): string[] {
  const isKnown = ({ part, name }: ExtractedFigure) =>
    part === 'measure' ? isKnownMeasure(name) : Object.hasOwn(CASE_KINDS, name);
  return [...new Set(figures.filter((figure) => !isKnown(figure)).map(({ name }) => name))].sort();
}

function tally(
  summaries: readonly Summary[],
  figures: readonly ExtractedFigure[],
  once: readonly OneFigure[],
): Tallied {
  const isInWords = ({ target, inside, isResult }: OneFigure) =>
    target.kind === 'words' || inside !== null || !isResult;
  const inWords = once.filter(isInWords).length;
  return {
    summaries: summaries.length,
    ...countsOf(figures),
    figures: figures.length,
    asIndicator: once.length - inWords,
    inWords,
    merged: figures.length - once.length,
    notResults: once.filter(({ isResult }) => !isResult).length,
    insideTotals: once.filter(({ isResult, inside, target }) => isResult && inside !== null && target.kind !== 'words')
      .length,
    daysInvented: new Set(
      once
        .filter(({ occurrences: [first] }) => first.context.dayInvented)
        .map(({ occurrences: [first] }) => first.context.id),
    ).size,
  };
}

function dayOf(record: PlannedRecord): LocalDate {
  switch (record.kind) {
    case 'activity':
      return record.input.startOn;
    case 'fraudCase':
      return record.input.reportedOn;
    case 'householdReport':
      return record.input.visitedOn;
    case 'leadershipGroup':
      return record.input.foundedOn;
    case 'interception':
    case 'fundsAction':
    case 'tally':
    case 'inspection':
      return record.input.occurredOn;
  }
}
