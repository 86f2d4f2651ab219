import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * API clients: programs that act for a tenant by a token of their own. Of the token only SHA-256 is stored; `oversees` says
 * whether an official created the client, whose oversight it therefore has.
 */
export class ApiClients1770000700000 implements MigrationInterface {
  name = 'ApiClients1770000700000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table api_client (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        name text not null check (length(name) between 1 and 100),
        scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['rollup:read','ledger:read','ledger:write']),
        oversees boolean not null default false,
        token_hash bytea not null check (length(token_hash) = 32),
        expires_on date not null,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        revoked_at timestamptz,
        revoked_by uuid,
        last_used_at timestamptz,
        check (revoked_by is null or revoked_at is not null),
        primary key (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id),
        foreign key (city_code, created_by) references user_account (city_code, id)
      );
      create index api_client_tenant on api_client (city_code, tenant_id, id desc);

      alter table api_client enable row level security; alter table api_client force row level security;

      create policy api_client_own on api_client for all to fanzha_app
        using (city_code = (select app_city()) and tenant_id = (select app_tenant()))
        with check (city_code = (select app_city()) and tenant_id = (select app_tenant()));
      -- Whoever presents a token reaches the one client that the token names.
      create policy api_client_token on api_client for select to fanzha_app
        using ((select app_mode()) = 'client' and city_code = (select app_city()) and id::text = (select app_subject()));
      create policy api_client_use on api_client for update to fanzha_app
        using ((select app_mode()) = 'client' and city_code = (select app_city()) and id::text = (select app_subject()))
        with check ((select app_mode()) = 'client' and city_code = (select app_city()) and id::text = (select app_subject()));
      -- Who closes a tenant ends its clients.
      create policy api_client_operate on api_client for all to fanzha_app
        using (city_code = (select app_city()) and (select app_mode()) = 'operator')
        with check (city_code = (select app_city()) and (select app_mode()) = 'operator');

      grant select, insert, update (revoked_at, revoked_by, last_used_at) on api_client to fanzha_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table api_client');
  }
}
