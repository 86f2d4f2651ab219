import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { JOB_DEFAULTS, jobQueueProvider, jobQueueToken } from './job-queue.js';
import { JobStore, type JobStoreAddress } from './job-store.js';

interface JobsOptions extends JobStoreAddress {
  /** `inline`: this process runs the jobs of its `JobHandler`s; `off`: it only enqueues. */
  readonly worker: 'inline' | 'off';
}

/** Background jobs on BullMQ. `prepareJobStore` comes first. */
@Module({})
export class JobsModule {
  /** The store, once in the composition root. */
  static forRoot({ worker, ...address }: JobsOptions): DynamicModule {
    return {
      module: JobsModule,
      imports: [
        JobStoreModule.at(address),
        BullModule.forRootAsync({
          inject: [JobStore],
          useFactory: (store: JobStore) => ({ connection: store.connection, defaultJobOptions: JOB_DEFAULTS }),
          extraOptions: { manualRegistration: worker === 'off' },
        }),
      ],
    };
  }

  /** A queue, in the module that enqueues to it or handles its jobs. */
  static forQueue(name: string): DynamicModule {
    return {
      module: JobsModule,
      imports: [BullModule.registerQueue({ name })],
      providers: [jobQueueProvider(name)],
      exports: [jobQueueToken(name)],
    };
  }
}

/** Apart, because BullMQ's own module must be able to inject the store. */
@Global()
@Module({})
class JobStoreModule {
  static at(address: JobStoreAddress): DynamicModule {
    return {
      module: JobStoreModule,
      providers: [{ provide: JobStore, useFactory: () => new JobStore(address) }],
      exports: [JobStore],
    };
  }
}
