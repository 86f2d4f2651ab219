import { Config } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const SESSION = String.raw`(?<cityCode>\d{4})\.(?<sessionId>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})`;
const FORM = new RegExp(String.raw`^${SESSION}\.(?<counter>[1-9]\d{0,8})\.(?<signature>[\w-]{43})$`);
/** As release 0.1 wrote it: a random secret, of which the session keeps SHA-256. */
const FORM_OF_0_1 = new RegExp(String.raw`^${SESSION}\.(?<secret>[\w-]{43})$`);

/** Where a session is stored, and which of its refresh tokens this is. */
interface RefreshToken {
  readonly cityCode: string;
  readonly sessionId: string;
  /** The tokens of a session are counted from 1. */
  readonly counter: number;
}

/** A token of a session that began under release 0.1. Only its session can tell whether it is genuine. */
interface OldRefreshToken {
  readonly cityCode: string;
  readonly sessionId: string;
  /** SHA-256 of its secret. */
  readonly hash: Buffer;
}

/**
 * Writes and reads refresh tokens. They are signed, so that an older token of a session is told from one that somebody
 * has made up, and so that the successor of a token can be written twice and is the same.
 */
@Injectable()
export class RefreshTokens {
  private readonly key: Buffer;

  constructor(config: Config) {
    this.key = config.key('refresh tokens');
  }

  /** As it travels: `city.session.counter.signature`. */
  write(token: RefreshToken): string {
    const signed = `${token.cityCode}.${token.sessionId}.${token.counter}`;
    return `${signed}.${createHmac('sha256', this.key).update(signed).digest('base64url')}`;
  }

  /** Null for anything that neither `write` nor release 0.1 wrote. */
  read(text: string): RefreshToken | OldRefreshToken | null {
    const {
      cityCode = '',
      sessionId = '',
      counter,
      secret,
    } = (FORM.exec(text) ?? FORM_OF_0_1.exec(text))?.groups ?? {};
    if (secret !== undefined) return { cityCode, sessionId, hash: createHash('sha256').update(secret).digest() };
    if (counter === undefined) return null;
    const token = { cityCode, sessionId, counter: Number(counter) };
    return isSame(this.write(token), text) ? token : null;
  }
}

/** What the session knows of its tokens. */
export interface TokensOfSession {
  /** Number of the newest token; 0 while the session has the one that release 0.1 gave it. */
  readonly counter: number;
  /** SHA-256 of the secret that release 0.1 gave it. */
  readonly oldHash: Buffer | null;
  /** The newest token was made a moment ago: the one before it still yields it. */
  readonly isFresh: boolean;
}

/**
 * What a token is to its session. PREVIOUS: its successor was made a moment ago and may never have arrived. OLDER: it
 * is genuine and was used long ago, so somebody has a copy. UNKNOWN: it does not belong to the session.
 */
export function standingOf(
  token: RefreshToken | OldRefreshToken,
  session: TokensOfSession,
): 'CURRENT' | 'PREVIOUS' | 'OLDER' | 'UNKNOWN' {
  const counter = 'counter' in token ? token.counter : isSameHash(token.hash, session.oldHash) ? 0 : null;
  if (counter === null || counter > session.counter) return 'UNKNOWN';
  if (counter === session.counter) return 'CURRENT';
  return counter === session.counter - 1 && session.isFresh ? 'PREVIOUS' : 'OLDER';
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function isSameHash(presented: Buffer, kept: Buffer | null): boolean {
  return kept !== null && presented.length === kept.length && timingSafeEqual(presented, kept);
}
