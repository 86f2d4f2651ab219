import { PER_TENANT } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AMEND, day, DRAFT, input as campaign, ISSUE } from './campaigns.fixture.js';
import { CREATE as CREATE_SCHEME, scheme } from './evaluation.fixture.js';
import { DEFINE, makeSubmissionFixture, monthly, RETIRE, type SubmissionFixture } from './submissions.fixture.js';

/** What an authority sets for its units has a most: every list and every job of its units pays for it. */
let f: SubmissionFixture;
beforeAll(async () => void (f = await makeSubmissionFixture()), 60_000);
afterAll(() => f.end());

/** Copies of the one row that was made through the API, as if they had been there for long. */
async function fill(table: string, id: unknown, count: number, changes: object): Promise<void> {
  await f.db.sql(
    `insert into ${table} select r.* from ${table} o cross join generate_series(1, $2::int) n
       cross join lateral jsonb_populate_record(o, jsonb_build_object('id', md5(o.id::text || n)::uuid) || $3::jsonb) r
     where o.id = $1`,
    [id, count, JSON.stringify(changes)],
  );
}
const TOO_MANY = 'TOO_MANY_OF_TENANT';

describe('an authority', () => {
  it('has a most of forms that are not retired', async () => {
    const own = await f.done('official', DEFINE, { input: monthly() });
    await fill('submission_form', own['id'], PER_TENANT.forms - 2, {});
    // Of twenty at once the one is made for which there is room.
    const twice = await Promise.all(
      Array.from({ length: 20 }, (_, n) => f.asked('official', DEFINE, { input: monthly({ title: `又一张${n}` }) })),
    );
    expect(twice.map((each) => each['reason'] ?? 'made').toSorted()).toEqual([...Array(19).fill(TOO_MANY), 'made']);
    expect(twice.find((each) => each['reason'])).toMatchObject({ code: 'CONFLICT', max: PER_TENANT.forms });
    // One that is there is changed, another authority sets its own, and one that is retired makes room.
    await f.done('official', DEFINE, { id: own['id'], input: monthly({ title: '改题' }) });
    await f.done('city-official', DEFINE, { input: monthly({ regionCodes: ['3402'] }) });
    await f.done('official', RETIRE, { id: own['id'] });
    await f.done('official', DEFINE, { input: monthly({ title: '补上的' }) });
    expect(await f.refused('official', DEFINE, { input: monthly({ title: '再一张' }) })).toBe(TOO_MANY);
  });

  it('has a most of campaigns that are drafts or run; those that are over make room', async () => {
    const asked = (key: string) => ({ input: campaign({ idempotencyKey: key }) });
    const own = await f.done('official', DRAFT, asked('first'));
    await fill('campaign', own['id'], PER_TENANT.campaigns - 1, { idempotency_key: null, input_hash: null });
    expect(await f.refused('official', DRAFT, asked('one-too-many'))).toBe(TOO_MANY);
    // What was sent before is answered as before.
    expect(await f.done('official', DRAFT, asked('first'))).toMatchObject({ id: own['id'] });
    await f.db.sql(
      `update campaign set status = 'ISSUED', starts_on = '2026-01-01', ends_on = '2026-02-01', receive_by = null
       where id = (select id from campaign where id <> $1 and status = 'DRAFT' limit 1)`,
      [own['id']],
    );
    // Sent twenty times at once it takes the last room once, and is answered each time.
    const sent = await Promise.all(Array.from({ length: 20 }, () => f.done('official', DRAFT, asked('one-more'))));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it('has it of campaigns that run again, too', async () => {
    const asked = campaign({ idempotencyKey: 'to-run-again', title: '再次行动' });
    await f.db.sql("delete from campaign where status = 'DRAFT' and idempotency_key is null");
    const { id, version } = await f.done('official', DRAFT, { input: asked });
    const issued = await f.done('official', ISSUE, { id, version });
    await f.db.sql('update campaign set ends_on = $2, receive_by = null where id = $1', [id, day(1)]);
    const [other] = await f.db.sql<{ id: string }>("select id from campaign where idempotency_key = 'one-more'");
    await fill('campaign', other?.id, PER_TENANT.campaigns, { idempotency_key: null, input_hash: null });
    const again = { id, version: issued['version'], input: asked, reason: '延期' };
    expect(await f.refused('official', AMEND, again)).toBe(TOO_MANY);
    // What stays over may be put right all the same, and what runs anyway.
    const tasks = asked.tasks.map((task) => ({ ...task, dueOn: day(1) }));
    const over = { ...asked, tasks, endsOn: day(1), title: '改了题', receiveBy: null };
    const put = await f.done('official', AMEND, { ...again, input: over });
    await f.db.sql("delete from campaign where status = 'DRAFT' and idempotency_key is null");
    await f.done('official', AMEND, { ...again, version: put['version'] });
  });

  it('has a most of scoring schemes that are not closed', async () => {
    const asked = () => ({ input: scheme() });
    const own = await f.done('official', CREATE_SCHEME, asked());
    await f.db.sql(
      `insert into evaluation_scheme select r.* from evaluation_scheme o cross join generate_series(2, $2::int) n
         cross join lateral jsonb_populate_record(o,
           jsonb_build_object('id', md5(o.id::text || n)::uuid, 'title', o.title || n)) r where o.id = $1`,
      [own['id'], PER_TENANT.schemes],
    );
    expect(await f.refused('official', CREATE_SCHEME, asked())).toBe(TOO_MANY);
    await f.db.sql('delete from evaluation_scheme where id <> $1', [own['id']]);
    await f.done('official', CREATE_SCHEME, asked());
  });

  it('has a most of schemes for places without fraud that hold; one that has ended makes room', async () => {
    const CREATE = 'mutation ($input: FraudFreeSchemeInput!) { done: createFraudFreeScheme(input: $input) { id } }';
    const asked = (title: string) => ({
      input: {
        title,
        regionCode: '340210',
        placeLevel: 'COMMUNITY',
        period: '2026-10',
        count: 'CASES_FILED',
        casesAtMost: 0,
      },
    });
    const own = await f.done('official', CREATE, asked('无诈社区'));
    await f.db.sql(
      `insert into fraud_free_scheme select r.* from fraud_free_scheme o cross join generate_series(2, $2::int) n
         cross join lateral jsonb_populate_record(o,
           jsonb_build_object('id', md5(o.id::text || n)::uuid, 'title', o.title || n)) r where o.id = $1`,
      [own['id'], PER_TENANT.fraudFreeSchemes],
    );
    expect(await f.refused('official', CREATE, asked('又一个'))).toBe(TOO_MANY);
    const END = 'mutation ($id: ID!) { done: endFraudFreeScheme(id: $id, reason: "不再评定") { id } }';
    await f.done('official', END, { id: own['id'] });
    await f.done('official', CREATE, asked('又一个'));
  });
});
