import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeSummaryFixture, NOBODY_HAS, type SummaryFixture } from './summaries.fixture.js';

/** Files of summaries over HTTP: for those who see the summary, and each noted as an export. */
let fixture: SummaryFixture;
let id: string;
beforeAll(async () => {
  fixture = await makeSummaryFixture();
  await fixture.activity(fixture.school, '2026-10-12');
  id = (await fixture.issued('school-editor'))['id'];
}, 60_000);
afterAll(() => fixture?.end());

const get = async (name: string | null, path: string, headers: Record<string, string> = {}) =>
  fixture.app.inject({
    method: 'GET',
    url: path,
    headers: { ...(name && { authorization: `Bearer ${(await fixture.as(name)).token}` }), ...headers },
  });
const codeOf = async (...asked: Parameters<typeof get>) => {
  const answer = await get(...asked);
  return [
    answer.statusCode,
    (answer.json() as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
  ];
};

describe('a file of an edition', () => {
  it('is where the query says, as Word, Markdown and page', async () => {
    const answer = await get('school-editor', `/summaries/${id}/edition/1.docx`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain(
      '2026年10月反电信网络诈骗工作总结.docx',
    );
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const markdown = await get('school-editor', `/summaries/${id}/edition/1.md`);
    expect(markdown.body).toContain('# ');
    const page = await get('school-editor', `/summaries/${id}/edition/1.html`);
    expect(page.body).toContain('测〔2026〕5号');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('is noted in the log, by format', async () => {
    const noted = await fixture.db.sql(
      `select detail->>'format' as format, detail->>'edition' as edition from audit_entry
       where action = 'summary.exported' order by id`,
    );
    expect(noted).toEqual(['docx', 'md', 'html'].map((format) => ({ format, edition: '1' })));
  });

  it('is written for a unit one after another, and who asks for many at once is told to come again', async () => {
    for (const path of [`/summaries/${id}/edition/1.docx`, '/imports/templates/ACTIVITIES.xlsx']) {
      const answers = await Promise.all(Array.from({ length: 80 }, () => get('school-editor', path)));
      expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 429]));
    }
    expect((await get('school-editor', '/imports/templates/ACTIVITIES.xlsx')).statusCode).toBe(200);
  });

  it('is for those who see the summary', async () => {
    const path = `/summaries/${id}/edition/1.docx`;
    expect((await get('official', path)).statusCode).toBe(200);
    expect((await get('school-viewer', path)).statusCode).toBe(200);
    expect(await codeOf(null, path)).toEqual([401, 'UNAUTHENTICATED']);
    expect(await codeOf(null, path, { authorization: 'Bearer x.y.z' })).toEqual([401, 'UNAUTHENTICATED']);
    expect(await codeOf('bank-admin', path)).toEqual([404, 'NOT_FOUND']);
    expect(await codeOf('operator', path)).toEqual([403, 'FORBIDDEN']);
  });

  it('is not there for another number, id or format', async () => {
    expect(await codeOf('school-editor', `/summaries/${id}/edition/2.docx`)).toEqual([404, 'NOT_FOUND']);
    expect(await codeOf('school-editor', `/summaries/${NOBODY_HAS}/edition/1.docx`)).toEqual([404, 'NOT_FOUND']);
    expect(await codeOf('school-editor', '/summaries/x/edition/1.docx')).toEqual([404, 'NOT_FOUND']);
    for (const path of ['edition/1.pdf', 'edition/x.docx', 'edition/1', 'edition/-1.docx', 'draft.exe', ''])
      expect((await get('school-editor', `/summaries/${id}/${path}`)).statusCode).toBe(404);
  });

  it('says why in the language asked for', async () => {
    const { errors } = (await get(null, `/summaries/${id}/edition/1.docx`, { 'accept-language': 'en' })).json() as {
      errors: { message: string }[];
    };
    expect(errors[0]?.message).toBe('Please sign in first');
  });
});

describe('the file of a draft', () => {
  it('says that it is one, and is its unit’s alone', async () => {
    const page = await get('school-editor', `/summaries/${id}/draft.html`);
    expect(page.body).toContain('草稿');
    expect(decodeURIComponent(String(page.headers['content-disposition']))).toContain('（草稿）');
    expect((await get('school-editor', `/summaries/${id}/draft.docx`)).statusCode).toBe(200);
    expect(await codeOf('official', `/summaries/${id}/draft.docx`)).toEqual([404, 'NOT_FOUND']);
  });

  it('is no way around what a program may read', async () => {
    const { token } = await fixture.done(
      'school-admin',
      'mutation($input: ApiClientInput!) { done: createApiClient(input: $input) { token } }',
      { input: { name: '对接', scopes: ['rollup:read'], expiresOn: `${new Date().getUTCFullYear() + 1}-01-01` } },
    );
    const answer = await fixture.app.inject({
      method: 'GET',
      url: `/summaries/${id}/edition/1.md`,
      headers: { authorization: `Bearer ${String(token)}` },
    });
    expect(answer.statusCode).toBe(403);
  });
});
