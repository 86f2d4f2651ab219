import type { ActivityWholeFragment } from '../../graphql/generated.js';
import type { StatedMeasure } from '../../records/text/measure-text.js';

/** One change between a version and the one after it. */
export interface HistoryChange {
  readonly field: 'title' | 'startOn' | `measure:${string}`;
  readonly before: StatedMeasure | string | null;
  readonly after: StatedMeasure | string | null;
}

/** One event in the life of a record, newest first in the list. */
export interface HistoryEvent {
  readonly kind: 'RECORDED' | 'AMENDED' | 'VOIDED';
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly changes: readonly HistoryChange[];
}

interface Image {
  readonly title: string;
  readonly startOn: string;
  readonly measures: readonly StatedMeasure[];
}

function changesBetween(before: Image, after: Image): HistoryChange[] {
  const changes: HistoryChange[] = [];
  if (before.title !== after.title) changes.push({ field: 'title', before: before.title, after: after.title });
  if (before.startOn !== after.startOn)
    changes.push({ field: 'startOn', before: before.startOn, after: after.startOn });
  const codes = [...new Set([...before.measures, ...after.measures].map(({ indicator }) => indicator))];
  for (const code of codes) {
    const [was, is] = [before, after].map(
      ({ measures }) => measures.find(({ indicator }) => indicator === code) ?? null,
    );
    if (was?.value !== is?.value || was?.qualifier !== is?.qualifier)
      changes.push({ field: `measure:${code}`, before: was ?? null, after: is ?? null });
  }
  return changes;
}

/**
 * The events of a record, newest first. The API hands out earlier versions, each with the change that ended it: what
 * changed is the difference to the version after.
 */
export function historyOf(activity: ActivityWholeFragment): HistoryEvent[] {
  const earlier = activity.history.map(({ earlier: image }) => image as unknown as Image);
  const images: Image[] = [activity, ...earlier];
  const events = activity.history.map((revision, at): HistoryEvent => ({
    kind: revision.change,
    version: revision.version + 1,
    at: revision.changedAt,
    by: revision.changedBy,
    reason: revision.reason,
    changes: changesBetween(earlier[at] ?? activity, images[at] ?? activity),
  }));
  return [
    ...events,
    { kind: 'RECORDED', version: 1, at: activity.recordedAt, by: activity.recordedBy, reason: null, changes: [] },
  ];
}
