import { addDays } from '@fanzha/domain';
import { TenantMoves } from '@fanzha/org';
import { viewerFrom } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  authority,
  CLOSE,
  CREATE,
  LAST_DAY,
  LIST,
  LOCK,
  makeEvaluationFixture,
  MONTH,
  PUBLISH,
  RANK,
  READ,
  scheme,
  SCORES,
  until,
  WRITE,
} from './evaluation.fixture.js';
import { actorOf } from './support/actors.js';
import { insertTenant } from './support/factories.js';

/** Scoring schemes: who makes them, how far they come, and what they say of units. */
let fixture: Awaited<ReturnType<typeof makeEvaluationFixture>>;
beforeAll(async () => {
  fixture = await makeEvaluationFixture();
  await fixture.worked(fixture.school, 3, 120);
  await fixture.worked(fixture.sibling, 1, 50, 'AT_LEAST');
});
afterAll(() => fixture.close());

const operatorOf = async ({ api, db }: typeof fixture) => {
  const office = await insertTenant(db, 'AUTHORITY', '3402');
  const { userId, tenantId } = await actorOf(api, office, ['OPERATOR']);
  const who = { userId, tenantId, username: 'operator', displayName: '运维', cityCode: '3402' };
  return viewerFrom({ ...who, roles: ['OPERATOR'], oversight: [], sessionId: null, mustChangePassword: false });
};
const item = (changes: object) => ({ ...scheme().items[0], ...changes });
const nodes = ({ edges }: { edges?: { node: Record<string, unknown> }[] }) => (edges ?? []).map(({ node }) => node);

describe('createEvaluationScheme', () => {
  it('is for officials, of units that they oversee', async () => {
    const { refused, fieldErrors } = fixture;
    expect(await refused(null, CREATE, { input: scheme() })).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const as of [fixture.school, fixture.bank])
      expect(await refused(as, CREATE, { input: scheme() })).toMatchObject({ reason: 'OUTSIDE_OVERSIGHT' });
    expect(await fieldErrors(fixture.otherCounty, CREATE, { input: scheme() })).toEqual([
      'regionCodes.0 OUTSIDE_REGION',
    ]);
    expect(await fixture.created()).toMatchObject({
      state: 'DRAFT',
      edition: 0,
      ranking: false,
      rankingShownToUnits: false,
      allowed: ['write', 'delete', 'publish', 'rank'],
      items: [{ weight: '60.00', to: '4.00' }, { steps: [{ at: '1.00', points: '10.00' }, { points: '40.00' }] }],
    });
  });

  it('of a line authority is for its line, whether it says so or not', async () => {
    expect(await fixture.created({}, fixture.education)).toMatchObject({ sectors: ['EDUCATION'] });
    const input = scheme({ sectors: ['FINANCE'] });
    expect(await fixture.fieldErrors(fixture.education, CREATE, { input })).toEqual(['sectors.0 NOT_ALLOWED_HERE']);
  });

  it.each<[object, string[]]>([
    [{ title: ' ' }, ['title REQUIRED']],
    [{ title: '身份证 110101199003074477' }, ['title PERSONAL_NUMBER']],
    [{ period: '2026-W45' }, ['period NOT_ALLOWED_HERE']],
    [{ regionCodes: [] }, ['regionCodes TOO_FEW_ITEMS']],
    [{ tenantTypes: ['AUTHORITY'] }, ['tenantTypes.0 NOT_ALLOWED_HERE']],
    [{ exceptions: ['0199a000-0000-7000-8000-00000000dead'] }, ['exceptions.0 NOT_FOUND']],
    [{ items: [] }, ['items TOO_FEW_ITEMS']],
    [{ items: [item({}), item({})] }, ['items.1.name DUPLICATE']],
    [{ items: [item({ name: '' })] }, ['items.0.name REQUIRED']],
    [{ items: [item({ id: '0199a000-0000-7000-8000-00000000dead' })] }, ['items.0.id NOT_FOUND']],
    [{ items: [item({ weight: '0' })] }, ['items.0.weight TOO_SMALL']],
    [{ items: [item({ to: '0' })] }, ['items.0.to DUPLICATE']],
    [{ items: [item({ rule: 'DEDUCTION', from: null, to: null })] }, ['items.0.perUnit REQUIRED']],
  ])('refuses %j: %j', async (changes, expected) => {
    expect(await fixture.fieldErrors(fixture.county, CREATE, { input: scheme(changes) })).toEqual(expected);
  });

  it.each(['CASES_FILED', 'LOSS_AVOIDED', 'HOUSEHOLDS_REGISTERED', 'APP_ASSISTED', 'TENANTS', 'INTERCEPTIONS'])(
    'refuses %s, which carries no points',
    async (indicator) => {
      const input = scheme({ items: [item({ indicator })] });
      expect(await fixture.fieldErrors(fixture.county, CREATE, { input })).toEqual([
        'items.0.indicator NOT_ALLOWED_HERE',
      ]);
    },
  );

  it('refuses a second one of the same title and period, and names the first', async () => {
    const input = scheme();
    const { id } = await fixture.done(fixture.county, CREATE, { input });
    expect(await fixture.refused(fixture.county, CREATE, { input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_EXISTS',
      id,
    });
  });
});

describe('a draft', () => {
  it("is its authority's alone, is written as it was seen, and is published to its units", async () => {
    const { done, refused, county, school } = fixture;
    const { id, version } = await fixture.created();
    for (const as of [school, fixture.city, fixture.education, fixture.otherCounty, fixture.foreign])
      expect(await refused(as, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    const written = await done(county, WRITE, { id, version, input: scheme({ title: '改过的' }) });
    expect(written).toMatchObject({ title: '改过的', version: version + 1 });
    expect(await refused(fixture.colleague, WRITE, { id, version, input: scheme() })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      version: version + 1,
    });
    expect(await refused(county, CLOSE, { id, version: version + 1, appealUntil: until(3) })).toMatchObject({
      reason: 'EVALUATION_STATE',
      state: 'DRAFT',
    });
    const published = await done(county, PUBLISH, { id, version: version + 1 });
    expect(published).toMatchObject({ state: 'PUBLISHED', edition: 1, allowed: ['amend', 'close', 'rank'] });
    expect(await done(school, READ, { id })).toMatchObject({ state: 'PUBLISHED', allowed: [], exceptions: [] });
    expect(await refused(county, PUBLISH, { id, version: version + 2 })).toMatchObject({ reason: 'EVALUATION_STATE' });
  });

  it('that was published is not for units it does not address, nor for other authorities', async () => {
    const { id } = await fixture.published({ exceptions: [fixture.sibling.tenantId] });
    for (const as of [fixture.sibling, fixture.bank, fixture.far, fixture.foreign, fixture.otherCounty, fixture.city]) {
      expect(await fixture.refused(as, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await fixture.refused(as, SCORES, { id })).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await fixture.done(fixture.sibling, LIST, { first: 100 }))['edges']).not.toContainEqual(
      expect.objectContaining({ node: expect.objectContaining({ id }) }),
    );
    for (const as of [fixture.school, fixture.foreign])
      expect(await fixture.refused(as, PUBLISH, { id, version: 1 })).toMatchObject({
        code: as === fixture.school ? 'FORBIDDEN' : 'NOT_FOUND',
      });
  });
});

describe('a published scheme', () => {
  it('is changed by an edition with its reason, and units are told', async () => {
    const { done, refused, county } = fixture;
    const { id, version, title, items } = await fixture.published();
    const input = scheme({ title, items });
    expect(await refused(county, AMEND, { id, version, input, reason: '无' })).toMatchObject({
      reason: 'EVALUATION_UNCHANGED',
    });
    const changed = { ...input, items: [{ ...items[0], weight: '80.5' }, items[1]] };
    expect(await fixture.fieldErrors(county, AMEND, { id, version, input: changed, reason: ' ' })).toEqual([
      'reason REQUIRED',
    ]);
    const amended = await done(county, AMEND, { id, version, input: changed, reason: '提高权重' });
    expect(amended).toMatchObject({
      edition: 2,
      items: [{ id: items[0].id, weight: '80.50' }, { id: items[1].id }],
      editions: [
        { number: 2, reason: '提高权重' },
        { number: 1, reason: null },
      ],
    });
    const events = await fixture.sql(
      'select kind, facts from outbox_event where subject_id = $1 order by recorded_at',
      [id],
    );
    expect(events).toMatchObject([
      { kind: 'evaluation.published' },
      { kind: 'evaluation.amended', facts: { count: 2 } },
    ]);
  });

  it('shows each unit its own score with what it was computed of, and its authority all of them by name', async () => {
    const { done, refused, county, school } = fixture;
    const { id, items } = await fixture.published();
    const { ownScore } = await done(school, READ, { id });
    expect(ownScore).toMatchObject({
      tenantId: school.tenantId,
      state: 'SCORED',
      low: '85.00',
      high: '85.00',
      outOf: '100.00',
      number: 0,
      rank: null,
      items: [
        { itemId: items[0].id, state: 'SCORED', low: '45.00', value: '3' },
        { itemId: items[1].id, state: 'SCORED', low: '40.00', value: '120' },
      ],
    });
    expect(await refused(school, SCORES, { id })).toMatchObject({ reason: 'READ_ONLY_OVERSIGHT' });
    const page = await done(county, SCORES, { id, first: 1 });
    expect(page).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const rest = await done(county, SCORES, { id, first: 1, after: page['pageInfo'].endCursor });
    const both = [...nodes(page), ...nodes(rest)];
    expect(both.map(({ unitName }) => unitName)).toEqual(['柳岸小学', '湖畔小学']);
    expect(both[0]).toMatchObject({
      state: 'UNDETERMINED',
      low: '25.00',
      high: '55.00',
      items: [{ state: 'SCORED' }, { state: 'UNDETERMINED', doubts: ['AT_LEAST'], low: '10.00', high: '40.00' }],
    });
    const found = async (filter: object) => nodes(await done(county, SCORES, { id, filter })).length;
    expect([
      await found({ text: '湖畔' }),
      await found({ tenantType: 'BANK' }),
      await found({ regionCode: '340210101' }),
    ]).toEqual([1, 0, 0]);
    expect(await fixture.fieldErrors(county, SCORES, { id, filter: { regionCode: 'x' } })).toEqual([
      'filter.regionCode NOT_A_REGION',
    ]);
  });

  it('exempts a unit without the ground for an item, and spreads its weight where the scheme says so', async () => {
    const items = [
      item({}),
      { name: '入户', weight: '40', indicator: 'HOUSEHOLD_COVERAGE', rule: 'LINEAR', from: '0', to: '90' },
      { name: '预警', weight: '20', indicator: 'ALERT_ON_TIME_RATE', rule: 'LINEAR', from: '50', to: '100' },
    ];
    const exempt = { state: 'EXEMPT', low: '0.00', doubts: ['NO_DENOMINATOR'] };
    const plain = await fixture.published({ items });
    expect((await fixture.done(fixture.school, READ, { id: plain['id'] })).ownScore).toMatchObject({
      low: '45.00',
      outOf: '60.00',
      items: [{ state: 'SCORED' }, exempt, exempt],
    });
    const spread = await fixture.published({ items, spreadsExempt: true });
    expect((await fixture.done(fixture.school, READ, { id: spread['id'] })).ownScore).toMatchObject({
      low: '90.00',
      outOf: '120.00',
    });
  });

  it('has no scores before its period, and is not closed while that runs', async () => {
    const ahead = await fixture.published({ period: '2099' });
    expect((await fixture.done(fixture.school, READ, { id: ahead['id'] })).ownScore).toBeNull();
    expect(await fixture.done(fixture.county, SCORES, { id: ahead['id'] })).toMatchObject({ totalCount: 0 });
    const { id, version, period } = await fixture.published({ period: until(0).slice(0, 4) });
    expect((await fixture.done(fixture.school, READ, { id })).ownScore).not.toBeNull();
    expect(await fixture.refused(fixture.county, CLOSE, { id, version, appealUntil: until(3) })).toMatchObject({
      code: 'CONFLICT',
      reason: 'EVALUATION_RUNS',
      end: `${period}-12-31`,
    });
  });
});

describe('a closed scheme', () => {
  it('keeps every score as it was, with its hash', async () => {
    const { done, county, school, fieldErrors } = fixture;
    const { id, version } = await fixture.published();
    for (const day of [until(-1), until(91)])
      expect(await fieldErrors(county, CLOSE, { id, version, appealUntil: day })).toHaveLength(1);
    const closed = await done(county, CLOSE, { id, version, appealUntil: until(7) });
    expect(closed).toMatchObject({ state: 'CLOSED', appealUntil: until(7), allowed: ['rank', 'decide'] });
    expect(closed['closingHash']).toMatch(/^[0-9a-f]{64}$/);
    await fixture.worked(school, 1);
    expect((await done(school, READ, { id })).ownScore).toMatchObject({ low: '85.00', number: 1, rank: null });
    expect(await fixture.refused(county, CLOSE, { id, version: version + 1, appealUntil: until(7) })).toMatchObject({
      reason: 'EVALUATION_STATE',
    });
    const input = scheme();
    expect(await fixture.refused(county, AMEND, { id, version: version + 1, input, reason: '改' })).toMatchObject({
      reason: 'EVALUATION_STATE',
    });
    await fixture.sql(`update evaluation_score set result = result || '{"edition": 9}' where scheme_id = $1`, [id]);
    expect(await fixture.refused(school, READ, { id })).toMatchObject({ code: 'INTERNAL' });
  });

  it('is closed once by two officials at once', async () => {
    const { id, version } = await fixture.published();
    const close = (as: { readonly token: string }) => fixture.answer(as, CLOSE, { id, version, appealUntil: until(3) });
    const answers = await Promise.all([close(fixture.county), close(fixture.colleague)]);
    const refusals = answers.flatMap(({ errors }) => errors ?? []);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'EVALUATION_STATE', state: 'CLOSED' });
  });

  it('ranks nobody until its authority switches that on, and shows units their rank only if it says so', async () => {
    const { done, refused, county, school, sibling } = fixture;
    const { id, version } = await fixture.closed({ period: MONTH, items: [item({})] });
    expect(await refused(county, SCORES, { id, order: 'SCORE' })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'RANKING_OFF',
    });
    expect(nodes(await done(county, SCORES, { id })).map(({ rank }) => rank)).toEqual([null, null]);
    expect(await fixture.fieldErrors(county, RANK, { id, version, ranking: false, shown: true })).toEqual([
      'shownToUnits NOT_ALLOWED_HERE',
    ]);
    expect(await refused(school, RANK, { id, version, ranking: true, shown: true })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const ranked = await done(county, RANK, { id, version, ranking: true, shown: false });
    const rows = nodes(await done(county, SCORES, { id, order: 'SCORE' }));
    expect(rows.map(({ unitName, rank }) => [unitName, rank])).toEqual([
      ['湖畔小学', 1],
      ['柳岸小学', 2],
    ]);
    expect((await done(sibling, READ, { id })).ownScore).toMatchObject({ rank: null });
    await done(county, RANK, { id, version: ranked['version'], ranking: true, shown: true });
    expect((await done(sibling, READ, { id })).ownScore).toMatchObject({ rank: 2 });
    const [logged] = await fixture.sql(
      `select count(*)::int as count from audit_entry where action = 'evaluation_scheme.ranked' and subject_id = $1`,
      [id],
    );
    expect(logged).toEqual({ count: 2 });
  });

  it('is locked once nobody can appeal any more, and stays so', async () => {
    const { done, refused, county } = fixture;
    const { id, version } = await fixture.closed();
    expect(await refused(county, LOCK, { id, version })).toMatchObject({ reason: 'APPEALS_OPEN', count: 0 });
    await fixture.endAppeals(id);
    expect(await done(county, LOCK, { id, version })).toMatchObject({ state: 'LOCKED', allowed: ['rank'] });
    expect(await refused(county, LOCK, { id, version: version + 1 })).toMatchObject({ reason: 'EVALUATION_STATE' });
  });
});

describe('the hash of all scores', () => {
  it('is told to the officials of its authority: a unit could try the scores of a sibling against it', async () => {
    const { id } = await fixture.closed();
    expect((await fixture.done(fixture.county, READ, { id })).closingHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await fixture.done(fixture.school, READ, { id })).toMatchObject({
      closingHash: null,
      ownScore: { number: 1 },
    });
  });
});

describe('a unit that moved here within the period', () => {
  it('is shown no score that its authority does not compute', async () => {
    const { far, county, done } = fixture;
    const sessions = [{ indicator: 'SESSIONS', value: 2, qualifier: 'EXACT' }];
    await fixture.record(far, { startOn: addDays(LAST_DAY, -10), measures: sessions });
    const moves = fixture.api.app.get(TenantMoves, { strict: false });
    const to = { regionCode: '340210100', sector: 'EDUCATION', parentId: null } as const;
    await moves.move(await operatorOf(fixture), far.tenantId, 1, addDays(LAST_DAY, -5), to);
    await fixture.worked(far, 1);
    const { id, version } = await fixture.published();
    expect((await done(far, READ, { id })).ownScore).toBeNull();
    const [row] = nodes(await done(county, SCORES, { id, filter: { text: '籍山' } }));
    expect(row).toMatchObject({ low: '15.00' });
    await done(county, CLOSE, { id, version, appealUntil: until(3) });
    expect((await done(far, READ, { id })).ownScore).toMatchObject({ low: '15.00' });
  });
});

describe('an authority that oversees less by now', () => {
  it('is refused what concerns all of a scheme, and may state less', async () => {
    const { county, refused } = fixture;
    const draft = await fixture.created({ regionCodes: ['340210'] });
    const running = await fixture.published({ regionCodes: ['340210'] });
    const { id, version } = running;
    const narrow = (code: string) =>
      fixture.sql('update oversight set region_code = $2 where tenant_id = $1', [county.tenantId, code]);
    await narrow('340210101');
    try {
      const official = await actorOf(fixture.api, authority(county.tenantId), ['COUNTY_OFFICIAL']);
      const outside = { code: 'FORBIDDEN', reason: 'OUTSIDE_OVERSIGHT' };
      expect(await refused(official, PUBLISH, { id: draft['id'], version: draft['version'] })).toMatchObject(outside);
      expect(await refused(official, CLOSE, { id, version, appealUntil: until(3) })).toMatchObject(outside);
      expect(await refused(official, RANK, { id, version, ranking: true, shown: false })).toMatchObject(outside);
      expect(await fixture.done(official, READ, { id })).toMatchObject({ allowed: ['amend'] });
      const less = scheme({ regionCodes: ['340210101'] });
      const amended = await fixture.done(official, AMEND, { id, version, input: less, reason: '区划调整' });
      expect(amended).toMatchObject({ regionCodes: ['340210101'], allowed: ['amend', 'close', 'rank'] });
    } finally {
      await narrow('340210');
    }
  });
});

describe('the list', () => {
  it('has the schemes of the own authority, and for units those that were published', async () => {
    const { done, county, school } = fixture;
    const own = await done(county, LIST, { first: 2 });
    expect(own['pageInfo'].hasNextPage).toBe(true);
    const more = await done(county, LIST, { first: 2, after: own['pageInfo'].endCursor });
    expect(nodes(more).map(({ id }) => id)).not.toContain(nodes(own)[0]?.['id']);
    const seen = nodes(await done(school, LIST, { first: 100 }));
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.map(({ state }) => state)).not.toContain('DRAFT');
    for (const as of [fixture.city, fixture.bank, fixture.foreign])
      expect(await done(as, LIST)).toMatchObject({ totalCount: 0 });
    expect(nodes(await done(county, LIST, { state: 'LOCKED' })).map(({ state }) => state)).toEqual(['LOCKED']);
  });
});
