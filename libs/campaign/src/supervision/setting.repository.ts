import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { SettingRow } from './supervision.rows.js';

const COLUMNS = `s.enabled, s.changed_by as "changedBy", s.changed_at as "changedAt"`;

const OWN: Statement = {
  name: 'supervision_setting.own',
  text: `select ${COLUMNS} from supervision_setting s where s.city_code = $1 and s.tenant_id = $2`,
};

/** Holds the switch until the transaction ends, so that letters are numbered and sent by one transaction at a time. */
const LOCKED: Statement = { name: 'supervision_setting.locked', text: `${OWN.text} for update` };

const SWITCH: Statement = {
  name: 'supervision_setting.switch',
  text: `insert into supervision_setting as s (city_code, tenant_id, enabled, changed_by) values ($1, $2, $3, $4)
    on conflict (city_code, tenant_id) do update
      set enabled = excluded.enabled, changed_by = excluded.changed_by, changed_at = now()
      where s.enabled <> excluded.enabled
    returning ${COLUMNS}`,
};

/** Units see letters, or see them no more. */
const SHOW: Statement = { name: 'supervision_setting.show', text: 'select supervision_switched()' };

const NUMBER: Statement = {
  name: 'supervision_setting.number',
  text: `update supervision_setting s set numbered_year = $3,
      last_number = case when s.numbered_year = $3 then s.last_number else 0 end + $4
    where s.city_code = $1 and s.tenant_id = $2 returning s.last_number as last`,
};

const OFF: SettingRow = { enabled: false, changedBy: null, changedAt: null };

/** Whether an authority has switched supervision on, and the numbers of its letters. */
@Injectable()
export class SettingRepository {
  constructor(private readonly database: Database) {}

  /** That of the own authority; off where it was never switched. */
  async own(scope: Scope): Promise<SettingRow> {
    const rows = await this.database.read<SettingRow & Record<string, unknown>>(scope, OWN, [
      scope.cityCode,
      scope.tenantId,
    ]);
    return rows[0] ?? OFF;
  }

  /** The same as the transaction sees it, held until it ends. */
  async lock(tx: Transaction): Promise<SettingRow> {
    const { cityCode, tenantId } = tx.scope;
    return (await tx.run<SettingRow & Record<string, unknown>>(LOCKED, [cityCode, tenantId]))[0] ?? OFF;
  }

  /** Null where it was so before. */
  async switch(tx: Transaction, enabled: boolean): Promise<SettingRow | null> {
    const { cityCode, tenantId, userId } = tx.scope;
    const values = [cityCode, tenantId, enabled, userId];
    const [row] = await tx.run<SettingRow & Record<string, unknown>>(SWITCH, values);
    if (row) await tx.run(SHOW, []);
    return row ?? null;
  }

  /** Takes numbers of the year for letters. @returns the first of them */
  async takeNumbers(tx: Transaction, year: number, count: number): Promise<number> {
    const { cityCode, tenantId } = tx.scope;
    const [row] = await tx.run<{ last: number }>(NUMBER, [cityCode, tenantId, year, count]);
    if (!row) throw new Error('A switch that is held was not numbered');
    return row.last - count + 1;
  }
}
