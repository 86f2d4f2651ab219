import { DomainError, isId, type Locale } from '@fanzha/domain';
import {
  type Connection,
  Database,
  eventStream,
  KEY_PARTS,
  KeyedPage,
  listName,
  LiveSignals,
  MISSED,
  type Viewer,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { Notification, type NotificationNews } from './notification.model.js';
import { MOST_COUNTED, NotificationRepository } from './notification.repository.js';
import { topicOf } from './notification.row.js';

/** Ids that are marked at once. */
const MOST_MARKED = 200;
/** More than that are not counted for a list. */
const MOST_LISTED = 10_000;
/** What a signal says where notifications were read, instead of the id of a new one. */
const READ = 'read';

/** What a person is told, and what of it they have read. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationRepository,
    private readonly signals: LiveSignals,
  ) {}

  /** The viewer's own, the newest first. @throws DomainError BAD_INPUT on `first` and `after`. */
  async list(
    { scope }: Viewer,
    { unread, ...args }: { readonly unread: boolean; readonly first: number; readonly after: string | null },
    locale: Locale,
  ): Promise<Connection<Notification>> {
    const key = { createdAt: isMoment, id: KEY_PARTS.id };
    const page = new KeyedPage(args, { list: listName('notifications', { unread }), key });
    const rows = await this.notifications.page(scope, unread, page.after, page.limit);
    return page.shown(rows, await this.notifications.count(scope, unread, MOST_LISTED), {
      key: (row) => ({ createdAt: row.createdAt.toISOString(), id: row.id }),
      node: (row) => Notification.of(row, locale),
    });
  }

  /** How many of the viewer's own are unread, 100 at most. */
  unreadCount({ scope }: Viewer): Promise<number> {
    return this.notifications.count(scope, true, MOST_COUNTED);
  }

  /**
   * Marks some as read, or all; what is not the viewer's own is passed over. Not logged: it is nobody else's business
   * what a person has read.
   * @returns how many are unread now
   * @throws DomainError BAD_INPUT on `ids`.
   */
  async markRead(viewer: Viewer, ids: readonly string[] | null): Promise<number> {
    if (ids && ids.length > MOST_MARKED)
      throw DomainError.badInput([
        { path: 'ids', code: 'TOO_MANY_ITEMS', params: { max: MOST_MARKED, actual: ids.length } },
      ]);
    const wrong = (ids ?? []).flatMap((id, at) =>
      isId(id) ? [] : [{ path: `ids.${at}`, code: 'INVALID_ID' } as const],
    );
    if (wrong.length > 0) throw DomainError.badInput(wrong);
    await this.database.transaction(viewer.scope, async (tx) => {
      await this.notifications.markRead(tx, ids);
      await this.signals.send(tx, [[topicOf(viewer.userId), READ]]);
    });
    return this.unreadCount(viewer);
  }

  /** Ids of what arrives for the viewer from now on. */
  arrivals({ userId }: Viewer): Promise<AsyncIterableIterator<string>> {
    return eventStream<string>((push) => this.signals.subscribe(topicOf(userId), push));
  }

  /** What is told of an arrival, read with the rights of this moment. */
  async newsOf(viewer: Viewer, id: string, locale: Locale): Promise<NotificationNews> {
    const row = id === READ || id === MISSED ? null : await this.notifications.find(viewer.scope, id);
    return { notification: row && Notification.of(row, locale), unreadCount: await this.unreadCount(viewer) };
  }
}

/** A moment as cursors write it: JavaScript can parse others, and days that are none, and the database cannot. */
function isMoment(text: string | number): text is string {
  if (typeof text !== 'string') return false;
  const moment = new Date(text);
  return /^2\d{3}-/.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString() === text;
}
