import { isLocalDate } from '@fanzha/domain';
import type { TotalAnswerInput } from '../../graphql/generated.js';

/** What a form says of its amounts beside the form itself: whether they are running totals, and what was answered. */
export interface Told {
  /** First day of the running totals, '' where they are none. */
  runningSince: string;
  decreaseReason: string;
  answers: TotalAnswerInput[];
}

/** The part of every input that is about totals. What was not said is left out. */
export interface ToldInput {
  readonly runningSince?: string;
  readonly decreaseReason?: string;
  readonly totals?: TotalAnswerInput[];
}

/** What a record says about totals. */
export interface ToldRecord {
  readonly runningSince?: string | null;
  readonly totals?: readonly { readonly decreaseReason: string | null }[];
}

/** Of a form that says nothing of totals. */
export const NOTHING: Told = { runningSince: '', decreaseReason: '', answers: [] };

/** What a form begins with that amends a record. */
export const toldOf = ({ runningSince, totals = [] }: ToldRecord): Told => ({
  runningSince: runningSince ?? '',
  decreaseReason: totals.find(({ decreaseReason }) => decreaseReason !== null)?.decreaseReason ?? '',
  answers: [],
});

/** The first day of amounts of several days; that of running totals is told apart from them. */
export const beganOf = ({ runningSince, beganOn }: ToldRecord & { readonly beganOn: string | null }): string =>
  runningSince ? '' : (beganOn ?? '');

/** Where running totals mostly begin. */
export const firstOfYear = (day: string): string => (isLocalDate(day) ? `${day.slice(0, 4)}-01-01` : '');
