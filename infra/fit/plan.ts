import { ACTIVITY_TYPES, figureOf, type LocalDate, sectorOf, type TenantType, termOf } from '@fanzha/domain';
import { CASE_KINDS } from './case-rules.ts';
import { type Draft, Drafting, isLaid, type Remark, whyOf } from './drafts.ts';
import { expectedFrom, expectedOf, listedIn } from './expected.ts';
import { type ActivityGroup, activitiesOnce } from './extracted-activities.ts';
import { statedDays } from './extracted-context.ts';
import { attachDetails } from './extracted-details.ts';
import { extractedType } from './extracted-fraud-type.ts';
import { extractedFigures } from './extracted-figures.ts';
import { type ExtractedGroup, extractedGroups } from './extracted-groups.ts';
import { extractedOnce, placed, type PlacedFigure } from './extracted-once.ts';
import {
  type ExtractedFigure,
  type FigureContext,
  type LeftOut,
  RECORD_KINDS,
  type RecordKind,
} from './extracted-figure.ts';
import { markInside } from './inside-total.ts';
import { textIn } from './json.ts';
import { isKnownMeasure } from './measure-rules.ts';
import type { Expected, FitPlan, PlannedRecord, PlannedTenant, State } from './plan-shape.ts';
import { recordOf } from './records.ts';
import type { Statement } from './statements.ts';
import type { Summary } from './summaries.ts';
import { tally } from './tally.ts';
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
 * What is to be stored of the summaries, and what the rollup must show then: every activity, every measure and every
 * case
 * once, in fields or in words, for a tenant that may state it.
 */
export function planFit(summaries: readonly Summary[], { today, kinds = RECORD_KINDS }: PlanOptions): FitPlan {
  const available = new Set(kinds);
  const extracted = summaries.map((summary) => extractedFigures(summary, today, available));
  const figures = extracted.flatMap((each) => markInside(each.figures));
  const activities = extracted.flatMap((each) => each.activities);
  const units = new Map(
    summaries.map(({ id, row }) => [id, unitKind(textIn(row['unit_type']), textIn(row['unit_level']))]),
  );
  const ownType = (summary: string): TenantType => units.get(summary)?.type ?? 'DEPARTMENT';
  const tenantOf = ({ summary, actor }: FigureContext) => {
    const isOwn = actor === ownType(summary);
    return { key: isOwn ? summary : `${summary}-${actor.toLowerCase()}`, isOwn };
  };
  const tenantKeyOf = (context: FigureContext) => tenantOf(context).key;

  const once = placed(extractedOnce(figures, ownType), tenantKeyOf);
  const groups = activitiesOnce(activities, figures, ownType);
  const drafting = new Drafting(once, tenantKeyOf);
  const { details, controls, remarks, statements } = attachDetails(summaries, drafting.draft(groups), ownType);
  const proposals = groups.flatMap((group) => proposal(group, tenantKeyOf));
  const drafts = drafting.remark([...remarks, ...proposals]);
  const holders = new Map(
    drafts.flatMap(({ key, states }) => states.flatMap(({ sources }) => sources.map((of) => [of, key] as const))),
  );
  const records: PlannedRecord[] = drafts.map((draft, index) =>
    recordOf(
      draft,
      `FIT-${String(index + 1).padStart(5, '0')}`,
      (figure) => holders.get(figure) ?? null,
      details.get(draft.key),
    ),
  );
  const foundedGroups = available.has('leadershipGroup') ? extractedGroups(summaries, today) : [];
  records.push(...foundedGroups.map(groupRecord));
  for (const { key, summary, type } of available.has('controlMeasure') ? controls : []) {
    const row = summaries.find(({ id }) => id === summary)?.row ?? {};
    const { day, from } = statedDays(row, [], today);
    const input = { type, inPlaceSince: from ?? day };
    records.push({ ...NO_AMOUNTS, key, tenantKey: summary, kind: 'controlMeasure', input });
  }

  const days = records.flatMap(daysOf);
  const openedOn = days.reduce((first, day) => (day < first ? day : first), `${today.slice(0, 4)}-01-01`);
  const types = new Map([...figures, ...activities].map(({ context }) => [tenantKeyOf(context), context.actor]));
  const tenantKeys = new Set([...summaries.map(({ id }) => id), ...records.map(({ tenantKey }) => tenantKey)]);
  const tenants = [...tenantKeys].map((key): PlannedTenant => {
    const own = units.get(key);
    const type = own?.type ?? types.get(key) ?? 'DEPARTMENT';
    const regionCode = type === 'DISTRICT' || type === 'COMMUNITY' ? TOWN : COUNTY;
    const name = own ? `${key} ${own.zh}` : `${key} 所述${TYPE_NAMES[type]}`;
    return {
      key,
      isSummary: own !== undefined,
      type,
      name: [...name].slice(0, 100).join(''),
      sector: own?.sector ?? sectorOf(type),
      regionCode,
      openedOn,
    };
  });

  const held = new Set(records.flatMap(({ states, words }) => [...states, ...words].flatMap(({ sources }) => sources)));
  const lost = [
    ...figures.filter(({ key }) => !held.has(key)).map(({ key }) => key),
    ...groups
      .filter(({ isRecord, occurrences: [{ key }] }) => isRecord && !isHeld(key, drafts))
      .map(({ occurrences: [{ key }] }) => key),
    ...remarks.filter(({ key }) => !held.has(key)).map(({ key }) => key),
  ];
  return {
    tenants,
    records,
    expected: expectedOf(figures, activities, tenantOf),
    follows: followsOf(records),
    leftOut: [...extracted.flatMap((each) => each.leftOut), ...notResults(once)],
    merged: once
      .filter(({ occurrences }) => occurrences.length > 1)
      .map(({ occurrences }) => occurrences.map(({ key }) => key)),
    lost: [...lost, ...unread(summaries, figures)],
    unknownNames: unknownNames(figures),
    tallied: tally(summaries, figures, once, groups, drafts),
    statements: [
      ...figureStatements(once),
      ...activityStatements(groups, once, held),
      ...groupStatements(summaries),
      ...statements,
    ],
    years: [...new Set(days.map((day) => Number(day.slice(0, 4))))].sort((one, other) => one - other),
  };
}

const NO_AMOUNTS = { running: false, partOf: [], states: [], words: [] };

const isHeld = (key: string, drafts: readonly Draft[]): boolean =>
  drafts.some(({ activity }) => activity?.occurrences.some((each) => each.key === key));

function groupRecord({ key, summary, input }: ExtractedGroup): PlannedRecord {
  const state = (indicator: State['indicator'], amount: number): State => ({
    ...{ indicator, amount, qualifier: 'EXACT', upTo: null, some: false, from: null, until: input.foundedOn },
    ...{ counts: true, linked: false, partOf: null, sources: [] },
  });
  const states = [state('LEADERSHIP_GROUPS', 1), state('LEADERSHIP_MEMBERS', input.members.length)];
  return { ...NO_AMOUNTS, key, tenantKey: summary, kind: 'leadershipGroup', input, states };
}

function followsOf(records: readonly PlannedRecord[]): Expected {
  const lines = records.flatMap(({ tenantKey, states, running }) =>
    states
      .filter(({ sources, amount }) => sources.length === 0 && !(running && amount === null))
      .map(({ indicator, amount, qualifier, from, until }) => ({
        ...{ tenantKey, indicator, from, until },
        figure: figureOf(qualifier, amount),
      })),
  );
  return expectedFrom(lines);
}

function notResults(once: readonly PlacedFigure[]): LeftOut[] {
  return once
    .filter(({ isResult }) => !isResult)
    .map((figure) => {
      const [{ key, context }] = figure.occurrences;
      const kept = isLaid(figure) ? 'kept as what is to be done' : 'kept in words';
      return { source: key, why: `${context.extractedStatus ?? context.doing}: ${kept}, not a result` };
    });
}

function figureStatements(once: readonly PlacedFigure[]): Statement[] {
  return once.flatMap((figure) => {
    const laid = isLaid(figure);
    return figure.occurrences.map(({ key, context, part }): Statement => ({
      key,
      summary: context.summary,
      section: part,
      place: laid ? 'fields' : 'words',
      why: laid ? null : whyOf(figure),
    }));
  });
}

const isMeant = ({ context }: ActivityGroup): boolean => context.doing !== 'proposed' && context.doing !== 'unknown';

/** What might be done is kept as a line in a record of its summary, where there is one. */
function proposal(group: ActivityGroup, tenantKeyOf: (context: FigureContext) => string): Remark[] {
  if (isMeant(group)) return [];
  const { context, occurrences } = group;
  const [{ key }] = occurrences;
  const line = `【${key}】建议，非成果：${termOf(ACTIVITY_TYPES, extractedType(context)).zh}`;
  const why = `${context.extractedStatus}: neither done nor planned`;
  return [{ key: `activity ${key}`, line, why, summary: context.summary, tenantKey: tenantKeyOf(context) }];
}

function activityStatements(
  groups: readonly ActivityGroup[],
  once: readonly PlacedFigure[],
  held: ReadonlySet<string>,
): Statement[] {
  const laid = new Set(once.filter(isLaid).flatMap(({ occurrences }) => occurrences.map(({ context }) => context.id)));
  return groups.flatMap((group) => {
    const { occurrences, isRecord, context } = group;
    const isInWords = isMeant(group) || held.has(`activity ${occurrences[0].key}`);
    return occurrences.map(({ key, context: own }): Statement => {
      const isInFields = isRecord || (isMeant(group) && laid.has(own.id));
      const why = isMeant(group)
        ? 'its figures are kept in words'
        : `${context.extractedStatus}: neither done nor planned`;
      return {
        ...{ key: `activity ${key}`, summary: own.summary, section: 'activities' },
        place: isInFields ? 'fields' : isInWords ? 'words' : 'nowhere',
        why: isInFields ? null : why,
      };
    });
  });
}

function groupStatements(summaries: readonly Summary[]): Statement[] {
  return summaries.flatMap(({ id, row }) => {
    const { length } = Array.isArray(row['leadership_groups']) ? row['leadership_groups'] : [];
    return Array.from({ length }, (_, index): Statement => {
      const key = `${id}-group-${index + 1}`;
      return { key, summary: id, section: 'leadership_groups', place: 'fields', why: null };
    });
  });
}

/** Measures and cases that stand in the rows and were not read. */
function unread(summaries: readonly Summary[], figures: readonly ExtractedFigure[]): string[] {
  const listed = listedIn(summaries);
  const read = { measures: 0, cases: 0 };
  for (const { part } of figures) {
    if (part === 'measure') read.measures += 1;
    if (part === 'count') read.cases += 1;
  }
  return (['measures', 'cases'] as const)
    .filter((kind) => read[kind] < listed[kind])
    .map((kind) => `${listed[kind] - read[kind]} ${kind} were not read`);
}

function unknownNames(figures: readonly ExtractedFigure[]): string[] {
  const isKnown = ({ part, name }: ExtractedFigure) =>
    part === 'measure' || part === 'mention' ? isKnownMeasure(name) : Object.hasOwn(CASE_KINDS, name);
  return [...new Set(figures.filter((figure) => !isKnown(figure)).map(({ name }) => name))].sort();
}

/** The days on which a record counts, the first and the last. */
function daysOf({ kind, input, states }: PlannedRecord): LocalDate[] {
  const own = kind === 'leadershipGroup' ? [input.foundedOn] : kind === 'controlMeasure' ? [input.inPlaceSince] : [];
  const ofActivity = kind === 'activity' ? [input.startOn, input.endOn ?? input.startOn] : [];
  const ofStates = states.flatMap(({ from, until }) => [from ?? until, until]);
  return [...own, ...ofActivity.filter(() => kind === 'activity' && input.status === 'DONE'), ...ofStates];
}
