import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { RegionNotifications } from './region-notifications.repository.js';
import type { Region } from './region.model.js';
import { RegionRepository } from './region.repository.js';

/**
 * The tree of regions, in memory: a city has a few thousand, every request asks for some, and they change a few times a
 * year. Reading it is synchronous; a change made by any process is here as soon as it was committed and announced.
 */
@Injectable()
export class RegionDirectory implements OnModuleInit {
  private readonly logger = new Logger(RegionDirectory.name);
  private byCode: ReadonlyMap<string, Region> = new Map();
  private byParent: ReadonlyMap<string, readonly Region[]> = new Map();
  private loading: Promise<void> = Promise.resolve();

  constructor(
    private readonly regions: RegionRepository,
    private readonly changes: RegionNotifications,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.changes.listen(() => {
      this.ensureFresh().catch((error: unknown) =>
        this.logger.error({ msg: 'Could not read the regions anew', err: error }),
      );
    });
    await this.ensureFresh();
  }

  /** The region with a code; undefined where there is none. */
  find(code: string): Region | undefined {
    return this.byCode.get(code);
  }

  /** What a region is called; its code where there is no such region. */
  nameOf(code: string): string {
    return this.find(code)?.name ?? code;
  }

  /**
   * The regions directly below, by code. Abolished ones are among them: figures of their time
   * still add up to the parent's.
   */
  children(code: string): readonly Region[] {
    return this.byParent.get(code) ?? [];
  }

  /** From the province down to the region itself; empty for an unknown code. */
  path(code: string): Region[] {
    const region = this.find(code);
    if (region === undefined) return [];
    return region.parentCode === null ? [region] : [...this.path(region.parentCode), region];
  }

  /**
   * Resolves when everything committed before the call can be found. One load follows another: one that is under
   * way may have begun too early.
   */
  ensureFresh(): Promise<void> {
    const load = () => this.load();
    this.loading = this.loading.then(load, load);
    return this.loading;
  }

  private async load(): Promise<void> {
    const regions = await this.regions.all();
    this.byCode = new Map(regions.map((region) => [region.code, region]));
    this.byParent = Map.groupBy(
      regions.filter((region) => region.parentCode !== null),
      (region) => region.parentCode ?? '',
    );
  }
}
