import { type Confirmation, DomainError, requireVersion } from '@fanzha/domain';
import { Audit, Database, type Viewer } from '@fanzha/platform';
import { recordDeltas } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { lockTenant } from '../facts/tenant-lock.repository.js';
import { contributions } from './interception.contributions.js';
import type { InterceptionFact } from './interception.entity.js';
import { InterceptionRepository } from './interception.repository.js';

/** Units that another one named say whether they took part. */
@Injectable()
export class ParticipationService {
  constructor(
    private readonly database: Database,
    private readonly interceptions: InterceptionRepository,
    private readonly audit: Audit,
  ) {}

  /**
   * Keeps the answer of the viewer's unit; its own share comes into its figures or leaves them in the same transaction.
   * The same answer again changes nothing, another one takes its place.
   * @param version the one whose figures the unit has seen and agrees to.
   * @throws DomainError NOT_FOUND for a record that does not name the unit, CONFLICT (voided, or changed meanwhile).
   */
  async answer(
    viewer: Viewer,
    id: string,
    version: number,
    confirmation: Exclude<Confirmation, 'PENDING'>,
  ): Promise<InterceptionFact> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const seen = await this.interceptions.findIn(tx, id);
      if (!seen || !isNamed(seen, viewer)) throw DomainError.notFound();
      await lockTenant(tx, 'interception', seen.tenantId);
      const before = await this.interceptions.findIn(tx, id);
      if (!before || !isNamed(before, viewer)) throw DomainError.notFound();
      const current = { version: before.version, changedAt: before.changedAt };
      if (before.recordStatus === 'VOIDED') throw DomainError.conflict({ current }, 'ALREADY_VOIDED');
      requireVersion(before, version, { current });
      if (before.joinedBy.some((unit) => unit.id === viewer.tenantId && unit.confirmation === confirmation))
        return before;

      const joinedBy = before.joinedBy.map((unit) => (unit.id === viewer.tenantId ? { ...unit, confirmation } : unit));
      const after = { ...before, joinedBy };
      await this.interceptions.answer(tx, id, confirmation);
      await recordDeltas(tx, contributions(before), contributions(after), { kind: 'INTERCEPTION', id });
      const action =
        confirmation === 'CONFIRMED' ? 'interception.participation_confirmed' : 'interception.participation_declined';
      await this.audit.record(tx, { action, subjectKind: 'interception', subjectId: id, detail: { version } });
      return after;
    });
  }
}

const isNamed = ({ joinedBy }: InterceptionFact, { tenantId }: Viewer): boolean =>
  joinedBy.some(({ id }) => id === tenantId);
