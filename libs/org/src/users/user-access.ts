import { Audit, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ApiClientRepository } from '../clients/api-client.repository.js';
import { SessionRepository } from '../sessions/session.repository.js';

/** The ways in that a user has: sessions, and the API clients it has created, whose tokens it may know. */
@Injectable()
export class UserAccess {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly clients: ApiClientRepository,
    private readonly audit: Audit,
  ) {}

  /** Ends all sessions of a user whose password is replaced. Its clients have tokens of their own and go on. */
  async endSessions(tx: Transaction, userId: string): Promise<void> {
    await this.sessions.endAllOfUser(tx, userId, 'PASSWORD_RESET');
  }

  /** Ends all sessions of a user that is disabled, and revokes the clients it has created. */
  async endAll(tx: Transaction, userId: string): Promise<void> {
    await this.sessions.endAllOfUser(tx, userId, 'USER_DISABLED');
    for (const subjectId of await this.clients.revokeAllOfCreator(tx, userId)) {
      await this.audit.record(tx, {
        action: 'client.revoked',
        subjectKind: 'client',
        subjectId,
        detail: { because: 'USER_DISABLED' },
      });
    }
  }
}
