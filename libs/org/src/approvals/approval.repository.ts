import type { ApprovalKind, ApprovalState, Role, Sector } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

/** What is asked for, in words that a person can judge. Never a password or a token. */
interface ApprovalContent {
  readonly username?: string;
  readonly displayName?: string;
  readonly roles?: readonly Role[];
  readonly regionCode?: string;
  readonly sector?: Sector | null;
}

/** What an operator asks for. */
export interface ApprovalAsked {
  readonly kind: ApprovalKind;
  /** The unit it is about. */
  readonly tenantId: string;
  /** The account it is about; null where it does not exist yet. */
  readonly userId: string | null;
  /** What two requests for the same have in common. */
  readonly subject: string;
  readonly content: ApprovalContent;
}

export interface ApprovalRow extends ApprovalAsked {
  readonly id: string;
  readonly state: ApprovalState;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  /** There was no other operator who could have approved it. */
  readonly alone: boolean;
}

/** A request while it is being decided. */
export interface HeldApproval extends ApprovalRow {
  /** The operator who decides existed before the request did. */
  readonly deciderIsOlder: boolean;
}

const COLUMNS = `a.id, a.kind,
  case when a.state = 'PENDING' and a.expires_at <= now() then 'EXPIRED' else a.state end state, a.tenant_id "tenantId",
  a.user_id "userId", a.subject, a.content, a.requested_by "requestedBy", a.requested_by_name "requestedByName",
  a.requested_at "requestedAt",
  a.expires_at "expiresAt", a.decided_by "decidedBy", a.decided_by_name "decidedByName", a.decided_at "decidedAt",
  a.reason, a.alone`;

const OTHER_OPERATORS: Statement = {
  name: 'approval.other_operators',
  text: `select from user_account where city_code = $1 and id <> $2 and disabled_at is null and 'OPERATOR' = any (roles)
    limit 1`,
};

/** A request that nobody has decided in time gives way to the next one. */
const EXPIRE: Statement = {
  name: 'approval.expire',
  text: `update approval_request set state = 'EXPIRED' where city_code = $1 and state = 'PENDING'
      and expires_at <= now()`,
};

const INSERT: Statement = {
  name: 'approval.insert',
  text: `
    insert into approval_request as a (city_code, id, kind, tenant_id, user_id, subject, content, requested_by,
      requested_by_name, expires_at,
      state, alone, decided_by, decided_by_name, decided_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + make_interval(days => $10),
      case when $11 then 'APPROVED' else 'PENDING' end, $11,
      case when $11 then $8::uuid end, case when $11 then $9::text end, case when $11 then now() end)
    on conflict (city_code, kind, subject) where state = 'PENDING' do nothing returning ${COLUMNS}`,
};

const LOCK: Statement = {
  name: 'approval.lock',
  text: `
    select ${COLUMNS}, coalesce(u.created_at < a.requested_at and u.disabled_at is null
      and 'OPERATOR' = any (u.roles), false) "deciderIsOlder"
    from approval_request a left join user_account u on u.city_code = $1 and u.id = $3
    where a.city_code = $1 and a.id = $2 for update of a`,
};

const STATE: Statement = {
  name: 'approval.state',
  text: `select ${COLUMNS} from approval_request a where a.city_code = $1 and a.id = $2`,
};

const DECIDE: Statement = {
  name: 'approval.decide',
  text: `update approval_request a set state = $3, decided_by = $4, decided_by_name = $5, decided_at = now(),
      reason = $6
    where a.city_code = $1 and a.id = $2 returning ${COLUMNS}`,
};

const OF_CITY: Statement = {
  name: 'approval.of_city',
  text: `select ${COLUMNS} from approval_request a
    where a.city_code = $1 and ($2 or (a.state = 'PENDING' and a.expires_at > now()))
    order by a.state = 'PENDING' and a.expires_at > now() desc, a.requested_at desc, a.id limit $3`,
};

const WAITING: Statement = {
  name: 'approval.waiting',
  text: `select distinct on (a.user_id) ${COLUMNS} from approval_request a
    where a.city_code = $1 and a.user_id = any ($2::uuid[]) and a.state = 'PENDING' and a.expires_at > now()
    order by a.user_id, a.requested_at desc`,
};

const CARRIED_OUT: Statement = {
  name: 'approval.carried_out',
  text: `select ${COLUMNS} from approval_request a
    where a.city_code = $1 and a.tenant_id = $2 and a.state = 'APPROVED'
      and a.decided_at > now() - make_interval(days => $3)
    order by a.decided_at desc, a.id limit $4`,
};

type Row = { [Key in keyof ApprovalRow]: ApprovalRow[Key] };

/** Requests for what takes two operators. */
@Injectable()
export class ApprovalRepository {
  constructor(private readonly database: Database) {}

  /** Whether the city has an operator beside who acts. It stays so while accounts are held. */
  async hasOtherOperator(tx: Transaction): Promise<boolean> {
    return (await tx.run(OTHER_OPERATORS, [tx.scope.cityCode, tx.scope.userId])).length > 0;
  }

  /**
   * Writes a request, or what was done without one because nobody else was there.
   * @returns null where the same is already waiting.
   */
  async insert(
    tx: Transaction,
    id: string,
    asked: ApprovalAsked,
    by: string,
    days: number,
    alone: boolean,
  ): Promise<ApprovalRow | null> {
    const { cityCode, userId } = tx.scope;
    const { kind, tenantId, subject, content } = asked;
    await tx.run(EXPIRE, [cityCode]);
    const values = [
      cityCode,
      id,
      kind,
      tenantId,
      asked.userId,
      subject,
      JSON.stringify(content),
      userId,
      by,
      days,
      alone,
    ];
    const [row] = await tx.run<Row>(INSERT, values);
    return row ?? null;
  }

  /** The request, held until the transaction ends; null when the scope does not see it or it has been decided. */
  async lock(tx: Transaction, id: string): Promise<HeldApproval | null> {
    const [row] = await tx.run<{ [Key in keyof HeldApproval]: HeldApproval[Key] }>(LOCK, [
      tx.scope.cityCode,
      id,
      tx.scope.userId,
    ]);
    return row ?? null;
  }

  /** The request, whether it is decided or not; null when the scope does not see it. */
  async find(tx: Transaction, id: string): Promise<ApprovalRow | null> {
    const [row] = await tx.run<Row>(STATE, [tx.scope.cityCode, id]);
    return row ?? null;
  }

  /** Writes the decision of a request that the transaction holds. */
  async decide(
    tx: Transaction,
    id: string,
    state: ApprovalState,
    by: string,
    reason: string | null,
  ): Promise<ApprovalRow> {
    const [row] = await tx.run<Row>(DECIDE, [tx.scope.cityCode, id, state, tx.scope.userId, by, reason]);
    if (!row) throw new Error('A request that was held is not there');
    return row;
  }

  /** Pending ones first, newest first. */
  ofCity(scope: Scope, includeDecided: boolean, limit: number): Promise<ApprovalRow[]> {
    return this.database.read<Row>(scope, OF_CITY, [scope.cityCode, includeDecided, limit]);
  }

  /** The newest waiting request of each of these accounts; accounts without one are left out. */
  waitingFor(scope: Scope, userIds: readonly string[]): Promise<ApprovalRow[]> {
    return this.database.read<Row>(scope, WAITING, [scope.cityCode, userIds]);
  }

  /** What was carried out for a unit within so many days, newest first. */
  carriedOut(scope: Scope, tenantId: string, days: number, limit: number): Promise<ApprovalRow[]> {
    return this.database.read<Row>(scope, CARRIED_OUT, [scope.cityCode, tenantId, days, limit]);
  }
}
