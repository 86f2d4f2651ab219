import { isId } from '@fanzha/domain';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose link it is, and until when it works. */
interface MailLink {
  readonly id: string;
  readonly cityCode: string;
  readonly userId: string;
  readonly until: Date;
}

/**
 * What a link that confirms an address carries: its id, and an HMAC-SHA256 over whose it is and until when, by a key
 * that signs nothing else. No table holds it.
 */
export function linkToken(key: Buffer, { id, cityCode, userId, until }: MailLink): string {
  const said = JSON.stringify([id, cityCode, userId, Math.floor(until.getTime() / 1000)]);
  return `${id}.${createHmac('sha256', key).update(said).digest('base64url')}`;
}

/** Whether a token is that of a link that still works. */
export function isLinkToken(key: Buffer, token: string, link: MailLink, now = new Date()): boolean {
  const right = linkToken(key, link);
  if (!isId(token.slice(0, token.indexOf('.'))) || token.length !== right.length || link.until <= now) return false;
  return timingSafeEqual(Buffer.from(digestOf(token)), Buffer.from(digestOf(right)));
}

/** `timingSafeEqual` takes texts of one length of bytes alone; two digests have that, whatever a token holds. */
const digestOf = (text: string): string => createHmac('sha256', 'compared').update(text).digest('hex');
