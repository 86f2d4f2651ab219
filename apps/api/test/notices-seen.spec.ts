import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Device } from './org.fixture.js';
import type { TestTenant } from './support/factories.js';
import { sentStatements } from './support/sent-statements.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

const NOTICE = `id version recordStatus title body publishedOn fraudType { code } regionCodes sectors receipts
  addressed acknowledgedOn toAcknowledge
  voidReason allowed tenant { id } region { code }`;
const PUBLISH = `mutation Publish($input: NoticeInput!) { publishNotice(input: $input) { ${NOTICE} } }`;
const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidNotice(id: $id, version: $version, reason: $reason) { ${NOTICE} history { change reason } } }`;
const ACKNOWLEDGE = `mutation Acknowledge($id: ID!) { acknowledgeNotice(id: $id) { ${NOTICE} } }`;
const READ = `query Notice($id: ID!) { notice(id: $id) { ${NOTICE} } }`;
const LIST = `query Notices($filter: NoticeFilter, $first: Int, $after: String) {
  notices(filter: $filter, first: $first, after: $after) {
    totalCount edges { node { id title } } pageInfo { hasNextPage endCursor } } }`;
const RECEIVERS = `query Receivers($id: ID!, $acknowledged: Boolean, $first: Int, $after: String) { notice(id: $id) {
  receivers(acknowledged: $acknowledged, first: $first, after: $after) {
    totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } } }`;

let fixture: TimeFixture;
let official: Device;
let lineOfficial: Device;
let editor: Device;
let bankAdmin: Device;
beforeAll(async () => {
  fixture = await makeTimeFixture();
  official = await fixture.device('official');
  lineOfficial = await fixture.device('education-official');
  editor = await fixture.device('school-editor');
  bankAdmin = await fixture.device('bank-admin');
});
afterAll(() => fixture.end());

const input = (changes: object = {}) => ({
  title: '警惕冒充客服退款',
  body: '近期多发。\n不点链接，不转账。',
  publishedOn: '2026-11-10',
  fraudTypeCode: null as string | null,
  regionCodes: ['340210'],
  ...changes,
});
const publish = async (changes: object = {}, as = official) => {
  const outcome = await fixture.ask(as, PUBLISH, { input: input(changes) });
  if (!('publishNotice' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.publishNotice as { id: string; version: number; sectors: string[]; addressed: number };
};

describe('notices', () => {
  it('need a session and are those one may see, searched and narrowed', async () => {
    expect(await fixture.ask(null, LIST)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(fixture.operator, LIST)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.ask(official, LIST, { filter: { regionCode: 'x' } })).toMatchObject({ code: 'BAD_INPUT' });
    expect(await fixture.ask(official, LIST, { first: 0 })).toMatchObject({ code: 'BAD_INPUT' });
    await fixture.addUser(await fixture.unit('340223100'), 'far-away', 'UNIT_EDITOR');
    expect(await fixture.ask(await fixture.device('far-away'), LIST)).toMatchObject({ notices: { totalCount: 0 } });
    const { id } = await publish({ title: '虚假投资理财', publishedOn: '2026-09-01', regionCodes: ['340210101'] });
    for (const [device, count] of [
      [official, 1],
      [fixture.official, 1],
      [bankAdmin, 1],
      [editor, 0],
      [lineOfficial, 0],
    ] as const) {
      expect(await fixture.ask(device, LIST, { filter: { text: '投资' } })).toMatchObject({
        notices: { totalCount: count },
      });
    }
    expect(await fixture.ask(bankAdmin, LIST, { filter: { period: '2026-09' } })).toMatchObject({
      notices: { edges: [{ node: { id } }] },
    });
  });

  it('tell before they are published how many units they would be addressed to', async () => {
    const ASK = `query Addressees($codes: [ID!]!, $sectors: [Sector!]) {
      noticeAddressees(regionCodes: $codes, sectors: $sectors) }`;
    const asked = (as: Device | null, codes: string[], sectors: string[] = []) =>
      fixture.ask(as, ASK, { codes, sectors });
    expect(await asked(null, ['340210'])).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await asked(editor, ['340210'])).toMatchObject({ code: 'FORBIDDEN' });
    expect(await asked(official, ['340223'])).toMatchObject({ code: 'BAD_INPUT' });
    expect(await asked(official, [])).toMatchObject({ code: 'BAD_INPUT' });
    for (const [device, changes] of [
      [official, { regionCodes: ['340210'] }],
      [official, { regionCodes: ['340210'], sectors: ['EDUCATION'] }],
      [lineOfficial, { regionCodes: ['340210'] }],
    ] as [Device, { regionCodes: string[]; sectors?: string[] }][]) {
      const { addressed } = await publish(changes, device);
      expect(addressed).toBeGreaterThan(0);
      expect(await asked(device, changes.regionCodes, changes.sectors)).toEqual({ noticeAddressees: addressed });
    }
  });

  it('are found by whether the own unit has still to acknowledge them', async () => {
    const unit = await fixture.unit('340210101001', 'COMMUNITY');
    await fixture.addUser(unit, 'village-editor', 'UNIT_EDITOR');
    const device = await fixture.device('village-editor');
    const waiting = async () =>
      (
        (await fixture.ask(device, LIST, { filter: { unacknowledged: true, text: '待阅' } })) as {
          notices: { edges: { node: { id: string } }[] };
        }
      ).notices.edges.map(({ node }) => node.id);
    const first = await publish({ title: '待阅一', publishedOn: '2026-11-01' });
    const second = await publish({ title: '待阅二', publishedOn: '2026-11-02', sectors: ['COMMUNITY', 'HEALTH'] });
    await publish({ title: '待阅三', sectors: ['HEALTH'] });
    const voided = await publish({ title: '待阅四' });
    await fixture.ask(official, VOID, { ...voided, reason: '误发' });
    expect(await waiting()).toEqual([second.id, first.id]);
    await fixture.ask(device, ACKNOWLEDGE, { id: second.id });
    expect(await waiting()).toEqual([first.id]);
    expect(await fixture.ask(official, LIST, { filter: { unacknowledged: true, text: '待阅' } })).toMatchObject({
      notices: { totalCount: 0 },
    });
  });

  it('cost the same number of statements, whatever number of them is shown', async () => {
    const query = `query List($first: Int!) { notices(first: $first) {
        edges { node { receipts addressed acknowledgedOn toAcknowledge tenant { name } region { name } } } } }`;
    const asked = async (first: number) => {
      const { result, statements } = await sentStatements(() => fixture.ask(official, query, { first }));
      const { notices } = result as { notices: { edges: unknown[] } };
      return { shown: notices.edges.length, statements: statements.length };
    };
    for (let published = 0; published < 6; published++) await publish();
    const [one, many] = [await asked(1), await asked(50)];
    expect(one.shown).toBe(1);
    expect(many.shown).toBeGreaterThan(5);
    expect(many.statements).toBeLessThanOrEqual(one.statements); // a page that is not full has counted itself
  });
});

describe('receivers', () => {
  let unread: TestTenant;
  let id: string;
  beforeAll(async () => {
    const town = '340210101';
    unread = await fixture.unit(town, 'HOSPITAL');
    id = (await publish({ regionCodes: [town], sectors: ['FINANCE', 'HEALTH'] })).id;
    await fixture.ask(bankAdmin, ACKNOWLEDGE, { id });
  });
  const receivers = async (variables: object) =>
    (
      (await fixture.ask(official, RECEIVERS, { id, ...variables })) as {
        notice: {
          receivers: { totalCount: number; edges: { node: { id: string } }[]; pageInfo: { endCursor: string } };
        };
      }
    ).notice.receivers;
  const idsOf = (page: { edges: { node: { id: string } }[] }) => page.edges.map(({ node }) => node.id);

  it('are told to the authority that published the notice', async () => {
    for (const device of [bankAdmin, fixture.official])
      expect(await fixture.ask(device, RECEIVERS, { id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(idsOf(await receivers({ acknowledged: true }))).toEqual([fixture.bank.id]);
    expect(idsOf(await receivers({ acknowledged: false }))).toEqual([unread.id]);
    expect(idsOf(await receivers({})).sort()).toEqual([fixture.bank.id, unread.id].sort());
    expect(await fixture.ask(official, RECEIVERS, { id, first: 101 })).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('come in pages', async () => {
    const page = await receivers({ first: 1 });
    const next = await receivers({ first: 1, after: page.pageInfo.endCursor });
    expect([page.totalCount, next.totalCount]).toEqual([2, 2]);
    expect([...idsOf(page), ...idsOf(next)].sort()).toEqual([fixture.bank.id, unread.id].sort());
    expect(
      await fixture.ask(official, RECEIVERS, { id, after: Buffer.from('["3402","x"]').toString('base64url') }),
    ).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('keep who acknowledged it and then moved away or closed', async () => {
    await fixture.move(fixture.bank, addDays(todayIn(), -1), '340223100');
    await fixture.close(unread, addDays(todayIn(), -1));
    expect(await fixture.ask(fixture.official, READ, { id })).toMatchObject({ notice: { receipts: 1, addressed: 1 } });
    expect(await fixture.differences()).toEqual(AGREED);
  });
});
