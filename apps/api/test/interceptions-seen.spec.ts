import { BOUNDS } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  counter,
  type InterceptionsFixture,
  LIST,
  PARTNERS,
  READ,
  RECORD,
  makeFixture,
  VOID,
} from './interceptions.fixture.js';
import type { Actor } from './support/actors.js';

let fixture: InterceptionsFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

const recorded = async (changes: object = {}, as: Actor = fixture.bank) =>
  (await fixture.data(as, RECORD, { input: { ...counter, ...changes } }))['recordInterception'];
const rowsOf = (table: string, column: string, id: string) =>
  fixture.sql(`select * from ${table} where ${column} = $1`, [id]);

describe('who sees an interception', () => {
  it('is its unit, who took part and who oversees them; to everybody else it is not there', async () => {
    const { bank, bankViewer, police, townPolice, otherBank, official, policeOfficial, farOfficial } = fixture;
    const { id } = await recorded({ joinedByTenantIds: [police.tenantId, townPolice.tenantId] });
    const names = ['柳岸派出所', '湖畔派出所'];
    for (const as of [bank, bankViewer, police, townPolice, official]) {
      const seen = (await fixture.data(as, READ, { id }))['interception'];
      expect(seen).toMatchObject({ id, tenant: { id: bank.tenantId, name: '湖畔储蓄所' } });
      expect(seen.joinedBy.map(({ name }: { name: string }) => name)).toEqual(names);
    }
    for (const as of [otherBank, farOfficial, policeOfficial])
      expect((await fixture.error(as, READ, { id })).extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect((await fixture.error(null, READ, { id })).extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await fixture.error(bank, READ, { id: 'no id' })).extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets who took part look, not change, and tells it nobody’s name', async () => {
    const { police } = fixture;
    const { id } = await recorded({ joinedByTenantIds: [police.tenantId] });
    expect((await fixture.data(police, READ, { id }))['interception']).toMatchObject({
      allowed: [],
      recordedBy: null,
      history: [],
    });
    expect((await fixture.error(police, AMEND, { id, version: 1, input: counter })).extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect((await fixture.error(police, VOID, { id, version: 1, reason: '重复' })).extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await rowsOf('interception', 'id', id)).toEqual([expect.objectContaining({ version: 1 })]);
  });

  it('opens nothing else of the unit whose record it is', async () => {
    const { bank, townPolice, otherBank } = fixture;
    const own = (await recorded({})).id;
    await recorded({ joinedByTenantIds: [townPolice.tenantId] });
    expect((await fixture.error(townPolice, READ, { id: own })).extensions).toMatchObject({ code: 'NOT_FOUND' });
    const OF = 'query Of($id: ID!) { tenant(id: $id) { id rollup(period: "2026") { tenantsDue } } }';
    expect((await fixture.error(townPolice, OF, { id: bank.tenantId })).extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await fixture.error(townPolice, OF, { id: otherBank.tenantId })).extensions).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('tells whoever took part nothing of what is usual for the recorder', async () => {
    const { bank, police, official } = fixture;
    const { id } = await recorded({ joinedByTenantIds: [police.tenantId], amount: '990000.00' });
    await fixture.sql('update interception set exceeded = \'{"LOSS_AVOIDED": 5000000}\' where id = $1', [id]);
    const MARKED = `query Marked($id: ID!) { interception(id: $id) { toCheck { indicator bound } }
      dues(each: 20) { code records { recordId } }
      marked: interceptions(filter: { toCheck: true }, first: 100) { totalCount edges { node { id } } }
      others: interceptions(filter: { toCheck: false }, first: 100) { edges { node { id } } } }`;
    type Edges = { edges: { node: { id: string } }[] };
    const has = ({ edges }: Edges) => edges.some(({ node }) => node.id === id);
    const told = async (as: Actor) => {
      const { interception, dues, marked, others } = await fixture.data(as, MARKED, { id });
      const isDue = (dues as { code: string; records: { recordId: string }[] }[]).some(
        ({ code, records }) => code === 'AMOUNT_TO_CHECK' && records.some(({ recordId }) => recordId === id),
      );
      return { toCheck: interception.toCheck, isDue, isMarked: has(marked), isOther: has(others) };
    };
    const toCheck = [{ indicator: 'LOSS_AVOIDED', bound: 50_000 }];
    for (const as of [bank, official])
      expect(await told(as)).toEqual({ toCheck, isDue: true, isMarked: true, isOther: false });
    expect(await told(police)).toEqual({ toCheck: [], isDue: false, isMarked: false, isOther: true });
  });

  it('lists them, newest day first, narrowed by what was asked for', async () => {
    const { otherBank, newBank, townPolice, official, farOfficial } = fixture;
    const of = async (as: Actor, filter: object = {}, page: object = {}) =>
      (await fixture.data(as, LIST, { filter, ...page }))['interceptions'];
    const ids = async (as: Actor, filter: object = {}) =>
      (await of(as, filter)).edges.map(({ node }: { node: { id: string } }) => node.id);
    const own = await recorded(
      { occurredOn: '2026-11-02', venue: 'PHONE', fraudTypeCode: 'F0201', narrative: '接到预警后电话劝阻' },
      otherBank,
    );
    const joint = await recorded(
      { occurredOn: '2026-11-03', venue: 'ATM', joinedByTenantIds: [otherBank.tenantId] },
      newBank,
    );
    expect(await ids(otherBank)).toEqual([joint.id, own.id]);
    expect(await ids(otherBank, { venue: 'ATM' })).toEqual([joint.id]);
    expect(await ids(otherBank, { fraudTypeCode: 'F02' })).toEqual([own.id]);
    expect(await ids(otherBank, { fraudTypeCode: 'F0202' })).toEqual([]);
    expect(await ids(otherBank, { fraudTypeCode: 'nothing' })).toEqual([]);
    expect(await ids(otherBank, { text: '电话 预警' })).toEqual([own.id]);
    expect(await ids(otherBank, { period: '2026-11-03/2026-11-03' })).toEqual([joint.id]);
    expect(await ids(otherBank, { tenantId: newBank.tenantId })).toEqual([joint.id]);
    expect(await ids(newBank)).toEqual([joint.id]);
    expect(await ids(townPolice, { tenantId: newBank.tenantId })).toEqual([]);
    expect(await ids(official, { regionCode: '340210101', period: '2026-11', tenantId: newBank.tenantId })).toEqual([
      joint.id,
    ]);
    expect(await ids(official, { tenantId: otherBank.tenantId })).toEqual([own.id]);
    expect(await ids(farOfficial)).toEqual([]);
    const page = await of(otherBank, {}, { first: 1 });
    expect(page).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: true },
      edges: [{ node: { id: joint.id, joinedBy: [{ name: '柳岸储蓄所' }] } }],
    });
    expect((await of(otherBank, {}, { first: 1, after: page.pageInfo.endCursor })).edges).toEqual([
      { node: { id: own.id, joinedBy: [] } },
    ]);
    expect((await fixture.error(null, LIST, {})).extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.fieldErrors(otherBank, LIST, { filter: { regionCode: 'x' } })).toEqual([
      'filter.regionCode NOT_A_REGION',
    ]);
    await fixture.data(otherBank, VOID, { id: own.id, version: 1, reason: '重复填报' });
    expect(await ids(otherBank)).toEqual([joint.id]);
    expect(await ids(otherBank, { includeVoided: true })).toEqual([joint.id, own.id]);
  });
});

describe('partners', () => {
  const names = async (text: string, as: Actor = fixture.bank) =>
    (await fixture.data(as, PARTNERS, { text }))['partners'].map(({ name }: { name: string }) => name);

  it('refuses anybody who is not signed in', async () => {
    expect((await fixture.error(null, PARTNERS, { text: '派出所' })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('refuses who records nothing, and authorities', async () => {
    expect((await fixture.error(fixture.bankViewer, PARTNERS, { text: '派出所' })).extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
    for (const as of [fixture.policeOfficial, fixture.official]) {
      expect((await fixture.error(as, PARTNERS, { text: '派出所' })).extensions).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'WRONG_TENANT_TYPE',
      });
    }
  });

  it('needs a text to look for', async () => {
    expect(await fixture.fieldErrors(fixture.bank, PARTNERS, { text: ' ' })).toEqual(['text REQUIRED']);
    expect(await fixture.fieldErrors(fixture.bank, PARTNERS, { text: '长'.repeat(BOUNDS.searchText.max + 1) })).toEqual(
      ['text TOO_LONG'],
    );
  });

  it('names open units of the own county that dissuade and nobody else, at most twenty', async () => {
    expect(await names(' 派出所 ')).toEqual(['柳岸派出所', '湖畔派出所', '迁址派出所']);
    expect(await names('储蓄所')).toEqual(['新开储蓄所', '柳岸储蓄所']);
    expect(await names('湖畔', fixture.police)).toEqual(['湖畔储蓄所', '湖畔小学']);
    expect(await names('%')).toEqual([]);
    expect(await names('派出所', fixture.farPolice)).toEqual([]);
    expect((await fixture.data(fixture.police, PARTNERS, { text: '湖畔储' }))['partners']).toEqual([
      { id: fixture.bank.tenantId, name: '湖畔储蓄所', type: 'BANK' },
    ]);
  });
});
