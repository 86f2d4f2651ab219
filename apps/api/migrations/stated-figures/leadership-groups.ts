import { dayOf, inPlace, type LedgerPart } from './part.js';

const GROUP_SPANS = `
      select g.city_code, g.tenant_id, g.campaign_id, g.id as fact_id, 'LEADERSHIP_GROUPS'::text as indicator,
        1::bigint as amount, 'EXACT'::text as qualifier, 0 as to_check, g.founded_on as from_on, g.dissolved_on as to_on
      from leadership_group g where g.record_status = 'ACTIVE' and g.dissolved_on is distinct from g.founded_on
      union all
      select g.city_code, g.tenant_id, g.campaign_id, g.id, 'LEADERSHIP_MEMBERS', g.member_count,
        g.member_count_qualifier, 0, g.founded_on, g.dissolved_on
      from leadership_group g where g.record_status = 'ACTIVE' and g.member_count_qualifier is not null
        and g.dissolved_on is distinct from g.founded_on
      union all
      select g.city_code, g.tenant_id, g.campaign_id, g.id, 'LEADERSHIP_MEMBERS', m.people, 'EXACT', 0,
        m.joined_on, least(m.left_on, g.dissolved_on)
      from leadership_group g join leadership_member m on m.city_code = g.city_code and m.group_id = g.id
      where g.record_status = 'ACTIVE' and g.member_count_qualifier is null
        and m.joined_on < coalesce(least(m.left_on, g.dissolved_on), 'infinity'::date)`;

/**
 * A tenant with several groups counts once; of each campaign once, too, which the line without a campaign takes back.
 */
const TENANT_SPANS = `
      select u.city_code, u.tenant_id, u.campaign_id, u.tenant_id as fact_id, 'TENANTS_WITH_GROUP'::text as indicator,
        u.amount, 'EXACT'::text as qualifier, 0 as to_check, lower(r) as from_on, upper(r) as to_on
      from (
        select city_code, tenant_id, null::uuid as campaign_id, 1::bigint as amount,
          range_agg(daterange(founded_on, dissolved_on)) as spans
        from leadership_group where record_status = 'ACTIVE' group by 1, 2
        union all
        select city_code, tenant_id, case when line = 1 then campaign_id end, line,
          range_agg(daterange(founded_on, dissolved_on))
        from leadership_group, (values (1::bigint), (-1::bigint)) as l(line)
        where record_status = 'ACTIVE' and campaign_id is not null
        group by city_code, tenant_id, campaign_id, line) u,
        unnest(u.spans) r
      where not isempty(r)`;

export const LEADERSHIP_GROUPS: LedgerPart = {
  figures: [inPlace('LEADERSHIP_GROUP', `${GROUP_SPANS} union all ${TENANT_SPANS}`)],
  days: [dayOf('leadership_group', 'LEADERSHIP_GROUP', 'founded_on')],
};
