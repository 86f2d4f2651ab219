import { BOUNDS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { readInterception } from './interception.bounds.js';
import type { InterceptionInput } from './interception.inputs.js';

const TODAY = '2026-11-22';
const UNIT = '0199A000-0000-7000-8000-00000000000C';
const read = (changes: Partial<InterceptionInput> = {}) =>
  readInterception(
    {
      occurredOn: '2026-11-05',
      venue: 'COUNTER',
      count: 1,
      countQualifier: 'EXACT',
      amountQualifier: 'EXACT',
      ...changes,
    } as InterceptionInput,
    TODAY,
  );
const errorsOf = (changes: Partial<InterceptionInput>) =>
  read(changes).errors.map(({ path, code }) => `${path} ${code}`);

describe('bounds of an interception', () => {
  it('clean what is stored', () => {
    const { content, idempotencyKey, errors } = read({
      idempotencyKey: ' k-1 ',
      victimAgeBand: '60岁以上',
      narrative: ' 第一段\r\n第二段 ',
      joinedByTenantIds: [` ${UNIT}`],
      dissuasions: { value: 0, qualifier: 'EXACT' },
    });
    expect(errors).toEqual([]);
    expect(idempotencyKey).toBe('k-1');
    expect(content).toMatchObject({
      count: 1,
      amount: null,
      dissuasions: 0,
      victimAgeBand: '60+',
      narrative: '第一段\n第二段',
      joinedBy: [UNIT.toLowerCase()],
      regionCode: null,
      campaignIds: [],
      fraudType: null,
    });
  });

  it('take the number that is filled in by default for none where none was counted', () => {
    expect(read({ countQualifier: 'UNCOUNTED' })).toMatchObject({ content: { count: null }, errors: [] });
    expect(errorsOf({ countQualifier: 'WITHHELD', count: 2 })).toEqual(['count AMOUNT_FORBIDDEN']);
  });

  it.each<[string, Partial<InterceptionInput>, string[]]>([
    ['tomorrow', { occurredOn: '2026-11-23' }, ['occurredOn DATE_IN_FUTURE']],
    ['a day that does not exist', { occurredOn: '2026-02-30' }, ['occurredOn NOT_A_DATE']],
    ['an unknown venue', { venue: 'ATTIC' as InterceptionInput['venue'] }, ['venue UNKNOWN_CODE']],
    ['an unknown fraud type', { fraudTypeCode: 'F98' }, ['fraudTypeCode UNKNOWN_CODE']],
    ['a tag for a fraud type', { fraudTypeCode: 'P03' }, ['fraudTypeCode NOT_ALLOWED_HERE']],
    ['an amount beside withheld', { amount: 100, amountQualifier: 'WITHHELD' }, ['amount AMOUNT_FORBIDDEN']],
    ['no amount beside about', { amountQualifier: 'APPROX' }, ['amount AMOUNT_REQUIRED']],
    ['dissuasions without a number', { dissuasions: { qualifier: 'EXACT' } }, ['dissuasions.value AMOUNT_REQUIRED']],
    ['an age', { victimAgeBand: '67' }, ['victimAgeBand INVALID_FORMAT']],
    ['one unit twice', { joinedByTenantIds: [UNIT, UNIT.toLowerCase()] }, ['joinedByTenantIds.1 DUPLICATE']],
    ['a region that cannot be', { regionCode: '34021' }, ['regionCode NOT_A_REGION']],
    ['a long narrative', { narrative: '长'.repeat(BOUNDS.narrative.max + 1) }, ['narrative TOO_LONG']],
    ['a blank key', { idempotencyKey: '' }, ['idempotencyKey REQUIRED']],
  ])('refuse %s', (_, changes, errors) => {
    expect(errorsOf(changes)).toEqual(errors);
  });
});
