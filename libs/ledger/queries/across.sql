-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- DuesRepository.dues: across.dues false city in 1 regions active city in 1 regions active kept or overseen city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city active
select r.*
from
  (
    select
      d.*,
      (count(*) over kind)::int as count,
      (count(*) filter (where d."isOverdue") over kind)::int as overdue,
      row_number() over (
        partition by
          d.ledger,
          d.code
        order by
          d."dueOn",
          d.since,
          d.id
      ) as rank
    from
      (
        (
          select
            'ACTIVITY'::text as ledger,
            'PLAN_TO_REPORT'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.start_on as day,
            (f.start_on)::date as since,
            (coalesce(f.end_on, f.start_on))::date as "dueOn",
            (coalesce(f.end_on, f.start_on))::date < $35::date is true as "isOverdue"
          from
            (
              select *
              from activity f
              where
                f.city_code = $1
                and f.region_code >= $2
                and f.region_code < $3
              union all
              select *
              from activity f
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
            and f.status = 'PLANNED'
            and f.start_on <= $35::date
          order by
            "dueOn",
            since
          limit $34
        )
        union all
        (
          select
            'ACTIVITY'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.start_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from activity f
              where
                f.city_code = $1
                and f.region_code >= $2
                and f.region_code < $3
              union all
              select *
              from activity f
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
            and f.exceeded is not null
          order by since
          limit $34
        )
        union all
        (
          select
            'INTERCEPTION'::text as ledger,
            'PARTICIPATION_TO_CONFIRM'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            (f.occurred_on)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from interception f
              where
                f.city_code = $1
                and f.region_code >= $6
                and f.region_code < $7
              union all
              select *
              from
                (
                  select *
                  from interception f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from interception o
                      where
                        o.city_code = $1
                        and o.tenant_id = $8
                      union all
                      select p.interception_id
                      from interception_participant p
                      where
                        p.city_code = $1
                        and p.tenant_id = $8
                    )
                  offset 0
                ) f
              where
                f.city_code = $1
                and not (
                  f.region_code >= $6
                  and f.region_code < $7
                )
            ) f
          where
            f.city_code = $5
            and f.record_status = 'ACTIVE'
            and f.id in (
              select p.interception_id
              from interception_participant p
              where
                p.city_code = $1
                and p.confirmation = 'PENDING'
            )
          order by since
          limit $34
        )
        union all
        (
          select
            'INTERCEPTION'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from interception f
              where
                f.city_code = $1
                and f.region_code >= $6
                and f.region_code < $7
              union all
              select *
              from
                (
                  select *
                  from interception f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from interception o
                      where
                        o.city_code = $1
                        and o.tenant_id = $8
                      union all
                      select p.interception_id
                      from interception_participant p
                      where
                        p.city_code = $1
                        and p.tenant_id = $8
                    )
                  offset 0
                ) f
              where
                f.city_code = $1
                and not (
                  f.region_code >= $6
                  and f.region_code < $7
                )
            ) f
          where
            f.city_code = $5
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
            and (
              f.tenant_id = $36
              or f.region_code ^@ any ($37::text[])
            )
          order by since
          limit $34
        )
        union all
        (
          select
            'ALERT'::text as ledger,
            'ALERT_TO_ANSWER'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.received_on as day,
            (f.received_on)::date as since,
            ((f.due_at at time zone 'Asia/Shanghai')::date)::date as "dueOn",
            f.due_at < now() is true as "isOverdue"
          from
            (
              select *
              from alert f
              where
                f.city_code = $1
                and f.region_code >= $10
                and f.region_code < $11
              union all
              select *
              from
                (
                  select *
                  from alert f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from alert o
                      where
                        o.city_code = $1
                        and o.tenant_id = $12
                      union all
                      select a.alert_id
                      from alert_assignment a
                      where
                        a.city_code = $1
                        and a.tenant_id = $12
                    )
                  offset 0
                ) f
              where
                f.city_code = $1
                and not (
                  f.region_code >= $10
                  and f.region_code < $11
                )
            ) f
          where
            f.city_code = $9
            and f.record_status = 'ACTIVE'
            and f.id in (
              select a.alert_id
              from alert_assignment a
              where
                a.city_code = $1
                and a.result is null
            )
            and not alert_unit_closed_on (f.id) is not null
          order by
            "dueOn",
            since
          limit $34
        )
        union all
        (
          select
            'ALERT'::text as ledger,
            'ALERT_TO_ASSIGN'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.received_on as day,
            (f.received_on)::date as since,
            ((f.due_at at time zone 'Asia/Shanghai')::date)::date as "dueOn",
            f.due_at < now() is true as "isOverdue"
          from
            (
              select *
              from alert f
              where
                f.city_code = $1
                and f.region_code >= $10
                and f.region_code < $11
              union all
              select *
              from
                (
                  select *
                  from alert f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from alert o
                      where
                        o.city_code = $1
                        and o.tenant_id = $12
                      union all
                      select a.alert_id
                      from alert_assignment a
                      where
                        a.city_code = $1
                        and a.tenant_id = $12
                    )
                  offset 0
                ) f
              where
                f.city_code = $1
                and not (
                  f.region_code >= $10
                  and f.region_code < $11
                )
            ) f
          where
            f.city_code = $9
            and f.record_status = 'ACTIVE'
            and (
              f.assigned_to is null
              or (
                f.id in (
                  select a.alert_id
                  from alert_assignment a
                  where
                    a.city_code = $1
                    and a.result is null
                )
                and alert_unit_closed_on (f.id) is not null
              )
            )
          order by
            "dueOn",
            since
          limit $34
        )
        union all
        (
          select
            'FRAUD_CASE'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.reported_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from fraud_case f
              where
                f.city_code = $1
                and f.region_code >= $14
                and f.region_code < $15
              union all
              select *
              from fraud_case f
              where
                f.city_code = $1
                and f.tenant_id = $16
                and not (
                  f.region_code >= $14
                  and f.region_code < $15
                )
            ) f
          where
            f.city_code = $13
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $34
        )
        union all
        (
          select
            'FUNDS_ACTION'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from funds_action f
              where
                f.city_code = $1
                and f.region_code >= $18
                and f.region_code < $19
              union all
              select *
              from funds_action f
              where
                f.city_code = $1
                and f.tenant_id = $20
                and not (
                  f.region_code >= $18
                  and f.region_code < $19
                )
            ) f
          where
            f.city_code = $17
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $34
        )
        union all
        (
          select
            'HOUSEHOLD_VISIT'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.visited_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from household_visit f
              where
                f.city_code = $1
                and f.region_code >= $22
                and f.region_code < $23
              union all
              select *
              from household_visit f
              where
                f.city_code = $1
                and f.tenant_id = $24
                and not (
                  f.region_code >= $22
                  and f.region_code < $23
                )
            ) f
          where
            f.city_code = $21
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $34
        )
        union all
        (
          select
            'INSPECTION'::text as ledger,
            'HAZARD_TO_RECTIFY'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            (f.occurred_on)::date as since,
            (
              (
                select min(h.deadline)
                from inspection_hazard h
                where
                  h.city_code = $1
                  and h.rectified_on is null
                  and h.deadline is not null
                  and h.inspection_id = f.id
              )
            )::date as "dueOn",
            (
              (
                select min(h.deadline)
                from inspection_hazard h
                where
                  h.city_code = $1
                  and h.rectified_on is null
                  and h.deadline is not null
                  and h.inspection_id = f.id
              )
            )::date < $35::date is true as "isOverdue"
          from
            (
              select *
              from inspection f
              where
                f.city_code = $1
                and f.region_code >= $26
                and f.region_code < $27
              union all
              select *
              from inspection f
              where
                f.city_code = $1
                and f.tenant_id = $28
                and not (
                  f.region_code >= $26
                  and f.region_code < $27
                )
            ) f
          where
            f.city_code = $25
            and f.record_status = 'ACTIVE'
            and f.id in (
              select h.inspection_id
              from inspection_hazard h
              where
                h.city_code = $1
                and h.rectified_on is null
                and h.deadline is not null
                and h.deadline <= $35::date + 7
            )
          order by
            "dueOn",
            since
          limit $34
        )
        union all
        (
          select
            'INSPECTION'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from inspection f
              where
                f.city_code = $1
                and f.region_code >= $26
                and f.region_code < $27
              union all
              select *
              from inspection f
              where
                f.city_code = $1
                and f.tenant_id = $28
                and not (
                  f.region_code >= $26
                  and f.region_code < $27
                )
            ) f
          where
            f.city_code = $25
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $34
        )
        union all
        (
          select
            'TALLY'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from tally f
              where
                f.city_code = $1
                and f.region_code >= $30
                and f.region_code < $31
              union all
              select *
              from tally f
              where
                f.city_code = $1
                and f.tenant_id = $32
                and not (
                  f.region_code >= $30
                  and f.region_code < $31
                )
            ) f
          where
            f.city_code = $29
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $34
        )
        union all
        (
          select
            'NOTICE'::text as ledger,
            'NOTICE_TO_ACKNOWLEDGE'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.published_on as day,
            (f.published_on)::date as since,
            (f.receive_by)::date as "dueOn",
            (f.receive_by)::date < $35::date is true as "isOverdue"
          from notice f
          where
            f.city_code = $33
            and f.record_status = 'ACTIVE'
            and f.tenant_id <> $38::uuid
            and app_home () ^@ any (f.regions)
            and (
              f.sectors = '{}'
              or app_line () = any (f.sectors)
            )
            and exists (
              select
              from tenant u
              where
                u.city_code = $1
                and u.id = $38::uuid
                and u.opened_on <= f.published_on
            )
            and not exists (
              select
              from notice_receipt r
              where
                r.city_code = $1
                and r.notice_id = f.id
                and r.tenant_id = $38::uuid
            )
          order by
            "dueOn",
            since
          limit $34
        )
        union all
        (
          select
            'NOTICE'::text as ledger,
            'RECEIPTS_MISSING'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.published_on as day,
            (f.published_on)::date as since,
            (f.receive_by)::date as "dueOn",
            (f.receive_by)::date < $35::date is true as "isOverdue"
          from notice f
          where
            f.city_code = $33
            and f.record_status = 'ACTIVE'
            and f.tenant_id = $38
            and greatest(f.published_on, f.receive_by) > $35::date - 30
            and exists (
              select
              from
                tenant own,
                notice_reach (array[f.id], $35::date) r
              where
                own.city_code = $1
                and own.id = $38
                and r.receipts < r.addressed
            )
          order by
            "dueOn",
            since
          limit $34
        )
      ) d
    window
      kind as (
        partition by
          d.ledger,
          d.code
      )
  ) r
where r.rank <= $39
order by
  r.ledger,
  r.code,
  r.rank;

-- DuesRepository.dues: across.dues false city in 1 regions of a sector active city in 1 regions of a sector active kept or overseen in a sector city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city active
select r.*
from
  (
    select
      d.*,
      (count(*) over kind)::int as count,
      (count(*) filter (where d."isOverdue") over kind)::int as overdue,
      row_number() over (
        partition by
          d.ledger,
          d.code
        order by
          d."dueOn",
          d.since,
          d.id
      ) as rank
    from
      (
        (
          select
            'ACTIVITY'::text as ledger,
            'PLAN_TO_REPORT'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.start_on as day,
            (f.start_on)::date as since,
            (coalesce(f.end_on, f.start_on))::date as "dueOn",
            (coalesce(f.end_on, f.start_on))::date < $43::date is true as "isOverdue"
          from
            (
              select *
              from activity f
              where
                f.city_code = $1
                and f.region_code >= $3
                and f.region_code < $4
                and f.sector = $2
              union all
              select *
              from activity f
              where
                f.city_code = $1
                and f.tenant_id = $5
                and not (
                  f.region_code >= $3
                  and f.region_code < $4
                  and f.sector = $2
                )
            ) f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = 'PLANNED'
            and f.start_on <= $43::date
          order by
            "dueOn",
            since
          limit $42
        )
        union all
        (
          select
            'ACTIVITY'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.start_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from activity f
              where
                f.city_code = $1
                and f.region_code >= $3
                and f.region_code < $4
                and f.sector = $2
              union all
              select *
              from activity f
              where
                f.city_code = $1
                and f.tenant_id = $5
                and not (
                  f.region_code >= $3
                  and f.region_code < $4
                  and f.sector = $2
                )
            ) f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $42
        )
        union all
        (
          select
            'INTERCEPTION'::text as ledger,
            'PARTICIPATION_TO_CONFIRM'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            (f.occurred_on)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from interception f
              where
                f.city_code = $1
                and f.region_code >= $8
                and f.region_code < $9
                and f.sector = $7
              union all
              select *
              from
                (
                  select *
                  from interception f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from interception o
                      where
                        o.city_code = $1
                        and o.tenant_id = $10
                      union all
                      select p.interception_id
                      from interception_participant p
                      where
                        p.city_code = $1
                        and p.tenant_id = $10
                    )
                  offset 0
                ) f
              where
                f.city_code = $1
                and not (
                  f.region_code >= $8
                  and f.region_code < $9
                  and f.sector = $7
                )
            ) f
          where
            f.city_code = $6
            and f.record_status = 'ACTIVE'
            and f.id in (
              select p.interception_id
              from interception_participant p
              where
                p.city_code = $1
                and p.confirmation = 'PENDING'
            )
          order by since
          limit $42
        )
        union all
        (
          select
            'INTERCEPTION'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from interception f
              where
                f.city_code = $1
                and f.region_code >= $8
                and f.region_code < $9
                and f.sector = $7
              union all
              select *
              from
                (
                  select *
                  from interception f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from interception o
                      where
                        o.city_code = $1
                        and o.tenant_id = $10
                      union all
                      select p.interception_id
                      from interception_participant p
                      where
                        p.city_code = $1
                        and p.tenant_id = $10
                    )
                  offset 0
                ) f
              where
                f.city_code = $1
                and not (
                  f.region_code >= $8
                  and f.region_code < $9
                  and f.sector = $7
                )
            ) f
          where
            f.city_code = $6
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
            and (
              f.tenant_id = $44
              or f.region_code ^@ any ($45::text[])
              and f.sector = $46
            )
          order by since
          limit $42
        )
        union all
        (
          select
            'ALERT'::text as ledger,
            'ALERT_TO_ANSWER'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.received_on as day,
            (f.received_on)::date as since,
            ((f.due_at at time zone 'Asia/Shanghai')::date)::date as "dueOn",
            f.due_at < now() is true as "isOverdue"
          from
            (
              select *
              from alert f
              where
                f.city_code = $1
                and f.region_code >= $13
                and f.region_code < $14
                and f.sector = $12
              union all
              select *
              from
                (
                  select *
                  from alert f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from alert o
                      where
                        o.city_code = $1
                        and o.tenant_id = $15
                      union all
                      select a.alert_id
                      from alert_assignment a
                      where
                        a.city_code = $1
                        and a.tenant_id = $15
                    )
                  offset 0
                ) f
              where
                f.city_code = $1
                and not (
                  f.region_code >= $13
                  and f.region_code < $14
                  and f.sector = $12
                )
            ) f
          where
            f.city_code = $11
            and f.record_status = 'ACTIVE'
            and f.id in (
              select a.alert_id
              from alert_assignment a
              where
                a.city_code = $1
                and a.result is null
            )
            and not alert_unit_closed_on (f.id) is not null
          order by
            "dueOn",
            since
          limit $42
        )
        union all
        (
          select
            'ALERT'::text as ledger,
            'ALERT_TO_ASSIGN'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.received_on as day,
            (f.received_on)::date as since,
            ((f.due_at at time zone 'Asia/Shanghai')::date)::date as "dueOn",
            f.due_at < now() is true as "isOverdue"
          from
            (
              select *
              from alert f
              where
                f.city_code = $1
                and f.region_code >= $13
                and f.region_code < $14
                and f.sector = $12
              union all
              select *
              from
                (
                  select *
                  from alert f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from alert o
                      where
                        o.city_code = $1
                        and o.tenant_id = $15
                      union all
                      select a.alert_id
                      from alert_assignment a
                      where
                        a.city_code = $1
                        and a.tenant_id = $15
                    )
                  offset 0
                ) f
              where
                f.city_code = $1
                and not (
                  f.region_code >= $13
                  and f.region_code < $14
                  and f.sector = $12
                )
            ) f
          where
            f.city_code = $11
            and f.record_status = 'ACTIVE'
            and (
              f.assigned_to is null
              or (
                f.id in (
                  select a.alert_id
                  from alert_assignment a
                  where
                    a.city_code = $1
                    and a.result is null
                )
                and alert_unit_closed_on (f.id) is not null
              )
            )
          order by
            "dueOn",
            since
          limit $42
        )
        union all
        (
          select
            'FRAUD_CASE'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.reported_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from fraud_case f
              where
                f.city_code = $1
                and f.region_code >= $18
                and f.region_code < $19
                and f.sector = $17
              union all
              select *
              from fraud_case f
              where
                f.city_code = $1
                and f.tenant_id = $20
                and not (
                  f.region_code >= $18
                  and f.region_code < $19
                  and f.sector = $17
                )
            ) f
          where
            f.city_code = $16
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $42
        )
        union all
        (
          select
            'FUNDS_ACTION'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from funds_action f
              where
                f.city_code = $1
                and f.region_code >= $23
                and f.region_code < $24
                and f.sector = $22
              union all
              select *
              from funds_action f
              where
                f.city_code = $1
                and f.tenant_id = $25
                and not (
                  f.region_code >= $23
                  and f.region_code < $24
                  and f.sector = $22
                )
            ) f
          where
            f.city_code = $21
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $42
        )
        union all
        (
          select
            'HOUSEHOLD_VISIT'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.visited_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from household_visit f
              where
                f.city_code = $1
                and f.region_code >= $28
                and f.region_code < $29
                and f.sector = $27
              union all
              select *
              from household_visit f
              where
                f.city_code = $1
                and f.tenant_id = $30
                and not (
                  f.region_code >= $28
                  and f.region_code < $29
                  and f.sector = $27
                )
            ) f
          where
            f.city_code = $26
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $42
        )
        union all
        (
          select
            'INSPECTION'::text as ledger,
            'HAZARD_TO_RECTIFY'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            (f.occurred_on)::date as since,
            (
              (
                select min(h.deadline)
                from inspection_hazard h
                where
                  h.city_code = $1
                  and h.rectified_on is null
                  and h.deadline is not null
                  and h.inspection_id = f.id
              )
            )::date as "dueOn",
            (
              (
                select min(h.deadline)
                from inspection_hazard h
                where
                  h.city_code = $1
                  and h.rectified_on is null
                  and h.deadline is not null
                  and h.inspection_id = f.id
              )
            )::date < $43::date is true as "isOverdue"
          from
            (
              select *
              from inspection f
              where
                f.city_code = $1
                and f.region_code >= $33
                and f.region_code < $34
                and f.sector = $32
              union all
              select *
              from inspection f
              where
                f.city_code = $1
                and f.tenant_id = $35
                and not (
                  f.region_code >= $33
                  and f.region_code < $34
                  and f.sector = $32
                )
            ) f
          where
            f.city_code = $31
            and f.record_status = 'ACTIVE'
            and f.id in (
              select h.inspection_id
              from inspection_hazard h
              where
                h.city_code = $1
                and h.rectified_on is null
                and h.deadline is not null
                and h.deadline <= $43::date + 7
            )
          order by
            "dueOn",
            since
          limit $42
        )
        union all
        (
          select
            'INSPECTION'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from inspection f
              where
                f.city_code = $1
                and f.region_code >= $33
                and f.region_code < $34
                and f.sector = $32
              union all
              select *
              from inspection f
              where
                f.city_code = $1
                and f.tenant_id = $35
                and not (
                  f.region_code >= $33
                  and f.region_code < $34
                  and f.sector = $32
                )
            ) f
          where
            f.city_code = $31
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $42
        )
        union all
        (
          select
            'TALLY'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from tally f
              where
                f.city_code = $1
                and f.region_code >= $38
                and f.region_code < $39
                and f.sector = $37
              union all
              select *
              from tally f
              where
                f.city_code = $1
                and f.tenant_id = $40
                and not (
                  f.region_code >= $38
                  and f.region_code < $39
                  and f.sector = $37
                )
            ) f
          where
            f.city_code = $36
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $42
        )
        union all
        (
          select
            'NOTICE'::text as ledger,
            'NOTICE_TO_ACKNOWLEDGE'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.published_on as day,
            (f.published_on)::date as since,
            (f.receive_by)::date as "dueOn",
            (f.receive_by)::date < $43::date is true as "isOverdue"
          from notice f
          where
            f.city_code = $41
            and f.record_status = 'ACTIVE'
            and f.tenant_id <> $47::uuid
            and app_home () ^@ any (f.regions)
            and (
              f.sectors = '{}'
              or app_line () = any (f.sectors)
            )
            and exists (
              select
              from tenant u
              where
                u.city_code = $1
                and u.id = $47::uuid
                and u.opened_on <= f.published_on
            )
            and not exists (
              select
              from notice_receipt r
              where
                r.city_code = $1
                and r.notice_id = f.id
                and r.tenant_id = $47::uuid
            )
          order by
            "dueOn",
            since
          limit $42
        )
        union all
        (
          select
            'NOTICE'::text as ledger,
            'RECEIPTS_MISSING'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.published_on as day,
            (f.published_on)::date as since,
            (f.receive_by)::date as "dueOn",
            (f.receive_by)::date < $43::date is true as "isOverdue"
          from notice f
          where
            f.city_code = $41
            and f.record_status = 'ACTIVE'
            and f.tenant_id = $47
            and greatest(f.published_on, f.receive_by) > $43::date - 30
            and exists (
              select
              from
                tenant own,
                notice_reach (array[f.id], $43::date) r
              where
                own.city_code = $1
                and own.id = $47
                and r.receipts < r.addressed
            )
          order by
            "dueOn",
            since
          limit $42
        )
      ) d
    window
      kind as (
        partition by
          d.ledger,
          d.code
      )
  ) r
where r.rank <= $48
order by
  r.ledger,
  r.code,
  r.rank;

-- DuesRepository.dues: across.dues true city own active city shown active kept city shown active city own active city own active city own active city own active city own active city active
select r.*
from
  (
    select
      d.*,
      (count(*) over kind)::int as count,
      (count(*) filter (where d."isOverdue") over kind)::int as overdue,
      row_number() over (
        partition by
          d.ledger,
          d.code
        order by
          d."dueOn",
          d.since,
          d.id
      ) as rank
    from
      (
        (
          select
            'ACTIVITY'::text as ledger,
            'PLAN_TO_REPORT'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.start_on as day,
            (f.start_on)::date as since,
            (coalesce(f.end_on, f.start_on))::date as "dueOn",
            (coalesce(f.end_on, f.start_on))::date < $19::date is true as "isOverdue"
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $2
            and f.record_status = 'ACTIVE'
            and f.status = 'PLANNED'
            and f.start_on <= $19::date
          order by
            "dueOn",
            since
          limit $18
        )
        union all
        (
          select
            'ACTIVITY'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.start_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $2
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $18
        )
        union all
        (
          select
            'INTERCEPTION'::text as ledger,
            'PARTICIPATION_TO_CONFIRM'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            (f.occurred_on)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from
                (
                  select *
                  from interception f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from interception o
                      where
                        o.city_code = $1
                        and o.tenant_id = $4
                      union all
                      select p.interception_id
                      from interception_participant p
                      where
                        p.city_code = $1
                        and p.tenant_id = $4
                    )
                  offset 0
                ) f
              where f.city_code = $1
            ) f
          where
            f.city_code = $3
            and f.record_status = 'ACTIVE'
            and f.id in (
              select p.interception_id
              from interception_participant p
              where
                p.city_code = $1
                and p.confirmation = 'PENDING'
                and p.tenant_id = $20
            )
          order by since
          limit $18
        )
        union all
        (
          select
            'INTERCEPTION'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from
            (
              select *
              from
                (
                  select *
                  from interception f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from interception o
                      where
                        o.city_code = $1
                        and o.tenant_id = $4
                      union all
                      select p.interception_id
                      from interception_participant p
                      where
                        p.city_code = $1
                        and p.tenant_id = $4
                    )
                  offset 0
                ) f
              where f.city_code = $1
            ) f
          where
            f.city_code = $3
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
            and (f.tenant_id = $21)
          order by since
          limit $18
        )
        union all
        (
          select
            'ALERT'::text as ledger,
            'ALERT_TO_ANSWER'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.received_on as day,
            (f.received_on)::date as since,
            ((f.due_at at time zone 'Asia/Shanghai')::date)::date as "dueOn",
            f.due_at < now() is true as "isOverdue"
          from
            (
              select *
              from
                (
                  select *
                  from alert f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from alert o
                      where
                        o.city_code = $1
                        and o.tenant_id = $6
                      union all
                      select a.alert_id
                      from alert_assignment a
                      where
                        a.city_code = $1
                        and a.tenant_id = $6
                    )
                  offset 0
                ) f
              where f.city_code = $1
            ) f
          where
            f.city_code = $5
            and f.record_status = 'ACTIVE'
            and f.id in (
              select a.alert_id
              from alert_assignment a
              where
                a.city_code = $1
                and a.result is null
                and (
                  a.tenant_id = $20
                  or (
                    a.recorder_id = $20
                    and f.due_at < now()
                  )
                )
            )
            and not alert_unit_closed_on (f.id) is not null
          order by
            "dueOn",
            since
          limit $18
        )
        union all
        (
          select
            'ALERT'::text as ledger,
            'ALERT_TO_ASSIGN'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.received_on as day,
            (f.received_on)::date as since,
            ((f.due_at at time zone 'Asia/Shanghai')::date)::date as "dueOn",
            f.due_at < now() is true as "isOverdue"
          from
            (
              select *
              from
                (
                  select *
                  from alert f
                  where
                    f.city_code = $1
                    and f.id in (
                      select o.id
                      from alert o
                      where
                        o.city_code = $1
                        and o.tenant_id = $6
                      union all
                      select a.alert_id
                      from alert_assignment a
                      where
                        a.city_code = $1
                        and a.tenant_id = $6
                    )
                  offset 0
                ) f
              where f.city_code = $1
            ) f
          where
            f.city_code = $5
            and f.record_status = 'ACTIVE'
            and (
              f.assigned_to is null
              or (
                f.id in (
                  select a.alert_id
                  from alert_assignment a
                  where
                    a.city_code = $1
                    and a.result is null
                )
                and alert_unit_closed_on (f.id) is not null
              )
            )
            and f.tenant_id = $20
          order by
            "dueOn",
            since
          limit $18
        )
        union all
        (
          select
            'FRAUD_CASE'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.reported_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from fraud_case f
          where
            f.city_code = $7
            and f.tenant_id = $8
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $18
        )
        union all
        (
          select
            'FUNDS_ACTION'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from funds_action f
          where
            f.city_code = $9
            and f.tenant_id = $10
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $18
        )
        union all
        (
          select
            'HOUSEHOLD_VISIT'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.visited_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from household_visit f
          where
            f.city_code = $11
            and f.tenant_id = $12
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $18
        )
        union all
        (
          select
            'INSPECTION'::text as ledger,
            'HAZARD_TO_RECTIFY'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            (f.occurred_on)::date as since,
            (
              (
                select min(h.deadline)
                from inspection_hazard h
                where
                  h.city_code = $1
                  and h.rectified_on is null
                  and h.deadline is not null
                  and h.inspection_id = f.id
              )
            )::date as "dueOn",
            (
              (
                select min(h.deadline)
                from inspection_hazard h
                where
                  h.city_code = $1
                  and h.rectified_on is null
                  and h.deadline is not null
                  and h.inspection_id = f.id
              )
            )::date < $19::date is true as "isOverdue"
          from inspection f
          where
            f.city_code = $13
            and f.tenant_id = $14
            and f.record_status = 'ACTIVE'
            and f.id in (
              select h.inspection_id
              from inspection_hazard h
              where
                h.city_code = $1
                and h.rectified_on is null
                and h.deadline is not null
                and h.deadline <= $19::date + 7
            )
          order by
            "dueOn",
            since
          limit $18
        )
        union all
        (
          select
            'INSPECTION'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from inspection f
          where
            f.city_code = $13
            and f.tenant_id = $14
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $18
        )
        union all
        (
          select
            'TALLY'::text as ledger,
            'AMOUNT_TO_CHECK'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.occurred_on as day,
            ((f.changed_at at time zone 'Asia/Shanghai')::date)::date as since,
            (null)::date as "dueOn",
            false is true as "isOverdue"
          from tally f
          where
            f.city_code = $15
            and f.tenant_id = $16
            and f.record_status = 'ACTIVE'
            and f.exceeded is not null
          order by since
          limit $18
        )
        union all
        (
          select
            'NOTICE'::text as ledger,
            'NOTICE_TO_ACKNOWLEDGE'::text as code,
            f.id,
            f.tenant_id as "tenantId",
            f.region_code as "regionCode",
            f.version,
            f.published_on as day,
            (f.published_on)::date as since,
            (f.receive_by)::date as "dueOn",
            (f.receive_by)::date < $19::date is true as "isOverdue"
          from notice f
          where
            f.city_code = $17
            and f.record_status = 'ACTIVE'
            and f.tenant_id <> $20::uuid
            and app_home () ^@ any (f.regions)
            and (
              f.sectors = '{}'
              or app_line () = any (f.sectors)
            )
            and exists (
              select
              from tenant u
              where
                u.city_code = $1
                and u.id = $20::uuid
                and u.opened_on <= f.published_on
            )
            and not exists (
              select
              from notice_receipt r
              where
                r.city_code = $1
                and r.notice_id = f.id
                and r.tenant_id = $20::uuid
            )
          order by
            "dueOn",
            since
          limit $18
        )
      ) d
    window
      kind as (
        partition by
          d.ledger,
          d.code
      )
  ) r
where r.rank <= $22
order by
  r.ledger,
  r.code,
  r.rank;

-- KeptWordsRepository.since: across.kept_words
select
  r.kind,
  r.id,
  r.day,
  r.words
from
  (
    select
      n.*,
      sum(char_length(n.words)) over (
        order by
          n.day desc,
          n.id desc
      ) as told
    from
      (
        select r.*
        from
          (
            (
              select
                'ACTIVITY'::text as kind,
                f.id,
                f.start_on as day,
                f.search_text as words
              from activity f
              where
                f.city_code = $1
                and f.tenant_id = $2
                and f.record_status = 'ACTIVE'
                and f.start_on >= $3::date
                and char_length(f.search_text) >= 12
              order by
                f.start_on desc,
                f.id desc
              limit $4
            )
            union all
            (
              select
                'INTERCEPTION'::text as kind,
                f.id,
                f.occurred_on as day,
                f.search_text as words
              from interception f
              where
                f.city_code = $1
                and f.tenant_id = $2
                and f.record_status = 'ACTIVE'
                and f.occurred_on >= $3::date
                and char_length(f.search_text) >= 12
              order by
                f.occurred_on desc,
                f.id desc
              limit $4
            )
            union all
            (
              select
                'HOUSEHOLD_VISIT'::text as kind,
                f.id,
                f.visited_on as day,
                f.search_text as words
              from household_visit f
              where
                f.city_code = $1
                and f.tenant_id = $2
                and f.record_status = 'ACTIVE'
                and f.visited_on >= $3::date
                and char_length(f.search_text) >= 12
              order by
                f.visited_on desc,
                f.id desc
              limit $4
            )
            union all
            (
              select
                'CONTROL_MEASURE'::text as kind,
                f.id,
                f.in_place_since as day,
                f.search_text as words
              from control_measure f
              where
                f.city_code = $1
                and f.tenant_id = $2
                and f.record_status = 'ACTIVE'
                and f.in_place_since >= $3::date
                and char_length(f.search_text) >= 12
              order by
                f.in_place_since desc,
                f.id desc
              limit $4
            )
            union all
            (
              select
                'INSPECTION'::text as kind,
                f.id,
                f.occurred_on as day,
                f.search_text as words
              from inspection f
              where
                f.city_code = $1
                and f.tenant_id = $2
                and f.record_status = 'ACTIVE'
                and f.occurred_on >= $3::date
                and char_length(f.search_text) >= 12
              order by
                f.occurred_on desc,
                f.id desc
              limit $4
            )
            union all
            (
              select
                'LEADERSHIP_GROUP'::text as kind,
                f.id,
                f.founded_on as day,
                f.search_text as words
              from leadership_group f
              where
                f.city_code = $1
                and f.tenant_id = $2
                and f.record_status = 'ACTIVE'
                and f.founded_on >= $3::date
                and char_length(f.search_text) >= 12
              order by
                f.founded_on desc,
                f.id desc
              limit $4
            )
            union all
            (
              select
                'TALLY'::text as kind,
                f.id,
                f.occurred_on as day,
                f.search_text as words
              from tally f
              where
                f.city_code = $1
                and f.tenant_id = $2
                and f.record_status = 'ACTIVE'
                and f.occurred_on >= $3::date
                and char_length(f.search_text) >= 12
              order by
                f.occurred_on desc,
                f.id desc
              limit $4
            )
            union all
            (
              select
                'NOTICE'::text as kind,
                f.id,
                f.published_on as day,
                f.search_text as words
              from notice f
              where
                f.city_code = $1
                and f.tenant_id = $2
                and f.record_status = 'ACTIVE'
                and f.published_on >= $3::date
                and char_length(f.search_text) >= 12
              order by
                f.published_on desc,
                f.id desc
              limit $4
            )
          ) r
        order by
          r.day desc,
          r.id desc
        limit $4
      ) n
  ) r
where r.told <= $5::int8
order by
  r.day desc,
  r.id desc;

-- LatestRecordsRepository.amounts: across.amounts
select
  g.fact_id as "recordId",
  g.indicator,
  sum(g.amount) as amount,
  g.qualifier
from fact_figure g
where
  g.city_code = $1
  and g.fact_kind in (
    'ACTIVITY',
    'INTERCEPTION',
    'ALERT',
    'FRAUD_CASE',
    'FUNDS_ACTION',
    'HOUSEHOLD_VISIT',
    'INSPECTION',
    'LEADERSHIP_GROUP',
    'TALLY',
    'NOTICE',
    'NOTICE_RECEIPT'
  )
  and not g.tenant_only
  and g.fact_id = any ($2::uuid[])
  and g.indicator in (
    'ACTIVITIES',
    'INTERNAL_ACTS',
    'OTHER_THEME_ACTIVITIES',
    'SESSIONS',
    'PARTICIPANTS',
    'PEOPLE_REACHED',
    'PEOPLE_REACHED_INDIRECTLY',
    'LEAFLETS',
    'MANUALS',
    'LETTERS',
    'NOTICES_SIGNED',
    'POSTERS',
    'BANNERS',
    'BOARDS',
    'LED_PLAYS',
    'LED_ITEMS',
    'ARTICLES',
    'FORWARDS',
    'GROUP_PUSHES',
    'SMS',
    'VIDEOS',
    'SCREENINGS',
    'BROADCASTS',
    'VEHICLE_TRIPS',
    'VOLUNTEERS',
    'CLASSES_COVERED',
    'OUTLETS_COVERED',
    'STUDENT_WORKS',
    'APP_ASSISTED',
    'ABSENTEES_FOLLOWED_UP',
    'INTERCEPTIONS',
    'LOSS_AVOIDED',
    'DISSUASIONS',
    'ALERTS_RECEIVED',
    'ALERTS_HANDLED',
    'ALERTS_ON_TIME',
    'ALERTS_FACE_TO_FACE',
    'ALERTS_LOST',
    'CASES_REPORTED',
    'LOSS_REPORTED',
    'CASES_FILED',
    'LOSS',
    'CASES_SOLVED',
    'STOP_PAYMENT',
    'FROZEN',
    'RETURNED',
    'ACCOUNTS_STOPPED',
    'ACCOUNTS_FROZEN',
    'HOUSEHOLD_VISITS',
    'HOUSEHOLDS_REPORTED',
    'PEOPLE_VISITED',
    'INSPECTIONS',
    'HAZARDS_FOUND',
    'HAZARDS_RECTIFIED',
    'HAZARDS_FOUND_RECTIFIED',
    'LEADERSHIP_GROUPS',
    'LEADERSHIP_MEMBERS',
    'SUSPECTS_CAUGHT',
    'GANGS_DISMANTLED',
    'LEADS_VERIFIED',
    'HOTLINE_CALLS',
    'TIPS',
    'VICTIM_FOLLOWUPS',
    'ACCOUNTS_CHECKED',
    'ACCOUNTS_RESTRICTED',
    'LEADS_TRANSFERRED',
    'WARNINGS_ISSUED',
    'WARNINGS_READ'
  )
group by
  g.fact_id,
  g.indicator,
  g.qualifier;

-- LatestRecordsRepository.latest: across.latest city in 1 regions active until today city in 1 regions active until today city in 1 regions active until today city in 1 regions active until today city in 1 regions active until today city in 1 regions active until today city in 1 regions active until today city in 1 regions active until today city in 1 regions active until today city in 1 regions active until today city in 1 regions active until today
select r.*
from
  (
    (
      select
        'ACTIVITY'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.start_on as day
      from
        (
          (
            select *
            from activity f
            where
              f.city_code = $1
              and f.region_code >= $2
              and f.region_code < $3
              and f.city_code = $1
              and f.record_status = 'ACTIVE'
              and f.start_on <= $46::date
            order by
              f.start_on desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from activity f
            where
              f.city_code = $1
              and f.tenant_id = $4
              and not (
                f.region_code >= $2
                and f.region_code < $3
              )
              and f.city_code = $1
              and f.record_status = 'ACTIVE'
              and f.start_on <= $46::date
            order by
              f.start_on desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $1
        and f.record_status = 'ACTIVE'
        and f.start_on <= $46::date
      order by
        f.start_on desc,
        f.id desc
      limit $45
    )
    union all
    (
      select
        'INTERCEPTION'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from
        (
          (
            select *
            from interception f
            where
              f.city_code = $1
              and f.region_code >= $6
              and f.region_code < $7
              and f.city_code = $5
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $46::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from interception f
            where
              f.city_code = $1
              and f.tenant_id = $8
              and not (
                f.region_code >= $6
                and f.region_code < $7
              )
              and f.city_code = $5
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $46::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $5
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $46::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $45
    )
    union all
    (
      select
        'ALERT'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.received_on as day
      from
        (
          (
            select *
            from alert f
            where
              f.city_code = $1
              and f.region_code >= $10
              and f.region_code < $11
              and f.city_code = $9
              and f.record_status = 'ACTIVE'
              and f.received_on <= $46::date
            order by
              f.received_on desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from alert f
            where
              f.city_code = $1
              and f.tenant_id = $12
              and not (
                f.region_code >= $10
                and f.region_code < $11
              )
              and f.city_code = $9
              and f.record_status = 'ACTIVE'
              and f.received_on <= $46::date
            order by
              f.received_on desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $9
        and f.record_status = 'ACTIVE'
        and f.received_on <= $46::date
      order by
        f.received_on desc,
        f.id desc
      limit $45
    )
    union all
    (
      select
        'FRAUD_CASE'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.reported_on as day
      from
        (
          (
            select *
            from fraud_case f
            where
              f.city_code = $1
              and f.region_code >= $14
              and f.region_code < $15
              and f.city_code = $13
              and f.record_status = 'ACTIVE'
              and f.reported_on <= $46::date
            order by
              f.reported_on desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from fraud_case f
            where
              f.city_code = $1
              and f.tenant_id = $16
              and not (
                f.region_code >= $14
                and f.region_code < $15
              )
              and f.city_code = $13
              and f.record_status = 'ACTIVE'
              and f.reported_on <= $46::date
            order by
              f.reported_on desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $13
        and f.record_status = 'ACTIVE'
        and f.reported_on <= $46::date
      order by
        f.reported_on desc,
        f.id desc
      limit $45
    )
    union all
    (
      select
        'FUNDS_ACTION'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from
        (
          (
            select *
            from funds_action f
            where
              f.city_code = $1
              and f.region_code >= $18
              and f.region_code < $19
              and f.city_code = $17
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $46::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from funds_action f
            where
              f.city_code = $1
              and f.tenant_id = $20
              and not (
                f.region_code >= $18
                and f.region_code < $19
              )
              and f.city_code = $17
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $46::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $17
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $46::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $45
    )
    union all
    (
      select
        'HOUSEHOLD_VISIT'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.visited_on as day
      from
        (
          (
            select *
            from household_visit f
            where
              f.city_code = $1
              and f.region_code >= $22
              and f.region_code < $23
              and f.city_code = $21
              and f.record_status = 'ACTIVE'
              and f.visited_on <= $46::date
            order by
              f.visited_on desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from household_visit f
            where
              f.city_code = $1
              and f.tenant_id = $24
              and not (
                f.region_code >= $22
                and f.region_code < $23
              )
              and f.city_code = $21
              and f.record_status = 'ACTIVE'
              and f.visited_on <= $46::date
            order by
              f.visited_on desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $21
        and f.record_status = 'ACTIVE'
        and f.visited_on <= $46::date
      order by
        f.visited_on desc,
        f.id desc
      limit $45
    )
    union all
    (
      select
        'CONTROL_MEASURE'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.in_place_since as day
      from
        (
          (
            select *
            from control_measure f
            where
              f.city_code = $1
              and f.region_code >= $26
              and f.region_code < $27
              and f.city_code = $25
              and f.record_status = 'ACTIVE'
              and f.in_place_since <= $46::date
            order by
              f.in_place_since desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from control_measure f
            where
              f.city_code = $1
              and f.tenant_id = $28
              and not (
                f.region_code >= $26
                and f.region_code < $27
              )
              and f.city_code = $25
              and f.record_status = 'ACTIVE'
              and f.in_place_since <= $46::date
            order by
              f.in_place_since desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $25
        and f.record_status = 'ACTIVE'
        and f.in_place_since <= $46::date
      order by
        f.in_place_since desc,
        f.id desc
      limit $45
    )
    union all
    (
      select
        'INSPECTION'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from
        (
          (
            select *
            from inspection f
            where
              f.city_code = $1
              and f.region_code >= $30
              and f.region_code < $31
              and f.city_code = $29
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $46::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from inspection f
            where
              f.city_code = $1
              and f.tenant_id = $32
              and not (
                f.region_code >= $30
                and f.region_code < $31
              )
              and f.city_code = $29
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $46::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $29
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $46::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $45
    )
    union all
    (
      select
        'LEADERSHIP_GROUP'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.founded_on as day
      from
        (
          (
            select *
            from leadership_group f
            where
              f.city_code = $1
              and f.region_code >= $34
              and f.region_code < $35
              and f.city_code = $33
              and f.record_status = 'ACTIVE'
              and f.founded_on <= $46::date
            order by
              f.founded_on desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from leadership_group f
            where
              f.city_code = $1
              and f.tenant_id = $36
              and not (
                f.region_code >= $34
                and f.region_code < $35
              )
              and f.city_code = $33
              and f.record_status = 'ACTIVE'
              and f.founded_on <= $46::date
            order by
              f.founded_on desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $33
        and f.record_status = 'ACTIVE'
        and f.founded_on <= $46::date
      order by
        f.founded_on desc,
        f.id desc
      limit $45
    )
    union all
    (
      select
        'TALLY'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from
        (
          (
            select *
            from tally f
            where
              f.city_code = $1
              and f.region_code >= $38
              and f.region_code < $39
              and f.city_code = $37
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $46::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from tally f
            where
              f.city_code = $1
              and f.tenant_id = $40
              and not (
                f.region_code >= $38
                and f.region_code < $39
              )
              and f.city_code = $37
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $46::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $37
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $46::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $45
    )
    union all
    (
      select
        'NOTICE'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.published_on as day
      from
        (
          (
            select *
            from notice f
            where
              f.city_code = $1
              and f.region_code >= $42
              and f.region_code < $43
              and f.city_code = $41
              and f.record_status = 'ACTIVE'
              and f.published_on <= $46::date
            order by
              f.published_on desc,
              f.id desc
            limit $45
          )
          union all
          (
            select *
            from notice f
            where
              f.city_code = $1
              and f.tenant_id = $44
              and not (
                f.region_code >= $42
                and f.region_code < $43
              )
              and f.city_code = $41
              and f.record_status = 'ACTIVE'
              and f.published_on <= $46::date
            order by
              f.published_on desc,
              f.id desc
            limit $45
          )
        ) f
      where
        f.city_code = $41
        and f.record_status = 'ACTIVE'
        and f.published_on <= $46::date
      order by
        f.published_on desc,
        f.id desc
      limit $45
    )
  ) r
order by
  r.day desc,
  r.id desc
limit $45;

-- LatestRecordsRepository.latest: across.latest city in 1 regions of a sector active until today city in 1 regions of a sector active until today city in 1 regions of a sector active until today city in 1 regions of a sector active until today city in 1 regions of a sector active until today city in 1 regions of a sector active until today city in 1 regions of a sector active until today city in 1 regions of a sector active until today city in 1 regions of a sector active until today city in 1 regions of a sector active until today city in 1 regions of a sector active until today
select r.*
from
  (
    (
      select
        'ACTIVITY'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.start_on as day
      from
        (
          (
            select *
            from activity f
            where
              f.city_code = $1
              and f.region_code >= $3
              and f.region_code < $4
              and f.sector = $2
              and f.city_code = $1
              and f.record_status = 'ACTIVE'
              and f.start_on <= $57::date
            order by
              f.start_on desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from activity f
            where
              f.city_code = $1
              and f.tenant_id = $5
              and not (
                f.region_code >= $3
                and f.region_code < $4
                and f.sector = $2
              )
              and f.city_code = $1
              and f.record_status = 'ACTIVE'
              and f.start_on <= $57::date
            order by
              f.start_on desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $1
        and f.record_status = 'ACTIVE'
        and f.start_on <= $57::date
      order by
        f.start_on desc,
        f.id desc
      limit $56
    )
    union all
    (
      select
        'INTERCEPTION'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from
        (
          (
            select *
            from interception f
            where
              f.city_code = $1
              and f.region_code >= $8
              and f.region_code < $9
              and f.sector = $7
              and f.city_code = $6
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $57::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from interception f
            where
              f.city_code = $1
              and f.tenant_id = $10
              and not (
                f.region_code >= $8
                and f.region_code < $9
                and f.sector = $7
              )
              and f.city_code = $6
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $57::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $6
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $57::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $56
    )
    union all
    (
      select
        'ALERT'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.received_on as day
      from
        (
          (
            select *
            from alert f
            where
              f.city_code = $1
              and f.region_code >= $13
              and f.region_code < $14
              and f.sector = $12
              and f.city_code = $11
              and f.record_status = 'ACTIVE'
              and f.received_on <= $57::date
            order by
              f.received_on desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from alert f
            where
              f.city_code = $1
              and f.tenant_id = $15
              and not (
                f.region_code >= $13
                and f.region_code < $14
                and f.sector = $12
              )
              and f.city_code = $11
              and f.record_status = 'ACTIVE'
              and f.received_on <= $57::date
            order by
              f.received_on desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $11
        and f.record_status = 'ACTIVE'
        and f.received_on <= $57::date
      order by
        f.received_on desc,
        f.id desc
      limit $56
    )
    union all
    (
      select
        'FRAUD_CASE'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.reported_on as day
      from
        (
          (
            select *
            from fraud_case f
            where
              f.city_code = $1
              and f.region_code >= $18
              and f.region_code < $19
              and f.sector = $17
              and f.city_code = $16
              and f.record_status = 'ACTIVE'
              and f.reported_on <= $57::date
            order by
              f.reported_on desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from fraud_case f
            where
              f.city_code = $1
              and f.tenant_id = $20
              and not (
                f.region_code >= $18
                and f.region_code < $19
                and f.sector = $17
              )
              and f.city_code = $16
              and f.record_status = 'ACTIVE'
              and f.reported_on <= $57::date
            order by
              f.reported_on desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $16
        and f.record_status = 'ACTIVE'
        and f.reported_on <= $57::date
      order by
        f.reported_on desc,
        f.id desc
      limit $56
    )
    union all
    (
      select
        'FUNDS_ACTION'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from
        (
          (
            select *
            from funds_action f
            where
              f.city_code = $1
              and f.region_code >= $23
              and f.region_code < $24
              and f.sector = $22
              and f.city_code = $21
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $57::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from funds_action f
            where
              f.city_code = $1
              and f.tenant_id = $25
              and not (
                f.region_code >= $23
                and f.region_code < $24
                and f.sector = $22
              )
              and f.city_code = $21
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $57::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $21
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $57::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $56
    )
    union all
    (
      select
        'HOUSEHOLD_VISIT'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.visited_on as day
      from
        (
          (
            select *
            from household_visit f
            where
              f.city_code = $1
              and f.region_code >= $28
              and f.region_code < $29
              and f.sector = $27
              and f.city_code = $26
              and f.record_status = 'ACTIVE'
              and f.visited_on <= $57::date
            order by
              f.visited_on desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from household_visit f
            where
              f.city_code = $1
              and f.tenant_id = $30
              and not (
                f.region_code >= $28
                and f.region_code < $29
                and f.sector = $27
              )
              and f.city_code = $26
              and f.record_status = 'ACTIVE'
              and f.visited_on <= $57::date
            order by
              f.visited_on desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $26
        and f.record_status = 'ACTIVE'
        and f.visited_on <= $57::date
      order by
        f.visited_on desc,
        f.id desc
      limit $56
    )
    union all
    (
      select
        'CONTROL_MEASURE'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.in_place_since as day
      from
        (
          (
            select *
            from control_measure f
            where
              f.city_code = $1
              and f.region_code >= $33
              and f.region_code < $34
              and f.sector = $32
              and f.city_code = $31
              and f.record_status = 'ACTIVE'
              and f.in_place_since <= $57::date
            order by
              f.in_place_since desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from control_measure f
            where
              f.city_code = $1
              and f.tenant_id = $35
              and not (
                f.region_code >= $33
                and f.region_code < $34
                and f.sector = $32
              )
              and f.city_code = $31
              and f.record_status = 'ACTIVE'
              and f.in_place_since <= $57::date
            order by
              f.in_place_since desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $31
        and f.record_status = 'ACTIVE'
        and f.in_place_since <= $57::date
      order by
        f.in_place_since desc,
        f.id desc
      limit $56
    )
    union all
    (
      select
        'INSPECTION'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from
        (
          (
            select *
            from inspection f
            where
              f.city_code = $1
              and f.region_code >= $38
              and f.region_code < $39
              and f.sector = $37
              and f.city_code = $36
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $57::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from inspection f
            where
              f.city_code = $1
              and f.tenant_id = $40
              and not (
                f.region_code >= $38
                and f.region_code < $39
                and f.sector = $37
              )
              and f.city_code = $36
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $57::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $36
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $57::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $56
    )
    union all
    (
      select
        'LEADERSHIP_GROUP'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.founded_on as day
      from
        (
          (
            select *
            from leadership_group f
            where
              f.city_code = $1
              and f.region_code >= $43
              and f.region_code < $44
              and f.sector = $42
              and f.city_code = $41
              and f.record_status = 'ACTIVE'
              and f.founded_on <= $57::date
            order by
              f.founded_on desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from leadership_group f
            where
              f.city_code = $1
              and f.tenant_id = $45
              and not (
                f.region_code >= $43
                and f.region_code < $44
                and f.sector = $42
              )
              and f.city_code = $41
              and f.record_status = 'ACTIVE'
              and f.founded_on <= $57::date
            order by
              f.founded_on desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $41
        and f.record_status = 'ACTIVE'
        and f.founded_on <= $57::date
      order by
        f.founded_on desc,
        f.id desc
      limit $56
    )
    union all
    (
      select
        'TALLY'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from
        (
          (
            select *
            from tally f
            where
              f.city_code = $1
              and f.region_code >= $48
              and f.region_code < $49
              and f.sector = $47
              and f.city_code = $46
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $57::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from tally f
            where
              f.city_code = $1
              and f.tenant_id = $50
              and not (
                f.region_code >= $48
                and f.region_code < $49
                and f.sector = $47
              )
              and f.city_code = $46
              and f.record_status = 'ACTIVE'
              and f.occurred_on <= $57::date
            order by
              f.occurred_on desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $46
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $57::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $56
    )
    union all
    (
      select
        'NOTICE'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.published_on as day
      from
        (
          (
            select *
            from notice f
            where
              f.city_code = $1
              and f.region_code >= $53
              and f.region_code < $54
              and f.sector = $52
              and f.city_code = $51
              and f.record_status = 'ACTIVE'
              and f.published_on <= $57::date
            order by
              f.published_on desc,
              f.id desc
            limit $56
          )
          union all
          (
            select *
            from notice f
            where
              f.city_code = $1
              and f.tenant_id = $55
              and not (
                f.region_code >= $53
                and f.region_code < $54
                and f.sector = $52
              )
              and f.city_code = $51
              and f.record_status = 'ACTIVE'
              and f.published_on <= $57::date
            order by
              f.published_on desc,
              f.id desc
            limit $56
          )
        ) f
      where
        f.city_code = $51
        and f.record_status = 'ACTIVE'
        and f.published_on <= $57::date
      order by
        f.published_on desc,
        f.id desc
      limit $56
    )
  ) r
order by
  r.day desc,
  r.id desc
limit $56;

-- LatestRecordsRepository.latest: across.latest city own active until today city own active until today city own active until today city own active until today city own active until today city own active until today city own active until today city own active until today city own active until today city own active until today city own active until today
select r.*
from
  (
    (
      select
        'ACTIVITY'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.start_on as day
      from activity f
      where
        f.city_code = $1
        and f.tenant_id = $2
        and f.record_status = 'ACTIVE'
        and f.start_on <= $24::date
      order by
        f.start_on desc,
        f.id desc
      limit $23
    )
    union all
    (
      select
        'INTERCEPTION'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from interception f
      where
        f.city_code = $3
        and f.tenant_id = $4
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $24::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $23
    )
    union all
    (
      select
        'ALERT'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.received_on as day
      from alert f
      where
        f.city_code = $5
        and f.tenant_id = $6
        and f.record_status = 'ACTIVE'
        and f.received_on <= $24::date
      order by
        f.received_on desc,
        f.id desc
      limit $23
    )
    union all
    (
      select
        'FRAUD_CASE'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.reported_on as day
      from fraud_case f
      where
        f.city_code = $7
        and f.tenant_id = $8
        and f.record_status = 'ACTIVE'
        and f.reported_on <= $24::date
      order by
        f.reported_on desc,
        f.id desc
      limit $23
    )
    union all
    (
      select
        'FUNDS_ACTION'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from funds_action f
      where
        f.city_code = $9
        and f.tenant_id = $10
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $24::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $23
    )
    union all
    (
      select
        'HOUSEHOLD_VISIT'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.visited_on as day
      from household_visit f
      where
        f.city_code = $11
        and f.tenant_id = $12
        and f.record_status = 'ACTIVE'
        and f.visited_on <= $24::date
      order by
        f.visited_on desc,
        f.id desc
      limit $23
    )
    union all
    (
      select
        'CONTROL_MEASURE'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.in_place_since as day
      from control_measure f
      where
        f.city_code = $13
        and f.tenant_id = $14
        and f.record_status = 'ACTIVE'
        and f.in_place_since <= $24::date
      order by
        f.in_place_since desc,
        f.id desc
      limit $23
    )
    union all
    (
      select
        'INSPECTION'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from inspection f
      where
        f.city_code = $15
        and f.tenant_id = $16
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $24::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $23
    )
    union all
    (
      select
        'LEADERSHIP_GROUP'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.founded_on as day
      from leadership_group f
      where
        f.city_code = $17
        and f.tenant_id = $18
        and f.record_status = 'ACTIVE'
        and f.founded_on <= $24::date
      order by
        f.founded_on desc,
        f.id desc
      limit $23
    )
    union all
    (
      select
        'TALLY'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.occurred_on as day
      from tally f
      where
        f.city_code = $19
        and f.tenant_id = $20
        and f.record_status = 'ACTIVE'
        and f.occurred_on <= $24::date
      order by
        f.occurred_on desc,
        f.id desc
      limit $23
    )
    union all
    (
      select
        'NOTICE'::text as ledger,
        f.id,
        f.tenant_id as "tenantId",
        f.region_code as "regionCode",
        f.version,
        f.published_on as day
      from notice f
      where
        f.city_code = $21
        and f.tenant_id = $22
        and f.record_status = 'ACTIVE'
        and f.published_on <= $24::date
      order by
        f.published_on desc,
        f.id desc
      limit $23
    )
  ) r
order by
  r.day desc,
  r.id desc
limit $23;

-- RecordSearchRepository.found: across.search 1 city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city active
with
  looked_0 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.start_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from activity f
                  where
                    f.city_code = $1
                    and f.region_code >= $2
                    and f.region_code < $3
                    and f.city_code = $1
                    and f.record_status = 'ACTIVE'
                  order by
                    f.start_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from activity f
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
                    f.start_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $1
              and f.record_status = 'ACTIVE'
            order by
              f.start_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_1 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from interception f
                  where
                    f.city_code = $1
                    and f.region_code >= $6
                    and f.region_code < $7
                    and f.city_code = $5
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from
                    (
                      select *
                      from interception f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from interception o
                          where
                            o.city_code = $1
                            and o.tenant_id = $8
                          union all
                          select p.interception_id
                          from interception_participant p
                          where
                            p.city_code = $1
                            and p.tenant_id = $8
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and not (
                      f.region_code >= $6
                      and f.region_code < $7
                    )
                    and f.city_code = $5
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $5
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_2 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.received_on as day,
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
          ) as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from alert f
                  where
                    f.city_code = $1
                    and f.region_code >= $10
                    and f.region_code < $11
                    and f.city_code = $9
                    and f.record_status = 'ACTIVE'
                  order by
                    f.received_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from
                    (
                      select *
                      from alert f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from alert o
                          where
                            o.city_code = $1
                            and o.tenant_id = $12
                          union all
                          select a.alert_id
                          from alert_assignment a
                          where
                            a.city_code = $1
                            and a.tenant_id = $12
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and not (
                      f.region_code >= $10
                      and f.region_code < $11
                    )
                    and f.city_code = $9
                    and f.record_status = 'ACTIVE'
                  order by
                    f.received_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $9
              and f.record_status = 'ACTIVE'
            order by
              f.received_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_3 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.reported_on as day,
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
          ) as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from fraud_case f
                  where
                    f.city_code = $1
                    and f.region_code >= $14
                    and f.region_code < $15
                    and f.city_code = $13
                    and f.record_status = 'ACTIVE'
                  order by
                    f.reported_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from fraud_case f
                  where
                    f.city_code = $1
                    and f.tenant_id = $16
                    and not (
                      f.region_code >= $14
                      and f.region_code < $15
                    )
                    and f.city_code = $13
                    and f.record_status = 'ACTIVE'
                  order by
                    f.reported_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $13
              and f.record_status = 'ACTIVE'
            order by
              f.reported_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_4 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from funds_action f
                  where
                    f.city_code = $1
                    and f.region_code >= $18
                    and f.region_code < $19
                    and f.city_code = $17
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from funds_action f
                  where
                    f.city_code = $1
                    and f.tenant_id = $20
                    and not (
                      f.region_code >= $18
                      and f.region_code < $19
                    )
                    and f.city_code = $17
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $17
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_5 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.visited_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from household_visit f
                  where
                    f.city_code = $1
                    and f.region_code >= $22
                    and f.region_code < $23
                    and f.city_code = $21
                    and f.record_status = 'ACTIVE'
                  order by
                    f.visited_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from household_visit f
                  where
                    f.city_code = $1
                    and f.tenant_id = $24
                    and not (
                      f.region_code >= $22
                      and f.region_code < $23
                    )
                    and f.city_code = $21
                    and f.record_status = 'ACTIVE'
                  order by
                    f.visited_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $21
              and f.record_status = 'ACTIVE'
            order by
              f.visited_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_6 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.in_place_since as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from control_measure f
                  where
                    f.city_code = $1
                    and f.region_code >= $26
                    and f.region_code < $27
                    and f.city_code = $25
                    and f.record_status = 'ACTIVE'
                  order by
                    f.in_place_since desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from control_measure f
                  where
                    f.city_code = $1
                    and f.tenant_id = $28
                    and not (
                      f.region_code >= $26
                      and f.region_code < $27
                    )
                    and f.city_code = $25
                    and f.record_status = 'ACTIVE'
                  order by
                    f.in_place_since desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $25
              and f.record_status = 'ACTIVE'
            order by
              f.in_place_since desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_7 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from inspection f
                  where
                    f.city_code = $1
                    and f.region_code >= $30
                    and f.region_code < $31
                    and f.city_code = $29
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from inspection f
                  where
                    f.city_code = $1
                    and f.tenant_id = $32
                    and not (
                      f.region_code >= $30
                      and f.region_code < $31
                    )
                    and f.city_code = $29
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $29
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_8 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.founded_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from leadership_group f
                  where
                    f.city_code = $1
                    and f.region_code >= $34
                    and f.region_code < $35
                    and f.city_code = $33
                    and f.record_status = 'ACTIVE'
                  order by
                    f.founded_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from leadership_group f
                  where
                    f.city_code = $1
                    and f.tenant_id = $36
                    and not (
                      f.region_code >= $34
                      and f.region_code < $35
                    )
                    and f.city_code = $33
                    and f.record_status = 'ACTIVE'
                  order by
                    f.founded_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $33
              and f.record_status = 'ACTIVE'
            order by
              f.founded_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_9 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from tally f
                  where
                    f.city_code = $1
                    and f.region_code >= $38
                    and f.region_code < $39
                    and f.city_code = $37
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from tally f
                  where
                    f.city_code = $1
                    and f.tenant_id = $40
                    and not (
                      f.region_code >= $38
                      and f.region_code < $39
                    )
                    and f.city_code = $37
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $37
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_10 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $44 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.published_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from notice f
            where
              f.city_code = $41
              and f.record_status = 'ACTIVE'
            order by
              f.published_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  )
select
  'ACTIVITY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_0
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_0
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'INTERCEPTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_1
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_1
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'ALERT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_2
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_2
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'FRAUD_CASE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_3
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_3
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'FUNDS_ACTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_4
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_4
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'HOUSEHOLD_VISIT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_5
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_5
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'CONTROL_MEASURE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_6
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_6
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'INSPECTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_7
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_7
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'LEADERSHIP_GROUP'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_8
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_8
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'TALLY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_9
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_9
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'NOTICE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_10
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_10
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true;

-- RecordSearchRepository.found: across.search 1 city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city active
with
  looked_0 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.start_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from activity f
                  where
                    f.city_code = $1
                    and f.region_code >= $3
                    and f.region_code < $4
                    and f.sector = $2
                    and f.city_code = $1
                    and f.record_status = 'ACTIVE'
                  order by
                    f.start_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from activity f
                  where
                    f.city_code = $1
                    and f.tenant_id = $5
                    and not (
                      f.region_code >= $3
                      and f.region_code < $4
                      and f.sector = $2
                    )
                    and f.city_code = $1
                    and f.record_status = 'ACTIVE'
                  order by
                    f.start_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $1
              and f.record_status = 'ACTIVE'
            order by
              f.start_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_1 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from interception f
                  where
                    f.city_code = $1
                    and f.region_code >= $8
                    and f.region_code < $9
                    and f.sector = $7
                    and f.city_code = $6
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from
                    (
                      select *
                      from interception f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from interception o
                          where
                            o.city_code = $1
                            and o.tenant_id = $10
                          union all
                          select p.interception_id
                          from interception_participant p
                          where
                            p.city_code = $1
                            and p.tenant_id = $10
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and not (
                      f.region_code >= $8
                      and f.region_code < $9
                      and f.sector = $7
                    )
                    and f.city_code = $6
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $6
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_2 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.received_on as day,
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
          ) as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from alert f
                  where
                    f.city_code = $1
                    and f.region_code >= $13
                    and f.region_code < $14
                    and f.sector = $12
                    and f.city_code = $11
                    and f.record_status = 'ACTIVE'
                  order by
                    f.received_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from
                    (
                      select *
                      from alert f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from alert o
                          where
                            o.city_code = $1
                            and o.tenant_id = $15
                          union all
                          select a.alert_id
                          from alert_assignment a
                          where
                            a.city_code = $1
                            and a.tenant_id = $15
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and not (
                      f.region_code >= $13
                      and f.region_code < $14
                      and f.sector = $12
                    )
                    and f.city_code = $11
                    and f.record_status = 'ACTIVE'
                  order by
                    f.received_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $11
              and f.record_status = 'ACTIVE'
            order by
              f.received_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_3 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.reported_on as day,
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
          ) as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from fraud_case f
                  where
                    f.city_code = $1
                    and f.region_code >= $18
                    and f.region_code < $19
                    and f.sector = $17
                    and f.city_code = $16
                    and f.record_status = 'ACTIVE'
                  order by
                    f.reported_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from fraud_case f
                  where
                    f.city_code = $1
                    and f.tenant_id = $20
                    and not (
                      f.region_code >= $18
                      and f.region_code < $19
                      and f.sector = $17
                    )
                    and f.city_code = $16
                    and f.record_status = 'ACTIVE'
                  order by
                    f.reported_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $16
              and f.record_status = 'ACTIVE'
            order by
              f.reported_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_4 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from funds_action f
                  where
                    f.city_code = $1
                    and f.region_code >= $23
                    and f.region_code < $24
                    and f.sector = $22
                    and f.city_code = $21
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from funds_action f
                  where
                    f.city_code = $1
                    and f.tenant_id = $25
                    and not (
                      f.region_code >= $23
                      and f.region_code < $24
                      and f.sector = $22
                    )
                    and f.city_code = $21
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $21
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_5 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.visited_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from household_visit f
                  where
                    f.city_code = $1
                    and f.region_code >= $28
                    and f.region_code < $29
                    and f.sector = $27
                    and f.city_code = $26
                    and f.record_status = 'ACTIVE'
                  order by
                    f.visited_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from household_visit f
                  where
                    f.city_code = $1
                    and f.tenant_id = $30
                    and not (
                      f.region_code >= $28
                      and f.region_code < $29
                      and f.sector = $27
                    )
                    and f.city_code = $26
                    and f.record_status = 'ACTIVE'
                  order by
                    f.visited_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $26
              and f.record_status = 'ACTIVE'
            order by
              f.visited_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_6 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.in_place_since as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from control_measure f
                  where
                    f.city_code = $1
                    and f.region_code >= $33
                    and f.region_code < $34
                    and f.sector = $32
                    and f.city_code = $31
                    and f.record_status = 'ACTIVE'
                  order by
                    f.in_place_since desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from control_measure f
                  where
                    f.city_code = $1
                    and f.tenant_id = $35
                    and not (
                      f.region_code >= $33
                      and f.region_code < $34
                      and f.sector = $32
                    )
                    and f.city_code = $31
                    and f.record_status = 'ACTIVE'
                  order by
                    f.in_place_since desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $31
              and f.record_status = 'ACTIVE'
            order by
              f.in_place_since desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_7 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from inspection f
                  where
                    f.city_code = $1
                    and f.region_code >= $38
                    and f.region_code < $39
                    and f.sector = $37
                    and f.city_code = $36
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from inspection f
                  where
                    f.city_code = $1
                    and f.tenant_id = $40
                    and not (
                      f.region_code >= $38
                      and f.region_code < $39
                      and f.sector = $37
                    )
                    and f.city_code = $36
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $36
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_8 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.founded_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from leadership_group f
                  where
                    f.city_code = $1
                    and f.region_code >= $43
                    and f.region_code < $44
                    and f.sector = $42
                    and f.city_code = $41
                    and f.record_status = 'ACTIVE'
                  order by
                    f.founded_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from leadership_group f
                  where
                    f.city_code = $1
                    and f.tenant_id = $45
                    and not (
                      f.region_code >= $43
                      and f.region_code < $44
                      and f.sector = $42
                    )
                    and f.city_code = $41
                    and f.record_status = 'ACTIVE'
                  order by
                    f.founded_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $41
              and f.record_status = 'ACTIVE'
            order by
              f.founded_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_9 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from tally f
                  where
                    f.city_code = $1
                    and f.region_code >= $48
                    and f.region_code < $49
                    and f.sector = $47
                    and f.city_code = $46
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from tally f
                  where
                    f.city_code = $1
                    and f.tenant_id = $50
                    and not (
                      f.region_code >= $48
                      and f.region_code < $49
                      and f.sector = $47
                    )
                    and f.city_code = $46
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $46
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_10 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $54 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.published_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from notice f
            where
              f.city_code = $51
              and f.record_status = 'ACTIVE'
            order by
              f.published_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  )
select
  'ACTIVITY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_0
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_0
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'INTERCEPTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_1
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_1
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'ALERT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_2
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_2
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'FRAUD_CASE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_3
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_3
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'FUNDS_ACTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_4
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_4
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'HOUSEHOLD_VISIT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_5
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_5
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'CONTROL_MEASURE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_6
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_6
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'INSPECTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_7
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_7
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'LEADERSHIP_GROUP'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_8
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_8
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'TALLY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_9
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_9
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'NOTICE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_10
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_10
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true;

-- RecordSearchRepository.found: across.search 1 city own active city shown active city shown active city own active city own active city own active city own active city own active city own active city own active city active
with
  looked_0 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.start_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from activity f
            where
              f.city_code = $1
              and f.tenant_id = $2
              and f.record_status = 'ACTIVE'
            order by
              f.start_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_1 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from
                    (
                      select *
                      from interception f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from interception o
                          where
                            o.city_code = $1
                            and o.tenant_id = $4
                          union all
                          select p.interception_id
                          from interception_participant p
                          where
                            p.city_code = $1
                            and p.tenant_id = $4
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and f.city_code = $3
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $22
                )
              ) f
            where
              f.city_code = $3
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_2 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.received_on as day,
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
          ) as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from
                    (
                      select *
                      from alert f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from alert o
                          where
                            o.city_code = $1
                            and o.tenant_id = $6
                          union all
                          select a.alert_id
                          from alert_assignment a
                          where
                            a.city_code = $1
                            and a.tenant_id = $6
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and f.city_code = $5
                    and f.record_status = 'ACTIVE'
                  order by
                    f.received_on desc,
                    f.id desc
                  limit $22
                )
              ) f
            where
              f.city_code = $5
              and f.record_status = 'ACTIVE'
            order by
              f.received_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_3 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.reported_on as day,
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
          ) as texts
        from
          (
            select f.*
            from fraud_case f
            where
              f.city_code = $7
              and f.tenant_id = $8
              and f.record_status = 'ACTIVE'
            order by
              f.reported_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_4 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from funds_action f
            where
              f.city_code = $9
              and f.tenant_id = $10
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_5 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.visited_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from household_visit f
            where
              f.city_code = $11
              and f.tenant_id = $12
              and f.record_status = 'ACTIVE'
            order by
              f.visited_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_6 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.in_place_since as day,
          f.search_text as texts
        from
          (
            select f.*
            from control_measure f
            where
              f.city_code = $13
              and f.tenant_id = $14
              and f.record_status = 'ACTIVE'
            order by
              f.in_place_since desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_7 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from inspection f
            where
              f.city_code = $15
              and f.tenant_id = $16
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_8 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.founded_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from leadership_group f
            where
              f.city_code = $17
              and f.tenant_id = $18
              and f.record_status = 'ACTIVE'
            order by
              f.founded_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_9 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from tally f
            where
              f.city_code = $19
              and f.tenant_id = $20
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_10 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      f.texts like $24 as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.published_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from notice f
            where
              f.city_code = $21
              and f.record_status = 'ACTIVE'
            order by
              f.published_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  )
select
  'ACTIVITY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_0
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_0
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'INTERCEPTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_1
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_1
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'ALERT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_2
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_2
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'FRAUD_CASE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_3
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_3
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'FUNDS_ACTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_4
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_4
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'HOUSEHOLD_VISIT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_5
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_5
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'CONTROL_MEASURE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_6
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_6
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'INSPECTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_7
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_7
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'LEADERSHIP_GROUP'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_8
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_8
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'TALLY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_9
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_9
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'NOTICE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_10
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_10
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true;

-- RecordSearchRepository.found: across.search 2 city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city in 1 regions active city active
with
  named_0 as materialized (
    select t.id
    from tenant t
    where
      t.city_code = $1
      and t.name_folded like $48
  ),
  named_1 as materialized (
    select t.id
    from tenant t
    where
      t.city_code = $1
      and t.name_folded like $49
  ),
  looked_0 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.start_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from activity f
                  where
                    f.city_code = $1
                    and f.region_code >= $2
                    and f.region_code < $3
                    and f.city_code = $1
                    and f.record_status = 'ACTIVE'
                  order by
                    f.start_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from activity f
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
                    f.start_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $1
              and f.record_status = 'ACTIVE'
            order by
              f.start_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_1 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from interception f
                  where
                    f.city_code = $1
                    and f.region_code >= $6
                    and f.region_code < $7
                    and f.city_code = $5
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from
                    (
                      select *
                      from interception f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from interception o
                          where
                            o.city_code = $1
                            and o.tenant_id = $8
                          union all
                          select p.interception_id
                          from interception_participant p
                          where
                            p.city_code = $1
                            and p.tenant_id = $8
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and not (
                      f.region_code >= $6
                      and f.region_code < $7
                    )
                    and f.city_code = $5
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $5
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_2 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.received_on as day,
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
          ) as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from alert f
                  where
                    f.city_code = $1
                    and f.region_code >= $10
                    and f.region_code < $11
                    and f.city_code = $9
                    and f.record_status = 'ACTIVE'
                  order by
                    f.received_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from
                    (
                      select *
                      from alert f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from alert o
                          where
                            o.city_code = $1
                            and o.tenant_id = $12
                          union all
                          select a.alert_id
                          from alert_assignment a
                          where
                            a.city_code = $1
                            and a.tenant_id = $12
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and not (
                      f.region_code >= $10
                      and f.region_code < $11
                    )
                    and f.city_code = $9
                    and f.record_status = 'ACTIVE'
                  order by
                    f.received_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $9
              and f.record_status = 'ACTIVE'
            order by
              f.received_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_3 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.reported_on as day,
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
          ) as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from fraud_case f
                  where
                    f.city_code = $1
                    and f.region_code >= $14
                    and f.region_code < $15
                    and f.city_code = $13
                    and f.record_status = 'ACTIVE'
                  order by
                    f.reported_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from fraud_case f
                  where
                    f.city_code = $1
                    and f.tenant_id = $16
                    and not (
                      f.region_code >= $14
                      and f.region_code < $15
                    )
                    and f.city_code = $13
                    and f.record_status = 'ACTIVE'
                  order by
                    f.reported_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $13
              and f.record_status = 'ACTIVE'
            order by
              f.reported_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_4 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from funds_action f
                  where
                    f.city_code = $1
                    and f.region_code >= $18
                    and f.region_code < $19
                    and f.city_code = $17
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from funds_action f
                  where
                    f.city_code = $1
                    and f.tenant_id = $20
                    and not (
                      f.region_code >= $18
                      and f.region_code < $19
                    )
                    and f.city_code = $17
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $17
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_5 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.visited_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from household_visit f
                  where
                    f.city_code = $1
                    and f.region_code >= $22
                    and f.region_code < $23
                    and f.city_code = $21
                    and f.record_status = 'ACTIVE'
                  order by
                    f.visited_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from household_visit f
                  where
                    f.city_code = $1
                    and f.tenant_id = $24
                    and not (
                      f.region_code >= $22
                      and f.region_code < $23
                    )
                    and f.city_code = $21
                    and f.record_status = 'ACTIVE'
                  order by
                    f.visited_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $21
              and f.record_status = 'ACTIVE'
            order by
              f.visited_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_6 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.in_place_since as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from control_measure f
                  where
                    f.city_code = $1
                    and f.region_code >= $26
                    and f.region_code < $27
                    and f.city_code = $25
                    and f.record_status = 'ACTIVE'
                  order by
                    f.in_place_since desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from control_measure f
                  where
                    f.city_code = $1
                    and f.tenant_id = $28
                    and not (
                      f.region_code >= $26
                      and f.region_code < $27
                    )
                    and f.city_code = $25
                    and f.record_status = 'ACTIVE'
                  order by
                    f.in_place_since desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $25
              and f.record_status = 'ACTIVE'
            order by
              f.in_place_since desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_7 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from inspection f
                  where
                    f.city_code = $1
                    and f.region_code >= $30
                    and f.region_code < $31
                    and f.city_code = $29
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from inspection f
                  where
                    f.city_code = $1
                    and f.tenant_id = $32
                    and not (
                      f.region_code >= $30
                      and f.region_code < $31
                    )
                    and f.city_code = $29
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $29
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_8 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.founded_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from leadership_group f
                  where
                    f.city_code = $1
                    and f.region_code >= $34
                    and f.region_code < $35
                    and f.city_code = $33
                    and f.record_status = 'ACTIVE'
                  order by
                    f.founded_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from leadership_group f
                  where
                    f.city_code = $1
                    and f.tenant_id = $36
                    and not (
                      f.region_code >= $34
                      and f.region_code < $35
                    )
                    and f.city_code = $33
                    and f.record_status = 'ACTIVE'
                  order by
                    f.founded_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $33
              and f.record_status = 'ACTIVE'
            order by
              f.founded_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_9 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from tally f
                  where
                    f.city_code = $1
                    and f.region_code >= $38
                    and f.region_code < $39
                    and f.city_code = $37
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
                union all
                (
                  select *
                  from tally f
                  where
                    f.city_code = $1
                    and f.tenant_id = $40
                    and not (
                      f.region_code >= $38
                      and f.region_code < $39
                    )
                    and f.city_code = $37
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $42
                )
              ) f
            where
              f.city_code = $37
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  ),
  looked_10 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $44
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($45::text[])
      )
      and (
        f.texts like $46
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($47::text[])
      )
      and (
        f.texts like $44
        or f.texts like $46
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.published_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from notice f
            where
              f.city_code = $41
              and f.record_status = 'ACTIVE'
            order by
              f.published_on desc,
              f.id desc
            limit $42
          ) f
      ) f
  )
select
  'ACTIVITY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_0
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_0
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'INTERCEPTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_1
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_1
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'ALERT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_2
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_2
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'FRAUD_CASE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_3
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_3
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'FUNDS_ACTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_4
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_4
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'HOUSEHOLD_VISIT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_5
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_5
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'CONTROL_MEASURE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_6
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_6
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'INSPECTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_7
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_7
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'LEADERSHIP_GROUP'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_8
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_8
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'TALLY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_9
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_9
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true
union all
select
  'NOTICE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_10
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_10
    where hit
    order by
      day desc,
      id desc
    limit $43
  ) h on true;

-- RecordSearchRepository.found: across.search 2 city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city in 1 regions of a sector active city active
with
  named_0 as materialized (
    select t.id
    from tenant t
    where
      t.city_code = $1
      and t.name_folded like $58
  ),
  named_1 as materialized (
    select t.id
    from tenant t
    where
      t.city_code = $1
      and t.name_folded like $59
  ),
  looked_0 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.start_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from activity f
                  where
                    f.city_code = $1
                    and f.region_code >= $3
                    and f.region_code < $4
                    and f.sector = $2
                    and f.city_code = $1
                    and f.record_status = 'ACTIVE'
                  order by
                    f.start_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from activity f
                  where
                    f.city_code = $1
                    and f.tenant_id = $5
                    and not (
                      f.region_code >= $3
                      and f.region_code < $4
                      and f.sector = $2
                    )
                    and f.city_code = $1
                    and f.record_status = 'ACTIVE'
                  order by
                    f.start_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $1
              and f.record_status = 'ACTIVE'
            order by
              f.start_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_1 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from interception f
                  where
                    f.city_code = $1
                    and f.region_code >= $8
                    and f.region_code < $9
                    and f.sector = $7
                    and f.city_code = $6
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from
                    (
                      select *
                      from interception f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from interception o
                          where
                            o.city_code = $1
                            and o.tenant_id = $10
                          union all
                          select p.interception_id
                          from interception_participant p
                          where
                            p.city_code = $1
                            and p.tenant_id = $10
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and not (
                      f.region_code >= $8
                      and f.region_code < $9
                      and f.sector = $7
                    )
                    and f.city_code = $6
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $6
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_2 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.received_on as day,
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
          ) as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from alert f
                  where
                    f.city_code = $1
                    and f.region_code >= $13
                    and f.region_code < $14
                    and f.sector = $12
                    and f.city_code = $11
                    and f.record_status = 'ACTIVE'
                  order by
                    f.received_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from
                    (
                      select *
                      from alert f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from alert o
                          where
                            o.city_code = $1
                            and o.tenant_id = $15
                          union all
                          select a.alert_id
                          from alert_assignment a
                          where
                            a.city_code = $1
                            and a.tenant_id = $15
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and not (
                      f.region_code >= $13
                      and f.region_code < $14
                      and f.sector = $12
                    )
                    and f.city_code = $11
                    and f.record_status = 'ACTIVE'
                  order by
                    f.received_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $11
              and f.record_status = 'ACTIVE'
            order by
              f.received_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_3 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.reported_on as day,
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
          ) as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from fraud_case f
                  where
                    f.city_code = $1
                    and f.region_code >= $18
                    and f.region_code < $19
                    and f.sector = $17
                    and f.city_code = $16
                    and f.record_status = 'ACTIVE'
                  order by
                    f.reported_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from fraud_case f
                  where
                    f.city_code = $1
                    and f.tenant_id = $20
                    and not (
                      f.region_code >= $18
                      and f.region_code < $19
                      and f.sector = $17
                    )
                    and f.city_code = $16
                    and f.record_status = 'ACTIVE'
                  order by
                    f.reported_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $16
              and f.record_status = 'ACTIVE'
            order by
              f.reported_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_4 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from funds_action f
                  where
                    f.city_code = $1
                    and f.region_code >= $23
                    and f.region_code < $24
                    and f.sector = $22
                    and f.city_code = $21
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from funds_action f
                  where
                    f.city_code = $1
                    and f.tenant_id = $25
                    and not (
                      f.region_code >= $23
                      and f.region_code < $24
                      and f.sector = $22
                    )
                    and f.city_code = $21
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $21
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_5 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.visited_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from household_visit f
                  where
                    f.city_code = $1
                    and f.region_code >= $28
                    and f.region_code < $29
                    and f.sector = $27
                    and f.city_code = $26
                    and f.record_status = 'ACTIVE'
                  order by
                    f.visited_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from household_visit f
                  where
                    f.city_code = $1
                    and f.tenant_id = $30
                    and not (
                      f.region_code >= $28
                      and f.region_code < $29
                      and f.sector = $27
                    )
                    and f.city_code = $26
                    and f.record_status = 'ACTIVE'
                  order by
                    f.visited_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $26
              and f.record_status = 'ACTIVE'
            order by
              f.visited_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_6 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.in_place_since as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from control_measure f
                  where
                    f.city_code = $1
                    and f.region_code >= $33
                    and f.region_code < $34
                    and f.sector = $32
                    and f.city_code = $31
                    and f.record_status = 'ACTIVE'
                  order by
                    f.in_place_since desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from control_measure f
                  where
                    f.city_code = $1
                    and f.tenant_id = $35
                    and not (
                      f.region_code >= $33
                      and f.region_code < $34
                      and f.sector = $32
                    )
                    and f.city_code = $31
                    and f.record_status = 'ACTIVE'
                  order by
                    f.in_place_since desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $31
              and f.record_status = 'ACTIVE'
            order by
              f.in_place_since desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_7 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from inspection f
                  where
                    f.city_code = $1
                    and f.region_code >= $38
                    and f.region_code < $39
                    and f.sector = $37
                    and f.city_code = $36
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from inspection f
                  where
                    f.city_code = $1
                    and f.tenant_id = $40
                    and not (
                      f.region_code >= $38
                      and f.region_code < $39
                      and f.sector = $37
                    )
                    and f.city_code = $36
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $36
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_8 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.founded_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from leadership_group f
                  where
                    f.city_code = $1
                    and f.region_code >= $43
                    and f.region_code < $44
                    and f.sector = $42
                    and f.city_code = $41
                    and f.record_status = 'ACTIVE'
                  order by
                    f.founded_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from leadership_group f
                  where
                    f.city_code = $1
                    and f.tenant_id = $45
                    and not (
                      f.region_code >= $43
                      and f.region_code < $44
                      and f.sector = $42
                    )
                    and f.city_code = $41
                    and f.record_status = 'ACTIVE'
                  order by
                    f.founded_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $41
              and f.record_status = 'ACTIVE'
            order by
              f.founded_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_9 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from tally f
                  where
                    f.city_code = $1
                    and f.region_code >= $48
                    and f.region_code < $49
                    and f.sector = $47
                    and f.city_code = $46
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
                union all
                (
                  select *
                  from tally f
                  where
                    f.city_code = $1
                    and f.tenant_id = $50
                    and not (
                      f.region_code >= $48
                      and f.region_code < $49
                      and f.sector = $47
                    )
                    and f.city_code = $46
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $52
                )
              ) f
            where
              f.city_code = $46
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  ),
  looked_10 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $54
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($55::text[])
      )
      and (
        f.texts like $56
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($57::text[])
      )
      and (
        f.texts like $54
        or f.texts like $56
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.published_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from notice f
            where
              f.city_code = $51
              and f.record_status = 'ACTIVE'
            order by
              f.published_on desc,
              f.id desc
            limit $52
          ) f
      ) f
  )
select
  'ACTIVITY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_0
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_0
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'INTERCEPTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_1
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_1
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'ALERT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_2
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_2
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'FRAUD_CASE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_3
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_3
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'FUNDS_ACTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_4
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_4
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'HOUSEHOLD_VISIT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_5
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_5
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'CONTROL_MEASURE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_6
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_6
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'INSPECTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_7
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_7
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'LEADERSHIP_GROUP'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_8
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_8
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'TALLY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_9
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_9
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true
union all
select
  'NOTICE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_10
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_10
    where hit
    order by
      day desc,
      id desc
    limit $53
  ) h on true;

-- RecordSearchRepository.found: across.search 2 city own active city shown active city shown active city own active city own active city own active city own active city own active city own active city own active city active
with
  named_0 as materialized (
    select t.id
    from tenant t
    where
      t.city_code = $1
      and t.id = $28
      and t.name_folded like $29
  ),
  named_1 as materialized (
    select t.id
    from tenant t
    where
      t.city_code = $1
      and t.id = $28
      and t.name_folded like $30
  ),
  looked_0 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.start_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from activity f
            where
              f.city_code = $1
              and f.tenant_id = $2
              and f.record_status = 'ACTIVE'
            order by
              f.start_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_1 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from
                    (
                      select *
                      from interception f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from interception o
                          where
                            o.city_code = $1
                            and o.tenant_id = $4
                          union all
                          select p.interception_id
                          from interception_participant p
                          where
                            p.city_code = $1
                            and p.tenant_id = $4
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and f.city_code = $3
                    and f.record_status = 'ACTIVE'
                  order by
                    f.occurred_on desc,
                    f.id desc
                  limit $22
                )
              ) f
            where
              f.city_code = $3
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_2 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.received_on as day,
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
          ) as texts
        from
          (
            select f.*
            from
              (
                (
                  select *
                  from
                    (
                      select *
                      from alert f
                      where
                        f.city_code = $1
                        and f.id in (
                          select o.id
                          from alert o
                          where
                            o.city_code = $1
                            and o.tenant_id = $6
                          union all
                          select a.alert_id
                          from alert_assignment a
                          where
                            a.city_code = $1
                            and a.tenant_id = $6
                        )
                      offset 0
                    ) f
                  where
                    f.city_code = $1
                    and f.city_code = $5
                    and f.record_status = 'ACTIVE'
                  order by
                    f.received_on desc,
                    f.id desc
                  limit $22
                )
              ) f
            where
              f.city_code = $5
              and f.record_status = 'ACTIVE'
            order by
              f.received_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_3 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.reported_on as day,
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
          ) as texts
        from
          (
            select f.*
            from fraud_case f
            where
              f.city_code = $7
              and f.tenant_id = $8
              and f.record_status = 'ACTIVE'
            order by
              f.reported_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_4 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from funds_action f
            where
              f.city_code = $9
              and f.tenant_id = $10
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_5 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.visited_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from household_visit f
            where
              f.city_code = $11
              and f.tenant_id = $12
              and f.record_status = 'ACTIVE'
            order by
              f.visited_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_6 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.in_place_since as day,
          f.search_text as texts
        from
          (
            select f.*
            from control_measure f
            where
              f.city_code = $13
              and f.tenant_id = $14
              and f.record_status = 'ACTIVE'
            order by
              f.in_place_since desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_7 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from inspection f
            where
              f.city_code = $15
              and f.tenant_id = $16
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_8 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.founded_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from leadership_group f
            where
              f.city_code = $17
              and f.tenant_id = $18
              and f.record_status = 'ACTIVE'
            order by
              f.founded_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_9 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.occurred_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from tally f
            where
              f.city_code = $19
              and f.tenant_id = $20
              and f.record_status = 'ACTIVE'
            order by
              f.occurred_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  ),
  looked_10 as materialized (
    select
      f.id,
      f.tenant_id as "tenantId",
      f.region_code as "regionCode",
      f.version,
      f.day as day,
      (
        f.texts like $24
        or f.tenant_id in (
          select id
          from named_0
        )
        or f.region_code ^@ any ($25::text[])
      )
      and (
        f.texts like $26
        or f.tenant_id in (
          select id
          from named_1
        )
        or f.region_code ^@ any ($27::text[])
      )
      and (
        f.texts like $24
        or f.texts like $26
      ) as hit
    from
      (
        select
          f.id,
          f.tenant_id,
          f.region_code,
          f.version,
          f.published_on as day,
          f.search_text as texts
        from
          (
            select f.*
            from notice f
            where
              f.city_code = $21
              and f.record_status = 'ACTIVE'
            order by
              f.published_on desc,
              f.id desc
            limit $22
          ) f
      ) f
  )
select
  'ACTIVITY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_0
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_0
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'INTERCEPTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_1
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_1
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'ALERT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_2
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_2
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'FRAUD_CASE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_3
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_3
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'FUNDS_ACTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_4
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_4
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'HOUSEHOLD_VISIT'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_5
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_5
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'CONTROL_MEASURE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_6
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_6
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'INSPECTION'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_7
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_7
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'LEADERSHIP_GROUP'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_8
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_8
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'TALLY'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_9
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_9
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true
union all
select
  'NOTICE'::text as ledger,
  n.looked,
  n.first,
  h.*
from
  (
    select
      count(*)::int as looked,
      min(day) as first
    from looked_10
  ) n
  left join lateral (
    select
      id,
      "tenantId",
      "regionCode",
      version,
      day
    from looked_10
    where hit
    order by
      day desc,
      id desc
    limit $23
  ) h on true;
