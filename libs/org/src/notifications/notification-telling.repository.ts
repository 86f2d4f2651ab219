import {
  ALWAYS_IN_APP,
  notificationGroupOf,
  OFFICIAL_ROLES,
  ROLES,
  rolesWith,
  SAME_MATTER_MINUTES,
  todayIn,
} from '@fanzha/domain';
import {
  Mailer,
  Maintenance,
  type MaintenanceTransaction,
  type Recipient,
  type RecordedEvent,
  type Statement,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { audienceSql } from './audience.repository.js';
import { isUsual } from './notification-choices.js';

/** Places of what says for which units an event is. */
const AUDIENCE = {
  ...{ regions: '$7', sectors: '$8', day: '$10' },
  ...{ from: 'e.tenant_id', types: '$14', except: '$15' },
};

/**
 * One row for each account that is told: by id, by unit and role, by region and line, or as an operator of the city.
 * Units that are closed are told nothing.
 * The same matter is left out where the account was told of it a while before.
 */
const TELL: Statement = {
  name: 'notification_telling.tell',
  text: `
    with told as (
      select u.id, u.tenant_id from user_account u
      where u.city_code = $1 and u.disabled_at is null
        and (u.id = any ($3::uuid[]) or ($4::uuid is not null and u.id <> $4::uuid and 'OPERATOR' = any (u.roles)))
      union
      select u.id, u.tenant_id from unnest($5::uuid[], $6::text[]) t (id, roles)
        join tenant c on c.city_code = $1 and c.id = t.id and (c.closed_on is null or c.closed_on >= $10::date)
        join user_account u on u.city_code = $1 and u.tenant_id = t.id
      where u.disabled_at is null and (t.roles = '' or u.roles && string_to_array(t.roles, ','))
      union
      select u.id, u.tenant_id from outbox_event e
        join tenant t on t.city_code = $1
          and ${audienceSql(AUDIENCE)}
        join user_account u on u.city_code = $1 and u.tenant_id = t.id
      where e.city_code = $1 and e.id = $2 and u.disabled_at is null
        and ($9 = '' or u.roles && string_to_array($9, ','))
    )
    insert into notification as n (city_code, id, user_id, tenant_id, event_id, kind, subject_kind, subject_id, facts,
      matter, in_app, created_at, mail_at)
    select $1, gen_random_uuid(), told.id, told.tenant_id, e.id, e.kind, e.subject_kind, e.subject_id, e.facts,
      e.matter, $11 or coalesce((s.choices #>> array[$12::text, 'IN_APP'])::boolean, true), e.recorded_at,
      case when a.user_id is not null and coalesce((s.choices #>> array[$12::text, 'EMAIL'])::boolean, $17)
        then e.recorded_at end
    from outbox_event e cross join told
      left join notification_settings s on s.city_code = $1 and s.user_id = told.id
      left join mail_address a on a.city_code = $1 and a.user_id = told.id and $16::boolean
        and a.confirmed_at is not null and a.stopped_at is null
    where e.city_code = $1 and e.id = $2
      and (e.matter is null or not exists (select from notification o
        where o.city_code = $1 and o.user_id = told.id and o.kind = e.kind and o.matter = e.matter
          and o.created_at > e.recorded_at - make_interval(mins => $13)))
    on conflict (city_code, user_id, event_id) do nothing
    returning n.id, n.user_id "userId", n.in_app "inApp"`,
};

const PURGE: Statement = {
  name: 'notification_telling.purge',
  text: 'delete from notification where city_code = $1 and created_at < now() - make_interval(days => $2)',
};

/** What was made of an event for one account. */
interface Told {
  readonly id: string;
  readonly userId: string;
  readonly inApp: boolean;
}

/** Roles of the accounts that are told, as the statement takes them; none where all accounts are. */
function rolesOf(to: Pick<Extract<Recipient, { tenantId: string }>, 'permission' | 'officials'>): string {
  if (!to.permission && !to.officials) return '';
  const may = to.permission ? rolesWith(to.permission) : ROLES.map(({ code }) => code);
  return may.filter((role) => !to.officials || OFFICIAL_ROLES.includes(role)).join(',');
}

/** Notifications as the role of the jobs makes and purges them, one city at a time. */
@Injectable()
export class NotificationTelling {
  constructor(
    private readonly maintenance: Maintenance,
    private readonly mailer: Mailer,
  ) {}

  /** Makes the notifications of an event; what was made before is not made again. */
  tell(tx: MaintenanceTransaction, { id, kind, recipients }: RecordedEvent): Promise<Told[]> {
    const group = notificationGroupOf(kind);
    const users = recipients.flatMap((to) => ('userId' in to ? to.userId : []));
    const tenants = recipients.flatMap((to) => ('tenantId' in to ? to : []));
    const audience = recipients.find((to) => 'regions' in to);
    const operators = recipients.find((to) => 'operatorsExcept' in to);
    return tx.run<{ [Key in keyof Told]: Told[Key] }>(TELL, [
      tx.cityCode,
      id,
      users,
      operators?.operatorsExcept ?? null,
      tenants.map(({ tenantId }) => tenantId),
      tenants.map(rolesOf),
      audience?.regions ?? [],
      audience?.sectors ?? [],
      audience ? rolesOf(audience) : '',
      todayIn(),
      ALWAYS_IN_APP.has(group),
      group,
      SAME_MATTER_MINUTES,
      audience?.types ?? [],
      audience?.except ?? [],
      this.mailer.isOn,
      isUsual(group, 'EMAIL'),
    ]);
  }

  /** Takes away what is older than so many days, in every city. */
  async purge(days: number): Promise<void> {
    for (const city of await this.maintenance.cities())
      await this.maintenance.snapshot(city, (tx) => tx.run(PURGE, [city, days]));
  }
}
