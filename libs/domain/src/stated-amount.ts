import type { FieldError } from './domain-error.js';
import type { Qualifier } from './vocabulary.js';

/** What a person states of one amount: in the unit of its indicator, or in the smallest one, both ends alike. */
export interface StatedAmount {
  readonly value?: number | null;
  readonly qualifier: Qualifier;
  /** The upper end of a range; its lower end is `value`, which counts. */
  readonly upTo?: number | null;
  /** Of what was not counted: there was something, as in 数百余人. */
  readonly atLeast?: boolean | null;
}

/** An amount as it is stored. */
export interface StoredAmount {
  /** Integer in the smallest unit, fen for money; null exactly where the qualifier is UNCOUNTED or WITHHELD. */
  readonly amount: number | null;
  readonly qualifier: Qualifier;
  /** The upper end of a range, in the unit of `amount`; null, or left out, where one number is stated. */
  readonly upTo?: number | null;
  /** True where it was not counted and there was something; else null, or left out. */
  readonly atLeast?: true | null;
}

/** Where errors of one amount lie. */
export interface AmountPaths {
  readonly value: string;
  readonly upTo: string;
  readonly atLeast: string;
}

/** Of an amount whose parts are fields of their own: `count`, `countUpTo`, `countAtLeast`. */
export const flatPaths = (path: string): AmountPaths => ({
  value: path,
  upTo: `${path}UpTo`,
  atLeast: `${path}AtLeast`,
});

/** Of an amount that is an object: `dissuasions.value`, `dissuasions.upTo`, `dissuasions.atLeast`. */
export const innerPaths = (path: string): AmountPaths => ({
  value: `${path}.value`,
  upTo: `${path}.upTo`,
  atLeast: `${path}.atLeast`,
});

/** Whether a qualifier stands in the place of a number: done but not counted, or withheld. */
export const isWithoutAmount = (qualifier: Qualifier): boolean => qualifier === 'UNCOUNTED' || qualifier === 'WITHHELD';

/** An amount of which one number is stated. */
export const NO_RANGE = { upTo: null, atLeast: null } as const;

/**
 * How an amount is meant. A range is at least its lower end: beside EXACT, which is what inputs say by default, it
 * cannot mean anything else.
 */
export const qualifierOf = ({ qualifier, upTo }: StatedAmount): Qualifier =>
  upTo != null && qualifier === 'EXACT' ? 'AT_LEAST' : qualifier;

/**
 * Errors of the upper end of a range, and of `atLeast`. RANGE_NOT_AT_LEAST beside another qualifier than AT_LEAST
 * (EXACT is read as that), AMOUNT_FORBIDDEN beside UNCOUNTED and WITHHELD, RANGE_UPSIDE_DOWN where it is not above the
 * value; AT_LEAST_NOT_UNCOUNTED.
 * @param errorsOf what is wrong with an upper end as a number of this field
 */
export function rangeErrors(
  paths: AmountPaths,
  stated: StatedAmount,
  errorsOf: (path: string, upTo: number) => readonly FieldError[],
): FieldError[] {
  const { value, upTo, atLeast } = stated;
  const qualifier = qualifierOf(stated);
  const some: FieldError[] =
    atLeast === true && qualifier !== 'UNCOUNTED' ? [{ path: paths.atLeast, code: 'AT_LEAST_NOT_UNCOUNTED' }] : [];
  if (upTo == null) return some;
  const path = paths.upTo;
  if (isWithoutAmount(qualifier)) return [{ path, code: 'AMOUNT_FORBIDDEN' }, ...some];
  if (qualifier !== 'AT_LEAST') return [{ path, code: 'RANGE_NOT_AT_LEAST' }, ...some];
  const own = errorsOf(path, upTo);
  return [...(own.length === 0 && value != null && upTo <= value ? [upsideDown(path)] : own), ...some];
}

const upsideDown = (path: string): FieldError => ({ path, code: 'RANGE_UPSIDE_DOWN' });

/** What is stored of an amount in the smallest unit of its indicator. */
export const storedAmount = (stated: StatedAmount): Required<StoredAmount> => ({
  amount: stated.value ?? null,
  qualifier: qualifierOf(stated),
  upTo: stated.upTo ?? null,
  atLeast: stated.atLeast === true ? true : null,
});
