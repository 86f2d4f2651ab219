import { BOUNDS, type FieldError, type StatedAmount } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { readActivity } from './activities/activity.bounds.js';
import { amountOf } from './facts/amount-fields.js';
import { inputHash } from './facts/input-hash.js';
import { readFraudCase } from './fraud-cases/fraud-case.bounds.js';
import { readFundsAction } from './funds-actions/funds-action.bounds.js';
import { readHouseholdVisit } from './households/household-visit.bounds.js';
import { readInspection } from './inspections/inspection.bounds.js';
import { readInterception } from './interceptions/interception.bounds.js';
import { readTally } from './tallies/tally.bounds.js';

const TODAY = '2026-11-22';
const DAY = '2026-11-05';

/** What an input states of one amount in fields of its own. */
const flat = (name: string, { value, qualifier, upTo, atLeast }: StatedAmount) => ({
  [name]: value ?? null,
  [`${name}Qualifier`]: qualifier,
  [`${name}UpTo`]: upTo,
  [`${name}AtLeast`]: atLeast,
});
const measureOf = (indicator: string) => (stated: StatedAmount) => ({ measures: [{ indicator, ...stated }] });

interface Read {
  readonly content: object;
  readonly errors: readonly FieldError[];
}
type Reader = (stated: StatedAmount) => Read;
const EXACT = { countQualifier: 'EXACT', amountQualifier: 'EXACT', accountsQualifier: 'EXACT' };
const interception = (changes: object): Read =>
  readInterception({ occurredOn: DAY, venue: 'COUNTER', count: 1, ...EXACT, ...changes } as never, TODAY);
const fundsAction = (changes: object): Read =>
  readFundsAction({ occurredOn: DAY, stage: 'FREEZE', accounts: 1, amount: 1, ...EXACT, ...changes } as never, TODAY);
const inspection = (changes: object): Read =>
  readInspection({ occurredOn: DAY, subject: '网吧检查', hazards: [], ...changes } as never, TODAY);
const activity = (changes: object): Read =>
  readActivity({ type: 'LECTURE', title: '讲座', status: 'DONE', startOn: DAY, ...changes } as never, TODAY);
const tally = (changes: object): Read =>
  readTally({ ledger: 'BANK_CONTROL', occurredOn: DAY, ...changes } as never, TODAY);
const visits = (changes: object): Read =>
  readHouseholdVisit({ communityCode: '340210100001', visitedOn: DAY, ...changes } as never, TODAY);
const fraudCase = (changes: object): Read =>
  readFraudCase({ caseNumber: 'A1', reportedOn: DAY, fraudTypeCode: 'F0101', ...changes } as never, TODAY);

/** Every number field: what reads it, where its errors lie, and where it is in what is stored. */
const FIELDS: readonly [string, Reader, string, (content: never) => unknown, boolean?][] = [
  [
    'a measure of an activity',
    (stated) => activity(measureOf('LEAFLETS')(stated)),
    'measures.0.',
    ({ measures: [one] }: { measures: unknown[] }) => one,
  ],
  [
    'a measure of a tally',
    (stated) => tally(measureOf('ACCOUNTS_CHECKED')(stated)),
    'measures.0.',
    ({ measures: [one] }: { measures: unknown[] }) => one,
  ],
  ['intercepted transfers', (stated) => interception(flat('count', stated)), 'count', (c) => amountOf(c, 'count')],
  ['a loss avoided', (stated) => interception(flat('amount', stated)), 'amount', (c) => amountOf(c, 'amount'), true],
  [
    'people dissuaded',
    (stated) => interception({ dissuasions: stated }),
    'dissuasions.',
    (c) => amountOf(c, 'dissuasions'),
  ],
  ['accounts', (stated) => fundsAction(flat('accounts', stated)), 'accounts', (c) => amountOf(c, 'accounts')],
  ['frozen money', (stated) => fundsAction(flat('amount', stated)), 'amount', (c) => amountOf(c, 'amount'), true],
  ['inspections', (stated) => inspection({ inspections: stated }), 'inspections.', (c) => amountOf(c, 'inspections')],
  [
    'a hazard',
    (stated) => inspection({ hazards: [{ description: '漏洞', count: stated }] }),
    'hazards.0.count.',
    ({ hazards: [one] }: { hazards: { count: number; countQualifier: 'EXACT' }[] }) => one && amountOf(one, 'count'),
  ],
  ['reported households', (stated) => visits({ reported: stated }), 'reported.', (c) => amountOf(c, 'reported')],
  [
    'people spoken to',
    (stated) => visits(flat('peopleVisited', stated)),
    'peopleVisited',
    (c) => amountOf(c, 'peopleVisited'),
  ],
  ['a loss', (stated) => fraudCase(flat('loss', stated)), 'loss', (c) => amountOf(c, 'loss'), true],
];

/** The place of the upper end, `upTo` within an object and `UpTo` behind a name. */
const at = (place: string, inner: string): string =>
  place.endsWith('.') ? `${place}${inner}` : `${place}${inner[0]?.toUpperCase()}${inner.slice(1)}`;

describe.each(FIELDS)('%s', (_name, read, place, storedIn, money = false) => {
  const errorsOf = (stated: StatedAmount) => read(stated).errors.map(({ path, code }) => `${path} ${code}`);
  const stored = (stated: StatedAmount) => storedIn(read(stated).content as never);

  it('may be a range, which is at least its lower end', () => {
    const range = { value: 300, upTo: 500, qualifier: 'AT_LEAST' as const };
    expect(errorsOf(range)).toEqual([]);
    expect(stored(range)).toMatchObject({ amount: 300, qualifier: 'AT_LEAST', upTo: 500, atLeast: null });
    expect(stored({ ...range, qualifier: 'EXACT' })).toEqual(stored(range));
  });

  it('may be something that nobody counted', () => {
    const some = { qualifier: 'UNCOUNTED' as const, atLeast: true };
    expect(errorsOf(some)).toEqual([]);
    expect(stored(some)).toMatchObject({ amount: null, qualifier: 'UNCOUNTED', upTo: null, atLeast: true });
  });

  it('keeps nothing of a range where none is stated', () => {
    const one = { value: 300, qualifier: 'AT_LEAST' as const, upTo: null, atLeast: false };
    expect(stored(one)).toMatchObject({ amount: 300, qualifier: 'AT_LEAST', upTo: null, atLeast: null });
  });

  const AT_LEAST = { value: 300, qualifier: 'AT_LEAST' } as const;
  it.each<[string, StatedAmount, string]>([
    ['upside down', { ...AT_LEAST, upTo: 200 }, `${at(place, 'upTo')} RANGE_UPSIDE_DOWN`],
    ['of one number', { ...AT_LEAST, upTo: 300 }, `${at(place, 'upTo')} RANGE_UPSIDE_DOWN`],
    ['about', { value: 300, qualifier: 'APPROX', upTo: 500 }, `${at(place, 'upTo')} RANGE_NOT_AT_LEAST`],
    ['not counted', { qualifier: 'UNCOUNTED', upTo: 500 }, `${at(place, 'upTo')} AMOUNT_FORBIDDEN`],
    ['withheld', { qualifier: 'WITHHELD', upTo: 500 }, `${at(place, 'upTo')} AMOUNT_FORBIDDEN`],
    [
      'beyond all bounds',
      { ...AT_LEAST, upTo: money ? 10 ** 12 + 1 : BOUNDS.pieces.max + 1 },
      `${at(place, 'upTo')} TOO_LARGE`,
    ],
    ['something beside a number', { ...AT_LEAST, atLeast: true }, `${at(place, 'atLeast')} AT_LEAST_NOT_UNCOUNTED`],
    ['something withheld', { qualifier: 'WITHHELD', atLeast: true }, `${at(place, 'atLeast')} AT_LEAST_NOT_UNCOUNTED`],
  ])('is refused %s', (_, stated, error) => expect(errorsOf(stated)).toEqual([error]));

  it('needs the lower end of a range', () => {
    const [value] = [place.endsWith('.') ? `${place}value` : place];
    expect(errorsOf({ qualifier: 'EXACT', upTo: 500 })).toEqual([`${value} AMOUNT_REQUIRED`]);
  });

  it('is another input with a range, and the same one without', () => {
    const hashOf = (stated: StatedAmount) =>
      inputHash({ kind: 'any', tenantId: 'unit', idempotencyKey: 'k' }, read(stated).content);
    const without = hashOf({ value: 300, qualifier: 'AT_LEAST' });
    expect(hashOf({ value: 300, qualifier: 'AT_LEAST', upTo: null, atLeast: null })).toBe(without);
    expect(hashOf({ value: 300, qualifier: 'AT_LEAST', upTo: 500 })).not.toBe(without);
    expect(hashOf({ qualifier: 'UNCOUNTED', atLeast: true })).not.toBe(hashOf({ qualifier: 'UNCOUNTED' }));
  });
});

describe('a part of a tally', () => {
  const errorsOf = (part: StatedAmount, whole: StatedAmount) =>
    tally({
      measures: [
        { indicator: 'ACCOUNTS_CHECKED', ...whole },
        { indicator: 'ACCOUNTS_RESTRICTED', ...part, partOf: 'ACCOUNTS_CHECKED' },
      ],
    }).errors.map(({ path, code }) => `${path} ${code}`);
  const whole = { value: 300, upTo: 500, qualifier: 'AT_LEAST' as const };

  it('may be as large as the upper end of its whole, and no larger', () => {
    expect(errorsOf({ value: 500, qualifier: 'EXACT' }, whole)).toEqual([]);
    expect(errorsOf({ value: 501, qualifier: 'EXACT' }, whole)).toEqual(['measures.1.value CONTRADICTORY']);
  });
});
