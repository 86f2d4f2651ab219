import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { announceRegions } from './region-announcement.js';
import { Region } from './region.model.js';

/** Regions belong to no tenant and are open to every role: they are read on behalf of nobody. */
const NOBODY: Scope = { cityCode: '', tenantId: null, userId: null, regions: [], sector: null, mode: 'member' };

const ALL: Statement = {
  name: 'region.all',
  text: `select code, name, level, parent_code "parentCode", valid_from "validFrom", valid_to "validTo",
      successor_code "successorCode"
    from region order by code`,
};

const INSERT: Statement = {
  name: 'region.insert',
  text: `insert into region (code, name, level, parent_code, valid_from, source) values ($1, $2, $3, $4, $5, 'operator')
    on conflict do nothing returning code`,
};

/** Reads regions, which are shared by all cities. */
@Injectable()
export class RegionRepository {
  constructor(private readonly database: Database) {}

  /** Every region there is, parents before children. */
  async all(): Promise<Region[]> {
    const rows = await this.database.read<Region>(NOBODY, ALL, []);
    return rows.map((row) => Object.assign(new Region(), row));
  }

  /** @returns false if the code was taken. */
  async insert(tx: Transaction, { code, name, level, parentCode, validFrom }: Region): Promise<boolean> {
    const inserted = await tx.run(INSERT, [code, name, level, parentCode, validFrom]);
    await announceRegions(tx);
    return inserted.length === 1;
  }
}
