import type { MigrationInterface, QueryRunner } from 'typeorm';

const MARKS = ['AT_LEAST', 'APPROX', 'UNCOUNTED', 'WITHHELD'];
const marks = (shape: (mark: string, place: number) => string) =>
  [...MARKS, 'TO_CHECK'].map((mark, place) => shape(mark.toLowerCase(), place)).join(', ');

/** Hubs of a town's code, or of a shorter one: city, county, town. */
const HUBS = `lateral (select substr(d.town, 1, size) as node from (values (4), (6), (9)) as level(size)
    where length(d.town) >= size) n`;
const SLOTS = `lateral (values ('*'), (d.sector)) as s(sector)`;
/** Rosters belong to no line and are kept under that name alone. */
const OF_A_LINE = `(s.sector <> '*' or d.sector <> '-')`;

/**
 * Hubs (city, county, town) keep a total of every day, so that a month that is cut is put together from kept figures.
 * What is kept of a day is what the facts state of it less what is still pending: exactly what compaction would have
 * put there. It comes after the views of all facts, which it reads; one city and one year at a time, so that a large
 * installation needs no more memory than a small one.
 */
export class FiguresPerDay1770000895000 implements MigrationInterface {
  name = 'FiguresPerDay1770000895000';

  async up(db: QueryRunner): Promise<void> {
    const columns = (await db.query(
      `select column_name from information_schema.columns
       where table_schema = 'public' and table_name = 'rollup_cell' and data_type = 'bigint' order by 1`,
    )) as { column_name: string }[];
    const wide = columns.map(({ column_name }) => column_name);
    await db.query(`
      create temporary table day_figure (town text, sector text, day date, indicator text, amount numeric,
        ${marks((mark) => `${mark} bigint`)})`);
    // Only cities that have cells: in any other one compaction has everything still to do.
    const cities = (await db.query('select distinct city_code from rollup_cell order by 1')) as { city_code: string }[];
    for (const { city_code: city } of cities) {
      const [years] = (await db.query(
        `select min(left(period, 4))::int as first, max(left(period, 4))::int as last from rollup_cell
         where city_code = $1 and period <> '*'`,
        [city],
      )) as { first: number | null; last: number | null }[];
      if (years?.first == null || years.last === null) continue;
      for (let year = years.first; year <= years.last; year += 1) await backfill(db, city, year, wide);
    }
    await db.query('drop table day_figure');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `delete from rollup_mark where period like '____-__-__'; delete from rollup_cell where period like '____-__-__'`,
    );
  }
}

async function backfill(db: QueryRunner, city: string, year: number, wide: readonly string[]): Promise<void> {
  const days = [city, `${year}-01-01`, `${year}-12-31`];
  await db.query('truncate day_figure');
  await db.query(
    `insert into day_figure
      select left(region_code, 9), sector, day, indicator, coalesce(sum(amount), 0),
        ${MARKS.map((mark) => `coalesce(sum(weight) filter (where qualifier = '${mark}'), 0)`).join(', ')},
        coalesce(sum(to_check), 0)
      from fact_figure where city_code = $1 and day between $2::date and $3::date and not tenant_only
      group by 1, 2, 3, 4`,
    days,
  );
  await db.query(
    `insert into day_figure
      select left(d.region_code, 9), d.sector, d.day, v.indicator, -v.amount, ${marks(() => '0')}
      from rollup_delta d,
        lateral (values ${wide.map((column) => `('${column.toUpperCase()}', d.${column})`).join(', ')}) as v(indicator,
        amount)
      where d.city_code = $1 and d.day between $2::date and $3::date and not d.tenant_only and v.amount <> 0
      union all
      select left(d.region_code, 9), d.sector, d.day, m.key, 0,
        ${marks((_, place) => `-coalesce((m.value->>${place})::bigint, 0)`)}
      from rollup_delta d, jsonb_each(d.marks) m where d.city_code = $1 and d.day between $2::date and $3::date
        and not d.tenant_only`,
    days,
  );
  const key = 'city_code, node, period, sector, dimension, member, region_code';
  const ofSlot = `$1::text, n.node, to_char(d.day, 'YYYY-MM-DD'), s.sector, '*', '*', n.node`;
  await db.query(
    `insert into rollup_cell (${key}, ${wide.join(', ')})
      select ${ofSlot}, ${wide
        .map(
          (column) => `(sum(d.amount)
          filter (where d.indicator = '${column.toUpperCase()}'))::bigint`,
        )
        .join(', ')}
      from (
        select town, sector, day, indicator, sum(amount) as amount from day_figure group by 1, 2, 3, 4
          having sum(amount) <> 0) d, ${HUBS}, ${SLOTS}
      where ${OF_A_LINE} group by n.node, d.day, s.sector`,
    [city],
  );
  await db.query(
    `insert into rollup_mark (${key}, indicator, ${marks((mark) => mark)})
      select ${ofSlot}, d.indicator, ${marks((mark) => `sum(d.${mark})::int`)}
      from day_figure d, ${HUBS}, ${SLOTS}
      where ${OF_A_LINE} group by n.node, d.day, s.sector, d.indicator
      having ${marks((mark) => `sum(d.${mark}) <> 0`).replaceAll(', ', ' or ')}`,
    [city],
  );
}
