-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- AddresseeRepository.audience: campaign_addressee.audience
select
  t.id,
  t.region_code as "regionCode",
  t.sector,
  t.type,
  null::timestamptz as "receivedAt"
from tenant t
where
  t.city_code = $1
  and t.opened_on <= $2::date
  and (
    t.closed_on is null
    or t.closed_on >= $2
  )
  and campaign_addresses ($3::text[], $4::text[], $5::text[], $6::uuid[], $7::uuid, t.region_code, t.sector, t.type, t.id)
order by
  t.region_code,
  t.id;

-- AddresseeRepository.hasAudience: campaign_addressee.anybody
select
  exists (
    select
    from tenant t
    where
      t.city_code = $1
      and t.opened_on <= $2::date
      and (
        t.closed_on is null
        or t.closed_on >= $2
      )
      and campaign_addresses ($3::text[], $4::text[], $5::text[], $6::uuid[], $7::uuid, t.region_code, t.sector, t.type, t.id)
  ) as found;

-- AddresseeRepository.own, AddresseeRepository.ownIn: campaign_addressee.own
select
  c.id,
  r.at as "receivedAt",
  r.edition as "receivedEdition",
  c.status <> 'DRAFT'
  and (
    campaign_addresses (
      c.regions,
      c.sectors,
      c.tenant_types,
      c.excepted,
      c.tenant_id,
      app_home (),
      app_line (),
      app_type (),
      app_tenant ()
    )
    and exists (
      select
      from tenant u
      where
        u.city_code = $1
        and u.id = app_tenant ()
        and (
          u.closed_on is null
          or u.closed_on >= (now() at time zone 'Asia/Shanghai')::date
        )
    )
  ) as "isAddressed",
  (
    c.status = 'ISSUED'
    and c.edition > 0
    and not exists (
      select
      from campaign above
      where
        above.city_code = $1
        and above.id in (c.parent_id, c.root_id)
        and above.status <> 'ISSUED'
    )
  ) as runs,
  (
    (
      c.status = 'ISSUED'
      and c.edition > 0
      and not exists (
        select
        from campaign above
        where
          above.city_code = $1
          and above.id in (c.parent_id, c.root_id)
          and above.status <> 'ISSUED'
      )
    )
    and (
      campaign_addresses (
        c.regions,
        c.sectors,
        c.tenant_types,
        c.excepted,
        c.tenant_id,
        app_home (),
        app_line (),
        app_type (),
        app_tenant ()
      )
      and exists (
        select
        from tenant u
        where
          u.city_code = $1
          and u.id = app_tenant ()
          and (
            u.closed_on is null
            or u.closed_on >= (now() at time zone 'Asia/Shanghai')::date
          )
      )
    )
    and not exists (
      select
      from campaign_receipt had
      where
        had.city_code = $1
        and had.campaign_id = c.id
        and had.tenant_id = app_tenant ()
        and had.edition >= c.tasks_edition
    )
    and not exists (
      select
      from campaign k
      where
        k.city_code = $1
        and k.parent_id = c.id
        and k.status = 'ISSUED'
        and (
          campaign_addresses (
            k.regions,
            k.sectors,
            k.tenant_types,
            k.excepted,
            k.tenant_id,
            app_home (),
            app_line (),
            app_type (),
            app_tenant ()
          )
          and exists (
            select
            from tenant u
            where
              u.city_code = $1
              and u.id = app_tenant ()
              and (
                u.closed_on is null
                or u.closed_on >= (now() at time zone 'Asia/Shanghai')::date
              )
          )
        )
    )
  ) as "toReceive"
from
  campaign c
  left join lateral (
    select
      r.received_at as at,
      r.edition
    from campaign_receipt r
    where
      r.city_code = $1
      and r.campaign_id = c.id
      and r.tenant_id = app_tenant ()
    order by r.edition desc
    limit 1
  ) r on true
where
  c.city_code = $1
  and c.id = any ($2::uuid[]);

-- AddresseeRepository.receive: campaign_addressee.receive
with recursive
  forwarded as (
    select
      c.city_code,
      c.id,
      c.parent_id,
      c.parent_edition,
      c.root_id,
      c.tenant_id,
      c.edition,
      c.status,
      c.regions,
      c.sectors,
      c.tenant_types,
      c.excepted
    from campaign c
    where
      c.city_code = $1
      and c.id = $2
      and c.edition = $5
    union all
    select
      p.city_code,
      p.id,
      p.parent_id,
      p.parent_edition,
      p.root_id,
      p.tenant_id,
      p.edition,
      p.status,
      p.regions,
      p.sectors,
      p.tenant_types,
      p.excepted
    from
      forwarded f
      join campaign p on p.city_code = $1
      and p.id = f.parent_id
      and p.edition = f.parent_edition
  )
insert into
  campaign_receipt (city_code, campaign_id, tenant_id, edition, region_code, sector, issuer_id, received_by)
select
  $1,
  f.id,
  $3::uuid,
  f.edition,
  app_home (),
  app_line (),
  f.tenant_id,
  $4::uuid
from forwarded f
where
  (
    f.status = 'ISSUED'
    and f.edition > 0
    and not exists (
      select
      from campaign above
      where
        above.city_code = $1
        and above.id in (f.parent_id, f.root_id)
        and above.status <> 'ISSUED'
    )
  )
  and (
    campaign_addresses (
      f.regions,
      f.sectors,
      f.tenant_types,
      f.excepted,
      f.tenant_id,
      app_home (),
      app_line (),
      app_type (),
      app_tenant ()
    )
    and exists (
      select
      from tenant u
      where
        u.city_code = $1
        and u.id = app_tenant ()
        and (
          u.closed_on is null
          or u.closed_on >= (now() at time zone 'Asia/Shanghai')::date
        )
    )
  )
on conflict do nothing
returning campaign_id as "campaignId";

-- AddresseeRepository.reception: campaign_addressee.reception
with recursive
  tree as (
    select
      top.id,
      top.regions,
      top.sectors,
      top.tenant_types,
      top.excepted,
      top.tenant_id,
      top.tasks_edition,
      top.city_code,
      true as current
    from campaign top
    where
      top.city_code = $1
      and top.id = $2
    union all
    select
      k.id,
      k.regions,
      k.sectors,
      k.tenant_types,
      k.excepted,
      k.tenant_id,
      k.tasks_edition,
      k.city_code,
      tree.current
      and k.parent_edition >= tree.tasks_edition
    from
      campaign k
      join tree on k.city_code = $1
      and k.parent_id = tree.id
    where k.status in ('ISSUED', 'CLOSED')
  )
select
  left(t.region_code, $4::int) as "regionCode",
  t.sector,
  count(*)::int as addressed,
  count(
    (
      select min(r.received_at)
      from
        tree
        join campaign_receipt r on r.city_code = $1
        and r.campaign_id = tree.id
        and r.tenant_id = t.id
        and tree.current
        and r.edition >= tree.tasks_edition
    )
  )::int as received
from tenant t
where
  t.city_code = $1
  and t.region_code >= greatest(
    '',
    (
      select
        case
          when bool_or(regions = '{}') then ''
          else (
            select min(code)
            from
              tree,
              unnest(tree.regions) code
          )
        end
      from tree
    ) collate "C"
  )
  and t.region_code < least(
    '' || ':',
    (
      select
        case
          when bool_or(regions = '{}') then ':'
          else (
            select max(code || ':')
            from
              tree,
              unnest(tree.regions) code
          )
        end
      from tree
    ) collate "C"
  )
  and t.opened_on <= $3::date
  and (
    t.closed_on is null
    or t.closed_on >= $3
  )
  and exists (
    select
    from tree
    where
      campaign_addresses (
        tree.regions,
        tree.sectors,
        tree.tenant_types,
        tree.excepted,
        tree.tenant_id,
        t.region_code,
        t.sector,
        t.type,
        t.id
      )
  )
group by
  1,
  2
order by
  1,
  2;

-- AddresseeRepository.units: campaign_addressee.units
with recursive
  tree as (
    select
      top.id,
      top.regions,
      top.sectors,
      top.tenant_types,
      top.excepted,
      top.tenant_id,
      top.tasks_edition,
      top.city_code,
      true as current
    from campaign top
    where
      top.city_code = $1
      and top.id = $2
    union all
    select
      k.id,
      k.regions,
      k.sectors,
      k.tenant_types,
      k.excepted,
      k.tenant_id,
      k.tasks_edition,
      k.city_code,
      tree.current
      and k.parent_edition >= tree.tasks_edition
    from
      campaign k
      join tree on k.city_code = $1
      and k.parent_id = tree.id
    where k.status in ('ISSUED', 'CLOSED')
  ),
  matching as materialized (
    select
      t.id,
      t.region_code,
      t.sector,
      t.type
    from tenant t
    where
      t.city_code = $1
      and t.region_code >= greatest(
        coalesce($4::text, ''),
        (
          select
            case
              when bool_or(regions = '{}') then ''
              else (
                select min(code)
                from
                  tree,
                  unnest(tree.regions) code
              )
            end
          from tree
        ) collate "C"
      )
      and t.region_code < least(
        coalesce($4::text, '') || ':',
        (
          select
            case
              when bool_or(regions = '{}') then ':'
              else (
                select max(code || ':')
                from
                  tree,
                  unnest(tree.regions) code
              )
            end
          from tree
        ) collate "C"
      )
      and t.opened_on <= $3::date
      and (
        t.closed_on is null
        or t.closed_on >= $3
      )
      and exists (
        select
        from tree
        where
          campaign_addresses (
            tree.regions,
            tree.sectors,
            tree.tenant_types,
            tree.excepted,
            tree.tenant_id,
            t.region_code,
            t.sector,
            t.type,
            t.id
          )
      )
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
        $7::boolean is null
        or (
          (
            select min(r.received_at)
            from
              tree
              join campaign_receipt r on r.city_code = $1
              and r.campaign_id = tree.id
              and r.tenant_id = t.id
              and tree.current
              and r.edition >= tree.tasks_edition
          ) is not null
        ) = $7
      )
      and (
        $8::text[] is null
        or t.name_folded like all ($8)
      )
  ),
  page as materialized (
    select *
    from matching
    where
      $9::text is null
      or (region_code, id) > ($9, $10::uuid)
    order by
      region_code,
      id
    limit $11
  )
select
  total.count as "totalCount",
  m.id,
  m.region_code as "regionCode",
  m.sector,
  m.type,
  case
    when m.id is not null then (
      select min(r.received_at)
      from
        tree
        join campaign_receipt r on r.city_code = $1
        and r.campaign_id = tree.id
        and r.tenant_id = m.id
        and tree.current
        and r.edition >= tree.tasks_edition
    )
  end as "receivedAt"
from
  (
    select count(*)::int
    from matching
  ) total
  left join page m on true
order by
  m.region_code,
  m.id;

-- AddresseeRepository.waiting: campaign_addressee.waiting
select
  (
    c.status = 'ISSUED'
    and c.edition > 0
    and not exists (
      select
      from campaign above
      where
        above.city_code = $1
        and above.id in (c.parent_id, c.root_id)
        and above.status <> 'ISSUED'
    )
  ) as runs,
  array(
    select t.id::text
    from tenant t
    where
      t.city_code = $1
      and t.opened_on <= $3::date
      and (
        t.closed_on is null
        or t.closed_on >= $3
      )
      and campaign_addresses (
        c.regions,
        c.sectors,
        c.tenant_types,
        c.excepted,
        c.tenant_id,
        t.region_code,
        t.sector,
        t.type,
        t.id
      )
      and not exists (
        select
        from campaign_receipt r
        where
          r.city_code = $1
          and r.campaign_id = c.id
          and r.tenant_id = t.id
          and r.edition >= c.tasks_edition
      )
      and not exists (
        select
        from campaign k
        where
          k.city_code = $1
          and k.parent_id = c.id
          and k.status = 'ISSUED'
          and campaign_addresses (
            k.regions,
            k.sectors,
            k.tenant_types,
            k.excepted,
            k.tenant_id,
            t.region_code,
            t.sector,
            t.type,
            t.id
          )
      )
    order by t.id
  ) as ids
from campaign c
where
  c.city_code = $1
  and c.id = $2;

-- CampaignRepository.byIds, CampaignRepository.findIn: campaign.by_id
select
  c.id,
  c.tenant_id as "tenantId",
  c.status,
  c.name as title,
  c.document_number as "documentNumber",
  c.issuing_body as "issuingBody",
  c.basis_issuer as "basisIssuer",
  c.basis_number as "basisNumber",
  c.theme,
  c.requirements,
  c.starts_on as "startsOn",
  c.ends_on as "endsOn",
  c.receive_by as "receiveBy",
  c.regions,
  c.sectors,
  c.tenant_types as "tenantTypes",
  c.excepted::text[] as excepted,
  c.tasks,
  c.parent_id as "parentId",
  c.parent_edition as "parentEdition",
  c.root_id as "rootId",
  c.edition,
  c.tasks_edition as "tasksEdition",
  c.version,
  c.reason,
  c.input_hash as "inputHash",
  c.issued_at as "issuedAt",
  c.closed_at as "closedAt"
from campaign c
where
  c.city_code = $1
  and c.id = any ($2::uuid[]);

-- CampaignRepository.byKey: campaign.by_key
select
  c.id,
  c.tenant_id as "tenantId",
  c.status,
  c.name as title,
  c.document_number as "documentNumber",
  c.issuing_body as "issuingBody",
  c.basis_issuer as "basisIssuer",
  c.basis_number as "basisNumber",
  c.theme,
  c.requirements,
  c.starts_on as "startsOn",
  c.ends_on as "endsOn",
  c.receive_by as "receiveBy",
  c.regions,
  c.sectors,
  c.tenant_types as "tenantTypes",
  c.excepted::text[] as excepted,
  c.tasks,
  c.parent_id as "parentId",
  c.parent_edition as "parentEdition",
  c.root_id as "rootId",
  c.edition,
  c.tasks_edition as "tasksEdition",
  c.version,
  c.reason,
  c.input_hash as "inputHash",
  c.issued_at as "issuedAt",
  c.closed_at as "closedAt"
from campaign c
where
  c.city_code = $1
  and c.tenant_id = $2
  and c.idempotency_key = $3;

-- CampaignRepository.closing: campaign.closing
select
  l.campaign_id as "campaignId",
  l.figures,
  l.hash,
  l.as_of as "asOf"
from campaign_closing l
where
  l.city_code = $1
  and l.campaign_id = $2;

-- CampaignRepository.discard: campaign.discard
delete from campaign c
where
  c.city_code = $1
  and c.id = $2
  and c.status = 'DRAFT'
returning c.id;

-- CampaignRepository.editions: campaign.editions
select
  e.campaign_id as "campaignId",
  e.number,
  e.content,
  e.reason,
  e.tasks_changed as "tasksChanged",
  e.issued_at as "issuedAt"
from campaign_edition e
where
  e.city_code = $1
  and e.campaign_id = any ($2::uuid[])
order by
  e.campaign_id,
  e.number desc;

-- CampaignRepository.end: campaign.end
update campaign c
set
  status = $3,
  reason = $4,
  closed_at = case
    when $3 = 'CLOSED' then now()
  end,
  version = c.version + 1,
  changed_at = now(),
  changed_by = $5
where
  c.city_code = $1
  and c.id = $2
returning
  c.id,
  c.tenant_id as "tenantId",
  c.status,
  c.name as title,
  c.document_number as "documentNumber",
  c.issuing_body as "issuingBody",
  c.basis_issuer as "basisIssuer",
  c.basis_number as "basisNumber",
  c.theme,
  c.requirements,
  c.starts_on as "startsOn",
  c.ends_on as "endsOn",
  c.receive_by as "receiveBy",
  c.regions,
  c.sectors,
  c.tenant_types as "tenantTypes",
  c.excepted::text[] as excepted,
  c.tasks,
  c.parent_id as "parentId",
  c.parent_edition as "parentEdition",
  c.root_id as "rootId",
  c.edition,
  c.tasks_edition as "tasksEdition",
  c.version,
  c.reason,
  c.input_hash as "inputHash",
  c.issued_at as "issuedAt",
  c.closed_at as "closedAt";

-- CampaignRepository.forwardings: campaign.forwarded
select
  c.id,
  c.tenant_id as "tenantId",
  c.status,
  c.name as title,
  c.document_number as "documentNumber",
  c.issuing_body as "issuingBody",
  c.basis_issuer as "basisIssuer",
  c.basis_number as "basisNumber",
  c.theme,
  c.requirements,
  c.starts_on as "startsOn",
  c.ends_on as "endsOn",
  c.receive_by as "receiveBy",
  c.regions,
  c.sectors,
  c.tenant_types as "tenantTypes",
  c.excepted::text[] as excepted,
  c.tasks,
  c.parent_id as "parentId",
  c.parent_edition as "parentEdition",
  c.root_id as "rootId",
  c.edition,
  c.tasks_edition as "tasksEdition",
  c.version,
  c.reason,
  c.input_hash as "inputHash",
  c.issued_at as "issuedAt",
  c.closed_at as "closedAt"
from campaign c
where
  c.city_code = $1
  and c.parent_id = any ($2::uuid[])
  and c.status <> 'WITHDRAWN'
order by
  c.parent_id,
  c.issued_at nulls last,
  c.id;

-- CampaignRepository.insert: campaign.insert
insert into
  campaign as c (
    city_code,
    id,
    name,
    document_number,
    issuing_body,
    basis_issuer,
    basis_number,
    theme,
    requirements,
    starts_on,
    ends_on,
    receive_by,
    regions,
    sectors,
    tenant_types,
    excepted,
    tasks,
    parent_edition,
    changed_by,
    tenant_id,
    status,
    parent_id,
    root_id,
    idempotency_key,
    input_hash
  )
values
  (
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
    $12,
    $13,
    $14,
    $15,
    $16,
    $17,
    $18,
    $19,
    $20,
    'DRAFT',
    $21,
    $22,
    $23,
    $24
  )
on conflict do nothing
returning
  c.id,
  c.tenant_id as "tenantId",
  c.status,
  c.name as title,
  c.document_number as "documentNumber",
  c.issuing_body as "issuingBody",
  c.basis_issuer as "basisIssuer",
  c.basis_number as "basisNumber",
  c.theme,
  c.requirements,
  c.starts_on as "startsOn",
  c.ends_on as "endsOn",
  c.receive_by as "receiveBy",
  c.regions,
  c.sectors,
  c.tenant_types as "tenantTypes",
  c.excepted::text[] as excepted,
  c.tasks,
  c.parent_id as "parentId",
  c.parent_edition as "parentEdition",
  c.root_id as "rootId",
  c.edition,
  c.tasks_edition as "tasksEdition",
  c.version,
  c.reason,
  c.input_hash as "inputHash",
  c.issued_at as "issuedAt",
  c.closed_at as "closedAt";

-- CampaignRepository.issue: campaign.insert_edition
insert into
  campaign_edition (city_code, campaign_id, number, tenant_id, content, reason, tasks_changed, issued_by)
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- CampaignRepository.issue: campaign.issue
update campaign c
set
  name = $3,
  document_number = $4,
  issuing_body = $5,
  basis_issuer = $6,
  basis_number = $7,
  theme = $8,
  requirements = $9,
  starts_on = $10,
  ends_on = $11,
  receive_by = $12,
  regions = $13,
  sectors = $14,
  tenant_types = $15,
  excepted = $16,
  tasks = $17,
  parent_edition = $18,
  version = c.version + 1,
  changed_at = now(),
  changed_by = $19,
  status = 'ISSUED',
  edition = c.edition + 1,
  tasks_edition = case
    when $20 then c.edition + 1
    else c.tasks_edition
  end,
  issued_at = now(),
  issued_by = $19
where
  c.city_code = $1
  and c.id = $2
returning
  c.id,
  c.tenant_id as "tenantId",
  c.status,
  c.name as title,
  c.document_number as "documentNumber",
  c.issuing_body as "issuingBody",
  c.basis_issuer as "basisIssuer",
  c.basis_number as "basisNumber",
  c.theme,
  c.requirements,
  c.starts_on as "startsOn",
  c.ends_on as "endsOn",
  c.receive_by as "receiveBy",
  c.regions,
  c.sectors,
  c.tenant_types as "tenantTypes",
  c.excepted::text[] as excepted,
  c.tasks,
  c.parent_id as "parentId",
  c.parent_edition as "parentEdition",
  c.root_id as "rootId",
  c.edition,
  c.tasks_edition as "tasksEdition",
  c.version,
  c.reason,
  c.input_hash as "inputHash",
  c.issued_at as "issuedAt",
  c.closed_at as "closedAt";

-- CampaignRepository.keepClosing: campaign.insert_closing
insert into campaign_closing (city_code, campaign_id, tenant_id, figures, hash, as_of, closed_by)
values ($1, $2, $3, $4, $5, $6, $7);

-- CampaignRepository.lock: campaign.locked
select
  c.id,
  c.tenant_id as "tenantId",
  c.status,
  c.name as title,
  c.document_number as "documentNumber",
  c.issuing_body as "issuingBody",
  c.basis_issuer as "basisIssuer",
  c.basis_number as "basisNumber",
  c.theme,
  c.requirements,
  c.starts_on as "startsOn",
  c.ends_on as "endsOn",
  c.receive_by as "receiveBy",
  c.regions,
  c.sectors,
  c.tenant_types as "tenantTypes",
  c.excepted::text[] as excepted,
  c.tasks,
  c.parent_id as "parentId",
  c.parent_edition as "parentEdition",
  c.root_id as "rootId",
  c.edition,
  c.tasks_edition as "tasksEdition",
  c.version,
  c.reason,
  c.input_hash as "inputHash",
  c.issued_at as "issuedAt",
  c.closed_at as "closedAt"
from campaign c
where
  c.city_code = $1
  and c.id = $2
for update;

-- CampaignRepository.ofDay: campaign.of_day
select
  c.id,
  c.tenant_id as "tenantId",
  c.status,
  c.name as title,
  c.document_number as "documentNumber",
  c.issuing_body as "issuingBody",
  c.basis_issuer as "basisIssuer",
  c.basis_number as "basisNumber",
  c.theme,
  c.requirements,
  c.starts_on as "startsOn",
  c.ends_on as "endsOn",
  c.receive_by as "receiveBy",
  c.regions,
  c.sectors,
  c.tenant_types as "tenantTypes",
  c.excepted::text[] as excepted,
  c.tasks,
  c.parent_id as "parentId",
  c.parent_edition as "parentEdition",
  c.root_id as "rootId",
  c.edition,
  c.tasks_edition as "tasksEdition",
  c.version,
  c.reason,
  c.input_hash as "inputHash",
  c.issued_at as "issuedAt",
  c.closed_at as "closedAt"
from campaign c
where
  c.city_code = $1
  and c.status = 'ISSUED'
  and c.parent_id is null
  and c.starts_on <= $2::date
  and c.ends_on >= $2
order by
  c.ends_on,
  c.id
limit 50;

-- CampaignRepository.page: campaign.page
with
  matching as (
    select
      c.id,
      c.tenant_id as "tenantId",
      c.status,
      c.name as title,
      c.document_number as "documentNumber",
      c.issuing_body as "issuingBody",
      c.basis_issuer as "basisIssuer",
      c.basis_number as "basisNumber",
      c.theme,
      c.requirements,
      c.starts_on as "startsOn",
      c.ends_on as "endsOn",
      c.receive_by as "receiveBy",
      c.regions,
      c.sectors,
      c.tenant_types as "tenantTypes",
      c.excepted::text[] as excepted,
      c.tasks,
      c.parent_id as "parentId",
      c.parent_edition as "parentEdition",
      c.root_id as "rootId",
      c.edition,
      c.tasks_edition as "tasksEdition",
      c.version,
      c.reason,
      c.input_hash as "inputHash",
      c.issued_at as "issuedAt",
      c.closed_at as "closedAt"
    from campaign c
    where
      c.city_code = $1
      and (
        $2::text is null
        or c.status = $2
      )
      and (
        $3::date is null
        or (
          c.starts_on <= $3
          and c.ends_on >= $3
        )
      )
      and (
        $4::boolean is not true
        or c.tenant_id = $5
      )
      and (
        $6::boolean is not true
        or (
          (
            c.status = 'ISSUED'
            and c.edition > 0
            and not exists (
              select
              from campaign above
              where
                above.city_code = $1
                and above.id in (c.parent_id, c.root_id)
                and above.status <> 'ISSUED'
            )
          )
          and (
            campaign_addresses (
              c.regions,
              c.sectors,
              c.tenant_types,
              c.excepted,
              c.tenant_id,
              app_home (),
              app_line (),
              app_type (),
              app_tenant ()
            )
            and exists (
              select
              from tenant u
              where
                u.city_code = $1
                and u.id = app_tenant ()
                and (
                  u.closed_on is null
                  or u.closed_on >= (now() at time zone 'Asia/Shanghai')::date
                )
            )
          )
          and not exists (
            select
            from campaign_receipt had
            where
              had.city_code = $1
              and had.campaign_id = c.id
              and had.tenant_id = app_tenant ()
              and had.edition >= c.tasks_edition
          )
          and not exists (
            select
            from campaign k
            where
              k.city_code = $1
              and k.parent_id = c.id
              and k.status = 'ISSUED'
              and (
                campaign_addresses (
                  k.regions,
                  k.sectors,
                  k.tenant_types,
                  k.excepted,
                  k.tenant_id,
                  app_home (),
                  app_line (),
                  app_type (),
                  app_tenant ()
                )
                and exists (
                  select
                  from tenant u
                  where
                    u.city_code = $1
                    and u.id = app_tenant ()
                    and (
                      u.closed_on is null
                      or u.closed_on >= (now() at time zone 'Asia/Shanghai')::date
                    )
                )
              )
          )
        )
      )
      and (
        $10::uuid[] is null
        or c.id = any ($10)
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
      $7::date is null
      or ("startsOn", id) < ($7, $8::uuid)
    order by
      "startsOn" desc,
      id desc
    limit $9
  ) m on true
order by
  m."startsOn" desc,
  m.id desc;

-- CampaignRepository.titleOfNumber: campaign.numbers
select pg_advisory_xact_lock(hashtext ('campaign numbers'), hashtext ($1)) is not null as locked;

-- CampaignRepository.titleOfNumber: campaign.of_number
select c.name as title
from campaign c
where
  c.city_code = $1
  and c.tenant_id = $2
  and c.document_number = $3
  and c.id <> $4
  and c.status in ('ISSUED', 'CLOSED')
order by c.id
limit 1;

-- CampaignRepository.unknownUnits: campaign.unknown_units
select u.n::int as at
from unnest($2::uuid[]) with ordinality u (id, n)
where
  not exists (
    select
    from tenant t
    where
      t.city_code = $1
      and t.id = u.id
  );

-- CampaignRepository.write: campaign.write
update campaign c
set
  name = $3,
  document_number = $4,
  issuing_body = $5,
  basis_issuer = $6,
  basis_number = $7,
  theme = $8,
  requirements = $9,
  starts_on = $10,
  ends_on = $11,
  receive_by = $12,
  regions = $13,
  sectors = $14,
  tenant_types = $15,
  excepted = $16,
  tasks = $17,
  parent_edition = $18,
  version = c.version + 1,
  changed_at = now(),
  changed_by = $19
where
  c.city_code = $1
  and c.id = $2
returning
  c.id,
  c.tenant_id as "tenantId",
  c.status,
  c.name as title,
  c.document_number as "documentNumber",
  c.issuing_body as "issuingBody",
  c.basis_issuer as "basisIssuer",
  c.basis_number as "basisNumber",
  c.theme,
  c.requirements,
  c.starts_on as "startsOn",
  c.ends_on as "endsOn",
  c.receive_by as "receiveBy",
  c.regions,
  c.sectors,
  c.tenant_types as "tenantTypes",
  c.excepted::text[] as excepted,
  c.tasks,
  c.parent_id as "parentId",
  c.parent_edition as "parentEdition",
  c.root_id as "rootId",
  c.edition,
  c.tasks_edition as "tasksEdition",
  c.version,
  c.reason,
  c.input_hash as "inputHash",
  c.issued_at as "issuedAt",
  c.closed_at as "closedAt";

-- CandidateRepository.ofUnit: campaign_candidate.of_unit ACTIVITY,ALERT,FRAUD_CASE,FUNDS_ACTION,HOUSEHOLD_VISIT,INSPECTION,INTERCEPTION,LEADERSHIP_GROUP,TALLY HOUSEHOLD_VISITS,ROSTER_HOUSEHOLDS_COVERED,SESSIONS
with
  line as (
    select
      f.fact_kind,
      f.fact_id,
      f.day,
      f.indicator,
      max(cardinality(f.campaign_ids)) as others,
      sum(f.amount) as amount,
      bool_or(f.qualifier = 'AT_LEAST') as at_least,
      bool_or(f.qualifier = 'APPROX') as approx,
      count(*) filter (where f.qualifier in ('UNCOUNTED', 'WITHHELD'))::int as uncounted
    from fact_figure f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.day between $3::date and $4::date
      and (
        f.began_on is null
        or f.began_on >= $3::date
      )
      and not ($6::uuid = any (f.campaign_ids))
      and cardinality(f.campaign_ids) < 5
      and f.fact_kind in (
        'ACTIVITY',
        'ALERT',
        'FRAUD_CASE',
        'FUNDS_ACTION',
        'HOUSEHOLD_VISIT',
        'INSPECTION',
        'INTERCEPTION',
        'LEADERSHIP_GROUP',
        'TALLY'
      )
      and f.indicator in ('HOUSEHOLD_VISITS', 'ROSTER_HOUSEHOLDS_COVERED', 'SESSIONS')
      and (
        $5::text is null
        or f.theme is null
        or f.theme = $5
      )
    group by
      f.fact_kind,
      f.fact_id,
      f.day,
      f.indicator
  )
select
  fact_kind as kind,
  fact_id as id,
  day,
  max(others) as "otherCampaigns",
  jsonb_agg(
    jsonb_build_object(
      'indicator',
      indicator,
      'amount',
      coalesce(amount, 0)::text,
      'atLeast',
      at_least,
      'approx',
      approx,
      'uncounted',
      uncounted
    )
    order by indicator
  ) as amounts
from line
group by
  fact_kind,
  fact_id,
  day
order by
  day desc,
  fact_id
limit 100;

-- CandidateRepository.ofUnits: campaign_candidate.of_units ACTIVITY,ALERT,FRAUD_CASE,FUNDS_ACTION,HOUSEHOLD_VISIT,INSPECTION,INTERCEPTION,LEADERSHIP_GROUP,TALLY HOUSEHOLD_VISITS,ROSTER_HOUSEHOLDS_COVERED,SESSIONS
select
  f.tenant_id as "tenantId",
  k.task as "taskId",
  count(distinct (f.fact_kind, f.fact_id))::int as count
from
  fact_figure f
  join unnest($3::text[], $4::text[], $5::date[], $6::date[]) k (task, indicator, since, until) on f.indicator = k.indicator
  and f.day between k.since and k.until
  and (
    f.began_on is null
    or f.began_on >= k.since
  )
where
  f.city_code = $1
  and f.tenant_id = any ($2::uuid[])
  and f.day between $8::date and $9::date
  and f.fact_kind in (
    'ACTIVITY',
    'ALERT',
    'FRAUD_CASE',
    'FUNDS_ACTION',
    'HOUSEHOLD_VISIT',
    'INSPECTION',
    'INTERCEPTION',
    'LEADERSHIP_GROUP',
    'TALLY'
  )
  and f.indicator in ('HOUSEHOLD_VISITS', 'ROSTER_HOUSEHOLDS_COVERED', 'SESSIONS')
  and cardinality(f.campaign_ids) = 0
  and (
    $7::text is null
    or f.theme is null
    or f.theme = $7
  )
group by
  1,
  2
order by
  1,
  2;

-- MissingReceiptRepository.page: campaign_missing_receipt.page
with
  matching as materialized (
    select
      c.id as "campaignId",
      c.name as title,
      c.document_number as "documentNumber",
      c.receive_by as "receiveBy",
      coalesce(c.receive_by, c.ends_on) as "orderDay",
      coalesce(
        (
          select e.issued_at
          from campaign_edition e
          where
            e.city_code = $1
            and e.campaign_id = c.id
            and e.number = c.tasks_edition
        ),
        c.issued_at
      ) as since,
      u.id as "tenantId",
      u.name,
      u.region_code as "regionCode",
      u.sector
    from
      campaign c
      cross join lateral (
        with recursive
          tree as (
            select
              top.id,
              top.regions,
              top.sectors,
              top.tenant_types,
              top.excepted,
              top.tenant_id,
              top.tasks_edition,
              top.city_code,
              true as current
            from campaign top
            where
              top.city_code = $1
              and top.id = c.id
            union all
            select
              k.id,
              k.regions,
              k.sectors,
              k.tenant_types,
              k.excepted,
              k.tenant_id,
              k.tasks_edition,
              k.city_code,
              tree.current
              and k.parent_edition >= tree.tasks_edition
            from
              campaign k
              join tree on k.city_code = $1
              and k.parent_id = tree.id
            where k.status in ('ISSUED', 'CLOSED')
          )
        select
          t.id,
          t.name,
          t.region_code,
          t.sector
        from tenant t
        where
          t.city_code = $1
          and t.opened_on <= $3::date
          and (
            t.closed_on is null
            or t.closed_on >= $3
          )
          and exists (
            select
            from tree
            where
              campaign_addresses (
                tree.regions,
                tree.sectors,
                tree.tenant_types,
                tree.excepted,
                tree.tenant_id,
                t.region_code,
                t.sector,
                t.type,
                t.id
              )
          )
          and (
            select min(r.received_at)
            from
              tree
              join campaign_receipt r on r.city_code = $1
              and r.campaign_id = tree.id
              and r.tenant_id = t.id
              and tree.current
              and r.edition >= tree.tasks_edition
          ) is null
      ) u
    where
      c.city_code = $1
      and c.tenant_id = $2
      and (
        c.status = 'ISSUED'
        and c.edition > 0
        and not exists (
          select
          from campaign above
          where
            above.city_code = $1
            and above.id in (c.parent_id, c.root_id)
            and above.status <> 'ISSUED'
        )
      )
  ),
  page as materialized (
    select *
    from matching
    where
      $4::date is null
      or ("orderDay", "campaignId", "regionCode", "tenantId") > ($4, $5::uuid, $6, $7::uuid)
    order by
      "orderDay",
      "campaignId",
      "regionCode",
      "tenantId"
    limit $8
  )
select
  total.count as "totalCount",
  m.*,
  (
    select count(*)::int
    from submission s
    where
      s.city_code = $1
      and s.tenant_id = m."tenantId"
      and s.issuer_id = $2
      and s.state in ('DRAFT', 'RETURNED')
  ) as "reportsOwed",
  coalesce(w.count, 0) as "noticesOwed"
from
  (
    select count(*)::int
    from matching
  ) total
  left join page m on true
  left join (
    select
      t.id,
      count(*)::int as count
    from
      notice w
      join tenant t on t.city_code = $1
      and t.id in (
        select "tenantId"
        from page
      )
      and t.id <> w.tenant_id
      and t.opened_on <= w.published_on
      and (
        t.closed_on is null
        or t.closed_on >= $3::date
      )
      and t.region_code ^@ any (w.regions)
      and (
        w.sectors = '{}'
        or t.sector = any (w.sectors)
      )
      and is_addressed (t.id, t.type)
    where
      w.city_code = $1
      and w.tenant_id = $2
      and w.record_status = 'ACTIVE'
      and greatest(w.published_on, w.receive_by) > $3::date - 30
      and not exists (
        select
        from notice_receipt r
        where
          r.city_code = $1
          and r.notice_id = w.id
          and r.tenant_id = t.id
      )
    group by t.id
  ) w on w.id = m."tenantId"
order by
  m."orderDay",
  m."campaignId",
  m."regionCode",
  m."tenantId";
