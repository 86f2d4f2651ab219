import { isInternalAct } from '@fanzha/domain';
import { type Draft, isLaid } from './drafts.ts';
import type { ActivityGroup } from './extracted-activities.ts';
import type { ExtractedFigure } from './extracted-figure.ts';
import { extractedType } from './extracted-fraud-type.ts';
import type { PlacedFigure } from './extracted-once.ts';
import type { Tallied } from './plan-shape.ts';
import { COUNTED_THEMES } from './sameness.ts';
import type { Summary } from './summaries.ts';

/** Counts what was stated, and what became of it. */
export function tally(
  summaries: readonly Summary[],
  figures: readonly ExtractedFigure[],
  once: readonly PlacedFigure[],
  groups: readonly ActivityGroup[],
  drafts: readonly Draft[],
): Tallied {
  const parts = (part: ExtractedFigure['part']) => figures.filter((figure) => figure.part === part).length;
  const laid = once.filter(isLaid);
  const held = (is: (figure: PlacedFigure) => boolean) => laid.filter(is).length;
  const records = groups.filter(({ isRecord }) => isRecord);
  const done = records.filter(({ context }) => context.doing === 'done');
  const isCounted = ({ context }: ActivityGroup) => COUNTED_THEMES.has(context.theme);
  const ids = <Row extends { readonly context: { readonly id: string; readonly daysOf: string } }>(
    rows: readonly Row[],
  ) => rows.filter(({ context }) => context.daysOf === 'nobody').map(({ context }) => context.id);
  return {
    summaries: summaries.length,
    measures: parts('measure'),
    cases: parts('count'),
    mentions: parts('mention'),
    figures: figures.length,
    activities: groups.reduce((sum, { occurrences }) => sum + occurrences.length, 0),
    asIndicator: laid.length,
    inWords: once.length - laid.length,
    merged: figures.length - once.length,
    mergedActivities: groups.reduce((sum, { occurrences }) => sum + occurrences.length - 1, 0),
    notResults: once.filter(({ isResult }) => !isResult).length,
    daysInvented: new Set([...ids(once.map(({ occurrences: [first] }) => first)), ...ids(records)]).size,
    spans: held(({ days }) => days.from !== null && !days.running),
    runningTotals: held(({ days }) => days.running),
    parts: held(({ partOf }) => partOf !== null),
    unlinkedParts: once.filter(({ unlinked }) => unlinked).length,
    ranges: held(({ upTo }) => upTo !== null),
    uncounted: held(({ qualifier }) => qualifier === 'UNCOUNTED'),
    required: records.filter(({ context }) => context.doing === 'required').length,
    planned: records.filter(({ context }) => context.doing === 'planned').length,
    internalActs: done.filter((group) => isCounted(group) && isInternalAct(extractedType(group.context))).length,
    otherThemes: done.filter((group) => !isCounted(group)).length,
    carriers: drafts.filter(({ kind, activity }) => kind === 'activity' && activity === null).length,
  };
}
