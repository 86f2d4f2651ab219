import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { formFileInMemory } from './form-file.js';

const FILE = { field: 'file', maxBytes: 1024 };
const part = (name: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"; filename="a.txt"\r\n\r\n${content}`;
const read = (body: string) =>
  formFileInMemory(
    {
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: Readable.from([Buffer.from(body)]),
    } as unknown as FastifyRequest,
    FILE,
  );
const code = (body: string) =>
  read(body).then(
    () => 'read',
    (error: { fields?: { code: string }[] }) => error.fields?.[0]?.code,
  );

describe('the file of a form', () => {
  it('is read with its name', async () => {
    const { name, bytes } = await read(`${part('file', 'abc')}\r\n--b--\r\n`);
    expect([name, bytes.toString()]).toEqual(['a.txt', 'abc']);
  });

  it('is asked for where there is none, or one of another name', async () => {
    expect(await code('--b--\r\n')).toMatch(/REQUIRED|INVALID_FORMAT/);
    expect(await code(`${part('other', 'abc')}\r\n--b--\r\n`)).toBe('REQUIRED');
  });

  it('is refused where it breaks off, whatever it is called: the process goes on', async () => {
    expect(await code(part('file', 'abc'))).toBe('INVALID_FORMAT');
    expect(await code(part('other', 'abc'))).toMatch(/REQUIRED|INVALID_FORMAT/);
  });

  it('is refused where it is too large', async () => {
    expect(await code(`${part('file', 'x'.repeat(2_000))}\r\n--b--\r\n`)).toBe('FILE_TOO_LARGE');
  });
});
