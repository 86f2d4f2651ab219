-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- CollisionRepository.all: what is there twice is listed
select
  'fraud_case' as kind,
  n.case_id as id,
  t.name as tenant,
  null as alike
from
  fraud_case_number n
  join tenant t on t.city_code = $1
  and t.id = n.tenant_id
where
  n.city_code = $1
  and n.number_claim is null
  and n.taken
order by
  t.name,
  n.case_id;

-- CollisionRepository.all: what is there twice is listed
select
  'household_door' as kind,
  d.label as id,
  d.region_code as tenant,
  o.label as alike
from
  household_door d
  join household_door o on o.city_code = $1
  and o.roster_id = d.roster_id
  and o.label_key = d.label_key
  and not o.twin
  and o.retired_on is not distinct from d.retired_on
where
  d.city_code = $1
  and d.twin
  and d.retired_on is null
order by
  d.region_code,
  d.number;

-- CollisionRepository.all: what is there twice is listed
select
  'tenant' as kind,
  t.id,
  t.name as tenant,
  o.name as alike
from
  tenant t
  join tenant o on o.city_code = $1
  and o.region_code = t.region_code
  and o.name_folded = t.name_folded
  and o.name_claim is not null
where
  t.city_code = $1
  and t.name_claim is null
  and t.name_folded <> ''
order by
  t.region_code,
  t.id;

-- FactPages.read: fraud_case.count city in 1 regions active
select count(*)::int as total
from
  (
    select
    from
      (
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    limit $5
  ) f;

-- FactPages.read: fraud_case.page city in 1 regions active
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
          order by
            f.reported_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
          order by
            f.reported_on desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city in 1 regions active QUANTITY LOSS DESC
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.reported_on as key_2,
      f.id as key_3
    from
      (
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('FRAUD_CASE')
          and not g.tenant_only
          and g.indicator = 'LOSS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) desc,
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: fraud_case.page city in 1 regions active UNIT ASC
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.reported_on as key_3,
      f.id as key_4
    from
      (
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join tenant u on u.city_code = $1
      and u.id = f.tenant_id
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: fraud_case.page city in 1 regions active after 2
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.reported_on, f.id) < ($5::date, $6::uuid)
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.reported_on, f.id) < ($5::date, $6::uuid)
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.reported_on, f.id) < ($5::date, $6::uuid)
    order by
      f.reported_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city in 1 regions active before 2 inclusive backwards
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.reported_on, f.id) >= ($5::date, $6::uuid)
          order by
            f.reported_on asc,
            f.id asc
          limit $7
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.reported_on, f.id) >= ($5::date, $6::uuid)
          order by
            f.reported_on asc,
            f.id asc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.reported_on, f.id) >= ($5::date, $6::uuid)
    order by
      f.reported_on asc,
      f.id asc
    limit $7
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: fraud_case.page city in 1 regions active fraud type
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (
              f.fraud_type = any ($5::text[])
              or f.pension_tag = any ($6::text[])
            )
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (
              f.fraud_type = any ($5::text[])
              or f.pension_tag = any ($6::text[])
            )
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (
        f.fraud_type = any ($5::text[])
        or f.pension_tag = any ($6::text[])
      )
    order by
      f.reported_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city in 1 regions active stage FILED
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.filed_on is not null
            and f.solved_on is null
          order by
            f.reported_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.filed_on is not null
            and f.solved_on is null
          order by
            f.reported_on desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.filed_on is not null
      and f.solved_on is null
    order by
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city in 1 regions text 1 active
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and (
              concat_ws(
                ' ',
                f.search_text,
                (
                  select n.number_folded
                  from fraud_case_number n
                  where
                    n.city_code = $1
                    and n.case_id = f.id
                )
              ) like $5
              or exists (
                select
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.name_folded like $6
              )
            )
            and f.record_status = 'ACTIVE'
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and (
              concat_ws(
                ' ',
                f.search_text,
                (
                  select n.number_folded
                  from fraud_case_number n
                  where
                    n.city_code = $1
                    and n.case_id = f.id
                )
              ) like $5
              or exists (
                select
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.name_folded like $6
              )
            )
            and f.record_status = 'ACTIVE'
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and (
        concat_ws(
          ' ',
          f.search_text,
          (
            select n.number_folded
            from fraud_case_number n
            where
              n.city_code = $1
              and n.case_id = f.id
          )
        ) like $5
        or exists (
          select
          from tenant t
          where
            t.city_code = $1
            and t.id = f.tenant_id
            and t.name_folded like $6
        )
      )
      and f.record_status = 'ACTIVE'
    order by
      f.reported_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city own active
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from fraud_case f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
    order by
      f.reported_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city own active fraud type
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from fraud_case f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and (
        f.fraud_type = any ($3::text[])
        or f.pension_tag = any ($4::text[])
      )
    order by
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city own active stage FILED
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from fraud_case f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.filed_on is not null
      and f.solved_on is null
    order by
      f.reported_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city own text 1 active
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from fraud_case f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and (
        concat_ws(
          ' ',
          f.search_text,
          (
            select n.number_folded
            from fraud_case_number n
            where
              n.city_code = $1
              and n.case_id = f.id
          )
        ) like $3
        or exists (
          select
          from tenant t
          where
            t.city_code = $1
            and t.id = f.tenant_id
            and t.name_folded like $4
        )
      )
      and f.record_status = 'ACTIVE'
    order by
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.sums: fraud_case.sums city in 1 regions active
with
  narrowed as materialized (
    select f.id
    from
      (
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    limit $5
  ),
  few as materialized (
    select count(*) < $5 as holds
    from narrowed
  )
select
  few.holds,
  s.*
from
  few
  left join lateral (
    select
      g.indicator,
      coalesce(sum(g.amount), 0) as amount,
      coalesce(
        sum(g.weight) filter (where g.qualifier = 'AT_LEAST'),
        0
      )::int as "atLeast",
      coalesce(
        sum(g.weight) filter (where g.qualifier = 'APPROX'),
        0
      )::int as approx,
      coalesce(
        sum(g.weight) filter (where g.qualifier = 'UNCOUNTED'),
        0
      )::int as uncounted,
      coalesce(
        sum(g.weight) filter (where g.qualifier = 'WITHHELD'),
        0
      )::int as withheld,
      coalesce(sum(g.to_check), 0)::int as "toCheck"
    from fact_figure g
    where
      g.city_code = $1
      and g.fact_kind in ('FRAUD_CASE')
      and not g.tenant_only
      and few.holds
      and g.indicator in ('CASES_REPORTED', 'LOSS_REPORTED', 'CASES_FILED', 'LOSS', 'CASES_SOLVED')
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

-- FactTable.byIds: fraud_case.by_ids
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber"
from fraud_case f
where
  f.city_code = $1
  and f.id = any ($2::uuid[]);

-- FactTable.find, FactTable.findIn: fraud_case.by_id
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber"
from fraud_case f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: fraud_case.by_key
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.loss_up_to as "lossUpTo",
  f.loss_at_least as "lossAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_occupation_code as "victimOccupationCode",
  f.victim_sector as "victimSector",
  f.victim_unit as "victimUnit",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.payment_method_code as "paymentMethodCode",
  f.bank_name as "bankName",
  f.bank_code as "bankCode",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber"
from fraud_case f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "fraud_case" (
    "city_code",
    "id",
    "tenant_id",
    "home_region",
    "region_code",
    "sector",
    "campaign_ids",
    "record_status",
    "void_reason",
    "idempotency_key",
    "input_hash",
    "exceeded",
    "version",
    "recorded_at",
    "recorded_by",
    "changed_at",
    "search_text",
    "reported_on",
    "filed_on",
    "solved_on",
    "fraud_type",
    "pension_tag",
    "loss",
    "loss_qualifier",
    "loss_up_to",
    "loss_at_least",
    "victim_age_band",
    "victim_sex",
    "victim_occupation",
    "victim_occupation_code",
    "victim_sector",
    "victim_unit",
    "victim_had_publicity",
    "payment_method",
    "payment_method_code",
    "bank_name",
    "bank_code",
    "number_version"
  )
VALUES
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
    DEFAULT,
    $14,
    DEFAULT,
    $15,
    $16,
    $17,
    $18,
    $19,
    $20,
    $21,
    $22,
    $23,
    $24,
    $25,
    $26,
    $27,
    $28,
    $29,
    $30,
    $31,
    $32,
    $33,
    $34,
    $35,
    $36
  )
ON CONFLICT DO NOTHING
RETURNING
  "recorded_at",
  "changed_at";

-- FactTable.replace
UPDATE "fraud_case"
SET
  "tenant_id" = $1,
  "home_region" = $2,
  "region_code" = $3,
  "sector" = $4,
  "campaign_ids" = $5,
  "record_status" = $6,
  "void_reason" = $7,
  "idempotency_key" = $8,
  "input_hash" = $9,
  "exceeded" = $10,
  "version" = $11,
  "recorded_by" = $12,
  "reported_on" = $13,
  "filed_on" = $14,
  "solved_on" = $15,
  "fraud_type" = $16,
  "pension_tag" = $17,
  "loss" = $18,
  "loss_qualifier" = $19,
  "loss_up_to" = $20,
  "loss_at_least" = $21,
  "victim_age_band" = $22,
  "victim_sex" = $23,
  "victim_occupation" = $24,
  "victim_occupation_code" = $25,
  "victim_sector" = $26,
  "victim_unit" = $27,
  "victim_had_publicity" = $28,
  "payment_method" = $29,
  "payment_method_code" = $30,
  "bank_name" = $31,
  "bank_code" = $32,
  "number_version" = $33,
  "search_text" = $34,
  "changed_at" = now()
WHERE
  (
    "city_code" = $35
    AND "id" = $36
    AND "version" = $37
  )
RETURNING
  "changed_at";

-- FraudCaseRepository.insertParts
INSERT INTO
  "fraud_case_number" ("city_code", "case_id", "tenant_id", "case_number", "number_folded", "number_claim", "taken")
VALUES
  ($1, $2, $3, $4, $5, $6, $7);

-- FraudCaseRepository.isNumberTaken: fraud_case.number_taken
select 1
from fraud_case_number
where
  city_code = $1
  and tenant_id = $2
  and number_folded = $3
  and taken
  and case_id is distinct from $4::uuid;

-- FraudCaseRepository.isOwn: fraud_case.own
select 1
from fraud_case
where
  city_code = $1
  and tenant_id = $2
  and id = $3
  and record_status = 'ACTIVE';

-- FraudCaseRepository.numbersIn: fraud_case.numbers_mentioned
select case_number as "number"
from fraud_case_number
where
  city_code = $1
  and tenant_id = $2
  and number_folded <> ''
  and position(number_folded in $3) > 0
order by length(number_folded) desc;

-- FraudCaseRepository.ownType: fraud_case.own_type
select type
from tenant
where
  city_code = $1
  and id = $2;

-- FraudCaseRepository.replaceParts
DELETE FROM "fraud_case_number"
WHERE
  (
    "city_code" = $1
    AND "case_id" = $2
  );

-- FraudCaseRepository.units, FraudCaseRepository.unitsNamed: fraud_case.victims_units
select
  u.id,
  u.name,
  u.type
from
  tenant own,
  victims_units ($3, $4::uuid[], $5, $6::date) u
where
  own.city_code = $1
  and own.id = $2;
