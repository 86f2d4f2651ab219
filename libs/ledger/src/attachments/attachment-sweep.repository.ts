import { Maintenance, type MaintenanceTransaction, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

/** Uploads that nobody attached. */
const FORGET: Statement = {
  name: '',
  text: `delete from attachment a where a.city_code = $1 and a.state = 'UPLOADED'
      and a.uploaded_at < now() - make_interval(hours => $2)`,
};

/** Contents among some that files of a tenant have, or had until lately. */
const IN_USE: Statement = {
  name: '',
  text: `select each.content from attachment a cross join lateral (values (a.content), (a.preview)) each (content)
    where a.city_code = $1 and a.tenant_id = $2 and each.content = any ($3::text[])
      and (a.state <> 'DETACHED' or a.detached_at >= now() - make_interval(days => $4))`,
};

/** What is left over of files: seen by the role of the jobs, one city at a time. */
@Injectable()
export class AttachmentSweepRepository {
  constructor(private readonly maintenance: Maintenance) {}

  cities(): Promise<string[]> {
    return this.maintenance.cities();
  }

  /** Forgets uploads of a city that were attached to nothing for so many hours. */
  async forget(cityCode: string, hours: number): Promise<void> {
    await this.maintenance.snapshot(cityCode, (tx) => tx.run(FORGET, [cityCode, hours]));
  }

  /** While nothing is being written for a tenant: what is in use then stays in use until `work` is done. */
  alone<T>(cityCode: string, tenantId: string, work: (tx: MaintenanceTransaction) => Promise<T>): Promise<T> {
    return this.maintenance.alone(cityCode, [tenantId], work);
  }

  /** Which of some contents files of a tenant have, or had within so many days. */
  async inUse(
    tx: MaintenanceTransaction,
    tenantId: string,
    contents: readonly string[],
    days: number,
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.run<{ content: string }>(IN_USE, [tx.cityCode, tenantId, contents, days]);
    return new Set(rows.map(({ content }) => content));
  }
}
