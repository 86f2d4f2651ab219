import { createHash, randomBytes } from 'node:crypto';

const FORM = /^(?<cityCode>\d{4})\.(?<sessionId>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.(?<secret>[\w-]{43})$/;

/** What a refresh token says: where its session is stored, and a secret of 32 random bytes that works once. */
export interface RefreshToken {
  readonly cityCode: string;
  readonly sessionId: string;
  readonly secret: string;
}

export function newRefreshToken(cityCode: string, sessionId: string): RefreshToken {
  return { cityCode, sessionId, secret: randomBytes(32).toString('base64url') };
}

/** As it travels: `city.session.secret`. */
export function writeRefreshToken({ cityCode, sessionId, secret }: RefreshToken): string {
  return `${cityCode}.${sessionId}.${secret}`;
}

/** Null for anything that `writeRefreshToken` did not write. */
export function readRefreshToken(text: string): RefreshToken | null {
  const match = FORM.exec(text);
  return match ? (match.groups as unknown as RefreshToken) : null;
}

/** What is stored of a secret: with 256 random bits, SHA-256 needs neither salt nor slowness. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
