import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queryOf, recordsIn, rowsIn, takingFrom, type Told } from './exports.fixture.js';
import { LEDGERS_LISTED, type ListsFixture, makeListsFixture } from './lists.fixture.js';

/** Files of records say what the lists of the API say, row for row, to whoever asks. */
let fixture: ListsFixture;
let take: ReturnType<typeof takingFrom>;
beforeAll(async () => {
  fixture = await makeListsFixture();
  take = takingFrom(fixture.app);
}, 120_000);
afterAll(() => fixture.close());

const lines = (told: unknown): string =>
  told == null ? '' : Array.isArray(told) ? told.join('；') : String(told as string);

describe('a file of records', () => {
  for (const { list, filterType, by } of LEDGERS_LISTED) {
    it(`has what ${list} answers to each who asks`, async () => {
      const { text, told } = queryOf(fixture.app, list);
      for (const name of [...by, 'county', 'stranger'] as const) {
        const actor = fixture[name];
        for (const includeVoided of [true, false]) {
          // Where nothing is asked for, the list of activities leaves out plans; a file has all that there is.
          const filter = { includeVoided, ...(list === 'activities' && { status: null }) };
          const answer = await fixture.data(actor, text(filterType, name !== 'county'), { filter });
          const expected = (answer[list] as { edges: { node: Told }[] }).edges.map(({ node }) => told(node));
          if (name !== 'stranger' && includeVoided) expect(expected.length).toBeGreaterThan(0);
          const file = await take(actor.token, `${list}.ndjson?includeVoided=${includeVoided}`);
          expect(file.status).toBe(200);
          const records = recordsIn(file.text);
          expect(records).toHaveLength(expected.length);
          for (const [at, record] of records.entries()) {
            const { sector, tenant, tenantId, ...shown } = record;
            expect(sector).toEqual(expect.any(String));
            expect(shown).toEqual(alike(expected[at] as Told, shown));
            // Whose name is not told has no id either: the query fails for such a unit.
            if (name === 'county') expect(tenantId === null).toBe(tenant === null);
            else expect({ tenant, tenantId }).toMatchObject(unitOf(expected[at] as Told));
          }
          const table = await take(actor.token, `${list}.csv?includeVoided=${includeVoided}`);
          const { names, rows } = rowsIn(table.text);
          const book = await readXlsx((await take(actor.token, `${list}.xlsx?includeVoided=${includeVoided}`)).bytes);
          expect(book.sheets.map(({ name: sheet }) => sheet)).toEqual([list, '说明']);
          const [head = [], ...cells] = book.sheets[0]?.rows ?? [];
          expect(head).toEqual(names);
          // Another reader than ours finds in the workbook what stands in the text.
          expect(cells.map((line) => names.map((_, at) => asText(line[at])))).toEqual(
            rows.map((row) => names.map((column) => asNumber(row[column] ?? ''))),
          );
          const firsts = rows.filter(({ line }) => line === undefined || line === '1');
          expect(firsts).toHaveLength(records.length);
          for (const [at, record] of records.entries())
            for (const column of names.filter((each) => Object.hasOwn(record, each)))
              expect([column, firsts[at]?.[column]]).toEqual([column, lines(record[column])]);
          for (const part of new Set(names.filter((each) => each.includes('.')))) {
            const [inList = '', cell = ''] = part.split('.');
            const values = records.flatMap((record) => (record[inList] as Told[]).map((each) => lines(each[cell])));
            const written = rows.map((row) => row[part] ?? '').filter(Boolean);
            expect([part, written]).toEqual([part, values.filter(Boolean)]);
          }
        }
      }
    });
  }
});

describe('a file of a list that is narrowed', () => {
  it('has what the list answers to the same filter, with what the list leaves out by itself', async () => {
    const { text } = queryOf(fixture.app, 'activities');
    for (const filter of [
      {},
      { status: null },
      { type: 'LECTURE' },
      { type: 'LECTURE', period: '2026' },
      { text: '讲' },
    ]) {
      const answer = await fixture.data(fixture.county, text('ActivityFilter', false), { filter });
      const expected = (answer['activities'] as { edges: { node: Told }[] }).edges.map(({ node }) => node['id']);
      const file = await take(fixture.county.token, `activities.ndjson?filter=${encode(filter)}`);
      expect(recordsIn(file.text).map(({ id }) => id)).toEqual(expected);
    }
  });

  it('is refused with every field that does not fit, and where something is said twice', async () => {
    const fieldsOf = async (query: string) => {
      const { status, text } = await take(fixture.county.token, `activities.csv?${query}`);
      expect(status).toBe(400);
      return (JSON.parse(text) as { errors: [{ extensions: { fields: { path: string; code: string }[] } }] }).errors[0]
        .extensions.fields;
    };
    const wrong = { type: 'SONG', period: '2026-13', then: 1, text: 5 };
    expect(await fieldsOf(`filter=${encode(wrong)}`)).toEqual([
      expect.objectContaining({ path: 'filter.period', code: 'NOT_A_PERIOD' }),
      expect.objectContaining({ path: 'filter.text', code: 'INVALID_FORMAT' }),
      expect.objectContaining({ path: 'filter.type', code: 'UNKNOWN_CODE' }),
      expect.objectContaining({ path: 'filter.then', code: 'UNKNOWN_FIELD' }),
    ]);
    expect(await fieldsOf('filter=%7B')).toEqual([expect.objectContaining({ path: 'filter', code: 'INVALID_FORMAT' })]);
    expect(await fieldsOf(`filter=${'%20'.repeat(5_000)}`)).toEqual([
      expect.objectContaining({ path: 'filter', code: 'TOO_LONG' }),
    ]);
    expect(await fieldsOf(`period=2026&filter=${encode({ period: '2026-10' })}`)).toEqual([
      expect.objectContaining({ path: 'period', code: 'DUPLICATE' }),
    ]);
  });
});

const encode = (filter: object) => encodeURIComponent(JSON.stringify(filter));
const asText = (cell: unknown) => asNumber(cell == null ? '' : String(cell as string));
/** 100.50 and 100.5 are the same number. */
const asNumber = (text: string) => (/^-?\d{1,15}\.\d+$/.test(text) ? String(Number(text)) : text);

const unitOf = ({ tenant, tenantId }: Told) => ({ tenant, tenantId });

/** Of what the query tells, that which has the names of an export's record. */
function alike(expected: Told, shown: Told): Told {
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) => {
      const told = expected[name];
      const sample = Array.isArray(value) ? (value[0] as unknown) : null;
      if (!Array.isArray(told) || typeof sample !== 'object' || sample === null) return [name, told];
      const cells = Object.keys(sample);
      return [name, told.map((each: Told) => Object.fromEntries(cells.map((cell) => [cell, each[cell]])))];
    }),
  );
}
