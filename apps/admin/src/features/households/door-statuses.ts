import type { RosterDoorsFragment } from '../../graphql/generated.js';

export type RosterDoor = RosterDoorsFragment['doors'][number];

/** What this visit says of a door. */
export type DoorStatus = 'visited' | 'notMet' | 'vacant';
export const DOOR_STATUSES: readonly DoorStatus[] = ['visited', 'notMet', 'vacant'];
/** What a tap does: sets one status, or goes round. */
export type TapMode = DoorStatus | 'round';

export type DoorStatuses = ReadonlyMap<string, DoorStatus>;

/** How a door is shown: by this visit's status, else by what the year brought so far. */
export type DoorState = DoorStatus | 'ours' | 'others' | 'revisit' | 'empty' | 'open';

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
export const isStatus = (state: DoorState): state is DoorStatus =>
  (DOOR_STATUSES as readonly DoorState[]).includes(state);

export function stateOf(
  door: Pick<RosterDoor, 'visited' | 'visitedByUs' | 'toRevisit' | 'vacant'>,
  status: DoorStatus | undefined,
): DoorState {
  if (status) return status;
  if (door.visitedByUs) return 'ours';
  if (door.visited) return 'others';
  if (door.vacant) return 'empty';
  return door.toRevisit ? 'revisit' : 'open';
}

/** The status after a tap; undefined takes it away. */
export function tapped(status: DoorStatus | undefined, mode: TapMode): DoorStatus | undefined {
  if (mode !== 'round') return status === mode ? undefined : mode;
  return status === undefined ? 'visited' : DOOR_STATUSES[DOOR_STATUSES.indexOf(status) + 1];
}

export function withStatus(statuses: DoorStatuses, label: string, status: DoorStatus | undefined): DoorStatuses {
  const next = new Map(statuses);
  if (status) next.set(label, status);
  else next.delete(label);
  return next;
}

/**
 * What ticking several doors at once says of them: the status of the mode where some lack it, else none. Doors known to
 * be vacant and those of which this visit says something else are left as they are.
 */
export function tappedTogether(
  doors: readonly Pick<RosterDoor, 'label' | 'vacant'>[],
  statuses: DoorStatuses,
  mode: TapMode,
): { labels: string[]; status: DoorStatus | undefined } {
  const status = mode === 'round' ? 'visited' : mode;
  const open = doors.filter(({ label, vacant }) => !statuses.has(label) && !(vacant && status !== 'vacant'));
  return open.length > 0
    ? { labels: open.map(({ label }) => label), status }
    : {
        labels: doors.filter(({ label }) => statuses.get(label) === status).map(({ label }) => label),
        status: undefined,
      };
}

interface StatusCounts {
  readonly visited: number;
  readonly notMet: number;
  readonly vacant: number;
  /** Visited ones nobody had reached this year, as far as this page knows. */
  readonly fresh: number;
}

/** @param before doors this very record had visited already when it was opened for amending */
export function countStatuses(
  statuses: DoorStatuses,
  doors: readonly RosterDoor[],
  before: ReadonlySet<string>,
): StatusCounts {
  const reached = new Set(doors.filter(({ visited }) => visited).map(({ label }) => label));
  const counts = { visited: 0, notMet: 0, vacant: 0, fresh: 0 };
  for (const [label, status] of statuses) {
    counts[status] += 1;
    if (status === 'visited' && !reached.has(label) && !before.has(label)) counts.fresh += 1;
  }
  return counts;
}

/** Labels of one status, in the order of ticking. */
export const labelsOf = (statuses: DoorStatuses, status: DoorStatus): string[] =>
  [...statuses].filter(([, one]) => one === status).map(([label]) => label);

export const statusesOf = (visit: {
  readonly doors: readonly string[];
  readonly notMet: readonly string[];
  readonly vacant: readonly string[];
}): DoorStatuses =>
  new Map([
    ...visit.doors.map((label) => [label, 'visited'] as const),
    ...visit.notMet.map((label) => [label, 'notMet'] as const),
    ...visit.vacant.map((label) => [label, 'vacant'] as const),
  ]);
