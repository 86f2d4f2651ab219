import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AcrossFixture, day, DUES, makeAcrossFixture } from './across.fixture.js';
import type { Actor } from './support/actors.js';
import { sentStatements } from './support/sent-statements.js';

interface Due {
  readonly kind: string;
  readonly code: string;
  readonly count: number;
  readonly overdue: number;
  readonly records: readonly Record<string, never>[];
}

let fixture: AcrossFixture;
let ids: Readonly<Record<'plan' | 'inspection' | 'joint' | 'marked' | 'notice', string>>;

const duesOf = async (as: Actor, each = 5): Promise<Due[]> => (await fixture.data(as, DUES, { each })).dues;
const told = async (as: Actor) => (await duesOf(as)).map(({ code, count, overdue }) => `${code} ${count} ${overdue}`);

beforeAll(async () => {
  fixture = await makeAcrossFixture();
  const { school, bank, police, county, made, sql } = fixture;
  const lecture = { type: 'LECTURE', measures: [] };
  ids = {
    plan: await made(school, 'activity', { ...lecture, title: '国旗下讲话', status: 'PLANNED', startOn: day(-3) }),
    inspection: await made(school, 'inspection', {
      occurredOn: day(-30),
      subject: '收款码检查',
      hazards: [
        { description: '没有提示牌', deadline: day(-2) },
        { description: '摄像头损坏', deadline: day(40) },
      ],
    }),
    joint: await made(bank, 'interception', {
      occurredOn: day(-1),
      venue: 'COUNTER',
      joinedByTenantIds: [police.tenantId],
    }),
    marked: await made(school, 'activity', {
      ...lecture,
      title: '讲座',
      startOn: day(-5),
      measures: [{ indicator: 'PARTICIPANTS', value: 90, qualifier: 'EXACT' }],
    }),
    notice: await made(county, 'notice', {
      title: '冒充客服退款',
      body: '不转账',
      publishedOn: day(0),
      regionCodes: ['340210100'],
      sectors: ['EDUCATION'],
    }),
  };
  // What is not due: a plan of a day to come, a hazard with time left, and one that nobody set a day for.
  await made(school, 'activity', { ...lecture, title: '寒假班会', status: 'PLANNED', startOn: day(3) });
  await made(school, 'inspection', {
    occurredOn: day(-1),
    subject: '机房检查',
    hazards: [{ description: '线路老化', deadline: day(30) }, { description: '无登记' }],
  });
  await sql(`update activity set exceeded = '{"PARTICIPANTS": 20}' where id = $1`, [ids.marked]);
}, 60_000);
afterAll(() => fixture.close());

describe('what is due', () => {
  it('needs a session that may read records, and a number of rows that a group has', async () => {
    expect(await fixture.refused(null, DUES)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(fixture.operator, DUES)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.fieldErrors(fixture.school, DUES, { each: 0 })).toEqual(['each TOO_SMALL']);
    expect(await fixture.fieldErrors(fixture.school, DUES, { each: 21 })).toEqual(['each TOO_LARGE']);
  });

  it('for a unit is what its own records ask for, what it is warned of, and where it was named', async () => {
    expect(await told(fixture.school)).toEqual([
      'AMOUNT_TO_CHECK 1 0',
      'PLAN_TO_REPORT 1 1',
      'HAZARD_TO_RECTIFY 1 1',
      'NOTICE_TO_ACKNOWLEDGE 1 0',
    ]);
    expect(await told(fixture.police)).toEqual(['PARTICIPATION_TO_CONFIRM 1 0']);
    expect(await told(fixture.bank)).toEqual([]);
  });

  it('has each record with since when, until when and whose it is', async () => {
    const hazard = (await duesOf(fixture.school)).find(({ code }) => code === 'HAZARD_TO_RECTIFY');
    expect(hazard).toMatchObject({
      kind: 'INSPECTION',
      countIsExact: true,
      records: [
        {
          kind: 'INSPECTION',
          recordId: ids.inspection,
          label: '收款码检查',
          since: day(-30),
          dueOn: day(-2),
          isOverdue: true,
          tenant: { name: '湖畔小学' },
          record: { __typename: 'Inspection', id: ids.inspection },
        },
      ],
    });
    const notice = (await duesOf(fixture.school)).find(({ code }) => code === 'NOTICE_TO_ACKNOWLEDGE');
    expect(notice?.records[0]).toMatchObject({ recordId: ids.notice, since: day(0), dueOn: null, isOverdue: false });
  });

  it('for an official is what is due in the overseen region, and the receipts of an own notice', async () => {
    expect(await told(fixture.county)).toEqual([
      'AMOUNT_TO_CHECK 1 0',
      'PLAN_TO_REPORT 1 1',
      'HAZARD_TO_RECTIFY 1 1',
      'PARTICIPATION_TO_CONFIRM 1 0',
      'RECEIPTS_MISSING 1 0',
    ]);
    expect(await told(fixture.city)).toEqual([
      'AMOUNT_TO_CHECK 1 0',
      'PLAN_TO_REPORT 1 1',
      'HAZARD_TO_RECTIFY 1 1',
      'PARTICIPATION_TO_CONFIRM 1 0',
    ]);
    // A line authority is told of its own line.
    expect(await told(fixture.education)).toEqual([
      'AMOUNT_TO_CHECK 1 0',
      'PLAN_TO_REPORT 1 1',
      'HAZARD_TO_RECTIFY 1 1',
    ]);
  });

  it('of another unit, county or city is nobody else’s', async () => {
    expect(await told(fixture.sibling)).toEqual(['NOTICE_TO_ACKNOWLEDGE 1 0']);
    for (const stranger of [fixture.farSchool, fixture.foreignSchool, fixture.farCounty, fixture.foreignCity])
      expect(await told(stranger)).toEqual([]);
  });

  it('is overdue for unit and authority once a notice was to be acknowledged', async () => {
    const setDays = (published: number, by: number | null) =>
      fixture.sql('update notice set published_on = $2, receive_by = $3 where id = $1', [
        ids.notice,
        day(published),
        by === null ? null : day(by),
      ]);
    await setDays(-40, -2);
    expect(await told(fixture.school)).toContain('NOTICE_TO_ACKNOWLEDGE 1 1');
    expect(await told(fixture.county)).toContain('RECEIPTS_MISSING 1 1');
    const [missing] = (await duesOf(fixture.county)).filter(({ code }) => code === 'RECEIPTS_MISSING');
    expect(missing?.records[0]).toMatchObject({ since: day(-40), dueOn: day(-2), isOverdue: true });
    await setDays(-40, null);
    expect(await told(fixture.county)).not.toContain('RECEIPTS_MISSING 1 0');
    await setDays(0, null);
  });

  it('is asked by one statement, whatever there is', async () => {
    const query = '{ dues { kind code count overdue records { recordId since dueOn } } }';
    for (const as of [fixture.school, fixture.county, fixture.city]) {
      const { statements } = await sentStatements(() => fixture.data(as, query));
      expect(statements).toHaveLength(1);
    }
  });

  it('is gone once it is done', async () => {
    const { school, police, data } = fixture;
    await data(school, 'mutation($id: ID!) { acknowledgeNotice(id: $id) { id } }', { id: ids.notice });
    await data(police, 'mutation($id: ID!) { confirmParticipation(id: $id, version: 1) { id } }', { id: ids.joint });
    await data(school, 'mutation($id: ID!) { voidActivity(id: $id, version: 1, reason: "没有举办") { id } }', {
      id: ids.plan,
    });
    await data(
      school,
      'mutation($id: ID!, $input: InspectionInput!) { amendInspection(id: $id, version: 1, input: $input) { id } }',
      {
        id: ids.inspection,
        input: {
          occurredOn: day(-30),
          subject: '收款码检查',
          hazards: [{ description: '没有提示牌', deadline: day(-2), rectifiedOn: day(-1) }],
        },
      },
    );
    expect(await told(school)).toEqual(['AMOUNT_TO_CHECK 1 0']);
    expect(await told(police)).toEqual([]);
    expect(await told(fixture.county)).toEqual(['AMOUNT_TO_CHECK 1 0', 'RECEIPTS_MISSING 1 0']);
  });

  it('shows as many records as are asked for, those with the first day first, and counts all', async () => {
    const { farSchool, farCounty, made } = fixture;
    for (const offset of [-2, -9, -4])
      await made(farSchool, 'activity', {
        type: 'LECTURE',
        title: `讲座${-offset}`,
        status: 'PLANNED',
        startOn: day(offset),
      });
    for (const as of [farSchool, farCounty]) {
      const [due] = await duesOf(as, 2);
      expect(due).toMatchObject({ code: 'PLAN_TO_REPORT', count: 3, overdue: 3 });
      expect(due?.records.map(({ label }) => label)).toEqual(['讲座9', '讲座4']);
    }
  });
});
