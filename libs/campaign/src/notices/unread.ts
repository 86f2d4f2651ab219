/**
 * Days after its publication, or after the day it set, for which an authority is told who has not acknowledged its
 * notice: each costs a look at all its units.
 */
export const CHASED_FOR = 30;

/**
 * Units without a receipt of notices of an authority that are still asked for on the day `$3`, and how many of
 * these: `id`, `count`.
 * @param units SQL of the ids of the units that are asked about
 * @param authority SQL of its id
 */
export const unreadNoticesOf = (units: string, authority: string): string => `
      select t.id, count(*)::int as count
      from notice w join tenant t on t.city_code = $1 and t.id in (${units}) and t.id <> w.tenant_id
        and t.opened_on <= w.published_on and (t.closed_on is null or t.closed_on >= $3::date)
        and t.region_code ^@ any (w.regions) and (w.sectors = '{}' or t.sector = any (w.sectors))
        and is_addressed(t.id, t.type)
      where w.city_code = $1 and w.tenant_id = ${authority} and w.record_status = 'ACTIVE'
        and greatest(w.published_on, w.receive_by) > $3::date - ${CHASED_FOR}
        and not exists (select from notice_receipt r
          where r.city_code = $1 and r.notice_id = w.id and r.tenant_id = t.id)
      group by t.id`;
