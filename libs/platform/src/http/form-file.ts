import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { DomainError } from '@fanzha/domain';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

/** A file of a form while it arrives. */
interface ArrivingFile {
  /** As the client calls it, without folders. */
  readonly name: string;
  readonly stream: Readable;
}

/** A form has its file, and little around it. */
const LIMITS = { files: 1, fields: 10, parts: 11, fieldSize: 1_000, headerPairs: 20, headerSize: 8_192 };
const MEGABYTE = 1024 * 1024;

/**
 * Hands over the file in field `field` of a `multipart/form-data` request while it arrives, and waits until the whole
 * form has been read. The bytes are the caller's: this keeps none.
 * @param maxBytes of the file
 * @param take reads the stream to its end
 * @throws DomainError BAD_INPUT on `field`: REQUIRED without a file, FILE_TOO_LARGE, INVALID_FORMAT where the form
 *   cannot be read or breaks off.
 */
export async function formFile<Taken>(
  { headers, body }: FastifyRequest,
  { field, maxBytes }: { readonly field: string; readonly maxBytes: number },
  take: (file: ArrivingFile) => Promise<Taken>,
): Promise<Taken> {
  const refused = (code: 'REQUIRED' | 'INVALID_FORMAT' | 'FILE_TOO_LARGE') =>
    DomainError.badInput([
      { path: field, code, ...(code === 'FILE_TOO_LARGE' && { params: { maxMegabytes: maxBytes / MEGABYTE } }) },
    ]);
  if (!isStream(body)) throw refused('REQUIRED');
  const form = parserOf(headers as BusboyHeaders, maxBytes);
  if (!form) throw refused('INVALID_FORMAT');
  const payload = body;
  return new Promise<Taken>((resolve, reject) => {
    let taking: Promise<Taken> | null = null;
    let current: Readable | null = null;
    const fail = (error: unknown) => {
      payload.unpipe(form);
      current?.destroy(error instanceof Error ? error : new Error('the form broke off'));
      // What has been begun with the file ends first: nothing of it may be left behind.
      void Promise.allSettled(taking ? [taking] : []).then(() => reject(error));
    };
    form.on('file', (name, stream, fileName) => {
      // A part that breaks off says so itself, and nobody else may listen: of that the form speaks as well.
      stream.on('error', () => undefined);
      if (name !== field || taking) {
        stream.resume();
        return;
      }
      current = stream;
      stream.once('limit', () => fail(refused('FILE_TOO_LARGE')));
      taking = take({ name: fileName ?? '', stream });
      taking.catch(fail);
    });
    form.once('filesLimit', () => fail(refused('INVALID_FORMAT')));
    form.once('partsLimit', () => fail(refused('INVALID_FORMAT')));
    form.on('error', () => fail(refused('INVALID_FORMAT')));
    form.once('finish', () => {
      if (taking) taking.then(resolve, fail);
      else reject(refused('REQUIRED'));
    });
    payload.once('error', () => fail(refused('INVALID_FORMAT')));
    // A client that goes away in the middle sends no error, and no end.
    payload.once('close', () => payload.readableEnded || fail(refused('INVALID_FORMAT')));
    payload.pipe(form);
  });
}

/**
 * The same for a small file, which is kept in memory.
 * @param keep is told of each piece before it is kept, and refuses it by throwing
 */
export function formFileInMemory(
  request: FastifyRequest,
  where: { readonly field: string; readonly maxBytes: number },
  keep?: (bytes: number) => void,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  return formFile(request, where, async ({ name, stream }) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) {
      keep?.((chunk as Buffer).length);
      chunks.push(chunk as Buffer);
    }
    return { name, bytes: Buffer.concat(chunks) };
  });
}

/** Null where the headers say nothing that a form could be read by. */
function parserOf(headers: BusboyHeaders, maxBytes: number): BusboyInstance | null {
  try {
    return new Busboy({ headers, limits: { ...LIMITS, fileSize: maxBytes } });
  } catch {
    return null;
  }
}

function isStream(body: unknown): body is Readable {
  return typeof (body as { readonly pipe?: unknown } | null | undefined)?.pipe === 'function';
}
