import type { RosterDoorsFragment } from '../../graphql/generated.js';

export type RosterDoor = RosterDoorsFragment['doors'][number];

/** What this visit says of a door. */
export type Mark = 'visited' | 'notMet' | 'vacant';
export const MARKS: readonly Mark[] = ['visited', 'notMet', 'vacant'];
/** What a tap does: sets one mark, or goes round. */
export type TapMode = Mark | 'round';

export type Marks = ReadonlyMap<string, Mark>;

/** How a door is shown: by this visit's mark, else by what the year brought so far. */
export type DoorState = Mark | 'ours' | 'others' | 'revisit' | 'empty' | 'open';

export const DOOR_STATES: readonly DoorState[] = [
  'visited',
  'ours',
  'others',
  'notMet',
  'revisit',
  'vacant',
  'empty',
  'open',
];
export const isMark = (state: DoorState): state is Mark => (MARKS as readonly DoorState[]).includes(state);

export function stateOf(
  door: Pick<RosterDoor, 'visited' | 'visitedByUs' | 'toRevisit' | 'vacant'>,
  mark: Mark | undefined,
): DoorState {
  if (mark) return mark;
  if (door.visitedByUs) return 'ours';
  if (door.visited) return 'others';
  if (door.vacant) return 'empty';
  return door.toRevisit ? 'revisit' : 'open';
}

/** The mark after a tap; undefined takes it away. */
export function tapped(mark: Mark | undefined, mode: TapMode): Mark | undefined {
  if (mode !== 'round') return mark === mode ? undefined : mode;
  return mark === undefined ? 'visited' : MARKS[MARKS.indexOf(mark) + 1];
}

export function withMark(marks: Marks, label: string, mark: Mark | undefined): Marks {
  const next = new Map(marks);
  if (mark) next.set(label, mark);
  else next.delete(label);
  return next;
}

export interface MarkCounts {
  readonly visited: number;
  readonly notMet: number;
  readonly vacant: number;
  /** Visited ones nobody had reached this year, as far as this page knows. */
  readonly fresh: number;
}

/** @param before doors this very record had visited already when it was opened for amending */
export function countMarks(marks: Marks, doors: readonly RosterDoor[], before: ReadonlySet<string>): MarkCounts {
  const reached = new Set(doors.filter(({ visited }) => visited).map(({ label }) => label));
  const counts = { visited: 0, notMet: 0, vacant: 0, fresh: 0 };
  for (const [label, mark] of marks) {
    counts[mark] += 1;
    if (mark === 'visited' && !reached.has(label) && !before.has(label)) counts.fresh += 1;
  }
  return counts;
}

/** Labels of one mark, in the order of ticking. */
export const labelsOf = (marks: Marks, mark: Mark): string[] =>
  [...marks].filter(([, one]) => one === mark).map(([label]) => label);

export const marksOf = (visit: {
  readonly doors: readonly string[];
  readonly notMet: readonly string[];
  readonly vacant: readonly string[];
}): Marks =>
  new Map([
    ...visit.doors.map((label) => [label, 'visited'] as const),
    ...visit.notMet.map((label) => [label, 'notMet'] as const),
    ...visit.vacant.map((label) => [label, 'vacant'] as const),
  ]);
