import { type IndicatorCode, indicator, type LocalDate, type Qualifier } from '@fanzha/domain';
import type { KeptInWords, State } from './plan-shape.ts';
import { type OneFigure, recordedBy } from './extracted-once.ts';
import type { RecordKind, TallyLedger, Target, FigureContext, ExtractedFigure } from './extracted-figure.ts';

/** A record in the making: which amounts it will hold, and which lines of words. */
export interface Draft {
  readonly key: string;
  readonly tenantKey: string;
  readonly kind: Exclude<RecordKind, 'leadershipGroup'>;
  readonly ledger: TallyLedger | null;
  readonly stage: 'STOP_PAYMENT' | 'FREEZE' | 'RETURN' | null;
  readonly context: FigureContext;
  readonly isResult: boolean;
  readonly day: LocalDate;
  readonly states: Map<IndicatorCode, State>;
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

/** Lays every figure into a record: once, and nothing where it would be added to what contains it. */
export function draftRecords(figures: readonly OneFigure[], tenantKeyOf: (context: FigureContext) => string): Draft[] {
  return new Drafting(figures, tenantKeyOf).draft();
}

class Drafting {
  private readonly drafts = new Map<string, Draft>();
  private readonly byKey: ReadonlyMap<string, OneFigure>;
  /** Which record holds the amount of a figure. */
  private readonly holders = new Map<OneFigure, Draft>();
  private readonly figures: readonly OneFigure[];
  private readonly tenantKeyOf: (context: FigureContext) => string;

  constructor(figures: readonly OneFigure[], tenantKeyOf: (context: FigureContext) => string) {
    this.figures = figures;
    this.tenantKeyOf = tenantKeyOf;
    this.byKey = new Map(figures.flatMap((figure) => figure.occurrences.map(({ key }) => [key, figure] as const)));
  }

  draft(): Draft[] {
    const inWords: OneFigure[] = [];
    for (const figure of this.figures) {
      if (figure.target.kind === 'words' || figure.inside !== null || !figure.isResult) inWords.push(figure);
      else this.lay(figure, figure.target);
    }
    for (const figure of inWords) this.write(figure);
    return [...this.drafts.values()];
  }

  private lay(figure: OneFigure, extracted: Stored): void {
    const { context, sharesCount } = recordedBy(figure, this.byKey);
    // A loss whose case is stated as one of a number has no case of its own to stand in.
    const isLossAlone = extracted.kind === 'fraudCase' && extracted.indicator === 'LOSS_REPORTED' && !sharesCount;
    const target: Stored = isLossAlone
      ? { kind: 'tally', ledger: 'CASE_COUNT', indicator: 'LOSS_REPORTED' }
      : extracted;
    const draft = this.open(target, context, (existing) => accepts(existing, target, figure));
    const state = stateOf(figure, target.indicator);
    draft.states.set(target.indicator, summed(draft.states.get(target.indicator), state));
    this.holders.set(figure, draft);
  }

  private write(figure: OneFigure): void {
    const hasRoom = (draft: Draft) => WITH_NARRATIVE.has(draft.kind) && draft.words.length < LINES;
    const total = figure.inside === null ? undefined : this.byKey.get(figure.inside);
    const count = this.byKey.get(figure.occurrences[0].key.replace(/:amount$/, ''));
    const holder = [total, count].flatMap((each) => (each ? (this.holders.get(each) ?? []) : [])).find(hasRoom);
    const draft =
      (figure.isResult ? holder : undefined) ?? this.open({ kind: 'activity' }, figure.occurrences[0].context, hasRoom);
    draft.words.push({ line: lineOf(figure), why: whyOf(figure), sources: figure.occurrences.map(({ key }) => key) });
  }

  /** The first record of this context, kind and ledger that takes the figure, or a new one. */
  private open(target: Stored | { kind: 'activity' }, context: FigureContext, takes: (draft: Draft) => boolean): Draft {
    const tenantKey = this.tenantKeyOf(context);
    const ledger = target.kind === 'tally' ? target.ledger : null;
    const stage = target.kind === 'fundsAction' ? target.stage : null;
    // Counts stated as cases of one day stand together: calls, and what is part of them.
    const anchor =
      target.kind === 'tally' && context.source === 'case' ? `${context.summary}@${context.day}` : context.id;
    const base = [tenantKey, target.kind, ledger ?? stage, anchor].filter((part) => part !== null).join('|');
    for (let nth = 1; ; nth += 1) {
      const key = nth === 1 ? base : `${base}|${nth}`;
      const existing = this.drafts.get(key);
      if (existing && !takes(existing)) continue;
      const { kind } = target;
      const draft = existing ?? {
        key,
        tenantKey,
        kind,
        ledger,
        stage,
        context,
        isResult: context.doing === 'done',
        day: context.day,
        states: new Map(),
        words: [],
      };
      this.drafts.set(key, draft);
      return draft;
    }
  }
}

/**
 * Each indicator once in a record. In an activity, an exact amount joins another: nothing that
 * a rollup shows is lost by it.
 */
function accepts(draft: Draft, target: Stored, figure: OneFigure): boolean {
  const stated = draft.states.get(target.indicator);
  if (!stated) return true;
  if (target.kind !== 'activity' || stated.amount === null || figure.value === null) return false;
  return stated.qualifier === 'EXACT' || figure.qualifier === 'EXACT';
}

function summed(stated: State | undefined, state: State): State {
  if (!stated) return state;
  return {
    indicator: state.indicator,
    amount: (stated.amount ?? 0) + (state.amount ?? 0),
    qualifier: stated.qualifier === 'EXACT' ? state.qualifier : stated.qualifier,
    sources: [...stated.sources, ...state.sources],
  };
}

function stateOf(figure: OneFigure, code: IndicatorCode): State {
  return {
    indicator: code,
    amount: smallestUnits(code, figure.value),
    qualifier: figure.qualifier,
    sources: figure.occurrences.map(({ key }: ExtractedFigure) => key),
  };
}

/** An amount as the ledger keeps it: fen for money. */
function smallestUnits(code: IndicatorCode, value: number | null): number | null {
  return value === null || !indicator(code).money ? value : Math.round(value * 100);
}

/** A figure in words: where it was stated, its name, value and unit. No two are alike. */
function lineOf({ occurrences: [first], zh, name, value, raw, unit, qualifier, isResult }: OneFigure): string {
  const amount = value ?? raw ?? (qualifier === 'WITHHELD' ? '不便公开' : '未统计');
  const label = zh === name ? name : `${zh}`;
  const prefix = isResult ? '' : (NOT_RESULT[first.context.doing] ?? '');
  const counted = unit === '' ? '' : ` ${[...unit].slice(0, 20).join('')}`;
  return `【${first.key}】${prefix}${label} ${amount}${counted}${WORDING[qualifier]}`;
}

function whyOf({ isResult, inside, target, occurrences: [first] }: OneFigure): string {
  if (!isResult) return `not a result: ${first.context.extractedStatus ?? first.context.doing}`;
  if (inside !== null) return `one of a stated total: ${inside}`;
  return target.kind === 'words' ? target.why : '';
}
