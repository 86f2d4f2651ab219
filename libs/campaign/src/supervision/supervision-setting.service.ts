import { DomainError } from '@fanzha/domain';
import { Audit, Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { SettingRepository } from './setting.repository.js';
import { maySwitch } from './supervision.policy.js';
import type { SettingRow } from './supervision.rows.js';

/** An authority switches supervision on and off. It is off until then. */
@Injectable()
export class SupervisionSettings {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingRepository,
    private readonly audit: Audit,
  ) {}

  /** The setting of the own authority; off where it was never switched. */
  own({ scope }: Viewer): Promise<SettingRow> {
    return this.settings.own(scope);
  }

  /**
   * Switches supervision of the own authority. Off, no letter is sent or worked on, and units see none; on again, they
   * go on where they were. What is so already stays, unlogged.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for who is no official of an authority.
   */
  async switch(viewer: Viewer, enabled: boolean): Promise<SettingRow> {
    if (viewer.oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    if (!maySwitch(viewer)) throw DomainError.forbidden();
    return this.database.transaction(viewer.scope, async (tx) => {
      const before = await this.settings.lock(tx);
      const changed = enabled === before.enabled ? null : await this.settings.switch(tx, enabled);
      // Another official may have switched it meanwhile, for the first time.
      if (!changed) return before.enabled === enabled ? before : this.settings.lock(tx);
      await this.audit.record(tx, {
        action: enabled ? 'supervision.switched_on' : 'supervision.switched_off',
        subjectKind: 'tenant',
        subjectId: viewer.tenantId,
      });
      return changed;
    });
  }
}
