import type { LocalDate, Period, Qualifier } from '@fanzha/domain';

/** What a person says in one sentence: an amount of some days, by one unit, at one place. */
export interface Sentence {
  readonly unit: number;
  readonly place: string;
  readonly type: string | null;
  readonly indicator: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly value: number | null;
  readonly qualifier: Qualifier;
}

/** A figure of sentences, as the rules of the field say it (docs/decisions/0049): written apart from the engine. */
export interface Told {
  readonly amount: number;
  readonly atLeast: number;
  readonly approx: number;
  readonly uncounted: number;
  readonly withheld: number;
}

const told = (sentences: readonly Sentence[]): Told => {
  const meant = (as: Qualifier) => sentences.filter(({ qualifier }) => qualifier === as).length;
  return {
    amount: sentences.reduce((sum, { value }) => sum + (value ?? 0), 0),
    atLeast: meant('AT_LEAST'),
    approx: meant('APPROX'),
    uncounted: meant('UNCOUNTED'),
    withheld: meant('WITHHELD'),
  };
};

/** Sentences that speak of days on both sides of the end of a day. */
const across = (sentences: readonly Sentence[], day: LocalDate) => {
  const crossing = sentences.filter(({ from, until }) => from <= day && day < until);
  return crossing.length === 0 ? null : { lines: crossing.length, ...told(crossing) };
};

/**
 * Whether growth from one period to another may be told: nothing that was counted, or left uncounted, has days on both
 * sides of an end of either.
 */
export const mayGrow = (sentences: readonly Sentence[], periods: readonly Period[]): boolean =>
  !sentences.some(
    ({ from, until, value }) =>
      value !== 0 && periods.some(({ start, end }) => (from < start && start <= until) || (from <= end && end < until)),
  );

/** Sentences whose days all lie within the period, those that ended in it and began before, those that go on. */
export function figureOfSentences(sentences: readonly Sentence[], { start, end }: Period) {
  const ended = sentences.filter(({ until }) => start <= until && until <= end);
  const beganBefore = ended.filter(({ from }) => from < start);
  return {
    within: told(ended.filter(({ from }) => from >= start)),
    spanning: beganBefore.length === 0 ? null : { lines: beganBefore.length, ...told(beganBefore) },
    goesOn: across(sentences, end),
  };
}
