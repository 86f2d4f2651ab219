import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const CLAIM: Statement = {
  name: 'invitation.claim',
  text: `update operator_invitation set used_at = now()
    where token_hash = $1 and used_at is null and expires_at > now() returning token_hash`,
};

const IS_OPEN: Statement = {
  name: 'invitation.is_open',
  text: 'select from operator_invitation where token_hash = $1 and used_at is null and expires_at > now()',
};

const INSERT =
  'insert into operator_invitation (token_hash, expires_at) values ($1, now() + make_interval(days => $2))';

/** The role of the application uses invitations up; only the owner of the schema makes them. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly database: Database) {}

  /**
   * Writes an invitation, as the owner of the database.
   * @param validDays for how many days it can be accepted
   */
  async insert(ownerUrl: string, tokenHash: Buffer, validDays: number): Promise<void> {
    const owner = await new DataSource({ type: 'postgres', url: ownerUrl, extra: { max: 1 } }).initialize();
    try {
      await owner.query(INSERT, [tokenHash, validDays]);
    } finally {
      await owner.destroy();
    }
  }

  /** Whether an invitation can be used now; `claim` decides. */
  async isOpen(scope: Scope, tokenHash: Buffer): Promise<boolean> {
    return (await this.database.read(scope, IS_OPEN, [tokenHash])).length === 1;
  }

  /** @returns false for an invitation that was used, has expired or never was. */
  async claim(tx: Transaction, tokenHash: Buffer): Promise<boolean> {
    return (await tx.run(CLAIM, [tokenHash])).length === 1;
  }
}
