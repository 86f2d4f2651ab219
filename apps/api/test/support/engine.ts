import { APP_ROLE, Database, JOBS_ROLE, Maintenance, roleUrl, type Scope } from '@fanzha/platform';
import pg from 'pg';
import { DataSource } from 'typeorm';

export interface Engine {
  readonly database: Database;
  readonly maintenance: Maintenance;
  close(): Promise<void>;
}

/** The doors to the database without the rest of the application: for specs of the engine itself. */
export async function openEngine(ownerUrl: string): Promise<Engine> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, (text: string) => Number(text));
  types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
  const appUrl = roleUrl(ownerUrl, APP_ROLE);
  const source = await new DataSource({ type: 'postgres', url: appUrl, entities: [], extra: { max: 6, types } }).initialize();
  const database = new Database(source, new pg.Pool({ connectionString: appUrl, max: 4, pipeline: true, types } as pg.PoolConfig));
  const maintenance = new Maintenance(new pg.Pool({ connectionString: roleUrl(ownerUrl, JOBS_ROLE), max: 3, types }));
  return {
    database,
    maintenance,
    close: async () => {
      await database.onApplicationShutdown();
      await maintenance.onApplicationShutdown();
    },
  };
}

/** A unit's own scope. */
export const memberScope = (cityCode: string, tenantId: string): Scope => ({
  cityCode,
  tenantId,
  userId: null,
  regions: [],
  sector: null,
  mode: 'member',
});

/** An official's scope: the overseen regions, restricted to a sector or not. */
export const officialScope = (cityCode: string, regions: readonly string[], sector: Scope['sector'] = null): Scope => ({
  cityCode,
  tenantId: null,
  userId: null,
  regions,
  sector,
  mode: 'member',
});
