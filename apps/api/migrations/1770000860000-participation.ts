import type { MigrationInterface, QueryRunner } from 'typeorm';

const DISSUADERS = `('BANK','POLICE','DISTRICT','COMMUNITY','SCHOOL','HOSPITAL','DEPARTMENT')`;

/**
 * Every unit that dissuades keeps interceptions and may be named in those of others. A unit that is named is asked; its
 * share counts once it has confirmed. Those named before this release count as confirmed.
 */
export class Participation1770000860000 implements MigrationInterface {
  name = 'Participation1770000860000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table tally drop constraint tally_book_check;
      alter table tally add constraint tally_book_check
        check (book in ('ENFORCEMENT','VICTIM_FOLLOWUP','BANK_CONTROL','DISSUASION','CASE_COUNT'));

      alter table interception_participant drop constraint interception_participant_type_check;
      alter table interception_participant add constraint interception_participant_type_check check
        (type in ${DISSUADERS});
      alter table interception_participant
        add column confirmation text not null default 'CONFIRMED' check
          (confirmation in ('PENDING','CONFIRMED','DECLINED')),
        add column answered_by uuid, add column answered_at timestamptz;
      alter table interception_participant alter column confirmation set default 'PENDING';
      create index interception_participant_pending on interception_participant (city_code, tenant_id)
      where confirmation = 'PENDING';

      create or replace function interception_partners(fragment text, ids uuid[], on_day date)
        returns table (id uuid, name text, type text, home_region text, sector text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select t.id, t.name, a.type, a.region_code, a.sector
        from tenant own
          join tenant t on t.city_code = own.city_code and t.id <> own.id
          join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
            and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day)
        where own.city_code = app_city() and own.id = app_tenant() and own.type in ${DISSUADERS}
          and a.type in ${DISSUADERS} and a.region_code ^@ left(own.region_code, 6)
          and t.opened_on <= on_day and (t.closed_on is null or t.closed_on >= on_day)
          and (t.id = any (ids) or (fragment <> '' and position(fragment in t.name_folded) > 0))
        order by t.name, t.id limit 20 $$;

      -- Whose record it is names units and answers for none of them.
      create policy interception_participant_asked on interception_participant as restrictive for insert to fanzha_app
        with check (confirmation = 'PENDING' and answered_by is null and answered_at is null);
      -- A unit answers for itself, and changes nothing else of what was stated about it.
      create policy interception_participant_answer on interception_participant for update to fanzha_app
        using (city_code = (select app_city()) and tenant_id = (select app_tenant()))
        with check (city_code = (select app_city()) and tenant_id = (select app_tenant())
          and answered_by is not distinct from (select app_user())
          and confirmation in ('CONFIRMED','DECLINED'));
      grant update (confirmation, answered_by, answered_at) on interception_participant to fanzha_app;

      -- A recorder moves figures of those who have confirmed, and takes back those of units that had.
      create or replace function shares_interception(partner uuid, on_day date) returns boolean language sql stable
        parallel safe as $$
        select exists (
            select from interception i join interception_participant p on p.city_code = i.city_code
              and p.interception_id = i.id
            where i.city_code = app_city() and i.tenant_id = app_tenant() and i.occurred_on = on_day
              and p.tenant_id = partner
              and p.confirmation = 'CONFIRMED')
          or exists (
            select from interception_participant p
              join fact_revision r on r.city_code = p.city_code and r.fact_kind = 'interception'
                and r.fact_id = p.interception_id
            where p.city_code = app_city() and p.tenant_id = partner and p.recorder_id = app_tenant()
              and r.tenant_id = app_tenant() and (r.image->>'occurredOn')::date = on_day) $$;

      -- The share that it confirms counts for itself alone.
      create policy rollup_delta_write_own_share on rollup_delta for insert to fanzha_app
        with check (tenant_only and sector <> '-' and city_code = (select app_city())
          and tenant_id = (select app_tenant())
          and facts = 0 and region_code = home_region and exists (
            select from interception_participant p
            where p.city_code = rollup_delta.city_code and p.tenant_id = rollup_delta.tenant_id
              and p.home_region = rollup_delta.home_region and p.sector = rollup_delta.sector));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Answers of units that were named cannot be taken back: restore a backup instead');
  }
}
