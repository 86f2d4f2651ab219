import { foldIdentifier, type LocalDate, type Sector, type TenantType } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { patternsOf } from '../campaigns/addressee.repository.js';
import type { ScoredUnit, ScoreResult, ScoreRow } from './evaluation.rows.js';

/** What units of a scheme are narrowed by; null narrows nothing. */
export interface ScoreSearch {
  readonly regionCode: string | null;
  readonly sector: Sector | null;
  readonly tenantType: TenantType | null;
  readonly text: string | null;
}

/** Everybody that a scheme is for. */
export const EVERY_UNIT: ScoreSearch = { regionCode: null, sector: null, tenantType: null, text: null };

const UNIT = `t.id, t.name, t.region_code as "regionCode", t.sector, t.type`;
const IS_FOR = `campaign_addresses(s.regions, s.sectors, s.tenant_types, s.excepted, s.tenant_id, t.region_code,
        t.sector, t.type, t.id)`;

/** Units that are there on a day, by name: nobody is ranked. */
const UNITS: Statement = {
  name: 'evaluation_score.units',
  text: `with matching as materialized (
      select ${UNIT} from evaluation_scheme s join tenant t on t.city_code = $1 and t.opened_on <= $3::date
        and (t.closed_on is null or t.closed_on >= $3) and ${IS_FOR}
      where s.city_code = $1 and s.id = $2 and ($4::text is null or t.region_code ^@ $4)
        and ($5::text is null or t.sector = $5) and ($6::text is null or t.type = $6)
        and ($7::text[] is null or t.name_folded like all ($7)))
    select total.count as "totalCount", m.*
    from (select count(*)::int from matching) total
    left join lateral (select * from matching
      where $8::text is null or (name collate "C", id) > ($8 collate "C", $9::uuid)
      order by name collate "C", id limit $10) m on true
    order by m.name collate "C", m.id`,
};

/**
 * The acting unit, where the scheme is for it. One that belonged elsewhere in these days ($4 to $3) has records that
 * its authority does not see: its own sum would be another score.
 */
const OWN_UNIT: Statement = {
  name: 'evaluation_score.own_unit',
  text: `select ${UNIT} from evaluation_scheme s join tenant t on t.city_code = $1 and t.id = app_tenant()
      and t.opened_on <= $3::date and (t.closed_on is null or t.closed_on >= $3) and ${IS_FOR}
    where s.city_code = $1 and s.id = $2 and not exists (select from tenant_assignment a
      where a.city_code = $1 and a.tenant_id = t.id and a.valid_from <= $3 and (a.valid_to is null or a.valid_to >= $4)
        and (overseen_until(s.tenant_id, a.region_code, a.sector) >= $5::date) is not true)`,
};

const INSERT: Statement = {
  name: 'evaluation_score.insert',
  text: `insert into evaluation_score (city_code, scheme_id, tenant_id, number, issuer_id, unit_name, name_folded,
      region_code, sector, unit_type, state, low, high, out_of, result, hash, as_of, made_by)
    select $1, $2, u.id, u.number, $3, u.name, u.folded, u.region, u.sector, u.type, u.state, u.low, u.high, u.out_of,
      u.result, u.hash, $4, $5
    from jsonb_to_recordset($6::jsonb) as u (id uuid, number int, name text, folded text, region text, sector text,
      type text, state text, low int, high int, out_of int, result jsonb, hash text)
    returning tenant_id`,
};

const FROZEN = `f.tenant_id as id, f.unit_name as name, f.region_code as "regionCode", f.sector, f.unit_type as type,
      f.result, f.hash, f.number`;
const LATEST = `not exists (select from evaluation_score n where n.city_code = $1
        and n.scheme_id = f.scheme_id and n.tenant_id = f.tenant_id and n.number > f.number)`;

/**
 * Frozen scores; $7: by the share of the points that can be reached, those that are not certain last. All are ranked
 * and ordered without what they were computed of, which only those of the page are read with.
 */
const FROZEN_PAGE: Statement = {
  name: 'evaluation_score.frozen_page',
  text: `with latest as materialized (
      select distinct on (s.tenant_id) s.tenant_id, s.number, s.unit_name, s.name_folded, s.region_code, s.sector,
        s.unit_type, case when s.state = 'SCORED' then s.low::numeric / s.out_of end as share
      from evaluation_score s where s.city_code = $1 and s.scheme_id = $2 order by s.tenant_id, s.number desc),
    ranked as (
      select l.*, case when l.share is not null then rank() over (order by l.share desc nulls last)::int end as rank
      from latest l),
    matching as materialized (
      select f.tenant_id, f.number, f.rank, row_number() over (order by case when $7 then f.share end desc nulls last,
        f.unit_name collate "C", f.tenant_id)::int as position
      from ranked f
      where ($3::text is null or f.region_code ^@ $3) and ($4::text is null or f.sector = $4)
        and ($5::text is null or f.unit_type = $5) and ($6::text[] is null or f.name_folded like all ($6)))
    select total.count as "totalCount", ${FROZEN}, m.rank, m.position
    from (select count(*)::int from matching) total
    left join lateral (select * from matching where position > $8 order by position limit $9) m on true
    left join lateral (select * from evaluation_score k where k.city_code = $1 and k.scheme_id = $2
      and k.tenant_id = m.tenant_id and k.number = m.number limit 1) f on true
    order by m.position`,
};

/** The last score of one unit, with its rank where that is shown to units. */
const FROZEN_OF: Statement = {
  name: 'evaluation_score.frozen_of',
  text: `select ${FROZEN}, case when f.tenant_id = app_tenant() then evaluation_rank($2) end as rank, 0 as position
    from evaluation_score f where f.city_code = $1 and f.scheme_id = $2 and f.tenant_id = $3 and ${LATEST}`,
};

type UnitRow = ScoredUnit & Record<string, unknown>;
type FrozenRow = UnitRow & {
  readonly result: ScoreResult;
  readonly hash: string;
  readonly number: number;
  readonly rank: number | null;
  readonly position: number;
};

/** A score that is kept. */
export interface KeptScore {
  readonly unit: ScoredUnit;
  readonly result: ScoreResult;
  readonly hash: string;
  readonly number: number;
}

/** Units of schemes, and the scores that they were closed with. */
@Injectable()
export class ScoreRepository {
  constructor(private readonly database: Database) {}

  /** At most `limit` units that a scheme is for on a day, by name. */
  async units(
    scope: Scope,
    schemeId: string,
    day: LocalDate,
    search: ScoreSearch,
    { after, limit }: { after: { name: string; id: string } | null; limit: number },
  ): Promise<{ units: ScoredUnit[]; totalCount: number }> {
    const values = unitValues(scope, schemeId, day, search, after, limit);
    const rows = await this.database.read<UnitRow & { totalCount: number }>(scope, UNITS, values);
    return { units: rows.filter(({ id }) => id !== null), totalCount: rows[0]?.totalCount ?? 0 };
  }

  /**
   * The units that a scheme scores on a day, read within a transaction.
   * @param limit how many at most
   */
  async unitsIn(tx: Transaction, schemeId: string, day: LocalDate, limit: number): Promise<ScoredUnit[]> {
    const rows = await tx.run<UnitRow>(UNITS, unitValues(tx.scope, schemeId, day, EVERY_UNIT, null, limit));
    return rows.filter(({ id }) => id !== null);
  }

  /** The acting unit; null where the scheme is not for it, or its authority does not see all that it did. */
  async ownUnit(
    scope: Scope,
    schemeId: string,
    { from, day, today }: { readonly from: LocalDate; readonly day: LocalDate; readonly today: LocalDate },
  ): Promise<ScoredUnit | null> {
    const values = [scope.cityCode, schemeId, day, from, today];
    return (await this.database.read<UnitRow>(scope, OWN_UNIT, values))[0] ?? null;
  }

  /**
   * Freezes the scores of units.
   * @param asOf the moment that their figures are of
   */
  async keep(tx: Transaction, schemeId: string, scores: readonly KeptScore[], asOf: Date): Promise<void> {
    const { cityCode, tenantId, userId } = tx.scope;
    const rows = scores.map(({ unit, result, hash, number }) => ({
      ...{ id: unit.id, number, name: unit.name, folded: foldIdentifier(unit.name), region: unit.regionCode },
      ...{ sector: unit.sector, type: unit.type, state: result.total.state, low: result.total.low },
      ...{ high: result.total.high, out_of: result.total.outOf, result, hash },
    }));
    await tx.run(INSERT, [cityCode, schemeId, tenantId, asOf, userId, JSON.stringify(rows)]);
  }

  /**
   * A page of frozen scores, by score or by name, and how many there are in all.
   * @param page `after`: how many rows come before it
   */
  async frozenPage(
    scope: Scope,
    schemeId: string,
    { regionCode, sector, tenantType, text }: ScoreSearch,
    { byScore, after, limit }: { byScore: boolean; after: number; limit: number },
  ): Promise<{ scores: ScoreRow[]; totalCount: number }> {
    const named = text === null ? null : patternsOf(text);
    const values = [scope.cityCode, schemeId, regionCode, sector, tenantType, named, byScore, after, limit];
    const rows = await this.database.read<FrozenRow & { totalCount: number }>(scope, FROZEN_PAGE, values);
    return {
      scores: rows.filter(({ id }) => id !== null).map(scoreOf),
      totalCount: rows[0]?.totalCount ?? 0,
    };
  }

  /** Null where the unit has none, or none that the scope may see. */
  async frozenOf(scope: Scope, schemeId: string, tenantId: string): Promise<ScoreRow | null> {
    const rows = await this.database.read<FrozenRow>(scope, FROZEN_OF, [scope.cityCode, schemeId, tenantId]);
    return rows.map(scoreOf)[0] ?? null;
  }

  /** The frozen score of a unit, read within a transaction; null where it has none. */
  async frozenIn(tx: Transaction, schemeId: string, tenantId: string): Promise<ScoreRow | null> {
    const rows = await tx.run<FrozenRow>(FROZEN_OF, [tx.scope.cityCode, schemeId, tenantId]);
    return rows.map(scoreOf)[0] ?? null;
  }
}

function unitValues(
  { cityCode }: Scope,
  schemeId: string,
  day: LocalDate,
  { regionCode, sector, tenantType, text }: ScoreSearch,
  after: { name: string; id: string } | null,
  limit: number,
) {
  const narrowed = [regionCode, sector, tenantType, text === null ? null : patternsOf(text)];
  return [cityCode, schemeId, day, ...narrowed, after?.name ?? null, after?.id ?? null, limit];
}

const scoreOf = ({
  id,
  name,
  regionCode,
  sector,
  type,
  result,
  hash,
  number,
  rank,
  position,
}: FrozenRow): ScoreRow => ({
  unit: { id, name, regionCode, sector, type },
  result,
  hash,
  number,
  rank,
  position,
});
