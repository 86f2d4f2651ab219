import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brushing, makePoliceFixture, type PoliceFixture, RECORD_FRAUD_CASE } from './police.fixture.js';

const BREAKDOWN = `query Breakdown($by: BreakdownDimension!) { region(code: "340210") { rollup(period: "2026") {
  breakdown(indicator: CASES_REPORTED, by: $by) { key label value } } } }`;
const LIST = `query List($filter: FraudCaseFilter!) { fraudCases(filter: $filter) { totalCount } }`;

let fixture: PoliceFixture;
beforeAll(async () => {
  fixture = await makePoliceFixture();
  const cases = [
    { victimSex: 'FEMALE', victimOccupation: '会计', paymentMethod: '手机银行转账', victimHadPublicity: true },
    { victimSex: 'FEMALE', victimOccupation: '养蜂人', victimSector: 'EDUCATION', victimHadPublicity: false },
    { victimSex: 'MALE', victimOccupation: '财务人员', bankName: '中国工商银行湖畔支行' },
    {},
  ];
  for (const input of cases) await fixture.data(fixture.police, RECORD_FRAUD_CASE, { input: brushing(input) });
});
afterAll(() => fixture.close());

const amounts = async (by: string) =>
  (await fixture.data(fixture.countyOfficial, BREAKDOWN, { by })).rollup.breakdown.map(
    ({ key, value }: { key: string; value: number }) => [key, value],
  );
const count = async (filter: object) => (await fixture.data(fixture.police, LIST, { filter })).totalCount as number;

describe('cases by what is stated of their victims', () => {
  it('are told apart, and a case that states nothing is in no part', async () => {
    expect(await amounts('VICTIM_SEX')).toEqual([
      ['FEMALE', 2],
      ['MALE', 1],
    ]);
    expect(await amounts('OCCUPATION')).toEqual([
      ['FINANCE_ACCOUNTING', 2],
      ['OTHER', 1],
    ]);
    expect(await amounts('HAD_PUBLICITY')).toEqual([
      ['NO', 1],
      ['YES', 1],
    ]);
    expect(await amounts('VICTIM_SECTOR')).toEqual([['EDUCATION', 1]]);
    expect(await amounts('BANK')).toEqual([['ICBC', 1]]);
    expect((await amounts('PAYMENT_METHOD')).length).toBe(1);
    expect(await amounts('TENANT_TYPE')).toEqual([['POLICE', 4]]);
  });

  it('narrow the list in the same way', async () => {
    expect(await count({ victimSex: 'FEMALE' })).toBe(2);
    expect(await count({ victimOccupation: 'FINANCE_ACCOUNTING' })).toBe(2);
    expect(await count({ victimSector: 'EDUCATION' })).toBe(1);
    expect(await count({ victimHadPublicity: false })).toBe(1);
    expect(await count({ bank: 'ICBC' })).toBe(1);
    expect(await count({ tenantType: 'POLICE' })).toBe(4);
    expect(await count({ tenantType: 'BANK' })).toBe(0);
  });
});
