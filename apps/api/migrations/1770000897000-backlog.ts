import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Monitoring asks what compaction has still to do, in all cities: numbers alone. It is asked every few
 * seconds and has to cost little however much is pending: it counts to a hundred thousand, and finds the oldest by
 * the key.
 */
export class Backlog1770000897000 implements MigrationInterface {
  name = 'Backlog1770000897000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function rollup_backlog() returns table (pending int, first bigint, aside int, aside_cities int)
        language sql stable security definer set search_path = public, pg_temp as $$
          select p.pending, f.first, a.aside, a.aside_cities
          from (select count(*)::int as pending from (select from rollup_delta d where not d.aside limit 100000) n) p,
            (select min(o.id) as first from region r
              cross join lateral (
                select d.id from rollup_delta d where d.city_code = r.code and not d.aside order by d.id limit 1) o
              where r.level = 'CITY') f,
            (select count(*)::int as aside, count(distinct d.city_code)::int as aside_cities
              from rollup_delta d where d.aside) a $$;
      revoke execute on function rollup_backlog() from public;
      grant execute on function rollup_backlog() to fanzha_jobs;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function rollup_backlog()');
  }
}
