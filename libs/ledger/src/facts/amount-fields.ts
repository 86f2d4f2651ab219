import {
  type FieldError,
  type IndicatorCode,
  isWithoutAmount,
  qualifierOf,
  type Qualifier,
  rangeErrors,
  type AmountPaths,
  type StatedAmount,
  type StoredAmount,
  storedAmount,
} from '@fanzha/domain';
import { countErrors, fenErrors } from './fact-bounds.js';

/** An amount that a fact keeps in fields of its own: `count`, `countQualifier`, `countUpTo`, `countAtLeast`. */
type AmountFields<Name extends string> = { readonly [Value in Name]: number | null } & {
  readonly [Qualified in `${Name}Qualifier`]: Qualifier;
} & RangeFields<Name>;
type RangeFields<Name extends string> = { readonly [Upper in `${Name}UpTo`]: number | null } & {
  readonly [Some in `${Name}AtLeast`]: true | null;
};

/** The same in an input. */
type AmountInput<Name extends string> = { readonly [Value in Name]?: number | null } & {
  readonly [Qualified in `${Name}Qualifier`]: Qualifier;
} & { readonly [Upper in `${Name}UpTo`]?: number | null } & { readonly [Some in `${Name}AtLeast`]?: boolean | null };

/** Names of the fields of an amount. */
export const amountNames = <Name extends string>(name: Name) =>
  [name, `${name}Qualifier`, `${name}UpTo`, `${name}AtLeast`] as const;

/** What an input states of an amount in fields of its own. */
export function statedIn<Name extends string>(input: AmountInput<Name>, name: Name): StatedAmount {
  const [value, qualifier, upTo, atLeast] = amountNames(name).map((field) => (input as Record<string, unknown>)[field]);
  return { value, qualifier, upTo, atLeast } as StatedAmount;
}

/** An amount in the fields in which a fact keeps it. */
export function amountFields<Name extends string>(name: Name, stated: StatedAmount): AmountFields<Name> {
  const { amount, qualifier, upTo, atLeast } = storedAmount(stated);
  const [valueField, qualifierField, upToField, atLeastField] = amountNames(name);
  return {
    [valueField]: amount,
    [qualifierField]: qualifier,
    [upToField]: upTo,
    [atLeastField]: atLeast,
  } as unknown as AmountFields<Name>;
}

/** An amount that a fact keeps in fields of its own. Versions before release 0.2 know no ranges. */
export function amountOf<Name extends string>(
  fact: { readonly [Value in Name]: number | null } & { readonly [Qualified in `${Name}Qualifier`]: Qualifier | null },
  name: Name,
): Required<StoredAmount> {
  const [amount, qualifier, upTo, atLeast] = amountNames(name).map((field) => (fact as Record<string, unknown>)[field]);
  return { amount, qualifier, upTo: upTo ?? null, atLeast: atLeast ?? null } as Required<StoredAmount>;
}

/** Whether an amount says anything: no amount with an exact qualifier is one that is not stated. */
export const isStated = ({ amount, qualifier }: StoredAmount): boolean => amount !== null || isWithoutAmount(qualifier);

/**
 * Errors of a count: those of its number, and of a range.
 * @param indicator what is counted, for its hard bound
 * @param optional whether an exact amount may be left out altogether
 */
export const countAmountErrors = (
  paths: AmountPaths,
  indicator: IndicatorCode,
  stated: StatedAmount,
  optional = false,
): FieldError[] => amountErrors(countErrors, paths, indicator, stated, optional);

/** The same of an amount of money in fen, which its scalar has read already. */
export const fenAmountErrors = (
  paths: AmountPaths,
  indicator: IndicatorCode,
  stated: StatedAmount,
  optional = false,
): FieldError[] => amountErrors(fenErrors, paths, indicator, stated, optional);

function amountErrors(
  errorsOf: typeof countErrors,
  paths: AmountPaths,
  indicator: IndicatorCode,
  stated: StatedAmount,
  optional: boolean,
): FieldError[] {
  return [
    ...errorsOf(paths.value, indicator, stated.value, qualifierOf(stated), optional),
    ...rangeErrors(paths, stated, (path, upTo) => errorsOf(path, indicator, upTo, 'AT_LEAST')),
  ];
}
