import { Database, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { UserAccount } from '../users/user-account.entity.js';

/** What is known of a name that somebody typed. */
export interface Candidate {
  /** Set while the name is locked, whether or not anybody has it. */
  readonly lockedUntil: Date | null;
  readonly account: UserAccount | null;
}

const HASH = "sha256(convert_to($1, 'UTF8'))";

const CANDIDATE: Statement = {
  name: 'credential.candidate',
  text: `
    select f.locked_until "lockedUntil", u.city_code "cityCode", u.id, u.tenant_id "tenantId", u.username, u.display_name "displayName",
      u.password_hash "passwordHash", u.roles, u.must_change_password "mustChangePassword", u.disabled_at "disabledAt",
      u.password_changed_at "passwordChangedAt", u.version
    from (select $1::text username) typed
    left join sign_in_failure f on f.name_hash = ${HASH} and f.locked_until > now()
    left join login_name n on n.username = typed.username
    left join user_account u on u.city_code = n.city_code and u.id = n.user_id`,
};

/** Without an account, every part of it is null; the id stands for them all. */
type CandidateRow = { [Key in keyof UserAccount]: UserAccount[Key] } & { id: string | null; lockedUntil: Date | null };

/** A lock that ran out and failures of long ago count no more. */
const FORGET_OLD: Statement = {
  name: 'credential.forget_old',
  text: `delete from sign_in_failure where name_hash in (
    select name_hash from sign_in_failure where last_failed_at < now() - make_interval(secs => $1) for update skip locked)`,
};

const COUNT_FAILURE: Statement = {
  name: 'credential.count_failure',
  text: `
    insert into sign_in_failure as f (name_hash, failures) values (${HASH}, 1)
    on conflict (name_hash) do update set failures = f.failures + 1, last_failed_at = now(),
      locked_until = case when f.failures + 1 >= $2 then now() + make_interval(secs => $3) end`,
};

const CLEAR: Statement = {
  name: 'credential.clear',
  text: `delete from sign_in_failure where name_hash = ${HASH} returning case when locked_until > now() then locked_until end "lockedUntil"`,
};

/** Names, accounts and failed attempts, as nobody in particular sees them. */
@Injectable()
export class CredentialRepository {
  constructor(private readonly database: Database) {}

  async candidate(username: string): Promise<Candidate> {
    const [row] = await this.database.read<CandidateRow>(anybody(username), CANDIDATE, [username]);
    if (row === undefined) return { lockedUntil: null, account: null };
    const { lockedUntil, ...account } = row;
    return { lockedUntil, account: account.id === null ? null : account };
  }

  /** Counts a wrong password; the `limit`th in a row locks the name for `lockSeconds`. */
  async countFailure(tx: Transaction, username: string, limit: number, lockSeconds: number): Promise<void> {
    await tx.run(FORGET_OLD, [lockSeconds]);
    await tx.run(COUNT_FAILURE, [username, limit, lockSeconds]);
  }

  /** Forgets the failures of a name. @returns until when it is locked, if somebody locked it a moment ago. */
  async clear(tx: Transaction, username: string): Promise<Date | null> {
    const [row] = await tx.run<{ lockedUntil: Date | null }>(CLEAR, [username]);
    return row?.lockedUntil ?? null;
  }

  /** A transaction on behalf of nobody, for counting the failures of a name nobody has. */
  anonymously(username: string, work: (tx: Transaction) => Promise<void>): Promise<void> {
    return this.database.transaction(anybody(username), work);
  }
}

/** The scope of somebody who typed a name: it reaches that account and nothing else. */
function anybody(username: string) {
  return { cityCode: '', tenantId: null, userId: null, regions: [], sector: null, mode: 'sign_in', subject: username } as const;
}
