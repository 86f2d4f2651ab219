import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * What every answer says unless its route says otherwise, whatever path it is of: no browser takes it for anything but
 * what it is called, and no cache keeps it.
 */
const HEADERS: Readonly<Record<string, string>> = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
const PLAIN = 'text/plain; charset=utf-8';

/** Runs before anything else that looks at a request. What a route sets takes the place of these. */
export function setHeaders(
  _request: unknown,
  response: { setHeader(name: string, value: string): unknown },
): undefined {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}

/** What is nowhere, in the same few words whatever was asked for. */
export async function notFound(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply.code(404).type(PLAIN).send('Not found');
}

/** Hook `onRequest`: no body is looked at that nothing would read. */
export function refuseUnknownPath(request: FastifyRequest, reply: FastifyReply, goOn: () => void): void {
  if (request.is404) void notFound(request, reply);
  else goOn();
}

/** A path that cannot be read comes to no route and no hook. */
export function refuseUnreadablePath(
  { statusCode = 400 }: { readonly statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  setHeaders(request, reply.raw);
  void reply.code(statusCode).type(PLAIN).send(STATUS_CODES[statusCode]);
}

const STATUS_OF: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/** What is no HTTP comes to no request either: there is a connection, and it is closed. */
export function refuseUnreadableRequest(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = STATUS_OF[error.code ?? ''] ?? 400;
  const text = STATUS_CODES[status] ?? '';
  const headers = { ...HEADERS, 'content-type': PLAIN, 'content-length': text.length, connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${text}\r\n${lines.join('')}\r\n${text}`);
  socket.destroy(error);
}
