import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';
const OWN = `${CITY} and tenant_id = app_tenant()`;
const OVERSEEN = 'region_code ^@ any (app_regions()) and (app_sector() is null or sector = app_sector())';
const READABLE = `${CITY} and (tenant_id = app_tenant() or (${OVERSEEN}))`;
/** Who has asked for a submission and still oversees its unit. */
const ASKED_BY_OWN = `${CITY} and issuer_id = app_tenant() and tenant_id <> app_tenant() and ${OVERSEEN}`;

/** Whose a row is and where its unit belonged on the last day of the period. */
const PLACE = `
        tenant_id uuid not null,
        region_code text collate "C" not null references region (code),
        sector text not null,`;

/** What a version of a form asks for; a submission keeps what its own version asked. */
const ASKED = `
        title text not null,
        rhythm text not null check (rhythm in ('WEEK','MONTH','QUARTER','YEAR')),
        indicators text[] not null,
        narratives jsonb not null check (jsonb_typeof(narratives) = 'array'),`;

/**
 * Submissions (月报): forms that authorities set, version by version; what each unit owes of each period; what has moved
 * its figures since; exceptions from the lock day; reminders. A submission stays where its unit belonged on the last
 * day of the period, whatever becomes of the unit: it was reported there.
 */
export class Submissions1770001020000 implements MigrationInterface {
  name = 'Submissions1770001020000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function is_asked_of_own(city text, form uuid, form_version int, issuer uuid) returns boolean
      language plpgsql stable parallel safe as $$
      begin
        return exists (select from submission_form f
          where f.city_code = city and f.id = form and f.version = form_version and f.tenant_id = issuer);
      end $$;
      create function is_own_submission(city text, asked uuid, place text, line text) returns boolean
      language plpgsql stable parallel safe as $$
      begin
        return exists (select from submission s where s.city_code = city and s.id = asked
          and s.tenant_id = app_tenant() and s.region_code = place and s.sector = line);
      end $$;

      create table submission_form (
        city_code text collate "C" not null,
        id uuid not null,
        version int not null check (version > 0),${PLACE}${ASKED}
        cut_off_day int check (cut_off_day between 1 and 28),
        due_days int not null check (due_days between 1 and 60),
        lock_days int not null check (lock_days between due_days and 120),
        regions text[] not null check (cardinality(regions) > 0),
        sectors text[] not null,
        types text[] not null check (cardinality(types) > 0),
        valid_from date not null,
        -- The day before the next version holds; a version that never held has ended before it began.
        valid_to date,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        primary key (city_code, id, version),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create index submission_form_tenant on submission_form (city_code, tenant_id);

      create table submission (
        city_code text collate "C" not null,
        id uuid not null,
        form_id uuid not null,
        form_version int not null,
        issuer_id uuid not null,${PLACE}${ASKED}
        -- Of an authority its figures are those of a region, in one line or in all; of a unit they are its own.
        figures_region text collate "C",
        figures_sector text,
        period text not null check (length(period) between 4 and 8),
        starts_on date not null,
        ends_on date not null check (ends_on >= starts_on),
        due_on date not null,
        lock_on date not null check (lock_on >= due_on),
        state text not null default 'DRAFT' check (state in ('DRAFT','SUBMITTED','ACCEPTED','RETURNED','APPROVED')),
        version int not null default 1 check (version > 0),
        round int not null default 0 check (round >= 0),
        zero text check (zero in ('NOT_DONE','NOT_RECORDED')),
        zero_note text,
        explanations jsonb not null default '{}' check (jsonb_typeof(explanations) = 'object'),
        texts jsonb not null default '{}' check (jsonb_typeof(texts) = 'object'),
        returned jsonb not null default '[]' check (jsonb_typeof(returned) = 'array'),
        snapshot jsonb check (jsonb_typeof(snapshot) = 'object'),
        snapshot_hash text check (snapshot_hash ~ '^[0-9a-f]{64}$'),
        as_of timestamptz,
        seen pg_snapshot,
        before jsonb check (jsonb_typeof(before) = 'object'),
        submitted_on date,
        submitted_at timestamptz,
        accepted_at timestamptz,
        approved_at timestamptz,
        returned_at timestamptz,
        changed_by uuid,
        changed_at timestamptz not null default now(),
        opened_at timestamptz not null default now(),
        primary key (city_code, id),
        unique (city_code, tenant_id, form_id, period),
        foreign key (city_code, tenant_id) references tenant (city_code, id),
        foreign key (city_code, form_id, form_version) references submission_form (city_code, id, version),
        check ((snapshot is null) = (as_of is null) and (snapshot is null) = (seen is null)),
        check (state in ('DRAFT') or (snapshot is not null and submitted_at is not null)));
      create index submission_form_period on submission (city_code, form_id, period, region_code);
      create index submission_order on submission (city_code, ends_on desc, id desc);
      create index submission_issuer on submission (city_code, issuer_id, state);
      create index submission_region on submission (city_code, region_code, ends_on);

      create table submission_movement (
        city_code text collate "C" not null,
        id uuid not null,
        submission_id uuid not null,${PLACE}
        indicator text not null,
        record_kind text,
        record_id uuid,
        moved_by uuid,
        moved_at timestamptz not null default now(),
        -- The transaction that moved it: a snapshot that does not see it does not have it.
        moved_in xid8 not null default pg_current_xact_id(),
        primary key (city_code, id),
        foreign key (city_code, submission_id) references submission (city_code, id));
      create index submission_movement_of on submission_movement (city_code, submission_id, moved_at);

      create table submission_exception (
        city_code text collate "C" not null,
        id uuid not null,
        form_id uuid not null,
        period text not null,
        issuer_id uuid not null,${PLACE}
        reason text not null,
        expires_on date not null,
        granted_by uuid not null,
        granted_at timestamptz not null default now(),
        revoked_at timestamptz,
        primary key (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id));
      create unique index submission_exception_once on submission_exception (city_code, tenant_id, form_id, period)
        where revoked_at is null;
      create index submission_exception_form on submission_exception (city_code, form_id, period);

      create table submission_reminder (
        city_code text collate "C" not null,
        id uuid not null,
        submission_id uuid not null,
        issuer_id uuid not null,${PLACE}
        stage text not null check (stage in ('NOT_YET_DUE','UNIT','TOWN','LINE')),
        reminded_by uuid not null,
        reminded_at timestamptz not null default now(),
        primary key (city_code, id),
        foreign key (city_code, submission_id) references submission (city_code, id));
      create index submission_reminder_of on submission_reminder (city_code, submission_id, reminded_at);

      ${['submission_form', 'submission', 'submission_movement', 'submission_exception', 'submission_reminder']
        .map(
          (table) => `
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy ${table}_jobs on ${table} for all to fanzha_jobs using (${CITY}) with check (${CITY});
      grant select on ${table} to fanzha_jobs;`,
        )
        .join('')}
      grant insert on submission to fanzha_jobs;
      -- Whose figures an authority hands in follows from what it oversees.
      create policy oversight_jobs on oversight for select to fanzha_jobs using (${CITY});
      grant select on oversight to fanzha_jobs;

      create policy submission_form_read on submission_form for select to fanzha_app using (${READABLE}
        or (${CITY} and app_home() ^@ any (regions) and (sectors = '{}' or app_line() = any (sectors))
          and app_type() = any (types)));
      create policy submission_form_define on submission_form for insert to fanzha_app with check (${OWN}
        and app_type() = 'AUTHORITY' and app_belonged(region_code, sector) and app_oversees_all(regions)
        and (app_sector() is null or sectors = array[app_sector()]));
      create policy submission_form_end on submission_form for update to fanzha_app using (${OWN}) with check (${OWN});
      grant select, insert, update (valid_to) on submission_form to fanzha_app;

      create policy submission_read on submission for select to fanzha_app using (${READABLE});
      create policy submission_open on submission for insert to fanzha_app with check (${OWN}
        and state = 'DRAFT' and submitted_on is null and app_belonged(region_code, sector)
        and is_asked_of_own(city_code, form_id, form_version, issuer_id));
      create policy submission_write on submission for update to fanzha_app
        using (${OWN} and state in ('DRAFT','SUBMITTED','RETURNED'))
        with check (${OWN} and state in ('DRAFT','SUBMITTED','RETURNED'));
      create policy submission_review on submission for update to fanzha_app
        using (${ASKED_BY_OWN}) with check (${ASKED_BY_OWN} and state in ('ACCEPTED','RETURNED','APPROVED'));
      grant select, insert on submission to fanzha_app;
      grant update (state, version, round, zero, zero_note, explanations, texts, returned, snapshot, snapshot_hash,
        as_of, seen, before, submitted_on, submitted_at, accepted_at, approved_at, returned_at, changed_by, changed_at)
        on submission to fanzha_app;

      create policy submission_movement_read on submission_movement for select to fanzha_app using (${READABLE});
      create policy submission_movement_note on submission_movement for insert to fanzha_app with check (${OWN}
        and is_own_submission(city_code, submission_id, region_code, sector));
      grant select, insert on submission_movement to fanzha_app;

      create policy submission_exception_read on submission_exception for select to fanzha_app using (${READABLE});
      create policy submission_exception_grant on submission_exception for insert to fanzha_app
        with check (${ASKED_BY_OWN});
      create policy submission_exception_revoke on submission_exception for update to fanzha_app
        using (${ASKED_BY_OWN}) with check (${ASKED_BY_OWN});
      grant select, insert, update (revoked_at) on submission_exception to fanzha_app;

      create policy submission_reminder_read on submission_reminder for select to fanzha_app using (${READABLE});
      create policy submission_reminder_make on submission_reminder for insert to fanzha_app
        with check (${ASKED_BY_OWN});
      grant select, insert on submission_reminder to fanzha_app;`);
    await this.appendToFigures(db);
    await this.answerGuards(db);
  }

  /** The views of all facts get one part more, whatever they are made of by now. */
  private async appendToFigures(db: QueryRunner): Promise<void> {
    const [view] = (await db.query(`select pg_get_viewdef('fact_figure'::regclass) as text`)) as { text: string }[];
    if (!view) throw new Error('There is no view of all figures');
    const part = (indicator: string, where: string) => `
      select s.city_code, s.tenant_id, s.region_code, s.region_code, s.sector, s.ends_on, null::date, null::text,
        null::text, null::text, null::text, null::uuid, null::text, null::text[], null::text[], null::text, null::text,
        null::text, null::text, null::text, null::text, false, 'SUBMISSION'::text, s.id, '${indicator}'::text,
        1::bigint, 'EXACT'::text, 1, 0
      from submission s where ${where}`;
    await db.query(`
      create or replace view fact_figure with (security_invoker = true) as ${view.text.replace(/;\s*$/, '')}
      union all ${part('SUBMISSIONS_DUE', 'true')}
      union all ${part('SUBMISSIONS_ON_TIME', 's.submitted_on <= s.due_on')}`);
  }

  /**
   * Periods that hold figures of units still, and what of them: of the own unit all, of another one, whose share a
   * record may state, what is locked, without its title. Numbers and codes alone.
   */
  private async answerGuards(db: QueryRunner): Promise<void> {
    await db.query(`
      create function guarded_periods(tenants uuid[], first_day date, today date)
      returns table (submission_id uuid, tenant_id uuid, title text, period text, starts_on date, ends_on date,
        lock_on date, indicators text[], excepted boolean, region_code text, sector text)
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      #variable_conflict use_column
      declare
        own_city constant text := app_city();
      begin
        return query select s.id, s.tenant_id, case when s.tenant_id = app_tenant() then s.title end, s.period,
            s.starts_on, s.ends_on, s.lock_on, s.indicators,
            exists (select from submission_exception e where e.city_code = own_city and e.tenant_id = s.tenant_id
              and e.form_id = s.form_id and e.period = s.period and e.revoked_at is null and e.expires_on >= $3),
            s.region_code, s.sector
          from submission s
          where s.city_code = own_city and s.tenant_id = any ($1) and s.figures_region is null and s.ends_on >= $2
            and (s.tenant_id = app_tenant() or s.lock_on < $3);
      end $$;
      create index submission_guarded on submission (city_code, tenant_id, ends_on);
      grant create on schema public to fanzha_jobs;
      alter function guarded_periods owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function guarded_periods from public;
      grant execute on function guarded_periods to fanzha_app;`);
  }

  async down(): Promise<void> {
    throw new Error('Submissions are what units have reported: restore a backup instead');
  }
}
