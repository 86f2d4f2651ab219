import { DomainError } from '@fanzha/domain';
import { Logger } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** Where a clamd listens. */
interface ClamdAddress {
  readonly host: string;
  readonly port: number;
}

const LIMIT_MS = 30_000;
const COME_AGAIN_SECONDS = 30;
const CHUNK_BYTES = 64 * 1024;
/** Longest answer that is read; clamd says one line. */
const MOST_ANSWER = 4_096;

/** Shows files to a virus scanner before they are kept. */
export abstract class VirusScanner {
  /** Whether files are looked at. */
  abstract readonly isOn: boolean;
  /**
   * @param file the file as it arrived
   * @throws DomainError BAD_INPUT (VIRUS_FOUND on `path`); UNAVAILABLE (SCANNER_UNAVAILABLE): what could not be looked
   *   at is not kept.
   */
  abstract scan(file: string, path: string): Promise<void>;
}

/** Where no scanner is configured. */
export class NoScanner extends VirusScanner {
  override readonly isOn = false;
  override async scan(): Promise<void> {}
}

/** A clamd over TCP, by its command INSTREAM (clamd(8)): chunks with their length before them, and an empty one. */
export class ClamdScanner extends VirusScanner {
  override readonly isOn = true;
  private readonly logger = new Logger('Virus scanner');

  constructor(private readonly address: ClamdAddress) {
    super();
  }

  override async scan(file: string, path: string): Promise<void> {
    let verdict: string;
    try {
      verdict = await answerOf(this.address, file);
    } catch (error) {
      this.logger.error({ msg: 'clamd could not be asked', err: error });
      throw DomainError.unavailable(COME_AGAIN_SECONDS, 'SCANNER_UNAVAILABLE');
    }
    if (verdict === 'stream: OK') return;
    const [, virus] = /^stream: (.+) FOUND$/.exec(verdict) ?? [];
    if (virus === undefined) {
      this.logger.error({ msg: `clamd answered: ${verdict}` });
      throw DomainError.unavailable(COME_AGAIN_SECONDS, 'SCANNER_UNAVAILABLE');
    }
    this.logger.warn({ msg: `a file was refused: ${virus}` });
    throw DomainError.badInput([{ path, code: 'VIRUS_FOUND' }]);
  }
}

/** What clamd says of a file. @throws Error where it cannot be asked or says nothing within the limit. */
async function answerOf({ host, port }: ClamdAddress, file: string): Promise<string> {
  const socket = connect({ host, port });
  const limit = setTimeout(() => socket.destroy(new Error(`no answer within ${LIMIT_MS} ms`)), LIMIT_MS);
  const answer = answered(socket);
  try {
    await Promise.all([sent(socket, file), answer]);
    return await answer;
  } finally {
    clearTimeout(limit);
    socket.destroy();
  }
}

async function sent(socket: Socket, file: string): Promise<void> {
  await written(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    const bytes = chunk as Buffer;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    // Its verdict may come early: then it reads no further.
    if (!(await written(socket, Buffer.concat([length, bytes])))) return;
  }
  await written(socket, Buffer.alloc(4));
}

/** @returns whether the other side still takes something */
function written(socket: Socket, bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    if (socket.destroyed || socket.writableEnded) resolve(false);
    else socket.write(bytes, (error) => resolve(!error));
  });
}

function answered(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const done = () => (text === '' ? reject(new Error('clamd said nothing')) : resolve(text.replace(/[\0\n]+$/, '')));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (/[\0\n]$/.test(text) || text.length > MOST_ANSWER) done();
    });
    socket.on('error', reject).on('end', done).on('close', done);
  });
}
