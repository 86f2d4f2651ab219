-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- AlertAnswerHistory.given: alert.answers_given
select
  g.alert_id as "alertId",
  g.version,
  g.by as "answeredById",
  g.at as "answeredAt",
  g.image
from
  (
    select
      a.alert_id,
      a.answer_version as version,
      a.answered_by as by,
      a.answer_changed_at as at,
      jsonb_build_object(
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note
      ) as image
    from
      alert_assignment a
      join alert f on f.city_code = $1
      and f.id = a.alert_id
      and f.assigned_to = a.tenant_id
    where
      a.city_code = $1
      and a.alert_id = any ($2::uuid[])
      and a.result is not null
    union all
    select
      a.alert_id,
      (e.kept ->> 'version')::int,
      (e.kept ->> 'answeredBy')::uuid,
      (e.kept ->> 'answeredAt')::timestamptz,
      e.kept -> 'image'
    from
      alert_assignment a
      cross join jsonb_array_elements(a.earlier_answers) e (kept)
    where
      a.city_code = $1
      and a.alert_id = any ($2::uuid[])
  ) g
order by
  g.alert_id,
  g.version desc;

-- AlertDueRepository.unanswered: alert_due.unanswered
with
  candidate as materialized (
    select
      w.tenant_id,
      w.from_id,
      'ALERT' as kept_kind,
      f.id::text as kept_id,
      f.id::text as subject_id,
      (f.due_at at time zone 'Asia/Shanghai')::date as due_on,
      w.stage,
      to_char(f.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as title,
      1 as count
    from
      alert f
      join alert_assignment a on a.city_code = $1
      and a.alert_id = f.id
      and a.result is null
      join tenant u on u.city_code = $1
      and u.id = a.tenant_id
      cross join lateral (
        values
          (
            a.tenant_id,
            a.recorder_id,
            case
              when u.closed_on < (now() at time zone 'Asia/Shanghai')::date then null
              when f.due_at > now() then 'SOON'
              else 'UNIT'
            end
          ),
          (
            a.recorder_id,
            a.tenant_id,
            case
              when f.due_at <= now() then 'AUTHORITY'
            end
          )
      ) w (tenant_id, from_id, stage)
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and w.stage is not null
      and f.due_at > now() - interval '7 days'
      and f.due_at - (f.due_at - f.received_at) / 4 <= now()
  ),
  fresh as (
    select c.*
    from candidate c
    where
      (
        select true
        from due_told d
        where
          d.city_code = $1
          and d.tenant_id = c.tenant_id
          and d.subject_kind = c.kept_kind
          and d.subject_id = c.kept_id
          and d.due_on = c.due_on
          and d.stage = c.stage
      ) is null
    order by
      c.kept_id,
      c.stage,
      c.tenant_id
    limit $2
  ),
  told as (
    insert into due_told as n (city_code, tenant_id, subject_kind, subject_id, due_on, stage)
    select
      $1,
      f.tenant_id,
      f.kept_kind,
      f.kept_id,
      f.due_on,
      f.stage
    from fresh f
    on conflict do nothing
    returning
      n.tenant_id,
      n.subject_kind,
      n.subject_id,
      n.due_on,
      n.stage
  )
select
  f.tenant_id as "tenantId",
  f.from_id as "fromId",
  f.subject_id as "subjectId",
  f.due_on as "dueOn",
  f.stage,
  f.title,
  f.count
from
  fresh f
  join told n on n.tenant_id = f.tenant_id
  and n.subject_kind = f.kept_kind
  and n.subject_id = f.kept_id
  and n.due_on = f.due_on
  and n.stage = f.stage
order by
  f.kept_id,
  f.stage,
  f.tenant_id;

-- AlertRepository.answer: alert.answer
update alert_assignment a
set
  earlier_answers = a.earlier_answers || case
    when a.answer_version = 0 then '[]'
    else jsonb_build_array(
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredBy',
        a.answered_by,
        'answeredAt',
        a.answer_changed_at,
        'image',
        jsonb_build_object(
          'result',
          a.result,
          'steps',
          a.steps,
          'lossAvoided',
          a.loss_avoided,
          'lossAvoidedQualifier',
          a.loss_avoided_qualifier,
          'lossAvoidedUpTo',
          a.loss_avoided_up_to,
          'lossAvoidedAtLeast',
          a.loss_avoided_at_least,
          'laterCaseOn',
          a.later_case_on,
          'repeatOf',
          a.repeat_of,
          'note',
          a.note
        )
      )
    )
  end,
  answer_version = answer_version + 1,
  result = $5,
  steps = $6::jsonb,
  loss_avoided = $7,
  loss_avoided_qualifier = $8,
  loss_avoided_up_to = $9,
  loss_avoided_at_least = $10,
  later_case_on = $11,
  repeat_of = $12,
  note = $13,
  interception_id = $14,
  interception_made = $15,
  answered_by = $16,
  answered_at = coalesce(answered_at, now()),
  answer_changed_at = now()
where
  a.city_code = $1
  and a.alert_id = $2
  and a.tenant_id = $3
  and a.answer_version = $4
returning a.alert_id;

-- AlertRepository.assign
INSERT INTO
  "alert_assignment" (
    "city_code",
    "alert_id",
    "tenant_id",
    "recorder_id",
    "name",
    "type",
    "home_region",
    "region_code",
    "sector",
    "alert_region",
    "alert_sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- AlertRepository.assign, AlertRepository.replaceParts: alert.write_assigned
update alert
set assigned_to = $3::uuid
where
  city_code = $1
  and id = $2;

-- AlertRepository.assignee: alert.assignees
select
  u.id,
  u.name,
  u.type,
  u.home_region as "homeRegion",
  u.sector
from
  tenant own,
  alert_assignees (null, $3::uuid[], $4) u
where
  own.city_code = $1
  and own.id = $2;

-- AlertRepository.assigneeClosedOn: alert.assignee_closed
select alert_assignee_closed ($1, $2::uuid) as "closedOn";

-- AlertRepository.assigneesCalled: alert.assignees_called
select
  u.id,
  u.name,
  u.type,
  u.home_region as "homeRegion",
  u.sector
from
  tenant own,
  alert_assignees_called ($3, $4) u
where
  own.city_code = $1
  and own.id = $2;

-- AlertRepository.assigneesNamed: alert.assignees_named
select
  u.id,
  u.name,
  u.type,
  u.home_region as "homeRegion",
  u.sector
from
  tenant own,
  alert_assignees ($3, null, $4) u
where
  own.city_code = $1
  and own.id = $2;

-- AlertRepository.findKnownBy: alert.referenced
select distinct
  on (n.reference_folded) n.reference_folded as reference,
  i.id
from
  alert_reference n
  join alert i on i.city_code = $1
  and i.id = n.alert_id
where
  n.city_code = $1
  and n.tenant_id = $2
  and n.reference_folded = any ($3::text[])
  and i.record_status = 'ACTIVE'
order by
  n.reference_folded,
  i.id;

-- AlertRepository.insertReference
INSERT INTO
  "alert_reference" ("city_code", "alert_id", "tenant_id", "reference", "reference_folded")
VALUES
  ($1, $2, $3, $4, $5);

-- AlertRepository.isLinked: alert.interception_linked
select 1
from alert_assignment
where
  city_code = $1
  and tenant_id = $2
  and interception_id = $3
  and alert_id <> $4;

-- AlertRepository.ownType: alert.own_type
select type
from tenant
where
  city_code = $1
  and id = $2;

-- AlertRepository.removeAssignee, AlertRepository.replaceParts
DELETE FROM "alert_assignment"
WHERE
  (
    "city_code" = $1
    AND "alert_id" = $2
    AND "tenant_id" = $3
  );

-- AlertRepository.replaceParts: a alert is amended
DELETE FROM "alert_reference"
WHERE
  (
    "city_code" = $1
    AND "alert_id" = $2
  );

-- AlertRepository.replaceParts: a alert is amended
SELECT
  "AlertAssignmentEntity"."city_code" AS "AlertAssignmentEntity_city_code",
  "AlertAssignmentEntity"."alert_id" AS "AlertAssignmentEntity_alert_id",
  "AlertAssignmentEntity"."tenant_id" AS "AlertAssignmentEntity_tenant_id",
  "AlertAssignmentEntity"."recorder_id" AS "AlertAssignmentEntity_recorder_id",
  "AlertAssignmentEntity"."name" AS "AlertAssignmentEntity_name",
  "AlertAssignmentEntity"."type" AS "AlertAssignmentEntity_type",
  "AlertAssignmentEntity"."home_region" AS "AlertAssignmentEntity_home_region",
  "AlertAssignmentEntity"."region_code" AS "AlertAssignmentEntity_region_code",
  "AlertAssignmentEntity"."sector" AS "AlertAssignmentEntity_sector",
  "AlertAssignmentEntity"."alert_region" AS "AlertAssignmentEntity_alert_region",
  "AlertAssignmentEntity"."alert_sector" AS "AlertAssignmentEntity_alert_sector"
FROM
  "alert_assignment" "AlertAssignmentEntity"
WHERE
  (
    ("AlertAssignmentEntity"."city_code" = $1)
    AND ("AlertAssignmentEntity"."alert_id" = $2)
    AND ("AlertAssignmentEntity"."tenant_id" = $3)
  )
LIMIT
  1;

-- ClosedAssignees.closed: alert.assignees_closed
select
  f.id,
  alert_unit_closed_on (f.id) as "closedOn"
from alert f
where
  f.city_code = $1
  and f.id = any ($2::uuid[]);

-- FactPages.read: alert.count city active
select count(*)::int as total
from
  (
    select
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    limit $2
  ) f;

-- FactPages.read: alert.page city active
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.received_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city active QUANTITY ALERTS_HANDLED DESC
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.received_on as key_2,
      f.id as key_3
    from
      alert f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ALERT')
          and not g.tenant_only
          and g.indicator = 'ALERTS_HANDLED'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) desc,
      f.received_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: alert.page city active UNIT ASC
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.received_on as key_3,
      f.id as key_4
    from
      alert f
      left join tenant u on u.city_code = $1
      and u.id = f.tenant_id
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.received_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: alert.page city active after 2
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.received_on, f.id) < ($2::date, $3::uuid)
    order by
      f.received_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city active before 2 inclusive backwards
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.received_on, f.id) >= ($2::date, $3::uuid)
    order by
      f.received_on asc,
      f.id asc
    limit $4
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: alert.page city active fraud type
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.fraud_type = any ($2::text[])
    order by
      f.received_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city active level
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.level = $2
    order by
      f.received_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city active state ANSWERED
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and exists (
        select
        from alert_assignment a
        where
          a.city_code = $1
          and a.alert_id = f.id
          and a.tenant_id = f.assigned_to
          and a.result is not null
          and a.answered_at <= f.due_at
      )
    order by
      f.received_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city active state ANSWERED_LATE
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and exists (
        select
        from alert_assignment a
        where
          a.city_code = $1
          and a.alert_id = f.id
          and a.tenant_id = f.assigned_to
          and a.result is not null
          and a.answered_at > f.due_at
      )
    order by
      f.received_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city active state OVERDUE
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.due_at < now()
      and exists (
        select
        from alert_assignment a
        where
          a.city_code = $1
          and a.alert_id = f.id
          and a.tenant_id = f.assigned_to
          and a.result is null
      )
      and alert_unit_closed_on (f.id) is null
    order by
      f.received_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city active state UNASSIGNED
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (
        f.assigned_to is null
        or (
          exists (
            select
            from alert_assignment a
            where
              a.city_code = $1
              and a.alert_id = f.id
              and a.tenant_id = f.assigned_to
              and a.result is null
          )
          and alert_unit_closed_on (f.id) is not null
        )
      )
    order by
      f.received_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city active state WAITING
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.due_at >= now()
      and exists (
        select
        from alert_assignment a
        where
          a.city_code = $1
          and a.alert_id = f.id
          and a.tenant_id = f.assigned_to
          and a.result is null
      )
      and alert_unit_closed_on (f.id) is null
    order by
      f.received_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city active to answer false
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.id in (
        select a.alert_id
        from alert_assignment a
        where
          a.city_code = $1
          and a.result is null
          and a.tenant_id = $2
      )
      and alert_unit_closed_on (f.id) is null
    order by
      f.received_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city active to answer true
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.id in (
        select a.alert_id
        from alert_assignment a
        where
          a.city_code = $1
          and a.result is null
      )
      and alert_unit_closed_on (f.id) is null
    order by
      f.received_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: alert.page city text 1 active
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.received_on as key_0,
      f.id as key_1
    from alert f
    where
      f.city_code = $1
      and (
        concat_ws(
          ' ',
          f.search_text,
          (
            select n.reference_folded
            from alert_reference n
            where
              n.city_code = $1
              and n.alert_id = f.id
          )
        ) like $2
        or exists (
          select
          from tenant t
          where
            t.city_code = $1
            and t.id = f.tenant_id
            and t.name_folded like $3
        )
      )
      and f.record_status = 'ACTIVE'
    order by
      f.received_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.sums: alert.sums city active
with
  narrowed as materialized (
    select f.id
    from alert f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    limit $2
  ),
  few as materialized (
    select count(*) < $2 as holds
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
      and g.fact_kind in ('ALERT')
      and not g.tenant_only
      and few.holds
      and g.indicator in ('ALERTS_RECEIVED', 'ALERTS_HANDLED', 'ALERTS_ON_TIME', 'ALERTS_FACE_TO_FACE', 'ALERTS_LOST')
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

-- FactTable.byIds: alert.by_ids
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference"
from alert f
where
  f.city_code = $1
  and f.id = any ($2::uuid[]);

-- FactTable.find, FactTable.findIn: alert.by_id
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference"
from alert f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: alert.by_key
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference"
from alert f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.findSaying: alert.saying
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
  f.received_at as "receivedAt",
  f.received_on as "receivedOn",
  f.source as "source",
  f.level as "level",
  f.kind as "kind",
  f.fraud_type as "fraudType",
  f.due_at as "dueAt",
  f.assign_reason as "assignReason",
  f.narrative as "narrative",
  (
    select
      jsonb_build_object('id', a.tenant_id, 'name', a.name, 'type', a.type, 'homeRegion', a.home_region, 'sector', a.sector)
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
  ) as "assignee",
  (
    select
      jsonb_build_object(
        'version',
        a.answer_version,
        'answeredAt',
        a.answered_at,
        'result',
        a.result,
        'steps',
        a.steps,
        'lossAvoided',
        a.loss_avoided,
        'lossAvoidedQualifier',
        a.loss_avoided_qualifier,
        'lossAvoidedUpTo',
        a.loss_avoided_up_to,
        'lossAvoidedAtLeast',
        a.loss_avoided_at_least,
        'laterCaseOn',
        a.later_case_on,
        'repeatOf',
        a.repeat_of,
        'note',
        a.note,
        'interceptionId',
        a.interception_id,
        'interceptionMade',
        a.interception_made
      )
    from alert_assignment a
    where
      a.city_code = $1
      and a.alert_id = f.id
      and a.tenant_id = f.assigned_to
      and a.result is not null
  ) as "answer",
  (
    select n.reference
    from alert_reference n
    where
      n.city_code = $1
      and n.alert_id = f.id
  ) as "reference"
from
  unnest($3::date[], $4::text[]) s (day, words)
  join alert f on f.received_on = s.day
  and f.search_text = s.words
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.record_status = 'ACTIVE';

-- FactTable.insert
INSERT INTO
  "alert" (
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
    "received_at",
    "received_on",
    "source",
    "level",
    "kind",
    "fraud_type",
    "due_at",
    "assign_reason",
    "narrative"
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
    $24
  )
ON CONFLICT DO NOTHING
RETURNING
  "recorded_at",
  "changed_at";

-- FactTable.replace
UPDATE "alert"
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
  "received_at" = $13,
  "received_on" = $14,
  "source" = $15,
  "level" = $16,
  "kind" = $17,
  "fraud_type" = $18,
  "due_at" = $19,
  "assign_reason" = $20,
  "narrative" = $21,
  "search_text" = $22,
  "changed_at" = now()
WHERE
  (
    "city_code" = $23
    AND "id" = $24
    AND "version" = $25
  )
RETURNING
  "changed_at";

-- alertCountErrorsIn: alert.clash
select c.day
from
  tenant own,
  alert_count_clash ($1, $3, $4, $5, $6, $7, $8) c
where
  own.city_code = $1
  and own.id = $2;

-- alertCountErrorsIn: alert.lock_beside_counts
select pg_advisory_xact_lock_shared(hashtext ('alert counts'), hashtext ($1)) is not null as locked;

-- alertCountErrorsIn: alert.lock_counts
select pg_advisory_xact_lock(hashtext ('alert counts'), hashtext ($1)) is not null as locked;
