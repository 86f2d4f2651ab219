import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { S3Server } from '../../test/s3-server.js';
import { DiskStore } from './disk-store.js';
import type { ObjectStore } from './object-store.js';
import { S3Store } from './s3-store.js';

const ACCOUNT = { keyId: 'AKIDSPEC', secret: 'secret/of+the=spec', region: 'cn-east-1' };
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

let directory: string;
let server: S3Server;
let bucket: string;
beforeAll(async () => {
  Logger.overrideLogger(false);
  directory = await mkdtemp(path.join(tmpdir(), 'fanzha-store-'));
  server = new S3Server(ACCOUNT, 'files');
  bucket = await server.listen();
});
afterAll(async () => {
  await server?.close();
  await rm(directory, { recursive: true, force: true });
});

const contentOf = async (store: ObjectStore, key: string) => {
  const found = await store.open(key);
  if (!found) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of found.stream) chunks.push(chunk as Buffer);
  const content = Buffer.concat(chunks).toString();
  expect(found.size).toBe(Buffer.byteLength(content));
  return content;
};
const keysIn = async (store: ObjectStore, prefix: string) => {
  const keys: string[] = [];
  for await (const { key, changedAt } of store.list(prefix)) {
    expect(Math.abs(Date.now() - changedAt.getTime())).toBeLessThan(60_000);
    keys.push(key);
  }
  return keys.sort();
};

describe.each([
  ['on the disk', () => new DiskStore(path.join(directory, 'kept'))],
  ['in an S3-compatible storage', () => new S3Store({ url: bucket, ...ACCOUNT })],
  ['in a part of a bucket', () => new S3Store({ url: `${bucket}/part of it`, ...ACCOUNT })],
])('files %s', (_, make) => {
  let store: ObjectStore;
  beforeAll(() => {
    store = make();
  });
  const put = async (key: string, content: string, hash = sha256(content)) => {
    const file = path.join(directory, 'arrived');
    await writeFile(file, content);
    await store.put(key, file, hash);
  };

  it('are kept, replaced, read, listed by their first names and removed', async () => {
    expect(await store.has('3402/t1/ab/one')).toBe(false);
    expect(await contentOf(store, '3402/t1/ab/one')).toBeNull();
    await put('3402/t1/ab/one', '第一个');
    await put('3402/t1/ab/one', '第一个，换过的');
    for (const key of ['3402/t1/cd/two', '3402/t2/ab/one', '34021/t1/ab/one', '3405/t1/ab/one', '3402/t1/ab/three'])
      await put(key, key);
    expect(await store.has('3402/t1/ab/one')).toBe(true);
    expect(await contentOf(store, '3402/t1/ab/one')).toBe('第一个，换过的');
    expect(await keysIn(store, '3402')).toEqual([
      '3402/t1/ab/one',
      '3402/t1/ab/three',
      '3402/t1/cd/two',
      '3402/t2/ab/one',
    ]);
    expect(await keysIn(store, '3499')).toEqual([]);
    await store.remove('3402/t1/ab/one');
    await store.remove('3402/t1/ab/one');
    expect(await store.has('3402/t1/ab/one')).toBe(false);
    expect(await keysIn(store, '3402/t1')).toEqual(['3402/t1/ab/three', '3402/t1/cd/two']);
  });

  it('have keys of the program alone', async () => {
    for (const key of ['../x', '3402/../../etc/passwd', '/etc/passwd', '3402//x', '3402/.incoming', 'a\0b', '3402/名'])
      await expect(store.has(key)).rejects.toThrow('malformed');
  });
});

describe('files on the disk', () => {
  it('are read by the process alone, and nothing half written is left', async () => {
    const kept = path.join(directory, 'private');
    const store = new DiskStore(kept);
    await writeFile(path.join(directory, 'arrived'), 'x');
    await store.put('3402/t1/ab/one', path.join(directory, 'arrived'));
    expect((await stat(path.join(kept, '3402/t1/ab'))).mode & 0o077).toBe(0);
    await expect(store.put('3402/t1/ab/two', path.join(directory, 'nowhere'))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'FILES_UNAVAILABLE',
    });
    expect(await readdir(path.join(kept, '3402/t1/ab'))).toEqual(['one']);
  });
});

describe('files in an S3-compatible storage', () => {
  const store = (change: object = {}) => new S3Store({ url: bucket, ...ACCOUNT, ...change });
  const unavailable = { code: 'UNAVAILABLE', reason: 'FILES_UNAVAILABLE' };

  it('want the right key and the right bytes', async () => {
    await writeFile(path.join(directory, 'arrived'), 'x');
    const put = (of: S3Store, hash: string) => of.put('3402/t1/ab/signed', path.join(directory, 'arrived'), hash);
    await expect(put(store({ secret: 'another' }), sha256('x'))).rejects.toMatchObject(unavailable);
    await expect(put(store({ region: 'us-east-1' }), sha256('x'))).rejects.toMatchObject(unavailable);
    await expect(put(store(), sha256('y'))).rejects.toMatchObject(unavailable);
    expect(server.objects.has('3402/t1/ab/signed')).toBe(false);
    await put(store(), sha256('x'));
    expect(server.objects.get('3402/t1/ab/signed')?.body.toString()).toBe('x');
  });

  it('are out of reach where nothing answers or it is refused, which says that it may be tried again', async () => {
    await expect(store({ url: 'http://127.0.0.1:9/files' }).has('3402/x')).rejects.toMatchObject(unavailable);
    server.failures.push(400);
    await expect(store().open('3402/t1/ab/signed')).rejects.toMatchObject(unavailable);
    // A storage that stumbles once is asked again.
    server.failures.push(503);
    expect(await contentOf(store(), '3402/t1/ab/signed')).toBe('x');
  });
});
