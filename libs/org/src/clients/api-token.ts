import { API_TOKEN_PREFIX } from '@fanzha/platform';
import { createHash, randomBytes } from 'node:crypto';

const FORM = new RegExp(`^${API_TOKEN_PREFIX}(?<cityCode>\\d{4})_(?<id>[\\da-f]{32})_(?<secret>[\\w-]{43})$`);

/** What the token of an API client says: where the client is stored, and a secret of 32 random bytes. */
interface ApiToken {
  readonly cityCode: string;
  readonly clientId: string;
  readonly secret: string;
}

/** A token with a new secret of 256 bits. */
export function newApiToken(cityCode: string, clientId: string): ApiToken {
  return { cityCode, clientId, secret: randomBytes(32).toString('base64url') };
}

/** As it travels: `fzc_<city>_<id without dashes>_<secret>`. The beginning lets scanners of leaked secrets know it. */
export function writeApiToken({ cityCode, clientId, secret }: ApiToken): string {
  return `${API_TOKEN_PREFIX}${cityCode}_${clientId.replaceAll('-', '')}_${secret}`;
}

/** Null for anything that `writeApiToken` did not write. */
export function readApiToken(text: string): ApiToken | null {
  const groups = FORM.exec(text)?.groups as Record<'cityCode' | 'id' | 'secret', string> | undefined;
  if (!groups) return null;
  const clientId = groups.id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { cityCode: groups.cityCode, clientId, secret: groups.secret };
}

/** What is stored of a secret: with 256 random bits, SHA-256 needs neither salt nor slowness. */
export function apiTokenHash({ secret }: ApiToken): Buffer {
  return createHash('sha256').update(secret).digest();
}
