import { DomainError } from '@fanzha/domain';
import { lockTenant } from '@fanzha/ledger';
import { Audit, Database, Outbox, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { idsAtOnce } from '../submissions/ids-at-once.js';
import type { Reminding } from '../submissions/submission-reminders.service.js';
import { overseesUnit } from '../supervision/supervision.policy.js';
import { AlertChaseRepository, type ChasedAlert } from './alert-chase.repository.js';
import { alertsReminded } from './alert-chase-events.js';

/** Reminds units of alerts that they have not answered in time (催办). */
@Injectable()
export class AlertReminders {
  constructor(
    private readonly database: Database,
    private readonly alerts: AlertChaseRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Reminds units of overdue alerts of places that the viewer oversees, in one step: of the same alert once in
   * `REMINDER_PAUSE_MINUTES`, whoever does it.
   * @throws DomainError BAD_INPUT for none or more than 500; NOT_FOUND; FORBIDDEN (READ_ONLY_OVERSIGHT) for an
   *   alert that the viewer sees without overseeing its place; CONFLICT (ALERT_STATE) for one that was answered or
   *   changed meanwhile.
   */
  async remind(viewer: Viewer, given: readonly string[]): Promise<Reminding> {
    const ids = idsAtOnce(given, 'ids');
    return this.database.transaction(viewer.scope, async (tx) => {
      const seen = await this.alerts.find(tx, ids);
      if (seen.length < ids.length) throw DomainError.notFound();
      if (!seen.every((alert) => overseesUnit(viewer, alert))) throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
      // An answer takes the same lock, so that nobody is reminded of what is being answered, or twice at once.
      for (const recorder of [...new Set(seen.map(({ recorderId }) => recorderId))].sort())
        await lockTenant(tx, 'alert', recorder);
      const rows = await this.alerts.find(tx, ids);
      for (const row of rows) if (!row.isOverdue) throw conflict(row);
      const reminded = new Set(await this.alerts.remind(tx, ids));
      const told = rows.filter(({ id }) => reminded.has(id));
      const entry = { action: 'alert.reminded', subjectKind: 'alert' };
      await this.audit.recordMany(
        tx,
        told.map(({ id, unitId }) => ({ ...entry, subjectId: id, detail: { unitId } })),
      );
      await this.outbox.record(tx, alertsReminded(viewer.tenantId, told));
      return { reminded: told.length, leftOut: rows.length - told.length };
    });
  }
}

const conflict = ({ id, version, changedAt }: ChasedAlert): DomainError =>
  DomainError.conflict({ id, version, changedAt }, 'ALERT_STATE');
