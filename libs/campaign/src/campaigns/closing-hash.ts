import { contentHash } from '@fanzha/rollup';
import { createHash } from 'node:crypto';
import { type ClosingFigures, statedOf } from './campaign.rows.js';

/** The way in which closings are hashed now. Its name is part of what is hashed. */
export const CLOSING_FORMAT = 2;

/** The states by which closings without a format were hashed, in that order. */
const FIRST_STATES = ['LATE', 'NEW', 'RUNNING', 'MET', 'NOT_APPLICABLE'] as const;

/** What identifies frozen figures: SHA-256 of their canonical JSON, their format among them. */
export const hashOfClosing = (figures: ClosingFigures): string => contentHash(statedOf(figures));

/**
 * Whether figures are those that a closing was made with. Closings without a format were hashed in one of two ways
 * and do not say which: as lists in one order, or as canonical JSON.
 */
export const isOfClosing = (figures: ClosingFigures, hash: string): boolean =>
  hashOfClosing(figures) === hash || (figures.format === undefined && hashOfLists(figures) === hash);

function hashOfLists({ edition, tasks, regions, totals }: ClosingFigures): string {
  const stated = {
    edition,
    tasks: tasks.map((task) => [task.id, task.title, task.indicator, task.target, task.dueOn, task.eventOn]),
    regions: regions.map(({ regionCode, name, units, received, figures }) => [
      regionCode,
      name,
      units,
      received,
      figures.map(({ taskId, value, atLeast, approx, uncounted, withheld, spanning }) => [
        ...[taskId, value, atLeast, approx],
        ...[uncounted, withheld, spanning],
      ]),
    ]),
    totals: totals.map(({ taskId, states }) => [taskId, FIRST_STATES.map((code) => states[code] ?? 0)]),
  };
  return createHash('sha256').update(JSON.stringify(stated)).digest('hex');
}
