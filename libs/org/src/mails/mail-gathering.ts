import { ALWAYS_IN_APP, mailTime, notificationGroupOf } from '@fanzha/domain';
import { newId } from '@fanzha/platform';
import { isMailed } from '../notifications/notification-choices.js';
import type { Gathered, GatheredMail } from './mail-delivery.repository.js';
import type { WaitingNews, WaitingReader } from './mail.row.js';

const A_MINUTE = 60_000;
/** The least time between two mails to one reader; what comes meanwhile is put into one. */
const APART_MS = 10 * A_MINUTE;
/** The same for mails with something urgent: shorter, and long enough that a county's dues of a minute are one mail. */
const URGENT_APART_MS = 5 * A_MINUTE;

const isUrgent = ({ kind }: WaitingNews): boolean => ALWAYS_IN_APP.has(notificationGroupOf(kind));

/**
 * Judges notifications that may be mailed. Those that were read, or that their reader wants no mails of, are not
 * mailed. Those that their reader wants later wait. All others of a reader go into one mail.
 */
export function gathered(readers: readonly WaitingReader[], news: readonly WaitingNews[], now = new Date()): Gathered {
  const later: { id: string; at: Date | null }[] = [];
  const mails: GatheredMail[] = [];
  const byReader = Map.groupBy(news, ({ userId }) => userId);
  for (const reader of readers) {
    const due: WaitingNews[] = [];
    for (const each of byReader.get(reader.userId) ?? []) {
      const isWanted = each.readAt === null && isMailed(reader.choices, notificationGroupOf(each.kind));
      const at = isWanted ? timeOf(each, reader, now) : null;
      if (at !== null && at <= now) due.push(each);
      else later.push({ id: each.id, at });
    }
    if (due.length === 0) continue;
    mails.push({ id: newId(), userId: reader.userId, news: due.map(({ id }) => id), urgent: due.some(isUrgent) });
  }
  return { later, mails };
}

function timeOf(each: WaitingNews, reader: WaitingReader, now: Date): Date {
  const urgent = isUrgent(each);
  const [last, apart] = urgent ? [reader.urgentAt, URGENT_APART_MS] : [reader.gatheredAt, APART_MS];
  const free = last === null ? 0 : last.getTime() + apart;
  return mailTime(each.createdAt, reader, { urgent, earliest: new Date(Math.max(now.getTime(), free)) });
}
