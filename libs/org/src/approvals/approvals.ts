import { DomainError, type Role } from '@fanzha/domain';
import { Audit, newId, Outbox, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { UserRepository } from '../accounts/user.repository.js';
import { type ApprovalAsked, ApprovalRepository, type ApprovalRow } from './approval.repository.js';

/** A request that nobody has looked at for so long is asked for anew. */
const VALID_DAYS = 14;

const WEIGHTY_ROLES: readonly Role[] = ['COUNTY_OFFICIAL', 'CITY_OFFICIAL', 'OPERATOR'];

/** Whether an account looks at other units, or decides who does. */
export function isWeighty(roles: readonly Role[]): boolean {
  return roles.some((role) => WEIGHTY_ROLES.includes(role));
}

/** The four-eyes rule: what one operator asks for, another one approves (docs/decisions/0031-four-eyes.md). */
@Injectable()
export class Approvals {
  constructor(
    private readonly requests: ApprovalRepository,
    private readonly users: UserRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Waits until nobody else changes who the operators are, and keeps it so. First of all that a transaction locks.
   * @throws DomainError UNAUTHENTICATED for a viewer disabled meanwhile.
   */
  async hold(tx: Transaction, viewer: Viewer): Promise<void> {
    await this.users.holdAccounts(tx);
    if (await this.users.isDisabled(tx, viewer.userId)) throw DomainError.unauthenticated('SESSION_EXPIRED');
  }

  /**
   * Notes what an operator wants to do, in the transaction that would do it.
   * @returns null where the operator may go on because the city has no other one; the request that waits otherwise.
   * @throws DomainError CONFLICT (ALREADY_REQUESTED) where the same waits already.
   */
  async ask(tx: Transaction, viewer: Viewer, asked: ApprovalAsked): Promise<ApprovalRow | null> {
    await this.hold(tx, viewer);
    const alone = !(await this.requests.hasOtherOperator(tx));
    const request = await this.requests.insert(tx, newId(), asked, viewer.displayName, VALID_DAYS, alone);
    if (request === null) throw DomainError.conflict(undefined, 'ALREADY_REQUESTED');
    const { kind, userId, tenantId, content } = asked;
    await this.audit.record(tx, {
      action: alone ? 'approval.not_needed' : 'approval.requested',
      subjectKind: 'approval',
      subjectId: request.id,
      detail: { kind, tenantId, userId, ...content },
    });
    if (alone) return null;
    await this.outbox.record(tx, [
      {
        kind: 'approval.requested',
        tenantId,
        subjectKind: 'APPROVAL',
        subjectId: request.id,
        recipients: [{ operatorsExcept: viewer.userId }],
        facts: { days: VALID_DAYS },
        matter: request.id,
      },
    ]);
    return request;
  }
}
