import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ATTACH, DETACH, ONE, PDF } from './attachments.fixture.js';
import { DRAFT, ISSUE, makeSummaryFixture, type SummaryFixture, WRITE, WRITTEN } from './summaries.fixture.js';
import { uploaded } from './support/uploads.js';

const FILES = 'query Files($id: ID!) { done: summary(id: $id) { attachments { id name link { url } } } }';
const OCTOBER = { period: '2026-10' };

describe('files of summaries', () => {
  let fixture: SummaryFixture;
  beforeAll(async () => {
    fixture = await makeSummaryFixture();
  });
  afterAll(() => fixture?.end());

  const upload = async (name: string): Promise<string> =>
    uploaded(fixture.app, (await fixture.as(name)).token, PDF, '附表.pdf');
  const attach = async (name: string, recordId: string) =>
    (await fixture.asked(name, ATTACH, { kind: 'SUMMARY', recordId, uploadId: await upload(name) }))['attachFile'];
  const filesOf = async (name: string, id: string) => (await fixture.done(name, FILES, { id }))['attachments'];
  const issue = async (name: string, id: string) => {
    const { draft } = await fixture.done(name, WRITE, {
      id,
      version: 1,
      input: { sections: WRITTEN, keptMarks: [] },
    });
    return fixture.done(name, ISSUE, { id, version: draft.version, input: { signedOn: '2026-11-03' } });
  };

  it('are the unit’s alone until it is issued; then those who oversee it see them', async () => {
    const { id } = await fixture.done('school-editor', DRAFT, { input: OCTOBER });
    const file = await attach('school-editor', id);
    expect(await filesOf('school-editor', id)).toMatchObject([{ id: file.id, name: '附表.pdf' }]);
    expect(await fixture.refused('official', FILES, { id })).toBe('NOT_FOUND');
    expect(await fixture.refused('official', ONE, { id: file.id })).toBe('NOT_FOUND');
    await issue('school-editor', id);
    const [seen] = await filesOf('official', id);
    expect(seen.id).toBe(file.id);
    const { statusCode } = await fixture.app.inject({ method: 'GET', url: seen.link.url });
    expect(statusCode).toBe(200);
    const later = await attach('school-editor', id);
    expect((await filesOf('official', id)).map((each: { id: string }) => each.id)).toEqual([file.id, later.id]);
    expect(await fixture.refused('official', DETACH, { id: file.id })).toBe('READ_ONLY_OVERSIGHT');
    expect(await fixture.refused('school-viewer', DETACH, { id: file.id })).toBe('FORBIDDEN');
  });

  it('of a region are seen within its authority by those alone who oversee the region', async () => {
    const { id } = await fixture.done('official', DRAFT, { input: { ...OCTOBER, regionCode: '340210' } });
    const file = await attach('official', id);
    const [seen] = await filesOf('official', id);
    expect((await fixture.app.inject({ method: 'GET', url: seen.link.url })).statusCode).toBe(200);
    expect(await fixture.refused('authority-editor', FILES, { id })).toBe('NOT_FOUND');
    expect(await fixture.refused('authority-editor', ONE, { id: file.id })).toBe('NOT_FOUND');
    expect(await fixture.refused('authority-editor', DETACH, { id: file.id })).toBe('NOT_FOUND');
  });
});
