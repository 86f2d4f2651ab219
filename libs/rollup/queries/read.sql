-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- MemberLabels.campaignNames: rollup.campaign_names
select
  id::text,
  name
from campaign
where
  city_code = $1
  and id = any ($2::uuid[]);

-- readRollups: a breakdown by campaigns
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      c.activities as activities
    from
      q
      cross join unnest(q.periods) as p (period)
      cross join lateral (
        select
          sector,
          member,
          activities
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
      m.member as member,
      d.activities
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
          activities
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      cross join lateral unnest(
        case q.split
          when 'CAMPAIGN' then d.campaign_ids::text[]
          else array[
            case q.split
              when 'ACTIVITY_TYPE' then d.activity_type
              when 'FRAUD_TYPE' then d.fraud_type
              when 'AGE_BAND' then d.age_band
              when 'VENUE' then d.venue
              when 'SECTOR' then d.sector
            end
          ]
        end
      ) as m (member)
    where
      q.kind <> 'TENANT'
      and (
        q.split is null
        or m.member is not null
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
    where c.indicator = any ('{ACTIVITIES}')
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
    where c.indicator = any ('{ACTIVITIES}')
    union all
    select
      q.i,
      m.member as member,
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      cross join lateral unnest(
        case q.split
          when 'CAMPAIGN' then d.campaign_ids::text[]
          else array[
            case q.split
              when 'ACTIVITY_TYPE' then d.activity_type
              when 'FRAUD_TYPE' then d.fraud_type
              when 'AGE_BAND' then d.age_band
              when 'VENUE' then d.venue
              when 'SECTOR' then d.sector
            end
          ]
        end
      ) as m (member)
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{ACTIVITIES}')
    where
      q.kind <> 'TENANT'
      and (
        q.split is null
        or m.member is not null
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
      array_to_string(array[sum(activities)::text], ',', ''),
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
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: a campaign is looked at and closed
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  edge as materialized (
    select
      q.i,
      case q.split
        when 'ACTIVITY_TYPE' then d.activity_type
        when 'FRAUD_TYPE' then d.fraud_type
        when 'AGE_BAND' then d.age_band
        when 'VENUE' then d.venue
        when 'SECTOR' then d.sector
      end as member,
      d.indicator,
      coalesce(e.sign, 1) * d.amount as amount,
      d.qualifier,
      coalesce(e.sign, 1) * d.weight as weight,
      coalesce(e.sign, 1) * d.to_check as to_check
    from
      q
      cross join lateral jsonb_to_recordset(q.edges) as e ("from" date, "to" date, sign int)
      cross join lateral (
        select
          activity_type,
          fraud_type,
          age_band,
          venue,
          campaign_ids,
          sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in ('ACTIVITY', 'HOUSEHOLD_ROSTER')
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between e."from" and e."to"
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
          and indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
        offset 0
      ) d
    where
      q.kind <> 'TENANT'
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
  spanned as materialized (
    select
      q.i,
      case q.split
        when 'ACTIVITY_TYPE' then d.activity_type
        when 'FRAUD_TYPE' then d.fraud_type
        when 'AGE_BAND' then d.age_band
        when 'VENUE' then d.venue
        when 'SECTOR' then d.sector
      end as member,
      d.indicator,
      d.weight as lines,
      d.amount,
      d.weight * (d.qualifier = 'AT_LEAST')::int as at_least,
      d.weight * (d.qualifier = 'APPROX')::int as approx,
      d.weight * (d.qualifier = 'UNCOUNTED')::int as uncounted,
      d.weight * (d.qualifier = 'WITHHELD')::int as withheld,
      d.to_check
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
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in ('ACTIVITY', 'HOUSEHOLD_ROSTER')
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between q.starts and q.ends
          and began_on < q.starts
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
          and indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
        offset 0
      ) d
    where
      q.kind <> 'TENANT'
      and q.before is null
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
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      p.sign * c.households_registered as households_registered,
      p.sign * c.sessions as sessions
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          households_registered,
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
      d.households_registered,
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
          households_registered,
          sessions
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
    union all
    select
      i,
      member,
      sum(amount) filter (where indicator = 'HOUSEHOLDS_REGISTERED'),
      sum(amount) filter (where indicator = 'SESSIONS')
    from edge
    group by
      i,
      member
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where c.indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
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
    where c.indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
    where
      q.kind <> 'TENANT'
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
    union all
    select
      i,
      member,
      indicator,
      0,
      0,
      0,
      0,
      0,
      lines,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from spanned
    union all
    select
      i,
      member,
      indicator,
      weight * (qualifier = 'AT_LEAST')::int,
      weight * (qualifier = 'APPROX')::int,
      weight * (qualifier = 'UNCOUNTED')::int,
      weight * (qualifier = 'WITHHELD')::int,
      to_check,
      null,
      null,
      null,
      null,
      null,
      null,
      null
    from edge
    where
      (
        qualifier <> 'EXACT'
        or to_check <> 0
      )
      and indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
  ),
  h as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($4::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            campaign uuid,
            kept boolean,
            period text,
            cut text,
            "from" date,
            months text[],
            edges jsonb,
            overlap boolean,
            until date
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  seen as (
    select
      h.i,
      p.roster_id,
      p.block::int as block,
      p.tenant_id,
      p.bits,
      true as here
    from
      h
      cross join lateral (
        select
          roster_id,
          block,
          tenant_id,
          bits
        from household_visit_bitmap
        where
          city_code = $1
          and month = any (h.months)
          and (
            h.sector is null
            or sector = h.sector
          )
          and region_code >= h.region
          and region_code < case h.kind
            when 'OWN' then h.region || '!'
            else h.region || ':'
          end
          and (
            h.campaign is null
            or h.campaign = any (campaign_ids)
          )
        offset 0
      ) p
    where
      not h.kept
      and h.kind <> 'TENANT'
    union all
    select
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id,
      door_bits (array_agg(v.door), v.block) as bits,
      true as here
    from
      (
        select
          h.i,
          f.roster_id,
          (n - 1) / 2048 as block,
          f.tenant_id,
          n as door
        from
          h
          cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
          cross join lateral (
            select
              roster_id,
              tenant_id,
              visited
            from household_visit
            where
              city_code = $1
              and record_status = 'ACTIVE'
              and h.kind <> 'TENANT'
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
              and visited_on between e."from" and e."to"
              and (
                h.sector is null
                or sector = h.sector
              )
              and (
                h.campaign is null
                or h.campaign = any (campaign_ids)
              )
            offset 0
          ) f
          cross join unnest(f.visited) as n
        where not h.kept
      ) v
    group by
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id
    union all
    select
      h.i,
      r.id,
      p.block::int,
      p.tenant_id,
      p.bits,
      false
    from
      h
      cross join lateral (
        select id
        from household_roster
        where
          city_code = $1
          and former_codes <> '{}'
          and region_code >= h.rosters
          and region_code < case h.kind
            when 'OWN' then h.rosters || '!'
            else h.rosters || ':'
          end
        offset 0
      ) r
      cross join lateral (
        select
          block,
          tenant_id,
          bits
        from household_visit_bitmap
        where
          city_code = $1
          and month = any (h.months)
          and (
            h.sector is null
            or sector = h.sector
          )
          and roster_id = r.id
          and not (
            region_code >= h.region
            and region_code < case h.kind
              when 'OWN' then h.region || '!'
              else h.region || ':'
            end
          )
          and (
            h.campaign is null
            or h.campaign = any (campaign_ids)
          )
        offset 0
      ) p
    where
      not h.kept
      and h.kind <> 'TENANT'
      and not h.overlap
    union all
    select
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id,
      door_bits (array_agg(v.door), v.block) as bits,
      false as here
    from
      (
        select
          h.i,
          f.roster_id,
          (n - 1) / 2048 as block,
          f.tenant_id,
          n as door
        from
          h
          cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
          cross join lateral (
            select id
            from household_roster
            where
              city_code = $1
              and former_codes <> '{}'
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select
              r.id as roster_id,
              v.tenant_id,
              v.visited
            from visited_elsewhere (r.id, e."from", e."to") v
            where
              h.kind <> 'TENANT'
              and not h.overlap
              and not (
                v.region_code >= h.region
                and v.region_code < case h.kind
                  when 'OWN' then h.region || '!'
                  else h.region || ':'
                end
              )
              and (
                h.sector is null
                or v.sector = h.sector
              )
              and (
                h.campaign is null
                or h.campaign = any (v.campaign_ids)
              )
            offset 0
          ) f
          cross join unnest(f.visited) as n
        where not h.kept
      ) v
    group by
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id
  ),
  covered_counted as (
    select
      i,
      sum(n) as n,
      sum(m) as m
    from
      (
        select
          s.i,
          sum(bit_count(s.bits)) as n,
          0 as m
        from
          (
            select
              s.i,
              bit_or(s.bits) as bits
            from
              seen s
              join h on h.i = s.i
              and not h.overlap
            where s.here
            group by
              s.i,
              s.roster_id,
              s.block
          ) s
        group by s.i
        union all
        select
          s.i,
          0,
          sum(
            bit_count(
              s.bits & ~ (
                select door_bits (coalesce(array_agg(away.number::smallint), '{}'), s.block)
                from
                  (
                    select number
                    from
                      (
                        select
                          roster_id,
                          number
                        from household_door
                        where
                          city_code = $1
                          and region_code = r.region_code
                          and registered_on > h.until
                        offset 0
                      ) late
                    where
                      roster_id = s.roster_id
                      and number between s.block * 2048 + 1 and s.block * 2048 + 2048
                    union all
                    select number
                    from
                      (
                        select number
                        from household_door
                        where
                          city_code = $1
                          and roster_id = s.roster_id
                          and retired_on <= h.until
                        offset 0
                      ) gone
                    where number between s.block * 2048 + 1 and s.block * 2048 + 2048
                    union all
                    select number
                    from household_vacancy
                    where
                      city_code = $1
                      and roster_id = s.roster_id
                      and number between s.block * 2048 + 1 and s.block * 2048 + 2048
                      and from_on <= h.until
                      and (
                        to_on is null
                        or to_on > h.until
                      )
                  ) away
              )
            )
          )
        from
          (
            select
              s.i,
              s.roster_id,
              s.block,
              bit_or(s.bits) as bits
            from
              seen s
              join h on h.i = s.i
              and not h.overlap
            group by
              s.i,
              s.roster_id,
              s.block
          ) s
          join h on h.i = s.i
          cross join lateral (
            select region_code
            from household_roster
            where
              city_code = $1
              and id = s.roster_id
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
        group by s.i
      ) both_counts
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(array[sum(households_registered)::text, sum(sessions)::text], ',', ''),
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
      'H',
      null,
      null,
      n::int,
      m::int,
      null::int,
      null::int,
      null::int
    from covered_counted
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: a campaign is made
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  edge as materialized (
    select
      q.i,
      case q.split
        when 'ACTIVITY_TYPE' then d.activity_type
        when 'FRAUD_TYPE' then d.fraud_type
        when 'AGE_BAND' then d.age_band
        when 'VENUE' then d.venue
        when 'SECTOR' then d.sector
      end as member,
      d.indicator,
      coalesce(e.sign, 1) * d.amount as amount,
      d.qualifier,
      coalesce(e.sign, 1) * d.weight as weight,
      coalesce(e.sign, 1) * d.to_check as to_check
    from
      q
      cross join lateral jsonb_to_recordset(q.edges) as e ("from" date, "to" date, sign int)
      cross join lateral (
        select
          activity_type,
          fraud_type,
          age_band,
          venue,
          campaign_ids,
          sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in ('ACTIVITY', 'HOUSEHOLD_ROSTER')
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between e."from" and e."to"
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
          and indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
        offset 0
      ) d
    where
      q.kind <> 'TENANT'
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
      d.indicator,
      coalesce(e.sign, 1) * d.amount as amount,
      d.qualifier,
      coalesce(e.sign, 1) * d.weight as weight,
      coalesce(e.sign, 1) * d.to_check as to_check
    from
      q
      cross join lateral jsonb_to_recordset(q.edges) as e ("from" date, "to" date, sign int)
      cross join lateral (
        select
          activity_type,
          fraud_type,
          age_band,
          venue,
          campaign_ids,
          sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in ('ACTIVITY', 'HOUSEHOLD_ROSTER')
          and tenant_id = q.tenant
          and day between e."from" and e."to"
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
          and indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
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
  spanned as materialized (
    select
      q.i,
      case q.split
        when 'ACTIVITY_TYPE' then d.activity_type
        when 'FRAUD_TYPE' then d.fraud_type
        when 'AGE_BAND' then d.age_band
        when 'VENUE' then d.venue
        when 'SECTOR' then d.sector
      end as member,
      d.indicator,
      d.weight as lines,
      d.amount,
      d.weight * (d.qualifier = 'AT_LEAST')::int as at_least,
      d.weight * (d.qualifier = 'APPROX')::int as approx,
      d.weight * (d.qualifier = 'UNCOUNTED')::int as uncounted,
      d.weight * (d.qualifier = 'WITHHELD')::int as withheld,
      d.to_check
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
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in ('ACTIVITY', 'HOUSEHOLD_ROSTER')
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between q.starts and q.ends
          and began_on < q.starts
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
          and indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
        offset 0
      ) d
    where
      q.kind <> 'TENANT'
      and q.before is null
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
      d.indicator,
      d.weight as lines,
      d.amount,
      d.weight * (d.qualifier = 'AT_LEAST')::int as at_least,
      d.weight * (d.qualifier = 'APPROX')::int as approx,
      d.weight * (d.qualifier = 'UNCOUNTED')::int as uncounted,
      d.weight * (d.qualifier = 'WITHHELD')::int as withheld,
      d.to_check
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
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in ('ACTIVITY', 'HOUSEHOLD_ROSTER')
          and tenant_id = q.tenant
          and day between q.starts and q.ends
          and began_on < q.starts
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
          and indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
        offset 0
      ) d
    where
      q.kind = 'TENANT'
      and q.before is null
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
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      p.sign * c.households_registered as households_registered,
      p.sign * c.sessions as sessions
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          households_registered,
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
      d.households_registered,
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
          households_registered,
          sessions
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      d.households_registered,
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
          households_registered,
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
    union all
    select
      i,
      member,
      sum(amount) filter (where indicator = 'HOUSEHOLDS_REGISTERED'),
      sum(amount) filter (where indicator = 'SESSIONS')
    from edge
    group by
      i,
      member
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where c.indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
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
    where c.indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
    where
      q.kind <> 'TENANT'
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
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
    union all
    select
      i,
      member,
      indicator,
      0,
      0,
      0,
      0,
      0,
      lines,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from spanned
    union all
    select
      i,
      member,
      indicator,
      weight * (qualifier = 'AT_LEAST')::int,
      weight * (qualifier = 'APPROX')::int,
      weight * (qualifier = 'UNCOUNTED')::int,
      weight * (qualifier = 'WITHHELD')::int,
      to_check,
      null,
      null,
      null,
      null,
      null,
      null,
      null
    from edge
    where
      (
        qualifier <> 'EXACT'
        or to_check <> 0
      )
      and indicator = any ('{HOUSEHOLDS_REGISTERED,SESSIONS}')
  ),
  h as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($4::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            campaign uuid,
            kept boolean,
            period text,
            cut text,
            "from" date,
            months text[],
            edges jsonb,
            overlap boolean,
            until date
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  seen as (
    select
      h.i,
      p.roster_id,
      p.block::int as block,
      p.tenant_id,
      p.bits,
      true as here
    from
      h
      cross join lateral (
        select
          roster_id,
          block,
          tenant_id,
          bits
        from household_visit_bitmap
        where
          city_code = $1
          and month = any (h.months)
          and (
            h.sector is null
            or sector = h.sector
          )
          and region_code >= h.region
          and region_code < case h.kind
            when 'OWN' then h.region || '!'
            else h.region || ':'
          end
          and (
            h.campaign is null
            or h.campaign = any (campaign_ids)
          )
        offset 0
      ) p
    where
      not h.kept
      and h.kind <> 'TENANT'
    union all
    select
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id,
      door_bits (array_agg(v.door), v.block) as bits,
      true as here
    from
      (
        select
          h.i,
          f.roster_id,
          (n - 1) / 2048 as block,
          f.tenant_id,
          n as door
        from
          h
          cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
          cross join lateral (
            select
              roster_id,
              tenant_id,
              visited
            from household_visit
            where
              city_code = $1
              and record_status = 'ACTIVE'
              and h.kind <> 'TENANT'
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
              and visited_on between e."from" and e."to"
              and (
                h.sector is null
                or sector = h.sector
              )
              and (
                h.campaign is null
                or h.campaign = any (campaign_ids)
              )
            offset 0
          ) f
          cross join unnest(f.visited) as n
        where not h.kept
      ) v
    group by
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id
    union all
    select
      h.i,
      r.id,
      p.block::int,
      p.tenant_id,
      p.bits,
      false
    from
      h
      cross join lateral (
        select id
        from household_roster
        where
          city_code = $1
          and former_codes <> '{}'
          and region_code >= h.rosters
          and region_code < case h.kind
            when 'OWN' then h.rosters || '!'
            else h.rosters || ':'
          end
        offset 0
      ) r
      cross join lateral (
        select
          block,
          tenant_id,
          bits
        from household_visit_bitmap
        where
          city_code = $1
          and month = any (h.months)
          and (
            h.sector is null
            or sector = h.sector
          )
          and roster_id = r.id
          and not (
            region_code >= h.region
            and region_code < case h.kind
              when 'OWN' then h.region || '!'
              else h.region || ':'
            end
          )
          and (
            h.campaign is null
            or h.campaign = any (campaign_ids)
          )
        offset 0
      ) p
    where
      not h.kept
      and h.kind <> 'TENANT'
      and not h.overlap
    union all
    select
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id,
      door_bits (array_agg(v.door), v.block) as bits,
      false as here
    from
      (
        select
          h.i,
          f.roster_id,
          (n - 1) / 2048 as block,
          f.tenant_id,
          n as door
        from
          h
          cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
          cross join lateral (
            select id
            from household_roster
            where
              city_code = $1
              and former_codes <> '{}'
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select
              r.id as roster_id,
              v.tenant_id,
              v.visited
            from visited_elsewhere (r.id, e."from", e."to") v
            where
              h.kind <> 'TENANT'
              and not h.overlap
              and not (
                v.region_code >= h.region
                and v.region_code < case h.kind
                  when 'OWN' then h.region || '!'
                  else h.region || ':'
                end
              )
              and (
                h.sector is null
                or v.sector = h.sector
              )
              and (
                h.campaign is null
                or h.campaign = any (v.campaign_ids)
              )
            offset 0
          ) f
          cross join unnest(f.visited) as n
        where not h.kept
      ) v
    group by
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id
    union all
    select
      h.i,
      p.roster_id,
      p.block::int as block,
      p.tenant_id,
      p.bits,
      true as here
    from
      h
      cross join lateral (
        select
          roster_id,
          block,
          tenant_id,
          bits
        from household_visit_bitmap
        where
          city_code = $1
          and month = any (h.months)
          and (
            h.sector is null
            or sector = h.sector
          )
          and tenant_id = h.tenant
          and (
            h.campaign is null
            or h.campaign = any (campaign_ids)
          )
        offset 0
      ) p
    where
      not h.kept
      and h.kind = 'TENANT'
    union all
    select
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id,
      door_bits (array_agg(v.door), v.block) as bits,
      true as here
    from
      (
        select
          h.i,
          f.roster_id,
          (n - 1) / 2048 as block,
          f.tenant_id,
          n as door
        from
          h
          cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
          cross join lateral (
            select
              roster_id,
              tenant_id,
              visited
            from household_visit
            where
              city_code = $1
              and record_status = 'ACTIVE'
              and h.kind = 'TENANT'
              and tenant_id = h.tenant
              and visited_on between e."from" and e."to"
              and (
                h.sector is null
                or sector = h.sector
              )
              and (
                h.campaign is null
                or h.campaign = any (campaign_ids)
              )
            offset 0
          ) f
          cross join unnest(f.visited) as n
        where not h.kept
      ) v
    group by
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id
  ),
  covered_counted as (
    select
      i,
      sum(n) as n,
      sum(m) as m
    from
      (
        select
          s.i,
          sum(bit_count(s.bits)) as n,
          0 as m
        from
          (
            select
              s.i,
              bit_or(s.bits) as bits
            from
              seen s
              join h on h.i = s.i
              and not h.overlap
            where s.here
            group by
              s.i,
              s.roster_id,
              s.block
          ) s
        group by s.i
        union all
        select
          s.i,
          0,
          sum(
            bit_count(
              s.bits & ~ (
                select door_bits (coalesce(array_agg(away.number::smallint), '{}'), s.block)
                from
                  (
                    select number
                    from
                      (
                        select
                          roster_id,
                          number
                        from household_door
                        where
                          city_code = $1
                          and region_code = r.region_code
                          and registered_on > h.until
                        offset 0
                      ) late
                    where
                      roster_id = s.roster_id
                      and number between s.block * 2048 + 1 and s.block * 2048 + 2048
                    union all
                    select number
                    from
                      (
                        select number
                        from household_door
                        where
                          city_code = $1
                          and roster_id = s.roster_id
                          and retired_on <= h.until
                        offset 0
                      ) gone
                    where number between s.block * 2048 + 1 and s.block * 2048 + 2048
                    union all
                    select number
                    from household_vacancy
                    where
                      city_code = $1
                      and roster_id = s.roster_id
                      and number between s.block * 2048 + 1 and s.block * 2048 + 2048
                      and from_on <= h.until
                      and (
                        to_on is null
                        or to_on > h.until
                      )
                  ) away
              )
            )
          )
        from
          (
            select
              s.i,
              s.roster_id,
              s.block,
              bit_or(s.bits) as bits
            from
              seen s
              join h on h.i = s.i
              and not h.overlap
            group by
              s.i,
              s.roster_id,
              s.block
          ) s
          join h on h.i = s.i
          cross join lateral (
            select region_code
            from household_roster
            where
              city_code = $1
              and id = s.roster_id
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
        group by s.i
      ) both_counts
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(array[sum(households_registered)::text, sum(sessions)::text], ',', ''),
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
      'H',
      null,
      null,
      n::int,
      m::int,
      null::int,
      null::int,
      null::int
    from covered_counted
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: a campaign is received
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      p.sign * c.households_registered as households_registered
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          households_registered
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
      d.households_registered
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
          households_registered
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where c.indicator = any ('{HOUSEHOLDS_REGISTERED}')
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
    where c.indicator = any ('{HOUSEHOLDS_REGISTERED}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{HOUSEHOLDS_REGISTERED}')
    where
      q.kind <> 'TENANT'
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
      array_to_string(array[sum(households_registered)::text], ',', ''),
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
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: a county compared with the same days
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
  spanned as materialized (
    select
      q.i,
      case q.split
        when 'ACTIVITY_TYPE' then d.activity_type
        when 'FRAUD_TYPE' then d.fraud_type
        when 'AGE_BAND' then d.age_band
        when 'VENUE' then d.venue
        when 'SECTOR' then d.sector
      end as member,
      d.indicator,
      d.weight as lines,
      d.amount,
      d.weight * (d.qualifier = 'AT_LEAST')::int as at_least,
      d.weight * (d.qualifier = 'APPROX')::int as approx,
      d.weight * (d.qualifier = 'UNCOUNTED')::int as uncounted,
      d.weight * (d.qualifier = 'WITHHELD')::int as withheld,
      d.to_check,
      d.day > q.ends as beyond
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
          indicator,
          amount,
          qualifier,
          weight,
          to_check,
          day,
          began_on
        from fact_figure
        where
          city_code = $1
          and fact_kind in ('ACTIVITY')
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between q.starts and case
            when q.goes_on then 'infinity'
            else q.ends
          end
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
          and indicator = any ('{ACTIVITIES}')
        offset 0
      ) d
    where
      q.kind <> 'TENANT'
      and q.before is null
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
      and (
        d.day > q.ends
        or d.began_on < q.starts
      )
  ),
  going_on as (
    select
      i,
      indicator,
      lines,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from spanned
    where beyond
  ),
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      p.sign * c.activities as activities
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          activities
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
      d.activities
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
          activities
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where c.indicator = any ('{ACTIVITIES}')
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
    where c.indicator = any ('{ACTIVITIES}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{ACTIVITIES}')
    where
      q.kind <> 'TENANT'
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
    union all
    select
      i,
      member,
      indicator,
      0,
      0,
      0,
      0,
      0,
      lines,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from spanned
    where not beyond
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(array[sum(activities)::text], ',', ''),
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
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: a county page with towns, comparisons and a series
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
      and c.indicator = any ('{ACTIVITIES,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{ACTIVITIES,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
    where
      q.kind <> 'TENANT'
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
      p.sign * c.activities as activities,
      p.sign * c.households_registered as households_registered,
      p.sign * c.households_reported as households_reported,
      p.sign * c.household_visits as household_visits,
      p.sign * c.people_visited as people_visited
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          activities,
          households_registered,
          households_reported,
          household_visits,
          people_visited
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
      d.households_registered,
      d.households_reported,
      d.household_visits,
      d.people_visited
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
          households_registered,
          households_reported,
          household_visits,
          people_visited
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where
      c.indicator = any ('{ACTIVITIES,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
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
    where
      c.indicator = any ('{ACTIVITIES,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{ACTIVITIES,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
    where
      q.kind <> 'TENANT'
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
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
  ),
  h as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($4::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            campaign uuid,
            kept boolean,
            period text,
            cut text,
            "from" date,
            months text[],
            edges jsonb,
            overlap boolean,
            until date
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  covered_kept as (
    select
      i,
      sum(n) as n,
      sum(m) as m
    from
      (
        select
          h.i,
          k.covered as n,
          k.on_roster as m
        from
          h
          cross join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = h.region
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k
        where h.kept
        union all
        select
          h.i,
          coalesce(f.fresh, 0) - coalesce(k.covered, 0),
          0
        from
          h
          cross join lateral (
            select distinct region_code
            from household_visit_bitmap
            where
              city_code = $1
              and dirty
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            offset 0
          ) d
          cross join lateral (
            select sum(bit_count(bits)) as fresh
            from
              (
                select bit_or(bits) as bits
                from
                  (
                    select
                      roster_id,
                      block,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and region_code = d.region_code
                  ) s
                group by
                  roster_id,
                  block
                offset 0
              ) b
          ) f
          left join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = d.region_code
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k on true
        where h.kept
        union all
        select
          h.i,
          - s.n,
          0
        from
          h
          cross join lateral (
            select id
            from household_roster
            where
              city_code = $1
              and former_codes <> '{}'
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select sum(by_code - whole) as n
            from
              (
                select
                  sum(bit_count(bits)) as by_code,
                  bit_count(bit_or(bits)) as whole
                from
                  (
                    select
                      block,
                      region_code,
                      bit_or(bits) as bits
                    from
                      (
                        select
                          block,
                          region_code,
                          bits
                        from household_visit_bitmap
                        where
                          city_code = $1
                          and month = any (h.months)
                          and (
                            h.sector is null
                            or sector = h.sector
                          )
                          and roster_id = r.id
                          and region_code >= h.region
                          and region_code < case h.kind
                            when 'OWN' then h.region || '!'
                            else h.region || ':'
                          end
                      ) s
                    group by
                      block,
                      region_code
                  ) c
                group by block
              ) b
          ) s
        where
          h.kept
          and s.n <> 0
        union all
        select
          h.i,
          0,
          coalesce(f.fresh, 0) - coalesce(k.on_roster, 0)
        from
          h
          cross join lateral (
            select roster_id
            from household_visit_bitmap
            where
              city_code = $1
              and dirty
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            union
            select r.id
            from household_roster r
            where
              r.city_code = $1
              and r.former_codes <> '{}'
              and r.region_code >= h.region
              and r.region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
              and exists (
                select
                from household_visit_bitmap p
                where
                  p.city_code = $1
                  and p.roster_id = r.id
                  and p.dirty
              )
            offset 0
          ) d
          cross join lateral (
            select
              id,
              region_code,
              former_codes
            from household_roster
            where
              city_code = $1
              and id = d.roster_id
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select
              sum(
                bit_count(
                  b.bits & ~ (
                    select door_bits (coalesce(array_agg(away.number::smallint), '{}'), b.block)
                    from
                      (
                        select number
                        from
                          (
                            select
                              roster_id,
                              number
                            from household_door
                            where
                              city_code = $1
                              and region_code = r.region_code
                              and registered_on > h.until
                            offset 0
                          ) late
                        where
                          roster_id = r.id
                          and number between b.block * 2048 + 1 and b.block * 2048 + 2048
                        union all
                        select number
                        from
                          (
                            select number
                            from household_door
                            where
                              city_code = $1
                              and roster_id = r.id
                              and retired_on <= h.until
                            offset 0
                          ) gone
                        where number between b.block * 2048 + 1 and b.block * 2048 + 2048
                        union all
                        select number
                        from household_vacancy
                        where
                          city_code = $1
                          and roster_id = r.id
                          and number between b.block * 2048 + 1 and b.block * 2048 + 2048
                          and from_on <= h.until
                          and (
                            to_on is null
                            or to_on > h.until
                          )
                      ) away
                  )
                )
              ) as fresh
            from
              (
                select
                  block,
                  bit_or(bits) as bits
                from
                  (
                    select
                      block,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and roster_id = r.id
                  ) s
                group by block
                offset 0
              ) b
          ) f
          left join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = r.region_code
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k on true
        where h.kept
      ) known
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(
        array[
          sum(activities)::text,
          sum(households_registered)::text,
          sum(households_reported)::text,
          sum(household_visits)::text,
          sum(people_visited)::text
        ],
        ',',
        ''
      ),
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
    union all
    select
      i,
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
    union all
    select
      i,
      'H',
      null,
      null,
      n::int,
      m::int,
      null::int,
      null::int,
      null::int
    from covered_kept
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: a figure is opened
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
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
    union all
    select
      i,
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: a file: rollups.csv?code=340210&period=2026-03&children=true
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
      and c.indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
    where
      q.kind <> 'TENANT'
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
      p.sign * c.absentees_followed_up as absentees_followed_up,
      p.sign * c.accounts_checked as accounts_checked,
      p.sign * c.accounts_frozen as accounts_frozen,
      p.sign * c.accounts_restricted as accounts_restricted,
      p.sign * c.accounts_stopped as accounts_stopped,
      p.sign * c.activities as activities,
      p.sign * c.alerts_face_to_face as alerts_face_to_face,
      p.sign * c.alerts_handled as alerts_handled,
      p.sign * c.alerts_lost as alerts_lost,
      p.sign * c.alerts_on_time as alerts_on_time,
      p.sign * c.alerts_received as alerts_received,
      p.sign * c.app_assisted as app_assisted,
      p.sign * c.articles as articles,
      p.sign * c.banners as banners,
      p.sign * c.boards as boards,
      p.sign * c.broadcasts as broadcasts,
      p.sign * c.cases_filed as cases_filed,
      p.sign * c.cases_reported as cases_reported,
      p.sign * c.cases_solved as cases_solved,
      p.sign * c.classes_covered as classes_covered,
      p.sign * c.dissuasions as dissuasions,
      p.sign * c.forwards as forwards,
      p.sign * c.frozen as frozen,
      p.sign * c.gangs_dismantled as gangs_dismantled,
      p.sign * c.group_pushes as group_pushes,
      p.sign * c.hazards_found as hazards_found,
      p.sign * c.hazards_found_rectified as hazards_found_rectified,
      p.sign * c.hazards_rectified as hazards_rectified,
      p.sign * c.hotline_calls as hotline_calls,
      p.sign * c.households_registered as households_registered,
      p.sign * c.households_reported as households_reported,
      p.sign * c.household_visits as household_visits,
      p.sign * c.inspections as inspections,
      p.sign * c.interceptions as interceptions,
      p.sign * c.internal_acts as internal_acts,
      p.sign * c.leadership_groups as leadership_groups,
      p.sign * c.leadership_members as leadership_members,
      p.sign * c.leads_transferred as leads_transferred,
      p.sign * c.leads_verified as leads_verified,
      p.sign * c.leaflets as leaflets,
      p.sign * c.led_items as led_items,
      p.sign * c.led_plays as led_plays,
      p.sign * c.letters as letters,
      p.sign * c.loss as loss,
      p.sign * c.loss_avoided as loss_avoided,
      p.sign * c.loss_reported as loss_reported,
      p.sign * c.manuals as manuals,
      p.sign * c.notices_signed as notices_signed,
      p.sign * c.other_theme_activities as other_theme_activities,
      p.sign * c.outlets_covered as outlets_covered,
      p.sign * c.participants as participants,
      p.sign * c.people_reached as people_reached,
      p.sign * c.people_reached_indirectly as people_reached_indirectly,
      p.sign * c.people_visited as people_visited,
      p.sign * c.posters as posters,
      p.sign * c.returned as returned,
      p.sign * c.screenings as screenings,
      p.sign * c.sessions as sessions,
      p.sign * c.sms as sms,
      p.sign * c.stop_payment as stop_payment,
      p.sign * c.student_works as student_works,
      p.sign * c.submissions_due as submissions_due,
      p.sign * c.submissions_on_time as submissions_on_time,
      p.sign * c.suspects_caught as suspects_caught,
      p.sign * c.tenants_with_group as tenants_with_group,
      p.sign * c.tips as tips,
      p.sign * c.vehicle_trips as vehicle_trips,
      p.sign * c.victim_followups as victim_followups,
      p.sign * c.videos as videos,
      p.sign * c.volunteers as volunteers,
      p.sign * c.warnings_issued as warnings_issued,
      p.sign * c.warnings_read as warnings_read
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          absentees_followed_up,
          accounts_checked,
          accounts_frozen,
          accounts_restricted,
          accounts_stopped,
          activities,
          alerts_face_to_face,
          alerts_handled,
          alerts_lost,
          alerts_on_time,
          alerts_received,
          app_assisted,
          articles,
          banners,
          boards,
          broadcasts,
          cases_filed,
          cases_reported,
          cases_solved,
          classes_covered,
          dissuasions,
          forwards,
          frozen,
          gangs_dismantled,
          group_pushes,
          hazards_found,
          hazards_found_rectified,
          hazards_rectified,
          hotline_calls,
          households_registered,
          households_reported,
          household_visits,
          inspections,
          interceptions,
          internal_acts,
          leadership_groups,
          leadership_members,
          leads_transferred,
          leads_verified,
          leaflets,
          led_items,
          led_plays,
          letters,
          loss,
          loss_avoided,
          loss_reported,
          manuals,
          notices_signed,
          other_theme_activities,
          outlets_covered,
          participants,
          people_reached,
          people_reached_indirectly,
          people_visited,
          posters,
          returned,
          screenings,
          sessions,
          sms,
          stop_payment,
          student_works,
          submissions_due,
          submissions_on_time,
          suspects_caught,
          tenants_with_group,
          tips,
          vehicle_trips,
          victim_followups,
          videos,
          volunteers,
          warnings_issued,
          warnings_read
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
      d.absentees_followed_up,
      d.accounts_checked,
      d.accounts_frozen,
      d.accounts_restricted,
      d.accounts_stopped,
      d.activities,
      d.alerts_face_to_face,
      d.alerts_handled,
      d.alerts_lost,
      d.alerts_on_time,
      d.alerts_received,
      d.app_assisted,
      d.articles,
      d.banners,
      d.boards,
      d.broadcasts,
      d.cases_filed,
      d.cases_reported,
      d.cases_solved,
      d.classes_covered,
      d.dissuasions,
      d.forwards,
      d.frozen,
      d.gangs_dismantled,
      d.group_pushes,
      d.hazards_found,
      d.hazards_found_rectified,
      d.hazards_rectified,
      d.hotline_calls,
      d.households_registered,
      d.households_reported,
      d.household_visits,
      d.inspections,
      d.interceptions,
      d.internal_acts,
      d.leadership_groups,
      d.leadership_members,
      d.leads_transferred,
      d.leads_verified,
      d.leaflets,
      d.led_items,
      d.led_plays,
      d.letters,
      d.loss,
      d.loss_avoided,
      d.loss_reported,
      d.manuals,
      d.notices_signed,
      d.other_theme_activities,
      d.outlets_covered,
      d.participants,
      d.people_reached,
      d.people_reached_indirectly,
      d.people_visited,
      d.posters,
      d.returned,
      d.screenings,
      d.sessions,
      d.sms,
      d.stop_payment,
      d.student_works,
      d.submissions_due,
      d.submissions_on_time,
      d.suspects_caught,
      d.tenants_with_group,
      d.tips,
      d.vehicle_trips,
      d.victim_followups,
      d.videos,
      d.volunteers,
      d.warnings_issued,
      d.warnings_read
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
          absentees_followed_up,
          accounts_checked,
          accounts_frozen,
          accounts_restricted,
          accounts_stopped,
          activities,
          alerts_face_to_face,
          alerts_handled,
          alerts_lost,
          alerts_on_time,
          alerts_received,
          app_assisted,
          articles,
          banners,
          boards,
          broadcasts,
          cases_filed,
          cases_reported,
          cases_solved,
          classes_covered,
          dissuasions,
          forwards,
          frozen,
          gangs_dismantled,
          group_pushes,
          hazards_found,
          hazards_found_rectified,
          hazards_rectified,
          hotline_calls,
          households_registered,
          households_reported,
          household_visits,
          inspections,
          interceptions,
          internal_acts,
          leadership_groups,
          leadership_members,
          leads_transferred,
          leads_verified,
          leaflets,
          led_items,
          led_plays,
          letters,
          loss,
          loss_avoided,
          loss_reported,
          manuals,
          notices_signed,
          other_theme_activities,
          outlets_covered,
          participants,
          people_reached,
          people_reached_indirectly,
          people_visited,
          posters,
          returned,
          screenings,
          sessions,
          sms,
          stop_payment,
          student_works,
          submissions_due,
          submissions_on_time,
          suspects_caught,
          tenants_with_group,
          tips,
          vehicle_trips,
          victim_followups,
          videos,
          volunteers,
          warnings_issued,
          warnings_read
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where
      c.indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
    where
      c.indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
    where
      q.kind <> 'TENANT'
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
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
            union all
            select
              w.i,
              f.tenant_id,
              e.sign * f.facts as facts
            from
              asked w
              cross join lateral jsonb_to_recordset(w.edges) as e ("from" date, "to" date, sign int)
              cross join lateral (
                select
                  tenant_id,
                  count(*)::int as facts
                from fact_day
                where
                  city_code = $1
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                  and day between e."from" and e."to"
                group by tenant_id
                offset 0
              ) f
            where
              w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
  ),
  h as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($4::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            campaign uuid,
            kept boolean,
            period text,
            cut text,
            "from" date,
            months text[],
            edges jsonb,
            overlap boolean,
            until date
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  covered_kept as (
    select
      i,
      sum(n) as n,
      sum(m) as m
    from
      (
        select
          h.i,
          k.covered as n,
          k.on_roster as m
        from
          h
          cross join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = h.region
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k
        where h.kept
        union all
        select
          h.i,
          coalesce(f.fresh, 0) - coalesce(k.covered, 0),
          0
        from
          h
          cross join lateral (
            select distinct region_code
            from household_visit_bitmap
            where
              city_code = $1
              and dirty
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            offset 0
          ) d
          cross join lateral (
            select sum(bit_count(bits)) as fresh
            from
              (
                select bit_or(bits) as bits
                from
                  (
                    select
                      roster_id,
                      block,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and region_code = d.region_code
                  ) s
                group by
                  roster_id,
                  block
                offset 0
              ) b
          ) f
          left join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = d.region_code
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k on true
        where h.kept
        union all
        select
          h.i,
          - s.n,
          0
        from
          h
          cross join lateral (
            select id
            from household_roster
            where
              city_code = $1
              and former_codes <> '{}'
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select sum(by_code - whole) as n
            from
              (
                select
                  sum(bit_count(bits)) as by_code,
                  bit_count(bit_or(bits)) as whole
                from
                  (
                    select
                      block,
                      region_code,
                      bit_or(bits) as bits
                    from
                      (
                        select
                          block,
                          region_code,
                          bits
                        from household_visit_bitmap
                        where
                          city_code = $1
                          and month = any (h.months)
                          and (
                            h.sector is null
                            or sector = h.sector
                          )
                          and roster_id = r.id
                          and region_code >= h.region
                          and region_code < case h.kind
                            when 'OWN' then h.region || '!'
                            else h.region || ':'
                          end
                      ) s
                    group by
                      block,
                      region_code
                  ) c
                group by block
              ) b
          ) s
        where
          h.kept
          and s.n <> 0
        union all
        select
          h.i,
          0,
          coalesce(f.fresh, 0) - coalesce(k.on_roster, 0)
        from
          h
          cross join lateral (
            select roster_id
            from household_visit_bitmap
            where
              city_code = $1
              and dirty
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            union
            select r.id
            from household_roster r
            where
              r.city_code = $1
              and r.former_codes <> '{}'
              and r.region_code >= h.region
              and r.region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
              and exists (
                select
                from household_visit_bitmap p
                where
                  p.city_code = $1
                  and p.roster_id = r.id
                  and p.dirty
              )
            offset 0
          ) d
          cross join lateral (
            select
              id,
              region_code,
              former_codes
            from household_roster
            where
              city_code = $1
              and id = d.roster_id
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select
              sum(
                bit_count(
                  b.bits & ~ (
                    select door_bits (coalesce(array_agg(away.number::smallint), '{}'), b.block)
                    from
                      (
                        select number
                        from
                          (
                            select
                              roster_id,
                              number
                            from household_door
                            where
                              city_code = $1
                              and region_code = r.region_code
                              and registered_on > h.until
                            offset 0
                          ) late
                        where
                          roster_id = r.id
                          and number between b.block * 2048 + 1 and b.block * 2048 + 2048
                        union all
                        select number
                        from
                          (
                            select number
                            from household_door
                            where
                              city_code = $1
                              and roster_id = r.id
                              and retired_on <= h.until
                            offset 0
                          ) gone
                        where number between b.block * 2048 + 1 and b.block * 2048 + 2048
                        union all
                        select number
                        from household_vacancy
                        where
                          city_code = $1
                          and roster_id = r.id
                          and number between b.block * 2048 + 1 and b.block * 2048 + 2048
                          and from_on <= h.until
                          and (
                            to_on is null
                            or to_on > h.until
                          )
                      ) away
                  )
                )
              ) as fresh
            from
              (
                select
                  block,
                  bit_or(bits) as bits
                from
                  (
                    select
                      block,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and roster_id = r.id
                  ) s
                group by block
                offset 0
              ) b
          ) f
          left join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = r.region_code
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k on true
        where h.kept
      ) known
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(
        array[
          sum(absentees_followed_up)::text,
          sum(accounts_checked)::text,
          sum(accounts_frozen)::text,
          sum(accounts_restricted)::text,
          sum(accounts_stopped)::text,
          sum(activities)::text,
          sum(alerts_face_to_face)::text,
          sum(alerts_handled)::text,
          sum(alerts_lost)::text,
          sum(alerts_on_time)::text,
          sum(alerts_received)::text,
          sum(app_assisted)::text,
          sum(articles)::text,
          sum(banners)::text,
          sum(boards)::text,
          sum(broadcasts)::text,
          sum(cases_filed)::text,
          sum(cases_reported)::text,
          sum(cases_solved)::text,
          sum(classes_covered)::text,
          sum(dissuasions)::text,
          sum(forwards)::text,
          sum(frozen)::text,
          sum(gangs_dismantled)::text,
          sum(group_pushes)::text,
          sum(hazards_found)::text,
          sum(hazards_found_rectified)::text,
          sum(hazards_rectified)::text,
          sum(hotline_calls)::text,
          sum(households_registered)::text,
          sum(households_reported)::text,
          sum(household_visits)::text,
          sum(inspections)::text,
          sum(interceptions)::text,
          sum(internal_acts)::text,
          sum(leadership_groups)::text,
          sum(leadership_members)::text,
          sum(leads_transferred)::text,
          sum(leads_verified)::text,
          sum(leaflets)::text,
          sum(led_items)::text,
          sum(led_plays)::text,
          sum(letters)::text,
          sum(loss)::text,
          sum(loss_avoided)::text,
          sum(loss_reported)::text,
          sum(manuals)::text,
          sum(notices_signed)::text,
          sum(other_theme_activities)::text,
          sum(outlets_covered)::text,
          sum(participants)::text,
          sum(people_reached)::text,
          sum(people_reached_indirectly)::text,
          sum(people_visited)::text,
          sum(posters)::text,
          sum(returned)::text,
          sum(screenings)::text,
          sum(sessions)::text,
          sum(sms)::text,
          sum(stop_payment)::text,
          sum(student_works)::text,
          sum(submissions_due)::text,
          sum(submissions_on_time)::text,
          sum(suspects_caught)::text,
          sum(tenants_with_group)::text,
          sum(tips)::text,
          sum(vehicle_trips)::text,
          sum(victim_followups)::text,
          sum(videos)::text,
          sum(volunteers)::text,
          sum(warnings_issued)::text,
          sum(warnings_read)::text
        ],
        ',',
        ''
      ),
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
    union all
    select
      i,
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
    union all
    select
      i,
      'H',
      null,
      null,
      n::int,
      m::int,
      null::int,
      null::int,
      null::int
    from covered_kept
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: a part of a figure is opened
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
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
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: a submission is handed in and reviewed
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
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: different households
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      p.sign * c.households_registered as households_registered,
      p.sign * c.households_reported as households_reported,
      p.sign * c.household_visits as household_visits,
      p.sign * c.people_visited as people_visited
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          households_registered,
          households_reported,
          household_visits,
          people_visited
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
      d.households_registered,
      d.households_reported,
      d.household_visits,
      d.people_visited
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
          households_registered,
          households_reported,
          household_visits,
          people_visited
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where
      c.indicator = any ('{HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
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
    where
      c.indicator = any ('{HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
    where
      q.kind <> 'TENANT'
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
  h as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($4::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            campaign uuid,
            kept boolean,
            period text,
            cut text,
            "from" date,
            months text[],
            edges jsonb,
            overlap boolean,
            until date
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  covered_kept as (
    select
      i,
      sum(n) as n,
      sum(m) as m
    from
      (
        select
          h.i,
          k.covered as n,
          k.on_roster as m
        from
          h
          cross join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = h.region
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k
        where h.kept
        union all
        select
          h.i,
          coalesce(f.fresh, 0) - coalesce(k.covered, 0),
          0
        from
          h
          cross join lateral (
            select distinct region_code
            from household_visit_bitmap
            where
              city_code = $1
              and dirty
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            offset 0
          ) d
          cross join lateral (
            select sum(bit_count(bits)) as fresh
            from
              (
                select bit_or(bits) as bits
                from
                  (
                    select
                      roster_id,
                      block,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and region_code = d.region_code
                  ) s
                group by
                  roster_id,
                  block
                offset 0
              ) b
          ) f
          left join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = d.region_code
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k on true
        where h.kept
        union all
        select
          h.i,
          - s.n,
          0
        from
          h
          cross join lateral (
            select id
            from household_roster
            where
              city_code = $1
              and former_codes <> '{}'
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select sum(by_code - whole) as n
            from
              (
                select
                  sum(bit_count(bits)) as by_code,
                  bit_count(bit_or(bits)) as whole
                from
                  (
                    select
                      block,
                      region_code,
                      bit_or(bits) as bits
                    from
                      (
                        select
                          block,
                          region_code,
                          bits
                        from household_visit_bitmap
                        where
                          city_code = $1
                          and month = any (h.months)
                          and (
                            h.sector is null
                            or sector = h.sector
                          )
                          and roster_id = r.id
                          and region_code >= h.region
                          and region_code < case h.kind
                            when 'OWN' then h.region || '!'
                            else h.region || ':'
                          end
                      ) s
                    group by
                      block,
                      region_code
                  ) c
                group by block
              ) b
          ) s
        where
          h.kept
          and s.n <> 0
        union all
        select
          h.i,
          0,
          coalesce(f.fresh, 0) - coalesce(k.on_roster, 0)
        from
          h
          cross join lateral (
            select roster_id
            from household_visit_bitmap
            where
              city_code = $1
              and dirty
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            union
            select r.id
            from household_roster r
            where
              r.city_code = $1
              and r.former_codes <> '{}'
              and r.region_code >= h.region
              and r.region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
              and exists (
                select
                from household_visit_bitmap p
                where
                  p.city_code = $1
                  and p.roster_id = r.id
                  and p.dirty
              )
            offset 0
          ) d
          cross join lateral (
            select
              id,
              region_code,
              former_codes
            from household_roster
            where
              city_code = $1
              and id = d.roster_id
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select
              sum(
                bit_count(
                  b.bits & ~ (
                    select door_bits (coalesce(array_agg(away.number::smallint), '{}'), b.block)
                    from
                      (
                        select number
                        from
                          (
                            select
                              roster_id,
                              number
                            from household_door
                            where
                              city_code = $1
                              and region_code = r.region_code
                              and registered_on > h.until
                            offset 0
                          ) late
                        where
                          roster_id = r.id
                          and number between b.block * 2048 + 1 and b.block * 2048 + 2048
                        union all
                        select number
                        from
                          (
                            select number
                            from household_door
                            where
                              city_code = $1
                              and roster_id = r.id
                              and retired_on <= h.until
                            offset 0
                          ) gone
                        where number between b.block * 2048 + 1 and b.block * 2048 + 2048
                        union all
                        select number
                        from household_vacancy
                        where
                          city_code = $1
                          and roster_id = r.id
                          and number between b.block * 2048 + 1 and b.block * 2048 + 2048
                          and from_on <= h.until
                          and (
                            to_on is null
                            or to_on > h.until
                          )
                      ) away
                  )
                )
              ) as fresh
            from
              (
                select
                  block,
                  bit_or(bits) as bits
                from
                  (
                    select
                      block,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and roster_id = r.id
                  ) s
                group by block
                offset 0
              ) b
          ) f
          left join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = r.region_code
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k on true
        where h.kept
      ) known
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(
        array[
          sum(households_registered)::text,
          sum(households_reported)::text,
          sum(household_visits)::text,
          sum(people_visited)::text
        ],
        ',',
        ''
      ),
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
      'H',
      null,
      null,
      n::int,
      m::int,
      null::int,
      null::int,
      null::int
    from covered_kept
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: different households are opened
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
  ),
  h as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($4::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            campaign uuid,
            kept boolean,
            period text,
            cut text,
            "from" date,
            months text[],
            edges jsonb,
            overlap boolean,
            until date
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  covered_kept as (
    select
      i,
      sum(n) as n,
      sum(m) as m
    from
      (
        select
          h.i,
          k.covered as n,
          k.on_roster as m
        from
          h
          cross join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = h.region
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k
        where h.kept
        union all
        select
          h.i,
          coalesce(f.fresh, 0) - coalesce(k.covered, 0),
          0
        from
          h
          cross join lateral (
            select distinct region_code
            from household_visit_bitmap
            where
              city_code = $1
              and dirty
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            offset 0
          ) d
          cross join lateral (
            select sum(bit_count(bits)) as fresh
            from
              (
                select bit_or(bits) as bits
                from
                  (
                    select
                      roster_id,
                      block,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and region_code = d.region_code
                  ) s
                group by
                  roster_id,
                  block
                offset 0
              ) b
          ) f
          left join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = d.region_code
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k on true
        where h.kept
        union all
        select
          h.i,
          - s.n,
          0
        from
          h
          cross join lateral (
            select id
            from household_roster
            where
              city_code = $1
              and former_codes <> '{}'
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select sum(by_code - whole) as n
            from
              (
                select
                  sum(bit_count(bits)) as by_code,
                  bit_count(bit_or(bits)) as whole
                from
                  (
                    select
                      block,
                      region_code,
                      bit_or(bits) as bits
                    from
                      (
                        select
                          block,
                          region_code,
                          bits
                        from household_visit_bitmap
                        where
                          city_code = $1
                          and month = any (h.months)
                          and (
                            h.sector is null
                            or sector = h.sector
                          )
                          and roster_id = r.id
                          and region_code >= h.region
                          and region_code < case h.kind
                            when 'OWN' then h.region || '!'
                            else h.region || ':'
                          end
                      ) s
                    group by
                      block,
                      region_code
                  ) c
                group by block
              ) b
          ) s
        where
          h.kept
          and s.n <> 0
        union all
        select
          h.i,
          0,
          coalesce(f.fresh, 0) - coalesce(k.on_roster, 0)
        from
          h
          cross join lateral (
            select roster_id
            from household_visit_bitmap
            where
              city_code = $1
              and dirty
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            union
            select r.id
            from household_roster r
            where
              r.city_code = $1
              and r.former_codes <> '{}'
              and r.region_code >= h.region
              and r.region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
              and exists (
                select
                from household_visit_bitmap p
                where
                  p.city_code = $1
                  and p.roster_id = r.id
                  and p.dirty
              )
            offset 0
          ) d
          cross join lateral (
            select
              id,
              region_code,
              former_codes
            from household_roster
            where
              city_code = $1
              and id = d.roster_id
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select
              sum(
                bit_count(
                  b.bits & ~ (
                    select door_bits (coalesce(array_agg(away.number::smallint), '{}'), b.block)
                    from
                      (
                        select number
                        from
                          (
                            select
                              roster_id,
                              number
                            from household_door
                            where
                              city_code = $1
                              and region_code = r.region_code
                              and registered_on > h.until
                            offset 0
                          ) late
                        where
                          roster_id = r.id
                          and number between b.block * 2048 + 1 and b.block * 2048 + 2048
                        union all
                        select number
                        from
                          (
                            select number
                            from household_door
                            where
                              city_code = $1
                              and roster_id = r.id
                              and retired_on <= h.until
                            offset 0
                          ) gone
                        where number between b.block * 2048 + 1 and b.block * 2048 + 2048
                        union all
                        select number
                        from household_vacancy
                        where
                          city_code = $1
                          and roster_id = r.id
                          and number between b.block * 2048 + 1 and b.block * 2048 + 2048
                          and from_on <= h.until
                          and (
                            to_on is null
                            or to_on > h.until
                          )
                      ) away
                  )
                )
              ) as fresh
            from
              (
                select
                  block,
                  bit_or(bits) as bits
                from
                  (
                    select
                      block,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and roster_id = r.id
                  ) s
                group by block
                offset 0
              ) b
          ) f
          left join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = r.region_code
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k on true
        where h.kept
      ) known
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
    union all
    select
      i,
      'H',
      null,
      null,
      n::int,
      m::int,
      null::int,
      null::int,
      null::int
    from covered_kept
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: different households of a range of days
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  spanned as materialized (
    select
      q.i,
      case q.split
        when 'ACTIVITY_TYPE' then d.activity_type
        when 'FRAUD_TYPE' then d.fraud_type
        when 'AGE_BAND' then d.age_band
        when 'VENUE' then d.venue
        when 'SECTOR' then d.sector
      end as member,
      d.indicator,
      d.weight as lines,
      d.amount,
      d.weight * (d.qualifier = 'AT_LEAST')::int as at_least,
      d.weight * (d.qualifier = 'APPROX')::int as approx,
      d.weight * (d.qualifier = 'UNCOUNTED')::int as uncounted,
      d.weight * (d.qualifier = 'WITHHELD')::int as withheld,
      d.to_check
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
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in ('HOUSEHOLD_ROSTER', 'HOUSEHOLD_VISIT')
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between q.starts and q.ends
          and began_on < q.starts
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
          and indicator = any ('{HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
        offset 0
      ) d
    where
      q.kind <> 'TENANT'
      and q.before is null
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
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      p.sign * c.households_registered as households_registered,
      p.sign * c.households_reported as households_reported,
      p.sign * c.household_visits as household_visits,
      p.sign * c.people_visited as people_visited
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          households_registered,
          households_reported,
          household_visits,
          people_visited
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
      d.households_registered,
      d.households_reported,
      d.household_visits,
      d.people_visited
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
          households_registered,
          households_reported,
          household_visits,
          people_visited
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where
      c.indicator = any ('{HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
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
    where
      c.indicator = any ('{HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,PEOPLE_VISITED}')
    where
      q.kind <> 'TENANT'
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
    union all
    select
      i,
      member,
      indicator,
      0,
      0,
      0,
      0,
      0,
      lines,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from spanned
  ),
  h as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($4::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            campaign uuid,
            kept boolean,
            period text,
            cut text,
            "from" date,
            months text[],
            edges jsonb,
            overlap boolean,
            until date
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  seen as (
    select
      h.i,
      p.roster_id,
      p.block::int as block,
      p.tenant_id,
      p.bits,
      true as here
    from
      h
      cross join lateral (
        select
          roster_id,
          block,
          tenant_id,
          bits
        from household_visit_bitmap
        where
          city_code = $1
          and month = any (h.months)
          and (
            h.sector is null
            or sector = h.sector
          )
          and region_code >= h.region
          and region_code < case h.kind
            when 'OWN' then h.region || '!'
            else h.region || ':'
          end
          and (
            h.campaign is null
            or h.campaign = any (campaign_ids)
          )
        offset 0
      ) p
    where
      not h.kept
      and h.kind <> 'TENANT'
    union all
    select
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id,
      door_bits (array_agg(v.door), v.block) as bits,
      true as here
    from
      (
        select
          h.i,
          f.roster_id,
          (n - 1) / 2048 as block,
          f.tenant_id,
          n as door
        from
          h
          cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
          cross join lateral (
            select
              roster_id,
              tenant_id,
              visited
            from household_visit
            where
              city_code = $1
              and record_status = 'ACTIVE'
              and h.kind <> 'TENANT'
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
              and visited_on between e."from" and e."to"
              and (
                h.sector is null
                or sector = h.sector
              )
              and (
                h.campaign is null
                or h.campaign = any (campaign_ids)
              )
            offset 0
          ) f
          cross join unnest(f.visited) as n
        where not h.kept
      ) v
    group by
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id
    union all
    select
      h.i,
      r.id,
      p.block::int,
      p.tenant_id,
      p.bits,
      false
    from
      h
      cross join lateral (
        select id
        from household_roster
        where
          city_code = $1
          and former_codes <> '{}'
          and region_code >= h.rosters
          and region_code < case h.kind
            when 'OWN' then h.rosters || '!'
            else h.rosters || ':'
          end
        offset 0
      ) r
      cross join lateral (
        select
          block,
          tenant_id,
          bits
        from household_visit_bitmap
        where
          city_code = $1
          and month = any (h.months)
          and (
            h.sector is null
            or sector = h.sector
          )
          and roster_id = r.id
          and not (
            region_code >= h.region
            and region_code < case h.kind
              when 'OWN' then h.region || '!'
              else h.region || ':'
            end
          )
          and (
            h.campaign is null
            or h.campaign = any (campaign_ids)
          )
        offset 0
      ) p
    where
      not h.kept
      and h.kind <> 'TENANT'
      and not h.overlap
    union all
    select
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id,
      door_bits (array_agg(v.door), v.block) as bits,
      false as here
    from
      (
        select
          h.i,
          f.roster_id,
          (n - 1) / 2048 as block,
          f.tenant_id,
          n as door
        from
          h
          cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
          cross join lateral (
            select id
            from household_roster
            where
              city_code = $1
              and former_codes <> '{}'
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select
              r.id as roster_id,
              v.tenant_id,
              v.visited
            from visited_elsewhere (r.id, e."from", e."to") v
            where
              h.kind <> 'TENANT'
              and not h.overlap
              and not (
                v.region_code >= h.region
                and v.region_code < case h.kind
                  when 'OWN' then h.region || '!'
                  else h.region || ':'
                end
              )
              and (
                h.sector is null
                or v.sector = h.sector
              )
              and (
                h.campaign is null
                or h.campaign = any (v.campaign_ids)
              )
            offset 0
          ) f
          cross join unnest(f.visited) as n
        where not h.kept
      ) v
    group by
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id
  ),
  covered_counted as (
    select
      i,
      sum(n) as n,
      sum(m) as m
    from
      (
        select
          s.i,
          sum(bit_count(s.bits)) as n,
          0 as m
        from
          (
            select
              s.i,
              bit_or(s.bits) as bits
            from
              seen s
              join h on h.i = s.i
              and not h.overlap
            where s.here
            group by
              s.i,
              s.roster_id,
              s.block
          ) s
        group by s.i
        union all
        select
          s.i,
          0,
          sum(
            bit_count(
              s.bits & ~ (
                select door_bits (coalesce(array_agg(away.number::smallint), '{}'), s.block)
                from
                  (
                    select number
                    from
                      (
                        select
                          roster_id,
                          number
                        from household_door
                        where
                          city_code = $1
                          and region_code = r.region_code
                          and registered_on > h.until
                        offset 0
                      ) late
                    where
                      roster_id = s.roster_id
                      and number between s.block * 2048 + 1 and s.block * 2048 + 2048
                    union all
                    select number
                    from
                      (
                        select number
                        from household_door
                        where
                          city_code = $1
                          and roster_id = s.roster_id
                          and retired_on <= h.until
                        offset 0
                      ) gone
                    where number between s.block * 2048 + 1 and s.block * 2048 + 2048
                    union all
                    select number
                    from household_vacancy
                    where
                      city_code = $1
                      and roster_id = s.roster_id
                      and number between s.block * 2048 + 1 and s.block * 2048 + 2048
                      and from_on <= h.until
                      and (
                        to_on is null
                        or to_on > h.until
                      )
                  ) away
              )
            )
          )
        from
          (
            select
              s.i,
              s.roster_id,
              s.block,
              bit_or(s.bits) as bits
            from
              seen s
              join h on h.i = s.i
              and not h.overlap
            group by
              s.i,
              s.roster_id,
              s.block
          ) s
          join h on h.i = s.i
          cross join lateral (
            select region_code
            from household_roster
            where
              city_code = $1
              and id = s.roster_id
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
        group by s.i
      ) both_counts
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(
        array[
          sum(households_registered)::text,
          sum(households_reported)::text,
          sum(household_visits)::text,
          sum(people_visited)::text
        ],
        ',',
        ''
      ),
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
      'H',
      null,
      null,
      n::int,
      m::int,
      null::int,
      null::int,
      null::int
    from covered_counted
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: figures of a county
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      c.activities as activities
    from
      q
      cross join unnest(q.periods) as p (period)
      cross join lateral (
        select
          sector,
          member,
          activities
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
      d.activities
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
          activities
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
    where c.indicator = any ('{ACTIVITIES}')
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
    where c.indicator = any ('{ACTIVITIES}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{ACTIVITIES}')
    where
      q.kind <> 'TENANT'
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
      array_to_string(array[sum(activities)::text], ',', ''),
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
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: figures of a range of days
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  spanned as materialized (
    select
      q.i,
      case q.split
        when 'ACTIVITY_TYPE' then d.activity_type
        when 'FRAUD_TYPE' then d.fraud_type
        when 'AGE_BAND' then d.age_band
        when 'VENUE' then d.venue
        when 'SECTOR' then d.sector
      end as member,
      d.indicator,
      d.weight as lines,
      d.amount,
      d.weight * (d.qualifier = 'AT_LEAST')::int as at_least,
      d.weight * (d.qualifier = 'APPROX')::int as approx,
      d.weight * (d.qualifier = 'UNCOUNTED')::int as uncounted,
      d.weight * (d.qualifier = 'WITHHELD')::int as withheld,
      d.to_check
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
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in ('ACTIVITY')
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between q.starts and q.ends
          and began_on < q.starts
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
          and indicator = any ('{ACTIVITIES}')
        offset 0
      ) d
    where
      q.kind <> 'TENANT'
      and q.before is null
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
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      p.sign * c.activities as activities
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          activities
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
      d.activities
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
          activities
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where c.indicator = any ('{ACTIVITIES}')
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
    where c.indicator = any ('{ACTIVITIES}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{ACTIVITIES}')
    where
      q.kind <> 'TENANT'
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
    union all
    select
      i,
      member,
      indicator,
      0,
      0,
      0,
      0,
      0,
      lines,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from spanned
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(array[sum(activities)::text], ',', ''),
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
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: figures of a unit
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      c.activities as activities
    from
      q
      cross join unnest(q.periods) as p (period)
      cross join lateral (
        select
          sector,
          member,
          activities
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
      d.activities
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
          activities
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
    where c.indicator = any ('{ACTIVITIES}')
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
    where c.indicator = any ('{ACTIVITIES}')
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{ACTIVITIES}')
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
      array_to_string(array[sum(activities)::text], ',', ''),
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
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: figures of a week
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  spanned as materialized (
    select
      q.i,
      case q.split
        when 'ACTIVITY_TYPE' then d.activity_type
        when 'FRAUD_TYPE' then d.fraud_type
        when 'AGE_BAND' then d.age_band
        when 'VENUE' then d.venue
        when 'SECTOR' then d.sector
      end as member,
      d.indicator,
      d.weight as lines,
      d.amount,
      d.weight * (d.qualifier = 'AT_LEAST')::int as at_least,
      d.weight * (d.qualifier = 'APPROX')::int as approx,
      d.weight * (d.qualifier = 'UNCOUNTED')::int as uncounted,
      d.weight * (d.qualifier = 'WITHHELD')::int as withheld,
      d.to_check
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
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in ('ACTIVITY')
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between q.starts and q.ends
          and began_on < q.starts
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
          and indicator = any ('{ACTIVITIES}')
        offset 0
      ) d
    where
      q.kind <> 'TENANT'
      and q.before is null
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
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      c.activities as activities
    from
      q
      cross join unnest(q.periods) as p (period)
      cross join lateral (
        select
          sector,
          member,
          activities
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
      d.activities
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
          activities
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
    where c.indicator = any ('{ACTIVITIES}')
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
    where c.indicator = any ('{ACTIVITIES}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{ACTIVITIES}')
    where
      q.kind <> 'TENANT'
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
    union all
    select
      i,
      member,
      indicator,
      0,
      0,
      0,
      0,
      0,
      lines,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from spanned
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(array[sum(activities)::text], ',', ''),
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
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: households on rosters are opened
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      p.sign * c.households_registered as households_registered
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          households_registered
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
      d.households_registered
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
          households_registered
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where c.indicator = any ('{HOUSEHOLDS_REGISTERED}')
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
    where c.indicator = any ('{HOUSEHOLDS_REGISTERED}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{HOUSEHOLDS_REGISTERED}')
    where
      q.kind <> 'TENANT'
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
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(array[sum(households_registered)::text], ',', ''),
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
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: places without fraud
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
      and c.indicator = any ('{CASES_FILED,LOSS}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{CASES_FILED,LOSS}')
    where
      q.kind <> 'TENANT'
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
      c.cases_filed as cases_filed,
      c.loss as loss
    from
      q
      cross join unnest(q.periods) as p (period)
      cross join lateral (
        select
          sector,
          member,
          cases_filed,
          loss
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
      d.cases_filed,
      d.loss
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
          cases_filed,
          loss
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
    where c.indicator = any ('{CASES_FILED,LOSS}')
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
    where c.indicator = any ('{CASES_FILED,LOSS}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{CASES_FILED,LOSS}')
    where
      q.kind <> 'TENANT'
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
      array_to_string(array[sum(cases_filed)::text, sum(loss)::text], ',', ''),
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
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: scores
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
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: units due and contributing
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: units due and contributing in a range of days
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
            union all
            select
              w.i,
              f.tenant_id,
              e.sign * f.facts as facts
            from
              asked w
              cross join lateral jsonb_to_recordset(w.edges) as e ("from" date, "to" date, sign int)
              cross join lateral (
                select
                  tenant_id,
                  count(*)::int as facts
                from fact_day
                where
                  city_code = $1
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                  and day between e."from" and e."to"
                group by tenant_id
                offset 0
              ) f
            where
              w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: units with a leadership group are opened
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
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($2::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
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
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  part as (
    select
      q.i,
      case
        when q.split = 'SECTOR' then c.sector
        when q.split is null then null
        else c.member
      end as member,
      p.sign * c.tenants_with_group as tenants_with_group
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          tenants_with_group
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
      d.tenants_with_group
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
          tenants_with_group
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where c.indicator = any ('{TENANTS_WITH_GROUP}')
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
    where c.indicator = any ('{TENANTS_WITH_GROUP}')
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any ('{TENANTS_WITH_GROUP}')
    where
      q.kind <> 'TENANT'
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
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(array[sum(tenants_with_group)::text], ',', ''),
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
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: work is summarised
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
  edge as materialized (
    select
      q.i,
      m.member as member,
      d.indicator,
      coalesce(e.sign, 1) * d.amount as amount,
      d.qualifier,
      coalesce(e.sign, 1) * d.weight as weight,
      coalesce(e.sign, 1) * d.to_check as to_check
    from
      q
      cross join lateral jsonb_to_recordset(q.edges) as e ("from" date, "to" date, sign int)
      cross join lateral (
        select
          activity_type,
          fraud_type,
          age_band,
          venue,
          campaign_ids,
          sector,
          tenant_id,
          theme,
          audiences,
          channels,
          victim_sex,
          occupation,
          bank,
          payment_method,
          had_publicity,
          victim_sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in (
            'ACTIVITY',
            'ALERT',
            'FRAUD_CASE',
            'FUNDS_ACTION',
            'HOUSEHOLD_ROSTER',
            'HOUSEHOLD_VISIT',
            'INSPECTION',
            'INTERCEPTION',
            'LEADERSHIP_GROUP',
            'NOTICE',
            'NOTICE_RECEIPT',
            'SUBMISSION',
            'TALLY'
          )
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between e."from" and e."to"
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
          and indicator = any (
            '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
          )
        offset 0
      ) d
      cross join lateral unnest(
        case q.split
          when 'CAMPAIGN' then d.campaign_ids::text[]
          when 'AUDIENCE' then d.audiences
          when 'CHANNEL' then d.channels
          else array[
            case q.split
              when 'THEME' then d.theme
              when 'VICTIM_SEX' then d.victim_sex
              when 'OCCUPATION' then d.occupation
              when 'BANK' then d.bank
              when 'PAYMENT_METHOD' then d.payment_method
              when 'HAD_PUBLICITY' then d.had_publicity
              when 'VICTIM_SECTOR' then d.victim_sector
              when 'TENANT_TYPE' then (
                select t.type
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
              )
              else case q.split
                when 'ACTIVITY_TYPE' then d.activity_type
                when 'FRAUD_TYPE' then d.fraud_type
                when 'AGE_BAND' then d.age_band
                when 'VENUE' then d.venue
                when 'SECTOR' then d.sector
              end
            end
          ]
        end
      ) as m (member)
    where
      q.kind <> 'TENANT'
      and (
        q.split is null
        or m.member is not null
      )
    union all
    select
      q.i,
      m.member as member,
      d.indicator,
      coalesce(e.sign, 1) * d.amount as amount,
      d.qualifier,
      coalesce(e.sign, 1) * d.weight as weight,
      coalesce(e.sign, 1) * d.to_check as to_check
    from
      q
      cross join lateral jsonb_to_recordset(q.edges) as e ("from" date, "to" date, sign int)
      cross join lateral (
        select
          activity_type,
          fraud_type,
          age_band,
          venue,
          campaign_ids,
          sector,
          tenant_id,
          theme,
          audiences,
          channels,
          victim_sex,
          occupation,
          bank,
          payment_method,
          had_publicity,
          victim_sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in (
            'ACTIVITY',
            'ALERT',
            'FRAUD_CASE',
            'FUNDS_ACTION',
            'HOUSEHOLD_ROSTER',
            'HOUSEHOLD_VISIT',
            'INSPECTION',
            'INTERCEPTION',
            'LEADERSHIP_GROUP',
            'NOTICE',
            'NOTICE_RECEIPT',
            'SUBMISSION',
            'TALLY'
          )
          and tenant_id = q.tenant
          and day between e."from" and e."to"
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
          and indicator = any (
            '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
          )
        offset 0
      ) d
      cross join lateral unnest(
        case q.split
          when 'CAMPAIGN' then d.campaign_ids::text[]
          when 'AUDIENCE' then d.audiences
          when 'CHANNEL' then d.channels
          else array[
            case q.split
              when 'THEME' then d.theme
              when 'VICTIM_SEX' then d.victim_sex
              when 'OCCUPATION' then d.occupation
              when 'BANK' then d.bank
              when 'PAYMENT_METHOD' then d.payment_method
              when 'HAD_PUBLICITY' then d.had_publicity
              when 'VICTIM_SECTOR' then d.victim_sector
              when 'TENANT_TYPE' then (
                select t.type
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
              )
              else case q.split
                when 'ACTIVITY_TYPE' then d.activity_type
                when 'FRAUD_TYPE' then d.fraud_type
                when 'AGE_BAND' then d.age_band
                when 'VENUE' then d.venue
                when 'SECTOR' then d.sector
              end
            end
          ]
        end
      ) as m (member)
    where
      q.kind = 'TENANT'
      and (
        q.split is null
        or m.member is not null
      )
  ),
  spanned as materialized (
    select
      q.i,
      m.member as member,
      d.indicator,
      d.weight as lines,
      d.amount,
      d.weight * (d.qualifier = 'AT_LEAST')::int as at_least,
      d.weight * (d.qualifier = 'APPROX')::int as approx,
      d.weight * (d.qualifier = 'UNCOUNTED')::int as uncounted,
      d.weight * (d.qualifier = 'WITHHELD')::int as withheld,
      d.to_check
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
          tenant_id,
          theme,
          audiences,
          channels,
          victim_sex,
          occupation,
          bank,
          payment_method,
          had_publicity,
          victim_sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in (
            'ACTIVITY',
            'ALERT',
            'FRAUD_CASE',
            'FUNDS_ACTION',
            'HOUSEHOLD_ROSTER',
            'HOUSEHOLD_VISIT',
            'INSPECTION',
            'INTERCEPTION',
            'LEADERSHIP_GROUP',
            'NOTICE',
            'NOTICE_RECEIPT',
            'SUBMISSION',
            'TALLY'
          )
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between q.starts and q.ends
          and began_on < q.starts
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
          and indicator = any (
            '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
          )
        offset 0
      ) d
      cross join lateral unnest(
        case q.split
          when 'CAMPAIGN' then d.campaign_ids::text[]
          when 'AUDIENCE' then d.audiences
          when 'CHANNEL' then d.channels
          else array[
            case q.split
              when 'THEME' then d.theme
              when 'VICTIM_SEX' then d.victim_sex
              when 'OCCUPATION' then d.occupation
              when 'BANK' then d.bank
              when 'PAYMENT_METHOD' then d.payment_method
              when 'HAD_PUBLICITY' then d.had_publicity
              when 'VICTIM_SECTOR' then d.victim_sector
              when 'TENANT_TYPE' then (
                select t.type
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
              )
              else case q.split
                when 'ACTIVITY_TYPE' then d.activity_type
                when 'FRAUD_TYPE' then d.fraud_type
                when 'AGE_BAND' then d.age_band
                when 'VENUE' then d.venue
                when 'SECTOR' then d.sector
              end
            end
          ]
        end
      ) as m (member)
    where
      q.kind <> 'TENANT'
      and q.before is null
      and (
        q.split is null
        or m.member is not null
      )
    union all
    select
      q.i,
      m.member as member,
      d.indicator,
      d.weight as lines,
      d.amount,
      d.weight * (d.qualifier = 'AT_LEAST')::int as at_least,
      d.weight * (d.qualifier = 'APPROX')::int as approx,
      d.weight * (d.qualifier = 'UNCOUNTED')::int as uncounted,
      d.weight * (d.qualifier = 'WITHHELD')::int as withheld,
      d.to_check
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
          tenant_id,
          theme,
          audiences,
          channels,
          victim_sex,
          occupation,
          bank,
          payment_method,
          had_publicity,
          victim_sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in (
            'ACTIVITY',
            'ALERT',
            'FRAUD_CASE',
            'FUNDS_ACTION',
            'HOUSEHOLD_ROSTER',
            'HOUSEHOLD_VISIT',
            'INSPECTION',
            'INTERCEPTION',
            'LEADERSHIP_GROUP',
            'NOTICE',
            'NOTICE_RECEIPT',
            'SUBMISSION',
            'TALLY'
          )
          and tenant_id = q.tenant
          and day between q.starts and q.ends
          and began_on < q.starts
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
          and indicator = any (
            '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
          )
        offset 0
      ) d
      cross join lateral unnest(
        case q.split
          when 'CAMPAIGN' then d.campaign_ids::text[]
          when 'AUDIENCE' then d.audiences
          when 'CHANNEL' then d.channels
          else array[
            case q.split
              when 'THEME' then d.theme
              when 'VICTIM_SEX' then d.victim_sex
              when 'OCCUPATION' then d.occupation
              when 'BANK' then d.bank
              when 'PAYMENT_METHOD' then d.payment_method
              when 'HAD_PUBLICITY' then d.had_publicity
              when 'VICTIM_SECTOR' then d.victim_sector
              when 'TENANT_TYPE' then (
                select t.type
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
              )
              else case q.split
                when 'ACTIVITY_TYPE' then d.activity_type
                when 'FRAUD_TYPE' then d.fraud_type
                when 'AGE_BAND' then d.age_band
                when 'VENUE' then d.venue
                when 'SECTOR' then d.sector
              end
            end
          ]
        end
      ) as m (member)
    where
      q.kind = 'TENANT'
      and q.before is null
      and (
        q.split is null
        or m.member is not null
      )
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
      and c.indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
    where
      q.kind <> 'TENANT'
      and q.goes_on
      and q.before is not null
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
      p.sign * c.absentees_followed_up as absentees_followed_up,
      p.sign * c.accounts_checked as accounts_checked,
      p.sign * c.accounts_frozen as accounts_frozen,
      p.sign * c.accounts_restricted as accounts_restricted,
      p.sign * c.accounts_stopped as accounts_stopped,
      p.sign * c.activities as activities,
      p.sign * c.alerts_face_to_face as alerts_face_to_face,
      p.sign * c.alerts_handled as alerts_handled,
      p.sign * c.alerts_lost as alerts_lost,
      p.sign * c.alerts_on_time as alerts_on_time,
      p.sign * c.alerts_received as alerts_received,
      p.sign * c.app_assisted as app_assisted,
      p.sign * c.articles as articles,
      p.sign * c.banners as banners,
      p.sign * c.boards as boards,
      p.sign * c.broadcasts as broadcasts,
      p.sign * c.cases_filed as cases_filed,
      p.sign * c.cases_reported as cases_reported,
      p.sign * c.cases_solved as cases_solved,
      p.sign * c.classes_covered as classes_covered,
      p.sign * c.dissuasions as dissuasions,
      p.sign * c.forwards as forwards,
      p.sign * c.frozen as frozen,
      p.sign * c.gangs_dismantled as gangs_dismantled,
      p.sign * c.group_pushes as group_pushes,
      p.sign * c.hazards_found as hazards_found,
      p.sign * c.hazards_found_rectified as hazards_found_rectified,
      p.sign * c.hazards_rectified as hazards_rectified,
      p.sign * c.hotline_calls as hotline_calls,
      p.sign * c.households_registered as households_registered,
      p.sign * c.households_reported as households_reported,
      p.sign * c.household_visits as household_visits,
      p.sign * c.inspections as inspections,
      p.sign * c.interceptions as interceptions,
      p.sign * c.internal_acts as internal_acts,
      p.sign * c.leadership_groups as leadership_groups,
      p.sign * c.leadership_members as leadership_members,
      p.sign * c.leads_transferred as leads_transferred,
      p.sign * c.leads_verified as leads_verified,
      p.sign * c.leaflets as leaflets,
      p.sign * c.led_items as led_items,
      p.sign * c.led_plays as led_plays,
      p.sign * c.letters as letters,
      p.sign * c.loss as loss,
      p.sign * c.loss_avoided as loss_avoided,
      p.sign * c.loss_reported as loss_reported,
      p.sign * c.manuals as manuals,
      p.sign * c.notices_signed as notices_signed,
      p.sign * c.other_theme_activities as other_theme_activities,
      p.sign * c.outlets_covered as outlets_covered,
      p.sign * c.participants as participants,
      p.sign * c.people_reached as people_reached,
      p.sign * c.people_reached_indirectly as people_reached_indirectly,
      p.sign * c.people_visited as people_visited,
      p.sign * c.posters as posters,
      p.sign * c.returned as returned,
      p.sign * c.screenings as screenings,
      p.sign * c.sessions as sessions,
      p.sign * c.sms as sms,
      p.sign * c.stop_payment as stop_payment,
      p.sign * c.student_works as student_works,
      p.sign * c.submissions_due as submissions_due,
      p.sign * c.submissions_on_time as submissions_on_time,
      p.sign * c.suspects_caught as suspects_caught,
      p.sign * c.tenants_with_group as tenants_with_group,
      p.sign * c.tips as tips,
      p.sign * c.vehicle_trips as vehicle_trips,
      p.sign * c.victim_followups as victim_followups,
      p.sign * c.videos as videos,
      p.sign * c.volunteers as volunteers,
      p.sign * c.warnings_issued as warnings_issued,
      p.sign * c.warnings_read as warnings_read
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          absentees_followed_up,
          accounts_checked,
          accounts_frozen,
          accounts_restricted,
          accounts_stopped,
          activities,
          alerts_face_to_face,
          alerts_handled,
          alerts_lost,
          alerts_on_time,
          alerts_received,
          app_assisted,
          articles,
          banners,
          boards,
          broadcasts,
          cases_filed,
          cases_reported,
          cases_solved,
          classes_covered,
          dissuasions,
          forwards,
          frozen,
          gangs_dismantled,
          group_pushes,
          hazards_found,
          hazards_found_rectified,
          hazards_rectified,
          hotline_calls,
          households_registered,
          households_reported,
          household_visits,
          inspections,
          interceptions,
          internal_acts,
          leadership_groups,
          leadership_members,
          leads_transferred,
          leads_verified,
          leaflets,
          led_items,
          led_plays,
          letters,
          loss,
          loss_avoided,
          loss_reported,
          manuals,
          notices_signed,
          other_theme_activities,
          outlets_covered,
          participants,
          people_reached,
          people_reached_indirectly,
          people_visited,
          posters,
          returned,
          screenings,
          sessions,
          sms,
          stop_payment,
          student_works,
          submissions_due,
          submissions_on_time,
          suspects_caught,
          tenants_with_group,
          tips,
          vehicle_trips,
          victim_followups,
          videos,
          volunteers,
          warnings_issued,
          warnings_read
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
      d.absentees_followed_up,
      d.accounts_checked,
      d.accounts_frozen,
      d.accounts_restricted,
      d.accounts_stopped,
      d.activities,
      d.alerts_face_to_face,
      d.alerts_handled,
      d.alerts_lost,
      d.alerts_on_time,
      d.alerts_received,
      d.app_assisted,
      d.articles,
      d.banners,
      d.boards,
      d.broadcasts,
      d.cases_filed,
      d.cases_reported,
      d.cases_solved,
      d.classes_covered,
      d.dissuasions,
      d.forwards,
      d.frozen,
      d.gangs_dismantled,
      d.group_pushes,
      d.hazards_found,
      d.hazards_found_rectified,
      d.hazards_rectified,
      d.hotline_calls,
      d.households_registered,
      d.households_reported,
      d.household_visits,
      d.inspections,
      d.interceptions,
      d.internal_acts,
      d.leadership_groups,
      d.leadership_members,
      d.leads_transferred,
      d.leads_verified,
      d.leaflets,
      d.led_items,
      d.led_plays,
      d.letters,
      d.loss,
      d.loss_avoided,
      d.loss_reported,
      d.manuals,
      d.notices_signed,
      d.other_theme_activities,
      d.outlets_covered,
      d.participants,
      d.people_reached,
      d.people_reached_indirectly,
      d.people_visited,
      d.posters,
      d.returned,
      d.screenings,
      d.sessions,
      d.sms,
      d.stop_payment,
      d.student_works,
      d.submissions_due,
      d.submissions_on_time,
      d.suspects_caught,
      d.tenants_with_group,
      d.tips,
      d.vehicle_trips,
      d.victim_followups,
      d.videos,
      d.volunteers,
      d.warnings_issued,
      d.warnings_read
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
          absentees_followed_up,
          accounts_checked,
          accounts_frozen,
          accounts_restricted,
          accounts_stopped,
          activities,
          alerts_face_to_face,
          alerts_handled,
          alerts_lost,
          alerts_on_time,
          alerts_received,
          app_assisted,
          articles,
          banners,
          boards,
          broadcasts,
          cases_filed,
          cases_reported,
          cases_solved,
          classes_covered,
          dissuasions,
          forwards,
          frozen,
          gangs_dismantled,
          group_pushes,
          hazards_found,
          hazards_found_rectified,
          hazards_rectified,
          hotline_calls,
          households_registered,
          households_reported,
          household_visits,
          inspections,
          interceptions,
          internal_acts,
          leadership_groups,
          leadership_members,
          leads_transferred,
          leads_verified,
          leaflets,
          led_items,
          led_plays,
          letters,
          loss,
          loss_avoided,
          loss_reported,
          manuals,
          notices_signed,
          other_theme_activities,
          outlets_covered,
          participants,
          people_reached,
          people_reached_indirectly,
          people_visited,
          posters,
          returned,
          screenings,
          sessions,
          sms,
          stop_payment,
          student_works,
          submissions_due,
          submissions_on_time,
          suspects_caught,
          tenants_with_group,
          tips,
          vehicle_trips,
          victim_followups,
          videos,
          volunteers,
          warnings_issued,
          warnings_read
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
      d.absentees_followed_up,
      d.accounts_checked,
      d.accounts_frozen,
      d.accounts_restricted,
      d.accounts_stopped,
      d.activities,
      d.alerts_face_to_face,
      d.alerts_handled,
      d.alerts_lost,
      d.alerts_on_time,
      d.alerts_received,
      d.app_assisted,
      d.articles,
      d.banners,
      d.boards,
      d.broadcasts,
      d.cases_filed,
      d.cases_reported,
      d.cases_solved,
      d.classes_covered,
      d.dissuasions,
      d.forwards,
      d.frozen,
      d.gangs_dismantled,
      d.group_pushes,
      d.hazards_found,
      d.hazards_found_rectified,
      d.hazards_rectified,
      d.hotline_calls,
      d.households_registered,
      d.households_reported,
      d.household_visits,
      d.inspections,
      d.interceptions,
      d.internal_acts,
      d.leadership_groups,
      d.leadership_members,
      d.leads_transferred,
      d.leads_verified,
      d.leaflets,
      d.led_items,
      d.led_plays,
      d.letters,
      d.loss,
      d.loss_avoided,
      d.loss_reported,
      d.manuals,
      d.notices_signed,
      d.other_theme_activities,
      d.outlets_covered,
      d.participants,
      d.people_reached,
      d.people_reached_indirectly,
      d.people_visited,
      d.posters,
      d.returned,
      d.screenings,
      d.sessions,
      d.sms,
      d.stop_payment,
      d.student_works,
      d.submissions_due,
      d.submissions_on_time,
      d.suspects_caught,
      d.tenants_with_group,
      d.tips,
      d.vehicle_trips,
      d.victim_followups,
      d.videos,
      d.volunteers,
      d.warnings_issued,
      d.warnings_read
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
          absentees_followed_up,
          accounts_checked,
          accounts_frozen,
          accounts_restricted,
          accounts_stopped,
          activities,
          alerts_face_to_face,
          alerts_handled,
          alerts_lost,
          alerts_on_time,
          alerts_received,
          app_assisted,
          articles,
          banners,
          boards,
          broadcasts,
          cases_filed,
          cases_reported,
          cases_solved,
          classes_covered,
          dissuasions,
          forwards,
          frozen,
          gangs_dismantled,
          group_pushes,
          hazards_found,
          hazards_found_rectified,
          hazards_rectified,
          hotline_calls,
          households_registered,
          households_reported,
          household_visits,
          inspections,
          interceptions,
          internal_acts,
          leadership_groups,
          leadership_members,
          leads_transferred,
          leads_verified,
          leaflets,
          led_items,
          led_plays,
          letters,
          loss,
          loss_avoided,
          loss_reported,
          manuals,
          notices_signed,
          other_theme_activities,
          outlets_covered,
          participants,
          people_reached,
          people_reached_indirectly,
          people_visited,
          posters,
          returned,
          screenings,
          sessions,
          sms,
          stop_payment,
          student_works,
          submissions_due,
          submissions_on_time,
          suspects_caught,
          tenants_with_group,
          tips,
          vehicle_trips,
          victim_followups,
          videos,
          volunteers,
          warnings_issued,
          warnings_read
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
    union all
    select
      i,
      member,
      sum(amount) filter (where indicator = 'ABSENTEES_FOLLOWED_UP'),
      sum(amount) filter (where indicator = 'ACCOUNTS_CHECKED'),
      sum(amount) filter (where indicator = 'ACCOUNTS_FROZEN'),
      sum(amount) filter (where indicator = 'ACCOUNTS_RESTRICTED'),
      sum(amount) filter (where indicator = 'ACCOUNTS_STOPPED'),
      sum(amount) filter (where indicator = 'ACTIVITIES'),
      sum(amount) filter (where indicator = 'ALERTS_FACE_TO_FACE'),
      sum(amount) filter (where indicator = 'ALERTS_HANDLED'),
      sum(amount) filter (where indicator = 'ALERTS_LOST'),
      sum(amount) filter (where indicator = 'ALERTS_ON_TIME'),
      sum(amount) filter (where indicator = 'ALERTS_RECEIVED'),
      sum(amount) filter (where indicator = 'APP_ASSISTED'),
      sum(amount) filter (where indicator = 'ARTICLES'),
      sum(amount) filter (where indicator = 'BANNERS'),
      sum(amount) filter (where indicator = 'BOARDS'),
      sum(amount) filter (where indicator = 'BROADCASTS'),
      sum(amount) filter (where indicator = 'CASES_FILED'),
      sum(amount) filter (where indicator = 'CASES_REPORTED'),
      sum(amount) filter (where indicator = 'CASES_SOLVED'),
      sum(amount) filter (where indicator = 'CLASSES_COVERED'),
      sum(amount) filter (where indicator = 'DISSUASIONS'),
      sum(amount) filter (where indicator = 'FORWARDS'),
      sum(amount) filter (where indicator = 'FROZEN'),
      sum(amount) filter (where indicator = 'GANGS_DISMANTLED'),
      sum(amount) filter (where indicator = 'GROUP_PUSHES'),
      sum(amount) filter (where indicator = 'HAZARDS_FOUND'),
      sum(amount) filter (where indicator = 'HAZARDS_FOUND_RECTIFIED'),
      sum(amount) filter (where indicator = 'HAZARDS_RECTIFIED'),
      sum(amount) filter (where indicator = 'HOTLINE_CALLS'),
      sum(amount) filter (where indicator = 'HOUSEHOLDS_REGISTERED'),
      sum(amount) filter (where indicator = 'HOUSEHOLDS_REPORTED'),
      sum(amount) filter (where indicator = 'HOUSEHOLD_VISITS'),
      sum(amount) filter (where indicator = 'INSPECTIONS'),
      sum(amount) filter (where indicator = 'INTERCEPTIONS'),
      sum(amount) filter (where indicator = 'INTERNAL_ACTS'),
      sum(amount) filter (where indicator = 'LEADERSHIP_GROUPS'),
      sum(amount) filter (where indicator = 'LEADERSHIP_MEMBERS'),
      sum(amount) filter (where indicator = 'LEADS_TRANSFERRED'),
      sum(amount) filter (where indicator = 'LEADS_VERIFIED'),
      sum(amount) filter (where indicator = 'LEAFLETS'),
      sum(amount) filter (where indicator = 'LED_ITEMS'),
      sum(amount) filter (where indicator = 'LED_PLAYS'),
      sum(amount) filter (where indicator = 'LETTERS'),
      sum(amount) filter (where indicator = 'LOSS'),
      sum(amount) filter (where indicator = 'LOSS_AVOIDED'),
      sum(amount) filter (where indicator = 'LOSS_REPORTED'),
      sum(amount) filter (where indicator = 'MANUALS'),
      sum(amount) filter (where indicator = 'NOTICES_SIGNED'),
      sum(amount) filter (where indicator = 'OTHER_THEME_ACTIVITIES'),
      sum(amount) filter (where indicator = 'OUTLETS_COVERED'),
      sum(amount) filter (where indicator = 'PARTICIPANTS'),
      sum(amount) filter (where indicator = 'PEOPLE_REACHED'),
      sum(amount) filter (where indicator = 'PEOPLE_REACHED_INDIRECTLY'),
      sum(amount) filter (where indicator = 'PEOPLE_VISITED'),
      sum(amount) filter (where indicator = 'POSTERS'),
      sum(amount) filter (where indicator = 'RETURNED'),
      sum(amount) filter (where indicator = 'SCREENINGS'),
      sum(amount) filter (where indicator = 'SESSIONS'),
      sum(amount) filter (where indicator = 'SMS'),
      sum(amount) filter (where indicator = 'STOP_PAYMENT'),
      sum(amount) filter (where indicator = 'STUDENT_WORKS'),
      sum(amount) filter (where indicator = 'SUBMISSIONS_DUE'),
      sum(amount) filter (where indicator = 'SUBMISSIONS_ON_TIME'),
      sum(amount) filter (where indicator = 'SUSPECTS_CAUGHT'),
      sum(amount) filter (where indicator = 'TENANTS_WITH_GROUP'),
      sum(amount) filter (where indicator = 'TIPS'),
      sum(amount) filter (where indicator = 'VEHICLE_TRIPS'),
      sum(amount) filter (where indicator = 'VICTIM_FOLLOWUPS'),
      sum(amount) filter (where indicator = 'VIDEOS'),
      sum(amount) filter (where indicator = 'VOLUNTEERS'),
      sum(amount) filter (where indicator = 'WARNINGS_ISSUED'),
      sum(amount) filter (where indicator = 'WARNINGS_READ')
    from edge
    group by
      i,
      member
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where
      c.indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
    where
      c.indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
    where
      q.kind <> 'TENANT'
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
    union all
    select
      i,
      member,
      indicator,
      0,
      0,
      0,
      0,
      0,
      lines,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from spanned
    union all
    select
      i,
      member,
      indicator,
      weight * (qualifier = 'AT_LEAST')::int,
      weight * (qualifier = 'APPROX')::int,
      weight * (qualifier = 'UNCOUNTED')::int,
      weight * (qualifier = 'WITHHELD')::int,
      to_check,
      null,
      null,
      null,
      null,
      null,
      null,
      null
    from edge
    where
      (
        qualifier <> 'EXACT'
        or to_check <> 0
      )
      and indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
  ),
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
    union all
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = w.tenant
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind = 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
            union all
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and tenant_id = w.tenant
                  and period = k.period
                offset 0
              ) p
            where w.kind = 'TENANT'
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and tenant_id = w.tenant
                  and day between w.pending_from and w.pending_to
                offset 0
              ) d
            where
              w.pending_from is not null
              and w.kind = 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
            union all
            select
              w.i,
              f.tenant_id,
              e.sign * f.facts as facts
            from
              asked w
              cross join lateral jsonb_to_recordset(w.edges) as e ("from" date, "to" date, sign int)
              cross join lateral (
                select
                  tenant_id,
                  count(*)::int as facts
                from fact_day
                where
                  city_code = $1
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                  and day between e."from" and e."to"
                group by tenant_id
                offset 0
              ) f
            where
              w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.type = 'AUTHORITY'
              )
            union all
            select
              w.i,
              f.tenant_id,
              e.sign * f.facts as facts
            from
              asked w
              cross join lateral jsonb_to_recordset(w.edges) as e ("from" date, "to" date, sign int)
              cross join lateral (
                select
                  tenant_id,
                  count(*)::int as facts
                from fact_day
                where
                  city_code = $1
                  and tenant_id = w.tenant
                  and day between e."from" and e."to"
                group by tenant_id
                offset 0
              ) f
            where
              w.kind = 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
  ),
  h as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($4::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            campaign uuid,
            kept boolean,
            period text,
            cut text,
            "from" date,
            months text[],
            edges jsonb,
            overlap boolean,
            until date
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  seen as (
    select
      h.i,
      p.roster_id,
      p.block::int as block,
      p.tenant_id,
      p.bits,
      true as here
    from
      h
      cross join lateral (
        select
          roster_id,
          block,
          tenant_id,
          bits
        from household_visit_bitmap
        where
          city_code = $1
          and month = any (h.months)
          and (
            h.sector is null
            or sector = h.sector
          )
          and region_code >= h.region
          and region_code < case h.kind
            when 'OWN' then h.region || '!'
            else h.region || ':'
          end
          and (
            h.campaign is null
            or h.campaign = any (campaign_ids)
          )
        offset 0
      ) p
    where
      not h.kept
      and h.kind <> 'TENANT'
    union all
    select
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id,
      door_bits (array_agg(v.door), v.block) as bits,
      true as here
    from
      (
        select
          h.i,
          f.roster_id,
          (n - 1) / 2048 as block,
          f.tenant_id,
          n as door
        from
          h
          cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
          cross join lateral (
            select
              roster_id,
              tenant_id,
              visited
            from household_visit
            where
              city_code = $1
              and record_status = 'ACTIVE'
              and h.kind <> 'TENANT'
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
              and visited_on between e."from" and e."to"
              and (
                h.sector is null
                or sector = h.sector
              )
              and (
                h.campaign is null
                or h.campaign = any (campaign_ids)
              )
            offset 0
          ) f
          cross join unnest(f.visited) as n
        where not h.kept
      ) v
    group by
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id
    union all
    select
      h.i,
      r.id,
      p.block::int,
      p.tenant_id,
      p.bits,
      false
    from
      h
      cross join lateral (
        select id
        from household_roster
        where
          city_code = $1
          and former_codes <> '{}'
          and region_code >= h.rosters
          and region_code < case h.kind
            when 'OWN' then h.rosters || '!'
            else h.rosters || ':'
          end
        offset 0
      ) r
      cross join lateral (
        select
          block,
          tenant_id,
          bits
        from household_visit_bitmap
        where
          city_code = $1
          and month = any (h.months)
          and (
            h.sector is null
            or sector = h.sector
          )
          and roster_id = r.id
          and not (
            region_code >= h.region
            and region_code < case h.kind
              when 'OWN' then h.region || '!'
              else h.region || ':'
            end
          )
          and (
            h.campaign is null
            or h.campaign = any (campaign_ids)
          )
        offset 0
      ) p
    where
      not h.kept
      and h.kind <> 'TENANT'
      and not h.overlap
    union all
    select
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id,
      door_bits (array_agg(v.door), v.block) as bits,
      false as here
    from
      (
        select
          h.i,
          f.roster_id,
          (n - 1) / 2048 as block,
          f.tenant_id,
          n as door
        from
          h
          cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
          cross join lateral (
            select id
            from household_roster
            where
              city_code = $1
              and former_codes <> '{}'
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select
              r.id as roster_id,
              v.tenant_id,
              v.visited
            from visited_elsewhere (r.id, e."from", e."to") v
            where
              h.kind <> 'TENANT'
              and not h.overlap
              and not (
                v.region_code >= h.region
                and v.region_code < case h.kind
                  when 'OWN' then h.region || '!'
                  else h.region || ':'
                end
              )
              and (
                h.sector is null
                or v.sector = h.sector
              )
              and (
                h.campaign is null
                or h.campaign = any (v.campaign_ids)
              )
            offset 0
          ) f
          cross join unnest(f.visited) as n
        where not h.kept
      ) v
    group by
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id
    union all
    select
      h.i,
      p.roster_id,
      p.block::int as block,
      p.tenant_id,
      p.bits,
      true as here
    from
      h
      cross join lateral (
        select
          roster_id,
          block,
          tenant_id,
          bits
        from household_visit_bitmap
        where
          city_code = $1
          and month = any (h.months)
          and (
            h.sector is null
            or sector = h.sector
          )
          and tenant_id = h.tenant
          and (
            h.campaign is null
            or h.campaign = any (campaign_ids)
          )
        offset 0
      ) p
    where
      not h.kept
      and h.kind = 'TENANT'
    union all
    select
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id,
      door_bits (array_agg(v.door), v.block) as bits,
      true as here
    from
      (
        select
          h.i,
          f.roster_id,
          (n - 1) / 2048 as block,
          f.tenant_id,
          n as door
        from
          h
          cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
          cross join lateral (
            select
              roster_id,
              tenant_id,
              visited
            from household_visit
            where
              city_code = $1
              and record_status = 'ACTIVE'
              and h.kind = 'TENANT'
              and tenant_id = h.tenant
              and visited_on between e."from" and e."to"
              and (
                h.sector is null
                or sector = h.sector
              )
              and (
                h.campaign is null
                or h.campaign = any (campaign_ids)
              )
            offset 0
          ) f
          cross join unnest(f.visited) as n
        where not h.kept
      ) v
    group by
      v.i,
      v.roster_id,
      v.block,
      v.tenant_id
  ),
  covered_counted as (
    select
      i,
      sum(n) as n,
      sum(m) as m
    from
      (
        select
          s.i,
          sum(bit_count(s.bits)) as n,
          0 as m
        from
          (
            select
              s.i,
              bit_or(s.bits) as bits
            from
              seen s
              join h on h.i = s.i
              and not h.overlap
            where s.here
            group by
              s.i,
              s.roster_id,
              s.block
          ) s
        group by s.i
        union all
        select
          s.i,
          0,
          sum(
            bit_count(
              s.bits & ~ (
                select door_bits (coalesce(array_agg(away.number::smallint), '{}'), s.block)
                from
                  (
                    select number
                    from
                      (
                        select
                          roster_id,
                          number
                        from household_door
                        where
                          city_code = $1
                          and region_code = r.region_code
                          and registered_on > h.until
                        offset 0
                      ) late
                    where
                      roster_id = s.roster_id
                      and number between s.block * 2048 + 1 and s.block * 2048 + 2048
                    union all
                    select number
                    from
                      (
                        select number
                        from household_door
                        where
                          city_code = $1
                          and roster_id = s.roster_id
                          and retired_on <= h.until
                        offset 0
                      ) gone
                    where number between s.block * 2048 + 1 and s.block * 2048 + 2048
                    union all
                    select number
                    from household_vacancy
                    where
                      city_code = $1
                      and roster_id = s.roster_id
                      and number between s.block * 2048 + 1 and s.block * 2048 + 2048
                      and from_on <= h.until
                      and (
                        to_on is null
                        or to_on > h.until
                      )
                  ) away
              )
            )
          )
        from
          (
            select
              s.i,
              s.roster_id,
              s.block,
              bit_or(s.bits) as bits
            from
              seen s
              join h on h.i = s.i
              and not h.overlap
            group by
              s.i,
              s.roster_id,
              s.block
          ) s
          join h on h.i = s.i
          cross join lateral (
            select region_code
            from household_roster
            where
              city_code = $1
              and id = s.roster_id
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
        group by s.i
      ) both_counts
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(
        array[
          sum(absentees_followed_up)::text,
          sum(accounts_checked)::text,
          sum(accounts_frozen)::text,
          sum(accounts_restricted)::text,
          sum(accounts_stopped)::text,
          sum(activities)::text,
          sum(alerts_face_to_face)::text,
          sum(alerts_handled)::text,
          sum(alerts_lost)::text,
          sum(alerts_on_time)::text,
          sum(alerts_received)::text,
          sum(app_assisted)::text,
          sum(articles)::text,
          sum(banners)::text,
          sum(boards)::text,
          sum(broadcasts)::text,
          sum(cases_filed)::text,
          sum(cases_reported)::text,
          sum(cases_solved)::text,
          sum(classes_covered)::text,
          sum(dissuasions)::text,
          sum(forwards)::text,
          sum(frozen)::text,
          sum(gangs_dismantled)::text,
          sum(group_pushes)::text,
          sum(hazards_found)::text,
          sum(hazards_found_rectified)::text,
          sum(hazards_rectified)::text,
          sum(hotline_calls)::text,
          sum(households_registered)::text,
          sum(households_reported)::text,
          sum(household_visits)::text,
          sum(inspections)::text,
          sum(interceptions)::text,
          sum(internal_acts)::text,
          sum(leadership_groups)::text,
          sum(leadership_members)::text,
          sum(leads_transferred)::text,
          sum(leads_verified)::text,
          sum(leaflets)::text,
          sum(led_items)::text,
          sum(led_plays)::text,
          sum(letters)::text,
          sum(loss)::text,
          sum(loss_avoided)::text,
          sum(loss_reported)::text,
          sum(manuals)::text,
          sum(notices_signed)::text,
          sum(other_theme_activities)::text,
          sum(outlets_covered)::text,
          sum(participants)::text,
          sum(people_reached)::text,
          sum(people_reached_indirectly)::text,
          sum(people_visited)::text,
          sum(posters)::text,
          sum(returned)::text,
          sum(screenings)::text,
          sum(sessions)::text,
          sum(sms)::text,
          sum(stop_payment)::text,
          sum(student_works)::text,
          sum(submissions_due)::text,
          sum(submissions_on_time)::text,
          sum(suspects_caught)::text,
          sum(tenants_with_group)::text,
          sum(tips)::text,
          sum(vehicle_trips)::text,
          sum(victim_followups)::text,
          sum(videos)::text,
          sum(volunteers)::text,
          sum(warnings_issued)::text,
          sum(warnings_read)::text
        ],
        ',',
        ''
      ),
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
    union all
    select
      i,
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
    union all
    select
      i,
      'H',
      null,
      null,
      n::int,
      m::int,
      null::int,
      null::int,
      null::int
    from covered_counted
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readRollups: work is summarised
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
  edge as materialized (
    select
      q.i,
      m.member as member,
      d.indicator,
      coalesce(e.sign, 1) * d.amount as amount,
      d.qualifier,
      coalesce(e.sign, 1) * d.weight as weight,
      coalesce(e.sign, 1) * d.to_check as to_check
    from
      q
      cross join lateral jsonb_to_recordset(q.edges) as e ("from" date, "to" date, sign int)
      cross join lateral (
        select
          activity_type,
          fraud_type,
          age_band,
          venue,
          campaign_ids,
          sector,
          tenant_id,
          theme,
          audiences,
          channels,
          victim_sex,
          occupation,
          bank,
          payment_method,
          had_publicity,
          victim_sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in (
            'ACTIVITY',
            'ALERT',
            'FRAUD_CASE',
            'FUNDS_ACTION',
            'HOUSEHOLD_ROSTER',
            'HOUSEHOLD_VISIT',
            'INSPECTION',
            'INTERCEPTION',
            'LEADERSHIP_GROUP',
            'NOTICE',
            'NOTICE_RECEIPT',
            'SUBMISSION',
            'TALLY'
          )
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between e."from" and e."to"
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
          and indicator = any (
            '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
          )
        offset 0
      ) d
      cross join lateral unnest(
        case q.split
          when 'CAMPAIGN' then d.campaign_ids::text[]
          when 'AUDIENCE' then d.audiences
          when 'CHANNEL' then d.channels
          else array[
            case q.split
              when 'THEME' then d.theme
              when 'VICTIM_SEX' then d.victim_sex
              when 'OCCUPATION' then d.occupation
              when 'BANK' then d.bank
              when 'PAYMENT_METHOD' then d.payment_method
              when 'HAD_PUBLICITY' then d.had_publicity
              when 'VICTIM_SECTOR' then d.victim_sector
              when 'TENANT_TYPE' then (
                select t.type
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
              )
              else case q.split
                when 'ACTIVITY_TYPE' then d.activity_type
                when 'FRAUD_TYPE' then d.fraud_type
                when 'AGE_BAND' then d.age_band
                when 'VENUE' then d.venue
                when 'SECTOR' then d.sector
              end
            end
          ]
        end
      ) as m (member)
    where
      q.kind <> 'TENANT'
      and (
        q.split is null
        or m.member is not null
      )
  ),
  spanned as materialized (
    select
      q.i,
      m.member as member,
      d.indicator,
      d.weight as lines,
      d.amount,
      d.weight * (d.qualifier = 'AT_LEAST')::int as at_least,
      d.weight * (d.qualifier = 'APPROX')::int as approx,
      d.weight * (d.qualifier = 'UNCOUNTED')::int as uncounted,
      d.weight * (d.qualifier = 'WITHHELD')::int as withheld,
      d.to_check
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
          tenant_id,
          theme,
          audiences,
          channels,
          victim_sex,
          occupation,
          bank,
          payment_method,
          had_publicity,
          victim_sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check
        from fact_figure
        where
          city_code = $1
          and fact_kind in (
            'ACTIVITY',
            'ALERT',
            'FRAUD_CASE',
            'FUNDS_ACTION',
            'HOUSEHOLD_ROSTER',
            'HOUSEHOLD_VISIT',
            'INSPECTION',
            'INTERCEPTION',
            'LEADERSHIP_GROUP',
            'NOTICE',
            'NOTICE_RECEIPT',
            'SUBMISSION',
            'TALLY'
          )
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
          and day between q.starts and q.ends
          and began_on < q.starts
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
          and indicator = any (
            '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
          )
        offset 0
      ) d
      cross join lateral unnest(
        case q.split
          when 'CAMPAIGN' then d.campaign_ids::text[]
          when 'AUDIENCE' then d.audiences
          when 'CHANNEL' then d.channels
          else array[
            case q.split
              when 'THEME' then d.theme
              when 'VICTIM_SEX' then d.victim_sex
              when 'OCCUPATION' then d.occupation
              when 'BANK' then d.bank
              when 'PAYMENT_METHOD' then d.payment_method
              when 'HAD_PUBLICITY' then d.had_publicity
              when 'VICTIM_SECTOR' then d.victim_sector
              when 'TENANT_TYPE' then (
                select t.type
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
              )
              else case q.split
                when 'ACTIVITY_TYPE' then d.activity_type
                when 'FRAUD_TYPE' then d.fraud_type
                when 'AGE_BAND' then d.age_band
                when 'VENUE' then d.venue
                when 'SECTOR' then d.sector
              end
            end
          ]
        end
      ) as m (member)
    where
      q.kind <> 'TENANT'
      and q.before is null
      and (
        q.split is null
        or m.member is not null
      )
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
      and c.indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
    where
      q.kind <> 'TENANT'
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
      p.sign * c.absentees_followed_up as absentees_followed_up,
      p.sign * c.accounts_checked as accounts_checked,
      p.sign * c.accounts_frozen as accounts_frozen,
      p.sign * c.accounts_restricted as accounts_restricted,
      p.sign * c.accounts_stopped as accounts_stopped,
      p.sign * c.activities as activities,
      p.sign * c.alerts_face_to_face as alerts_face_to_face,
      p.sign * c.alerts_handled as alerts_handled,
      p.sign * c.alerts_lost as alerts_lost,
      p.sign * c.alerts_on_time as alerts_on_time,
      p.sign * c.alerts_received as alerts_received,
      p.sign * c.app_assisted as app_assisted,
      p.sign * c.articles as articles,
      p.sign * c.banners as banners,
      p.sign * c.boards as boards,
      p.sign * c.broadcasts as broadcasts,
      p.sign * c.cases_filed as cases_filed,
      p.sign * c.cases_reported as cases_reported,
      p.sign * c.cases_solved as cases_solved,
      p.sign * c.classes_covered as classes_covered,
      p.sign * c.dissuasions as dissuasions,
      p.sign * c.forwards as forwards,
      p.sign * c.frozen as frozen,
      p.sign * c.gangs_dismantled as gangs_dismantled,
      p.sign * c.group_pushes as group_pushes,
      p.sign * c.hazards_found as hazards_found,
      p.sign * c.hazards_found_rectified as hazards_found_rectified,
      p.sign * c.hazards_rectified as hazards_rectified,
      p.sign * c.hotline_calls as hotline_calls,
      p.sign * c.households_registered as households_registered,
      p.sign * c.households_reported as households_reported,
      p.sign * c.household_visits as household_visits,
      p.sign * c.inspections as inspections,
      p.sign * c.interceptions as interceptions,
      p.sign * c.internal_acts as internal_acts,
      p.sign * c.leadership_groups as leadership_groups,
      p.sign * c.leadership_members as leadership_members,
      p.sign * c.leads_transferred as leads_transferred,
      p.sign * c.leads_verified as leads_verified,
      p.sign * c.leaflets as leaflets,
      p.sign * c.led_items as led_items,
      p.sign * c.led_plays as led_plays,
      p.sign * c.letters as letters,
      p.sign * c.loss as loss,
      p.sign * c.loss_avoided as loss_avoided,
      p.sign * c.loss_reported as loss_reported,
      p.sign * c.manuals as manuals,
      p.sign * c.notices_signed as notices_signed,
      p.sign * c.other_theme_activities as other_theme_activities,
      p.sign * c.outlets_covered as outlets_covered,
      p.sign * c.participants as participants,
      p.sign * c.people_reached as people_reached,
      p.sign * c.people_reached_indirectly as people_reached_indirectly,
      p.sign * c.people_visited as people_visited,
      p.sign * c.posters as posters,
      p.sign * c.returned as returned,
      p.sign * c.screenings as screenings,
      p.sign * c.sessions as sessions,
      p.sign * c.sms as sms,
      p.sign * c.stop_payment as stop_payment,
      p.sign * c.student_works as student_works,
      p.sign * c.submissions_due as submissions_due,
      p.sign * c.submissions_on_time as submissions_on_time,
      p.sign * c.suspects_caught as suspects_caught,
      p.sign * c.tenants_with_group as tenants_with_group,
      p.sign * c.tips as tips,
      p.sign * c.vehicle_trips as vehicle_trips,
      p.sign * c.victim_followups as victim_followups,
      p.sign * c.videos as videos,
      p.sign * c.volunteers as volunteers,
      p.sign * c.warnings_issued as warnings_issued,
      p.sign * c.warnings_read as warnings_read
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
      cross join lateral (
        select
          sector,
          member,
          absentees_followed_up,
          accounts_checked,
          accounts_frozen,
          accounts_restricted,
          accounts_stopped,
          activities,
          alerts_face_to_face,
          alerts_handled,
          alerts_lost,
          alerts_on_time,
          alerts_received,
          app_assisted,
          articles,
          banners,
          boards,
          broadcasts,
          cases_filed,
          cases_reported,
          cases_solved,
          classes_covered,
          dissuasions,
          forwards,
          frozen,
          gangs_dismantled,
          group_pushes,
          hazards_found,
          hazards_found_rectified,
          hazards_rectified,
          hotline_calls,
          households_registered,
          households_reported,
          household_visits,
          inspections,
          interceptions,
          internal_acts,
          leadership_groups,
          leadership_members,
          leads_transferred,
          leads_verified,
          leaflets,
          led_items,
          led_plays,
          letters,
          loss,
          loss_avoided,
          loss_reported,
          manuals,
          notices_signed,
          other_theme_activities,
          outlets_covered,
          participants,
          people_reached,
          people_reached_indirectly,
          people_visited,
          posters,
          returned,
          screenings,
          sessions,
          sms,
          stop_payment,
          student_works,
          submissions_due,
          submissions_on_time,
          suspects_caught,
          tenants_with_group,
          tips,
          vehicle_trips,
          victim_followups,
          videos,
          volunteers,
          warnings_issued,
          warnings_read
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
      d.absentees_followed_up,
      d.accounts_checked,
      d.accounts_frozen,
      d.accounts_restricted,
      d.accounts_stopped,
      d.activities,
      d.alerts_face_to_face,
      d.alerts_handled,
      d.alerts_lost,
      d.alerts_on_time,
      d.alerts_received,
      d.app_assisted,
      d.articles,
      d.banners,
      d.boards,
      d.broadcasts,
      d.cases_filed,
      d.cases_reported,
      d.cases_solved,
      d.classes_covered,
      d.dissuasions,
      d.forwards,
      d.frozen,
      d.gangs_dismantled,
      d.group_pushes,
      d.hazards_found,
      d.hazards_found_rectified,
      d.hazards_rectified,
      d.hotline_calls,
      d.households_registered,
      d.households_reported,
      d.household_visits,
      d.inspections,
      d.interceptions,
      d.internal_acts,
      d.leadership_groups,
      d.leadership_members,
      d.leads_transferred,
      d.leads_verified,
      d.leaflets,
      d.led_items,
      d.led_plays,
      d.letters,
      d.loss,
      d.loss_avoided,
      d.loss_reported,
      d.manuals,
      d.notices_signed,
      d.other_theme_activities,
      d.outlets_covered,
      d.participants,
      d.people_reached,
      d.people_reached_indirectly,
      d.people_visited,
      d.posters,
      d.returned,
      d.screenings,
      d.sessions,
      d.sms,
      d.stop_payment,
      d.student_works,
      d.submissions_due,
      d.submissions_on_time,
      d.suspects_caught,
      d.tenants_with_group,
      d.tips,
      d.vehicle_trips,
      d.victim_followups,
      d.videos,
      d.volunteers,
      d.warnings_issued,
      d.warnings_read
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
          absentees_followed_up,
          accounts_checked,
          accounts_frozen,
          accounts_restricted,
          accounts_stopped,
          activities,
          alerts_face_to_face,
          alerts_handled,
          alerts_lost,
          alerts_on_time,
          alerts_received,
          app_assisted,
          articles,
          banners,
          boards,
          broadcasts,
          cases_filed,
          cases_reported,
          cases_solved,
          classes_covered,
          dissuasions,
          forwards,
          frozen,
          gangs_dismantled,
          group_pushes,
          hazards_found,
          hazards_found_rectified,
          hazards_rectified,
          hotline_calls,
          households_registered,
          households_reported,
          household_visits,
          inspections,
          interceptions,
          internal_acts,
          leadership_groups,
          leadership_members,
          leads_transferred,
          leads_verified,
          leaflets,
          led_items,
          led_plays,
          letters,
          loss,
          loss_avoided,
          loss_reported,
          manuals,
          notices_signed,
          other_theme_activities,
          outlets_covered,
          participants,
          people_reached,
          people_reached_indirectly,
          people_visited,
          posters,
          returned,
          screenings,
          sessions,
          sms,
          stop_payment,
          student_works,
          submissions_due,
          submissions_on_time,
          suspects_caught,
          tenants_with_group,
          tips,
          vehicle_trips,
          victim_followups,
          videos,
          volunteers,
          warnings_issued,
          warnings_read
        from rollup_delta
        where
          city_code = $1
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      q.kind <> 'TENANT'
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
    union all
    select
      i,
      member,
      sum(amount) filter (where indicator = 'ABSENTEES_FOLLOWED_UP'),
      sum(amount) filter (where indicator = 'ACCOUNTS_CHECKED'),
      sum(amount) filter (where indicator = 'ACCOUNTS_FROZEN'),
      sum(amount) filter (where indicator = 'ACCOUNTS_RESTRICTED'),
      sum(amount) filter (where indicator = 'ACCOUNTS_STOPPED'),
      sum(amount) filter (where indicator = 'ACTIVITIES'),
      sum(amount) filter (where indicator = 'ALERTS_FACE_TO_FACE'),
      sum(amount) filter (where indicator = 'ALERTS_HANDLED'),
      sum(amount) filter (where indicator = 'ALERTS_LOST'),
      sum(amount) filter (where indicator = 'ALERTS_ON_TIME'),
      sum(amount) filter (where indicator = 'ALERTS_RECEIVED'),
      sum(amount) filter (where indicator = 'APP_ASSISTED'),
      sum(amount) filter (where indicator = 'ARTICLES'),
      sum(amount) filter (where indicator = 'BANNERS'),
      sum(amount) filter (where indicator = 'BOARDS'),
      sum(amount) filter (where indicator = 'BROADCASTS'),
      sum(amount) filter (where indicator = 'CASES_FILED'),
      sum(amount) filter (where indicator = 'CASES_REPORTED'),
      sum(amount) filter (where indicator = 'CASES_SOLVED'),
      sum(amount) filter (where indicator = 'CLASSES_COVERED'),
      sum(amount) filter (where indicator = 'DISSUASIONS'),
      sum(amount) filter (where indicator = 'FORWARDS'),
      sum(amount) filter (where indicator = 'FROZEN'),
      sum(amount) filter (where indicator = 'GANGS_DISMANTLED'),
      sum(amount) filter (where indicator = 'GROUP_PUSHES'),
      sum(amount) filter (where indicator = 'HAZARDS_FOUND'),
      sum(amount) filter (where indicator = 'HAZARDS_FOUND_RECTIFIED'),
      sum(amount) filter (where indicator = 'HAZARDS_RECTIFIED'),
      sum(amount) filter (where indicator = 'HOTLINE_CALLS'),
      sum(amount) filter (where indicator = 'HOUSEHOLDS_REGISTERED'),
      sum(amount) filter (where indicator = 'HOUSEHOLDS_REPORTED'),
      sum(amount) filter (where indicator = 'HOUSEHOLD_VISITS'),
      sum(amount) filter (where indicator = 'INSPECTIONS'),
      sum(amount) filter (where indicator = 'INTERCEPTIONS'),
      sum(amount) filter (where indicator = 'INTERNAL_ACTS'),
      sum(amount) filter (where indicator = 'LEADERSHIP_GROUPS'),
      sum(amount) filter (where indicator = 'LEADERSHIP_MEMBERS'),
      sum(amount) filter (where indicator = 'LEADS_TRANSFERRED'),
      sum(amount) filter (where indicator = 'LEADS_VERIFIED'),
      sum(amount) filter (where indicator = 'LEAFLETS'),
      sum(amount) filter (where indicator = 'LED_ITEMS'),
      sum(amount) filter (where indicator = 'LED_PLAYS'),
      sum(amount) filter (where indicator = 'LETTERS'),
      sum(amount) filter (where indicator = 'LOSS'),
      sum(amount) filter (where indicator = 'LOSS_AVOIDED'),
      sum(amount) filter (where indicator = 'LOSS_REPORTED'),
      sum(amount) filter (where indicator = 'MANUALS'),
      sum(amount) filter (where indicator = 'NOTICES_SIGNED'),
      sum(amount) filter (where indicator = 'OTHER_THEME_ACTIVITIES'),
      sum(amount) filter (where indicator = 'OUTLETS_COVERED'),
      sum(amount) filter (where indicator = 'PARTICIPANTS'),
      sum(amount) filter (where indicator = 'PEOPLE_REACHED'),
      sum(amount) filter (where indicator = 'PEOPLE_REACHED_INDIRECTLY'),
      sum(amount) filter (where indicator = 'PEOPLE_VISITED'),
      sum(amount) filter (where indicator = 'POSTERS'),
      sum(amount) filter (where indicator = 'RETURNED'),
      sum(amount) filter (where indicator = 'SCREENINGS'),
      sum(amount) filter (where indicator = 'SESSIONS'),
      sum(amount) filter (where indicator = 'SMS'),
      sum(amount) filter (where indicator = 'STOP_PAYMENT'),
      sum(amount) filter (where indicator = 'STUDENT_WORKS'),
      sum(amount) filter (where indicator = 'SUBMISSIONS_DUE'),
      sum(amount) filter (where indicator = 'SUBMISSIONS_ON_TIME'),
      sum(amount) filter (where indicator = 'SUSPECTS_CAUGHT'),
      sum(amount) filter (where indicator = 'TENANTS_WITH_GROUP'),
      sum(amount) filter (where indicator = 'TIPS'),
      sum(amount) filter (where indicator = 'VEHICLE_TRIPS'),
      sum(amount) filter (where indicator = 'VICTIM_FOLLOWUPS'),
      sum(amount) filter (where indicator = 'VIDEOS'),
      sum(amount) filter (where indicator = 'VOLUNTEERS'),
      sum(amount) filter (where indicator = 'WARNINGS_ISSUED'),
      sum(amount) filter (where indicator = 'WARNINGS_READ')
    from edge
    group by
      i,
      member
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
      p.sign * c.at_least as at_least,
      p.sign * c.approx as approx,
      p.sign * c.uncounted as uncounted,
      p.sign * c.withheld as withheld,
      p.sign * c.to_check as to_check,
      null::int as lines,
      null::numeric as spanning_amount,
      null::int as spanning_at_least,
      null::int as spanning_approx,
      null::int as spanning_uncounted,
      null::int as spanning_withheld,
      null::int as spanning_to_check
    from
      q
      cross join lateral (
        select
          period,
          1 as sign
        from unnest(q.periods) as period
        union all
        select
          period,
          -1
        from unnest(q.less) as period
      ) p
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
    where
      c.indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
    where
      c.indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
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
          and region_code >= q.region
          and region_code < case q.kind
            when 'OWN' then q.region || '!'
            else q.region || ':'
          end
          and not tenant_only
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
      join lateral jsonb_each(d.qualifier_counts) k on k.key = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
    where
      q.kind <> 'TENANT'
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
    union all
    select
      i,
      member,
      indicator,
      0,
      0,
      0,
      0,
      0,
      lines,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from spanned
    union all
    select
      i,
      member,
      indicator,
      weight * (qualifier = 'AT_LEAST')::int,
      weight * (qualifier = 'APPROX')::int,
      weight * (qualifier = 'UNCOUNTED')::int,
      weight * (qualifier = 'WITHHELD')::int,
      to_check,
      null,
      null,
      null,
      null,
      null,
      null,
      null
    from edge
    where
      (
        qualifier <> 'EXACT'
        or to_check <> 0
      )
      and indicator = any (
        '{ABSENTEES_FOLLOWED_UP,ACCOUNTS_CHECKED,ACCOUNTS_FROZEN,ACCOUNTS_RESTRICTED,ACCOUNTS_STOPPED,ACTIVITIES,ALERTS_FACE_TO_FACE,ALERTS_HANDLED,ALERTS_LOST,ALERTS_ON_TIME,ALERTS_RECEIVED,APP_ASSISTED,ARTICLES,BANNERS,BOARDS,BROADCASTS,CASES_FILED,CASES_REPORTED,CASES_SOLVED,CLASSES_COVERED,DISSUASIONS,FORWARDS,FROZEN,GANGS_DISMANTLED,GROUP_PUSHES,HAZARDS_FOUND,HAZARDS_FOUND_RECTIFIED,HAZARDS_RECTIFIED,HOTLINE_CALLS,HOUSEHOLDS_REGISTERED,HOUSEHOLDS_REPORTED,HOUSEHOLD_VISITS,INSPECTIONS,INTERCEPTIONS,INTERNAL_ACTS,LEADERSHIP_GROUPS,LEADERSHIP_MEMBERS,LEADS_TRANSFERRED,LEADS_VERIFIED,LEAFLETS,LED_ITEMS,LED_PLAYS,LETTERS,LOSS,LOSS_AVOIDED,LOSS_REPORTED,MANUALS,NOTICES_SIGNED,OTHER_THEME_ACTIVITIES,OUTLETS_COVERED,PARTICIPANTS,PEOPLE_REACHED,PEOPLE_REACHED_INDIRECTLY,PEOPLE_VISITED,POSTERS,RETURNED,SCREENINGS,SESSIONS,SMS,STOP_PAYMENT,STUDENT_WORKS,SUBMISSIONS_DUE,SUBMISSIONS_ON_TIME,SUSPECTS_CAUGHT,TENANTS_WITH_GROUP,TIPS,VEHICLE_TRIPS,VICTIM_FOLLOWUPS,VIDEOS,VOLUNTEERS,WARNINGS_ISSUED,WARNINGS_READ}'
      )
  ),
  asked as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($3::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            periods text[],
            less text[],
            kept boolean,
            days int,
            "from" date,
            "to" date,
            pending_from date,
            pending_to date,
            edges jsonb
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  due as (
    select
      w.i,
      count(distinct a.tenant_id) as n
    from
      asked w
      cross join lateral (
        select tenant_id
        from tenant_assignment
        where
          city_code = $1
          and region_code >= w.region
          and region_code < case w.kind
            when 'OWN' then w.region || '!'
            else w.region || ':'
          end
          and (
            w.sector is null
            or sector = w.sector
          )
          and type <> 'AUTHORITY'
          and valid_from <= w."to"
          and (
            valid_to is null
            or valid_to >= w."from"
          )
        offset 0
      ) a
    where w.kind <> 'TENANT'
    group by w.i
  ),
  reporting as (
    select
      i,
      count(*) as n
    from
      (
        select
          i,
          tenant_id
        from
          (
            select
              w.i,
              p.tenant_id,
              k.sign * p.facts as facts
            from
              asked w
              cross join lateral (
                select
                  period,
                  1 as sign
                from unnest(w.periods) as period
                union all
                select
                  period,
                  -1
                from unnest(w.less) as period
              ) k
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_tenant_reporting
                where
                  city_code = $1
                  and home_region <> ''
                  and period = k.period
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) p
            where
              w.kind <> 'TENANT'
              and not w.kept
            union all
            select
              w.i,
              d.tenant_id,
              d.facts
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.pending_from is not null
              and not w.kept
              and w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = d.tenant_id
                  and t.type = 'AUTHORITY'
              )
            union all
            select
              w.i,
              f.tenant_id,
              e.sign * f.facts as facts
            from
              asked w
              cross join lateral jsonb_to_recordset(w.edges) as e ("from" date, "to" date, sign int)
              cross join lateral (
                select
                  tenant_id,
                  count(*)::int as facts
                from fact_day
                where
                  city_code = $1
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                  and day between e."from" and e."to"
                group by tenant_id
                offset 0
              ) f
            where
              w.kind <> 'TENANT'
              and not exists (
                select 1
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.type = 'AUTHORITY'
              )
          ) days
        group by
          i,
          tenant_id
        having sum(facts) > 0
      ) tenants
    group by i
    union all
    select
      i,
      sum(n) as n
    from
      (
        select
          w.i,
          case
            when w.days is null then r.contributing
            else (
              select sum(n)
              from unnest(r.first_days[:w.days]) n
            )
          end as n
        from
          asked w
          cross join lateral (
            select
              contributing,
              first_days
            from rollup_reporting
            where
              city_code = $1
              and node = w.region
              and period = w.periods[1]
              and sector = coalesce(w.sector, '*')
            offset 0
          ) r
        where w.kept
        union all
        select
          c.i,
          (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
        from
          (
            select
              w.i,
              w.region,
              w.sector,
              w.periods[1] as period,
              w."from",
              w."to",
              d.tenant_id,
              sum(d.facts) as change
            from
              asked w
              cross join lateral (
                select
                  tenant_id,
                  facts,
                  aside
                from rollup_delta
                where
                  city_code = $1
                  and facts <> 0
                  and home_region >= w.region
                  and home_region < case w.kind
                    when 'OWN' then w.region || '!'
                    else w.region || ':'
                  end
                  and day between w.pending_from and w.pending_to
                  and (
                    w.sector is null
                    or sector = w.sector
                  )
                offset 0
              ) d
            where
              w.kept
              and w.days is null
            group by
              1,
              2,
              3,
              4,
              5,
              6,
              7
          ) c
          left join lateral (
            select sum(facts) as facts
            from rollup_tenant_reporting p
            where
              p.city_code = $1
              and p.tenant_id = c.tenant_id
              and p.period = c.period
              and p.home_region ^@ c.region
              and (
                c.sector is null
                or p.sector = c.sector
              )
          ) p on true
        where
          not exists (
            select 1
            from tenant t
            where
              t.city_code = $1
              and t.id = c.tenant_id
              and t.type = 'AUTHORITY'
          )
      ) kept
    group by i
  ),
  h as materialized (
    select
      u.i,
      r.*,
      u.node,
      p.region,
      case
        when r.kind = 'TENANT' then u.node::uuid
      end as tenant,
      coalesce(u.territory, p.region) as rosters
    from
      (
        select *
        from
          jsonb_to_recordset($4::jsonb) as r (
            is_of int[],
            nodes text[],
            territories text[],
            kind text,
            sector text,
            campaign uuid,
            kept boolean,
            period text,
            cut text,
            "from" date,
            months text[],
            edges jsonb,
            overlap boolean,
            until date
          )
      ) r
      cross join unnest(r.is_of, r.nodes, r.territories) as u (i, node, territory)
      cross join lateral (
        select
          case r.kind
            when 'REGION' then u.node
            when 'OWN' then left(u.node, -1)
          end as region
      ) p
  ),
  covered_kept as (
    select
      i,
      sum(n) as n,
      sum(m) as m
    from
      (
        select
          h.i,
          k.covered as n,
          k.on_roster as m
        from
          h
          cross join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = h.region
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k
        where h.kept
        union all
        select
          h.i,
          coalesce(f.fresh, 0) - coalesce(k.covered, 0),
          0
        from
          h
          cross join lateral (
            select distinct region_code
            from household_visit_bitmap
            where
              city_code = $1
              and dirty
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            offset 0
          ) d
          cross join lateral (
            select sum(bit_count(bits)) as fresh
            from
              (
                select bit_or(bits) as bits
                from
                  (
                    select
                      roster_id,
                      block,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and region_code = d.region_code
                  ) s
                group by
                  roster_id,
                  block
                offset 0
              ) b
          ) f
          left join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = d.region_code
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k on true
        where h.kept
        union all
        select
          h.i,
          - s.n,
          0
        from
          h
          cross join lateral (
            select id
            from household_roster
            where
              city_code = $1
              and former_codes <> '{}'
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select sum(by_code - whole) as n
            from
              (
                select
                  sum(bit_count(bits)) as by_code,
                  bit_count(bit_or(bits)) as whole
                from
                  (
                    select
                      block,
                      region_code,
                      bit_or(bits) as bits
                    from
                      (
                        select
                          block,
                          region_code,
                          bits
                        from household_visit_bitmap
                        where
                          city_code = $1
                          and month = any (h.months)
                          and (
                            h.sector is null
                            or sector = h.sector
                          )
                          and roster_id = r.id
                          and region_code >= h.region
                          and region_code < case h.kind
                            when 'OWN' then h.region || '!'
                            else h.region || ':'
                          end
                      ) s
                    group by
                      block,
                      region_code
                  ) c
                group by block
              ) b
          ) s
        where
          h.kept
          and s.n <> 0
        union all
        select
          h.i,
          0,
          coalesce(f.fresh, 0) - coalesce(k.on_roster, 0)
        from
          h
          cross join lateral (
            select roster_id
            from household_visit_bitmap
            where
              city_code = $1
              and dirty
              and region_code >= h.region
              and region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
            union
            select r.id
            from household_roster r
            where
              r.city_code = $1
              and r.former_codes <> '{}'
              and r.region_code >= h.region
              and r.region_code < case h.kind
                when 'OWN' then h.region || '!'
                else h.region || ':'
              end
              and exists (
                select
                from household_visit_bitmap p
                where
                  p.city_code = $1
                  and p.roster_id = r.id
                  and p.dirty
              )
            offset 0
          ) d
          cross join lateral (
            select
              id,
              region_code,
              former_codes
            from household_roster
            where
              city_code = $1
              and id = d.roster_id
              and region_code >= h.rosters
              and region_code < case h.kind
                when 'OWN' then h.rosters || '!'
                else h.rosters || ':'
              end
            offset 0
          ) r
          cross join lateral (
            select
              sum(
                bit_count(
                  b.bits & ~ (
                    select door_bits (coalesce(array_agg(away.number::smallint), '{}'), b.block)
                    from
                      (
                        select number
                        from
                          (
                            select
                              roster_id,
                              number
                            from household_door
                            where
                              city_code = $1
                              and region_code = r.region_code
                              and registered_on > h.until
                            offset 0
                          ) late
                        where
                          roster_id = r.id
                          and number between b.block * 2048 + 1 and b.block * 2048 + 2048
                        union all
                        select number
                        from
                          (
                            select number
                            from household_door
                            where
                              city_code = $1
                              and roster_id = r.id
                              and retired_on <= h.until
                            offset 0
                          ) gone
                        where number between b.block * 2048 + 1 and b.block * 2048 + 2048
                        union all
                        select number
                        from household_vacancy
                        where
                          city_code = $1
                          and roster_id = r.id
                          and number between b.block * 2048 + 1 and b.block * 2048 + 2048
                          and from_on <= h.until
                          and (
                            to_on is null
                            or to_on > h.until
                          )
                      ) away
                  )
                )
              ) as fresh
            from
              (
                select
                  block,
                  bit_or(bits) as bits
                from
                  (
                    select
                      block,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and roster_id = r.id
                  ) s
                group by block
                offset 0
              ) b
          ) f
          left join lateral (
            select
              covered,
              on_roster
            from rollup_covered
            where
              city_code = $1
              and node = r.region_code
              and sector = coalesce(h.sector, '*')
              and period = h.period
            offset 0
          ) k on true
        where h.kept
      ) known
    group by i
  )
select
  coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows
from
  (
    select
      i,
      'S',
      member,
      array_to_string(
        array[
          sum(absentees_followed_up)::text,
          sum(accounts_checked)::text,
          sum(accounts_frozen)::text,
          sum(accounts_restricted)::text,
          sum(accounts_stopped)::text,
          sum(activities)::text,
          sum(alerts_face_to_face)::text,
          sum(alerts_handled)::text,
          sum(alerts_lost)::text,
          sum(alerts_on_time)::text,
          sum(alerts_received)::text,
          sum(app_assisted)::text,
          sum(articles)::text,
          sum(banners)::text,
          sum(boards)::text,
          sum(broadcasts)::text,
          sum(cases_filed)::text,
          sum(cases_reported)::text,
          sum(cases_solved)::text,
          sum(classes_covered)::text,
          sum(dissuasions)::text,
          sum(forwards)::text,
          sum(frozen)::text,
          sum(gangs_dismantled)::text,
          sum(group_pushes)::text,
          sum(hazards_found)::text,
          sum(hazards_found_rectified)::text,
          sum(hazards_rectified)::text,
          sum(hotline_calls)::text,
          sum(households_registered)::text,
          sum(households_reported)::text,
          sum(household_visits)::text,
          sum(inspections)::text,
          sum(interceptions)::text,
          sum(internal_acts)::text,
          sum(leadership_groups)::text,
          sum(leadership_members)::text,
          sum(leads_transferred)::text,
          sum(leads_verified)::text,
          sum(leaflets)::text,
          sum(led_items)::text,
          sum(led_plays)::text,
          sum(letters)::text,
          sum(loss)::text,
          sum(loss_avoided)::text,
          sum(loss_reported)::text,
          sum(manuals)::text,
          sum(notices_signed)::text,
          sum(other_theme_activities)::text,
          sum(outlets_covered)::text,
          sum(participants)::text,
          sum(people_reached)::text,
          sum(people_reached_indirectly)::text,
          sum(people_visited)::text,
          sum(posters)::text,
          sum(returned)::text,
          sum(screenings)::text,
          sum(sessions)::text,
          sum(sms)::text,
          sum(stop_payment)::text,
          sum(student_works)::text,
          sum(submissions_due)::text,
          sum(submissions_on_time)::text,
          sum(suspects_caught)::text,
          sum(tenants_with_group)::text,
          sum(tips)::text,
          sum(vehicle_trips)::text,
          sum(victim_followups)::text,
          sum(videos)::text,
          sum(volunteers)::text,
          sum(warnings_issued)::text,
          sum(warnings_read)::text
        ],
        ',',
        ''
      ),
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
    union all
    select
      i,
      'T',
      null,
      null,
      due.n::int,
      reporting.n::int,
      null::int,
      null::int,
      null::int
    from
      due
      full join reporting using (i)
    union all
    select
      i,
      'H',
      null,
      null,
      n::int,
      m::int,
      null::int,
      null::int,
      null::int
    from covered_kept
  ) as answer (i, part, member, text, n1, n2, n3, n4, n5);

-- readTenantFigures
select
  tenant_id,
  indicator,
  coalesce(
    sum(amount) filter (where not spans),
    0
  )::text as amount,
  coalesce(
    sum(weight * (qualifier = 'AT_LEAST')::int) filter (where not spans),
    0
  )::int as at_least,
  coalesce(
    sum(weight * (qualifier = 'APPROX')::int) filter (where not spans),
    0
  )::int as approx,
  coalesce(
    sum(weight * (qualifier = 'UNCOUNTED')::int) filter (where not spans),
    0
  )::int as uncounted,
  coalesce(
    sum(weight * (qualifier = 'WITHHELD')::int) filter (where not spans),
    0
  )::int as withheld,
  coalesce(
    sum(to_check) filter (where not spans),
    0
  )::int as to_check,
  coalesce(
    sum(weight) filter (where spans),
    0
  )::int as s_lines,
  coalesce(
    sum(amount) filter (where spans),
    0
  )::text as s_amount,
  coalesce(
    sum(weight * (qualifier = 'AT_LEAST')::int) filter (where spans),
    0
  )::int as s_at_least,
  coalesce(
    sum(weight * (qualifier = 'APPROX')::int) filter (where spans),
    0
  )::int as s_approx,
  coalesce(
    sum(weight * (qualifier = 'UNCOUNTED')::int) filter (where spans),
    0
  )::int as s_uncounted,
  coalesce(
    sum(weight * (qualifier = 'WITHHELD')::int) filter (where spans),
    0
  )::int as s_withheld,
  coalesce(
    sum(to_check) filter (where spans),
    0
  )::int as s_to_check
from
  (
    select
      tenant_id,
      indicator,
      amount,
      qualifier,
      weight,
      to_check,
      coalesce(began_on < $6::date, false) as spans
    from fact_figure
    where
      city_code = $1
      and fact_kind in ('ACTIVITY')
      and tenant_id = any ($2::uuid[])
      and $3::uuid = any (campaign_ids)
      and day between $4::date and $5::date
      and sector <> '-'
      and indicator in ('SESSIONS')
  ) f
group by
  tenant_id,
  indicator;

-- readTenantFigures: rollup.tenant_households
with
  seen as materialized (
    select
      tenant_id,
      roster_id,
      block,
      door_bits (array_agg(door), block) as bits
    from
      (
        select
          v.tenant_id,
          v.roster_id,
          d.door,
          (d.door - 1) / 2048 as block
        from
          household_visit v
          cross join unnest(v.visited) as d (door)
        where
          v.city_code = $1
          and v.record_status = 'ACTIVE'
          and v.tenant_id = any ($2::uuid[])
          and $3::uuid = any (v.campaign_ids)
          and v.visited_on between $4::date and $5::date
      ) v
    group by
      tenant_id,
      roster_id,
      block
  )
select
  tenant_id,
  sum(bit_count(bits))::int as visited,
  coalesce(sum(on_roster), 0)::int as on_roster
from
  (
    select
      s.tenant_id,
      s.bits,
      bit_count(
        s.bits & ~ (
          select door_bits (coalesce(array_agg(away.number::smallint), '{}'), s.block)
          from
            (
              select number
              from
                (
                  select
                    roster_id,
                    number
                  from household_door
                  where
                    city_code = $1
                    and region_code = r.region_code
                    and registered_on > $5::date
                  offset 0
                ) late
              where
                roster_id = s.roster_id
                and number between s.block * 2048 + 1 and s.block * 2048 + 2048
              union all
              select number
              from
                (
                  select number
                  from household_door
                  where
                    city_code = $1
                    and roster_id = s.roster_id
                    and retired_on <= $5::date
                  offset 0
                ) gone
              where number between s.block * 2048 + 1 and s.block * 2048 + 2048
              union all
              select number
              from household_vacancy
              where
                city_code = $1
                and roster_id = s.roster_id
                and number between s.block * 2048 + 1 and s.block * 2048 + 2048
                and from_on <= $5::date
                and (
                  to_on is null
                  or to_on > $5::date
                )
            ) away
        )
      ) as on_roster
    from
      seen s
      join unnest($2::uuid[], $6::text[]) as t (id, territory) on t.id = s.tenant_id
      left join lateral (
        select h.region_code
        from household_roster h
        where
          h.city_code = $1
          and h.id = s.roster_id
          and h.region_code >= t.territory
          and h.region_code < t.territory || ':'
        offset 0
      ) r on true
  ) c
group by tenant_id;
