import type { CampaignState, LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { CampaignContent, CampaignEditionRow, CampaignRow, ClosingFigures, ClosingRow } from './campaign.rows.js';
import { isToReceive } from './to-receive.js';

const COLUMNS = `c.id, c.tenant_id as "tenantId", c.status, c.name as title, c.document_number as "documentNumber",
      c.issuing_body as "issuingBody", c.basis_issuer as "basisIssuer", c.basis_number as "basisNumber", c.theme,
      c.requirements, c.starts_on as "startsOn", c.ends_on as "endsOn", c.receive_by as "receiveBy", c.regions,
      c.sectors, c.tenant_types as "tenantTypes", c.excepted::text[] as excepted, c.tasks,
      c.parent_id as "parentId", c.parent_edition as "parentEdition", c.root_id as "rootId", c.edition,
      c.tasks_edition as "tasksEdition", c.version, c.reason, c.input_hash as "inputHash", c.issued_at as "issuedAt",
      c.closed_at as "closedAt"`;

/** What an edition states, as it is written: parameters from $3 on. */
const CONTENT = `name = $3, document_number = $4, issuing_body = $5, basis_issuer = $6, basis_number = $7, theme = $8,
      requirements = $9, starts_on = $10, ends_on = $11, receive_by = $12, regions = $13, sectors = $14,
      tenant_types = $15, excepted = $16, tasks = $17, parent_edition = $18`;
const CHANGED = `version = c.version + 1, changed_at = now(), changed_by = $19`;

const INSERT: Statement = {
  name: 'campaign.insert',
  text: `insert into campaign as c (city_code, id, name, document_number, issuing_body, basis_issuer, basis_number,
      theme, requirements, starts_on, ends_on, receive_by, regions, sectors, tenant_types, excepted, tasks,
      parent_edition, changed_by, tenant_id, status, parent_id, root_id, idempotency_key, input_hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 'DRAFT', $21,
    $22,
      $23, $24)
    on conflict do nothing returning ${COLUMNS}`,
};

const BY_ID: Statement = {
  name: 'campaign.by_id',
  text: `select ${COLUMNS} from campaign c where c.city_code = $1 and c.id = any ($2::uuid[])`,
};

const LOCKED: Statement = {
  name: 'campaign.locked',
  text: `select ${COLUMNS} from campaign c where c.city_code = $1 and c.id = $2 for update`,
};

const BY_KEY: Statement = {
  name: 'campaign.by_key',
  text: `select ${COLUMNS} from campaign c where c.city_code = $1 and c.tenant_id = $2 and c.idempotency_key = $3`,
};

const FORWARDED: Statement = {
  name: 'campaign.forwarded',
  text: `select ${COLUMNS} from campaign c where c.city_code = $1 and c.parent_id = any ($2::uuid[])
      and c.status <> 'WITHDRAWN' order by c.parent_id, c.issued_at nulls last, c.id`,
};

const WRITE: Statement = {
  name: 'campaign.write',
  text: `update campaign c set ${CONTENT}, ${CHANGED} where c.city_code = $1 and c.id = $2 returning ${COLUMNS}`,
};

const ISSUE: Statement = {
  name: 'campaign.issue',
  text: `update campaign c set ${CONTENT}, ${CHANGED}, status = 'ISSUED', edition = c.edition + 1,
      tasks_edition = case when $20 then c.edition + 1 else c.tasks_edition end, issued_at = now(), issued_by = $19
    where c.city_code = $1 and c.id = $2 returning ${COLUMNS}`,
};

const INSERT_EDITION: Statement = {
  name: 'campaign.insert_edition',
  text: `insert into campaign_edition (city_code, campaign_id, number, tenant_id, content, reason, tasks_changed,
      issued_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

const EDITIONS: Statement = {
  name: 'campaign.editions',
  text: `select e.campaign_id as "campaignId", e.number, e.content, e.reason, e.tasks_changed as "tasksChanged",
      e.issued_at as "issuedAt"
    from campaign_edition e where e.city_code = $1 and e.campaign_id = any ($2::uuid[])
    order by e.campaign_id, e.number desc`,
};

const END: Statement = {
  name: 'campaign.end',
  text: `update campaign c set status = $3, reason = $4, closed_at = case when $3 = 'CLOSED' then now() end,
      version = c.version + 1, changed_at = now(), changed_by = $5
    where c.city_code = $1 and c.id = $2 returning ${COLUMNS}`,
};

const DISCARD: Statement = {
  name: 'campaign.discard',
  text: `delete from campaign c where c.city_code = $1 and c.id = $2 and c.status = 'DRAFT' returning c.id`,
};

const INSERT_CLOSING: Statement = {
  name: 'campaign.insert_closing',
  text: `insert into campaign_closing (city_code, campaign_id, tenant_id, figures, hash, as_of, closed_by)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};

const CLOSING: Statement = {
  name: 'campaign.closing',
  text: `select l.campaign_id as "campaignId", l.figures, l.hash, l.as_of as "asOf"
    from campaign_closing l where l.city_code = $1 and l.campaign_id = $2`,
};

const PAGE: Statement = {
  name: 'campaign.page',
  text: `with matching as (select ${COLUMNS} from campaign c where c.city_code = $1
      and ($2::text is null or c.status = $2)
      and ($3::date is null or (c.starts_on <= $3 and c.ends_on >= $3))
      and ($4::boolean is not true or c.tenant_id = $5)
      and ($6::boolean is not true or ${isToReceive('c')}) and ($10::uuid[] is null or c.id = any ($10)))
    select total.count as "totalCount", m.*
    from (select count(*)::int from matching) total
    left join lateral (select * from matching
      where $7::date is null or ("startsOn", id) < ($7, $8::uuid) order by "startsOn" desc, id desc limit $9) m on true
    order by m."startsOn" desc, m.id desc`,
};

/** Campaigns that records of a day may name. */
const OF_DAY: Statement = {
  name: 'campaign.of_day',
  text: `select ${COLUMNS} from campaign c where c.city_code = $1 and c.status = 'ISSUED' and c.parent_id is null
      and c.starts_on <= $2::date and c.ends_on >= $2 order by c.ends_on, c.id limit 50`,
};

const UNKNOWN_UNITS: Statement = {
  name: 'campaign.unknown_units',
  text: `select u.n::int as at from unnest($2::uuid[]) with ordinality u (id, n)
    where not exists (select from tenant t where t.city_code = $1 and t.id = u.id)`,
};

/** One issue of an authority after the other, so that no two of them take the same number. */
const NUMBERS: Statement = {
  name: 'campaign.numbers',
  text: `select pg_advisory_xact_lock(hashtext('campaign numbers'), hashtext($1)) is not null as locked`,
};

/** What was withdrawn has given its number back. */
const OF_NUMBER: Statement = {
  name: 'campaign.of_number',
  text: `select c.name as title from campaign c where c.city_code = $1 and c.tenant_id = $2
      and c.document_number = $3 and c.id <> $4 and c.status in ('ISSUED', 'CLOSED') order by c.id limit 1`,
};

/** Where a new campaign comes from. */
interface NewCampaign {
  readonly id: string;
  readonly content: CampaignContent;
  readonly parent: CampaignRow | null;
  readonly idempotencyKey: string | null;
  readonly inputHash: string | null;
}

/** What is kept of an edition beside its content. */
export interface NewEdition {
  readonly parentEdition: number | null;
  readonly tasksChanged: boolean;
  readonly reason: string | null;
}

/** What a list is narrowed by; null narrows nothing. */
interface CampaignSearch {
  readonly state: CampaignState | null;
  readonly runsOn: LocalDate | null;
  readonly own: boolean | null;
  readonly toReceive: boolean | null;
  readonly ids: readonly string[] | null;
}

type Row<T> = T & Record<string, unknown>;

/** Campaigns, their editions, and the figures they were closed with. */
@Injectable()
export class CampaignRepository {
  constructor(private readonly database: Database) {}

  /** Null where the key is taken, or the authority has forwarded the same campaign. */
  async insert(tx: Transaction, { id, content, parent, idempotencyKey, inputHash }: NewCampaign) {
    const { tenantId } = tx.scope;
    const origin = [tenantId, parent?.id ?? null, parent ? (parent.rootId ?? parent.id) : null];
    const values = [...valuesOf(tx, id, content, parent?.edition ?? null), ...origin, idempotencyKey, inputHash];
    return (await tx.run<Row<CampaignRow>>(INSERT, values))[0] ?? null;
  }

  /** The campaigns with these ids that the scope may see, in no particular order. */
  async byIds(scope: Scope, ids: readonly string[]): Promise<CampaignRow[]> {
    return this.database.read<Row<CampaignRow>>(scope, BY_ID, [scope.cityCode, ids]);
  }

  /** Null where it does not exist, or where the scope may not see it. */
  async find(scope: Scope, id: string): Promise<CampaignRow | null> {
    return (await this.byIds(scope, [id]))[0] ?? null;
  }

  /** A campaign, read within a transaction; null where the scope sees none. */
  async findIn(tx: Transaction, id: string): Promise<CampaignRow | null> {
    return (await tx.run<Row<CampaignRow>>(BY_ID, [tx.scope.cityCode, [id]]))[0] ?? null;
  }

  /** Held until the transaction ends. Null for everybody except its own authority. */
  async lock(tx: Transaction, id: string): Promise<CampaignRow | null> {
    return (await tx.run<Row<CampaignRow>>(LOCKED, [tx.scope.cityCode, id]))[0] ?? null;
  }

  /** The campaign that the own tenant has drafted under an idempotency key; null for a new key. */
  async byKey(tx: Transaction, key: string): Promise<CampaignRow | null> {
    const { cityCode, tenantId } = tx.scope;
    return (await tx.run<Row<CampaignRow>>(BY_KEY, [cityCode, tenantId, key]))[0] ?? null;
  }

  /** What forwards campaigns, by their ids. */
  async forwardings(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, CampaignRow[]>> {
    const rows = await this.database.read<Row<CampaignRow>>(scope, FORWARDED, [scope.cityCode, ids]);
    return Map.groupBy(rows, ({ parentId }) => parentId as string);
  }

  /** Writes the content of a draft. */
  async write(tx: Transaction, id: string, content: CampaignContent, parentEdition: number | null) {
    return required(await tx.run<Row<CampaignRow>>(WRITE, valuesOf(tx, id, content, parentEdition)));
  }

  /** Issues an edition, which is kept as it is. */
  async issue(
    tx: Transaction,
    { id, tenantId }: CampaignRow,
    content: CampaignContent,
    edition: NewEdition,
  ): Promise<CampaignRow> {
    const values = [...valuesOf(tx, id, content, edition.parentEdition), edition.tasksChanged];
    const issued = required(await tx.run<Row<CampaignRow>>(ISSUE, values));
    const { cityCode, userId } = tx.scope;
    const kept = [cityCode, id, issued.edition, tenantId, JSON.stringify(content)];
    await tx.run(INSERT_EDITION, [...kept, edition.reason, edition.tasksChanged, userId]);
    return issued;
  }

  /** Editions, newest first, by the id of their campaign. */
  async editions(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, CampaignEditionRow[]>> {
    const rows = await this.database.read<Row<CampaignEditionRow>>(scope, EDITIONS, [scope.cityCode, ids]);
    return Map.groupBy(rows, ({ campaignId }) => campaignId);
  }

  /** Closes or withdraws a campaign for good. */
  async end(tx: Transaction, id: string, status: 'CLOSED' | 'WITHDRAWN', reason: string | null): Promise<CampaignRow> {
    const { cityCode, userId } = tx.scope;
    return required(await tx.run<Row<CampaignRow>>(END, [cityCode, id, status, reason, userId]));
  }

  /** Deletes a draft. */
  async discard(tx: Transaction, id: string): Promise<void> {
    required(await tx.run<{ id: string }>(DISCARD, [tx.scope.cityCode, id]));
  }

  /** Keeps the figures of a campaign as they were when it was closed, with their hash. */
  async keepClosing(
    tx: Transaction,
    { id }: CampaignRow,
    closing: { figures: ClosingFigures; hash: string; asOf: Date },
  ) {
    const { cityCode, tenantId, userId } = tx.scope;
    const { figures, hash, asOf } = closing;
    await tx.run(INSERT_CLOSING, [cityCode, id, tenantId, JSON.stringify(figures), hash, asOf, userId]);
  }

  /** Null where it is not closed, or where the scope may not see it. */
  async closing(scope: Scope, id: string): Promise<ClosingRow | null> {
    return (await this.database.read<Row<ClosingRow>>(scope, CLOSING, [scope.cityCode, id]))[0] ?? null;
  }

  /** At most `limit` campaigns that the scope may see, the latest first. */
  async page(
    scope: Scope,
    { state, runsOn, own, toReceive, ids }: CampaignSearch,
    { after, limit }: { after: { startsOn: LocalDate; id: string } | null; limit: number },
  ): Promise<{ campaigns: CampaignRow[]; totalCount: number }> {
    const narrowed = [scope.cityCode, state, runsOn, own, scope.tenantId, toReceive];
    const values = [...narrowed, after?.startsOn ?? null, after?.id ?? null, limit, ids];
    const rows = await this.database.read<Row<CampaignRow & { totalCount: number }>>(scope, PAGE, values);
    return { campaigns: rows.filter(({ id }) => id !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** Those that a record of this day may name. */
  async ofDay(scope: Scope, day: LocalDate): Promise<CampaignRow[]> {
    return this.database.read<Row<CampaignRow>>(scope, OF_DAY, [scope.cityCode, day]);
  }

  /** The title of another campaign that the acting authority has issued under this number; null where there is none. */
  async titleOfNumber(tx: Transaction, number: string, id: string): Promise<string | null> {
    const { cityCode, tenantId } = tx.scope;
    await tx.run(NUMBERS, [tenantId]);
    const rows = await tx.run<{ title: string }>(OF_NUMBER, [cityCode, tenantId, number, id]);
    return rows[0]?.title ?? null;
  }

  /** Positions, from 0, of ids that do not belong to a unit that the scope may see. */
  async unknownUnits(tx: Transaction, ids: readonly string[]): Promise<number[]> {
    if (ids.length === 0) return [];
    const rows = await tx.run<{ at: number }>(UNKNOWN_UNITS, [tx.scope.cityCode, ids]);
    return rows.map(({ at }) => at - 1);
  }
}

function valuesOf({ scope }: Transaction, id: string, content: CampaignContent, parentEdition: number | null) {
  const { title, documentNumber, issuingBody, basisIssuer, basisNumber, theme, requirements } = content;
  const { startsOn, endsOn, receiveBy, regions, sectors, tenantTypes, excepted, tasks } = content;
  return [
    scope.cityCode,
    id,
    title,
    documentNumber,
    issuingBody,
    basisIssuer,
    basisNumber,
    theme,
    requirements,
    startsOn,
    endsOn,
    receiveBy,
    regions,
    sectors,
    tenantTypes,
    excepted,
    JSON.stringify(tasks),
    parentEdition,
    scope.userId,
  ];
}

function required<T>([row]: readonly T[]): T {
  if (row === undefined) throw new Error('A campaign that is held was not written');
  return row;
}
