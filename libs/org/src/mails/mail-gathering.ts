import { ALWAYS_IN_APP, mailTime, notificationGroupOf } from '@fanzha/domain';
import { newId } from '@fanzha/platform';
import { isMailed } from '../notifications/notification-choices.js';
import type { Gathered } from './mail-delivery.repository.js';
import type { WaitingNews, WaitingReader } from './mail.row.js';

/** What follows a mail within so many minutes is put into one, unless it is urgent. */
const APART_MS = 10 * 60_000;

/**
 * What becomes of notifications that may be mailed: what was read is not, nor what its reader wants no more mails of;
 * what its reader wants later waits, and all else of a reader goes into one mail.
 */
export function gathered(readers: readonly WaitingReader[], news: readonly WaitingNews[], now = new Date()): Gathered {
  const later: { id: string; at: Date | null }[] = [];
  const mails: { id: string; userId: string; news: string[] }[] = [];
  const byReader = Map.groupBy(news, ({ userId }) => userId);
  for (const reader of readers) {
    const due: string[] = [];
    for (const each of byReader.get(reader.userId) ?? []) {
      const isWanted = each.readAt === null && isMailed(reader.choices, notificationGroupOf(each.kind));
      const at = isWanted ? timeOf(each, reader, now) : null;
      if (at !== null && at <= now) due.push(each.id);
      else later.push({ id: each.id, at });
    }
    if (due.length > 0) mails.push({ id: newId(), userId: reader.userId, news: due });
  }
  return { later, mails };
}

function timeOf({ kind, createdAt }: WaitingNews, reader: WaitingReader, now: Date): Date {
  const urgent = ALWAYS_IN_APP.has(notificationGroupOf(kind));
  const free = urgent || reader.gatheredAt === null ? 0 : reader.gatheredAt.getTime() + APART_MS;
  return mailTime(createdAt, reader, { urgent, earliest: new Date(Math.max(now.getTime(), free)) });
}
