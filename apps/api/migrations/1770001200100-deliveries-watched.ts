import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Monitoring asks of mails and of messages to robots alike: what waits, is tried again, is late, or was given up. */
export class DeliveriesWatched1770001200100 implements MigrationInterface {
  name = 'DeliveriesWatched1770001200100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index mail_delivery_failed on mail_delivery (city_code, ended_at) where state = 'FAILED';
      drop function outbox_backlog();
      ${outboxBacklog(false)}
      create function delivery_backlog()
        returns table (channel text, waiting int, retried int, overdue_seconds float8, failed int)
        language sql stable security definer set search_path = public, pg_temp as $$
          select 'MAIL', w.waiting, w.retried, extract(epoch from now() - least(w.due, n.due))::float8, f.failed
          from (${waitingOf('mail_delivery')}) w,
            -- What no worker has put into a mail yet is late as well.
            (select min(o.mail_at) as due from notification o where o.mail_at <= now()) n,
            (select count(*)::int as failed from mail_delivery d
              where d.state = 'FAILED' and d.ended_at > now() - interval '1 day') f
          union all
          select 'ROBOT', w.waiting, w.retried, extract(epoch from now() - w.due)::float8, f.failed
          from (${waitingOf('webhook_delivery')}) w,
            (select count(*)::int as failed from webhook_delivery d
              where d.state = 'FAILED' and not d.is_test and d.ended_at > now() - interval '1 day') f $$;
      ${ofJobs('delivery_backlog')}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function delivery_backlog();
      drop function outbox_backlog();
      ${outboxBacklog(true)}
      drop index mail_delivery_failed;`);
  }
}

/** 100,000 of them stand for as many or more. */
const waitingOf = (table: string): string => `select count(*)::int as waiting,
              (count(*) filter (where s.attempts > 0))::int as retried,
              min(s.next_at) filter (where s.next_at <= now()) as due
            from (select d.attempts, d.next_at from ${table} d where d.state = 'WAITING' limit 100000) s`;

const ofJobs = (name: string): string => `
      revoke execute on function ${name}() from public;
      grant execute on function ${name}() to fanzha_jobs;`;

const outboxBacklog = (withFailed: boolean): string => `create function outbox_backlog()
        returns table (waiting int, oldest_seconds float8, aside int${withFailed ? ', failed_deliveries int' : ''})
        language sql stable security definer set search_path = public, pg_temp as $$
          select w.waiting, f.oldest_seconds, a.aside${withFailed ? ', d.failed_deliveries' : ''}
          from (select count(*)::int as waiting from (
              select from outbox_event e where e.dispatched_at is null and e.set_aside_at is null limit 100000) n) w,
            (select extract(epoch from now() - min(o.recorded_at))::float8 as oldest_seconds from region r
              cross join lateral (
                select e.recorded_at from outbox_event e
                where e.city_code = r.code and e.dispatched_at is null and e.set_aside_at is null
                order by e.recorded_at, e.id limit 1) o
              where r.level = 'CITY') f,
            (select count(*)::int as aside from outbox_event e where e.set_aside_at is not null) a${
              withFailed
                ? `,
            (select count(*)::int as failed_deliveries from webhook_delivery d
              where d.state = 'FAILED' and not d.is_test and d.ended_at > now() - interval '1 day') d`
                : ''
            } $$;
      ${ofJobs('outbox_backlog')}`;
