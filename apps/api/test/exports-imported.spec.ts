import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takingFrom, rowsIn } from './exports.fixture.js';
import { importer } from './imports.fixture.js';
import { LEDGERS_LISTED, type ListsFixture, makeListsFixture } from './lists.fixture.js';

/** A file that was taken out is read again as what it is of: each row a record that stands as it is. */
let fixture: ListsFixture;
let take: ReturnType<typeof takingFrom>;
beforeAll(async () => {
  fixture = await makeListsFixture();
  take = takingFrom(fixture.app);
}, 120_000);
afterAll(() => fixture.close());

const targetOf = (list: string) => list.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
const IMPORTABLE = LEDGERS_LISTED.filter(({ list }) => !['notices', 'tallies'].includes(list));

describe('a file of records', () => {
  for (const { list, by } of LEDGERS_LISTED)
    it(`of ${list} is headed in Chinese where that is asked for`, async () => {
      const file = await take(fixture[by[0] as 'school'].token, `${list}.csv?labels=zh`);
      expect(file.status).toBe(200);
      const { names, rows } = rowsIn(file.text);
      expect(names.filter((name) => !/\p{Script=Han}/u.test(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
      const codes = rows.flatMap((row) => Object.values(row)).filter((cell) => /^[A-Z]+(?:_[A-Z]+)*$/.test(cell));
      expect(codes).toEqual([]);
    });

  for (const { list, by } of IMPORTABLE)
    for (const asked of ['csv', 'csv?labels=zh', 'xlsx?labels=zh'])
      it(`of ${list}, ${asked}, changes nothing when it is imported again`, async () => {
        for (const name of by) {
          const { token } = fixture[name as 'school'];
          const file = await take(token, `${list}.${asked}`);
          const unit = importer(fixture, token);
          const { status, body } = await unit.send(
            targetOf(list),
            file.bytes,
            `again.${asked.slice(0, 4).replace('?', '')}`,
          );
          expect([status, body]).toEqual([201, expect.anything()]);
          const { counts, errors } = await unit.checked(body.id);
          expect({ errors, counts }).toMatchObject({
            errors: [],
            counts: { added: 0, updated: 0, duplicates: 0, invalid: 0 },
          });
          expect(counts.unchanged).toBeGreaterThan(0);
          await unit.discard(body.id);
        }
      });
});
