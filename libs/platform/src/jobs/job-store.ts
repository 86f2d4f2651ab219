import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type ConnectionOptions, createPostgresBackend, setDefaultBackendFactory } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { jobStorePool, migrateJobStore, pingJobStore } from './job-store.repository.js';

/** Where the queues are: in Redis if there is a URL of one, else in the PostgreSQL of the application. */
export interface JobStoreAddress {
  readonly ownerUrl: string;
  readonly redisUrl: string | null;
}

/** Makes the store ready for this version of the program. Once at boot, after the migrations of the database. */
export async function prepareJobStore({ ownerUrl, redisUrl }: JobStoreAddress): Promise<void> {
  if (redisUrl === null) await migrateJobStore(ownerUrl);
}

/** The connection that all queues and workers of the process share. */
@Injectable()
export class JobStore implements OnApplicationShutdown {
  private readonly client: pg.Pool | Redis;

  constructor({ ownerUrl, redisUrl }: JobStoreAddress) {
    if (redisUrl === null) {
      setDefaultBackendFactory(createPostgresBackend); // before Nest builds the first queue
      this.client = jobStorePool(ownerUrl);
    } else {
      this.client = new Redis(redisUrl, { maxRetriesPerRequest: null });
    }
  }

  /** As BullMQ takes it; its types know Redis only. */
  get connection(): ConnectionOptions {
    return this.client as ConnectionOptions;
  }

  /** Rejects when the queues cannot be reached. */
  async ping(): Promise<void> {
    if (this.client instanceof pg.Pool) await pingJobStore(this.client);
    else await this.client.ping();
  }

  /** The last stage of a shutdown: workers and queues were closed in the stages before. */
  async onApplicationShutdown(): Promise<void> {
    if (this.client instanceof pg.Pool) await this.client.end();
    else await this.client.quit();
  }
}
