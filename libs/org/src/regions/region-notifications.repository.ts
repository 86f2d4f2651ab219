import { APP_DATA_SOURCE } from '@fanzha/platform';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { REGIONS_CHANNEL } from './region-announcement.js';

const RECONNECT_AFTER_MS = 1_000;

/**
 * Hears of changed regions from whichever process made them (PostgreSQL NOTIFY `fanzha_regions`). Listening binds a
 * connection for good, which is why this one is not from a pool.
 */
@Injectable()
export class RegionNotifications implements OnModuleDestroy {
  private readonly logger = new Logger(RegionNotifications.name);
  private client: pg.Client | null = null;
  private reconnecting: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(@Inject(APP_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /**
   * Calls `onChange` after every change, and after every reconnect, because what changed meanwhile was not heard.
   * Resolves when the first connection listens.
   */
  async listen(onChange: () => void): Promise<void> {
    const { url } = this.dataSource.options as { url: string };
    const client = new pg.Client({ connectionString: url, application_name: 'fanzha regions' });
    client.on('notification', onChange);
    // A lost connection says `error`, `end` or both; `end` always comes.
    client.on('error', (error) => this.logger.warn(`Lost the connection that hears of regions: ${error.message}`));
    client.on('end', () => this.reconnect(onChange));
    this.client = client;
    await client.connect();
    await client.query(`listen ${REGIONS_CHANNEL}`);
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnecting);
    await this.client?.end();
  }

  private reconnect(onChange: () => void): void {
    if (this.closed) return;
    clearTimeout(this.reconnecting); // a failed attempt is reported twice: by the connection and by its promise
    this.reconnecting = setTimeout(() => {
      this.listen(onChange).then(onChange, () => this.reconnect(onChange));
    }, RECONNECT_AFTER_MS);
    this.reconnecting.unref();
  }
}
