-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- readInTransaction: a submission is handed in and reviewed
select
  read.rows,
  pg_current_snapshot()::text as seen
from
  (
    with
      parameters as (
        select
          $3::jsonb as tenants,
          $4::jsonb as households
      ),
      q as materialized (
        select
          u.i,
          r.*,
          u.node,
          p.region,
          case
            when r.kind = 'TENANT' then u.node::uuid
          end as tenant,
          coalesce(u.territory, p.region) as rosters,
          u.goes_on
        from
          (
            select *
            from
              jsonb_to_recordset($2::jsonb) as r (
                is_of int[],
                nodes text[],
                territories text[],
                kind text,
                asks_goes_on boolean[],
                sector text,
                campaign uuid,
                split text,
                sectors text[],
                dimension text,
                member text,
                periods text[],
                less text[],
                pending_from date,
                pending_to date,
                edges jsonb,
                starts date,
                ends date,
                before text
              )
          ) r
          cross join unnest(r.is_of, r.nodes, r.territories, r.asks_goes_on) as u (i, node, territory, goes_on)
          cross join lateral (
            select
              case r.kind
                when 'REGION' then u.node
                when 'OWN' then left(u.node, -1)
              end as region
          ) p
      ),
      going_on as (
        select
          q.i,
          c.indicator,
          c.lines,
          c.amount,
          c.at_least,
          c.approx,
          c.uncounted,
          c.withheld,
          c.to_check
        from
          q
          cross join lateral (
            select
              sector,
              member,
              indicator,
              lines,
              amount,
              at_least,
              approx,
              uncounted,
              withheld,
              to_check
            from rollup_spanning
            where
              city_code = $1
              and node = q.node
              and dimension = q.dimension
              and before = 'GOES_ON'
              and month = to_char(q.ends, 'YYYY-MM')
              and sector = any (q.sectors)
              and (
                q.member is null
                or member = q.member
              )
            offset 0
          ) c
        where
          q.goes_on
          and q.before is not null
          and c.indicator = any ('{ACTIVITIES,LEAFLETS}')
        union all
        select
          q.i,
          k.key,
          (k.value ->> 5)::int,
          (k.value ->> 6)::numeric,
          (k.value ->> 0)::int,
          (k.value ->> 1)::int,
          (k.value ->> 2)::int,
          (k.value ->> 3)::int,
          (k.value ->> 4)::int
        from
          q
          cross join lateral (
            select qualifier_counts
            from rollup_delta
            where
              city_code = $1
              and tenant_id = q.tenant
              and day > q.ends
              and began_on <= q.ends
              and (
                sector = q.sector
                or (
                  q.sector is null
                  and sector <> '-'
                )
              )
              and (
                q.campaign is null
                or q.campaign = any (campaign_ids)
              )
            offset 0
          ) d
          join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{ACTIVITIES,LEAFLETS}')
        where
          q.kind = 'TENANT'
          and q.goes_on
          and q.before is not null
      ),
      part as (
        select
          q.i,
          case
            when q.split = 'SECTOR' then c.sector
            when q.split is null then null
            else c.member
          end as member,
          c.activities as activities,
          c.leaflets as leaflets
        from
          q
          cross join unnest(q.periods) as p (period)
          cross join lateral (
            select
              sector,
              member,
              activities,
              leaflets
            from rollup_cell
            where
              city_code = $1
              and node = q.node
              and period = p.period
              and sector = any (q.sectors)
              and dimension = q.dimension
              and (
                q.member is null
                or member = q.member
              )
            offset 0
          ) c
        union all
        select
          q.i,
          case q.split
            when 'ACTIVITY_TYPE' then d.activity_type
            when 'FRAUD_TYPE' then d.fraud_type
            when 'AGE_BAND' then d.age_band
            when 'VENUE' then d.venue
            when 'SECTOR' then d.sector
          end as member,
          d.activities,
          d.leaflets
        from
          q
          cross join lateral (
            select
              activity_type,
              fraud_type,
              age_band,
              venue,
              campaign_ids,
              sector,
              activities,
              leaflets
            from rollup_delta
            where
              city_code = $1
              and tenant_id = q.tenant
              and day between q.pending_from and q.pending_to
              and (
                sector = q.sector
                or (
                  q.sector is null
                  and sector <> '-'
                )
              )
              and (
                q.campaign is null
                or q.campaign = any (campaign_ids)
              )
            offset 0
          ) d
        where
          q.kind = 'TENANT'
          and (
            q.split is null
            or case q.split
              when 'ACTIVITY_TYPE' then d.activity_type
              when 'FRAUD_TYPE' then d.fraud_type
              when 'AGE_BAND' then d.age_band
              when 'VENUE' then d.venue
              when 'SECTOR' then d.sector
            end is not null
          )
      ),
      qualifier_count as (
        select
          q.i,
          case
            when q.split = 'SECTOR' then c.sector
            when q.split is null then null
            else c.member
          end as member,
          c.indicator,
          c.at_least as at_least,
          c.approx as approx,
          c.uncounted as uncounted,
          c.withheld as withheld,
          c.to_check as to_check,
          null::int as lines,
          null::numeric as spanning_amount,
          null::int as spanning_at_least,
          null::int as spanning_approx,
          null::int as spanning_uncounted,
          null::int as spanning_withheld,
          null::int as spanning_to_check
        from
          q
          cross join unnest(q.periods) as p (period)
          cross join lateral (
            select
              sector,
              member,
              indicator,
              at_least,
              approx,
              uncounted,
              withheld,
              to_check
            from rollup_qualifier_count
            where
              city_code = $1
              and node = q.node
              and period = p.period
              and sector = any (q.sectors)
              and dimension = q.dimension
              and (
                q.member is null
                or member = q.member
              )
            offset 0
          ) c
        where c.indicator = any ('{ACTIVITIES,LEAFLETS}')
        union all
        select
          q.i,
          case
            when q.split = 'SECTOR' then c.sector
            when q.split is null then null
            else c.member
          end as member,
          c.indicator,
          0,
          0,
          0,
          0,
          0,
          c.lines,
          c.amount,
          c.at_least,
          c.approx,
          c.uncounted,
          c.withheld,
          c.to_check
        from
          q
          cross join lateral (
            select
              sector,
              member,
              indicator,
              lines,
              amount,
              at_least,
              approx,
              uncounted,
              withheld,
              to_check
            from rollup_spanning
            where
              city_code = $1
              and node = q.node
              and dimension = q.dimension
              and before = q.before
              and month between to_char(q.starts, 'YYYY-MM') and to_char(q.ends, 'YYYY-MM')
              and sector = any (q.sectors)
              and (
                q.member is null
                or member = q.member
              )
            offset 0
          ) c
        where c.indicator = any ('{ACTIVITIES,LEAFLETS}')
        union all
        select
          q.i,
          case q.split
            when 'ACTIVITY_TYPE' then d.activity_type
            when 'FRAUD_TYPE' then d.fraud_type
            when 'AGE_BAND' then d.age_band
            when 'VENUE' then d.venue
            when 'SECTOR' then d.sector
          end as member,
          k.key as indicator,
          (k.value ->> 0)::int,
          (k.value ->> 1)::int,
          (k.value ->> 2)::int,
          (k.value ->> 3)::int,
          coalesce((k.value ->> 4)::int, 0),
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 5)::int
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 6)::numeric
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 0)::int
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 1)::int
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 2)::int
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 3)::int
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 4)::int
          end
        from
          q
          cross join lateral (
            select
              activity_type,
              fraud_type,
              age_band,
              venue,
              campaign_ids,
              sector,
              qualifier_counts,
              began_on
            from rollup_delta
            where
              city_code = $1
              and tenant_id = q.tenant
              and day between q.pending_from and q.pending_to
              and (
                sector = q.sector
                or (
                  q.sector is null
                  and sector <> '-'
                )
              )
              and (
                q.campaign is null
                or q.campaign = any (campaign_ids)
              )
            offset 0
          ) d
          join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{ACTIVITIES,LEAFLETS}')
        where
          q.kind = 'TENANT'
          and (
            q.split is null
            or case q.split
              when 'ACTIVITY_TYPE' then d.activity_type
              when 'FRAUD_TYPE' then d.fraud_type
              when 'AGE_BAND' then d.age_band
              when 'VENUE' then d.venue
              when 'SECTOR' then d.sector
            end is not null
          )
      )
    select
      coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
    from
      (
        select
          i,
          'S',
          member,
          array_to_string(array[sum(activities)::text, sum(leaflets)::text], ',', ''),
          null::int,
          null::int,
          null::int,
          null::int,
          null::int
        from part
        group by
          i,
          member
        union all
        select
          i,
          'Q',
          member,
          case
            when num_nonnulls (
              nullif(sum(lines), 0),
              nullif(sum(spanning_amount), 0),
              nullif(sum(spanning_at_least), 0),
              nullif(sum(spanning_approx), 0),
              nullif(sum(spanning_uncounted), 0),
              nullif(sum(spanning_withheld), 0),
              nullif(sum(spanning_to_check), 0)
            ) = 0 then indicator
            else concat_ws(
              ',',
              indicator,
              coalesce(sum(lines), 0),
              coalesce(sum(spanning_amount), 0),
              coalesce(sum(spanning_at_least), 0),
              coalesce(sum(spanning_approx), 0),
              coalesce(sum(spanning_uncounted), 0),
              coalesce(sum(spanning_withheld), 0),
              coalesce(sum(spanning_to_check), 0)
            )
          end,
          sum(at_least)::int,
          sum(approx)::int,
          sum(uncounted)::int,
          sum(withheld)::int,
          sum(to_check)::int
        from qualifier_count
        group by
          i,
          member,
          indicator
        having
          num_nonnulls (
            nullif(sum(at_least), 0),
            nullif(sum(approx), 0),
            nullif(sum(uncounted), 0),
            nullif(sum(withheld), 0),
            nullif(sum(to_check), 0),
            nullif(sum(lines), 0),
            nullif(sum(spanning_amount), 0),
            nullif(sum(spanning_at_least), 0),
            nullif(sum(spanning_approx), 0),
            nullif(sum(spanning_uncounted), 0),
            nullif(sum(spanning_withheld), 0),
            nullif(sum(spanning_to_check), 0)
          ) > 0
        union all
        select
          i,
          'G',
          null,
          concat_ws(
            ',',
            indicator,
            coalesce(sum(lines), 0),
            coalesce(sum(amount), 0),
            coalesce(sum(at_least), 0),
            coalesce(sum(approx), 0),
            coalesce(sum(uncounted), 0),
            coalesce(sum(withheld), 0),
            coalesce(sum(to_check), 0)
          ),
          null::int,
          null::int,
          null::int,
          null::int,
          null::int
        from going_on
        group by
          i,
          indicator
        having
          num_nonnulls (
            nullif(coalesce(sum(lines), 0), 0),
            nullif(coalesce(sum(amount), 0), 0),
            nullif(coalesce(sum(at_least), 0), 0),
            nullif(coalesce(sum(approx), 0), 0),
            nullif(coalesce(sum(uncounted), 0), 0),
            nullif(coalesce(sum(withheld), 0), 0),
            nullif(coalesce(sum(to_check), 0), 0)
          ) > 0
      ) as answer (i, part, member, text, n1, n2, n3, n4, n5)
  ) read;

-- readInTransaction: scores
select
  read.rows,
  pg_current_snapshot()::text as seen
from
  (
    with
      parameters as (
        select
          $3::jsonb as tenants,
          $4::jsonb as households
      ),
      q as materialized (
        select
          u.i,
          r.*,
          u.node,
          p.region,
          case
            when r.kind = 'TENANT' then u.node::uuid
          end as tenant,
          coalesce(u.territory, p.region) as rosters,
          u.goes_on
        from
          (
            select *
            from
              jsonb_to_recordset($2::jsonb) as r (
                is_of int[],
                nodes text[],
                territories text[],
                kind text,
                asks_goes_on boolean[],
                sector text,
                campaign uuid,
                split text,
                sectors text[],
                dimension text,
                member text,
                periods text[],
                less text[],
                pending_from date,
                pending_to date,
                edges jsonb,
                starts date,
                ends date,
                before text
              )
          ) r
          cross join unnest(r.is_of, r.nodes, r.territories, r.asks_goes_on) as u (i, node, territory, goes_on)
          cross join lateral (
            select
              case r.kind
                when 'REGION' then u.node
                when 'OWN' then left(u.node, -1)
              end as region
          ) p
      ),
      going_on as (
        select
          q.i,
          c.indicator,
          c.lines,
          c.amount,
          c.at_least,
          c.approx,
          c.uncounted,
          c.withheld,
          c.to_check
        from
          q
          cross join lateral (
            select
              sector,
              member,
              indicator,
              lines,
              amount,
              at_least,
              approx,
              uncounted,
              withheld,
              to_check
            from rollup_spanning
            where
              city_code = $1
              and node = q.node
              and dimension = q.dimension
              and before = 'GOES_ON'
              and month = to_char(q.ends, 'YYYY-MM')
              and sector = any (q.sectors)
              and (
                q.member is null
                or member = q.member
              )
            offset 0
          ) c
        where
          q.goes_on
          and q.before is not null
          and c.indicator = any ('{SESSIONS}')
        union all
        select
          q.i,
          k.key,
          (k.value ->> 5)::int,
          (k.value ->> 6)::numeric,
          (k.value ->> 0)::int,
          (k.value ->> 1)::int,
          (k.value ->> 2)::int,
          (k.value ->> 3)::int,
          (k.value ->> 4)::int
        from
          q
          cross join lateral (
            select qualifier_counts
            from rollup_delta
            where
              city_code = $1
              and tenant_id = q.tenant
              and day > q.ends
              and began_on <= q.ends
              and (
                sector = q.sector
                or (
                  q.sector is null
                  and sector <> '-'
                )
              )
              and (
                q.campaign is null
                or q.campaign = any (campaign_ids)
              )
            offset 0
          ) d
          join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{SESSIONS}')
        where
          q.kind = 'TENANT'
          and q.goes_on
          and q.before is not null
      ),
      part as (
        select
          q.i,
          case
            when q.split = 'SECTOR' then c.sector
            when q.split is null then null
            else c.member
          end as member,
          c.sessions as sessions
        from
          q
          cross join unnest(q.periods) as p (period)
          cross join lateral (
            select
              sector,
              member,
              sessions
            from rollup_cell
            where
              city_code = $1
              and node = q.node
              and period = p.period
              and sector = any (q.sectors)
              and dimension = q.dimension
              and (
                q.member is null
                or member = q.member
              )
            offset 0
          ) c
        union all
        select
          q.i,
          case q.split
            when 'ACTIVITY_TYPE' then d.activity_type
            when 'FRAUD_TYPE' then d.fraud_type
            when 'AGE_BAND' then d.age_band
            when 'VENUE' then d.venue
            when 'SECTOR' then d.sector
          end as member,
          d.sessions
        from
          q
          cross join lateral (
            select
              activity_type,
              fraud_type,
              age_band,
              venue,
              campaign_ids,
              sector,
              sessions
            from rollup_delta
            where
              city_code = $1
              and tenant_id = q.tenant
              and day between q.pending_from and q.pending_to
              and (
                sector = q.sector
                or (
                  q.sector is null
                  and sector <> '-'
                )
              )
              and (
                q.campaign is null
                or q.campaign = any (campaign_ids)
              )
            offset 0
          ) d
        where
          q.kind = 'TENANT'
          and (
            q.split is null
            or case q.split
              when 'ACTIVITY_TYPE' then d.activity_type
              when 'FRAUD_TYPE' then d.fraud_type
              when 'AGE_BAND' then d.age_band
              when 'VENUE' then d.venue
              when 'SECTOR' then d.sector
            end is not null
          )
      ),
      qualifier_count as (
        select
          q.i,
          case
            when q.split = 'SECTOR' then c.sector
            when q.split is null then null
            else c.member
          end as member,
          c.indicator,
          c.at_least as at_least,
          c.approx as approx,
          c.uncounted as uncounted,
          c.withheld as withheld,
          c.to_check as to_check,
          null::int as lines,
          null::numeric as spanning_amount,
          null::int as spanning_at_least,
          null::int as spanning_approx,
          null::int as spanning_uncounted,
          null::int as spanning_withheld,
          null::int as spanning_to_check
        from
          q
          cross join unnest(q.periods) as p (period)
          cross join lateral (
            select
              sector,
              member,
              indicator,
              at_least,
              approx,
              uncounted,
              withheld,
              to_check
            from rollup_qualifier_count
            where
              city_code = $1
              and node = q.node
              and period = p.period
              and sector = any (q.sectors)
              and dimension = q.dimension
              and (
                q.member is null
                or member = q.member
              )
            offset 0
          ) c
        where c.indicator = any ('{SESSIONS}')
        union all
        select
          q.i,
          case
            when q.split = 'SECTOR' then c.sector
            when q.split is null then null
            else c.member
          end as member,
          c.indicator,
          0,
          0,
          0,
          0,
          0,
          c.lines,
          c.amount,
          c.at_least,
          c.approx,
          c.uncounted,
          c.withheld,
          c.to_check
        from
          q
          cross join lateral (
            select
              sector,
              member,
              indicator,
              lines,
              amount,
              at_least,
              approx,
              uncounted,
              withheld,
              to_check
            from rollup_spanning
            where
              city_code = $1
              and node = q.node
              and dimension = q.dimension
              and before = q.before
              and month between to_char(q.starts, 'YYYY-MM') and to_char(q.ends, 'YYYY-MM')
              and sector = any (q.sectors)
              and (
                q.member is null
                or member = q.member
              )
            offset 0
          ) c
        where c.indicator = any ('{SESSIONS}')
        union all
        select
          q.i,
          case q.split
            when 'ACTIVITY_TYPE' then d.activity_type
            when 'FRAUD_TYPE' then d.fraud_type
            when 'AGE_BAND' then d.age_band
            when 'VENUE' then d.venue
            when 'SECTOR' then d.sector
          end as member,
          k.key as indicator,
          (k.value ->> 0)::int,
          (k.value ->> 1)::int,
          (k.value ->> 2)::int,
          (k.value ->> 3)::int,
          coalesce((k.value ->> 4)::int, 0),
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 5)::int
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 6)::numeric
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 0)::int
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 1)::int
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 2)::int
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 3)::int
          end,
          case
            when d.began_on < q.starts
            and q.before is not null then (k.value ->> 4)::int
          end
        from
          q
          cross join lateral (
            select
              activity_type,
              fraud_type,
              age_band,
              venue,
              campaign_ids,
              sector,
              qualifier_counts,
              began_on
            from rollup_delta
            where
              city_code = $1
              and tenant_id = q.tenant
              and day between q.pending_from and q.pending_to
              and (
                sector = q.sector
                or (
                  q.sector is null
                  and sector <> '-'
                )
              )
              and (
                q.campaign is null
                or q.campaign = any (campaign_ids)
              )
            offset 0
          ) d
          join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{SESSIONS}')
        where
          q.kind = 'TENANT'
          and (
            q.split is null
            or case q.split
              when 'ACTIVITY_TYPE' then d.activity_type
              when 'FRAUD_TYPE' then d.fraud_type
              when 'AGE_BAND' then d.age_band
              when 'VENUE' then d.venue
              when 'SECTOR' then d.sector
            end is not null
          )
      )
    select
      coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
    from
      (
        select
          i,
          'S',
          member,
          array_to_string(array[sum(sessions)::text], ',', ''),
          null::int,
          null::int,
          null::int,
          null::int,
          null::int
        from part
        group by
          i,
          member
        union all
        select
          i,
          'Q',
          member,
          case
            when num_nonnulls (
              nullif(sum(lines), 0),
              nullif(sum(spanning_amount), 0),
              nullif(sum(spanning_at_least), 0),
              nullif(sum(spanning_approx), 0),
              nullif(sum(spanning_uncounted), 0),
              nullif(sum(spanning_withheld), 0),
              nullif(sum(spanning_to_check), 0)
            ) = 0 then indicator
            else concat_ws(
              ',',
              indicator,
              coalesce(sum(lines), 0),
              coalesce(sum(spanning_amount), 0),
              coalesce(sum(spanning_at_least), 0),
              coalesce(sum(spanning_approx), 0),
              coalesce(sum(spanning_uncounted), 0),
              coalesce(sum(spanning_withheld), 0),
              coalesce(sum(spanning_to_check), 0)
            )
          end,
          sum(at_least)::int,
          sum(approx)::int,
          sum(uncounted)::int,
          sum(withheld)::int,
          sum(to_check)::int
        from qualifier_count
        group by
          i,
          member,
          indicator
        having
          num_nonnulls (
            nullif(sum(at_least), 0),
            nullif(sum(approx), 0),
            nullif(sum(uncounted), 0),
            nullif(sum(withheld), 0),
            nullif(sum(to_check), 0),
            nullif(sum(lines), 0),
            nullif(sum(spanning_amount), 0),
            nullif(sum(spanning_at_least), 0),
            nullif(sum(spanning_approx), 0),
            nullif(sum(spanning_uncounted), 0),
            nullif(sum(spanning_withheld), 0),
            nullif(sum(spanning_to_check), 0)
          ) > 0
        union all
        select
          i,
          'G',
          null,
          concat_ws(
            ',',
            indicator,
            coalesce(sum(lines), 0),
            coalesce(sum(amount), 0),
            coalesce(sum(at_least), 0),
            coalesce(sum(approx), 0),
            coalesce(sum(uncounted), 0),
            coalesce(sum(withheld), 0),
            coalesce(sum(to_check), 0)
          ),
          null::int,
          null::int,
          null::int,
          null::int,
          null::int
        from going_on
        group by
          i,
          indicator
        having
          num_nonnulls (
            nullif(coalesce(sum(lines), 0), 0),
            nullif(coalesce(sum(amount), 0), 0),
            nullif(coalesce(sum(at_least), 0), 0),
            nullif(coalesce(sum(approx), 0), 0),
            nullif(coalesce(sum(uncounted), 0), 0),
            nullif(coalesce(sum(withheld), 0), 0),
            nullif(coalesce(sum(to_check), 0), 0)
          ) > 0
      ) as answer (i, part, member, text, n1, n2, n3, n4, n5)
  ) read;

-- readInTransaction: snapshot.plans
set local enable_seqscan = off;

-- readInTransaction: snapshot.plans_again
set local enable_seqscan to default;
