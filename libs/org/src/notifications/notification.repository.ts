import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { NotificationRow } from './notification.row.js';

const COLUMNS = `n.id, n.kind, n.subject_kind "subjectKind", n.subject_id "subjectId", n.facts,
  n.created_at "createdAt", n.read_at "readAt"`;
const OWN = 'n.city_code = $1 and n.user_id = $2 and n.in_app';

/** More unread ones than that are not counted: a bell says 99+. */
export const MOST_COUNTED = 100;

const page = (unread: boolean): Statement => ({
  name: `notification.page${unread ? '.unread' : ''}`,
  text: `select ${COLUMNS} from notification n
    where ${OWN}${unread ? ' and n.read_at is null' : ''}
      and ($3::timestamptz is null or (n.created_at, n.id) < ($3::timestamptz, $4::uuid))
    order by n.created_at desc, n.id desc limit $5`,
});
const PAGE = page(false);
const PAGE_OF_UNREAD = page(true);

const count = (unread: boolean): Statement => ({
  name: `notification.count${unread ? '.unread' : ''}`,
  text: `select count(*)::int as count from (select from notification n
    where ${OWN}${unread ? ' and n.read_at is null' : ''} limit $3) counted`,
});
const COUNT = count(false);
const COUNT_OF_UNREAD = count(true);

const FIND: Statement = {
  name: 'notification.find',
  text: `select ${COLUMNS} from notification n where ${OWN} and n.id = $3`,
};

const READ: Statement = {
  name: 'notification.read',
  text: `update notification n set read_at = now()
    where ${OWN} and n.read_at is null and ($3::uuid[] is null or n.id = any ($3::uuid[]))`,
};

type Row = { [Key in keyof NotificationRow]: NotificationRow[Key] };

/** A place in the list, from its end. */
interface After {
  readonly createdAt: string;
  readonly id: string;
}

/** Notifications of the scope's user, and nobody else's. */
@Injectable()
export class NotificationRepository {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  page(
    { cityCode, userId, ...scope }: Scope,
    unread: boolean,
    after: After | null,
    limit: number,
  ): Promise<NotificationRow[]> {
    const values = [cityCode, userId, after?.createdAt ?? null, after?.id ?? null, limit];
    return this.database.read<Row>({ cityCode, userId, ...scope }, unread ? PAGE_OF_UNREAD : PAGE, values);
  }

  /** How many there are, up to `most`. */
  async count(scope: Scope, unread: boolean, most: number): Promise<number> {
    const statement = unread ? COUNT_OF_UNREAD : COUNT;
    const [row] = await this.database.read<{ count: number }>(scope, statement, [scope.cityCode, scope.userId, most]);
    return row?.count ?? 0;
  }

  /** A notification of the own account; null where there is none. */
  async find(scope: Scope, id: string): Promise<NotificationRow | null> {
    return (await this.database.read<Row>(scope, FIND, [scope.cityCode, scope.userId, id]))[0] ?? null;
  }

  /** Marks some as read, or all. */
  async markRead(tx: Transaction, ids: readonly string[] | null): Promise<void> {
    await tx.run(READ, [tx.scope.cityCode, tx.scope.userId, ids]);
  }
}
