import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compressFiles } from './compression.js';
import { notFound } from './every-answer.js';

interface WebClientOptions {
  /** Directory of the built client: `index.html` and hashed files below `assets/`. */
  readonly root: string;
  /** Browsers reach us by https: they may be told to insist on it. */
  readonly secure: boolean;
}

const YEAR_SECONDS = 31_536_000;

/**
 * What allows the scripts that are written in `index.html` itself, and no other: they run before anything is loaded, so
 * that the first thing painted has the size and the language that were chosen.
 */
function ownScripts(root: string): string[] {
  const page = readFileSync(path.join(root, 'index.html'), 'utf8');
  return [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
}

/**
 * The web client. Files have their own paths; every other path a browser asks for is a page of the client and gets
 * `index.html`, except below `/assets/`: a script that is not there any more must not arrive as a page.
 */
export function webClient({ root, secure }: WebClientOptions) {
  return async (app: FastifyInstance): Promise<void> => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          baseUri: ["'self'"],
          connectSrc: ["'self'"],
          fontSrc: ["'self'", 'data:'],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          objectSrc: ["'none'"],
          scriptSrc: ["'self'", ...ownScripts(root)],
          // Charts and tables place their parts by style attributes.
          styleSrc: ["'self'", "'unsafe-inline'"],
          ...(secure && { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: secure ? { maxAge: YEAR_SECONDS } : false,
      referrerPolicy: { policy: 'same-origin' },
    });
    await compressFiles(app);
    await app.register(fastifyStatic, {
      root,
      wildcard: false,
      index: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders(reply, file) {
        const hashed = path.relative(root, file).startsWith(`assets${path.sep}`);
        reply.header('cache-control', hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
      },
    });
    app.get('/*', (request, reply) => {
      const page = !request.url.startsWith('/assets/') && (request.headers.accept ?? '').includes('text/html');
      return page ? reply.sendFile('index.html') : notFound(request, reply);
    });
  };
}
