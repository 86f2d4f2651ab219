import { Maintenance, type MaintenanceTransaction, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { DueMail, MailedNews, WaitingNews, WaitingReader } from './mail.row.js';

/** Accounts with something to mail; another worker passes by those that are held. */
const READERS: Statement = {
  name: 'mail_delivery.readers',
  text: `select a.user_id "userId", a.gathered_at "gatheredAt", a.urgent_at "urgentAt",
      coalesce(s.rhythm, 'SOON') as rhythm, coalesce(s.choices, '{}') as choices,
      case when s.quiet_from is not null then jsonb_build_object('from', s.quiet_from, 'to', s.quiet_to,
        'weekends', s.quiet_weekends) end as quiet
    from mail_address a left join notification_settings s on s.city_code = $1 and s.user_id = a.user_id
    where a.city_code = $1 and exists (select from notification n
      where n.city_code = $1 and n.user_id = a.user_id and n.mail_at <= now())
    order by a.user_id limit $2 for update of a skip locked`,
};

const WAITING: Statement = {
  name: 'mail_delivery.waiting',
  text: `select n.id, n.user_id "userId", n.kind, n.created_at "createdAt", n.read_at "readAt" from notification n
    where n.city_code = $1 and n.user_id = any ($2::uuid[]) and n.mail_at <= now()
    order by n.created_at, n.id limit $3`,
};

const POSTPONE: Statement = {
  name: 'mail_delivery.postpone',
  text: `update notification n set mail_at = w.at from jsonb_to_recordset($2::jsonb) w (id uuid, at timestamptz)
    where n.city_code = $1 and n.id = w.id`,
};

const MAKE: Statement = {
  name: 'mail_delivery.make',
  text: `insert into mail_delivery (city_code, id, user_id, purpose)
    select $1, w.id, w."userId", 'NEWS' from jsonb_to_recordset($2::jsonb) w (id uuid, "userId" uuid)
    returning id`,
};

const PUT_INTO: Statement = {
  name: 'mail_delivery.put_into',
  text: `update notification n set mail_at = null, mail_id = w.mail
    from jsonb_to_recordset($2::jsonb) w (id uuid, mail uuid) where n.city_code = $1 and n.id = w.id`,
};

const GATHERED: Statement = {
  name: 'mail_delivery.gathered',
  text: `update mail_address a set gathered_at = now(),
      urgent_at = case when a.user_id = any ($3::uuid[]) then now() else a.urgent_at end
    where a.city_code = $1 and a.user_id = any ($2::uuid[])`,
};

/** Takes mails for two minutes. Those of a worker that dies meanwhile are left to the next one. */
const CLAIM: Statement = {
  name: 'mail_delivery.claim',
  text: `
    with due as (
      select c.id from mail_delivery c where c.city_code = $1 and c.state = 'WAITING' and c.next_at <= now()
      order by c.next_at, c.id limit $2 for update skip locked)
    update mail_delivery d set attempts = d.attempts + 1, next_at = now() + interval '2 minutes'
    from due join mail_delivery m on m.city_code = $1 and m.id = due.id
      join user_account u on u.city_code = $1 and u.id = m.user_id
      left join mail_address a on a.city_code = $1 and a.user_id = m.user_id and u.disabled_at is null
    where d.city_code = $1 and d.id = due.id
    returning d.id, d.user_id "userId", u.tenant_id "tenantId", d.purpose, d.attempts, a.address,
      coalesce(a.locale, 'zh-CN') as locale, coalesce(a.version, 0) as "addressVersion",
      a.confirmed_at is not null and a.stopped_at is null as "isOpen",
      case when a.link_id = d.id then a.link_until end as "linkUntil"`,
};

const NEWS: Statement = {
  name: 'mail_delivery.news',
  text: `select n.kind, n.facts, n.created_at "createdAt", (count(*) over ())::int as total from notification n
    where n.city_code = $1 and n.mail_id = $2 order by n.created_at, n.id limit $3`,
};

const SETTLE: Statement = {
  name: 'mail_delivery.settle',
  text: `update mail_delivery d set state = $3, failure = $4, next_at = now() + make_interval(secs => $5),
      ended_at = case when $3 = 'WAITING' then null else now() end
    where d.city_code = $1 and d.id = $2 and d.state = 'WAITING' returning d.id`,
};

/** Counts a refusal for the address that was written to, and not for one that has replaced it. */
const COUNT_FAILURE: Statement = {
  name: 'mail_delivery.count_failure',
  text: `update mail_address a set failures = case when $4 then 0 else a.failures + 1 end,
      stopped_at = case when not $4 and a.failures + 1 >= $5 then now() end
    where a.city_code = $1 and a.user_id = $2 and a.version = $3 and a.stopped_at is null
    returning a.failures, a.stopped_at is not null as stopped`,
};

const DROP_WAITING: Statement = {
  name: 'mail_delivery.drop_waiting',
  text: `update notification n set mail_at = null where n.city_code = $1 and n.user_id = $2 and n.mail_at is not null`,
};

const PURGE: Statement = {
  name: 'mail_delivery.purge',
  text: `delete from mail_delivery where city_code = $1 and created_at < now() - make_interval(days => $2)`,
};

/** What became of an attempt. */
export interface SettledMail {
  readonly state: 'WAITING' | 'SENT' | 'FAILED' | 'DROPPED';
  readonly failure: string | null;
  readonly againInSeconds: number;
}

/** Notifications of some accounts, judged: those that wait on, and those that are mailed now, by their mail. */
export interface Gathered {
  /** A time of null: it is never mailed. */
  readonly later: readonly { readonly id: string; readonly at: Date | null }[];
  readonly mails: readonly GatheredMail[];
}

/** Notifications of one reader that are mailed together. */
export interface GatheredMail {
  readonly id: string;
  readonly userId: string;
  readonly news: readonly string[];
  /** One of them is urgent. */
  readonly urgent: boolean;
}

/** Mails as the role of the jobs puts them together and sends them, one city at a time. */
@Injectable()
export class MailDeliveryRepository {
  constructor(private readonly maintenance: Maintenance) {}

  /** The codes of all cities. */
  cities(): Promise<string[]> {
    return this.maintenance.cities();
  }

  /**
   * Puts together what is to be mailed of some accounts, in one transaction.
   * @param judge says what becomes of each notification
   * @returns whether there may be more
   */
  gather(
    cityCode: string,
    { readers: most, news: mostNews }: { readonly readers: number; readonly news: number },
    judge: (readers: readonly WaitingReader[], news: readonly WaitingNews[]) => Gathered,
  ): Promise<boolean> {
    return this.maintenance.snapshot(cityCode, async (tx) => {
      const readers = await tx.run<{ [Key in keyof WaitingReader]: WaitingReader[Key] }>(READERS, [cityCode, most]);
      if (readers.length === 0) return false;
      const users = readers.map(({ userId }) => userId);
      const values = [cityCode, users, mostNews];
      const news = await tx.run<{ [Key in keyof WaitingNews]: WaitingNews[Key] }>(WAITING, values);
      const isFull = readers.length === most || news.length === mostNews;
      const { later, mails } = judge(readers, news);
      if (later.length > 0) await tx.run(POSTPONE, [cityCode, JSON.stringify(later)]);
      if (mails.length === 0) return isFull;
      await tx.run(MAKE, [cityCode, JSON.stringify(mails.map(({ id, userId }) => ({ id, userId })))]);
      const places = mails.flatMap(({ id: mail, news: ids }) => ids.map((id) => ({ id, mail })));
      await tx.run(PUT_INTO, [cityCode, JSON.stringify(places)]);
      const readersOf = (some: readonly GatheredMail[]) => some.map(({ userId }) => userId);
      await tx.run(GATHERED, [cityCode, readersOf(mails), readersOf(mails.filter(({ urgent }) => urgent))]);
      return isFull;
    });
  }

  /** Takes mails that are due; nobody else sends them for two minutes. */
  claim(cityCode: string, limit: number): Promise<DueMail[]> {
    return this.maintenance.snapshot(cityCode, (tx) =>
      tx.run<{ [Key in keyof DueMail]: DueMail[Key] }>(CLAIM, [cityCode, limit]),
    );
  }

  /** What a mail tells: at most `limit` notifications, the oldest first, and how many there are. */
  async news(cityCode: string, mailId: string, limit: number): Promise<{ news: MailedNews[]; total: number }> {
    const rows = await this.maintenance.snapshot(cityCode, (tx) =>
      tx.run<{ [Key in keyof MailedNews]: MailedNews[Key] } & { total: number }>(NEWS, [cityCode, mailId, limit]),
    );
    return { news: rows, total: rows[0]?.total ?? 0 };
  }

  /** Notes what became of an attempt that says nothing of the address. */
  async settle(cityCode: string, { id }: Pick<DueMail, 'id'>, settled: SettledMail): Promise<void> {
    await this.maintenance.snapshot(cityCode, (tx) => settle(tx, id, settled));
  }

  /**
   * Notes whether an address has taken or refused a mail, and stops one that has refused too often in a row.
   * @param most refusals in a row that stop it
   * @param stopped called in the same transaction, with the number of refusals
   */
  async settleAddress(
    cityCode: string,
    { id, userId, addressVersion }: DueMail,
    settled: SettledMail,
    most: number,
    stopped: (tx: MaintenanceTransaction, failures: number) => Promise<void>,
  ): Promise<void> {
    await this.maintenance.snapshot(cityCode, async (tx) => {
      if (!(await settle(tx, id, settled))) return;
      const values = [cityCode, userId, addressVersion, settled.state === 'SENT', most];
      const [counted] = await tx.run<{ failures: number; stopped: boolean }>(COUNT_FAILURE, values);
      if (!counted?.stopped) return;
      await tx.run(DROP_WAITING, [cityCode, userId]);
      await stopped(tx, counted.failures);
    });
  }

  /** Deletes mails that were made more than so many days ago, in every city. */
  async purge(days: number): Promise<void> {
    for (const city of await this.cities()) await this.maintenance.snapshot(city, (tx) => tx.run(PURGE, [city, days]));
  }
}

/** Notes what became of an attempt. @returns whether the mail was still waiting */
async function settle(
  tx: MaintenanceTransaction,
  id: string,
  { state, failure, againInSeconds }: SettledMail,
): Promise<boolean> {
  return (await tx.run(SETTLE, [tx.cityCode, id, state, failure, againInSeconds])).length > 0;
}
