/** The built program with a demo city of its own: a free port, a temporary data directory, nothing left behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PASSWORD } from './src/support/roles.ts';

/** Milliseconds a start may take: database, schema and some thousand records. */
const PATIENCE = 90_000;

/** @param started receives the way to stop as soon as there is something to stop @returns the address, once it is ready */
export async function startDemoServer(root, started) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'fanzha-e2e-'));
  // As root the database runs as another user, who must be able to come in.
  chmodSync(dataDir, 0o755);
  const port = await freePort();
  // Whatever this shell points to, the stories are told in a database of their own.
  const env = {
    ...process.env, DATABASE_URL: '', REDIS_URL: '', FANZHA_HOST: '127.0.0.1', FANZHA_PORT: String(port), FANZHA_DATA_DIR: dataDir, FANZHA_DEMO: 'on', FANZHA_DEMO_PASSWORD: PASSWORD,
    FANZHA_WORKER: 'inline', FANZHA_SECURE_COOKIES: 'off', FANZHA_TRUST_PROXY: 'on',
  };
  const child = spawn(process.execPath, [path.join(root, 'apps/api/dist/src/main.js')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  started(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  const url = `http://127.0.0.1:${port}`;
  for (const until = performance.now() + PATIENCE; !(await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)); await sleep(100)) {
    if (child.exitCode !== null || performance.now() > until) throw new Error(`The server did not start:\n${Buffer.concat(said).toString()}`);
  }
  return url;
}

async function freePort() {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
