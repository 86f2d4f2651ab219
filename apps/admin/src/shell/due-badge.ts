import type { DueCountsQuery, FactKind } from '../graphql/generated.js';
import type { DueCount } from './due-counts.js';

/** A number beside an entry of the menu. */
export interface DueBadge {
  readonly text: string;
  readonly count: number;
  /** Whether any of it is overdue. */
  readonly hot: boolean;
}

type SupervisionCount = Pick<DueCountsQuery['supervisionTodo'], 'toReceive' | 'toAnswer' | 'overdue' | 'toReview'>;

/** More is not told apart at a glance. */
const MOST = 99;

/** What is due among records of these kinds; null where nothing is. */
export function dueBadge(counts: readonly DueCount[], kinds: readonly FactKind[]): DueBadge | null {
  const own = counts.filter(({ kind }) => kinds.includes(kind));
  const count = own.reduce((sum, due) => sum + due.count, 0);
  return badgeOf(
    count,
    own.some(({ overdue }) => overdue > 0),
  );
}

/** What is due among letters of supervision: to receive, to answer, and answers to look at. */
export function supervisionBadge(todo: SupervisionCount | null): DueBadge | null {
  return todo && badgeOf(todo.toReceive + todo.toAnswer + todo.toReview, todo.overdue > 0);
}

const badgeOf = (count: number, hot: boolean): DueBadge | null =>
  count === 0 ? null : { count, text: count > MOST ? `${MOST}+` : String(count), hot };
