import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttachmentSweep } from '@fanzha/ledger';
import { existsSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Config, ObjectStore } from '@fanzha/platform';
import { ATTACH, DETACH, makeAttachmentsFixture, OF_INSPECTION, PDF, photo } from './attachments.fixture.js';
import { AMEND, input, RECORD } from './inspections.fixture.js';

const MEGABYTE = 1024 * 1024;
const pdfOf = (bytes: number) => Buffer.concat([PDF, Buffer.alloc(bytes - PDF.length, 0x20)]);

describe('what is kept of files', () => {
  let fixture: Awaited<ReturnType<typeof makeAttachmentsFixture>>;
  let directory: string;
  beforeAll(async () => {
    process.env['FANZHA_ATTACHMENTS_QUOTA_MB'] = '2';
    fixture = await makeAttachmentsFixture();
    delete process.env['FANZHA_ATTACHMENTS_QUOTA_MB'];
    directory = fixture.app.get(Config).attachments.directory;
  });
  afterAll(() => fixture?.close());

  const kept = async (tenantId: string) => {
    const folder = path.join(directory, '3402', tenantId);
    const found = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
    return found.filter((entry) => entry.isFile()).map(({ name }) => name);
  };
  const sweep = () => fixture.app.get(AttachmentSweep, { strict: false });
  /** As if everything had been written so many days ago. */
  const age = async (tenantId: string, days: number) => {
    const folder = path.join(directory, '3402', tenantId);
    const then = new Date(Date.now() - days * 86_400_000);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) await utimes(path.join(entry.parentPath, entry.name), then, then);
  };

  it('is no more than its unit may have, however many arrive at once', async () => {
    const { bank } = fixture;
    const sizes = [0, 1, 2, 3, 4].map((number) => Math.floor(0.6 * MEGABYTE) + number);
    const answers = await Promise.all(
      sizes.map((size, number) => fixture.send(bank, pdfOf(size), { name: `${number}.pdf` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409]);
    const { errors } = answers.find(({ status }) => status === 409)?.body as { errors: [{ extensions: object }] };
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining('2 MB'),
      extensions: { code: 'CONFLICT', reason: 'NO_ROOM_FOR_FILES', quotaMegabytes: 2, freeMegabytes: 0.1 },
    });
    const [{ bytes }] = (await fixture.sql('select sum(size)::int as bytes from attachment where tenant_id = $1', [
      bank.tenantId,
    ])) as [{ bytes: number }];
    expect(bytes).toBeLessThanOrEqual(2 * MEGABYTE);
    expect(bytes).toBeGreaterThan(1.7 * MEGABYTE);
  });

  it('gives room back as soon as a file is detached', async () => {
    const { countyEditor: other, data } = fixture;
    const { id: recordId } = await fixture.inspected(other);
    const { id } = await fixture.attached(other, recordId, pdfOf(1.5 * MEGABYTE), { name: 'a.pdf' });
    const next = pdfOf(1.5 * MEGABYTE + 1);
    expect(await fixture.refusedUpload(other, next, { name: 'b.pdf' })).toBe('NO_ROOM_FOR_FILES');
    await data(other, DETACH, { id });
    await fixture.uploaded(other, next, { name: 'b.pdf' });
  });

  it('lies by its hash in a directory of its unit: nobody can tell that another one has the same', async () => {
    const [one, other] = [fixture.sibling, fixture.farSchool];
    const { id: recordId } = await fixture.inspected(one);
    const content = pdfOf(2_000);
    const first = await fixture.attached(one, recordId, content, { name: 'a.pdf' });
    await fixture.uploaded(one, content, { name: 'b.pdf' });
    expect(await kept(one.tenantId)).toHaveLength(1);
    const theirs = await fixture.uploaded(other, content, { name: 'a.pdf' });
    expect(await kept(other.tenantId)).toEqual(await kept(one.tenantId));
    // What a client is told of it is told of every upload.
    expect(Object.keys(theirs).sort()).toEqual(['id', 'mediaType', 'name', 'size']);
    expect(theirs.id).not.toBe(first.id);
  });

  it('is swept away when nothing needs it: old uploads, bytes without a row, what came off a week ago', async () => {
    const { movedSchool: unit, data } = fixture;
    const { id: recordId } = await fixture.inspected(unit);
    const stays = await fixture.attached(unit, recordId, await photo(), {});
    const goes = await fixture.attached(unit, recordId, pdfOf(3_000), { name: 'b.pdf' });
    const forgotten = await fixture.uploaded(unit, pdfOf(4_000), { name: 'c.pdf' });
    await fixture.uploaded(unit, pdfOf(5_000), { name: 'd.pdf' });
    await data(unit, DETACH, { id: goes.id });
    const stray = path.join(directory, '3402', unit.tenantId, 'ff', 'f'.repeat(64));
    await mkdir(path.dirname(stray), { recursive: true });
    await writeFile(stray, 'left behind');
    expect(await kept(unit.tenantId)).toHaveLength(6);

    expect(await sweep().sweep()).toBe(0);
    await age(unit.tenantId, 2);
    await fixture.sql("update attachment set uploaded_at = now() - interval '25 hours' where id = $1", [forgotten.id]);
    // The forgotten upload and what no row names; what was detached just now may be named by a backup.
    expect(await sweep().sweep()).toBe(2);
    expect(await kept(unit.tenantId)).toHaveLength(4);
    expect(await fixture.refused(unit, ATTACH, { kind: 'INSPECTION', recordId, uploadId: forgotten.id })).toMatchObject(
      { code: 'NOT_FOUND' },
    );
    await fixture.sql("update attachment set detached_at = now() - interval '8 days' where id = $1", [goes.id]);
    expect(await sweep().sweep()).toBe(1);
    const [file] = (await data(unit, OF_INSPECTION, { id: recordId }))['inspection'].attachments;
    expect(file.id).toBe(stays.id);
    for (const { url } of [file.link, file.preview]) expect((await fixture.fetched(url)).status).toBe(200);
  });

  it('is written again where it was swept away while it arrived', async () => {
    const { countyOfficial: unit } = fixture;
    const store = fixture.app.get(ObjectStore);
    const put = store.put.bind(store);
    let calls = 0;
    // The sweep comes between the bytes and their row.
    store.put = async (key, file, sha256) => {
      await put(key, file, sha256);
      calls += 1;
      if (calls === 1) await store.remove(key);
    };
    try {
      const { id: recordId } = await fixture.inspected(unit);
      const { link } = await fixture.attached(unit, recordId, pdfOf(6_000), { name: 'a.pdf' });
      expect((await fixture.fetched(link.url)).body.length).toBe(6_000);
      expect(calls).toBe(2);
    } finally {
      store.put = put;
    }
  });

  it('goes with its record where the record counts elsewhere, and is seen by who sees it there', async () => {
    const { movedSchool: unit, data, otherCountyOfficial: before, countyOfficial: after } = fixture;
    const former = { ...input, occurredOn: '2025-10-12', hazards: [] };
    const { recordInspection: record } = await data(unit, RECORD, { input: former });
    await fixture.attached(unit, record.id, PDF, { name: 'a.pdf' });
    const seenBy = async (as: typeof before) => {
      const { data: answered } = await fixture.answer(as, OF_INSPECTION, { id: record.id });
      return answered?.inspection?.attachments.length ?? null;
    };
    expect([await seenBy(before), await seenBy(after)]).toEqual([1, null]);
    await data(unit, AMEND, {
      id: record.id,
      version: record.version,
      input: { ...input, occurredOn: '2026-02-12', hazards: [] },
    });
    expect([await seenBy(before), await seenBy(after)]).toEqual([null, 1]);
    const rows = await fixture.sql('select region_code, sector from attachment where owner_id = $1', [record.id]);
    const facts = await fixture.sql('select region_code, sector from inspection where id = $1', [record.id]);
    expect(rows).toEqual(facts);
  });
});
