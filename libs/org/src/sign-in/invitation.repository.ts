import type { Statement, Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const CLAIM: Statement = {
  name: 'invitation.claim',
  text: `update operator_invitation set used_at = now()
    where token_hash = $1 and used_at is null and expires_at > now() returning token_hash`,
};

const INSERT = 'insert into operator_invitation (token_hash, expires_at) values ($1, now() + make_interval(days => $2))';

/** The role of the application uses invitations up; only the owner of the schema makes them. */
@Injectable()
export class InvitationRepository {
  async insert(ownerUrl: string, tokenHash: Buffer, validDays: number): Promise<void> {
    const owner = await new DataSource({ type: 'postgres', url: ownerUrl, extra: { max: 1 } }).initialize();
    try {
      await owner.query(INSERT, [tokenHash, validDays]);
    } finally {
      await owner.destroy();
    }
  }

  /** @returns false for an invitation that was used, has expired or never was. */
  async claim(tx: Transaction, tokenHash: Buffer): Promise<boolean> {
    return (await tx.run(CLAIM, [tokenHash])).length === 1;
  }
}
