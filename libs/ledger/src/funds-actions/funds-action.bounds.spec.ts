import { describe, expect, it } from '@jest/globals';
import { readFundsAction } from './funds-action.bounds.js';
import type { FundsActionInput } from './funds-action.inputs.js';

const TODAY = '2026-11-22';
const read = (changes: Partial<FundsActionInput> = {}) =>
  readFundsAction(
    {
      occurredOn: '2026-11-05',
      stage: 'FREEZE',
      accounts: 1,
      accountsQualifier: 'EXACT',
      amount: 80_000,
      amountQualifier: 'EXACT',
      ...changes,
    },
    TODAY,
  );
const errorsOf = (changes: Partial<FundsActionInput>) =>
  read(changes).errors.map(({ path, code }) => `${path} ${code}`);

describe('bounds of a funds action', () => {
  it('clean what is stored', () => {
    expect(
      read({ idempotencyKey: ' k-1 ', caseId: ' 0199A000-0000-7000-8000-00000000000C ', regionCode: ' ' }),
    ).toMatchObject({
      content: {
        accounts: 1,
        amount: 80_000,
        caseId: '0199a000-0000-7000-8000-00000000000c',
        regionCode: null,
        campaignIds: [],
      },
      idempotencyKey: 'k-1',
      errors: [],
    });
  });

  it('take what the contract has filled in for none where none was counted', () => {
    expect(read({ accountsQualifier: 'UNCOUNTED', amount: 0, amountQualifier: 'WITHHELD' })).toMatchObject({
      content: { accounts: null, amount: null },
      errors: [],
    });
    expect(errorsOf({ accounts: 2, accountsQualifier: 'UNCOUNTED', amountQualifier: 'WITHHELD' })).toEqual([
      'accounts AMOUNT_FORBIDDEN',
      'amount AMOUNT_FORBIDDEN',
    ]);
    expect(read({ accounts: 0, amount: 0 })).toMatchObject({ content: { accounts: 0, amount: 0 }, errors: [] });
  });

  it.each<[string, Partial<FundsActionInput>, string[]]>([
    ['tomorrow', { occurredOn: '2026-11-23' }, ['occurredOn DATE_IN_FUTURE']],
    ['an unknown stage', { stage: 'MELT' as FundsActionInput['stage'] }, ['stage UNKNOWN_CODE']],
    ['fewer accounts than none', { accounts: -1 }, ['accounts NEGATIVE']],
    ['a case that cannot be', { caseId: 'A-1' }, ['caseId NOT_FOUND']],
    ['a region that cannot be', { regionCode: '34021' }, ['regionCode NOT_A_REGION']],
    ['a blank key', { idempotencyKey: '' }, ['idempotencyKey REQUIRED']],
  ])('refuse %s', (_, changes, errors) => {
    expect(errorsOf(changes)).toEqual(errors);
  });
});
