import type { NotificationKind } from '@fanzha/domain';
import {
  type DomainEvent,
  type DueRow,
  type DueStage,
  DueTelling,
  HandlesJobs,
  InjectJobQueue,
  JobHandler,
  type JobQueue,
} from '@fanzha/platform';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { AlertDueRepository } from './alert-due.repository.js';

export const ALERT_QUEUE = 'alerts';

/** An alert is due within hours, so it is told at night as well. */
const LOOK_EVERY_MS = 60_000;

const KINDS: Readonly<Partial<Record<DueStage, NotificationKind>>> = {
  SOON: 'alert.due',
  UNIT: 'alert.overdue',
  AUTHORITY: 'alert.unanswered',
};

/** Tells who assigned the alert or has not answered it, and until when; nothing about the person at risk. */
function alertDue({ tenantId, fromId, subjectId, stage, title }: DueRow): DomainEvent[] {
  const kind = KINDS[stage];
  if (!kind) return [];
  const recipients = [{ tenantId, permission: 'ledger:record' }] as const;
  return [{ kind, tenantId: fromId, subjectKind: 'ALERT', subjectId, recipients, facts: { day: title } }];
}

/** Tells of alerts that are due or overdue, each once. */
@HandlesJobs(ALERT_QUEUE)
export class AlertDueJobs extends JobHandler implements OnApplicationBootstrap {
  constructor(
    @InjectJobQueue(ALERT_QUEUE) private readonly queue: JobQueue,
    private readonly dues: AlertDueRepository,
    private readonly telling: DueTelling,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('tell', LOOK_EVERY_MS);
  }

  override async process(): Promise<unknown> {
    return { told: await this.tellDue() };
  }

  /** Tells what is due in every city. @returns how many events were written */
  tellDue(): Promise<number> {
    return this.telling.tell(
      (tx, limit) => this.dues.unanswered(tx, limit),
      (rows) => rows.flatMap(alertDue),
    );
  }
}
