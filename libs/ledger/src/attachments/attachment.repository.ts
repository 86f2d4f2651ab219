import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AttachmentPlace } from './attachment-owners.js';
import type { AttachmentRow, NewAttachment } from './attachment.row.js';

const COLUMNS = `a.id, a.tenant_id as "tenantId", a.state, a.owner_kind as "ownerKind", a.owner_id as "ownerId",
      a.region_code as "regionCode", a.of_region as "ofRegion", a.name,
      a.media_type as "mediaType", a.size::int, a.content, a.preview, a.width, a.height, a.scanned,
      a.input_hash as "inputHash", a.uploaded_by as "uploadedBy", a.uploaded_at as "uploadedAt",
      a.attached_at as "attachedAt"`;

const INSERT: Statement = {
  name: 'attachment.insert',
  text: `insert into attachment as a (city_code, id, tenant_id, name, media_type, size, content, preview, width, height,
      scanned, idempotency_key, input_hash, uploaded_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning ${COLUMNS}`,
};

const BY_KEY: Statement = {
  name: 'attachment.by_key',
  text: `select ${COLUMNS} from attachment a where a.city_code = $1 and a.tenant_id = $2 and a.idempotency_key = $3`,
};

const BYTES: Statement = {
  name: 'attachment.bytes',
  text: 'select attachment_bytes(false)::float8 as used, attachment_bytes(true)::float8 as kept',
};

const FIND: Statement = {
  name: 'attachment.find',
  text: `select ${COLUMNS} from attachment a where a.city_code = $1 and a.id = $2`,
};

const OF_OWNERS: Statement = {
  name: 'attachment.of_owners',
  text: `select ${COLUMNS} from attachment a
    where a.city_code = $1 and a.owner_id = any ($2::uuid[]) and a.owner_kind = $3 and a.state = 'ATTACHED'
    order by a.attached_at, a.id`,
};

const COUNT: Statement = {
  name: 'attachment.count',
  text: `select count(*)::int as count from attachment a
    where a.city_code = $1 and a.owner_id = $2 and a.owner_kind = $3 and a.state = 'ATTACHED'`,
};

const ATTACH: Statement = {
  name: 'attachment.attach',
  text: `update attachment a set state = 'ATTACHED', owner_kind = $4, owner_id = $5, region_code = $6, sector = $7,
      of_region = $8, shown = $9, attached_at = now()
    where a.city_code = $1 and a.tenant_id = $2 and a.id = $3 and a.state = 'UPLOADED' returning ${COLUMNS}`,
};

const DETACH: Statement = {
  name: 'attachment.detach',
  text: `update attachment a set state = 'DETACHED', detached_at = now(), detached_by = $4
    where a.city_code = $1 and a.tenant_id = $2 and a.id = $3 and a.state = 'ATTACHED' returning ${COLUMNS}`,
};

const DETACH_ALL: Statement = {
  name: 'attachment.detach_all',
  text: `update attachment a set state = 'DETACHED', detached_at = now(), detached_by = $5
    where a.city_code = $1 and a.tenant_id = $2 and a.owner_id = $3 and a.owner_kind = $4 and a.state = 'ATTACHED'
    returning ${COLUMNS}`,
};

const SHOW: Statement = {
  name: 'attachment.show',
  text: `update attachment a set shown = true
    where a.city_code = $1 and a.owner_id = $2 and a.owner_kind = $3 and not a.shown`,
};

type Row<Of> = Of & Record<string, unknown>;

/** How much there is of a tenant. */
export interface KeptBytes {
  readonly used: number;
  readonly kept: number;
}

/** What a file is attached to. */
export interface Ownership {
  readonly kind: string;
  readonly id: string;
}

/** Files of the scope's own tenant, and those of records that the scope may see. */
@Injectable()
export class AttachmentRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Transaction, file: NewAttachment): Promise<AttachmentRow> {
    const { id, name, mediaType, size, content, preview, width, height, scanned, idempotencyKey, inputHash } = file;
    const { cityCode, tenantId, userId } = tx.scope;
    const stated = [name, mediaType, size, content, preview, width, height, scanned, idempotencyKey, inputHash];
    const [row] = await tx.run<Row<AttachmentRow>>(INSERT, [cityCode, id, tenantId, ...stated, userId]);
    return row as AttachmentRow;
  }

  /** What the scope's tenant has sent under a key. */
  async byKey(tx: Transaction, key: string): Promise<AttachmentRow | null> {
    const { cityCode, tenantId } = tx.scope;
    return (await tx.run<Row<AttachmentRow>>(BY_KEY, [cityCode, tenantId, key]))[0] ?? null;
  }

  /** Bytes of all files of the scope's tenant: of those in use, and of those that were detached as well. */
  async bytes(tx: Transaction): Promise<KeptBytes> {
    return (await tx.run<KeptBytes & Record<string, unknown>>(BYTES))[0] ?? { used: 0, kept: 0 };
  }

  /** Null where there is none, or none that the scope may see. */
  async find(scope: Scope, id: string): Promise<AttachmentRow | null> {
    return (await this.database.read<Row<AttachmentRow>>(scope, FIND, [scope.cityCode, id]))[0] ?? null;
  }

  /** The same as the transaction sees it. */
  async findIn(tx: Transaction, id: string): Promise<AttachmentRow | null> {
    return (await tx.run<Row<AttachmentRow>>(FIND, [tx.scope.cityCode, id]))[0] ?? null;
  }

  /** Files of records of a kind, the first one first, by the id of their record. */
  async ofOwners(scope: Scope, kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, AttachmentRow[]>> {
    const values = [scope.cityCode, ids, kind];
    const rows = await this.database.read<Row<AttachmentRow>>(scope, OF_OWNERS, values);
    return Map.groupBy(rows, ({ ownerId }) => ownerId ?? '');
  }

  /** How many files a record has. */
  async count(tx: Transaction, { kind, id }: Ownership): Promise<number> {
    return (await tx.run<{ count: number }>(COUNT, [tx.scope.cityCode, id, kind]))[0]?.count ?? 0;
  }

  /** Null where the file waits no longer. */
  async attach(
    tx: Transaction,
    fileId: string,
    { kind, id }: Ownership,
    { regionCode, sector, ofRegion, shown }: AttachmentPlace,
  ): Promise<AttachmentRow | null> {
    const values = [tx.scope.cityCode, tx.scope.tenantId, fileId, kind, id, regionCode, sector, ofRegion, shown];
    return (await tx.run<Row<AttachmentRow>>(ATTACH, values))[0] ?? null;
  }

  /** Null where the file is attached no longer. */
  async detach(tx: Transaction, fileId: string): Promise<AttachmentRow | null> {
    const { cityCode, tenantId, userId } = tx.scope;
    return (await tx.run<Row<AttachmentRow>>(DETACH, [cityCode, tenantId, fileId, userId]))[0] ?? null;
  }

  /** Takes all files off what they are attached to. */
  async detachAll(tx: Transaction, { kind, id }: Ownership): Promise<AttachmentRow[]> {
    const { cityCode, tenantId, userId } = tx.scope;
    return tx.run<Row<AttachmentRow>>(DETACH_ALL, [cityCode, tenantId, id, kind, userId]);
  }

  /** Lets those who oversee a document see its files: it was issued. */
  async show(tx: Transaction, { kind, id }: Ownership): Promise<void> {
    await tx.run(SHOW, [tx.scope.cityCode, id, kind]);
  }
}
