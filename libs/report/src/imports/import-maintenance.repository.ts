import { type LocalDate } from '@fanzha/domain';
import { Maintenance, type MaintenanceTransaction, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

/** Whose import it is. */
interface UnfinishedImport {
  readonly cityCode: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly id: string;
}

/** Imports whose cells go in one transaction. */
const AT_ONCE = 20;

const UNFINISHED: Statement = {
  name: '',
  text: `select city_code as "cityCode", tenant_id as "tenantId", coalesce(asked_by, recorded_by) as "userId", id
    from import
    where city_code = $1 and state in ('CHECKING','WRITING','UNDOING')
      and changed_at < clock_timestamp() - make_interval(secs => $2) order by id`,
};

const EXPIRED: Statement = {
  name: '',
  text: `select id from import where city_code = $1 and not cleaned and expires_on <= $2::date
      and state not in ('CHECKING','WRITING','UNDOING') order by id limit $3`,
};

/** Which records came of it stays: nothing else of a row does. */
const DELETE_ROWS: Statement = {
  name: '',
  text: 'delete from import_row where city_code = $1 and import_id = any ($2::uuid[]) and not written',
};
const EMPTY_ROWS: Statement = {
  name: '',
  text: `update import_row set cells = null, errors = null
    where city_code = $1 and import_id = any ($2::uuid[]) and written`,
};
const CLEANED: Statement = {
  name: '',
  text: `update import set cleaned = true, columns = '[]', replacements = '[]', changed_at = now()
    where city_code = $1 and id = any ($2::uuid[])`,
};

/** Imports of all units, as the jobs see them: how far they have come, and when their cells go. */
@Injectable()
export class ImportMaintenance {
  constructor(private readonly maintenance: Maintenance) {}

  /**
   * Imports that wait for a job, or have lost theirs when a process died.
   * @param quietMs how long nothing has happened to them: each batch of one that is at work shows
   */
  async unfinished(quietMs: number): Promise<UnfinishedImport[]> {
    const found: UnfinishedImport[] = [];
    for (const cityCode of await this.maintenance.cities())
      found.push(
        ...(await this.maintenance.snapshot(cityCode, (tx) =>
          tx.run<UnfinishedImport & Record<string, unknown>>(UNFINISHED, [cityCode, quietMs / 1_000]),
        )),
      );
    return found;
  }

  /** Takes away cells and errors that are no longer kept. @returns of how many imports */
  async clean(today: LocalDate): Promise<number> {
    let count = 0;
    for (const cityCode of await this.maintenance.cities())
      for (;;) {
        const cleaned = await this.maintenance.snapshot(cityCode, (tx) => cleanSome(tx, today));
        count += cleaned;
        if (cleaned < AT_ONCE) break;
      }
    return count;
  }
}

async function cleanSome(tx: MaintenanceTransaction, today: LocalDate): Promise<number> {
  const { cityCode } = tx;
  const ids = (await tx.run<{ id: string }>(EXPIRED, [cityCode, today, AT_ONCE])).map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.run(DELETE_ROWS, [cityCode, ids]);
  await tx.run(EMPTY_ROWS, [cityCode, ids]);
  await tx.run(CLEANED, [cityCode, ids]);
  return ids.length;
}
