import { type IndicatorCode, isId, isLocalDate, DomainError } from '@fanzha/domain';
import { invalidCursor } from '@fanzha/platform';
import { registerEnumType } from '@nestjs/graphql';
import type { LedgerFigures } from './fact-search.js';

export type RecordOrderField = 'DAY' | 'UNIT' | 'QUANTITY';
export type OrderDirection = 'ASC' | 'DESC';

export const RecordOrderFieldEnum = { DAY: 'DAY', UNIT: 'UNIT', QUANTITY: 'QUANTITY' } as const;
registerEnumType(RecordOrderFieldEnum, {
  name: 'RecordOrderField',
  description: 'what a list of records is ordered by',
  valuesMap: {
    DAY: { description: "the record's own day; of one day, the later recorded one is the newer" },
    UNIT: { description: 'the name of the unit as Chinese is sorted; within a unit the newest day first' },
    QUANTITY: {
      description:
        'what the record adds to the figure of `indicator`; records that add none come last in either direction',
    },
  },
});

export const OrderDirectionEnum = { ASC: 'ASC', DESC: 'DESC' } as const;
registerEnumType(OrderDirectionEnum, {
  name: 'OrderDirection',
  description: 'which end of a list comes first',
  valuesMap: { ASC: { description: 'the smallest' }, DESC: { description: 'the largest' } },
});

/** The order that a list is asked for in. */
export interface OrderGiven {
  readonly field: RecordOrderField;
  readonly indicator?: IndicatorCode | null;
  readonly direction?: OrderDirection | null;
}

/** The order of a list, checked. */
export interface RecordOrder {
  readonly field: RecordOrderField;
  readonly ascending: boolean;
  /** Of an order by quantity. */
  readonly indicator: IndicatorCode | null;
}

export const NEWEST_FIRST: RecordOrder = { field: 'DAY', ascending: false, indicator: null };

/**
 * The order that is meant: newest day first unless another one is given; units by name from A on.
 * @throws DomainError BAD_INPUT on `orderBy.indicator` where it is missing, given beside another order, or none that
 *   the ledger states.
 */
export function orderOf(given: OrderGiven | null | undefined, { indicators }: LedgerFigures): RecordOrder {
  if (!given) return NEWEST_FIRST;
  const { field, direction } = given;
  const indicator = given.indicator ?? null;
  const refuse = (code: 'REQUIRED' | 'NOT_ALLOWED_HERE') => DomainError.badInput([{ path: 'orderBy.indicator', code }]);
  if (field === 'QUANTITY' && indicator === null) throw refuse('REQUIRED');
  if (indicator !== null && (field !== 'QUANTITY' || !indicators.includes(indicator))) throw refuse('NOT_ALLOWED_HERE');
  return { field, indicator, ascending: (direction ?? (field === 'UNIT' ? 'ASC' : 'DESC')) === 'ASC' };
}

/** Names an order, for statements and for the lists that cursors belong to; '' for the usual one. */
export function nameOfOrder({ field, ascending, indicator }: RecordOrder): string {
  if (field === 'DAY' && !ascending) return '';
  return [field, indicator, ascending ? 'ASC' : 'DESC'].filter(Boolean).join(' ');
}

/** A part of the key that rows are ordered by: an expression that is never null. */
interface KeyPart {
  readonly sql: string;
  readonly type: keyof typeof IS_OF_TYPE;
  readonly ascending: boolean;
}

/** Where a page begins: at a key, or at the first parts of one. */
export interface Bound {
  readonly key: readonly string[];
  /** Whether the rows at the key belong to the page. */
  readonly inclusive: boolean;
}

const IS_OF_TYPE = {
  boolean: (text: string) => text === 'true' || text === 'false',
  date: isLocalDate,
  numeric: (text: string) => /^-?\d{1,40}$/.test(text),
  text: () => true,
  uuid: isId,
} as const;

/** The name of a unit in the order of Chinese: of the collation that index tenant_name_order is made with. */
const NAME_ORDER = 'collate "zh-x-icu"';

/** Names as they are sorted, of table `alias`. */
export const sortedName = (alias: string): string => `${alias}.name ${NAME_ORDER}`;

/**
 * What rows are ordered by, ties broken by the newest day and the newest record; read upside down for ascending days.
 * Units are table `u`, null where the viewer does not see the unit's name: they come last. Quantities are `q.amount`.
 */
export function keyParts({ field, ascending }: RecordOrder, day: string): readonly KeyPart[] {
  const days = (upwards: boolean): KeyPart[] => [
    { sql: `f.${day}`, type: 'date', ascending: upwards },
    { sql: 'f.id', type: 'uuid', ascending: upwards },
  ];
  switch (field) {
    case 'DAY':
      return days(ascending);
    case 'UNIT':
      return [
        { sql: '(u.id is null)', type: 'boolean', ascending: true },
        { sql: `coalesce(u.name, '') ${NAME_ORDER}`, type: 'text', ascending },
        { sql: 'f.tenant_id', type: 'uuid', ascending },
        ...days(false),
      ];
    case 'QUANTITY':
      return [
        { sql: '(q.amount is null)', type: 'boolean', ascending: true },
        { sql: 'coalesce(q.amount, 0)', type: 'numeric', ascending },
        ...days(false),
      ];
  }
}

/**
 * The key in a cursor's parts.
 * @throws DomainError BAD_INPUT on `path` for parts that no page ever gave out.
 */
export function keyIn(cursor: readonly (string | number)[], parts: readonly KeyPart[], path: string): string[] {
  return parts.map(({ type }, position) => {
    const given = cursor[position];
    if (typeof given !== 'string' || !IS_OF_TYPE[type](given)) throw invalidCursor(path);
    return given;
  });
}

/** What `order by` says; `backwards` reads from the end. */
export const ordering = (parts: readonly KeyPart[], backwards: boolean, columns?: readonly string[]): string =>
  parts
    .map(({ sql, ascending }, position) => `${columns?.[position] ?? sql} ${ascending === backwards ? 'desc' : 'asc'}`)
    .join(', ');

/**
 * The condition that a row lies beyond a bound in the direction of reading. Parts of one direction are compared as a
 * row, which an index in that order serves.
 * @param value gives the placeholder of a value
 */
export function beyond(
  parts: readonly KeyPart[],
  { key, inclusive }: Bound,
  backwards: boolean,
  value: (given: unknown) => string,
): string {
  const groups: { sign: '>' | '<'; columns: string[]; values: string[] }[] = [];
  for (const [position, text] of key.entries()) {
    const part = parts[position] as KeyPart;
    const sign = part.ascending === backwards ? '<' : '>';
    if (groups.at(-1)?.sign !== sign) groups.push({ sign, columns: [], values: [] });
    groups.at(-1)?.columns.push(part.sql);
    groups.at(-1)?.values.push(`${value(text)}::${part.type}`);
  }
  return groups.reduceRight((rest, { sign, columns, values }) => {
    const [row, end] = [`(${columns.join(', ')})`, `(${values.join(', ')})`];
    if (rest === '') return `${row} ${sign}${inclusive ? '=' : ''} ${end}`;
    return `(${row} ${sign} ${end} or ${row} = ${end} and ${rest})`;
  }, '');
}
