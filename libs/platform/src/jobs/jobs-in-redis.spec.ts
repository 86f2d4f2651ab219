import { describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { testJobs } from '../../test/jobs-behaviour.js';
import { prepareJobStore } from './job-store.js';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** The same behaviour with REDIS_URL. Where there is no redis-server it is skipped, but not in CI. */
(hasRedis ? describe : describe.skip)('jobs in Redis', () => {
  testJobs(async () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'fanzha-redis-spec-'));
    const port = await freePort();
    const server = spawn('redis-server', [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      directory,
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
    ]);
    for await (const line of server.stdout) if (String(line).includes('Ready to accept connections')) break;
    const address = { ownerUrl: '', redisUrl: `redis://127.0.0.1:${port}` };
    await prepareJobStore(address);
    return {
      address,
      stop: async () => {
        server.kill('SIGTERM');
        await once(server, 'exit');
        rmSync(directory, { recursive: true, force: true });
      },
    };
  });
});

it('has a redis-server in CI', () => {
  if (process.env['CI']) expect(hasRedis).toBe(true);
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
