import { foldIdentifier, type LocalDate, type Sector, type TenantType, visibleText } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { CampaignContent } from './campaign.rows.js';
import { isForOwn, isToReceive, runs } from './to-receive.js';

/** A unit that a campaign is for. */
export interface CampaignUnit {
  readonly id: string;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly type: TenantType;
  /** When it received the tasks as they are; null: not yet. */
  readonly receivedAt: Date | null;
}

/** Units of a region and line that a campaign is for, and how many have received it. */
export interface Reception {
  readonly regionCode: string;
  readonly sector: Sector;
  readonly addressed: number;
  readonly received: number;
}

/** What units are narrowed by; null narrows nothing. */
export interface UnitSearch {
  readonly regionCode: string | null;
  readonly sector: Sector | null;
  readonly tenantType: TenantType | null;
  readonly received: boolean | null;
  readonly text: string | null;
}

/** What a campaign is to the unit that looks at it. */
export interface OwnCampaignReceipt {
  readonly receivedAt: Date | null;
  /** The edition that it has received last. */
  readonly receivedEdition: number | null;
  readonly isAddressed: boolean;
  /** Whether it was issued, and neither it nor what it forwards is over. */
  readonly runs: boolean;
  readonly toReceive: boolean;
}

/**
 * A campaign, named by SQL, and all that forward it: a unit of any of them is one of the first. `current`: it states
 * the tasks of the first as they are now, so that who received it has received them.
 */
export const campaignsBelow = (first: string): string => `tree as (
      select top.id, top.regions, top.sectors, top.tenant_types, top.excepted, top.tenant_id, top.tasks_edition,
        top.city_code, true as current
      from campaign top where top.city_code = $1 and top.id = ${first}
      union all
      select k.id, k.regions, k.sectors, k.tenant_types, k.excepted, k.tenant_id, k.tasks_edition, k.city_code,
        tree.current and k.parent_edition >= tree.tasks_edition
      from campaign k join tree on k.city_code = $1 and k.parent_id = tree.id
      where k.status in ('ISSUED', 'CLOSED'))`;
const TREE = campaignsBelow('$2');
/** A unit `t` that is open on the day `$3`. */
export const OPEN_UNIT = `t.opened_on <= $3::date and (t.closed_on is null or t.closed_on >= $3)`;
/** Whether a campaign is for the unit `t`. */
export const isFor = (c: string): string =>
  `campaign_addresses(${c}.regions, ${c}.sectors, ${c}.tenant_types, ${c}.excepted, ${c}.tenant_id, t.region_code,
        t.sector, t.type, t.id)`;
/**
 * The codes between which all units of a campaign lie, and of a region that is asked for: an index finds them before a
 * policy is asked about each. The rest is for `isFor`; ':' is behind every digit.
 */
const BETWEEN_CODES = (region = `''`) => `t.region_code >= greatest(${region}, (
          select case when bool_or(regions = '{}') then '' else (
            select min(code) from tree, unnest(tree.regions) code) end from tree) collate "C")
        and t.region_code < least(${region} || ':', (
          select case when bool_or(regions = '{}') then ':' else (
            select max(code || ':') from tree, unnest(tree.regions) code) end from tree) collate "C")`;

/** When a unit first received the tasks as they are now: looked up unit by unit, and only where somebody asks. */
export const receivedBy = (t: string): string => `(
        select min(r.received_at) from tree join campaign_receipt r on r.city_code = $1 and r.campaign_id = tree.id
          and r.tenant_id = ${t}.id and tree.current and r.edition >= tree.tasks_edition)`;

const UNITS: Statement = {
  name: 'campaign_addressee.units',
  text: `with recursive ${TREE},
    matching as materialized (
      select t.id, t.region_code, t.sector, t.type
      from tenant t
      where t.city_code = $1 and ${BETWEEN_CODES("coalesce($4::text, '')")} and ${OPEN_UNIT}
        and exists (select from tree where ${isFor('tree')})
        and ($4::text is null or t.region_code ^@ $4) and ($5::text is null or t.sector = $5)
        and ($6::text is null or t.type = $6)
        and ($7::boolean is null or (${receivedBy('t')} is not null) = $7)
        and ($8::text[] is null or t.name_folded like all ($8))),
    page as materialized (
      select * from matching
      where $9::text is null or (region_code, id) > ($9, $10::uuid) order by region_code, id limit $11)
    select total.count as "totalCount", m.id, m.region_code as "regionCode", m.sector, m.type,
      case when m.id is not null then ${receivedBy('m')} end as "receivedAt"
    from (select count(*)::int from matching) total left join page m on true
    order by m.region_code, m.id`,
};

const RECEPTION: Statement = {
  name: 'campaign_addressee.reception',
  text: `with recursive ${TREE}
    select left(t.region_code, $4::int) as "regionCode", t.sector, count(*)::int as addressed,
      count(${receivedBy('t')})::int as received
    from tenant t
    where t.city_code = $1 and ${BETWEEN_CODES()} and ${OPEN_UNIT} and exists (select from tree where ${isFor('tree')})
    group by 1, 2 order by 1, 2`,
};

const WOULD_BE_FOR = `t.city_code = $1 and t.opened_on <= $2::date and (t.closed_on is null or t.closed_on >= $2)
      and campaign_addresses($3::text[], $4::text[], $5::text[], $6::uuid[], $7::uuid, t.region_code, t.sector, t.type,
        t.id)`;
/** The same of what is not issued yet. */
const AUDIENCE: Statement = {
  name: 'campaign_addressee.audience',
  text: `select t.id, t.region_code as "regionCode", t.sector, t.type, null::timestamptz as "receivedAt"
    from tenant t where ${WOULD_BE_FOR} order by t.region_code, t.id`,
};
const ANYBODY: Statement = {
  name: 'campaign_addressee.anybody',
  text: `select exists (select from tenant t where ${WOULD_BE_FOR}) as found`,
};

const OWN: Statement = {
  name: 'campaign_addressee.own',
  text: `select c.id, r.at as "receivedAt", r.edition as "receivedEdition",
      c.status <> 'DRAFT' and ${isForOwn('c')} as "isAddressed", ${runs('c')} as runs,
      ${isToReceive('c')} as "toReceive"
    from campaign c left join lateral (
        select r.received_at as at, r.edition from campaign_receipt r
        where r.city_code = $1 and r.campaign_id = c.id and r.tenant_id = app_tenant()
        order by r.edition desc limit 1) r on true
    where c.city_code = $1 and c.id = any ($2::uuid[])`,
};

/**
 * With a campaign those that it forwards are received, as far as they are for the unit: in the edition that was seen,
 * and in the one that was forwarded, or not at all.
 */
const RECEIVE: Statement = {
  name: 'campaign_addressee.receive',
  text: `with recursive forwarded as (
      select c.city_code, c.id, c.parent_id, c.parent_edition, c.root_id, c.tenant_id, c.edition, c.status, c.regions,
        c.sectors, c.tenant_types, c.excepted
      from campaign c where c.city_code = $1 and c.id = $2 and c.edition = $5
      union all
      select p.city_code, p.id, p.parent_id, p.parent_edition, p.root_id, p.tenant_id, p.edition, p.status, p.regions,
        p.sectors, p.tenant_types, p.excepted
      from forwarded f join campaign p on p.city_code = $1 and p.id = f.parent_id and p.edition = f.parent_edition)
    insert into campaign_receipt (city_code, campaign_id, tenant_id, edition, region_code, sector, issuer_id,
      received_by)
    select $1, f.id, $3::uuid, f.edition, app_home(), app_line(), f.tenant_id, $4::uuid
    from forwarded f where ${runs('f')} and ${isForOwn('f')}
    on conflict do nothing returning campaign_id as "campaignId"`,
};

/** Units that have not received the tasks of a campaign as they are, and that nobody forwards it to. */
const WAITING: Statement = {
  name: 'campaign_addressee.waiting',
  text: `select ${runs('c')} as runs, array(
      select t.id::text from tenant t
      where t.city_code = $1 and ${OPEN_UNIT} and ${isFor('c')}
        and not exists (select from campaign_receipt r where r.city_code = $1 and r.campaign_id = c.id
          and r.tenant_id = t.id and r.edition >= c.tasks_edition)
        and not exists (select from campaign k where k.city_code = $1 and k.parent_id = c.id and k.status = 'ISSUED'
          and ${isFor('k')})
      order by t.id) as ids
    from campaign c where c.city_code = $1 and c.id = $2`,
};

type Row<T> = T & Record<string, unknown>;

/** Whom campaigns are for, and who has received them. */
@Injectable()
export class AddresseeRepository {
  constructor(private readonly database: Database) {}

  /** At most `limit` units of a campaign and of those that forward it, as far as the scope may see them. */
  async units(
    scope: Scope,
    campaignId: string,
    today: LocalDate,
    { regionCode, sector, tenantType, received, text }: UnitSearch,
    { after, limit }: { after: { regionCode: string; id: string } | null; limit: number | null },
  ): Promise<{ units: CampaignUnit[]; totalCount: number }> {
    const named = text === null ? null : patternsOf(text);
    const narrowed = [scope.cityCode, campaignId, today, regionCode, sector, tenantType, received, named];
    const values = [...narrowed, after?.regionCode ?? null, after?.id ?? null, limit];
    const rows = await this.database.read<Row<CampaignUnit & { totalCount: number }>>(scope, UNITS, values);
    return { units: rows.filter(({ id }) => id !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** @param digits of region codes that units are put together by */
  async reception(scope: Scope, campaignId: string, today: LocalDate, digits: number): Promise<Reception[]> {
    return this.database.read<Row<Reception>>(scope, RECEPTION, [scope.cityCode, campaignId, today, digits]);
  }

  /** The units that a campaign would be for if it was issued now. */
  async audience(scope: Scope, content: CampaignContent, today: LocalDate): Promise<CampaignUnit[]> {
    return this.database.read<Row<CampaignUnit>>(scope, AUDIENCE, audienceValues(scope, content, today));
  }

  /** Whether there is any of them. */
  async hasAudience(tx: Transaction, content: CampaignContent, today: LocalDate): Promise<boolean> {
    const [row] = await tx.run<{ found: boolean }>(ANYBODY, audienceValues(tx.scope, content, today));
    return row?.found === true;
  }

  /** What these campaigns are to the scope's own tenant, by id. */
  async own(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, OwnCampaignReceipt>> {
    const rows = await this.database.read<Row<OwnCampaignReceipt & { id: string }>>(scope, OWN, [scope.cityCode, ids]);
    return new Map(rows.map(({ id, ...own }) => [id, own]));
  }

  /** What the own unit has said of a campaign, read within a transaction; null where it is not addressed. */
  async ownIn(tx: Transaction, id: string): Promise<OwnCampaignReceipt | null> {
    return (await tx.run<Row<OwnCampaignReceipt>>(OWN, [tx.scope.cityCode, [id]]))[0] ?? null;
  }

  /** Whether a campaign runs, and the units that it waits for, as far as the scope may see them. */
  async waiting(tx: Transaction, id: string, today: LocalDate): Promise<{ runs: boolean; ids: readonly string[] }> {
    const [row] = await tx.run<{ runs: boolean; ids: string[] }>(WAITING, [tx.scope.cityCode, id, today]);
    return row ?? { runs: false, ids: [] };
  }

  /** @returns whether the campaign is in this edition and the acting unit had not received it. */
  async receive(tx: Transaction, id: string, edition: number): Promise<boolean> {
    const { cityCode, tenantId, userId } = tx.scope;
    const rows = await tx.run<{ campaignId: string }>(RECEIVE, [cityCode, id, tenantId, userId, edition]);
    return rows.some(({ campaignId }) => campaignId === id);
  }
}

const audienceValues = (
  { cityCode, tenantId }: Scope,
  { regions, sectors, tenantTypes, excepted }: CampaignContent,
  today: LocalDate,
) => [cityCode, today, regions, sectors, tenantTypes, excepted, tenantId];

/** LIKE patterns of the words that have to occur in a folded name, as the list of units finds them. */
export const patternsOf = (text: string): string[] =>
  visibleText(text)
    .split(/\s+/u)
    .map(foldIdentifier)
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
