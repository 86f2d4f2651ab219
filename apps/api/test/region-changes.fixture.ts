import { randomUUID } from 'node:crypto';
import type { TestTenant } from './support/factories.js';
import { makeTimeFixture } from './time-travel.fixture.js';

/** Two towns of 湾沚区 with two and one communities. */
export interface Towns {
  readonly left: string;
  readonly right: string;
}

export type RegionChangesFixture = Awaited<ReturnType<typeof makeRegionChangesFixture>>;

/** Faulty fields of a refused operation, as `path CODE`. */
export const fieldsOf = (outcome: unknown): string[] =>
  (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);

/** The units of the time travel, and towns to merge and to split. */
export async function makeRegionChangesFixture() {
  const fixture = await makeTimeFixture();
  const { db } = fixture;
  let counter = 110;
  /** The code of a town that there is not yet. */
  const nextCode = () => `340210${++counter}`;
  const insertRegion = (code: string, name: string, validFrom = '2000-01-01') =>
    db.sql("insert into region (code, name, level, parent_code, valid_from, source) values ($1,$2,$3,$4,$5,'test')", [
      code,
      name,
      code.length === 9 ? 'TOWN' : 'COMMUNITY',
      code.slice(0, -3),
      validFrom,
    ]);
  const insertTowns = async (): Promise<Towns> => {
    const towns = { left: nextCode(), right: nextCode() };
    for (const town of [towns.left, towns.right]) await insertRegion(town, `镇${town}`);
    for (const community of [`${towns.left}001`, `${towns.left}002`, `${towns.right}001`])
      await insertRegion(community, `村${community}`);
    await fixture.refresh();
    return towns;
  };
  const regionRow = async (code: string) =>
    (
      await db.sql(
        `select name, level, valid_from::text "from", valid_to::text "to", successor_code successor, source from region
         where code = $1`,
        [code],
      )
    )[0];

  /** A roster of doors, as if a unit of the community had registered it. */
  async function roster(community: string, tenant: TestTenant, doors: number): Promise<string> {
    const id = randomUUID();
    await db.sql('insert into household_roster (city_code, id, region_code, tenant_id) values ($1,$2,$3,$4)', [
      '3402',
      id,
      community,
      tenant.id,
    ]);
    await db.sql(
      `insert into household_door (city_code, roster_id, number, label, label_key, registered_on, registered_by,
         tenant_id, region_code)
       select '3402', $1, n, 'door ' || n, 'DOOR-' || n, '2026-02-01', $2, $2, $3 from generate_series(1, $4) n`,
      [id, tenant.id, community, doors],
    );
    await db.sql(
      `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, households_registered)
       values ('3402',$1,$2,$2,'-','2026-02-01',$3)`,
      [tenant.id, community, doors],
    );
    return id;
  }
  return { ...fixture, nextCode, insertRegion, insertTowns, regionRow, roster };
}
