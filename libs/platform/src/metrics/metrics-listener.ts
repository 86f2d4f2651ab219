import { Logger } from '@nestjs/common';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ListenAddress } from '../config/config.js';
import type { Metrics } from './metrics.js';

interface MetricsListener {
  readonly url: string;
  close(): Promise<void>;
}

const PATH = '/metrics';
/** One or two programs nearby scrape. */
const MOST_CONNECTIONS = 20;
const REQUEST_LIMIT_MS = 5_000;

/**
 * `GET /metrics`, on an address that only this machine or its own network reaches: never a route of the public
 * application, so that no mistake of a proxy can open it to anybody. It answers nothing else.
 * @throws Error when the address is taken or is not one of this machine.
 */
export function listenForScrapes(metrics: Metrics, { host, port }: ListenAddress): Promise<MetricsListener> {
  const logger = new Logger('Metrics');
  const server = createServer(
    { requestTimeout: REQUEST_LIMIT_MS, headersTimeout: REQUEST_LIMIT_MS },
    (request, response) => {
      const answer = (status: number, text: string, headers: Record<string, string> = {}) =>
        response
          .writeHead(status, {
            'content-type': 'text/plain; charset=utf-8',
            'cache-control': 'no-store',
            'x-content-type-options': 'nosniff',
            ...headers,
          })
          .end(text);
      request.resume();
      if (request.url?.split('?')[0] !== PATH) answer(404, 'Not found\n');
      else if (request.method !== 'GET') answer(405, 'Use GET\n', { allow: 'GET' });
      else {
        metrics.text().then(
          (text) => answer(200, text, { 'content-type': metrics.contentType }),
          (error: unknown) => {
            logger.error({ msg: 'a scrape failed', err: error });
            answer(500, 'The metrics cannot be told: see the log\n');
          },
        );
      }
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject).on('error', (error) => logger.error({ msg: 'the listener failed', err: error }));
      const { address, family, port: given } = server.address() as AddressInfo;
      resolve({
        url: `http://${family === 'IPv6' ? `[${address}]` : address}:${given}${PATH}`,
        close: () =>
          new Promise<void>((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
