import { API_TOKEN_PREFIX } from '@fanzha/platform';
import type { FastifyRequest } from 'fastify';

/**
 * Hook `onRequest`: the token of an API client may come as the password of basic authentication, which is all that
 * spreadsheet programs can send. Only for what is downloaded: browsers send a password again by themselves, and a
 * request that changes something must not be signed in by that.
 */
export async function readBasicToken(request: FastifyRequest): Promise<void> {
  if (!request.url.startsWith('/export/')) return;
  const [, encoded = ''] = /^basic +([\w+/=-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const given = Buffer.from(encoded, 'base64').toString('utf8');
  const password = given.slice(given.indexOf(':') + 1);
  if (given.includes(':') && password.startsWith(API_TOKEN_PREFIX))
    request.raw.headers.authorization = `Bearer ${password}`;
}
