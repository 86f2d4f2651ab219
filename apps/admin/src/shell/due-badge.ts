import type { FactKind } from '../graphql/generated.js';
import type { DueCount } from './due-counts.js';

/** A number beside an entry of the menu. */
export interface DueBadge {
  readonly text: string;
  readonly count: number;
  /** Whether any of it is overdue. */
  readonly hot: boolean;
}

/** More is not told apart at a glance. */
const MOST = 99;

/** What is due among records of these kinds; null where nothing is. */
export function dueBadge(counts: readonly DueCount[], kinds: readonly FactKind[]): DueBadge | null {
  const own = counts.filter(({ kind }) => kinds.includes(kind));
  const count = own.reduce((sum, due) => sum + due.count, 0);
  if (count === 0) return null;
  return { count, text: count > MOST ? `${MOST}+` : String(count), hot: own.some(({ overdue }) => overdue > 0) };
}
