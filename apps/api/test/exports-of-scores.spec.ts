import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actors.js';
import { DELETE, makeEvaluationFixture, PUBLISH, RANK, READ, SCORES } from './evaluation.fixture.js';
import { rowsIn, takingFrom } from './exports.fixture.js';

/** Files of scores, and drafts that are deleted. */
let fixture: Awaited<ReturnType<typeof makeEvaluationFixture>>;
beforeAll(async () => {
  fixture = await makeEvaluationFixture();
  await fixture.worked(fixture.school, 2, 120);
});
afterAll(() => fixture.close());

const take = (as: Actor, id: unknown, format = 'csv') =>
  takingFrom(fixture.api.app)(as.token, `evaluation-scores.${format}?id=${String(id)}`);

describe('the file of scores', () => {
  it('has a row for each unit and its items as the page has them, and no rank while ranking is off', async () => {
    const scheme = await fixture.published();
    const { id } = scheme;
    const { edges, totalCount } = await fixture.done(fixture.county, SCORES, { id, first: 40 });
    const answer = await take(fixture.county, id);
    expect(answer.headers['content-disposition']).toContain('evaluation-scores.csv');
    const { names, rows } = rowsIn(answer.text);
    expect(names.slice(0, 8)).toEqual([
      ...['单位', '区划', '条线', '单位类型'],
      ...['总分（最低）', '总分（最高）', '满分', '能否确定'],
    ]);
    expect(names.filter((name) => name.includes('名次'))).toEqual([]);
    expect(rows).toHaveLength(totalCount as number);
    const shown = (edges as { node: Record<string, unknown> }[]).map(({ node }) => node);
    expect(rows.map((row) => row['单位'])).toEqual(shown.map(({ unitName }) => unitName));
    expect(rows.map((row) => row['总分（最低）'])).toEqual(shown.map(({ low }) => low));
    expect(rows.find((row) => row['单位'] === '湖畔小学')).toMatchObject({
      '1 宣传场次（场）': '2',
      '1 宣传场次 得分（最低，满分 60.00）': '30.00',
      '1 宣传场次 能否确定': '已算出',
      '2 宣传资料 得分（最高）': '40.00',
      '总分（最高）': '70.00',
    });
    const workbook = await take(fixture.county, id, 'xlsx');
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    const logged = await fixture.sql(
      "select detail from audit_entry where action = 'evaluation_scheme.exported' order by id",
    );
    expect(logged.map(({ detail }) => detail)).toMatchObject([
      { id, format: 'csv', rows: totalCount, title: scheme['title'] },
      { id, format: 'xlsx' },
    ]);
  });

  it('is of the frozen scores once they are set, with ranks where the authority has switched them on', async () => {
    const { id, version, closingHash } = await fixture.closed();
    await fixture.worked(fixture.school, 2);
    const frozen = await take(fixture.county, id, 'ndjson');
    const records = frozen.text.trim().split('\n');
    expect(records.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ unit: '湖畔小学', value1: '2', low: '70.00', high: '70.00' }),
    );
    expect(frozen.text).not.toContain('"rank"');
    await fixture.done(fixture.county, RANK, { id, version, ranking: true, shown: false });
    const ranked = rowsIn((await take(fixture.county, id)).text).rows;
    expect(ranked.find((row) => row['单位'] === '湖畔小学')).toMatchObject({ 名次: '1' });
    const [last] = await fixture.sql(
      "select detail from audit_entry where action = 'evaluation_scheme.exported' order by id desc limit 1",
    );
    expect(last).toMatchObject({ detail: { closingHash } });
  });

  it('is for its authority alone, and leaves no trace where it is refused', async () => {
    const { id } = await fixture.published();
    const count = async () =>
      (await fixture.sql("select id from audit_entry where action = 'evaluation_scheme.exported'")).length;
    const before = await count();
    for (const as of [fixture.otherCounty, fixture.foreign, fixture.bank])
      expect((await take(as, id)).status).toBe(404);
    expect((await take(fixture.school, id)).status).toBe(403);
    expect((await take(fixture.county, 'x')).status).toBe(404);
    expect((await takingFrom(fixture.api.app)(null, `evaluation-scores.csv?id=${String(id)}`)).status).toBe(401);
    expect(await count()).toBe(before);
  });
});

describe('a draft', () => {
  it('is deleted by its authority as it was seen; nobody else finds it', async () => {
    const { done, refused, county, colleague } = fixture;
    const { id, version } = await fixture.created();
    for (const as of [fixture.school, fixture.city, fixture.otherCounty, fixture.foreign])
      expect(await refused(as, DELETE, { id, version })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(county, DELETE, { id, version: version + 1 })).toMatchObject({ reason: 'VERSION_CHANGED' });
    expect(await done(county, READ, { id })).toMatchObject({ allowed: expect.arrayContaining(['delete']) });
    expect(await done(colleague, DELETE, { id, version })).toBe(true);
    expect(await refused(county, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(county, DELETE, { id, version })).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await fixture.sql("select from audit_entry where action = 'evaluation_scheme.deleted' and subject_id = $1", [id]),
    ).toHaveLength(1);
  });

  it('stays once it was published', async () => {
    const { id, version } = await fixture.created();
    const published = await fixture.done(fixture.county, PUBLISH, { id, version });
    expect(published['allowed']).not.toContain('delete');
    expect(await fixture.refused(fixture.county, DELETE, { id, version: published['version'] })).toMatchObject({
      reason: 'EVALUATION_STATE',
      state: 'PUBLISHED',
    });
  });
});
