import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { ATTACH, DETACH, makeAttachmentsFixture, OF_INSPECTION, ONE, PDF, photo } from './attachments.fixture.js';
import { VOID } from './inspections.fixture.js';

describe('files of records', () => {
  let fixture: Awaited<ReturnType<typeof makeAttachmentsFixture>>;
  beforeAll(async () => {
    fixture = await makeAttachmentsFixture();
  });
  afterAll(() => fixture?.close());

  const filesOf = async (id: string, as = fixture.school) =>
    (await fixture.data(as, OF_INSPECTION, { id }))['inspection'].attachments;

  it('are uploaded, attached, listed and fetched; of a photo nothing but its pixels is kept', async () => {
    const { school, data } = fixture;
    const sent = await photo();
    expect(sent.includes('secret-firmware')).toBe(true);
    const upload = await fixture.uploaded(school, sent);
    expect(upload).toMatchObject({ name: '现场.jpg', mediaType: 'image/jpeg' });
    const { id: recordId } = await fixture.inspected();
    expect(await filesOf(recordId)).toEqual([]);
    const { attachFile } = await data(school, ATTACH, { kind: 'INSPECTION', recordId, uploadId: upload.id });
    // Upright: it lay on its side.
    expect(attachFile).toMatchObject({ id: upload.id, width: 480, height: 640, uploadedBy: school.displayName });
    const [file] = await filesOf(recordId);
    expect(file).toMatchObject({ name: '现场.jpg', size: upload.size, attachedAt: expect.any(String), scanned: false });

    const answer = await fixture.fetched(file.link.url);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(file.size),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining('sandbox'),
      'content-disposition': expect.stringMatching(
        /^attachment; filename="file\.jpg"; filename\*=UTF-8''[\w%.-]+\.jpg$/,
      ),
    });
    expect(answer.body.length).toBe(file.size);
    const { exif, xmp, iptc, orientation, width, height } = await sharp(answer.body).metadata();
    expect({ exif, xmp, iptc, orientation, width, height }).toEqual({ width: 480, height: 640 });
    expect(answer.body.includes('secret-firmware')).toBe(false);

    const preview = await fixture.fetched(file.preview.url);
    expect(preview.headers).toMatchObject({ 'content-type': 'image/webp', 'content-disposition': 'inline' });
    expect(await sharp(preview.body).metadata()).toMatchObject({ format: 'webp', width: 360, height: 480 });
  });

  it('are refused by what they are, whatever they are called', async () => {
    const { school, refusedUpload } = fixture;
    const jpeg = await photo();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    for (const [content, name] of [
      [svg, 'a.svg'],
      [svg, 'a.png'],
      [html, 'a.html'],
      [html, 'a.pdf'],
      [Buffer.concat([html, PDF]), 'a.pdf'],
      [Buffer.from('MZ\x90\0\x03'), 'a.exe'],
      [Buffer.from('GIF89a\x01\0\x01\0\0\0\0;'), 'a.gif'],
      [Buffer.from('PK\x05\x06'.padEnd(22, '\0')), 'a.docx'],
      [Buffer.from('一段文字'), 'a.txt'],
    ] as const)
      expect(await refusedUpload(school, content, { name })).toBe('file FILE_TYPE_REFUSED');
    for (const name of ['现场.pdf', '现场.jpg.exe', '现场'])
      expect(await refusedUpload(school, jpeg, { name })).toBe('file WRONG_FILE_ENDING');
    expect(await refusedUpload(school, Buffer.alloc(0))).toBe('file FILE_EMPTY');
    expect(await refusedUpload(school, null)).toBe('file REQUIRED');
    expect(await refusedUpload(school, jpeg, { field: 'photo' })).toBe('file REQUIRED');
    expect(await refusedUpload(school, jpeg, { name: '身份证110101199003074477.jpg' })).toBe('file PERSONAL_NUMBER');
    expect(await refusedUpload(school, jpeg, { name: `${'长'.repeat(200)}.jpg` })).toBe('file TOO_LONG');
    expect(await refusedUpload(school, jpeg.subarray(0, 200))).toBe('file IMAGE_UNREADABLE');
    const large = Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]);
    expect(await refusedUpload(school, large, { name: 'a.pdf' })).toBe('file FILE_TOO_LARGE');
    const { body } = await fixture.send(school, html, { name: 'a.html' });
    expect(body.errors[0].extensions.fields[0].message).toContain('PDF');
  });

  it('are refused where an image would unfold to more pixels than may be', async () => {
    const bomb = await sharp({
      create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await fixture.refusedUpload(fixture.school, bomb, { name: 'a.png' })).toBe('file TOO_MANY_PIXELS');
  });

  it('lose what stands behind an image, so that they are nothing else as well', async () => {
    const { school } = fixture;
    const polyglot = Buffer.concat([await photo(), Buffer.from('<script>alert(1)</script>'), PDF]);
    const { id: recordId } = await fixture.inspected();
    const { link } = await fixture.attached(school, recordId, polyglot);
    const { body } = await fixture.fetched(link.url);
    expect(body.includes('<script>')).toBe(false);
    expect(body.includes('%PDF')).toBe(false);
  });

  it('keep their name without folders, and are never kept under it', async () => {
    const { school } = fixture;
    for (const [name, shown] of [
      ['../../../etc/cron.d/x.jpg', 'x.jpg'],
      ['C:\\Users\\张三\\现场.jpg', '现场.jpg'],
    ])
      expect((await fixture.uploaded(school, await photo(), { name })).name).toBe(shown);
  });

  it('are stored once under a key, and something else under it is refused', async () => {
    const { school } = fixture;
    const [one, other] = [await photo(), await photo(64, 64)];
    const first = await fixture.uploaded(school, one, { key: 'upload-1' });
    const again = await Promise.all([1, 2, 3].map(() => fixture.uploaded(school, one, { key: 'upload-1' })));
    expect(again).toEqual([first, first, first]);
    expect(await fixture.refusedUpload(school, other, { key: 'upload-1' })).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await fixture.refusedUpload(school, one, { key: 'x'.repeat(101) })).toBe('idempotencyKey TOO_LONG');
    const [{ count }] = (await fixture.sql(
      "select count(*)::int as count from attachment where idempotency_key = 'upload-1'",
    )) as [{ count: number }];
    expect(count).toBe(1);
  });

  it('need a sign-in to be sent, and the permission to record', async () => {
    const jpeg = await photo();
    expect((await fixture.send(null, jpeg)).status).toBe(401);
    expect((await fixture.send(fixture.schoolViewer, jpeg)).status).toBe(403);
  });

  it('are attached by who uploaded them, to own records alone, once', async () => {
    const { school, refused, data } = fixture;
    const { id: recordId } = await fixture.inspected();
    const { id: uploadId } = await fixture.uploaded(school, await photo());
    const given = { kind: 'INSPECTION', recordId, uploadId };
    for (const as of [fixture.sibling, fixture.farSchool])
      expect(await refused(as, ATTACH, given)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(fixture.countyOfficial, ATTACH, given)).toMatchObject({ reason: 'READ_ONLY_OVERSIGHT' });
    expect(await refused(fixture.schoolViewer, ATTACH, given)).toMatchObject({ code: 'FORBIDDEN' });
    const theirs = await fixture.uploaded(fixture.sibling, await photo());
    for (const changed of [{ uploadId: theirs.id }, { recordId: theirs.id }, { uploadId: recordId }, { uploadId: 'x' }])
      expect(await refused(school, ATTACH, { ...given, ...changed })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(school, ATTACH, { ...given, kind: 'ACTIVITY' })).toMatchObject({ code: 'NOT_FOUND' });
    const [once, twice] = [await data(school, ATTACH, given), await data(school, ATTACH, given)];
    expect(twice['attachFile'].attachedAt).toBe(once['attachFile'].attachedAt);
    const elsewhere = await fixture.inspected();
    expect(await refused(school, ATTACH, { ...given, recordId: elsewhere.id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are seen by those who see the record; who does not finds none', async () => {
    const { school, sibling, countyOfficial, farSchool, refused, data } = fixture;
    const { id: recordId } = await fixture.inspected();
    const { id } = await fixture.attached(school, recordId, await photo());
    const [seen] = await filesOf(recordId, countyOfficial);
    expect(seen).toMatchObject({ id, name: '现场.jpg', uploadedBy: null });
    expect((await fixture.fetched(seen.link.url)).status).toBe(200);
    expect((await data(countyOfficial, ONE, { id }))['attachment'].id).toBe(id);
    for (const as of [sibling, farSchool]) {
      expect(await refused(as, ONE, { id })).toEqual(await refused(as, ONE, { id: recordId }));
      expect(await refused(as, DETACH, { id })).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await refused(countyOfficial, DETACH, { id })).toMatchObject({ reason: 'READ_ONLY_OVERSIGHT' });
    expect(await refused(null, ONE, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('go with links that are bound to file, unit, city and time', async () => {
    const { school } = fixture;
    const { id: recordId } = await fixture.inspected();
    const [one, other] = [
      await fixture.attached(school, recordId, await photo()),
      await fixture.attached(school, recordId, PDF, { name: '方案.pdf' }),
    ];
    const url = new URL(one.link.url, 'http://localhost');
    const wrong = (change: (url: URL) => void) => {
      const changed = new URL(url);
      change(changed);
      return `${changed.pathname}${changed.search}`;
    };
    const until = Number(url.searchParams.get('until'));
    expect(until * 1000 - Date.now()).toBeLessThanOrEqual(300_000);
    for (const address of [
      wrong((each) => each.searchParams.delete('signature')),
      wrong((each) => each.searchParams.set('signature', 'x')),
      wrong((each) => each.searchParams.set('signature', `${url.searchParams.get('signature')}=`)),
      wrong((each) => each.searchParams.append('until', String(until))),
      wrong((each) => each.searchParams.set('until', String(until + 1))),
      wrong((each) => each.searchParams.set('until', String(until - 600))),
      wrong((each) => each.searchParams.set('city', '3405')),
      wrong((each) => each.searchParams.set('region', '3402')),
      wrong((each) => each.searchParams.set('tenant', fixture.sibling.tenantId)),
      wrong((each) => (each.pathname = each.pathname.replace(one.id, other.id))),
      wrong((each) => (each.pathname = each.pathname.replace('/content', '/preview'))),
      wrong((each) => (each.pathname = '/attachments/..%2F..%2Fetc%2Fpasswd/content')),
      `/attachments/${one.id}/content`,
    ]) {
      const { status, body } = await fixture.fetched(address);
      expect({ address, status }).toEqual({ address, status: 404 });
      expect(JSON.parse(body.toString()).errors[0].extensions.code).toBe('NOT_FOUND');
    }
    expect((await fixture.fetched(one.link.url)).status).toBe(200);
    const pdf = await fixture.fetched(other.link.url);
    expect(pdf.headers['content-disposition']).toMatch(/\.pdf$/);
    expect(pdf.body.equals(PDF)).toBe(true);
  });

  it('come off a record, with an entry in the log, and their links end', async () => {
    const { school, data, refused } = fixture;
    const { id: recordId } = await fixture.inspected();
    const { id, link } = await fixture.attached(school, recordId, await photo());
    expect((await data(school, DETACH, { id }))['detachFile']).toEqual({ id });
    expect(await filesOf(recordId)).toEqual([]);
    expect((await fixture.fetched(link.url)).status).toBe(404);
    expect(await refused(school, DETACH, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(school, ONE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    const log = await fixture.sql(
      "select action, detail from audit_entry where subject_kind = 'attachment' and subject_id = $1 order by id",
      [id],
    );
    expect(log.map(({ action }) => action)).toEqual(['attachment.attached', 'attachment.detached']);
    expect(log[0]?.['detail']).toMatchObject({ kind: 'INSPECTION', record: recordId, mediaType: 'image/jpeg' });
    expect(JSON.stringify(log)).not.toContain('现场');
  });

  it('of a voided record stay readable and are changed no longer', async () => {
    const { school, countyOfficial, data, refused } = fixture;
    const { id: recordId, version } = await fixture.inspected();
    const { id } = await fixture.attached(school, recordId, await photo());
    const { id: uploadId } = await fixture.uploaded(school, PDF, { name: '方案.pdf' });
    await data(school, VOID, { id: recordId, version, reason: '重复填报' });
    for (const as of [school, countyOfficial]) {
      const [file] = await filesOf(recordId, as);
      expect((await fixture.fetched(file.link.url)).status).toBe(200);
    }
    expect(await refused(school, DETACH, { id })).toMatchObject({ reason: 'ALREADY_VOIDED' });
    expect(await refused(school, ATTACH, { kind: 'INSPECTION', recordId, uploadId })).toMatchObject({
      reason: 'ALREADY_VOIDED',
    });
  });

  it('are twenty of a record at most, whoever attaches them at once', async () => {
    const { school, answer } = fixture;
    const { id: recordId } = await fixture.inspected();
    const uploads: string[] = [];
    for (let number = 0; number < 22; number++)
      uploads.push((await fixture.uploaded(school, PDF, { name: `${number}.pdf` })).id);
    const answers = [];
    for (let start = 0; start < uploads.length; start += 2)
      answers.push(
        ...(await Promise.all(
          uploads
            .slice(start, start + 2)
            .map((uploadId) => answer(school, ATTACH, { kind: 'INSPECTION', recordId, uploadId })),
        )),
      );
    const refusals = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions['reason']));
    expect(refusals).toEqual(['TOO_MANY_ATTACHMENTS', 'TOO_MANY_ATTACHMENTS']);
    expect(await filesOf(recordId)).toHaveLength(20);
  });
});
