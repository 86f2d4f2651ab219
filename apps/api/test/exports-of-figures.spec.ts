import { INDICATORS } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClientsFixture, makeClientsFixture } from './api-clients.fixture.js';
import { rowsIn, takingFrom, type Told } from './exports.fixture.js';
import { insertTenant, insertUser } from './support/factories.js';

/** Files of figures say what `Region.rollup` says, to whoever asks. */
let fixture: ClientsFixture;
let take: ReturnType<typeof takingFrom>;
beforeAll(async () => {
  fixture = await makeClientsFixture();
  take = takingFrom(fixture.app);
  const police = (await insertUser(fixture, await insertTenant(fixture.db, 'POLICE', '340210100'), ['UNIT_ADMIN']))
    .token;
  const measures = [
    { indicator: 'PARTICIPANTS', value: 300, qualifier: 'AT_LEAST', upTo: 500 },
    { indicator: 'LEAFLETS', qualifier: 'UNCOUNTED' },
  ];
  const activity = { type: 'LECTURE', title: '防骗讲座', startOn: '2026-09-29', endOn: '2026-10-12', measures };
  const input = { fraudTypeCode: 'F0101', reportedOn: '2026-10-05', filedOn: '2026-10-06', loss: '52000.50' };
  await fixture.as(
    fixture.tokens.schoolAdmin,
    'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }',
    { input: activity },
  );
  await fixture.as(police, 'mutation ($input: FraudCaseInput!) { recordFraudCase(input: $input) { id } }', {
    input: { ...input, caseNumber: 'A3402100000000001' },
  });
}, 60_000);
afterAll(() => fixture.close());

const FIGURES = `figures(indicators: $indicators) { indicator value exactValue numerator denominator atLeast approx
  uncounted withheld toCheck spanning { records amount atLeast approx uncounted withheld }
  goesOn { records amount atLeast approx uncounted withheld } }`;
const QUERY = `query($code: ID!, $period: Period!, $indicators: [IndicatorCode!]) { region(code: $code) {
  code rollup(period: $period) { ${FIGURES} }
  children { code rollup(period: $period) { ${FIGURES} } } } }`;

const text = (value: unknown) => (value == null ? '' : String(value as string));
const errorIn = (body: string) => (JSON.parse(body) as { errors: [{ extensions: object }] }).errors[0].extensions;

/** A figure of the query, as a row has it. */
function rowOf(code: string, { spanning, goesOn, exactValue, value, ...figure }: Told): Record<string, string> {
  const part = (name: string, of: unknown) =>
    Object.fromEntries(
      ['records', 'amount', 'atLeast', 'approx', 'uncounted', 'withheld'].map((field) => [
        `${name}.${field}`,
        text((of as Told | null)?.[field]),
      ]),
    );
  const plain = Object.fromEntries(Object.entries(figure).map(([name, each]) => [name, text(each)]));
  return { code, value: text(exactValue ?? value), ...plain, ...part('spanning', spanning), ...part('goesOn', goesOn) };
}

describe('a file of figures', () => {
  it('has every figure of the region, and of those below, with what it does not say exactly', async () => {
    const { official } = fixture.tokens;
    for (const period of ['2026-10', '2026-Q3', '2026-09-30/2026-10-05']) {
      const answer = (await fixture.as(official, QUERY, { code: '340210', period })) as { region: Told };
      const { children, ...own } = answer.region;
      const nodes = [own, ...(children as Told[])];
      const expected = nodes.flatMap((node) =>
        ((node['rollup'] as Told)['figures'] as Told[]).map((figure) => rowOf(node['code'] as string, figure)),
      );
      const file = await take(official, `rollups.csv?code=340210&period=${period}&children=true`);
      expect(file.status).toBe(200);
      const { rows } = rowsIn(file.text);
      expect(rows).toHaveLength(expected.length);
      for (const [at, row] of rows.entries()) expect(row).toMatchObject({ ...expected[at], period });
      expect(rows.find(({ indicator }) => indicator === 'LOSS')).toMatchObject({ label: expect.any(String) });
    }
    const { rows } = rowsIn(
      (await take(official, 'rollups.csv?code=340210&period=2026-10&indicators=LOSS,CASES_FILED')).text,
    );
    expect(rows.map(({ code, indicator, value }) => [code, indicator, value])).toEqual([
      ['340210', 'LOSS', '52000.50'],
      ['340210', 'CASES_FILED', '1'],
    ]);
  });

  it('is of one sector where that is asked for, and is told in Chinese', async () => {
    const { official } = fixture.tokens;
    const query = `query($sector: Sector) { region(code: "340210") {
      rollup(period: "2026-10", sector: $sector) { figures(indicators: [PARTICIPANTS, CASES_FILED]) { value } } } }`;
    const county = 'rollups.csv?code=340210&period=2026-10&indicators=PARTICIPANTS,CASES_FILED';
    const values = new Set<string>();
    for (const sector of ['EDUCATION', 'PUBLIC_SECURITY', 'HEALTH']) {
      const { region } = (await fixture.as(official, query, { sector })) as { region: { rollup: { figures: Told[] } } };
      const { rows } = rowsIn((await take(official, `${county}&sector=${sector}`)).text);
      expect(rows.map(({ value }) => value)).toEqual(region.rollup.figures.map(({ value }) => text(value)));
      values.add(rows.map(({ value }) => value).join());
    }
    expect(values.size).toBeGreaterThan(1);
    const chinese = await take(official, `${county}&sector=PUBLIC_SECURITY&labels=zh`);
    const { names, rows } = rowsIn(chinese.text);
    expect(names).not.toContainEqual(expect.stringMatching(/[a-z]/i));
    expect(new Set(names).size).toBe(names.length);
    expect(rows[1]).toMatchObject({ 指标代码: 'CASES_FILED', 数值: '1' });
    const wrong = await take(official, `${county}&sector=police&labels=en`);
    expect(errorIn(wrong.text)).toMatchObject({
      fields: [
        { path: 'sector', code: 'UNKNOWN_CODE' },
        { path: 'labels', code: 'UNKNOWN_CODE' },
      ],
    });
  });

  it('is refused as the query is', async () => {
    const asked = 'rollups.csv?code=340210&period=2026-10';
    expect((await take(fixture.tokens.otherCounty, asked)).status).toBe(403);
    expect(errorIn((await take(fixture.tokens.otherCounty, asked)).text)).toMatchObject({
      reason: 'OUTSIDE_OVERSIGHT',
    });
    expect((await take(fixture.tokens.schoolAdmin, asked)).status).toBe(403);
    expect((await take(null, asked)).status).toBe(401);
    expect((await take(fixture.tokens.official, 'rollups.csv?code=349999&period=2026-10')).status).toBe(404);
    const wrong = await take(fixture.tokens.official, 'rollups.csv?indicators=LOSS,LOSS,NONE&children=yes');
    expect(errorIn(wrong.text)).toMatchObject({
      fields: [
        { path: 'code', code: 'REQUIRED' },
        { path: 'period', code: 'REQUIRED' },
        { path: 'indicators.1', code: 'DUPLICATE' },
        { path: 'indicators.2', code: 'UNKNOWN_CODE' },
        { path: 'children', code: 'UNKNOWN_CODE' },
      ],
    });
  });

  it('leads a program for figures alone to no single case', async () => {
    const { token } = await fixture.client(fixture.tokens.official, ['rollup:read']);
    const county = 'rollups.csv?code=340210&period=2026-10';
    expect((await take(token, `${county}&indicators=LOSS`)).status).toBe(200);
    const refused = [
      `${county}&indicators=LOSS&children=true`,
      'rollups.csv?code=340210100&period=2026-10&indicators=LOSS',
      'rollups.csv?code=340210&period=2026-10-05/2026-10-06&indicators=LOSS',
      `${county}&indicators=LOSS&sector=PUBLIC_SECURITY`,
    ];
    for (const file of refused)
      expect(errorIn((await take(token, file)).text)).toMatchObject({ code: 'FORBIDDEN', reason: 'CELLS_TOO_SMALL' });
    const { rows } = rowsIn((await take(token, `${county}&children=true`)).text);
    const victims = rows.filter(
      ({ code, indicator }) => code !== '340210' && ['LOSS', 'CASES_FILED'].includes(indicator ?? ''),
    );
    expect(victims).toEqual([]);
    expect(rows.some(({ code }) => code !== '340210')).toBe(true);
  });

  it('has a label and a unit for every indicator', () => {
    for (const { zh, unit } of INDICATORS) expect([zh, unit]).toEqual([expect.any(String), expect.any(String)]);
  });
});
