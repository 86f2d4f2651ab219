import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AccessTokens, Config } from '@fanzha/platform';
import pg from 'pg';
import { insertTenant, insertUser } from './factories.js';
import type { TestApi } from './test-api.js';

const SECRET = 'only for specs: a secret of sufficient length';
const MAIN = path.resolve(import.meta.dirname, '../../dist/src/main.js');

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
  readonly data: any;
  readonly error: { readonly code: string; readonly reason?: string; readonly [detail: string]: unknown } | undefined;
}

/** The shipped program as a process of its own, from outside. */
export class Program {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    /** Everything it said. */
    readonly output: string[],
  ) {}

  static async start(env: Readonly<Record<string, string>>): Promise<Program> {
    const port = await freePort();
    const output: string[] = [];
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env['PATH'], FANZHA_PORT: String(port), FANZHA_SECRET: SECRET, FANZHA_DEMO: 'off', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => output.push(text.toString()));
    const program = new Program(`http://127.0.0.1:${port}`, child, output);
    if (!(await program.becomesReady(60_000))) throw new Error(`the program did not start: ${output.join('')}`);
    return program;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Status of a path; 0 where nothing answers. */
  async status(at: string): Promise<number> {
    return fetch(this.url + at).then(
      (response) => response.body?.cancel().then(() => response.status) ?? response.status,
      () => 0,
    );
  }

  /** Milliseconds until it is ready; null where that takes longer. */
  async becomesReady(within: number): Promise<number | null> {
    for (const began = Date.now(); Date.now() - began < within; await sleep(50)) {
      if ((await this.status('/readyz')) === 200) return Date.now() - began;
      if (this.child.exitCode !== null) return null;
    }
    return null;
  }

  async ask(token: string, query: string, variables?: object): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions: Answer['error'] }[] };
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      data,
      error: errors?.[0]?.extensions,
    };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }
}

/** Tokens of a unit's administrators, written past the program: signing in has its own specs. */
export async function unitAdministrator(ownerUrl: string, region: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  try {
    const db = {
      ownerUrl,
      sql: async (text: string, values?: unknown[]) => (await pool.query(text, values)).rows,
      drop: () => Promise.resolve(),
    };
    const tokens = AccessTokens.of(new Config({ FANZHA_SECRET: SECRET }, '/'));
    const api = { db, app: { get: () => tokens } } as unknown as TestApi;
    return (await insertUser(api, await insertTenant(api.db, 'SCHOOL', region), ['UNIT_ADMIN'])).token;
  } finally {
    await pool.end();
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
