import { type DueRow, LATEST_DUE_DAYS, type MaintenanceTransaction, type Statement, toldOnce } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

/**
 * Alerts that nobody has answered: the unit is told when a quarter of its time is left and when it is over, the police
 * when it is over. A unit that is closed is told nothing. What has been over for a week is not told anew.
 */
const UNANSWERED: Statement = {
  name: 'alert_due.unanswered',
  text: toldOnce(`
      select w.tenant_id, w.from_id, 'ALERT' as kept_kind, f.id::text as kept_id, f.id::text as subject_id,
        (f.due_at at time zone 'Asia/Shanghai')::date as due_on, w.stage,
        to_char(f.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as title, 1 as count
      from alert f join alert_assignment a on a.city_code = $1 and a.alert_id = f.id and a.result is null
        join tenant u on u.city_code = $1 and u.id = a.tenant_id
        cross join lateral (values
          (a.tenant_id, a.recorder_id, case when u.closed_on < (now() at time zone 'Asia/Shanghai')::date then null
            when f.due_at > now() then 'SOON' else 'UNIT' end),
          (a.recorder_id, a.tenant_id, case when f.due_at <= now() then 'AUTHORITY' end)) w (tenant_id, from_id, stage)
      where f.city_code = $1 and f.record_status = 'ACTIVE' and w.stage is not null
        and f.due_at > now() - interval '${LATEST_DUE_DAYS} days'
        and f.due_at - (f.due_at - f.received_at) / 4 <= now()`),
};

/** Finds alerts that are due and notes that it is told. */
@Injectable()
export class AlertDueRepository {
  /** Notes at most so many of those that are to be told; the title is the moment at which it is due. */
  unanswered(tx: MaintenanceTransaction, limit: number): Promise<DueRow[]> {
    return tx.run<{ [Key in keyof DueRow]: DueRow[Key] }>(UNANSWERED, [tx.cityCode, limit]);
  }
}
