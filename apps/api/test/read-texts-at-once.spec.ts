import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeptWordsRepository } from '@fanzha/ledger';
import { randomUUID } from 'node:crypto';
import { ACCEPT, READ } from './read-texts.fixture.js';
import { insertTenant, insertUser } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

const SUMMARY = `湖畔小学2026年9月反诈宣传工作总结
9月10日，我校组织开展反诈专题讲座1场，参加师生320人，发放宣传手册800余份。`;
const RECORD = 'mutation($input: ActivityInput!) { recordActivity(input: $input) { id } }';

describe('texts that several people of a unit send at once', () => {
  let fixture: TestApi;
  let tokens: string[];
  let tenantId: string;

  beforeAll(async () => {
    fixture = await startTestApi();
    const school = await insertTenant(fixture.db, 'SCHOOL', '340210100', { name: '湖畔小学' });
    tenantId = school.id;
    tokens = await Promise.all([0, 1].map(async () => (await insertUser(fixture, school, ['UNIT_EDITOR'])).token));
  });
  afterAll(() => fixture?.close());

  const ask = (query: string, variables: Record<string, unknown>, who = 0) =>
    fixture.gql(query, variables, { token: tokens[who] });
  const read = async (reportDate: string, who = 0) =>
    (await ask(READ, { text: SUMMARY, reportDate }, who)).data.readSummaryText;
  const sessions = async () =>
    Number(
      (
        await fixture.db.sql(
          `select coalesce(sum(m.amount), 0)::int as sum from activity a join activity_measure m on m.activity_id = a.id
           where a.tenant_id = $1 and m.indicator = 'PARTICIPANTS'`,
          [tenantId],
        )
      )[0]?.['sum'],
    );

  it('are one text where they are the same', async () => {
    const texts = await Promise.all(Array.from({ length: 4 }, (_, at) => read('2026-09-29', at % 2)));
    expect(new Set(texts.map(({ id }) => id)).size).toBe(1);
  });

  it('count once where two people accept what tells the same', async () => {
    // The day of the report makes two texts of one.
    const texts = [await read('2026-09-30', 0), await read('2026-10-01', 1)];
    expect(texts[0].id).not.toBe(texts[1].id);
    const answers = await Promise.all(
      texts.map(({ id, version, proposals }, who) =>
        ask(
          ACCEPT,
          {
            input: {
              textId: id,
              version,
              idempotencyKey: randomUUID(),
              accepted: [{ proposal: proposals[0].proposal, startOn: '2026-09-10' }],
            },
          },
          who,
        ),
      ),
    );
    expect(await sessions()).toBe(320);
    const refused = answers.flatMap(({ errors = [] }) => errors);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.extensions['fields']).toMatchObject([{ path: 'accepted.0.again', code: 'REQUIRED' }]);
  });

  it('are held against no more words than can be compared in a moment', async () => {
    const input = { type: 'LECTURE', startOn: '2026-09-01', narrative: '宣传'.repeat(9_500) };
    for (let at = 0; at < 8; at += 1) await ask(RECORD, { input: { ...input, title: `讲座${at}` } });
    const scope = { cityCode: '3402', tenantId, userId: null, regions: [], sector: null, mode: 'member' } as const;
    const words = fixture.app.get(KeptWordsRepository, { strict: false });
    const found = await words.since(scope, '2026-01-01', { records: 100, characters: 60_000 });
    expect(found.length).toBeGreaterThan(1);
    expect(found.reduce((sum, one) => sum + one.words.length, 0)).toBeLessThanOrEqual(60_000);
  });
});
