import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  cafe,
  input,
  LIST,
  READ,
  RECORD,
  shop,
  VOID,
  type InspectionsFixture,
  makeInspectionsFixture,
} from './inspections.fixture.js';
import type { Actor } from './support/actors.js';

const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';

let fixture: InspectionsFixture;
beforeAll(async () => {
  fixture = await makeInspectionsFixture();
});
afterAll(() => fixture.close());

describe('recordInspection', () => {
  it('refuses anybody who is not signed in', async () => {
    expect(await fixture.refused(null, RECORD, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses who may only look, and the region of another tenant', async () => {
    expect(await fixture.refused(fixture.schoolViewer, RECORD, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.fieldErrors(fixture.school, RECORD, { input: { ...input, regionCode: '340210101' } })).toEqual(
      ['regionCode OUTSIDE_REGION'],
    );
  });

  it.each<[string, object, string[]]>([
    [
      'day',
      { occurredOn: '2099-01-01' },
      [
        'occurredOn DATE_IN_FUTURE',
        'hazards.0.deadline END_BEFORE_START',
        'hazards.0.rectifiedOn END_BEFORE_START',
        'hazards.1.deadline END_BEFORE_START',
      ],
    ],
    ['day before the tenant opened', { occurredOn: '2019-12-31' }, ['occurredOn DATE_TOO_EARLY']],
    ['subject', { subject: ' ' }, ['subject REQUIRED']],
    ['count', { inspections: { value: 3, qualifier: 'WITHHELD' } }, ['inspections.value AMOUNT_FORBIDDEN']],
    ['hazard', { hazards: [{ description: '' }] }, ['hazards.0.description REQUIRED']],
    ['deadline', { hazards: [{ ...shop, deadline: '2026-10-11' }] }, ['hazards.0.deadline END_BEFORE_START']],
    ['rectification', { hazards: [{ ...shop, rectifiedOn: '2099-01-01' }] }, ['hazards.0.rectifiedOn DATE_IN_FUTURE']],
    ['campaign', { campaignIds: [NOBODY_HAS] }, ['campaignIds UNKNOWN_CODE']],
  ])('refuses a wrong %s', async (_, changes, expected) => {
    expect(await fixture.fieldErrors(fixture.school, RECORD, { input: { ...input, ...changes } })).toEqual(expected);
  });

  it('names all errors at once, those that only the database knows among them', async () => {
    const wrong = {
      subject: '',
      regionCode: '340223',
      campaignIds: [NOBODY_HAS],
      inspections: { qualifier: 'EXACT' },
      hazards: [cafe, { ...shop, count: { value: -1 } }],
    };
    expect(await fixture.fieldErrors(fixture.school, RECORD, { input: { ...input, ...wrong } })).toEqual([
      'subject REQUIRED',
      'inspections.value AMOUNT_REQUIRED',
      'hazards.1.count.value NEGATIVE',
      'regionCode OUTSIDE_REGION',
      'campaignIds UNKNOWN_CODE',
    ]);
  });

  it('stores the inspection, its hazards, its figures and an entry in the log', async () => {
    const actor = fixture.sibling;
    const answer = await fixture.recorded(
      { regionCode: '340210100001', campaignIds: [fixture.campaignId], narrative: '逐户检查' },
      actor,
    );
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      occurredOn: '2026-10-12',
      subject: input.subject,
      narrative: '逐户检查',
      campaignIds: [fixture.campaignId],
      recordedBy: actor.displayName,
      allowed: ['amend', 'void'],
      tenant: { id: actor.tenantId },
      region: { code: '340210100001' },
      inspections: input.inspections,
      hazards: [
        { ...shop, count: { value: 1, qualifier: 'EXACT' }, overdue: false },
        { ...cafe, rectifiedOn: null, overdue: true },
      ],
    });
    expect(await fixture.rowOf(answer.id)).toMatchObject({
      city_code: '3402',
      tenant_id: actor.tenantId,
      home_region: '340210100',
      region_code: '340210100001',
      sector: 'EDUCATION',
      occurred_on: '2026-10-12',
      inspections: 8,
      inspections_qualifier: 'APPROX',
      record_status: 'ACTIVE',
      version: 1,
      recorded_by: actor.userId,
    });
    const place = { region_code: '340210100001', sector: 'EDUCATION' };
    expect(await fixture.hazardRows(answer.id)).toEqual([
      {
        position: 0,
        description: shop.description,
        count: 1,
        count_qualifier: 'EXACT',
        deadline: '2026-10-20',
        rectified_on: '2026-10-18',
        ...place,
      },
      {
        position: 1,
        description: cafe.description,
        count: 3,
        count_qualifier: 'AT_LEAST',
        deadline: '2026-10-31',
        rectified_on: null,
        ...place,
      },
    ]);
    expect(await fixture.figuresOf(actor)).toEqual(['2026-10-12 1 8 4 0', '2026-10-18 0 0 0 1']);
    expect(
      await fixture.sql('select action, user_id, subject_kind, detail from audit_entry where subject_id = $1', [
        answer.id,
      ]),
    ).toEqual([
      { action: 'inspection.recorded', user_id: actor.userId, subject_kind: 'inspection', detail: { version: 1 } },
    ]);
  });

  it('takes one inspection without hazards for what is not stated', async () => {
    const answer = (
      await fixture.data(fixture.school, RECORD, { input: { occurredOn: '2026-10-12', subject: '校内排查' } })
    )['recordInspection'];
    expect(answer).toMatchObject({ inspections: { value: 1, qualifier: 'EXACT' }, hazards: [] });
  });

  it('calls a hazard overdue from the day after its deadline', async () => {
    const today = todayIn();
    const hazards = [today, addDays(today, -1)].map((deadline) => ({ description: '漏洞', deadline }));
    const answer = await fixture.recorded({ occurredOn: addDays(today, -2), hazards });
    expect(answer.hazards.map(({ overdue }: { overdue: boolean }) => overdue)).toEqual([false, true]);
  });
});

describe('the rectification rate', () => {
  const RATE = `query Rate($period: Period!) { region(code: "340210") { rollup(period: $period, sector: EDUCATION) {
    figure(indicator: RECTIFICATION_RATE) { value numerator denominator }
      rectified: figure(indicator: HAZARDS_RECTIFIED) { value } } } }`;
  const rateIn = async (period: string) =>
    (await fixture.data(fixture.countyOfficial, RATE, { period }))['region'].rollup;

  it('is the share of the hazards found in the period that are rectified by now', async () => {
    const seven = { description: '宣传栏缺失', count: { value: 7, qualifier: 'EXACT' } };
    const found = await fixture.recorded({ occurredOn: '2025-10-12', hazards: [seven] });
    await fixture.recorded({
      occurredOn: '2025-11-05',
      hazards: [{ description: '未张贴提示', count: { value: 1, qualifier: 'EXACT' } }],
    });
    expect(await rateIn('2025-10')).toEqual({
      figure: { value: 0, numerator: 0, denominator: 7 },
      rectified: { value: 0 },
    });

    const input = {
      occurredOn: '2025-10-12',
      subject: '重点场所检查',
      hazards: [{ ...seven, rectifiedOn: '2025-11-20' }],
    };
    await fixture.data(fixture.school, AMEND, { id: found.id, version: 1, input });
    expect(await rateIn('2025-10')).toEqual({
      figure: { value: 100, numerator: 7, denominator: 7 },
      rectified: { value: 0 },
    });
    expect(await rateIn('2025-11')).toEqual({
      figure: { value: 0, numerator: 0, denominator: 1 },
      rectified: { value: 7 },
    });
    expect(await rateIn('2025-10-01/2025-10-31')).toMatchObject({
      figure: { value: 100, numerator: 7, denominator: 7 },
    });
  });
});

describe('inspection and inspections', () => {
  const subjects = async (actor: Actor, filter: object = {}) => {
    const { edges, totalCount } = (await fixture.data(actor, LIST, { filter, first: 100 }))['inspections'];
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }: { node: { subject: string } }) => node.subject);
  };
  let id = '';

  beforeAll(async () => {
    const record = (subject: string, occurredOn: string, hazards: object[]) =>
      fixture.recorded({ subject, occurredOn, hazards }, fixture.closedSchool);
    ({ id } = await record('食堂排查', '2026-05-01', [
      { description: '一' },
      { description: '二', rectifiedOn: '2026-05-02' },
    ]));
    await record('宿舍排查', '2026-05-10', [{ description: '一', rectifiedOn: '2026-05-10' }]);
    await record('机房排查', '2026-06-01', []);
    await fixture.data(fixture.closedSchool, VOID, {
      id: (await record('填错的', '2026-06-02', [{ description: '一' }])).id,
      version: 1,
      reason: '填错',
    });
  });

  it('refuse anybody who is not signed in, and regions that cannot be', async () => {
    expect(await fixture.refused(null, LIST, {})).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(null, READ, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.fieldErrors(fixture.school, LIST, { filter: { regionCode: '34021' } })).toEqual([
      'filter.regionCode NOT_A_REGION',
    ]);
  });

  it('show a unit its own, an official those of the region, and tell nobody else that there are any', async () => {
    expect(await subjects(fixture.closedSchool)).toEqual(['机房排查', '宿舍排查', '食堂排查']);
    expect(await subjects(fixture.countyOfficial, { tenantId: fixture.closedSchool.tenantId })).toEqual([
      '机房排查',
      '宿舍排查',
      '食堂排查',
    ]);
    expect(await subjects(fixture.otherCountyOfficial, { tenantId: fixture.closedSchool.tenantId })).toEqual([]);
    expect(await fixture.refused(fixture.farSchool, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await fixture.data(fixture.countyOfficial, READ, { id }))['inspection']).toMatchObject({
      subject: '食堂排查',
      allowed: [],
      recordedBy: null,
    });
  });

  it('are narrowed by what is not yet rectified, by words and by period', async () => {
    expect(await subjects(fixture.closedSchool, { unrectified: true })).toEqual(['食堂排查']);
    expect(await subjects(fixture.closedSchool, { unrectified: false })).toEqual(['机房排查', '宿舍排查']);
    expect(await subjects(fixture.closedSchool, { unrectified: true, includeVoided: true })).toEqual([
      '填错的',
      '食堂排查',
    ]);
    expect(await subjects(fixture.closedSchool, { text: '宿舍' })).toEqual(['宿舍排查']);
    expect(await subjects(fixture.closedSchool, { period: '2026-05' })).toEqual(['宿舍排查', '食堂排查']);
  });

  it('come in pages', async () => {
    const first = (await fixture.data(fixture.closedSchool, LIST, { first: 2 }))['inspections'];
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = (await fixture.data(fixture.closedSchool, LIST, { first: 2, after: first.pageInfo.endCursor }))[
      'inspections'
    ];
    expect(second.edges).toEqual([{ node: { subject: '食堂排查' } }]);
  });
});
