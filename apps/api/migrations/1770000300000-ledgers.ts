import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FACT_COLUMNS, factIndexes, factPolicies, IN_ITS_PLACE, partPolicies, privatePolicies, READABLE } from './fact-table.js';

const QUALIFIER = `text not null default 'EXACT' check (%s in ('EXACT','AT_LEAST','APPROX','UNCOUNTED','WITHHELD'))`;
const qualifier = (column: string) => `${column} ${QUALIFIER.replace('%s', column)}`;
const stated = (amount: string, column: string) => `check ((${amount} is null) = (${column} in ('UNCOUNTED','WITHHELD')))`;

const PART_COLUMNS = 'tenant_id uuid not null, region_code text collate "C" not null, sector text not null';

/**
 * The ledgers beside activities: leadership groups, cases, interceptions, funds actions, dated counts, inspections,
 * controls of banks and warnings. Each row carries region and sector as they were on its day.
 */
export class Ledgers1770000300000 implements MigrationInterface {
  name = 'Ledgers1770000300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Where and in which line the acting tenant is today.
      create function app_home() returns text language sql stable parallel safe
        as $$ select region_code from tenant where city_code = app_city() and id = app_tenant() $$;
      create function app_line() returns text language sql stable parallel safe
        as $$ select sector from tenant where city_code = app_city() and id = app_tenant() $$;

      create table leadership_group (
        ${FACT_COLUMNS},
        name text not null check (length(name) between 1 and 200),
        founded_on date not null check (founded_on >= '2000-01-01'),
        dissolved_on date check (dissolved_on >= founded_on),
        document_number text
      );
      ${factIndexes('leadership_group', 'founded_on')}

      -- In the group from joined_on until the day before left_on.
      create table leadership_member (
        city_code text collate "C" not null,
        group_id uuid not null,
        position int not null,
        name text not null check (length(name) between 1 and 50),
        title text,
        role text not null check (role in ('HEAD','DEPUTY','MEMBER','LIAISON')),
        duty text,
        joined_on date not null,
        left_on date check (left_on >= joined_on),
        ${PART_COLUMNS},
        primary key (city_code, group_id, position),
        foreign key (city_code, group_id) references leadership_group (city_code, id)
      );

      create table leadership_contact (
        city_code text collate "C" not null,
        group_id uuid not null,
        position int not null,
        tenant_id uuid not null,
        phone text not null check (length(phone) between 3 and 30),
        primary key (city_code, group_id, position),
        foreign key (city_code, group_id) references leadership_group (city_code, id)
      );

      create table fraud_case (
        ${FACT_COLUMNS},
        reported_on date not null check (reported_on >= '2000-01-01'),
        filed_on date check (filed_on >= reported_on),
        solved_on date check (solved_on >= filed_on),
        fraud_type text not null,
        pension_tag text,
        loss bigint check (loss >= 0),
        ${qualifier('loss_qualifier')},
        victim_age_band text,
        victim_sex text,
        victim_occupation text,
        victim_had_publicity boolean,
        payment_method text,
        bank_name text,
        number_version int not null default 1
      );
      ${factIndexes('fraud_case', 'reported_on')}
      create index fraud_case_filed on fraud_case (city_code, region_code, filed_on) where filed_on is not null;
      create index fraud_case_solved on fraud_case (city_code, region_code, solved_on) where solved_on is not null;

      -- The number by which the police know a case is nobody else's business. A voided case gives it back.
      create table fraud_case_number (
        city_code text collate "C" not null,
        case_id uuid not null,
        tenant_id uuid not null,
        case_number text not null check (length(case_number) between 1 and 64),
        taken boolean not null default true,
        primary key (city_code, case_id),
        foreign key (city_code, case_id) references fraud_case (city_code, id)
      );
      create unique index fraud_case_number_taken on fraud_case_number (city_code, tenant_id, case_number) where taken;

      create table interception (
        ${FACT_COLUMNS},
        occurred_on date not null check (occurred_on >= '2000-01-01'),
        place text not null check (place in ('COUNTER','ATM','PHONE','VISIT','ONLINE')),
        fraud_type text,
        count bigint check (count >= 0),
        ${qualifier('count_qualifier')} ${stated('count', 'count_qualifier')},
        amount bigint check (amount >= 0),
        ${qualifier('amount_qualifier')},
        dissuasions bigint check (dissuasions >= 0),
        ${qualifier('dissuasions_qualifier')},
        victim_age_band text,
        narrative text
      );
      ${factIndexes('interception', 'occurred_on')}

      -- Tenants that took part in an interception of another one: it is theirs, too, and upward it counts once. Name, type
      -- and place are those of the day.
      create table interception_participant (
        city_code text collate "C" not null,
        interception_id uuid not null,
        recorder_id uuid not null,
        tenant_id uuid not null check (tenant_id <> recorder_id),
        name text not null,
        type text not null check (type in ('BANK','POLICE')),
        home_region text collate "C" not null,
        region_code text collate "C" not null,
        sector text not null,
        primary key (city_code, interception_id, tenant_id),
        foreign key (city_code, interception_id) references interception (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id)
      );
      create index interception_participant_tenant on interception_participant (city_code, tenant_id);

      create table funds_action (
        ${FACT_COLUMNS},
        occurred_on date not null check (occurred_on >= '2000-01-01'),
        stage text not null check (stage in ('STOP_PAYMENT','FREEZE','RETURN')),
        accounts bigint check (accounts >= 0),
        ${qualifier('accounts_qualifier')} ${stated('accounts', 'accounts_qualifier')},
        amount bigint check (amount >= 0),
        ${qualifier('amount_qualifier')} ${stated('amount', 'amount_qualifier')},
        case_id uuid,
        foreign key (city_code, case_id) references fraud_case (city_code, id)
      );
      ${factIndexes('funds_action', 'occurred_on')}
      create index funds_action_case on funds_action (city_code, case_id) where case_id is not null;

      -- Work that is known as dated counts: four books of one form.
      create table tally (
        ${FACT_COLUMNS},
        book text not null check (book in ('ENFORCEMENT','VICTIM_FOLLOWUP','BANK_CONTROL','CASE_COUNT')),
        occurred_on date not null check (occurred_on >= '2000-01-01'),
        case_id uuid,
        narrative text,
        foreign key (city_code, case_id) references fraud_case (city_code, id)
      );
      ${factIndexes('tally', 'occurred_on')}

      -- part_of names the indicator of the same record that this amount is already contained in. change is -1 where the
      -- amount leaves what is in place (accounts released).
      create table tally_measure (
        city_code text collate "C" not null,
        tally_id uuid not null,
        indicator text not null,
        change smallint not null default 1 check (change in (1, -1)),
        amount bigint check (amount >= 0),
        qualifier text not null check (qualifier in ('EXACT','AT_LEAST','APPROX','UNCOUNTED','WITHHELD')),
        part_of text,
        ${PART_COLUMNS},
        primary key (city_code, tally_id, indicator, change),
        foreign key (city_code, tally_id) references tally (city_code, id),
        ${stated('amount', 'qualifier')}
      );

      create table inspection (
        ${FACT_COLUMNS},
        occurred_on date not null check (occurred_on >= '2000-01-01'),
        subject text not null check (length(subject) between 1 and 200),
        inspections bigint check (inspections >= 0),
        ${qualifier('inspections_qualifier')} ${stated('inspections', 'inspections_qualifier')},
        narrative text
      );
      ${factIndexes('inspection', 'occurred_on')}

      create table inspection_hazard (
        city_code text collate "C" not null,
        inspection_id uuid not null,
        position int not null,
        description text not null check (length(description) between 1 and 500),
        count bigint check (count >= 0),
        ${qualifier('count_qualifier')} ${stated('count', 'count_qualifier')},
        deadline date,
        rectified_on date,
        ${PART_COLUMNS},
        primary key (city_code, inspection_id, position),
        foreign key (city_code, inspection_id) references inspection (city_code, id)
      );
      create index inspection_hazard_rectified on inspection_hazard (city_code, region_code, rectified_on) where rectified_on is not null;

      -- Which precautions a bank has in place, since when.
      create table bank_precaution (
        ${FACT_COLUMNS},
        precaution text not null,
        in_place_since date not null check (in_place_since >= '2000-01-01'),
        lifted_on date check (lifted_on >= in_place_since),
        note text
      );
      ${factIndexes('bank_precaution', 'in_place_since')}
      create unique index bank_precaution_once on bank_precaution (city_code, tenant_id, precaution) where record_status = 'ACTIVE' and lifted_on is null;

      create table warning (
        ${FACT_COLUMNS},
        title text not null check (length(title) between 1 and 200),
        body text not null,
        published_on date not null check (published_on >= '2000-01-01'),
        fraud_type text,
        regions text[] collate "C" not null check (cardinality(regions) > 0),
        sectors text[] not null default '{}'
      );
      ${factIndexes('warning', 'published_on')}

      create table warning_receipt (
        city_code text collate "C" not null,
        warning_id uuid not null,
        tenant_id uuid not null,
        home_region text collate "C" not null,
        region_code text collate "C" not null,
        sector text not null,
        received_on date not null,
        received_at timestamptz not null default now(),
        received_by uuid not null,
        primary key (city_code, warning_id, tenant_id),
        foreign key (city_code, warning_id) references warning (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id)
      );
      create index warning_receipt_place on warning_receipt (city_code, region_code, received_on);
      create index warning_receipt_tenant on warning_receipt (city_code, tenant_id, received_on);
    `);
    for (const table of ['leadership_group', 'fraud_case', 'interception', 'funds_action', 'tally', 'inspection', 'bank_precaution', 'warning']) {
      await db.query(factPolicies(table));
    }
    await db.query(partPolicies('leadership_member', 'leadership_group', 'group_id'));
    await db.query(partPolicies('tally_measure', 'tally', 'tally_id'));
    await db.query(partPolicies('inspection_hazard', 'inspection', 'inspection_id'));
    await db.query(privatePolicies('leadership_contact', 'leadership_group', 'group_id'));
    await db.query(privatePolicies('fraud_case_number', 'fraud_case', 'case_id'));
    await db.query(`
      -- In which records of others the acting tenant took part. A policy that read interception_participant itself would ask
      -- the policy of that table, which asks whether the record is visible: a circle.
      create function joined_interceptions() returns table (interception_id uuid, recorder_id uuid)
      language sql stable security definer set search_path = public, pg_temp as $$
        select p.interception_id, p.recorder_id from interception_participant p where p.city_code = app_city() and p.tenant_id = app_tenant() $$;

      -- Which units of the own county can have taken part in an interception: banks and police that were open on the day, by
      -- a part of their name or by their ids. Nothing else of a unit is told, and nobody but banks and police is answered.
      create function interception_partners(fragment text, ids uuid[], on_day date)
        returns table (id uuid, name text, type text, home_region text, sector text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select t.id, t.name, a.type, a.region_code, a.sector
        from tenant own
          join tenant t on t.city_code = own.city_code and t.id <> own.id
          join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
            and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day)
        where own.city_code = app_city() and own.id = app_tenant() and own.type in ('BANK','POLICE')
          and a.type in ('BANK','POLICE') and a.region_code ^@ left(own.region_code, 6)
          and t.opened_on <= on_day and (t.closed_on is null or t.closed_on >= on_day)
          and (t.id = any (ids) or (fragment <> '' and position(lower(fragment) in lower(t.name)) > 0))
        order by t.name, t.id limit 20 $$;

      grant create on schema public to fanzha_jobs;
      alter function joined_interceptions owner to fanzha_jobs;
      alter function interception_partners owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function joined_interceptions, interception_partners from public;
      grant execute on function joined_interceptions, interception_partners to fanzha_app;

      alter table interception_participant enable row level security; alter table interception_participant force row level security;
      create policy interception_participant_read on interception_participant for select to fanzha_app
        using (${READABLE} or (city_code = (select app_city()) and exists (
          select 1 from interception i where i.city_code = interception_participant.city_code and i.id = interception_id)));
      create policy interception_participant_record on interception_participant for insert to fanzha_app
        with check (city_code = (select app_city()) and recorder_id = (select app_tenant()) and region_code = home_region and exists (
          select 1 from interception i, interception_partners(null, array[interception_participant.tenant_id], i.occurred_on) u
          where i.city_code = interception_participant.city_code and i.id = interception_id and i.tenant_id = (select app_tenant())
            and (u.name, u.type, u.home_region, u.sector)
              = (interception_participant.name, interception_participant.type, interception_participant.home_region, interception_participant.sector)));
      create policy interception_participant_replace on interception_participant for delete to fanzha_app
        using (city_code = (select app_city()) and recorder_id = (select app_tenant()));
      create policy interception_participant_jobs on interception_participant for all to fanzha_jobs
        using (city_code = (select app_city())) with check (city_code = (select app_city()));
      grant select, insert, delete on interception_participant to fanzha_app;
      grant select, update on interception_participant to fanzha_jobs;

      -- Whoever took part sees the record, and whose it is.
      create policy interception_joined on interception for select to fanzha_app using (
        city_code = (select app_city()) and id in (select j.interception_id from joined_interceptions() j));
      create policy tenant_joint on tenant for select to fanzha_app using (
        city_code = (select app_city()) and id in (select j.recorder_id from joined_interceptions() j));

      -- Authorities warn whom they oversee, those of one line their line.
      create policy warning_publish on warning as restrictive for insert to fanzha_app with check (
        exists (select 1 from tenant t where t.city_code = warning.city_code and t.id = (select app_tenant()) and t.type = 'AUTHORITY')
          and not exists (select from unnest(regions) warned where (warned ^@ any ((select app_regions())::text[])) is not true)
          and ((select app_sector()) is null or sectors = array[(select app_sector())]));

      -- Whom a warning is addressed to may read it and acknowledge it for itself.
      create policy warning_addressed on warning for select to fanzha_app using (
        city_code = (select app_city()) and record_status = 'ACTIVE' and (select app_home()) ^@ any (regions)
          and (sectors = '{}' or (select app_line()) = any (sectors)));

      alter table warning_receipt enable row level security; alter table warning_receipt force row level security;
      create policy warning_receipt_read on warning_receipt for select to fanzha_app
        using (${READABLE} or (city_code = (select app_city()) and exists (
          select 1 from warning w where w.city_code = warning_receipt.city_code and w.id = warning_id and w.tenant_id = (select app_tenant()))));
      create policy warning_receipt_record on warning_receipt for insert to fanzha_app
        with check (city_code = (select app_city()) and tenant_id = (select app_tenant()) and ${IN_ITS_PLACE}
          and exists (select 1 from warning w where w.city_code = warning_receipt.city_code and w.id = warning_id));
      create policy warning_receipt_jobs on warning_receipt for all to fanzha_jobs
        using (city_code = (select app_city())) with check (city_code = (select app_city()));
      grant select, insert on warning_receipt to fanzha_app;
      grant select, update on warning_receipt to fanzha_jobs;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy tenant_joint on tenant;
      drop policy interception_joined on interception;
      drop function joined_interceptions, interception_partners;
      drop table warning_receipt, warning, bank_precaution, inspection_hazard, inspection, tally_measure, tally, funds_action,
        interception_participant, interception, fraud_case_number, fraud_case, leadership_contact, leadership_member, leadership_group;
      drop function app_home, app_line;
    `);
  }
}
