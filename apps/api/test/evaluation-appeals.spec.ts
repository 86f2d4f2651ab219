import { OutboxDispatcher } from '@fanzha/platform';
import { actorOf } from './support/actors.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  APPEAL,
  APPEALS,
  authority,
  DECIDE,
  LOCK,
  makeEvaluationFixture,
  READ,
  SCORES,
  until,
} from './evaluation.fixture.js';

/** Appeals against scores: who makes them, until when, and what becomes of a score. */
let fixture: Awaited<ReturnType<typeof makeEvaluationFixture>>;
beforeAll(async () => {
  fixture = await makeEvaluationFixture();
  await fixture.worked(fixture.school, 2, 50);
});
afterAll(() => fixture.close());

const REASON = '漏记了一场讲座，现已补记';
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
const nodes = ({ edges }: Record<string, any>): Record<string, any>[] =>
  edges.map(({ node }: { node: object }) => node);
const appealed = async (item = 0) => {
  const scheme = await fixture.closed();
  const itemId = scheme['items'][item].id;
  const { id } = await fixture.done(fixture.school, APPEAL, { id: scheme['id'], itemId, reason: REASON });
  return { scheme, itemId, id };
};
const ownScore = async (id: string) => (await fixture.done(fixture.school, READ, { id })).ownScore;

describe('an appeal', () => {
  it('is made by the unit against an item of its closed score, once', async () => {
    const { done, refused, fieldErrors, school } = fixture;
    const running = await fixture.published();
    const early = { id: running['id'], itemId: running['items'][0].id, reason: REASON };
    expect(await refused(school, APPEAL, early)).toMatchObject({ reason: 'EVALUATION_STATE', state: 'PUBLISHED' });
    const scheme = await fixture.closed();
    const asked = { id: scheme['id'], itemId: scheme['items'][0].id, reason: REASON };
    expect(await done(school, READ, { id: asked.id })).toMatchObject({ allowed: ['appeal'] });
    expect(await fieldErrors(school, APPEAL, { ...asked, reason: ' ' })).toEqual(['reason REQUIRED']);
    expect(await fieldErrors(school, APPEAL, { ...asked, itemId: asked.id })).toEqual(['itemId NOT_FOUND']);
    for (const as of [fixture.foreign, fixture.bank, fixture.otherCounty])
      expect(await refused(as, APPEAL, asked)).toMatchObject({ code: 'NOT_FOUND' });
    for (const as of [fixture.county, fixture.schoolViewer])
      expect(await refused(as, APPEAL, asked)).toMatchObject({ code: 'FORBIDDEN' });
    const made = await done(school, APPEAL, asked);
    expect(made).toMatchObject({ state: 'OPEN', reason: REASON, unitName: '湖畔小学' });
    expect(await refused(fixture.schoolEditor, APPEAL, asked)).toMatchObject({
      reason: 'ALREADY_EXISTS',
      id: made['id'],
    });
    const [event] = await fixture.sql(
      `select kind, tenant_id as by from outbox_event where subject_id = $1 and kind = 'evaluation.appealed'`,
      [asked.id],
    );
    expect(event).toMatchObject({ by: school.tenantId });
  });

  it('is not made behind its last day', async () => {
    const scheme = await fixture.closed();
    await fixture.endAppeals(scheme['id']);
    const asked = { id: scheme['id'], itemId: scheme['items'][0].id, reason: REASON };
    expect(await fixture.done(fixture.school, READ, { id: asked.id })).toMatchObject({ allowed: [] });
    expect(await fixture.refused(fixture.school, APPEAL, asked)).toMatchObject({
      code: 'CONFLICT',
      reason: 'APPEAL_OVER',
      until: until(-1),
    });
  });

  it('is seen by the unit and its authority, and by no sibling', async () => {
    const { scheme, id } = await appealed();
    expect(nodes(await fixture.done(fixture.county, APPEALS, { id: scheme['id'] }))).toMatchObject([{ id }]);
    expect(nodes(await fixture.done(fixture.school, APPEALS, { id: scheme['id'], state: 'OPEN' }))).toMatchObject([
      { id },
    ]);
    expect(await fixture.done(fixture.sibling, APPEALS, { id: scheme['id'] })).toMatchObject({ totalCount: 0 });
    expect(await fixture.refused(fixture.foreign, APPEALS, { id: scheme['id'] })).toMatchObject({ code: 'NOT_FOUND' });
    const decision = { id, outcome: 'EXEMPTED', reason: '同意' };
    expect(await fixture.refused(fixture.school, DECIDE, decision)).toMatchObject({ reason: 'READ_ONLY_OVERSIGHT' });
    for (const as of [fixture.sibling, fixture.foreign, fixture.city, fixture.education, fixture.otherCounty])
      expect(await fixture.refused(as, DECIDE, decision)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a decision', () => {
  it('to compute again takes the one item from the ledgers of now, and leaves the others as they were', async () => {
    const { scheme, id } = await appealed();
    const before = await ownScore(scheme['id']);
    await fixture.worked(fixture.school, 1, 200);
    const decided = await fixture.done(fixture.county, DECIDE, { id, outcome: 'RECOMPUTED', reason: '情况属实' });
    expect(decided).toMatchObject({ state: 'RECOMPUTED', decision: '情况属实' });
    const after = await ownScore(scheme['id']);
    expect([before.items[0].low, after.items[0].low]).toEqual(['30.00', '45.00']);
    expect(after.items[1]).toEqual(before.items[1]);
    expect([before.number, after.number]).toEqual([1, 2]);
    expect(after.hash).not.toBe(before.hash);
    const [row] = nodes(await fixture.done(fixture.county, SCORES, { id: scheme['id'], filter: { text: '湖畔' } }));
    expect(row).toMatchObject({ low: after.low, number: 2 });
  });

  it('to exempt keeps the figure and takes the item out of the score', async () => {
    const { scheme, id } = await appealed(1);
    await fixture.done(fixture.county, DECIDE, { id, outcome: 'EXEMPTED', reason: '当月停课' });
    expect(await ownScore(scheme['id'])).toMatchObject({
      number: 2,
      outOf: '60.00',
      items: [{ state: 'SCORED' }, { state: 'EXEMPT', doubts: ['APPEALED'], low: '0.00' }],
    });
  });

  it('to refuse leaves the score as it is, says why, and is not made twice', async () => {
    const { refused, done, county, colleague } = fixture;
    const { scheme, itemId, id } = await appealed();
    const before = await ownScore(scheme['id']);
    expect(await fixture.fieldErrors(county, DECIDE, { id, outcome: 'REFUSED', reason: '' })).toEqual([
      'reason REQUIRED',
    ]);
    await done(county, DECIDE, { id, outcome: 'REFUSED', reason: '记录不在考核时间内' });
    expect(await ownScore(scheme['id'])).toEqual(before);
    expect(nodes(await done(fixture.school, APPEALS, { id: scheme['id'] }))).toMatchObject([
      { state: 'REFUSED', decision: '记录不在考核时间内' },
    ]);
    expect(await refused(colleague, DECIDE, { id, outcome: 'EXEMPTED', reason: '同意' })).toMatchObject({
      code: 'CONFLICT',
      reason: 'APPEAL_DECIDED',
      state: 'REFUSED',
    });
    expect(await refused(fixture.school, APPEAL, { id: scheme['id'], itemId, reason: REASON })).toMatchObject({
      reason: 'ALREADY_EXISTS',
    });
  });

  it('is one where two officials decide at once', async () => {
    const { scheme, id } = await appealed();
    const decide = (as: { readonly token: string }, outcome: string) =>
      fixture.answer(as, DECIDE, { id, outcome, reason: '同意' });
    const answers = await Promise.all([decide(fixture.county, 'EXEMPTED'), decide(fixture.colleague, 'RECOMPUTED')]);
    const refusals = answers.flatMap(({ errors }) => errors ?? []);
    expect(refusals.map(({ extensions }) => extensions)).toMatchObject([
      { code: 'CONFLICT', reason: 'APPEAL_DECIDED' },
    ]);
    expect(await ownScore(scheme['id'])).toMatchObject({ number: 2 });
  });

  it('is due before scores are locked', async () => {
    const { scheme, id } = await appealed();
    const lock = { id: scheme['id'], version: scheme['version'] };
    await fixture.endAppeals(scheme['id']);
    expect(await fixture.refused(fixture.county, LOCK, lock)).toMatchObject({ reason: 'APPEALS_OPEN', count: 1 });
    await fixture.done(fixture.county, DECIDE, { id, outcome: 'REFUSED', reason: '不属实' });
    expect(await fixture.done(fixture.county, LOCK, lock)).toMatchObject({ state: 'LOCKED' });
  });

  it('behind it, the end is told to who has a score, wherever it is, and to nobody who came later', async () => {
    const { scheme } = await appealed();
    await fixture.sql("update tenant set region_code = '340223100' where id = $1", [fixture.school.tenantId]);
    await fixture.sql("update tenant set region_code = '340210100' where id = $1", [fixture.far.tenantId]);
    try {
      await fixture.sql(
        "update evaluation_appeal set state = 'REFUSED', decision = 'x', decided_at = now(), decided_by = made_by",
      );
      await fixture.endAppeals(scheme['id']);
      await fixture.done(fixture.county, LOCK, { id: scheme['id'], version: scheme['version'] });
      await fixture.api.app.get(OutboxDispatcher).dispatchAll();
      const told = await fixture.sql(
        `select distinct t.name from notification n join tenant t on t.id = n.tenant_id
         where n.subject_id = $1 and n.kind = 'evaluation.locked' order by 1`,
        [scheme['id']],
      );
      expect(told).toEqual([{ name: '柳岸小学' }, { name: '湖畔小学' }]);
    } finally {
      await fixture.sql("update tenant set region_code = '340210100' where id = $1", [fixture.school.tenantId]);
      await fixture.sql("update tenant set region_code = '340223100' where id = $1", [fixture.far.tenantId]);
    }
  });

  it('computes nothing again of units that are overseen no longer, whose figures would be none', async () => {
    const { scheme, id } = await appealed();
    const before = await ownScore(scheme['id']);
    const narrow = (code: string) =>
      fixture.sql('update oversight set region_code = $2 where tenant_id = $1', [fixture.county.tenantId, code]);
    await narrow('340210101');
    try {
      const official = await actorOf(fixture.api, authority(fixture.county.tenantId), ['COUNTY_OFFICIAL']);
      expect(await fixture.done(official, READ, { id: scheme['id'] })).toMatchObject({ allowed: ['decide'] });
      const decision = { id, reason: '情况属实' };
      expect(await fixture.refused(official, DECIDE, { ...decision, outcome: 'RECOMPUTED' })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'OUTSIDE_OVERSIGHT',
      });
      expect(await ownScore(scheme['id'])).toEqual(before);
      await fixture.done(official, DECIDE, { ...decision, outcome: 'REFUSED' });
    } finally {
      await narrow('340210');
    }
  });
});
