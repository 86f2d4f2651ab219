import type { FieldError } from '@fanzha/domain';
import type { PlannedRecord } from './accepted-records.js';

/** Fields of ledgers that a proposal has under another name. */
const FIRST_DAY: ReadonlySet<string> = new Set(['startOn', 'beganOn', 'runningSince', 'foundedOn', 'reportedOn']);
const LAST_DAY: ReadonlySet<string> = new Set(['endOn', 'occurredOn', 'visitedOn']);
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['communityCode', 'regionCode'],
  ['note', 'narrative'],
  ['name', 'title'],
  ['subject', 'title'],
  ['doors', 'amounts'],
  ['measures', 'amounts'],
]);
const QUALIFIED = /(Qualifier|UpTo|AtLeast)$/u;
const PARTS: Readonly<Record<string, string>> = { Qualifier: 'qualifier', UpTo: 'upTo', AtLeast: 'qualifier' };

/**
 * Errors of a ledger where the person who accepts a proposal has stated it: `measures.1.value` is an amount of the
 * proposal, `occurredOn` its day.
 * @param path of the proposal: `accepted.2`
 * @param hasEnd whether a last day was stated; without one the first is all there is
 */
export function acceptedErrors(
  path: string,
  record: PlannedRecord,
  errors: readonly FieldError[],
  hasEnd: boolean,
): FieldError[] {
  return errors.map((error) => ({ ...error, path: `${path}.${fieldOf(record, error.path, hasEnd)}` }));
}

function fieldOf({ amountAt, amountOf }: PlannedRecord, path: string, hasEnd: boolean): string {
  const [field = '', ...further] = path.split('.');
  if (FIRST_DAY.has(field)) return 'startOn';
  if (LAST_DAY.has(field)) return hasEnd ? 'endOn' : 'startOn';
  if (field === 'measures') {
    const at = amountAt[Number(further[0])];
    return at === undefined ? 'amounts' : ['amounts', at, further[1] ?? 'value'].join('.');
  }
  const part = QUALIFIED.exec(field)?.[0] ?? '';
  const at = amountOf.get(field.slice(0, field.length - part.length));
  if (at !== undefined) return `amounts.${at}.${PARTS[part] ?? further.at(-1) ?? 'value'}`;
  return [OTHERWISE.get(field) ?? field, ...further].join('.');
}
