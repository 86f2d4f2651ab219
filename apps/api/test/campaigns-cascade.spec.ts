import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  type CampaignsFixture,
  CHOICES,
  day,
  FORWARD,
  input,
  ISSUE,
  makeCampaignsFixture,
  MATRIX,
  READ,
  RECEIVE,
  WRITE,
} from './campaigns.fixture.js';

let f: CampaignsFixture;
beforeAll(async () => {
  f = await makeCampaignsFixture();
});
afterAll(() => f?.close());

describe('cascade', () => {
  it('goes from the city by the county to the units, who name the first campaign', async () => {
    const cityInput = { regionCodes: ['3402'], tenantTypes: ['AUTHORITY'], documentNumber: '芜反诈办〔2026〕31号' };
    const first = await f.issue(cityInput, f.city);
    expect(await f.refused(f.school, READ, { id: first['id'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await f.done(f.county, READ, { id: first['id'] })).toMatchObject({
      allowed: ['forward', 'receive', 'assign'],
    });
    expect(await f.refused(f.school, FORWARD, { id: first['id'], input: input() })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(
      await f.fieldErrors(f.county, FORWARD, { id: first['id'], input: input({ endsOn: day(-30), tasks: [] }) }),
    ).toEqual(['endsOn DATE_TOO_LATE']);
    const added = {
      title: '网点员工培训',
      indicator: 'INTERNAL_ACTS',
      target: 1,
      dueOn: day(-5),
      sectors: ['FINANCE'],
    };
    const draft = await f.done(f.county, FORWARD, { id: first['id'], input: input({ tasks: [added] }) });
    expect(draft).toMatchObject({
      parentId: first['id'],
      tasks: [
        { title: '开展宣传活动', locked: true, target: 2 },
        { title: '发放宣传资料', locked: true },
        { title: '网点员工培训', locked: false },
      ],
    });
    expect(await f.refused(f.county, FORWARD, { id: first['id'], input: input({ tasks: [added] }) })).toMatchObject({
      reason: 'ALREADY_EXISTS',
    });
    // A locked task that is sent changed stays as it came.
    const [lockedTask] = draft['tasks'];
    const written = await f.done(f.county, WRITE, {
      id: draft['id'],
      version: 1,
      input: input({
        tasks: [
          { ...lockedTask, locked: undefined, target: 99 },
          { ...draft['tasks'][2], locked: undefined },
        ],
      }),
    });
    expect(written['tasks']).toMatchObject([{ target: 2 }, {}, { title: '网点员工培训' }]);
    const forwarded = await f.done(f.county, ISSUE, { id: draft['id'], version: 2 });
    await f.done(f.school, RECEIVE, { id: forwarded['id'], edition: 1 });
    expect(await f.done(f.school, CHOICES, { on: day(1), kind: 'ACTIVITY' })).toEqual(
      expect.arrayContaining([{ suggested: true, campaign: { id: first['id'], title: '金秋护老专项行动' } }]),
    );
    expect(
      await f.fieldErrors(f.school, 'mutation($input: ActivityInput!) { recordActivity(input: $input) { id } }', {
        input: { type: 'LECTURE', title: '讲座', status: 'DONE', startOn: day(1), campaignIds: [forwarded['id']] },
      }),
    ).toEqual(['campaignIds UNKNOWN_CODE']);
    await f.record(f.school, { title: '转发后', startOn: day(1), campaignIds: [first['id']] });
    for (const [as, id] of [
      [f.county, forwarded['id']],
      [f.city, first['id']],
    ] as const) {
      const { edges } = await f.done(as, MATRIX, { id, filter: { text: '湖畔小学' } });
      expect(edges).toMatchObject([
        {
          node: {
            receivedAt: expect.any(String),
            cells: [{ value: 1 }, { value: 150 }, ...(as === f.county ? [{ state: 'NOT_APPLICABLE' }] : [])],
          },
        },
      ]);
    }
    expect(await f.done(f.city, READ, { id: first['id'] })).toMatchObject({ forwardings: [{ id: forwarded['id'] }] });
    const seen = { id: first['id'], version: first['version'] };
    const [one, two] = (first['tasks'] as object[]).map((each) => ({ ...each, locked: undefined }));
    await f.done(f.city, AMEND, {
      ...seen,
      input: input({ ...cityInput, tasks: [{ ...one, target: 5 }, two] }),
      reason: '加码',
    });
    expect(await f.done(f.county, READ, { id: forwarded['id'] })).toMatchObject({
      behind: true,
      tasks: [{ target: 2 }, {}, {}],
    });
  });
});
