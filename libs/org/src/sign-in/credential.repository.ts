import { Database, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/user-account.entity.js';

/** What may be judged of a name that somebody typed: a lock, or an attempt that has been counted. */
type Attempt =
  | { readonly lockedUntil: Date }
  | {
      readonly lockedUntil: null;
      readonly account: Account | null;
      readonly passwordHash: string | null;
      /** Failures in a row, this attempt among them. */
      readonly failures: number;
    };

const HASH = "sha256(convert_to($1, 'UTF8'))";

/** The one row that is found without knowing a city; where the account is, the next statement goes. */
const CITY_OF_NAME: Statement = {
  name: 'credential.city_of_name',
  text: 'select city_code "cityCode", user_id "userId" from login_name where username = $1',
};

const CANDIDATE: Statement = {
  name: 'credential.candidate',
  text: `
    select u.city_code "cityCode", u.id, u.tenant_id "tenantId", u.username, u.display_name "displayName",
      typed_password_hash(u.city_code, u.id) "passwordHash", u.roles, u.must_change_password "mustChangePassword",
      u.disabled_at "disabledAt", u.password_changed_at "passwordChangedAt", u.version
    from user_account u where u.city_code = $1 and u.id = $2`,
};

type CandidateRow = { [Key in keyof Account]: Account[Key] } & { passwordHash: string };

/** A lock that ran out and failures of long ago count no more. */
const FORGET_OLD: Statement = {
  name: 'credential.forget_old',
  text: `delete from sign_in_failure where name_hash in (
    select name_hash from sign_in_failure where last_failed_at < now() - make_interval(secs => $1)
      for update skip locked)`,
};

/** Attempts of one name at the same time wait for each other here, so that no more than the limit pass. */
const COUNT: Statement = {
  name: 'credential.count',
  text: `
    insert into sign_in_failure as f (name_hash, failures) values (${HASH}, 1)
    on conflict (name_hash) do update set last_failed_at = now(),
      failures = case when f.locked_until <= now() then 1 else f.failures + 1 end,
      locked_until = case when f.locked_until is null and f.failures + 1 >= $2
        then now() + make_interval(secs => $3) end
    where f.locked_until is null or f.locked_until <= now()
    returning failures`,
};

const LOCKED: Statement = {
  name: 'credential.locked',
  text: `select locked_until "lockedUntil" from sign_in_failure where name_hash = ${HASH}`,
};

const CLEAR: Statement = {
  name: 'credential.clear',
  text: `delete from sign_in_failure where name_hash = ${HASH}`,
};

/** Names, accounts and failed attempts, as nobody in particular sees them. */
@Injectable()
export class CredentialRepository {
  constructor(private readonly database: Database) {}

  /**
   * Counts an attempt as failed before its password is looked at, so that parallel ones cannot pass together; a success
   * takes it back (`clear`). The `limit`th in a row locks the name for `lockSeconds` and is itself still judged.
   */
  async attempt(username: string, limit: number, lockSeconds: number): Promise<Attempt> {
    return this.database.transaction(anybody(username), async (tx) => {
      await tx.run(FORGET_OLD, [lockSeconds]);
      const [counted] = await tx.run<{ failures: number }>(COUNT, [username, limit, lockSeconds]);
      if (counted === undefined) {
        const [lock] = await tx.run<{ lockedUntil: Date | null }>(LOCKED, [username]);
        return { lockedUntil: lock?.lockedUntil ?? new Date() };
      }
      const { failures } = counted;
      const [name] = await tx.run<{ cityCode: string; userId: string }>(CITY_OF_NAME, [username]);
      const [row] = name ? await tx.run<CandidateRow>(CANDIDATE, [name.cityCode, name.userId]) : [];
      if (row === undefined) return { lockedUntil: null, account: null, passwordHash: null, failures };
      const { passwordHash, ...account } = row;
      return { lockedUntil: null, account, passwordHash, failures };
    });
  }

  /** Forgets the failures of a name. */
  async clear(tx: Transaction, username: string): Promise<void> {
    await tx.run(CLEAR, [username]);
  }
}

/** The scope of somebody who typed a name: it reaches that account and nothing else. */
function anybody(username: string) {
  return {
    cityCode: '',
    tenantId: null,
    userId: null,
    regions: [],
    sector: null,
    mode: 'sign_in',
    subject: username,
  } as const;
}
