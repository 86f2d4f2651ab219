/** Whether a campaign (an alias of it) is for the acting unit; one that is closed receives nothing more. */
export const isForOwn = (campaign: string): string =>
  `(campaign_addresses(${campaign}.regions, ${campaign}.sectors, ${campaign}.tenant_types, ${campaign}.excepted,
        ${campaign}.tenant_id, app_home(), app_line(), app_type(), app_tenant())
      and exists (select from tenant u where u.city_code = $1 and u.id = app_tenant()
        and (u.closed_on is null or u.closed_on >= (now() at time zone 'Asia/Shanghai')::date)))`;

/**
 * Whether a campaign runs: it was issued, and what it forwards runs, too. What lies between the first campaign and the
 * one that is forwarded is its authority's to end: a unit does not see it.
 */
export const runs = (campaign: string): string =>
  `(${campaign}.status = 'ISSUED' and ${campaign}.edition > 0 and not exists (select from campaign above
        where above.city_code = $1 and above.id in (${campaign}.parent_id, ${campaign}.root_id)
          and above.status <> 'ISSUED'))`;

/**
 * Whether a campaign waits for the acting unit: it runs, is for it, in tasks that it has not received yet, and nobody
 * forwards it to the unit, which receives that one instead.
 */
export const isToReceive = (campaign: string): string =>
  `(${runs(campaign)} and ${isForOwn(campaign)}
      and not exists (select from campaign_receipt had where had.city_code = $1
        and had.campaign_id = ${campaign}.id and had.tenant_id = app_tenant()
        and had.edition >= ${campaign}.tasks_edition)
      and not exists (select from campaign k where k.city_code = $1 and k.parent_id = ${campaign}.id
        and k.status = 'ISSUED' and ${isForOwn('k')}))`;
