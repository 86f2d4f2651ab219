import { Injectable } from '@nestjs/common';
import { Resolver } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, isIPv6 } from 'node:net';
import { Config } from '../config/config.js';
import { isPublicAddress } from './public-address.js';

/** Of what is answered no more is read. */
const ANSWER_BYTES = 16_384;
const SENT_BYTES = 32_768;
const LIMIT_MS = 5_000;
/** A name server that keeps silent is not waited for. */
const LOOK_UP_MS = 2_000;
const PUBLIC_PORTS = new Set(['', '80', '443', '8080', '8443']);

/** What became of a request. */
export interface OutgoingAnswer {
  /** Null where there was no answer. */
  readonly status: number | null;
  readonly body: string;
  /** Why there was none, in a word of ours: what the network says may tell of it. */
  readonly failure: 'REFUSED_ADDRESS' | 'NO_ANSWER' | null;
}

interface Checked {
  readonly address: string;
  readonly family: number;
}

/**
 * Requests to addresses that people type. Each is resolved, every address that it resolves to is checked, and the
 * connection goes to one that was checked: a name that leads elsewhere a moment later leads nowhere. Redirects are not
 * followed.
 */
@Injectable()
export class Outgoing {
  constructor(private readonly config: Config) {}

  /** Whether requests may be sent there: http or https, no user name, and public addresses alone. */
  async mayReach(target: string): Promise<boolean> {
    return URL.canParse(target) && (await this.checked(new URL(target))) !== null;
  }

  /** Sends a body of JSON; never throws for what the other side does. */
  async post(target: string, body: string, headers: Readonly<Record<string, string>>): Promise<OutgoingAnswer> {
    const refused: OutgoingAnswer = { status: null, body: '', failure: 'REFUSED_ADDRESS' };
    if (!URL.canParse(target) || Buffer.byteLength(body) > SENT_BYTES) return refused;
    const url = new URL(target);
    const checked = await this.checked(url);
    if (!checked) return refused;
    return send(url, checked, body, headers).catch(() => ({ status: null, body: '', failure: 'NO_ANSWER' as const }));
  }

  /** An address that may be connected to; null where the name has none, or also one that may not. */
  private async checked(url: URL): Promise<Checked | null> {
    if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password) return null;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const literal = isIP(host);
    const found = literal ? [{ address: host, family: literal }] : await this.addressesOf(host);
    const [first] = found;
    return first && found.every(({ address }) => this.isOpen(address, url.port)) ? first : null;
  }

  /**
   * All addresses of a name, by DNS alone. The look-up of the system would hold one of the few threads that files and
   * passwords need, for as long as the name server of a stranger likes.
   */
  private async addressesOf(host: string): Promise<Checked[]> {
    const resolver = this.resolver();
    const over = setTimeout(() => resolver.cancel(), LOOK_UP_MS);
    const all = (family: number, asked: Promise<string[]>) =>
      asked.then((addresses) => addresses.map((address) => ({ address, family }))).catch(() => []);
    const found = await Promise.all([all(4, resolver.resolve4(host)), all(6, resolver.resolve6(host))]);
    clearTimeout(over);
    return found.flat();
  }

  protected resolver(): Resolver {
    return new Resolver({ timeout: LOOK_UP_MS, tries: 1 });
  }

  private isOpen(address: string, port: string): boolean {
    const { webhookNetworks } = this.config;
    if (webhookNetworks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return true;
    return isPublicAddress(address) && PUBLIC_PORTS.has(port);
  }
}

function send(
  url: URL,
  { address, family }: Checked,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<OutgoingAnswer> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const sent = request(
      url,
      {
        method: 'POST',
        agent: false, // a connection that is kept would pass by the check
        headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length },
        lookup: (_host, options, done) => {
          if (options.all) (done as unknown as (e: null, all: Checked[]) => void)(null, [{ address, family }]);
          else done(null, address, family);
        },
        signal: AbortSignal.timeout(LIMIT_MS),
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        const end = () => {
          resolve({ status: response.statusCode ?? null, body: Buffer.concat(parts).toString('utf8'), failure: null });
          response.destroy();
        };
        response.on('data', (part: Buffer) => {
          if (size < ANSWER_BYTES) parts.push(part.subarray(0, ANSWER_BYTES - size));
          size += part.length;
          if (size >= ANSWER_BYTES) end();
        });
        response.on('end', end).on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(bytes);
  });
}
