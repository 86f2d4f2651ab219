import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Deltas that compaction cannot fold, because a cell would leave bigint, are set aside: every read counts them,
 * compaction goes on with the others. Few at any time, so their index is small.
 */
export class DeltasAside1770000800000 implements MigrationInterface {
  name = 'DeltasAside1770000800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table rollup_delta add column aside boolean not null default false;
      create index rollup_delta_aside on rollup_delta (city_code, id) where aside;

      -- Readiness tells that there are some, of whatever city: a number for each and nothing else.
      create function rollup_deltas_aside() returns table (city_code text, deltas int)
        language sql stable security definer set search_path = public, pg_temp as $$
          select d.city_code, count(*)::int from rollup_delta d where d.aside group by d.city_code
          order by d.city_code $$;
      revoke execute on function rollup_deltas_aside() from public;
      grant execute on function rollup_deltas_aside() to fanzha_jobs;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Deltas that are aside cannot be folded by the release before: restore a backup instead');
  }
}
