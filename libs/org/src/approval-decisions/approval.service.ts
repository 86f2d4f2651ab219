import { BOUNDS, DomainError, requireId, requireNoErrors, textErrors, visibleLines } from '@fanzha/domain';
import { Audit, Database, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { OversightGrants } from '../oversight/oversight-grants.js';
import type { Oversight } from '../oversight/oversight.entity.js';
import { type User } from '../accounts/user.model.js';
import { Approvals } from '../approvals/approvals.js';
import { ApprovedAccounts } from './approved-accounts.js';
import { ApprovalRequest } from '../approvals/approval.model.js';
import { ApprovalRepository, type HeldApproval } from '../approvals/approval.repository.js';

const MOST = 200;
/** How long an authority is shown what was changed for it. */
const SHOWN_DAYS = 90;
const MOST_SHOWN = 50;

/** What came of an approval. */
export interface Outcome {
  readonly request: ApprovalRequest;
  readonly user: User | null;
  readonly password: string | null;
  readonly oversight: Oversight | null;
}

/** Operators decide what other operators of their city have asked for. */
@Injectable()
export class ApprovalService {
  constructor(
    private readonly database: Database,
    private readonly requests: ApprovalRepository,
    private readonly approvals: Approvals,
    private readonly accounts: ApprovedAccounts,
    private readonly grants: OversightGrants,
    private readonly audit: Audit,
  ) {}

  /** The requests of the city: those that wait first, the newest first among them. */
  async ofCity(viewer: Viewer, includeDecided: boolean): Promise<ApprovalRequest[]> {
    return (await this.requests.ofCity(viewer.scope, includeDecided, MOST)).map((row) => ApprovalRequest.of(row));
  }

  /** What operators have changed of late for the viewer's own unit: its officials and its oversight. */
  async changesOfOwn(viewer: Viewer): Promise<ApprovalRequest[]> {
    return (await this.requests.carriedOut(viewer.scope, viewer.tenantId, SHOWN_DAYS, MOST_SHOWN)).map((row) =>
      ApprovalRequest.of(row),
    );
  }

  /** The newest request that waits for each of these accounts; null for those without. */
  async waitingFor(viewer: Viewer, userIds: readonly string[]): Promise<(ApprovalRequest | null)[]> {
    const waiting = new Map(
      (await this.requests.waitingFor(viewer.scope, userIds)).map((row) => [row.userId, ApprovalRequest.of(row)]),
    );
    return userIds.map((id) => waiting.get(id) ?? null);
  }

  /**
   * Carries out what was asked for, once, as if it were asked for now. A one-time password is shown to the
   * person who approves: the one who asked for an account shall not be the only one to have held it.
   * @throws DomainError NOT_FOUND, FORBIDDEN (OWN_REQUEST, OPERATOR_TOO_NEW), CONFLICT (ALREADY_DECIDED), and what the
   *   change itself is refused for, which leaves the request as it was.
   */
  async approve(viewer: Viewer, id: string): Promise<Outcome> {
    await this.database.transaction(viewer.scope, (tx) => this.decidable(tx, viewer, id));
    const secret = await this.accounts.secret();
    return this.database.transaction(viewer.scope, async (tx) => {
      await this.approvals.hold(tx, viewer);
      const asked = await this.decidable(tx, viewer, id);
      const oversight = asked.kind === 'GRANT_OVERSIGHT' ? await this.grants.carryOut(tx, asked) : null;
      const changed = asked.kind === 'GRANT_OVERSIGHT' ? null : await this.accounts.carryOut(tx, viewer, asked, secret);
      const decided = await this.requests.decide(tx, asked.id, 'APPROVED', viewer.displayName, null);
      await this.record(tx, 'approval.approved', asked);
      return {
        request: ApprovalRequest.of(decided),
        user: changed?.user ?? null,
        password: changed?.password ?? null,
        oversight,
      };
    });
  }

  /** @throws DomainError BAD_INPUT on `reason`, and as `approve`. */
  async decline(viewer: Viewer, id: string, reason: string): Promise<ApprovalRequest> {
    requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
    return this.database.transaction(viewer.scope, async (tx) => {
      const asked = await this.decidable(tx, viewer, id);
      const decided = await this.requests.decide(tx, asked.id, 'DECLINED', viewer.displayName, visibleLines(reason));
      await this.record(tx, 'approval.declined', asked);
      return ApprovalRequest.of(decided);
    });
  }

  /** @throws DomainError NOT_FOUND, FORBIDDEN for the request of somebody else, CONFLICT (ALREADY_DECIDED). */
  async withdraw(viewer: Viewer, id: string): Promise<ApprovalRequest> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const asked = await this.pending(tx, id);
      if (asked.requestedBy !== viewer.userId) throw DomainError.forbidden();
      const decided = await this.requests.decide(tx, asked.id, 'WITHDRAWN', viewer.displayName, null);
      await this.record(tx, 'approval.withdrawn', asked);
      return ApprovalRequest.of(decided);
    });
  }

  private async decidable(tx: Transaction, viewer: Viewer, id: string): Promise<HeldApproval> {
    const asked = await this.pending(tx, id);
    if (asked.requestedBy === viewer.userId) throw DomainError.forbidden('OWN_REQUEST');
    if (!asked.deciderIsOlder) throw DomainError.forbidden('OPERATOR_TOO_NEW');
    return asked;
  }

  private async pending(tx: Transaction, id: string): Promise<HeldApproval> {
    requireId(id);
    const asked = await this.requests.lock(tx, id);
    if (asked?.state === 'PENDING') return asked;
    // What is decided cannot be held any more.
    const decided = asked ?? (await this.requests.find(tx, id));
    if (decided === null) throw DomainError.notFound();
    throw DomainError.conflict({ state: decided.state }, 'ALREADY_DECIDED');
  }

  private record(
    tx: Transaction,
    action: string,
    { id, kind, tenantId, userId, requestedBy, content }: HeldApproval,
  ): Promise<void> {
    return this.audit.record(tx, {
      action,
      subjectKind: 'approval',
      subjectId: id,
      detail: { kind, tenantId, userId, requestedBy, ...content },
    });
  }
}
