import { PER_TENANT, requireRoom } from '@fanzha/domain';
import type { Statement, Transaction } from '@fanzha/platform';

/** What an authority sets for its units, and has a most of. */
type SetForUnits = 'forms' | 'campaigns' | 'schemes' | 'fraudFreeSchemes';

/** One at a time of an authority: two at once would both be the last for which there is room. */
const LOCK: Statement = {
  name: 'room.lock',
  text: `select pg_advisory_xact_lock(hashtext($1), hashtext($2::text)) is not null as locked`,
};

const IN_USE: Readonly<Record<SetForUnits, Statement>> = {
  forms: {
    name: 'room.forms',
    text: `select count(*)::int as "inUse" from submission_form f
      where f.city_code = $1 and f.tenant_id = $2 and f.valid_to is null`,
  },
  campaigns: {
    name: 'room.campaigns',
    text: `select count(*)::int as "inUse" from campaign c
      where c.city_code = $1 and c.tenant_id = $2 and (c.status = 'DRAFT' or (c.status = 'ISSUED'
        and c.ends_on >= (now() at time zone 'Asia/Shanghai')::date))`,
  },
  schemes: {
    name: 'room.schemes',
    text: `select count(*)::int as "inUse" from evaluation_scheme s
      where s.city_code = $1 and s.tenant_id = $2 and s.status in ('DRAFT','PUBLISHED')`,
  },
  fraudFreeSchemes: {
    name: 'room.fraud_free_schemes',
    text: `select count(*)::int as "inUse" from fraud_free_scheme s
      where s.city_code = $1 and s.tenant_id = $2 and s.ended_at is null`,
  },
};

/**
 * Until the transaction ends, nobody else of its authority sets one. Who looks for what was sent before, and does so
 * behind this, is answered by it where it took the last room.
 */
export async function holdRoom(tx: Transaction, kind: SetForUnits): Promise<void> {
  await tx.run(LOCK, [`room ${kind}`, tx.scope.tenantId]);
}

/**
 * Whether the transaction's own authority may set one more, beside those that are in use: forms that are not retired,
 * campaigns that are drafts or run, schemes that are not closed. Whatever it sets is asked of every unit and counted by
 * every list.
 * @throws DomainError CONFLICT (TOO_MANY_OF_TENANT) with `max`.
 */
export async function requireRoomForOne(tx: Transaction, kind: SetForUnits): Promise<void> {
  const { cityCode, tenantId } = tx.scope;
  await holdRoom(tx, kind);
  const [row] = await tx.run<{ inUse: number }>(IN_USE[kind], [cityCode, tenantId]);
  requireRoom(row?.inUse ?? 0, PER_TENANT[kind]);
}
