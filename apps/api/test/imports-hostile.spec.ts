import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeImportsFixture } from './imports.fixture.js';

/** Files that are made to harm are read or refused, and never an error of the server. */
let fixture: Awaited<ReturnType<typeof makeImportsFixture>>;
beforeAll(async () => void (fixture = await makeImportsFixture()), 60_000);
afterAll(() => fixture.fixture.close());

const HEAD = '活动日期,活动名称,活动类型,场次';
const ROW = '2026-10-12,防骗讲座,讲座,1';
const NUMBER = '11010519491231002X';
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const marked = (text: string, end: readonly number[] = []) =>
  Buffer.concat([MARK, Buffer.from(text), Buffer.from(end)]);
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

it.each<[string, Buffer, number]>([
  ['ends in the middle of a character', marked(`${HEAD}\n${ROW}`, [0xe5, 0x8f]), 400],
  ['ends in the middle of a unit of UTF-16', Buffer.concat([utf16(`${HEAD}\n${ROW}`), Buffer.from([0x41])]), 400],
  ['ends in the middle of GB18030', Buffer.from([0xc8, 0xd5, 0xc6, 0xda, 0x0a, 0x31, 0x81, 0x30]), 400],
  ['is a quote that never ends', Buffer.from(`${HEAD}\n"${'字,'.repeat(9_000)}`), 400],
  ['is quotes alone', Buffer.from('"'.repeat(100_000)), 400],
  ['has lines ended by returns alone', Buffer.from(`${HEAD}\r${ROW}\r`), 201],
  ['has NULs behind a mark', marked(`${HEAD}\n2026-10-12,防\u0000骗讲座,讲座,1\n\u0000`), 201],
  ['has NULs in its names', utf16(`活动\u0000日期,活动名称,活动类型,场次\n${ROW}`), 201],
  ['has NULs and no mark', Buffer.from(`${HEAD}\n\u0000${ROW}`), 400],
  ['is NULs behind a mark', marked('\u0000'.repeat(1_000)), 400],
  ['has signs that nobody sees', Buffer.from(`${HEAD}\n2026-10-12,\u202e防骗\u200b讲座\ufffe,讲座,1`), 201],
  ['is formulas', Buffer.from(`${HEAD}\n=1+1,=cmd|' /C calc'!A0,@SUM(A1),+1`), 201],
])('a file that %s is read or refused', async (_, bytes, status) => {
  const sent = await fixture.own.send('ACTIVITIES', bytes);
  expect([sent.status, JSON.stringify(sent.body)]).toEqual([status, expect.not.stringContaining('INTERNAL')]);
  if (status !== 201) return;
  const checked = await fixture.own.checked(sent.body.id);
  expect(['CHECKED', 'READY', 'MAPPING']).toContain(checked.state);
  expect(JSON.stringify(checked)).not.toContain('\\u0000');
  await fixture.own.discard(sent.body.id);
});

it('shows no number of a person that NULs take apart, neither in names, samples nor rows', async () => {
  const apart = [...NUMBER].join('\u0000').replace('\u0000', '\u0007');
  for (const text of [`${HEAD},备注\n${ROW},${apart}`, `${HEAD},${apart}\n${ROW},无`]) {
    const { status, body } = await fixture.own.send('ACTIVITIES', utf16(text));
    expect(status).toBe(201);
    const shown = JSON.stringify(await fixture.own.checked(body.id)).replaceAll('\\u0007', '');
    expect(shown).not.toContain(NUMBER.slice(0, 10));
    const kept = await fixture.fixture.db.sql(
      `select i::text as kept, r::text as "row" from import i left join import_row r on r.import_id = i.id
       where i.id = $1`,
      [body.id],
    );
    expect(JSON.stringify(kept).replaceAll(/[\\u]*0007/g, '')).not.toContain(NUMBER.slice(0, 10));
    await fixture.own.discard(body.id);
  }
});

it('is kept from another unit, whose file of the same bytes is its own', async () => {
  const bytes = Buffer.from(`${HEAD}\n${ROW}`);
  const { body } = await fixture.own.send('ACTIVITIES', bytes);
  const other = await fixture.neighbour.send('ACTIVITIES', bytes);
  expect(other.body.id).not.toBe(body.id);
  for (const done of [
    fixture.neighbour.check,
    fixture.neighbour.start,
    fixture.neighbour.discard,
    fixture.neighbour.undo,
  ])
    expect(JSON.stringify(await done(body.id))).toContain('NOT_FOUND');
  expect((await fixture.viewing.send('ACTIVITIES', bytes)).status).toBe(403);
});
