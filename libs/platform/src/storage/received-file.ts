import {
  ATTACHMENT_BOUNDS,
  type AttachmentType,
  attachmentType,
  DomainError,
  endingErrors,
  type FieldError,
  requireNoErrors,
} from '@fanzha/domain';
import type { FastifyRequest } from 'fastify';
import { fileTypeFromFile } from 'file-type';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { formFile } from '../http/form-file.js';
import { copyImage } from './image-copy.js';
import type { VirusScanner } from './virus-scanner.js';

/** The field of the form. */
const FIELD = 'file';
/** What is older was left behind by a process that died. */
const FORGOTTEN_MS = 3_600_000;

/** Content that is ready to be kept. */
interface ReadyContent {
  /** Where it lies until then. */
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
}

/** A file that arrived, was looked at, and may be kept. */
export interface ReceivedFile {
  /** As the client calls it. */
  readonly name: string;
  readonly type: AttachmentType;
  /** SHA-256 of what was sent, in hexadecimal. */
  readonly sent: string;
  readonly content: ReadyContent;
  /** A small picture of an image, and its own size in pixels. */
  readonly image: { readonly width: number; readonly height: number; readonly preview: ReadyContent } | null;
}

/** Takes files of requests: they lie in a directory of their own until they are kept, and are gone afterwards. */
export class ReceivedFiles {
  constructor(
    private readonly directory: string,
    private readonly scanner: VirusScanner,
  ) {}

  /** Whether a virus scanner looks at what arrives. */
  get scans(): boolean {
    return this.scanner.isOn;
  }

  /**
   * Receives the file of a form, checks its type by its content, has it scanned, and writes images anew.
   * @param nameErrors what is wrong with the name
   * @param group the tenant
   * @throws DomainError BAD_INPUT on `file`; UNAVAILABLE (SCANNER_UNAVAILABLE); RATE_LIMITED.
   */
  async receive<Kept>(
    request: FastifyRequest,
    {
      group,
      nameErrors,
    }: { readonly group: string; readonly nameErrors: (path: string, name: string) => FieldError[] },
    work: (file: ReceivedFile) => Promise<Kept>,
  ): Promise<Kept> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const place = path.join(this.directory, randomBytes(12).toString('hex'));
    try {
      const { name, content: original } = await this.arrived(request, place);
      const type = await requireType(place);
      requireNoErrors([...nameErrors(FIELD, name), ...endingErrors(FIELD, name, type)]);
      await this.scanner.scan(place, FIELD);
      const image = type.isImage ? await this.imageOf(place, type, group) : null;
      const content = image ? await contentIn(`${place}.copy`) : original;
      return await work({ name, type, sent: original.sha256, content, image });
    } finally {
      await Promise.all([place, `${place}.copy`, `${place}.preview`].map((each) => rm(each, { force: true })));
    }
  }

  /** Removes what processes that died have left behind. */
  async forget(now = Date.now()): Promise<void> {
    const names = await readdir(this.directory).catch(() => []);
    for (const name of names) {
      const place = path.join(this.directory, name);
      const found = await stat(place).catch(() => null);
      if (found && now - found.mtimeMs > FORGOTTEN_MS) await rm(place, { force: true });
    }
  }

  private arrived(request: FastifyRequest, place: string): Promise<{ name: string; content: ReadyContent }> {
    return formFile(request, { field: FIELD, maxBytes: ATTACHMENT_BOUNDS.size }, async ({ name, stream }) => {
      const hash = createHash('sha256');
      let size = 0;
      await pipeline(
        stream,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
          }
        },
        createWriteStream(place, { mode: 0o600, flags: 'wx' }),
      );
      if (size === 0) throw DomainError.badInput([{ path: FIELD, code: 'FILE_EMPTY' }]);
      return { name, content: { file: place, sha256: hash.digest('hex'), size } };
    });
  }

  private async imageOf(source: string, { type }: AttachmentType, group: string): Promise<ReceivedFile['image']> {
    const preview = `${source}.preview`;
    const size = await copyImage({ source, type, target: `${source}.copy`, preview }, { path: FIELD, group });
    return { ...size, preview: await contentIn(preview) };
  }
}

/** @throws DomainError BAD_INPUT (FILE_TYPE_REFUSED) where the content is of no type that may be attached. */
async function requireType(file: string): Promise<AttachmentType> {
  const found = await fileTypeFromFile(file).catch(() => undefined);
  const type = attachmentType(found?.mime);
  if (!type) throw DomainError.badInput([{ path: FIELD, code: 'FILE_TYPE_REFUSED' }]);
  return type;
}

async function contentIn(file: string): Promise<ReadyContent> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return { file, sha256: hash.digest('hex'), size };
}
