import { Global, Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { Listener } from '../live/listener.repository.js';
import { LiveSignals } from '../live/live-signals.js';
import { Mailer } from '../mail/mailer.js';
import { Outgoing } from '../outgoing/outgoing.js';
import { DueTelling } from './due-told.js';
import { Outbox } from './outbox.js';
import { OutboxDispatcher } from './outbox-dispatcher.js';
import { OutboxRepository } from './outbox.repository.js';
import { OUTBOX_QUEUE, OutboxJobs } from './outbox.job.js';

/** What happened is told: events in the outbox, and signals to whoever is connected. */
@Global()
@Module({
  imports: [JobsModule.forQueue(OUTBOX_QUEUE)],
  providers: [
    Mailer,
    Outgoing,
    Listener,
    LiveSignals,
    Outbox,
    DueTelling,
    OutboxDispatcher,
    OutboxJobs,
    OutboxRepository,
  ],
  exports: [Mailer, Outgoing, LiveSignals, Outbox, DueTelling, OutboxDispatcher],
})
export class OutboxModule {}
