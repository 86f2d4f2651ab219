import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ATTACH, ONE, PDF } from './attachments.fixture.js';
import {
  DISCARD,
  DRAFT,
  ISSUE,
  LIST,
  makeSummaryFixture,
  READ,
  REFRESH,
  type SummaryFixture,
  WRITE,
  WRITTEN,
} from './summaries.fixture.js';
import { uploaded } from './support/uploads.js';

const ENTRIES = 'select action, detail from audit_entry where subject_id = $1 order by id desc';

let f: SummaryFixture;
beforeAll(async () => {
  f = await makeSummaryFixture();
}, 60_000);
afterAll(() => f?.end());

describe('a summary that was never issued', () => {
  it('is thrown away with its files, and its period is free again', async () => {
    const { id } = await f.draft('school-editor');
    const written = await f.done('school-editor', WRITE, { id, version: 1, input: { sections: WRITTEN } });
    const uploadId = await uploaded(f.app, (await f.as('school-editor')).token, PDF, '附表.pdf');
    await f.asked('school-editor', ATTACH, { kind: 'SUMMARY', recordId: id, uploadId });
    const seen = { id, version: written['draft'].version };
    expect(await f.done('school-editor', DISCARD, seen)).toBe(true);
    expect(await f.refused('school-editor', READ, { id })).toBe('NOT_FOUND');
    expect(await f.refused('school-editor', ONE, { id: uploadId })).toBe('NOT_FOUND');
    expect((await f.done('school-editor', LIST, {})).edges).toEqual([]);
    expect(await f.db.sql('select state from attachment where id = $1', [uploadId])).toEqual([{ state: 'DETACHED' }]);
    expect((await f.db.sql(ENTRIES, [id]))[0]).toEqual({
      action: 'summary.discarded',
      detail: { period: '2026-10', about: 'UNIT' },
    });
    // Sent again, nothing more is done.
    expect(await f.done('school-editor', DISCARD, seen)).toBe(true);
    expect(await f.db.sql(ENTRIES, [id])).toHaveLength(3);
    expect(await f.refused('school-editor', WRITE, { ...seen, input: { sections: [] } })).toBe('NOT_FOUND');
    expect(await f.refused('school-editor', REFRESH, seen)).toBe('NOT_FOUND');
    const anew = await f.draft('school-editor');
    expect(anew['id']).not.toBe(id);
    await f.done('school-editor', DISCARD, { id: anew['id'], version: 1 });
  });

  it('stays where somebody has written in it meanwhile, and once it was issued', async () => {
    const { id } = await f.draft('school-editor', { period: '2026-09' });
    const { draft } = await f.done('school-editor', WRITE, { id, version: 1, input: { sections: WRITTEN } });
    expect(await f.asked('school-editor', DISCARD, { id, version: 1 })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      version: draft.version,
    });
    const seen = { id, version: draft.version };
    const raced = await Promise.all([
      f.asked('school-editor', DISCARD, seen),
      f.asked('school-editor', ISSUE, { ...seen, input: {} }),
    ]);
    expect(raced.filter((outcome) => !('done' in outcome))).toHaveLength(1);
    const issued = await f.issued('school-editor', { period: '2026-08' });
    const version = issued['draft'].version;
    expect(await f.asked('school-editor', DISCARD, { id: issued['id'], version })).toMatchObject({
      code: 'CONFLICT',
      reason: 'SUMMARY_ISSUED',
    });
    expect(await f.done('school-editor', READ, { id: issued['id'] })).toMatchObject({ state: 'ISSUED' });
  });

  it('is nobody else’s: to others it looks as what is not there', async () => {
    const { id } = await f.done('bank-admin', DRAFT, { input: { period: '2026-10' } });
    const missing = { id: '00000000-0000-4000-8000-000000000000', version: 1 };
    for (const who of ['school-editor', 'official', 'education-official'])
      for (const asked of [missing, { id, version: 1 }, { id: '不是编号', version: 1 }])
        expect(await f.refused(who, DISCARD, asked)).toBe('NOT_FOUND');
    expect(await f.refused(null, DISCARD, { id, version: 1 })).toBe('UNAUTHENTICATED');
    expect(await f.done('bank-admin', DISCARD, { id, version: 1 })).toBe(true);
    expect(await f.refused('school-editor', DISCARD, { id, version: 1 })).toBe('NOT_FOUND');
    const own = await f.draft('school-editor', { period: '2026-10' });
    expect(await f.refused('school-viewer', DISCARD, { id: own['id'], version: 1 })).toBe('FORBIDDEN');
    const seen = await f.issued('school-editor', { period: '2026-07' });
    expect(await f.refused('official', DISCARD, { id: seen['id'], version: 1 })).toBe('READ_ONLY_OVERSIGHT');
    await f.done('school-editor', DISCARD, { id: own['id'], version: 1 });
  });

  it('of a region is thrown away by who oversees the region, and by nobody else of the authority', async () => {
    const { id } = await f.done('official', DRAFT, { input: { period: '2026-10', regionCode: '340210' } });
    expect(await f.refused('authority-editor', DISCARD, { id, version: 1 })).toBe('NOT_FOUND');
    expect(await f.done('official', DISCARD, { id, version: 1 })).toBe(true);
  });
});
