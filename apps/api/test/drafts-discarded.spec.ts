import { PER_TENANT } from '@fanzha/domain';
import { Database, type Scope } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ATTACH, DETACH, ONE, PDF } from './attachments.fixture.js';
import {
  AMEND,
  type CampaignsFixture,
  DISCARD,
  DRAFT,
  FORWARD,
  input,
  ISSUE,
  LIST,
  makeCampaignsFixture,
  READ,
  WITHDRAW,
  WRITE,
} from './campaigns.fixture.js';
import type { Actor } from './support/actors.js';
import { uploaded } from './support/uploads.js';

const ENTRIES = 'select action, user_id, detail from audit_entry where subject_id = $1 order by id desc';
const STATE = 'select state, detached_by from attachment where id = $1';
const NOT_FOUND = { code: 'NOT_FOUND' };

let f: CampaignsFixture;
beforeAll(async () => {
  f = await makeCampaignsFixture();
}, 60_000);
afterAll(() => f.close());

const drafted = (as: Actor = f.county, changes: object = {}) => f.done(as, DRAFT, { input: input(changes) });
const isThere = async (id: string) => (await f.sql('select from campaign where id = $1', [id])).length === 1;
const attach = async (as: Actor, recordId: string): Promise<string> => {
  const uploadId = await uploaded(f.api.app, as.token, PDF, '方案.pdf');
  return (await f.data(as, ATTACH, { kind: 'CAMPAIGN', recordId, uploadId }))['attachFile'].id;
};

describe('a draft of a campaign', () => {
  it('is thrown away with its files, by any official of its authority, which is logged', async () => {
    const { id, version, allowed } = await drafted();
    expect(allowed).toEqual(['write', 'discard', 'issue']);
    const file = await attach(f.county, id);
    expect(await f.done(f.colleague, DISCARD, { id, version })).toBe(true);
    expect(await isThere(id)).toBe(false);
    expect(await f.refused(f.county, READ, { id })).toMatchObject(NOT_FOUND);
    expect(
      (await f.done(f.county, LIST, { first: 50 })).edges.map(({ node }: { node: { id: string } }) => node.id),
    ).not.toContain(id);
    expect(await f.sql(STATE, [file])).toEqual([{ state: 'DETACHED', detached_by: f.colleague.userId }]);
    expect(await f.refused(f.county, ONE, { id: file })).toMatchObject(NOT_FOUND);
    expect(await f.refused(f.county, DETACH, { id: file })).toMatchObject(NOT_FOUND);
    expect((await f.sql(ENTRIES, [id]))[0]).toMatchObject({
      action: 'campaign.discarded',
      user_id: f.colleague.userId,
      detail: { version, title: '金秋护老专项行动' },
    });
    expect(await f.sql(ENTRIES, [file])).toMatchObject([{ action: 'attachment.detached' }, {}]);
  });

  it('sent again, nothing more is done: not even where two are at it at once', async () => {
    const { id, version } = await drafted();
    const seen = { id, version };
    expect(await Promise.all([f.county, f.colleague].map((as) => f.done(as, DISCARD, seen)))).toEqual([true, true]);
    expect(await f.done(f.county, DISCARD, seen)).toBe(true);
    const entries = (await f.sql(ENTRIES, [id])).map(({ action }) => action);
    expect(entries).toEqual(['campaign.discarded', 'campaign.drafted']);
    expect(await f.refused(f.county, WRITE, { ...seen, input: input() })).toMatchObject(NOT_FOUND);
    expect(await f.refused(f.county, ISSUE, seen)).toMatchObject(NOT_FOUND);
  });

  it('stays where somebody has written in it meanwhile, or issues it at the same time', async () => {
    const { id, version } = await drafted();
    const written = await f.done(f.colleague, WRITE, { id, version, input: input({ title: '改过的' }) });
    expect(await f.refused(f.county, DISCARD, { id, version })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      version: written['version'],
    });
    const seen = { id, version: written['version'] };
    const [discarded, issued] = await Promise.all([
      f.answer(f.county, DISCARD, seen),
      f.answer(f.colleague, ISSUE, seen),
    ]);
    const refused = [discarded, issued].filter(({ errors }) => errors.length > 0);
    expect(refused).toHaveLength(1);
    expect(await isThere(id)).toBe(discarded.errors.length > 0);
  });

  it('once issued can only be withdrawn, and stays whatever became of it', async () => {
    const { id, version } = await f.issue();
    const settled = { code: 'CONFLICT', reason: 'CAMPAIGN_SETTLED' };
    expect(await f.refused(f.county, DISCARD, { id, version })).toMatchObject({ ...settled, status: 'ISSUED' });
    const amended = await f.done(f.county, AMEND, { id, version, input: input({ title: '改题' }), reason: '改' });
    expect(amended['allowed']).not.toContain('discard');
    const withdrawn = await f.done(f.county, WITHDRAW, { id, version: amended['version'], reason: '暂缓' });
    expect(await f.refused(f.county, DISCARD, { id, version: withdrawn['version'] })).toMatchObject(settled);
    expect(await isThere(id)).toBe(true);
  });

  it('is nobody else’s: what others may not see looks as what is not there', async () => {
    const { id, version } = await drafted();
    const missing = { id: '00000000-0000-4000-8000-000000000000', version };
    for (const as of [f.school, f.otherCounty, f.city, f.education])
      for (const asked of [missing, { id, version }, { id: '不是编号', version }])
        expect(await f.refused(as, DISCARD, asked)).toEqual(await f.refused(f.county, DISCARD, missing));
    await f.done(f.county, DISCARD, { id, version });
    // What somebody else has thrown away is not told either.
    expect(await f.refused(f.otherCounty, DISCARD, { id, version })).toMatchObject(NOT_FOUND);
    const issued = await f.issue();
    const seen = { id: issued['id'], version: issued['version'] };
    expect(await f.refused(f.city, DISCARD, seen)).toMatchObject({ code: 'FORBIDDEN', reason: 'READ_ONLY_OVERSIGHT' });
    expect(await f.refused(f.schoolViewer, DISCARD, seen)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('that forwards a campaign makes room to forward it anew, also where that is over', async () => {
    const above = await f.issue({ regionCodes: ['3402'], tenantTypes: ['AUTHORITY'] }, f.city);
    const forward = () => f.done(f.county, FORWARD, { id: above['id'], input: input({ tasks: [] }) });
    const first = await forward();
    expect(await f.refused(f.county, FORWARD, { id: above['id'], input: input({ tasks: [] }) })).toMatchObject({
      reason: 'ALREADY_EXISTS',
    });
    await f.done(f.county, DISCARD, { id: first['id'], version: first['version'] });
    const second = await forward();
    await f.done(f.city, WITHDRAW, { id: above['id'], version: above['version'], reason: '暂缓' });
    const { id, version, allowed } = await f.done(f.county, READ, { id: second['id'] });
    expect(allowed).toEqual(['write', 'discard']);
    expect(await f.done(f.county, DISCARD, { id, version })).toBe(true);
    expect(await f.done(f.county, READ, { id: above['id'] })).toMatchObject({ forwardings: [], state: 'WITHDRAWN' });
  });

  it('is all that the database lets an authority delete', async () => {
    const [draft, issued] = [await drafted(f.otherCounty, { regionCodes: ['340223'] }), await f.issue()];
    const { tenantId, userId } = f.county;
    const scope: Scope = { cityCode: '3402', tenantId, userId, regions: ['340210'], sector: null, mode: 'member' };
    const gone = await f.api.app
      .get(Database)
      .transaction(scope, (tx) =>
        tx.run({ name: '', text: 'delete from campaign where id = any ($1::uuid[]) returning id' }, [
          [draft['id'], issued['id']],
        ]),
      );
    expect(gone).toEqual([]);
  });

  it('makes room where an authority has as many as it may', async () => {
    const { id, version } = await drafted();
    const [own] = await f.sql('select count(*)::int as count from campaign where tenant_id = $1', [f.county.tenantId]);
    await f.sql(
      `insert into campaign select r.* from campaign o cross join generate_series(1, $2::int) n
         cross join lateral jsonb_populate_record(o, jsonb_build_object('id', md5(o.id::text || n)::uuid)) r
       where o.id = $1`,
      [id, PER_TENANT.campaigns],
    );
    await f.sql(
      `update campaign set status = 'WITHDRAWN', reason = '暂缓' where tenant_id = $1 and id in (
      select id from campaign where tenant_id = $1 and id <> $2 limit $3::int)`,
      [f.county.tenantId, id, own?.['count']],
    );
    const twice = () => f.refused(f.county, DRAFT, { input: input() });
    expect(await twice()).toMatchObject({ reason: 'TOO_MANY_OF_TENANT', max: PER_TENANT.campaigns });
    await f.done(f.county, DISCARD, { id, version });
    await drafted();
    expect(await twice()).toMatchObject({ reason: 'TOO_MANY_OF_TENANT' });
  });
});
