import type { Qualifier } from '@fanzha/domain';
import type { StatedCount } from './count-text.js';

/** An amount in fields of its own: `count`, `countQualifier`, `countUpTo`, `countAtLeast`. */
type Sent<Name extends string, Value> = { readonly [Field in Name]: Value | null } & {
  readonly [Field in `${Name}Qualifier`]: Qualifier;
} & { readonly [Field in `${Name}UpTo`]?: Value | null } & { readonly [Field in `${Name}AtLeast`]?: boolean | null };

/** The fields in which an amount is sent. */
export const amountFields = <Name extends string, Value>(
  name: Name,
  { value, qualifier, upTo, atLeast }: StatedCount<Value>,
): Sent<Name, Value> =>
  ({
    [name]: value,
    [`${name}Qualifier`]: qualifier,
    ...(upTo != null && { [`${name}UpTo`]: upTo }),
    ...(atLeast && { [`${name}AtLeast`]: atLeast }),
  }) as unknown as Sent<Name, Value>;

/** An amount that a record shows in fields of its own. */
export function amountOf<Shown extends object, Name extends keyof Shown & string>(
  record: Shown,
  name: Name,
): StatedCount<NonNullable<Shown[Name]>> {
  const shown = record as Readonly<Record<string, unknown>>;
  return {
    value: shown[name] ?? null,
    qualifier: shown[`${name}Qualifier`] ?? 'EXACT',
    upTo: shown[`${name}UpTo`] ?? null,
    atLeast: shown[`${name}AtLeast`] ?? null,
  } as StatedCount<NonNullable<Shown[Name]>>;
}

/** Whether an amount says anything: none that is exact is one that is not stated. */
export const isStatedAmount = ({ value, qualifier }: StatedCount<unknown>): boolean =>
  value !== null || qualifier !== 'EXACT';

/** The field of a form that a field of an amount belongs to: `countUpTo` is `count`. */
export const amountField = (field: string): string => field.replace(/(?:Qualifier|UpTo|AtLeast)$/, '');
