import compress, { type FastifyCompressOptions } from '@fastify/compress';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { constants } from 'node:zlib';

/**
 * Brotli at its default of 11 takes seconds for a large script; 5 is as quick as gzip and smaller. Its window of 4 MB would be
 * memory for every answer under way; 256 kB find nearly all that repeats. Requests are never unpacked.
 */
const OPTIONS: FastifyCompressOptions = {
  encodings: ['br', 'gzip'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 18 } },
  globalDecompression: false,
};

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
 * Sends an answer compressed, if the client accepts it. Never one that may hold a secret: beside text that somebody else chose,
 * the length of a compressed answer tells of the secret, guess by guess (BREACH).
 */
export function compressed(reply: FastifyReply, text: string): FastifyReply {
  void reply.compress(text);
  return reply;
}
