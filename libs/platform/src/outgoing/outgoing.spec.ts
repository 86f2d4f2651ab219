import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSocket, type Socket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Config } from '../config/config.js';
import { Outgoing } from './outgoing.js';
import { isPublicAddress } from './public-address.js';

const secret = { FANZHA_SECRET: 'only for specs: a secret of sufficient length' };
const outgoing = (networks = '') => new Outgoing(new Config({ ...secret, FANZHA_WEBHOOK_NETWORKS: networks }, '/tmp'));

describe('an address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '223.5.5.5', '2400:3200::1', '2606:4700:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    'fd00:ec2::254',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a request', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.5:8080/',
    'http://user:word@8.8.8.8/',
    'http://8.8.8.8:22/',
    'http://8.8.8.8:5432/',
    'ftp://8.8.8.8/',
    'file:///etc/passwd',
    'gopher://8.8.8.8/',
    'javascript:alert(1)',
    'no url',
    '',
  ])('goes nowhere by %s', async (target) => {
    expect(await outgoing().mayReach(target)).toBe(false);
    expect(await outgoing().post(target, '{}', {})).toMatchObject({ status: null, failure: 'REFUSED_ADDRESS' });
  });

  it('may go to a public address', async () => {
    expect(await outgoing().mayReach('https://8.8.8.8/hook')).toBe(true);
    expect(await outgoing().mayReach('https://8.8.8.8:8443/hook')).toBe(true);
  });
});

describe('a request to a network that the operator has opened', () => {
  let server: http.Server;
  let base: string;
  beforeAll(async () => {
    server = http.createServer((request, response) => {
      if (request.url === '/redirect') return response.writeHead(302, { location: `${base}/ok` }).end();
      if (request.url === '/large') return response.end('x'.repeat(1_000_000));
      if (request.url === '/silent') return undefined;
      return response.end('{"errcode":0}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const open = outgoing('127.0.0.0/8');

  it('is answered', async () => {
    expect(await open.post(`${base}/ok`, '{}', {})).toEqual({ status: 200, body: '{"errcode":0}', failure: null });
  });

  it('follows no redirect', async () => {
    expect(await open.post(`${base}/redirect`, '{}', {})).toMatchObject({ status: 302 });
  });

  it('reads no more than a little of the answer', async () => {
    expect((await open.post(`${base}/large`, '{}', {})).body).toHaveLength(16_384);
  });

  it('sends no more than a little', async () => {
    expect(await open.post(`${base}/ok`, 'x'.repeat(40_000), {})).toMatchObject({ failure: 'REFUSED_ADDRESS' });
  });

  it('waits for five seconds at most', async () => {
    expect(await open.post(`${base}/silent`, '{}', {})).toEqual({ status: null, body: '', failure: 'NO_ANSWER' });
  }, 15_000);

  it('is refused where the network is not opened', async () => {
    expect(await outgoing('10.0.0.0/8').mayReach(base)).toBe(false);
  });
});

describe('a name whose name server keeps silent', () => {
  let server: Socket;
  let port: number;
  beforeAll(async () => {
    server = createSocket('udp4');
    await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
    port = server.address().port;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  class Asking extends Outgoing {
    protected override resolver(): Resolver {
      const resolver = super.resolver();
      resolver.setServers([`127.0.0.1:${port}`]);
      return resolver;
    }
  }

  it('is not waited for, and keeps nobody else waiting', async () => {
    const asking = new Asking(new Config(secret, '/tmp'));
    const began = performance.now();
    const names = Array.from({ length: 16 }, (_, at) => asking.mayReach(`https://silent-${at}.example.com/hook`));
    await readFile(import.meta.filename);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(new Set(await Promise.all(names))).toEqual(new Set([false]));
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
