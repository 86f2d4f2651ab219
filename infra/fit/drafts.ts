import { type IndicatorCode, indicator, type LocalDate, type Qualifier, type Theme } from '@fanzha/domain';
import type { ActivityGroup } from './extracted-activities.ts';
import { sortOf } from './extracted-fraud-type.ts';
import type { FigureContext, RecordKind, StatedDays, TallyLedger, Target } from './extracted-figure.ts';
import { type PlacedFigure, recordedBy } from './extracted-once.ts';
import type { KeptInWords, State } from './plan-shape.ts';

/** A record in the making: which amounts it will hold, and which lines of words. */
export interface Draft {
  readonly key: string;
  readonly tenantKey: string;
  readonly kind: Exclude<RecordKind, 'leadershipGroup' | 'controlMeasure'>;
  readonly ledger: TallyLedger | null;
  readonly stage: 'STOP_PAYMENT' | 'FREEZE' | 'RETURN' | null;
  readonly context: FigureContext;
  readonly theme: Theme;
  readonly doing: 'done' | 'required' | 'planned';
  /** The activity that it is the record of; null for what only holds something. */
  readonly activity: ActivityGroup | null;
  days: StatedDays;
  readonly states: State[];
  readonly words: KeptInWords[];
}

type Stored = Exclude<Target, { kind: 'words' }>;

/** How many lines a narrative can hold at the most, with room to spare: each is shorter than 250 characters. */
const LINES = 60;
const WITH_NARRATIVE: ReadonlySet<RecordKind> = new Set(['activity', 'interception', 'tally', 'inspection']);
const WORDING: Readonly<Record<Qualifier, string>> = {
  EXACT: '',
  AT_LEAST: '（余/以上）',
  APPROX: '（约）',
  UNCOUNTED: '',
  WITHHELD: '',
};
const NOT_RESULT: Readonly<Record<string, string>> = {
  required: '要求，非成果：',
  planned: '计划，非成果：',
  proposed: '建议，非成果：',
  unknown: '非成果：',
};

/** A line to keep in words that is no figure. */
export interface Remark {
  readonly key: string;
  readonly line: string;
  readonly why: string;
  readonly summary: string;
  readonly tenantKey: string;
}

/** Whether a figure goes into a field of a record, and not into words. */
export function isLaid({ target, unlinked, isResult, occurrences: [{ context }] }: PlacedFigure): boolean {
  if (target.kind === 'words' || unlinked) return false;
  // What is asked for or planned is kept where it was stated, in the record of what is asked for or planned.
  return isResult || (target.kind === 'activity' && (context.doing === 'required' || context.doing === 'planned'));
}

/**
 * Lays every activity and every figure into a record: once, and nothing where it would be added to what
 * contains it.
 */
export class Drafting {
  private readonly drafts = new Map<string, Draft>();
  private readonly byKey: ReadonlyMap<string, PlacedFigure>;
  /** Which record holds the amount of a figure. */
  private readonly holders = new Map<PlacedFigure, Draft>();
  private readonly totals: ReadonlySet<string>;
  private readonly figures: readonly PlacedFigure[];
  private readonly tenantKeyOf: (context: FigureContext) => string;

  constructor(figures: readonly PlacedFigure[], tenantKeyOf: (context: FigureContext) => string) {
    this.figures = figures;
    this.tenantKeyOf = tenantKeyOf;
    this.byKey = new Map(figures.flatMap((figure) => figure.occurrences.map(({ key }) => [key, figure] as const)));
    this.totals = new Set(figures.flatMap(({ partOf }) => partOf ?? []));
  }

  draft(activities: readonly ActivityGroup[]): Draft[] {
    for (const group of activities)
      if (group.isRecord) this.open({ kind: 'activity' }, group.context, group.days, () => false, group);
    const inWords: PlacedFigure[] = [];
    for (const figure of this.figures) {
      if (isLaid(figure) && figure.target.kind !== 'words') this.lay(figure, figure.target);
      else inWords.push(figure);
    }
    for (const figure of inWords) this.write(figure);
    return [...this.drafts.values()];
  }

  /**
   * Keeps further lines in words, each in a record of its summary; where all that a summary tells is a copy, in the
   * record of what it copies.
   */
  remark(remarks: readonly Remark[]): Draft[] {
    for (const { key, line, why, summary, tenantKey } of remarks) {
      const drafts = [...this.drafts.values()].filter((each) => hasRoom(each) && tellsOf(each, summary));
      const draft = drafts.find((each) => each.tenantKey === tenantKey) ?? drafts[0];
      draft?.words.push({ line, why, sources: [key] });
    }
    return [...this.drafts.values()];
  }

  private lay(figure: PlacedFigure, extracted: Stored): void {
    const { context, sharesCount } = recordedBy(figure, this.byKey);
    // A loss whose case is stated as one of a number has no case of its own to stand in.
    const isLossAlone = extracted.kind === 'fraudCase' && indicator(extracted.indicator).money && !sharesCount;
    const target: Stored = isLossAlone
      ? { kind: 'tally', ledger: 'CASE_COUNT', indicator: extracted.indicator }
      : extracted;
    const isLinked = figure.partOf !== null || figure.occurrences.some(({ key }) => this.totals.has(key));
    const state = stateOf(figure, target, isLinked);
    const draft = this.open(target, context, figure.days, (existing) => accepts(existing, target, state, figure.days));
    add(draft, target, state, figure.days);
    this.holders.set(figure, draft);
  }

  private write(figure: PlacedFigure): void {
    const [{ key, context }] = figure.occurrences;
    const total = figure.inside === null ? undefined : this.byKey.get(figure.inside);
    const count = this.byKey.get(key.replace(/:amount$/, ''));
    const holders = [total, count].flatMap((each) => (each ? (this.holders.get(each) ?? []) : []));
    const tenantKey = this.tenantKeyOf(context);
    const ofContext = [...this.drafts.values()].filter((draft) => draft.context.id === context.id);
    const mine = [...holders, ...ofContext].filter((draft) => hasRoom(draft) && draft.tenantKey === tenantKey);
    const draft =
      mine.find(({ doing }) => (doing === 'done') === figure.isResult) ??
      this.open({ kind: 'activity' }, context, figure.days, hasRoom);
    draft.words.push({ line: lineOf(figure), why: whyOf(figure), sources: figure.occurrences.map((each) => each.key) });
  }

  /** The first record of this context, kind, ledger and days that takes the figure, or a new one. */
  private open(
    target: Stored | { kind: 'activity' },
    context: FigureContext,
    days: StatedDays,
    takes: (draft: Draft) => boolean,
    activity: ActivityGroup | null = null,
  ): Draft {
    const tenantKey = this.tenantKeyOf(context);
    const ledger = target.kind === 'tally' ? target.ledger : null;
    const stage = target.kind === 'fundsAction' ? target.stage : null;
    // Counts stated as cases of one day stand together: calls, and what is part of them.
    const isOfDay = target.kind === 'tally' && context.source === 'case';
    // Of a series of running totals one record tells of a day.
    const isOfSeries = target.kind !== 'activity' && days.running;
    const anchor = isOfSeries ? `running ${sortOf(target, context)}` : isOfDay ? `${context.summary}@` : context.id;
    const ofDays =
      target.kind === 'activity' ? context.doing : `${days.from ?? ''}..${days.day}${days.running ? ' running' : ''}`;
    const base = [tenantKey, target.kind, ledger ?? stage, anchor, ofDays].filter((part) => part !== null).join('|');
    for (let nth = 1; ; nth += 1) {
      const key = nth === 1 ? base : `${base}|${nth}`;
      const existing = this.drafts.get(key);
      if (existing && !takes(existing)) continue;
      if (existing) return existing;
      const { doing } = context;
      const draft: Draft = {
        ...{ key, tenantKey, kind: target.kind, ledger, stage, context, activity, days },
        theme: context.theme,
        doing: doing === 'done' || doing === 'required' ? doing : 'planned',
        states: [],
        words: [],
      };
      this.drafts.set(key, draft);
      return draft;
    }
  }
}

/** Whether a record can hold words of a summary. */
export const mayHold = (draft: Draft, summary: string): boolean =>
  WITH_NARRATIVE.has(draft.kind) && tellsOf(draft, summary);

const tellsOf = ({ context, activity }: Draft, summary: string): boolean =>
  context.summary === summary || activity?.occurrences.some((each) => each.context.summary === summary) === true;

const hasRoom = (draft: Draft): boolean => WITH_NARRATIVE.has(draft.kind) && draft.words.length < LINES;

const overlaps = (one: { from: LocalDate | null; day: LocalDate }, other: { from: LocalDate | null; day: LocalDate }) =>
  (one.from ?? one.day) <= other.day && (other.from ?? other.day) <= one.day;

const isSame = (one: StatedDays, other: StatedDays): boolean =>
  one.from === other.from && one.day === other.day && one.running === other.running;

/**
 * Each indicator once in a record, in an activity once for its days. There an exact amount joins another: nothing
 * that a
 * rollup shows is lost by it.
 */
function accepts(draft: Draft, target: Stored, state: State, days: StatedDays): boolean {
  const stated = draft.states.filter((each) => each.indicator === target.indicator);
  if (target.kind !== 'activity') return stated.length === 0;
  if (draft.states.length === 0 && draft.days.from === days.from && draft.days.day === days.day) return true;
  if (isSame(draft.days, days)) {
    const met = stated.filter((each) => overlaps({ from: each.from, day: each.until }, days));
    const [one] = met;
    return one === undefined || (met.length === 1 && joins(one, state) && !draft.days.running);
  }
  // An amount of some of the days of an activity is a line of its own.
  const isLine = !draft.days.running && !days.running && isWithin(draft.days, days);
  return isLine && !stated.some((each) => overlaps({ from: each.from, day: each.until }, days));
}

const isWithin = (whole: StatedDays, part: StatedDays): boolean =>
  (whole.from ?? whole.day) <= (part.from ?? part.day) && part.day <= whole.day;

function joins(one: State, other: State): boolean {
  if (one.linked || other.linked || one.upTo !== null || other.upTo !== null) return false;
  if (one.from !== other.from || one.until !== other.until || one.amount === null || other.amount === null)
    return false;
  return one.qualifier === 'EXACT' || other.qualifier === 'EXACT';
}

function add(draft: Draft, { kind }: Stored, state: State, days: StatedDays): void {
  // An activity is told of as its amounts are: as a running total, or as work of its days.
  if (
    kind === 'activity' &&
    draft.states.length === 0 &&
    draft.days.running !== days.running &&
    draft.days.day === days.day
  )
    draft.days = { ...draft.days, from: days.from, running: days.running };
  const at = draft.states.findIndex((each) => each.indicator === state.indicator && joins(each, state));
  const stated = draft.states[at];
  if (!stated) draft.states.push(state);
  else draft.states[at] = summed(stated, state);
}

function summed(stated: State, state: State): State {
  return {
    ...stated,
    amount: (stated.amount ?? 0) + (state.amount ?? 0),
    qualifier: stated.qualifier === 'EXACT' ? state.qualifier : stated.qualifier,
    sources: [...stated.sources, ...state.sources],
  };
}

function stateOf(figure: PlacedFigure, { indicator: code }: Stored, linked: boolean): State {
  const { value, qualifier, upTo, some, days, counts, partOf, occurrences } = figure;
  return {
    indicator: code,
    amount: smallestUnits(code, value),
    qualifier,
    upTo: smallestUnits(code, upTo),
    some,
    from: days.from,
    until: days.day,
    counts,
    linked,
    partOf: partOf?.[0] ?? null,
    sources: occurrences.map(({ key }) => key),
  };
}

/** An amount as the ledger keeps it: fen for money. */
function smallestUnits(code: IndicatorCode, value: number | null): number | null {
  return value === null || !indicator(code).money ? value : Math.round(value * 100);
}

/** A figure in words: where it was stated, its name, value and unit. No two are alike. */
function lineOf({ occurrences: [first], zh, name, value, raw, upTo, unit, qualifier, isResult }: PlacedFigure): string {
  const number = upTo === null ? value : `${value}～${upTo}`;
  const amount = number ?? raw ?? (qualifier === 'WITHHELD' ? '不便公开' : '未统计');
  const label = zh === name ? name : `${zh}`;
  const prefix = isResult ? '' : (NOT_RESULT[first.context.doing] ?? '');
  const counted = unit === '' ? '' : ` ${[...unit].slice(0, 20).join('')}`;
  return `【${first.key}】${prefix}${label} ${amount}${counted}${upTo === null ? WORDING[qualifier] : ''}`;
}

export function whyOf({ isResult, unlinked, target, inside, occurrences: [first] }: PlacedFigure): string {
  if (!isResult) return `not a result: ${first.context.extractedStatus ?? first.context.doing}`;
  if (unlinked) return `one of a stated total that it cannot be linked to: ${inside}`;
  return target.kind === 'words' ? target.why : '';
}
