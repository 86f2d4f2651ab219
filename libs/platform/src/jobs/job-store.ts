import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type ConnectionOptions, createRedisBackend, setDefaultBackendFactory } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { type PoolUse, useOf } from '../database/pools.js';
import { handledQueues } from './job-handler.js';
import { createPatientBackend } from './patient-backend.js';
import { jobStorePool, migrateJobStore, pingJobStore } from './job-store.repository.js';

/** Where the queues are: in Redis if there is a URL of one, else in the PostgreSQL of the application. */
export interface JobStoreAddress {
  readonly ownerUrl: string;
  readonly redisUrl: string | null;
}

/** Jobs of one queue: to be done, being done, to be done later (by schedule, or again), and given up. */
export interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** A queue that can be looked at. */
export interface SeenQueue {
  readonly name: string;
  depth(): Promise<QueueDepth>;
}

/** Makes the store ready for this version of the program. Once at boot, after the migrations of the database. */
export async function prepareJobStore({ ownerUrl, redisUrl }: JobStoreAddress): Promise<void> {
  if (redisUrl === null) await migrateJobStore(ownerUrl);
}

/** The connection that all queues and workers of the process share. */
@Injectable()
export class JobStore implements OnApplicationShutdown {
  private readonly client: pg.Pool | Redis;
  private readonly seen: SeenQueue[] = [];

  constructor({ ownerUrl, redisUrl }: JobStoreAddress) {
    // Before Nest builds the first queue. It holds for the process, whatever store it had before.
    if (redisUrl === null) {
      setDefaultBackendFactory(createPatientBackend);
      this.client = jobStorePool(ownerUrl, handledQueues());
    } else {
      setDefaultBackendFactory(createRedisBackend);
      this.client = new Redis(redisUrl, { maxRetriesPerRequest: null });
    }
  }

  /** As BullMQ takes it; its types know Redis only. */
  get connection(): ConnectionOptions {
    return this.client as ConnectionOptions;
  }

  /** The queues of this process. */
  get queues(): readonly SeenQueue[] {
    return this.seen;
  }

  /** Its pool as it is now; null where the queues are in Redis. */
  get use(): PoolUse | null {
    return this.client instanceof pg.Pool ? useOf(this.client) : null;
  }

  /** A queue says that it is there. */
  add(queue: SeenQueue): void {
    this.seen.push(queue);
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
