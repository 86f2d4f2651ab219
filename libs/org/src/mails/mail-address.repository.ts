import type { Locale } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { MailAddressRow } from './mail.row.js';

const OWN = 'a.city_code = $1 and a.user_id = $2';
const COLUMNS = `a.address, a.locale, a.link_id "linkId", a.link_until "linkUntil", a.confirmed_at "confirmedAt",
  a.stopped_at "stoppedAt"`;

const FIND: Statement = { name: 'mail_address.find', text: `select ${COLUMNS} from mail_address a where ${OWN}` };
const HOLD: Statement = { name: 'mail_address.hold', text: `${FIND.text} for update` };

/** Several requests of one account at once are counted one after the other. */
const ALONE: Statement = {
  name: 'mail_address.alone',
  text: "select pg_advisory_xact_lock(hashtext('mail address'), hashtext($1))",
};

/** Links of the account within an hour and within a day. */
const LINKS: Statement = {
  name: 'mail_address.links',
  text: `select count(*) filter (where d.created_at > now() - interval '1 hour')::int as hour, count(*)::int as day
    from mail_delivery d where d.city_code = $1 and d.user_id = $2 and d.purpose = 'LINK'
      and d.created_at > now() - interval '1 day'`,
};

const PUT: Statement = {
  name: 'mail_address.put',
  text: `insert into mail_address as a (city_code, user_id, address, locale, link_id, link_until)
    values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6))
    on conflict (city_code, user_id) do update set address = excluded.address, locale = excluded.locale,
      link_id = excluded.link_id, link_until = excluded.link_until, confirmed_at = null, failures = 0,
      stopped_at = null, version = a.version + 1, changed_at = now()
    returning ${COLUMNS}`,
};

const LINK: Statement = {
  name: 'mail_address.link',
  text: `insert into mail_delivery (city_code, id, user_id, purpose) values ($1, $2, $3, 'LINK')`,
};

const CONFIRM: Statement = {
  name: 'mail_address.confirm',
  text: `update mail_address a set confirmed_at = now(), link_id = null, link_until = null, version = a.version + 1,
      changed_at = now()
    where ${OWN} returning ${COLUMNS}`,
};

const REMOVE: Statement = {
  name: 'mail_address.remove',
  text: `delete from mail_address a where ${OWN} returning a.user_id`,
};

/** What waited for the earlier address is not mailed to another one; people read it in the application. */
const DROP_WAITING: Statement = {
  name: 'mail_address.drop_waiting',
  text: `update notification n set mail_at = null where n.city_code = $1 and n.user_id = $2 and n.mail_at is not null`,
};

type Row = { [Key in keyof MailAddressRow]: MailAddressRow[Key] };

/** The address of the scope's user. */
@Injectable()
export class MailAddressRepository {
  constructor(private readonly database: Database) {}

  /** The address; null where none was stated. */
  async find(scope: Scope): Promise<MailAddressRow | null> {
    return (await this.database.read<Row>(scope, FIND, [scope.cityCode, scope.userId]))[0] ?? null;
  }

  /** As `find`, held until the transaction ends. */
  async hold(tx: Transaction): Promise<MailAddressRow | null> {
    return (await tx.run<Row>(HOLD, own(tx)))[0] ?? null;
  }

  /** How many links the account was sent within an hour and a day. Until the transaction ends, others who ask wait. */
  async links(tx: Transaction): Promise<{ readonly hour: number; readonly day: number }> {
    await tx.run(ALONE, [tx.scope.userId]);
    const [row] = await tx.run<{ hour: number; day: number }>(LINKS, own(tx));
    return row ?? { hour: 0, day: 0 };
  }

  /** Keeps an address that is not confirmed yet, in place of the one before, and notes the mail with its link. */
  async put(
    tx: Transaction,
    { address, locale, linkId, hours }: { address: Buffer; locale: Locale; linkId: string; hours: number },
  ): Promise<MailAddressRow> {
    const [row] = await tx.run<Row>(PUT, [...own(tx), address, locale, linkId, hours]);
    if (!row) throw new Error('An address was kept and not returned');
    await tx.run(DROP_WAITING, own(tx));
    await tx.run(LINK, [tx.scope.cityCode, linkId, tx.scope.userId]);
    return row;
  }

  /** Confirms the address, which the transaction has to hold. Its link works no more. */
  async confirm(tx: Transaction): Promise<MailAddressRow> {
    const [row] = await tx.run<Row>(CONFIRM, own(tx));
    if (!row) throw new Error('An address that was held is not there');
    return row;
  }

  /** Deletes the address. @returns whether there was one */
  async remove(tx: Transaction): Promise<boolean> {
    await tx.run(DROP_WAITING, own(tx));
    return (await tx.run(REMOVE, own(tx))).length > 0;
  }
}

const own = ({ scope }: Transaction) => [scope.cityCode, scope.userId];
