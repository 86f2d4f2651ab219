import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ClamdScanner, NoScanner } from './virus-scanner.js';

/** What virus scanners find without it being a virus (eicar.org), in two parts so that this file is not found. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const UNAVAILABLE = { code: 'UNAVAILABLE', reason: 'SCANNER_UNAVAILABLE', details: { retryAfterSeconds: 30 } };

/** Speaks the protocol of clamd's INSTREAM, and finds the test file in what it was sent. */
class Clamd {
  readonly received: Buffer[] = [];
  behaviour: 'scans' | 'hangs up' | 'refuses' | 'talks nonsense' | 'answers early' = 'scans';
  private readonly server: Server = createServer((socket) => this.serve(socket));

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }
  close(): Promise<unknown> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    let pending = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    let begun = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      if (this.behaviour === 'hangs up') return void socket.destroy();
      pending = Buffer.concat([pending, chunk]);
      if (!begun) {
        if (pending.length < 10) return;
        if (pending.subarray(0, 10).toString() !== 'zINSTREAM\0') return void socket.end('UNKNOWN COMMAND\0');
        pending = pending.subarray(10);
        begun = true;
      }
      while (pending.length >= 4) {
        const length = pending.readUInt32BE(0);
        if (length === 0) return void this.finish(socket, content);
        if (pending.length < 4 + length) return;
        content = Buffer.concat([content, pending.subarray(4, 4 + length)]);
        pending = pending.subarray(4 + length);
        if (this.behaviour === 'answers early') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      }
    });
  }

  private finish(socket: Socket, content: Buffer): void {
    this.received.push(content);
    if (this.behaviour === 'refuses') socket.end('INSTREAM size limit exceeded. ERROR\0');
    else if (this.behaviour === 'talks nonsense') socket.end('\0');
    else socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
  }
}

describe('a clamd', () => {
  let directory: string;
  let clamd: Clamd;
  let scanner: ClamdScanner;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    directory = await mkdtemp(path.join(tmpdir(), 'fanzha-scan-'));
    clamd = new Clamd();
    scanner = new ClamdScanner({ host: '127.0.0.1', port: await clamd.listen() });
  });
  beforeEach(() => {
    clamd.behaviour = 'scans';
    clamd.received.length = 0;
  });
  afterAll(async () => {
    await clamd?.close();
    await rm(directory, { recursive: true, force: true });
  });
  const scan = async (content: Buffer | string, by = scanner) => {
    const file = path.join(directory, 'file');
    await writeFile(file, content);
    return by.scan(file, 'file');
  };

  it('is shown every byte, and lets through what is clean', async () => {
    const content = Buffer.alloc(300_000, 7);
    await scan(content);
    expect(clamd.received).toHaveLength(1);
    expect(clamd.received[0]?.equals(content)).toBe(true);
  });

  it('refuses what it finds something in', async () => {
    await expect(scan(`${'x'.repeat(100_000)}${EICAR}`)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'file', code: 'VIRUS_FOUND' }],
    });
  });

  it.each(['hangs up', 'refuses', 'talks nonsense', 'answers early'] as const)(
    'that %s lets nothing through, and says when to come again',
    async (behaviour) => {
      clamd.behaviour = behaviour;
      await expect(scan(Buffer.alloc(300_000))).rejects.toMatchObject(UNAVAILABLE);
    },
  );

  it('that is not there lets nothing through', async () => {
    const nobody = new ClamdScanner({ host: '127.0.0.1', port: 9 });
    await expect(scan('x', nobody)).rejects.toMatchObject(UNAVAILABLE);
  });

  it('that is not configured is not asked, and says so', async () => {
    await expect(new NoScanner().scan()).resolves.toBeUndefined();
    expect([new NoScanner().isOn, scanner.isOn]).toEqual([false, true]);
  });
});
