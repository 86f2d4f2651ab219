import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { freePort, serve } from '../program/demo-program.mjs';

/** Clock ticks per second in /proc: 100 on every Linux in use. */
const TICKS = 100;

/** Starts a server program on a free port and waits until it answers. */
export async function startServer(name, file, env) {
  const port = await freePort();
  const child = serve(file, {
    env: { ...process.env, ...env, FANZHA_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (
    let waited = 0;
    !(await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    ));
    waited += 100
  ) {
    if (child.exitCode !== null || waited > 60_000) throw new Error(`${name} did not start`);
    await sleep(100);
  }
  return {
    name,
    url,
    pid: child.pid,
    cpuSeconds: async () => {
      const fields = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(') ')[1].split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    residentMegabytes: async () =>
      Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/**
 * Ten connections for some seconds: requests per second, latency in ms, CPU of the server process in µs per request.
 */
export async function load(server, request, seconds) {
  await autocannon({ ...request, connections: 10, duration: 2 });
  const before = await server.cpuSeconds();
  const result = await autocannon({ ...request, connections: 10, duration: seconds });
  const used = (await server.cpuSeconds()) - before;
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${server.name}: ${result.non2xx} refused, ${result.errors} failed`);
  return {
    rate: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: (used / result.requests.total) * 1e6,
  };
}

/** So many requests over ten connections, of which nothing is told. */
export async function warm(server, request, amount) {
  const { non2xx, errors } = await autocannon({ ...request, connections: 10, amount });
  if (non2xx > 0 || errors > 0) throw new Error(`${server.name}: ${non2xx} refused, ${errors} failed`);
}

/** Median latency in ms of requests sent one after the other. */
export async function sequential({ url, ...init }, count) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const began = performance.now();
    await (await fetch(url, init)).arrayBuffer();
    times.push(performance.now() - began);
  }
  return median(times);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
