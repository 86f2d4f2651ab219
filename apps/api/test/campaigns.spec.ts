import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  ASSIGN,
  type CampaignsFixture,
  CLOSE,
  day,
  DRAFT,
  input,
  ISSUE,
  LIST,
  makeCampaignsFixture,
  PREVIEW,
  READ,
  RECEIVE,
  WITHDRAW,
  WRITE,
} from './campaigns.fixture.js';
import { actorOf } from './support/actors.js';

let f: CampaignsFixture;
beforeAll(async () => {
  f = await makeCampaignsFixture();
});
afterAll(() => f?.close());

const task = (changes: object) => ({
  title: '任务',
  indicator: 'SESSIONS',
  target: 2,
  dueOn: day(-10),
  ...changes,
});

describe('draftCampaign', () => {
  it('is for officials of authorities', async () => {
    expect(await f.refused(null, DRAFT, { input: input() })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await f.refused(f.school, DRAFT, { input: input() })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'OUTSIDE_OVERSIGHT',
    });
    expect(await f.refused(f.schoolViewer, DRAFT, { input: input() })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await f.sql('select from campaign')).toEqual([]);
  });

  it.each([
    ['no title', { title: ' ' }, ['title REQUIRED']],
    ['a long title', { title: '长'.repeat(81) }, ['title TOO_LONG']],
    ['a number of no such form', { documentNumber: '第三号' }, ['documentNumber INVALID_FORMAT']],
    ['an end before the start', { endsOn: day(30) }, ['endsOn END_BEFORE_START']],
    ['more than two years', { startsOn: '2020-01-01' }, ['endsOn SPAN_TOO_LONG']],
    ['a receipt after the end', { receiveBy: day(-21) }, ['receiveBy DATE_TOO_LATE']],
    ['nobody', { regionCodes: [] }, ['regionCodes TOO_FEW_ITEMS']],
    ['a region out of the oversight', { regionCodes: ['340223'] }, ['regionCodes.0 OUTSIDE_REGION']],
    ['a region twice', { regionCodes: ['340210', '340210'] }, ['regionCodes.1 DUPLICATE']],
    [
      'an exception that is no unit',
      { exceptions: ['0199a0f0-0000-7000-8000-000000000000'] },
      ['exceptions.0 NOT_FOUND'],
    ],
    ['an exception without form', { exceptions: ['x'] }, ['exceptions.0 INVALID_ID']],
    ['nothing to do', { tasks: [] }, ['tasks TOO_FEW_ITEMS']],
    ['a stage of money', { tasks: [task({ indicator: 'FROZEN' })] }, ['tasks.0.indicator NOT_ALLOWED_HERE']],
    ['installations', { tasks: [task({ indicator: 'APP_ASSISTED' })] }, ['tasks.0.indicator NOT_ALLOWED_HERE']],
    [
      'a stock of others',
      { tasks: [task({ indicator: 'HOUSEHOLDS_REGISTERED' })] },
      ['tasks.0.indicator NOT_ALLOWED_HERE'],
    ],
    ['what several count', { tasks: [task({ indicator: 'INTERCEPTIONS' })] }, ['tasks.0.indicator NOT_ALLOWED_HERE']],
    ['half a session', { tasks: [task({ target: 1.5 })] }, ['tasks.0.target NOT_WHOLE']],
    [
      'more than all',
      { tasks: [task({ indicator: 'HOUSEHOLD_COVERAGE', target: 101 })] },
      ['tasks.0.target TOO_LARGE'],
    ],
    ['a target of nothing', { tasks: [task({ target: 0 })] }, ['tasks.0.target TOO_SMALL']],
    ['a deadline behind the end', { tasks: [task({ dueOn: day(-21) })] }, ['tasks.0.dueOn DATE_TOO_LATE']],
    ['an event before the start', { tasks: [task({ eventOn: day(21) })] }, ['tasks.0.eventOn DATE_TOO_EARLY']],
    [
      'a group founded on a day',
      { tasks: [task({ indicator: 'LEADERSHIP_GROUPS', target: 1, eventOn: day(1) })] },
      ['tasks.0.eventOn NOT_ALLOWED_HERE'],
    ],
    ['tasks called alike', { tasks: [task({}), task({})] }, ['tasks.1.title DUPLICATE']],
    ['a task that is not there', { tasks: [task({ id: 'x' })] }, ['tasks.0.id NOT_FOUND']],
  ])('refuses %s', async (_, changes, errors) => {
    expect(await f.fieldErrors(f.county, DRAFT, { input: input(changes) })).toEqual(errors);
  });

  it('keeps a line authority to its line', async () => {
    expect(await f.fieldErrors(f.education, DRAFT, { input: input({ sectors: ['FINANCE'] }) })).toEqual([
      'sectors.0 NOT_ALLOWED_HERE',
    ]);
    expect(await f.done(f.education, DRAFT, { input: input() })).toMatchObject({ sectors: ['EDUCATION'] });
  });

  it('is seen by its authority alone until it is issued', async () => {
    const { id, version, allowed, state } = await f.done(f.county, DRAFT, { input: input() });
    expect({ allowed, state }).toEqual({ allowed: ['write', 'discard', 'issue'], state: 'DRAFT' });
    for (const as of [f.school, f.city, f.education, f.otherCounty, f.foreign])
      expect(await f.refused(as, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await f.refused(f.city, ISSUE, { id, version })).toMatchObject({ code: 'NOT_FOUND' });
    await f.done(f.county, ISSUE, { id, version });
    for (const as of [f.school, f.bank, f.city, f.education])
      expect(await f.done(as, READ, { id })).toMatchObject({ state: 'ISSUED', edition: 1 });
    for (const as of [f.far, f.foreign, f.otherCounty])
      expect(await f.refused(as, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    for (const as of [f.school, f.city])
      expect(await f.refused(as, WITHDRAW, { id, version: 2, reason: '不是我的' })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'READ_ONLY_OVERSIGHT',
      });
  });

  it('answers the first one to the same key, and refuses another content under it', async () => {
    const keyed = input({ idempotencyKey: 'campaign-1' });
    const first = await f.done(f.county, DRAFT, { input: keyed });
    expect((await f.done(f.county, DRAFT, { input: keyed }))['id']).toBe(first['id']);
    expect(await f.refused(f.county, DRAFT, { input: { ...keyed, title: '另一个' } })).toMatchObject({
      reason: 'IDEMPOTENCY_KEY_REUSED',
      id: first['id'],
    });
  });
});

describe('changes', () => {
  it('has no two tasks of one id', async () => {
    const { id, version, tasks } = await f.done(f.county, DRAFT, { input: input({ title: '一号两用' }) });
    const [first, second] = (tasks as { id: string; locked: boolean }[]).map(({ locked: _, ...each }) => each);
    const twice = { id, version, input: input({ tasks: [first, { ...second, id: first?.id }] }) };
    expect(await f.fieldErrors(f.county, WRITE, twice)).toEqual(['tasks.1.id DUPLICATE']);
  });

  it('lets the first of two editors win', async () => {
    const { id, version } = await f.done(f.county, DRAFT, { input: input() });
    const outcomes = await Promise.all(
      [f.county, f.colleague].map((as, at) => f.answer(as, WRITE, { id, version, input: input({ title: `改${at}` }) })),
    );
    const refused = outcomes.flatMap(({ errors }) => errors.map(({ extensions }) => extensions));
    expect(refused).toMatchObject([{ code: 'CONFLICT', reason: 'VERSION_CHANGED', version: 2 }]);
  });

  it('refuses what does not go with its state', async () => {
    const campaign = await f.issue();
    const { id, version } = campaign;
    const settled = { code: 'CONFLICT', reason: 'CAMPAIGN_SETTLED' };
    expect(await f.refused(f.county, WRITE, { id, version, input: input() })).toMatchObject(settled);
    expect(await f.refused(f.county, ISSUE, { id, version })).toMatchObject(settled);
    const withdrawn = await f.done(f.county, WITHDRAW, { id, version, reason: '暂缓' });
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', reason: '暂缓', allowed: [] });
    const seen = { id, version: withdrawn['version'] };
    expect(await f.refused(f.county, WITHDRAW, { ...seen, reason: '再撤' })).toMatchObject(settled);
    expect(await f.refused(f.county, CLOSE, seen)).toMatchObject(settled);
    expect(await f.refused(f.county, AMEND, { ...seen, input: input(), reason: '改' })).toMatchObject(settled);
    expect(await f.refused(f.school, RECEIVE, { id, edition: 1 })).toMatchObject(settled);
    expect(await f.done(f.school, READ, { id })).toMatchObject({ state: 'WITHDRAWN', reason: '暂缓', allowed: [] });
  });

  it('keeps editions, and has units receive anew where tasks changed', async () => {
    const { id, version, tasks } = await f.issue();
    await f.done(f.school, RECEIVE, { id, edition: 1 });
    const kept = (tasks as object[]).map((each) => ({ ...each, locked: undefined }));
    const renamed = await f.done(f.county, AMEND, {
      id,
      version,
      input: input({ title: '金秋护老', tasks: kept }),
      reason: '名称有误',
    });
    expect(renamed).toMatchObject({
      edition: 2,
      editions: [
        { number: 2, reason: '名称有误', tasksChanged: false, changes: [{ field: 'title', after: '金秋护老' }] },
        { number: 1, reason: null, title: '金秋护老专项行动', changes: [] },
      ],
    });
    expect(await f.done(f.school, READ, { id })).toMatchObject({ toReceive: false, receivedEdition: 1 });
    const [first, second] = kept as [object, object];
    const raised = await f.done(f.county, AMEND, {
      id,
      version: renamed['version'],
      input: input({ title: '金秋护老', tasks: [{ ...first, target: 3 }, second] }),
      reason: '提高目标',
    });
    expect(raised['editions'][0]).toMatchObject({ number: 3, tasksChanged: true });
    expect(await f.done(f.school, READ, { id })).toMatchObject({ toReceive: true, receivedEdition: 1 });
    expect(await f.refused(f.school, RECEIVE, { id, edition: 2 })).toMatchObject({
      reason: 'VERSION_CHANGED',
      edition: 3,
    });
    await f.done(f.school, RECEIVE, { id, edition: 3 });
    expect(
      await f.refused(f.county, AMEND, {
        id,
        version: raised['version'],
        input: input({ title: '金秋护老', tasks: [{ ...first, target: 3 }, second] }),
        reason: '没改',
      }),
    ).toMatchObject({ reason: 'CAMPAIGN_UNCHANGED' });
  });
});

describe('receiveCampaign', () => {
  it('is for those it is addressed to, once', async () => {
    const { id } = await f.issue({ sectors: ['EDUCATION'], exceptions: [f.sibling.tenantId] });
    expect(await f.done(f.school, LIST, { filter: { toReceive: true } })).toMatchObject({
      edges: expect.arrayContaining([expect.objectContaining({ node: expect.objectContaining({ id }) })]),
    });
    for (const as of [f.bank, f.sibling, f.far])
      expect(await f.refused(as, RECEIVE, { id, edition: 1 })).toMatchObject({ code: 'NOT_FOUND' });
    for (const as of [f.county, f.closed])
      expect(await f.refused(as, RECEIVE, { id, edition: 1 })).toMatchObject({ reason: 'NOT_ADDRESSED' });
    expect(await f.refused(f.schoolViewer, RECEIVE, { id, edition: 1 })).toMatchObject({ code: 'FORBIDDEN' });
    const received = await f.done(f.schoolEditor, RECEIVE, { id, edition: 1 });
    expect(received).toMatchObject({ toReceive: false, receivedEdition: 1, allowed: ['assign'] });
    expect(await f.refused(f.school, RECEIVE, { id, edition: 1 })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_RECEIVED',
    });
    expect(
      await f.sql('select received_by, region_code, sector from campaign_receipt where campaign_id = $1', [id]),
    ).toEqual([{ received_by: f.schoolEditor.userId, region_code: '340210100', sector: 'EDUCATION' }]);
    expect((await f.done(f.county, READ, { id }))['reception']).toEqual([
      { regionCode: '340210100', sector: 'EDUCATION', addressed: 1, received: 1 },
    ]);
  });

  it('takes in what the ledger has, in one step or not at all', async () => {
    const { id } = await f.issue({ sectors: ['EDUCATION'], theme: 'TELECOM_FRAUD' });
    const one = await f.record(f.school, { title: '第一场' });
    const two = await f.record(f.school, { title: '第二场', startOn: day(2) });
    await f.record(f.school, { title: '另一主题', theme: 'PENSION_FRAUD' });
    await f.record(f.school, { title: '太早', startOn: day(25) });
    await f.record(f.school, { title: '太早就开始', startOn: day(25), endOn: day(1) });
    const { candidates } = await f.done(f.school, READ, { id });
    expect(candidates).toMatchObject([
      {
        id: two['id'],
        version: 1,
        label: '第二场',
        amounts: [
          { indicator: 'LEAFLETS', amount: 150, atLeast: true },
          { indicator: 'SESSIONS', amount: 1 },
        ],
      },
      { id: one['id'], label: '第一场' },
    ]);
    const seen = [one, two].map((each) => ({ kind: 'ACTIVITY', id: each['id'], version: each['version'] }));
    const stale = [seen[0], { ...seen[1], version: 9 }];
    expect(await f.refused(f.school, RECEIVE, { id, edition: 1, records: stale })).toMatchObject({ code: 'CONFLICT' });
    expect(await f.done(f.school, READ, { id })).toMatchObject({ toReceive: true, candidates: [{}, {}] });
    const theirs = await f.record(f.sibling);
    expect(
      await f.fieldErrors(f.school, RECEIVE, {
        id,
        edition: 1,
        records: [{ kind: 'ACTIVITY', id: theirs['id'], version: 1 }],
      }),
    ).toEqual(['records.0.id NOT_FOUND']);
    const received = await f.done(f.school, RECEIVE, { id, edition: 1, records: seen });
    expect(received['ownUnit']).toMatchObject({
      state: 'MET',
      cells: [
        { state: 'MET', value: 2, atLeast: false },
        { state: 'MET', value: 300, atLeast: true },
      ],
    });
    expect(await f.sql('select version from activity where $1 = any (campaign_ids)', [id])).toEqual([
      { version: 2 },
      { version: 2 },
    ]);
    // Sent again, nothing is amended once more.
    await f.done(f.school, ASSIGN, { id, records: seen });
    expect(await f.sql('select version from activity where $1 = any (campaign_ids)', [id])).toEqual([
      { version: 2 },
      { version: 2 },
    ]);
  });
});

describe('campaignPreview', () => {
  it('says whom it would be for and how they stand, and asks for nothing new', async () => {
    const asked = {
      input: input({
        sectors: ['EDUCATION'],
        tasks: [task({ indicator: 'HOUSEHOLD_COVERAGE', target: 90 }), task({ title: '场次', target: 1 })],
      }),
    };
    const preview = await f.done(f.county, PREVIEW, asked);
    expect(preview).toMatchObject({ addressed: 2, cells: 4, newFields: 0 });
    expect(preview['withoutRoster']).toHaveLength(2);
    expect(await f.refused(f.school, PREVIEW, asked)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await f.fieldErrors(f.county, PREVIEW, { input: input({ title: '' }) })).toEqual(['title REQUIRED']);
  });
});

describe('closeCampaign', () => {
  it('freezes the figures by region', async () => {
    const { id, version } = await f.issue({ sectors: ['FINANCE'], title: '收官' });
    await f.done(f.bank, RECEIVE, { id, edition: 1 });
    await f.record(f.bank, { campaignIds: [id] });
    const closed = await f.done(f.county, CLOSE, { id, version });
    expect(closed).toMatchObject({ state: 'CLOSED', allowed: [] });
    const [sessions] = closed['tasks'] as { id: string }[];
    expect(closed['closing']).toMatchObject({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      edition: 1,
      regions: [
        {
          regionCode: '340210',
          units: 1,
          received: 1,
          figures: [
            { taskId: sessions?.id, value: 1 },
            { value: 150, atLeast: true },
          ],
        },
        { regionCode: '340210101', units: 1 },
      ],
    });
    await f.record(f.bank, { title: '事后补记', campaignIds: [id], startOn: day(1) });
    expect((await f.done(f.county, READ, { id }))['closing']).toEqual({ hash: closed['closing']['hash'] });
    expect((await f.done(f.bank, READ, { id }))['closing']).toBeNull();
  });

  it('shows what it froze to those who oversee all of it, as it tells of every region and line', async () => {
    const { id, version } = await f.issue({ regionCodes: ['3402'], title: '全市收官' }, f.city);
    const { closing } = await f.done(f.city, CLOSE, { id, version });
    const seen = async (who: { readonly token: string }) => (await f.done(who, READ, { id }))['closing'];
    expect(await seen(f.city)).toEqual({ hash: closing['hash'] });
    // Each of them sees the campaign. A hash of a few numbers is as good as the numbers.
    for (const who of [f.county, f.otherCounty, f.education, f.school]) expect(await seen(who)).toBeNull();
    const ofLine = await f.issue({ sectors: ['EDUCATION'], title: '校园收官' });
    await f.done(f.county, CLOSE, { id: ofLine['id'], version: ofLine['version'] });
    expect((await f.done(f.education, READ, { id: ofLine['id'] }))['closing']).not.toBeNull();
    expect((await f.done(f.city, READ, { id: ofLine['id'] }))['closing']).not.toBeNull();
  });

  it('is neither closed nor withdrawn by an authority that oversees less of it by now', async () => {
    const { id, version } = await f.issue({ title: '辖区调整' });
    const narrow = (code: string) =>
      f.sql('update oversight set region_code = $2 where tenant_id = $1', [f.county.tenantId, code]);
    await narrow('340210101');
    try {
      const authority = { ...{ id: f.county.tenantId, cityCode: '3402', name: '区反诈办' }, regionCode: '340210' };
      const official = await actorOf(f.api, { ...authority, type: 'AUTHORITY', sector: 'OTHER' }, ['COUNTY_OFFICIAL']);
      expect(await f.done(official, READ, { id })).toMatchObject({ allowed: ['amend', 'remind'] });
      for (const [act, said] of [
        [CLOSE, {}],
        [WITHDRAW, { reason: '撤回' }],
      ] as const)
        expect(await f.refused(official, act, { id, version, ...said })).toMatchObject({
          code: 'FORBIDDEN',
          reason: 'OUTSIDE_OVERSIGHT',
        });
    } finally {
      await narrow('340210');
    }
  });
});
