-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- AppealRepository.decide: evaluation_appeal.decide
update evaluation_appeal a
set
  state = $3,
  decision = $4,
  decided_at = now(),
  decided_by = $5
where
  a.city_code = $1
  and a.id = $2
  and a.state = 'OPEN'
returning
  a.id,
  a.scheme_id as "schemeId",
  a.tenant_id as "tenantId",
  a.issuer_id as "issuerId",
  a.item_id as "itemId",
  a.state,
  a.reason,
  a.made_at as "madeAt",
  a.decision,
  a.decided_at as "decidedAt",
  (
    select f.unit_name
    from evaluation_score f
    where
      f.city_code = $1
      and f.scheme_id = a.scheme_id
      and f.tenant_id = a.tenant_id
      and f.number = 1
  ) as "unitName";

-- AppealRepository.findIn: evaluation_appeal.by_id
select
  a.id,
  a.scheme_id as "schemeId",
  a.tenant_id as "tenantId",
  a.issuer_id as "issuerId",
  a.item_id as "itemId",
  a.state,
  a.reason,
  a.made_at as "madeAt",
  a.decision,
  a.decided_at as "decidedAt",
  (
    select f.unit_name
    from evaluation_score f
    where
      f.city_code = $1
      and f.scheme_id = a.scheme_id
      and f.tenant_id = a.tenant_id
      and f.number = 1
  ) as "unitName"
from evaluation_appeal a
where
  a.city_code = $1
  and a.id = $2;

-- AppealRepository.insert: evaluation_appeal.insert
insert into
  evaluation_appeal as a (city_code, id, scheme_id, tenant_id, issuer_id, item_id, reason, made_by)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict do nothing
returning
  a.id,
  a.scheme_id as "schemeId",
  a.tenant_id as "tenantId",
  a.issuer_id as "issuerId",
  a.item_id as "itemId",
  a.state,
  a.reason,
  a.made_at as "madeAt",
  a.decision,
  a.decided_at as "decidedAt",
  (
    select f.unit_name
    from evaluation_score f
    where
      f.city_code = $1
      and f.scheme_id = a.scheme_id
      and f.tenant_id = a.tenant_id
      and f.number = 1
  ) as "unitName";

-- AppealRepository.open: evaluation_appeal.open
select count(*)::int as count
from evaluation_appeal a
where
  a.city_code = $1
  and a.scheme_id = $2
  and a.state = 'OPEN';

-- AppealRepository.page: evaluation_appeal.page
with
  matching as (
    select
      a.id,
      a.scheme_id as "schemeId",
      a.tenant_id as "tenantId",
      a.issuer_id as "issuerId",
      a.item_id as "itemId",
      a.state,
      a.reason,
      a.made_at as "madeAt",
      a.decision,
      a.decided_at as "decidedAt",
      (
        select f.unit_name
        from evaluation_score f
        where
          f.city_code = $1
          and f.scheme_id = a.scheme_id
          and f.tenant_id = a.tenant_id
          and f.number = 1
      ) as "unitName",
      (a.state <> 'OPEN')::int as settled
    from evaluation_appeal a
    where
      a.city_code = $1
      and a.scheme_id = $2
      and (
        $3::text is null
        or a.state = $3
      )
  )
select
  total.count as "totalCount",
  m.*
from
  (
    select count(*)::int
    from matching
  ) total
  left join lateral (
    select *
    from matching
    where
      $4::int is null
      or (settled, id) > ($4, $5::uuid)
    order by
      settled,
      id
    limit $6
  ) m on true
order by
  m.settled,
  m.id;

-- AppealRepository.same: evaluation_appeal.same
select a.id
from evaluation_appeal a
where
  a.city_code = $1
  and a.scheme_id = $2
  and a.tenant_id = $3
  and a.item_id = $4;

-- EvaluationRepository.close: evaluation_scheme.close
update evaluation_scheme s
set
  status = 'CLOSED',
  appeal_until = $4,
  closing_hash = $5,
  scored = $6,
  closed_at = now(),
  version = s.version + 1,
  changed_at = now(),
  changed_by = $3
where
  s.city_code = $1
  and s.id = $2
returning
  s.id,
  s.tenant_id as "tenantId",
  s.issuer_name as "issuerName",
  s.status,
  s.title,
  s.period,
  s.regions,
  s.sectors,
  s.tenant_types as "tenantTypes",
  s.excepted::text[] as excepted,
  s.spreads_exempt as "spreadsExempt",
  s.items,
  s.edition,
  s.version,
  s.ranking,
  s.ranking_shown as "rankingShown",
  s.appeal_until as "appealUntil",
  s.closing_hash as "closingHash",
  s.created_at as "createdAt",
  s.published_at as "publishedAt",
  s.closed_at as "closedAt",
  s.locked_at as "lockedAt",
  s.changed_at as "changedAt";

-- EvaluationRepository.delete: evaluation_scheme.delete
delete from evaluation_scheme s
where
  s.city_code = $1
  and s.id = $2
  and s.status = 'DRAFT'
returning s.id;

-- EvaluationRepository.editions: evaluation_scheme.editions
select
  e.scheme_id as "schemeId",
  e.number,
  e.content,
  e.reason,
  e.published_at as "publishedAt"
from evaluation_edition e
where
  e.city_code = $1
  and e.scheme_id = $2
order by e.number desc;

-- EvaluationRepository.find, EvaluationRepository.findIn: evaluation_scheme.by_id
select
  s.id,
  s.tenant_id as "tenantId",
  s.issuer_name as "issuerName",
  s.status,
  s.title,
  s.period,
  s.regions,
  s.sectors,
  s.tenant_types as "tenantTypes",
  s.excepted::text[] as excepted,
  s.spreads_exempt as "spreadsExempt",
  s.items,
  s.edition,
  s.version,
  s.ranking,
  s.ranking_shown as "rankingShown",
  s.appeal_until as "appealUntil",
  s.closing_hash as "closingHash",
  s.created_at as "createdAt",
  s.published_at as "publishedAt",
  s.closed_at as "closedAt",
  s.locked_at as "lockedAt",
  s.changed_at as "changedAt"
from evaluation_scheme s
where
  s.city_code = $1
  and s.id = $2;

-- EvaluationRepository.insert: evaluation_scheme.insert
insert into
  evaluation_scheme as s (
    city_code,
    id,
    title,
    period,
    regions,
    sectors,
    tenant_types,
    excepted,
    spreads_exempt,
    items,
    created_by,
    changed_by,
    tenant_id,
    issuer_name
  )
select
  $1,
  $2,
  $3,
  $4,
  $5,
  $6,
  $7,
  $8,
  $9,
  $10,
  $11,
  $11,
  t.id,
  t.name
from tenant t
where
  t.city_code = $1
  and t.id = $12
on conflict do nothing
returning
  s.id,
  s.tenant_id as "tenantId",
  s.issuer_name as "issuerName",
  s.status,
  s.title,
  s.period,
  s.regions,
  s.sectors,
  s.tenant_types as "tenantTypes",
  s.excepted::text[] as excepted,
  s.spreads_exempt as "spreadsExempt",
  s.items,
  s.edition,
  s.version,
  s.ranking,
  s.ranking_shown as "rankingShown",
  s.appeal_until as "appealUntil",
  s.closing_hash as "closingHash",
  s.created_at as "createdAt",
  s.published_at as "publishedAt",
  s.closed_at as "closedAt",
  s.locked_at as "lockedAt",
  s.changed_at as "changedAt";

-- EvaluationRepository.lock: evaluation_scheme.locked
select
  s.id,
  s.tenant_id as "tenantId",
  s.issuer_name as "issuerName",
  s.status,
  s.title,
  s.period,
  s.regions,
  s.sectors,
  s.tenant_types as "tenantTypes",
  s.excepted::text[] as excepted,
  s.spreads_exempt as "spreadsExempt",
  s.items,
  s.edition,
  s.version,
  s.ranking,
  s.ranking_shown as "rankingShown",
  s.appeal_until as "appealUntil",
  s.closing_hash as "closingHash",
  s.created_at as "createdAt",
  s.published_at as "publishedAt",
  s.closed_at as "closedAt",
  s.locked_at as "lockedAt",
  s.changed_at as "changedAt"
from evaluation_scheme s
where
  s.city_code = $1
  and s.id = $2
for update;

-- EvaluationRepository.lockScores: evaluation_scheme.lock
update evaluation_scheme s
set
  status = 'LOCKED',
  locked_at = now(),
  version = s.version + 1,
  changed_at = now(),
  changed_by = $3
where
  s.city_code = $1
  and s.id = $2
returning
  s.id,
  s.tenant_id as "tenantId",
  s.issuer_name as "issuerName",
  s.status,
  s.title,
  s.period,
  s.regions,
  s.sectors,
  s.tenant_types as "tenantTypes",
  s.excepted::text[] as excepted,
  s.spreads_exempt as "spreadsExempt",
  s.items,
  s.edition,
  s.version,
  s.ranking,
  s.ranking_shown as "rankingShown",
  s.appeal_until as "appealUntil",
  s.closing_hash as "closingHash",
  s.created_at as "createdAt",
  s.published_at as "publishedAt",
  s.closed_at as "closedAt",
  s.locked_at as "lockedAt",
  s.changed_at as "changedAt";

-- EvaluationRepository.page: evaluation_scheme.page
with
  matching as (
    select
      s.id,
      s.tenant_id as "tenantId",
      s.issuer_name as "issuerName",
      s.status,
      s.title,
      s.period,
      s.regions,
      s.sectors,
      s.tenant_types as "tenantTypes",
      s.excepted::text[] as excepted,
      s.spreads_exempt as "spreadsExempt",
      s.items,
      s.edition,
      s.version,
      s.ranking,
      s.ranking_shown as "rankingShown",
      s.appeal_until as "appealUntil",
      s.closing_hash as "closingHash",
      s.created_at as "createdAt",
      s.published_at as "publishedAt",
      s.closed_at as "closedAt",
      s.locked_at as "lockedAt",
      s.changed_at as "changedAt"
    from evaluation_scheme s
    where
      s.city_code = $1
      and (
        $2::text is null
        or s.status = $2
      )
  )
select
  total.count as "totalCount",
  m.*
from
  (
    select count(*)::int
    from matching
  ) total
  left join lateral (
    select *
    from matching
    where
      $3::uuid is null
      or id < $3
    order by id desc
    limit $4
  ) m on true
order by m.id desc;

-- EvaluationRepository.publish: evaluation_scheme.insert_edition
insert into
  evaluation_edition (city_code, scheme_id, number, tenant_id, content, reason, published_by)
values ($1, $2, $3, $4, $5, $6, $7);

-- EvaluationRepository.publish: evaluation_scheme.publish
update evaluation_scheme s
set
  status = 'PUBLISHED',
  edition = s.edition + 1,
  version = s.version + 1,
  published_at = now(),
  changed_at = now(),
  changed_by = $3
where
  s.city_code = $1
  and s.id = $2
returning
  s.id,
  s.tenant_id as "tenantId",
  s.issuer_name as "issuerName",
  s.status,
  s.title,
  s.period,
  s.regions,
  s.sectors,
  s.tenant_types as "tenantTypes",
  s.excepted::text[] as excepted,
  s.spreads_exempt as "spreadsExempt",
  s.items,
  s.edition,
  s.version,
  s.ranking,
  s.ranking_shown as "rankingShown",
  s.appeal_until as "appealUntil",
  s.closing_hash as "closingHash",
  s.created_at as "createdAt",
  s.published_at as "publishedAt",
  s.closed_at as "closedAt",
  s.locked_at as "lockedAt",
  s.changed_at as "changedAt";

-- EvaluationRepository.rank: evaluation_scheme.rank
update evaluation_scheme s
set
  ranking = $4,
  ranking_shown = $5,
  version = s.version + 1,
  changed_at = now(),
  changed_by = $3
where
  s.city_code = $1
  and s.id = $2
returning
  s.id,
  s.tenant_id as "tenantId",
  s.issuer_name as "issuerName",
  s.status,
  s.title,
  s.period,
  s.regions,
  s.sectors,
  s.tenant_types as "tenantTypes",
  s.excepted::text[] as excepted,
  s.spreads_exempt as "spreadsExempt",
  s.items,
  s.edition,
  s.version,
  s.ranking,
  s.ranking_shown as "rankingShown",
  s.appeal_until as "appealUntil",
  s.closing_hash as "closingHash",
  s.created_at as "createdAt",
  s.published_at as "publishedAt",
  s.closed_at as "closedAt",
  s.locked_at as "lockedAt",
  s.changed_at as "changedAt";

-- EvaluationRepository.same: evaluation_scheme.same
select s.id
from evaluation_scheme s
where
  s.city_code = $1
  and s.tenant_id = $2
  and s.period = $3
  and s.title = $4;

-- EvaluationRepository.write: evaluation_scheme.write
update evaluation_scheme s
set
  title = $3,
  period = $4,
  regions = $5,
  sectors = $6,
  tenant_types = $7,
  excepted = $8,
  spreads_exempt = $9,
  items = $10,
  version = s.version + 1,
  changed_at = now(),
  changed_by = $11
where
  s.city_code = $1
  and s.id = $2
  and not exists (
    select
    from evaluation_scheme o
    where
      o.city_code = $1
      and o.tenant_id = s.tenant_id
      and o.period = $4
      and o.title = $3
      and o.id <> $2
  )
returning
  s.id,
  s.tenant_id as "tenantId",
  s.issuer_name as "issuerName",
  s.status,
  s.title,
  s.period,
  s.regions,
  s.sectors,
  s.tenant_types as "tenantTypes",
  s.excepted::text[] as excepted,
  s.spreads_exempt as "spreadsExempt",
  s.items,
  s.edition,
  s.version,
  s.ranking,
  s.ranking_shown as "rankingShown",
  s.appeal_until as "appealUntil",
  s.closing_hash as "closingHash",
  s.created_at as "createdAt",
  s.published_at as "publishedAt",
  s.closed_at as "closedAt",
  s.locked_at as "lockedAt",
  s.changed_at as "changedAt";

-- ScoreRepository.frozenIn, ScoreRepository.frozenOf: evaluation_score.frozen_of
select
  f.tenant_id as id,
  f.unit_name as name,
  f.region_code as "regionCode",
  f.sector,
  f.unit_type as type,
  f.result,
  f.hash,
  f.number,
  case
    when f.tenant_id = app_tenant () then evaluation_rank ($2)
  end as rank,
  0 as position
from evaluation_score f
where
  f.city_code = $1
  and f.scheme_id = $2
  and f.tenant_id = $3
  and not exists (
    select
    from evaluation_score n
    where
      n.city_code = $1
      and n.scheme_id = f.scheme_id
      and n.tenant_id = f.tenant_id
      and n.number > f.number
  );

-- ScoreRepository.frozenPage: evaluation_score.frozen_page
with
  latest as materialized (
    select distinct
      on (s.tenant_id) s.tenant_id,
      s.number,
      s.unit_name,
      s.name_folded,
      s.region_code,
      s.sector,
      s.unit_type,
      case
        when s.state = 'SCORED' then s.low::numeric / s.out_of
      end as share
    from evaluation_score s
    where
      s.city_code = $1
      and s.scheme_id = $2
    order by
      s.tenant_id,
      s.number desc
  ),
  ranked as (
    select
      l.*,
      case
        when l.share is not null then rank() over (order by l.share desc nulls last)::int
      end as rank
    from latest l
  ),
  matching as materialized (
    select
      f.tenant_id,
      f.number,
      f.rank,
      row_number() over (
        order by
          case
            when $7 then f.share
          end desc nulls last,
          f.unit_name collate "C",
          f.tenant_id
      )::int as position
    from ranked f
    where
      (
        $3::text is null
        or f.region_code ^@ $3
      )
      and (
        $4::text is null
        or f.sector = $4
      )
      and (
        $5::text is null
        or f.unit_type = $5
      )
      and (
        $6::text[] is null
        or f.name_folded like all ($6)
      )
  )
select
  total.count as "totalCount",
  f.tenant_id as id,
  f.unit_name as name,
  f.region_code as "regionCode",
  f.sector,
  f.unit_type as type,
  f.result,
  f.hash,
  f.number,
  m.rank,
  m.position
from
  (
    select count(*)::int
    from matching
  ) total
  left join lateral (
    select *
    from matching
    where position > $8
    order by position
    limit $9
  ) m on true
  left join lateral (
    select *
    from evaluation_score k
    where
      k.city_code = $1
      and k.scheme_id = $2
      and k.tenant_id = m.tenant_id
      and k.number = m.number
    limit 1
  ) f on true
order by m.position;

-- ScoreRepository.keep: evaluation_score.insert
insert into
  evaluation_score (
    city_code,
    scheme_id,
    tenant_id,
    number,
    issuer_id,
    unit_name,
    name_folded,
    region_code,
    sector,
    unit_type,
    state,
    low,
    high,
    out_of,
    result,
    hash,
    as_of,
    made_by
  )
select
  $1,
  $2,
  u.id,
  u.number,
  $3,
  u.name,
  u.folded,
  u.region,
  u.sector,
  u.type,
  u.state,
  u.low,
  u.high,
  u.out_of,
  u.result,
  u.hash,
  $4,
  $5
from
  jsonb_to_recordset($6::jsonb) as u (
    id uuid,
    number int,
    name text,
    folded text,
    region text,
    sector text,
    type text,
    state text,
    low int,
    high int,
    out_of int,
    result jsonb,
    hash text
  )
returning tenant_id;

-- ScoreRepository.ownUnit: evaluation_score.own_unit
select
  t.id,
  t.name,
  t.region_code as "regionCode",
  t.sector,
  t.type
from
  evaluation_scheme s
  join tenant t on t.city_code = $1
  and t.id = app_tenant ()
  and t.opened_on <= $3::date
  and (
    t.closed_on is null
    or t.closed_on >= $3
  )
  and campaign_addresses (
    s.regions,
    s.sectors,
    s.tenant_types,
    s.excepted,
    s.tenant_id,
    t.region_code,
    t.sector,
    t.type,
    t.id
  )
where
  s.city_code = $1
  and s.id = $2;

-- ScoreRepository.units, ScoreRepository.unitsIn: evaluation_score.units
with
  matching as materialized (
    select
      t.id,
      t.name,
      t.region_code as "regionCode",
      t.sector,
      t.type
    from
      evaluation_scheme s
      join tenant t on t.city_code = $1
      and t.opened_on <= $3::date
      and (
        t.closed_on is null
        or t.closed_on >= $3
      )
      and campaign_addresses (
        s.regions,
        s.sectors,
        s.tenant_types,
        s.excepted,
        s.tenant_id,
        t.region_code,
        t.sector,
        t.type,
        t.id
      )
    where
      s.city_code = $1
      and s.id = $2
      and (
        $4::text is null
        or t.region_code ^@ $4
      )
      and (
        $5::text is null
        or t.sector = $5
      )
      and (
        $6::text is null
        or t.type = $6
      )
      and (
        $7::text[] is null
        or t.name_folded like all ($7)
      )
  )
select
  total.count as "totalCount",
  m.*
from
  (
    select count(*)::int
    from matching
  ) total
  left join lateral (
    select *
    from matching
    where
      $8::text is null
      or (name collate "C", id) > ($8 collate "C", $9::uuid)
    order by
      name collate "C",
      id
    limit $10
  ) m on true
order by
  m.name collate "C",
  m.id;
