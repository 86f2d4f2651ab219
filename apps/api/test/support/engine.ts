import {
  APP_ROLE,
  Database,
  jobsPool,
  lengthyReadPool,
  Maintenance,
  readPool,
  RESULT_TYPES,
  roleUrl,
  type Scope,
  searchPool,
  snapshotPool,
} from '@fanzha/platform';
import { DataSource } from 'typeorm';

export interface Engine {
  readonly database: Database;
  readonly maintenance: Maintenance;
  close(): Promise<void>;
}

/** The doors to the database without the rest of the application: for specs of the engine itself. */
export async function openEngine(ownerUrl: string): Promise<Engine> {
  const extra = { max: 6, types: RESULT_TYPES };
  const source = await new DataSource({
    type: 'postgres',
    url: roleUrl(ownerUrl, APP_ROLE),
    entities: [],
    extra,
  }).initialize();
  const database = new Database(
    source,
    readPool(ownerUrl),
    lengthyReadPool(ownerUrl),
    searchPool(ownerUrl),
    snapshotPool(ownerUrl),
    null,
  );
  const maintenance = new Maintenance(jobsPool(ownerUrl));
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
