import { nameIn, type Term } from '@fanzha/domain';
import type { Choice } from '@fanzha/ui';
import type { Ref } from 'vue';
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { currentLocale } from '../../locales/i18n.js';

/** What is chosen, by the key of its filter; '' where nothing is. */
export type FilterValues = Readonly<Record<string, string>>;

/** One of the choices of a filter. Choices of one group stand together under its name. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

/** Looks for units by what is typed; a filter without one of its own finds those that the viewer oversees there. */
export type FindUnits = (
  text: Ref<string>,
  regions: () => readonly string[],
) => {
  readonly found: Ref<readonly Choice[]>;
  readonly settled: Ref<boolean>;
};

/**
 * How a filter is offered: `text`, `unit`, `fraud` and `period` have fields of their own, `none` comes along with a
 * link.
 */
export type FilterControl =
  | { readonly kind: 'text' | 'period' | 'tick' | 'none' }
  | { readonly kind: 'unit'; readonly find?: FindUnits; readonly all?: string }
  | { readonly kind: 'fraud'; readonly all: string }
  | {
      readonly kind: 'choice';
      readonly all: string;
      readonly choices: () => readonly FilterChoice[];
      /** Fetches the choices, once the field comes into sight. */
      readonly prepare?: () => void;
    };

/** One thing that a list can be narrowed to. Bar, chips, address and the API's filter are all made of it. */
export interface ListFilter<Asked = object> {
  /** Its key in the address. */
  readonly key: string;
  /** A value of the address, as it is kept; '' where it cannot be meant: a link may be old or mistyped. */
  read(text: string): string;
  /** Its part of the API's filter; of an empty value, too. */
  ask(value: string): Asked;
  /** What its chip says; null: none of its own. */
  chip(value: string, values: FilterValues): { readonly name: string; readonly value: string } | null;
  readonly label: string;
  readonly control: FilterControl;
  /** It is needed seldom: it stands behind 更多. */
  readonly further?: boolean;
  /** Filters that mean nothing without it. */
  readonly alongWith?: readonly string[];
}

/** The value of a query key that may be repeated or missing. */
export const oneOf = (value: LocationQuery[string] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? '';

/** Reads the address. */
export function valuesOf(query: LocationQuery, filters: readonly ListFilter[]): FilterValues {
  return Object.fromEntries(filters.map(({ key, read }) => [key, read(oneOf(query[key]))]));
}

/** Writes the address; what is not narrowed does not appear in it. */
export function queryOf(values: FilterValues): LocationQueryRaw {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** What the API is asked for. */
export function askedBy<Asked>(filters: readonly ListFilter<Partial<Asked>>[], values: FilterValues): Asked {
  return Object.assign({}, ...filters.map(({ key, ask }) => ask(values[key] ?? ''))) as Asked;
}

/** A chip of what is chosen, and the key of its filter. */
interface FilterChip {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

export function chipsOf(filters: readonly ListFilter[], values: FilterValues): FilterChip[] {
  return filters.flatMap(({ key, chip }) => {
    const value = values[key] ?? '';
    const said = value === '' ? null : chip(value, values);
    return said ? [{ key, ...said }] : [];
  });
}

/** Values without one filter, and without those that mean nothing without it. */
export function without(filters: readonly ListFilter[], values: FilterValues, key: string): FilterValues {
  const gone = [key, ...(filters.find((one) => one.key === key)?.alongWith ?? [])];
  return { ...values, ...Object.fromEntries(gone.map((one) => [one, ''])) };
}

/** One of a few choices. Its chip has the name of what is chosen. */
export function choiceFilter<Asked>(filter: {
  readonly key: string;
  readonly label: string;
  /** What stands in its field where nothing is chosen. */
  readonly all: string;
  readonly choices: () => readonly FilterChoice[];
  readonly ask: (value: string) => Asked;
  readonly further?: boolean;
  readonly alongWith?: readonly string[];
}): ListFilter<Asked> {
  const { all, choices, ...common } = filter;
  return {
    ...common,
    control: { kind: 'choice', all, choices },
    read: (text) => (choices().some(({ value }) => value === text) ? text : ''),
    chip: (value) => ({
      name: filter.label,
      value:
        choices()
          .find((one) => one.value === value)
          ?.label.trim() ?? '',
    }),
  };
}

/** One term of a short list. */
export function termFilter<Asked, Code extends string>(filter: {
  readonly key: string;
  readonly label: string;
  readonly all: string;
  readonly terms: readonly Term<Code>[];
  readonly ask: (code: Code | null) => Asked;
  readonly further?: boolean;
}): ListFilter<Asked> {
  const { terms, ask, ...common } = filter;
  return choiceFilter({
    ...common,
    choices: () => terms.map((term) => ({ value: term.code, label: nameIn(currentLocale(), term) })),
    ask: (value) => ask((value || null) as Code | null),
  });
}

/** Something that is asked for or not. */
export function tickFilter<Asked>(filter: {
  readonly key: string;
  readonly label: string;
  readonly ask: (on: boolean) => Asked;
  readonly further?: boolean;
}): ListFilter<Asked> {
  return {
    ...filter,
    control: { kind: 'tick' },
    read: (text) => (text === '1' ? '1' : ''),
    ask: (value) => filter.ask(value === '1'),
    chip: () => ({ name: '', value: filter.label }),
  };
}

/** What a link from elsewhere narrows the list to; it has a chip and no field. */
export function linkedFilter<Asked>(filter: {
  readonly key: string;
  readonly label: string;
  readonly read: (text: string) => string;
  readonly say: (value: string) => string;
  readonly ask: (value: string) => Asked;
}): ListFilter<Asked> {
  const { say, ...common } = filter;
  return { ...common, control: { kind: 'none' }, chip: (value) => ({ name: filter.label, value: say(value) }) };
}
