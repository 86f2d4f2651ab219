import compress, { type FastifyCompressOptions } from '@fastify/compress';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * Brotli at its default of 11 takes seconds for a large script; 5 is as quick as gzip and smaller. Its window of 4 MB
 * would be memory for every answer under way; 256 kB find nearly all that repeats.
 */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 18 } };

/** Requests are never unpacked. */
const OPTIONS: FastifyCompressOptions = {
  encodings: ['br', 'gzip'],
  brotliOptions: BROTLI,
  globalDecompression: false,
};

export type Encoding = 'br' | 'gzip';

/** The best encoding first. */
export const ENCODERS: ReadonlyMap<Encoding, (bytes: Buffer) => Buffer> = new Map([
  ['br', (bytes) => brotliCompressSync(bytes, BROTLI)],
  ['gzip', (bytes) => gzipSync(bytes)],
]);

/** Every file of the web client, by what the browser accepts. */
export async function compressFiles(app: FastifyInstance): Promise<void> {
  await app.register(compress, OPTIONS);
}

/** Shorter answers fit into two packets as they are: to pack them would cost the server more than it saves anybody. */
export const COMPRESSED_FROM = 4_096;

/** Answers are compressed where `compressed` is called, and small ones pass by without a look at their headers. */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, { ...OPTIONS, global: false, threshold: 0 });
}

/**
 * Sends an answer compressed, if the client accepts it. Never one that may hold a secret: beside text that somebody
 * else chose, the length of a compressed answer tells of the secret, guess by guess (BREACH).
 */
export function compressed(reply: FastifyReply, answer: Buffer | Readable): FastifyReply {
  void reply.compress(answer);
  return reply;
}

const PIECE = 32_768;

/**
 * A long text as a stream of bytes. Sent as one it would be copied into a buffer of three bytes for each character. The
 * system's allocator keeps the room of such buffers, and everybody else waits while they are filled and packed.
 */
export function inPieces(text: string): Readable {
  return Readable.from(pieces(text), { objectMode: false });
}

function* pieces(text: string): Generator<Buffer> {
  let from = 0;
  while (from < text.length) {
    const end = from + PIECE;
    // Half a surrogate pair would become U+FFFD.
    const isCut = text.charCodeAt(end) >= 0xdc00 && text.charCodeAt(end) <= 0xdfff;
    const to = isCut ? end + 1 : end;
    yield Buffer.from(text.slice(from, to));
    from = to;
  }
}
