import type { ClientScope, LocalDate, Sector } from '@fanzha/domain';
import { Database, type OverseenRegion, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ApiClientContent } from './api-client.bounds.js';

/** An API client as the list of its tenant shows it. */
export interface ApiClientRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ClientScope[];
  readonly expiresOn: LocalDate;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** What authentication has to know of a client. */
interface PresentedClient {
  readonly tenantId: string;
  readonly name: string;
  readonly scopes: readonly ClientScope[];
  readonly oversees: boolean;
  /** SHA-256 of the secret of its token. */
  readonly tokenHash: Buffer;
  readonly expiresOn: LocalDate;
  readonly createdBy: string;
  readonly revoked: boolean;
  /** It was not used within the last minute. */
  readonly idle: boolean;
}

/** A client before its row exists. */
interface NewApiClient extends ApiClientContent {
  readonly id: string;
  readonly oversees: boolean;
  readonly tokenHash: Buffer;
}

const COLUMNS = `id, name, scopes, expires_on "expiresOn", created_at "createdAt",
  revoked_at "revokedAt", last_used_at "lastUsedAt"`;

const PRESENTED: Statement = {
  name: 'api_client.presented',
  text: `select tenant_id "tenantId", name, scopes, oversees, token_hash "tokenHash", expires_on "expiresOn",
      created_by "createdBy",
      revoked_at is not null revoked, last_used_at is null or last_used_at <= now() - interval '1 minute' idle
    from api_client where city_code = $1 and id = $2`,
};

/**
 * The last day of the tenant, whether $3 is still an official of it, and what it oversees now: a row for
 * each region, or one with nulls.
 */
const CREATOR_STANDING: Statement = {
  name: 'api_client.creator_standing',
  text: `select t.closed_on "closedOn", o.region_code region, o.sector, exists (
      select from user_account u where u.city_code = $1 and u.id = $3 and u.tenant_id = t.id and u.disabled_at is null
        and u.roles && '{COUNTY_OFFICIAL,CITY_OFFICIAL}') "isOfficial"
    from tenant t left join oversight o on o.city_code = $1 and o.tenant_id = t.id and o.valid_to is null
    where t.city_code = $1 and t.id = $2 order by o.region_code, o.id`,
};

const TOUCH: Statement = {
  name: 'api_client.touch',
  text: `update api_client set last_used_at = now()
    where city_code = $1 and id = $2 and (last_used_at is null or last_used_at <= now() - interval '1 minute')`,
};

/** One at a time of a tenant: two at once would both be the last for which there is room. */
const HOLD: Statement = {
  name: 'api_client.hold',
  text: `select pg_advisory_xact_lock(hashtext('api_client'), hashtext($1)) is not null as locked`,
};

const IN_USE: Statement = {
  name: 'api_client.in_use',
  text: `select count(*)::int "inUse" from api_client
    where city_code = $1 and tenant_id = $2 and revoked_at is null and expires_on >= current_date`,
};

const INSERT: Statement = {
  name: 'api_client.insert',
  text: `insert into api_client (city_code, id, tenant_id, name, scopes, oversees, token_hash, expires_on, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${COLUMNS}`,
};

const LOCK: Statement = {
  name: 'api_client.lock',
  text: `select ${COLUMNS} from api_client where city_code = $1 and tenant_id = $2 and id = $3 for update`,
};

const REVOKE: Statement = {
  name: 'api_client.revoke',
  text: `update api_client set revoked_at = now(), revoked_by = $3 where city_code = $1 and id = $2
    returning ${COLUMNS}`,
};

const REVOKE_OF_TENANT: Statement = {
  name: 'api_client.revoke_of_tenant',
  text: `update api_client set revoked_at = now(), revoked_by = $3
    where city_code = $1 and tenant_id = $2 and revoked_at is null returning id`,
};

const REVOKE_OF_CREATOR: Statement = {
  name: 'api_client.revoke_of_creator',
  text: `update api_client set revoked_at = now(), revoked_by = $3
    where city_code = $1 and created_by = $2 and revoked_at is null returning id`,
};

// Ids are UUIDv7: the newest client has the greatest.
const PAGE: Statement = {
  name: 'api_client.page',
  text: `select ${COLUMNS} from api_client where city_code = $1 and tenant_id = $2 and ($3 or revoked_at is null)
      and ($4::uuid is null or id < $4)
    order by id desc limit $5`,
};

const COUNT: Statement = {
  name: 'api_client.count',
  text: `select count(*)::int as n from api_client where city_code = $1 and tenant_id = $2
      and ($3 or revoked_at is null)`,
};

type Row = { [Key in keyof ApiClientRow]: ApiClientRow[Key] };

/** Reads and writes API clients. Of a token only its hash is stored. */
@Injectable()
export class ApiClientRepository {
  constructor(private readonly database: Database) {}

  /** The client that a token names; null if there is none. Nobody is known yet. */
  async presented(cityCode: string, id: string): Promise<PresentedClient | null> {
    const [client] = await this.database.read<{ [Key in keyof PresentedClient]: PresentedClient[Key] }>(
      tokenScope(cityCode, id),
      PRESENTED,
      [cityCode, id],
    );
    return client ?? null;
  }

  /**
   * The tenant behind a client, in the tenant's own scope: its last day, and what it oversees now; and whether the user
   * of the scope is one of its officials.
   */
  async creatorStanding(
    scope: Scope,
  ): Promise<{ closedOn: LocalDate | null; isOfficial: boolean; oversight: OverseenRegion[] }> {
    type Row = { closedOn: LocalDate | null; isOfficial: boolean; region: string | null; sector: Sector | null };
    const rows = await this.database.read<Row>(scope, CREATOR_STANDING, [scope.cityCode, scope.tenantId, scope.userId]);
    return {
      closedOn: rows[0]?.closedOn ?? null,
      isOfficial: rows[0]?.isOfficial ?? false,
      oversight: rows.flatMap(({ region, sector }) => (region === null ? [] : [{ region, sector }])),
    };
  }

  /** Notes that the client was used just now, at most once a minute. */
  async touch(cityCode: string, id: string): Promise<void> {
    await this.database.transaction(tokenScope(cityCode, id), (tx) => tx.run(TOUCH, [cityCode, id]));
  }

  /**
   * How many clients of the scope's tenant are neither revoked nor past their last day. Until the transaction ends,
   * nobody else makes one.
   */
  async inUse(tx: Transaction): Promise<number> {
    await tx.run(HOLD, [tx.scope.tenantId]);
    const [row] = await tx.run<{ inUse: number }>(IN_USE, [tx.scope.cityCode, tx.scope.tenantId]);
    return row?.inUse ?? 0;
  }

  /** Writes a client of the scope's tenant, created by its user. */
  async insert(
    tx: Transaction,
    { id, name, scopes, oversees, tokenHash, expiresOn }: NewApiClient,
  ): Promise<ApiClientRow> {
    const { cityCode, tenantId, userId } = tx.scope;
    return written(
      await tx.run<Row>(INSERT, [cityCode, id, tenantId, name, scopes, oversees, tokenHash, expiresOn, userId]),
    );
  }

  /** A client of the scope's own tenant, held until the transaction ends; null if there is none. */
  async lock(tx: Transaction, id: string): Promise<ApiClientRow | null> {
    const [client] = await tx.run<Row>(LOCK, [tx.scope.cityCode, tx.scope.tenantId, id]);
    return client ?? null;
  }

  /** Revokes a client for good. */
  async revoke(tx: Transaction, id: string): Promise<ApiClientRow> {
    return written(await tx.run<Row>(REVOKE, [tx.scope.cityCode, id, tx.scope.userId]));
  }

  /** Revokes every client of a tenant that still works; the ids of those it was. */
  async revokeAllOfTenant(tx: Transaction, tenantId: string): Promise<string[]> {
    return (await tx.run<{ id: string }>(REVOKE_OF_TENANT, [tx.scope.cityCode, tenantId, tx.scope.userId])).map(
      ({ id }) => id,
    );
  }

  /** Revokes every client that a user has created and that still works; the ids of those it was. */
  async revokeAllOfCreator(tx: Transaction, userId: string): Promise<string[]> {
    return (await tx.run<{ id: string }>(REVOKE_OF_CREATOR, [tx.scope.cityCode, userId, tx.scope.userId])).map(
      ({ id }) => id,
    );
  }

  /** At most `limit` clients of the scope's own tenant, newest first, behind `after`. */
  page(scope: Scope, includeRevoked: boolean, after: string | null, limit: number): Promise<ApiClientRow[]> {
    return this.database.read<Row>(scope, PAGE, [scope.cityCode, scope.tenantId, includeRevoked, after, limit]);
  }

  /** How many clients the own tenant has. */
  async count(scope: Scope, includeRevoked: boolean): Promise<number> {
    const [row] = await this.database.read<{ n: number }>(scope, COUNT, [
      scope.cityCode,
      scope.tenantId,
      includeRevoked,
    ]);
    return row?.n ?? 0;
  }
}

/** The scope of a request that presents a token: the one client it names. */
function tokenScope(cityCode: string, subject: string): Scope {
  return { cityCode, tenantId: null, userId: null, regions: [], sector: null, mode: 'client', subject };
}

/** The row that a statement has just written. */
function written([row]: readonly Row[]): ApiClientRow {
  if (!row) throw new Error('A row that was to be written is not there');
  return row;
}
