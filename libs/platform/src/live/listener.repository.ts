import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { APP_DATA_SOURCE } from '../database/database.js';

const RECONNECT_AFTER_MS = 1_000;

type Hears = (payload: string) => void;

/**
 * Hears what other processes say (PostgreSQL NOTIFY). All channels of a process share one connection, which is not
 * from a pool, as listening binds it for good.
 */
@Injectable()
export class Listener implements OnModuleDestroy {
  private readonly logger = new Logger(Listener.name);
  private readonly channels = new Map<string, Hears>();
  private readonly returns: (() => void)[] = [];
  private connecting: Promise<pg.Client> | null = null;
  private reconnecting: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(@Inject(APP_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Calls `hears` with every payload of a channel. Resolves when it is being listened to. */
  async listen(channel: string, hears: Hears): Promise<void> {
    this.channels.set(channel, hears);
    const client = await (this.connecting ??= this.connected());
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  }

  /** Calls `returned` after every reconnect: what was said meanwhile was not heard. */
  onReturn(returned: () => void): void {
    this.returns.push(returned);
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnecting);
    await this.connecting?.then((client) => client.end()).catch(() => undefined);
  }

  private async connected(): Promise<pg.Client> {
    const { url } = this.dataSource.options as { url: string };
    const client = new pg.Client({ connectionString: url, application_name: 'fanzha live', keepAlive: true });
    client.on('notification', ({ channel, payload = '' }) => this.channels.get(channel)?.(payload));
    client.on('error', (error) => this.logger.warn(`Lost the connection that hears of events: ${error.message}`));
    client.on('end', () => this.reconnect());
    await client.connect();
    for (const channel of this.channels.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return client;
  }

  private reconnect(): void {
    if (this.closed) return;
    clearTimeout(this.reconnecting); // a failed attempt is reported twice: by the connection and by its promise
    this.reconnecting = setTimeout(() => {
      this.connecting = this.connected();
      this.connecting.then(
        () => this.returns.forEach((returned) => returned()),
        () => this.reconnect(),
      );
    }, RECONNECT_AFTER_MS);
    this.reconnecting.unref();
  }
}
