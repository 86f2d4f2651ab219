import { passwordErrors } from '@fanzha/domain';
import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import path from 'node:path';
import { LOG_LEVELS, type LogForm, type LogLevel } from '../log/log-options.js';
import { type AttachmentSettings, attachmentSettings } from './attachment-settings.js';
import { type MailSettings, mailSettings } from './mail-settings.js';
import { isPrivateAddress } from './private-address.js';

/** The environment as it arrives: names to texts. */
type Environment = Readonly<Record<string, string | undefined>>;

/** What a key of this system is good for, and for nothing else. */
type KeyPurpose =
  'access tokens' | 'refresh tokens' | 'cursors' | 'links' | 'webhooks' | 'mail addresses' | 'mail links';

/** Where a listener listens. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** Thrown at boot with every error of the environment at once, so that one restart is enough to mend them. */
export class ConfigError extends Error {
  constructor(readonly errors: readonly string[]) {
    super(['The configuration cannot be used:', ...errors.map((error) => `  - ${error}`)].join('\n'));
  }
}

/** Every setting of the process, read once and validated. Nothing else reads the environment. README.md lists them. */
export class Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly databaseUrl: string | null;
  /** Replicas of the database, which reads may go to. */
  readonly readUrls: readonly string[];
  readonly redisUrl: string | null;
  readonly worker: 'inline' | 'off';
  readonly secureCookies: boolean;
  readonly trustProxy: boolean;
  /** Operations per minute that one API client may send to this process. */
  readonly clientRequestsPerMinute: number;
  /** Where `/metrics` is served; null where it is not. */
  readonly metrics: ListenAddress | null;
  /** Where attached files are kept. */
  readonly attachments: AttachmentSettings;
  /** Private networks that webhooks may lead to all the same; none unless told. */
  readonly webhookNetworks: BlockList;
  /** How mails leave; null: none are sent. */
  readonly mail: MailSettings | null;
  readonly logLevel: LogLevel;
  /** Null: text on a terminal, JSON elsewhere. */
  readonly logForm: LogForm | null;
  private readonly givenDemoPassword: string | undefined;
  private readonly givenSecret: string | undefined;

  constructor(env: Environment, projectRoot: string) {
    const errors: string[] = [];
    const text = (name: string) => env[name]?.trim() || undefined;
    const oneOf = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T => {
      const given = text(name)?.toLowerCase();
      if (given === undefined) return otherwise;
      const match = allowed.find((value) => value === given);
      if (match === undefined) errors.push(`${name} must be one of ${allowed.join(', ')}, not "${given}"`);
      return match ?? otherwise;
    };
    const url = (name: string, protocols: readonly string[]) => {
      const given = text(name);
      if (given === undefined) return null;
      const parsed = URL.canParse(given) ? new URL(given) : null;
      if (!parsed || !protocols.includes(parsed.protocol)) {
        errors.push(
          `${name} must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
        );
        return null;
      }
      return given;
    };

    const port = Number(text('FANZHA_PORT') ?? '3000');
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      errors.push('FANZHA_PORT must be a port number, 0 to 65535');
    this.port = port;
    this.host = text('FANZHA_HOST') ?? '127.0.0.1';
    this.dataDir = path.resolve(projectRoot, text('FANZHA_DATA_DIR') ?? '.data');
    this.databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
    // The passwords of the running roles are derived from it (see roleUrl): from none, anybody could derive them.
    if (this.databaseUrl !== null && new URL(this.databaseUrl).password === '')
      errors.push('DATABASE_URL must hold the password of its role');
    this.readUrls = readUrlsIn(text('DATABASE_READ_URL'), this.databaseUrl, errors);
    this.redisUrl = url('REDIS_URL', ['redis:', 'rediss:']);
    this.demo = oneOf('FANZHA_DEMO', ['on', 'off'], this.databaseUrl ? 'off' : 'on') === 'on';
    this.worker = oneOf('FANZHA_WORKER', ['inline', 'off'], 'inline');
    const loopback = ['127.0.0.1', 'localhost', '::1'].includes(this.host);
    this.secureCookies = oneOf('FANZHA_SECURE_COOKIES', ['on', 'off'], loopback ? 'off' : 'on') === 'on';
    this.trustProxy = oneOf('FANZHA_TRUST_PROXY', ['on', 'off'], 'off') === 'on';
    const perMinute = Number(text('FANZHA_CLIENT_PER_MINUTE') ?? '600');
    if (!Number.isInteger(perMinute) || perMinute < 1 || perMinute > 1_000_000) {
      errors.push('FANZHA_CLIENT_PER_MINUTE must be a whole number, 1 to 1000000');
    }
    this.clientRequestsPerMinute = perMinute;
    const metricsPort = text('FANZHA_METRICS_PORT');
    const metrics = { host: text('FANZHA_METRICS_HOST') ?? '127.0.0.1', port: Number(metricsPort) };
    const isPort = Number.isInteger(metrics.port) && metrics.port > 0 && metrics.port <= 65_535;
    if (metricsPort !== undefined && (!isPort || metrics.port === port)) {
      errors.push('FANZHA_METRICS_PORT must be a port number, 1 to 65535, and another one than FANZHA_PORT');
    }
    // Everybody who reaches it may read it: an address that the internet reaches, or one for all, is a mistake.
    if (!isPrivateAddress(metrics.host)) {
      errors.push('FANZHA_METRICS_HOST must be a loopback or private address, such as 127.0.0.1 or 10.0.0.5');
    }
    this.metrics = metricsPort === undefined ? null : metrics;
    this.attachments = attachmentSettings(text, this.dataDir, errors);
    this.webhookNetworks = networksIn(text('FANZHA_WEBHOOK_NETWORKS'), errors);
    this.mail = mailSettings(text, errors);
    this.logLevel = oneOf('FANZHA_LOG_LEVEL', LOG_LEVELS, 'warn');
    const form = oneOf('FANZHA_LOG_FORMAT', ['auto', 'text', 'json'], 'auto');
    this.logForm = form === 'auto' ? null : form;
    this.givenDemoPassword = text('FANZHA_DEMO_PASSWORD');
    if (this.givenDemoPassword !== undefined && passwordErrors('', this.givenDemoPassword, '').length > 0) {
      errors.push(
        'FANZHA_DEMO_PASSWORD must have 8 to 128 characters of three kinds: capitals, small letters, digits, signs',
      );
    }
    this.givenSecret = text('FANZHA_SECRET');
    if (this.givenSecret !== undefined && this.givenSecret.length < 32) {
      errors.push('FANZHA_SECRET must have at least 32 characters, for example the output of: openssl rand -base64 36');
    }
    if (errors.length > 0) throw new ConfigError(errors);
  }

  /** Password of the demo accounts. */
  get demoPassword(): string {
    return (
      this.givenDemoPassword ?? this.keptSecret('demo-password', () => `Demo-${randomBytes(6).toString('base64url')}1`)
    );
  }

  /** The key for one purpose (HKDF-SHA256): what was signed for one is worth nothing for another. */
  key(purpose: KeyPurpose): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, '', `fanzha ${purpose}`, 32));
  }

  /** What all keys are derived from. Nothing is signed with it directly. */
  private get secret(): string {
    return this.givenSecret ?? this.keptSecret('token-secret', () => randomBytes(36).toString('base64url'));
  }

  /** A value made once and kept beside the data, readable by the owner of the process alone. */
  private keptSecret(name: string, make: () => string): string {
    const file = path.join(this.dataDir, name);
    if (!existsSync(file)) {
      mkdirSync(this.dataDir, { recursive: true });
      writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
    }
    return readFileSync(file, 'utf8').trim();
  }
}

/** The networks of a list with commas, as `10.20.0.0/16`; what is wrong with it joins the errors. */
function networksIn(list: string | undefined, errors: string[]): BlockList {
  const networks = new BlockList();
  for (const each of (list ?? '').split(',').flatMap((one) => one.trim() || [])) {
    const [address = '', prefix = ''] = each.split('/');
    const family = isIP(address);
    const bits = Number(prefix);
    if (family === 0 || !/^\d+$/.test(prefix) || bits > (family === 4 ? 32 : 128))
      errors.push(
        `FANZHA_WEBHOOK_NETWORKS must be networks such as 10.20.0.0/16, with commas between them, not "${each}"`,
      );
    else networks.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
  return networks;
}

const MOST_REPLICAS = 8;

/** The replicas of a list with commas; what is wrong with it joins the errors. */
function readUrlsIn(list: string | undefined, databaseUrl: string | null, errors: string[]): readonly string[] {
  const urls = (list ?? '').split(',').flatMap((each) => each.trim() || []);
  const isUrl = (url: string) =>
    URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol) && new URL(url).host;
  if (urls.length === 0) return [];
  if (!urls.every(isUrl)) {
    errors.push(
      'DATABASE_READ_URL must be URLs that start with postgres:// or postgresql://, with commas between them',
    );
    return [];
  }
  if (databaseUrl === null) errors.push('DATABASE_READ_URL names replicas of DATABASE_URL, which is not set');
  if (urls.length > MOST_REPLICAS) errors.push(`DATABASE_READ_URL may name ${MOST_REPLICAS} replicas at most`);
  const servers = [...urls, ...(databaseUrl === null ? [] : [databaseUrl])].map(serverOf);
  if (new Set(servers).size < servers.length)
    errors.push('DATABASE_READ_URL must name each replica once, and not the server of DATABASE_URL');
  return urls;
}

function serverOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '5432'}`;
}

/** Reads the environment of this process. The only door to `process.env`. */
export function readConfig(projectRoot: string): Config {
  return new Config(process.env, projectRoot);
}
