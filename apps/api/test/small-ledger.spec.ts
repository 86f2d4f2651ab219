/**
 * Its ledger joins the program's registry and its schema, where specs after it would meet it: a realm of its own.
 *
 * @jest-environment node
 */
import { RestatementService } from '@fanzha/ledger';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../src/project-root.js';
import { attempt, reachedThroughTheWall, tenantTables } from './isolation/wall.js';
import { CREATE_LETTERS } from './small-ledger/create-letters.js';
import { LettersModule } from './small-ledger/letters.module.js';
import { appClient, freshDatabase, type TestDatabase } from './support/database.js';
import { insertOversight, insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { disagreements } from './support/figures-of-facts.js';
import {
  policiesOf,
  policiesWithSubSelects,
  readingPolicies,
  readsTables,
  restrictivePolicies,
} from './support/policy-catalogue.js';
import { startTestApi, type TestApi } from './support/test-api.js';
import { scopeOfUnit } from './support/wall-attempts.js';

/**
 * A ledger that the program does not have, in a folder of its own: what works on all ledgers alike takes it as it is.
 * This is the example of "a new ledger" in docs/architecture.md.
 */
const FOLDER = path.join(import.meta.dirname, 'small-ledger');
/** The goal; it is ten. */
const MOST_FILES = 15;
const MARK = '暗记九七三';

const RECORD = `mutation($input: LetterInput!) { done: recordLetter(input: $input) { id version } }`;
const AMEND = `mutation($id: ID!, $version: Int!, $input: LetterInput!) {
  done: amendLetter(id: $id, version: $version, input: $input) { id version sentOn }
}`;
const LIST = `query($filter: LetterFilter) {
  letters(filter: $filter) { totalCount edges { node { id subject attachments } } }
}`;
const OF_ANY_LEDGER = `query($id: ID!) {
  record(kind: LETTER, id: $id) {
    __typename id version recordStatus allowed tenant { id } region { id }
    history { version change changedFields earlier }
    ... on Letter { subject attachments }
  }
}`;
const BEHIND = `{ region(code: "340210") { rollup(period: "2026-10") {
  figure(indicator: SUBMISSIONS_DUE) { value }
  provenance(indicator: SUBMISSIONS_DUE) { records sources { edges { node { kind recordId label value } } } }
} } }`;

const OF_ALL_LEDGERS = `query($text: String!) {
  dues { kind code count records { recordId label dueOn } }
  latestRecords { kind recordId label }
  search(text: $text) { records { kind recordId label record { __typename } } }
}`;

describe('a small ledger', () => {
  let db: TestDatabase;
  let api: TestApi;
  let school: TestTenant;
  let neighbour: TestTenant;
  let id: string;
  const tokens: Record<'school' | 'neighbour' | 'official', string> = { school: '', neighbour: '', official: '' };
  const report = { subject: `${MARK}十月报表`, dueOn: '2026-10-31', attachments: ['附表二', '附表一'] };

  async function ask(as: keyof typeof tokens, query: string, variables: Record<string, unknown> = {}) {
    const { data, errors } = await api.gql(query, variables, { token: tokens[as] });
    expect(errors).toEqual([]);
    return data;
  }

  beforeAll(async () => {
    db = await freshDatabase();
    await db.sql(CREATE_LETTERS);
    api = await startTestApi(db, [LettersModule]);
    school = await insertTenant(db, 'SCHOOL', '340210100');
    neighbour = await insertTenant(db, 'SCHOOL', '340210101');
    const county = await insertTenant(db, 'AUTHORITY', '340210');
    await insertOversight(db, county, '340210');
    tokens.school = (await insertUser(api, school, ['UNIT_ADMIN'])).token;
    tokens.neighbour = (await insertUser(api, neighbour, ['UNIT_ADMIN'])).token;
    tokens.official = (await insertUser(api, county, ['COUNTY_OFFICIAL'])).token;
    id = (await ask('school', RECORD, { input: { ...report, idempotencyKey: 'october' } })).done.id;
    await ask('neighbour', RECORD, { input: { ...report, subject: '另一报表', attachments: ['附件'] } });
  });
  afterAll(() => api?.close());

  it(`is at most ${MOST_FILES} files`, () => {
    const files = readdirSync(FOLDER);
    expect(files).toContain('letter.ledger.ts');
    expect(files.length).toBeLessThanOrEqual(MOST_FILES);
  });

  it('answers a request that is sent again with the first record, and refuses another one under its key', async () => {
    const again = await ask('school', RECORD, { input: { ...report, idempotencyKey: 'october' } });
    expect(again.done.id).toBe(id);
    // The order of attachments says something.
    const input = { ...report, attachments: ['附表一', '附表二'], idempotencyKey: 'october' };
    const { errors } = await api.gql(RECORD, { input }, { token: tokens.school });
    expect(errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('is asked together with all other ledgers: what is due in it, its latest records, its words', async () => {
    const found = { kind: 'LETTER', recordId: id, label: report.subject };
    for (const [as, count] of [
      ['school', 1],
      ['official', 2],
    ] as const) {
      const { dues, latestRecords, search } = await ask(as, OF_ALL_LEDGERS, { text: '十月报表' });
      expect(dues).toMatchObject([{ kind: 'LETTER', code: 'LETTER_TO_SEND', count }]);
      expect(dues[0].records).toContainEqual({ recordId: id, label: report.subject, dueOn: report.dueOn });
      expect(latestRecords).toHaveLength(count);
      expect(latestRecords).toContainEqual(found);
      expect(search.records).toEqual([{ ...found, record: { __typename: 'Letter' } }]);
    }
    const { dues, search } = await ask('neighbour', OF_ALL_LEDGERS, { text: '十月报表' });
    expect(JSON.stringify([dues, search])).not.toContain(MARK);
  });

  it('collects errors of its own bounds, of the day and of the type of unit', async () => {
    const { errors } = await api.gql(
      RECORD,
      { input: { ...report, subject: '', dueOn: '2019-01-01' } },
      { token: tokens.school },
    );
    expect(errors[0]?.extensions['fields']).toMatchObject([
      { path: 'subject', code: 'REQUIRED' },
      { path: 'dueOn', code: 'DATE_TOO_EARLY' },
    ]);
    const refused = await api.gql(RECORD, { input: report }, { token: tokens.official });
    expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is listed, narrowed and searched in its texts and those of its parts', async () => {
    expect((await ask('school', LIST)).letters).toEqual({
      totalCount: 1,
      edges: [{ node: { id, subject: report.subject, attachments: ['附表二', '附表一'] } }],
    });
    const found = async (as: keyof typeof tokens, filter: object) =>
      (await ask(as, LIST, { filter })).letters.totalCount;
    expect(await found('official', {})).toBe(2);
    expect(await found('official', { text: '附表一' })).toBe(1);
    expect(await found('official', { text: '附表三' })).toBe(0);
    expect(await found('official', { period: '2026-10', regionCode: '340210101' })).toBe(1);
    expect(await found('official', { unsent: true })).toBe(2);
  });

  it('is ordered, added up and voided together with the rest, without a line of its own', async () => {
    const IN_ORDER = `query($orderBy: RecordOrderInput, $filter: LetterFilter, $last: Int) {
      letters(orderBy: $orderBy, filter: $filter, last: $last) {
        totalIsExact sumsTooWide sums { indicator value } pageInfo { hasPreviousPage } edges { node { id } } } }`;
    const all = (await ask('official', LIST)).letters.edges.map(({ node }: { node: { id: string } }) => node.id);
    for (const orderBy of [
      { field: 'DAY', direction: 'ASC' },
      { field: 'UNIT' },
      { field: 'QUANTITY', indicator: 'SUBMISSIONS_DUE' },
    ]) {
      const { letters } = await ask('official', IN_ORDER, { orderBy });
      expect(letters.edges.map(({ node }: { node: { id: string } }) => node.id).sort()).toEqual([...all].sort());
      expect(letters.sums).toEqual([
        { indicator: 'SUBMISSIONS_DUE', value: 2 },
        { indicator: 'SUBMISSIONS_ON_TIME', value: 0 },
      ]);
    }
    const { letters } = await ask('official', IN_ORDER, { last: 1, filter: { unitText: school.name } });
    expect(letters).toMatchObject({
      totalIsExact: true,
      sumsTooWide: false,
      pageInfo: { hasPreviousPage: false },
      edges: [{ node: { id } }],
    });
    const { voidRecords } = await ask(
      'official',
      `mutation($id: ID!) { voidRecords(kind: LETTER, records: [{ id: $id, version: 1 }], reason: "重复") {
        record { id } error { code } } }`,
      { id },
    );
    expect(voidRecords).toEqual([{ record: null, error: { code: 'FORBIDDEN' } }]);
  });

  it('keeps history with the earlier values, and is a record like those of every ledger', async () => {
    const { done } = await ask('school', AMEND, { id, version: 1, input: { ...report, sentOn: '2026-10-30' } });
    expect(done).toEqual({ id, version: 2, sentOn: '2026-10-30' });
    expect((await ask('official', OF_ANY_LEDGER, { id })).record).toEqual({
      __typename: 'Letter',
      id,
      version: 2,
      recordStatus: 'ACTIVE',
      allowed: [],
      tenant: { id: school.id },
      region: { id: '340210100' },
      history: [
        {
          version: 1,
          change: 'AMENDED',
          changedFields: ['sentOn'],
          earlier: {
            subject: report.subject,
            dueOn: '2026-10-31',
            sentOn: null,
            regionCode: '340210100',
            campaignIds: [],
            attachments: ['附表二', '附表一'],
          },
        },
      ],
      subject: report.subject,
      attachments: ['附表二', '附表一'],
    });
  });

  it('moves figures as the views state them, and a figure opens to its records', async () => {
    expect(await disagreements(db, ['SUBMISSIONS_DUE', 'SUBMISSIONS_ON_TIME'])).toEqual([]);
    const { figure, provenance } = (await ask('official', BEHIND)).region.rollup;
    expect([figure.value, provenance.records]).toEqual([2, 2]);
    expect(provenance.sources.edges.map(({ node }: { node: object }) => node)).toContainEqual({
      kind: 'LETTER',
      recordId: id,
      label: report.subject,
      value: 1,
    });
  });

  it('is found again by the recount', async () => {
    await api.app.get(CompactionService).compactCity('3402');
    expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ facts: 2, differences: 0 });
  });

  it('lets the wall of the database hold for its tables, which the walk finds by itself', async () => {
    const tables = (await tenantTables(db)).filter((table) => table.startsWith('letter'));
    expect(tables).toEqual(['letter', 'letter_attachment']);
    const app = appClient(db.ownerUrl);
    await app.connect();
    const scope = scopeOfUnit(school);
    const rows = (tenant: TestTenant) => () => `city_code = '3402' and tenant_id = '${tenant.id}'`;
    try {
      expect(await reachedThroughTheWall(db, app, scope, tables, rows(neighbour))).toEqual([]);
      // Whose rows they are reads them: the walk would have found a hole.
      for (const table of tables)
        expect((await attempt(app, scope, `select 1 from ${table} where ${rows(school)()}`))?.rowCount).toBeGreaterThan(
          0,
        );
    } finally {
      await app.end();
    }
  });

  it('has policies that read settings only, and the same as the ledgers of the program', async () => {
    const policies = await policiesOf(db);
    const own = policies.filter(({ name }) => /\b(fact_revision_)?letter/.test(name));
    expect(own.map(({ name }) => name)).toEqual([
      'fact_revision.fact_revision_letter',
      'letter.letter_amend',
      'letter.letter_jobs',
      'letter.letter_read',
      'letter.letter_record',
      'letter_attachment.letter_attachment_jobs',
      'letter_attachment.letter_attachment_read',
      'letter_attachment.letter_attachment_record',
      'letter_attachment.letter_attachment_replace',
    ]);
    expect(policiesWithSubSelects(own)).toEqual([]);
    expect(restrictivePolicies(own)).toEqual([]);
    const isReading = await readsTables(db, await tenantTables(db));
    expect(isReading('gives_way_letter')).toBe(true);
    expect(readingPolicies(own, isReading)).toEqual([]);
    // Which were written with sub-selects once, and altered.
    const inspections = policies.filter(({ name }) => /inspection/.test(name));
    const renamed = JSON.stringify(inspections)
      .replaceAll('inspection_hazard', 'letter_attachment')
      .replaceAll('inspection', 'letter');
    expect(own).toEqual(JSON.parse(renamed));
  });

  it('is tried by the walk of strangers, which learn nothing of it', async () => {
    const attack = (file: string) => import(pathToFileURL(path.join(PROJECT_ROOT, 'infra/attack', file)).href);
    const [{ Caller }, { Schema }, { walkAsStrangers }, { kindsOfVictims }] = await Promise.all(
      ['caller.mjs', 'schema.mjs', 'strangers.mjs', 'victims.mjs'].map(attack),
    );
    const url = await api.listen();
    const caller = (name: keyof typeof tokens) => new Caller(url, name, tokens[name]);
    const schema = await Schema.read(caller('official'));
    const ofLedger = ({ name }: { name: string }) => /(?<!supervision)letter/i.test(name) || name === 'record';
    const victims = { Letter: id, Tenant: school.id, regionCode: '340210100', communityCode: '340210100001' };
    schema.queries = schema.queries.filter(ofLedger);
    schema.mutations = schema.mutations.filter(ofLedger);
    expect([...schema.queries, ...schema.mutations]).toHaveLength(6);
    schema.possible = (field: { name: string }) => (field.name === 'record' ? ['Letter'] : []);
    const people = { police: caller('school'), bank: caller('school'), community: caller('school') };
    const kinds = await kindsOfVictims({ ...people, county: caller('official') }, schema, victims);
    expect(kinds).toEqual([['LETTER', 'Letter']]);
    const walked = await walkAsStrangers({
      program: { sql: db.sql },
      schema,
      victims,
      kinds,
      tenantIds: [school.id],
      strangers: [{ caller: caller('neighbour'), skip: (name: string) => name === 'recordLetter' }],
    });
    expect(walked).toMatchObject({ holes: [], unknown: [], calls: 5 });
  });

  it('follows its tenant where the past is restated', async () => {
    await db.sql(`update tenant_assignment set valid_to = '2026-11-30' where tenant_id = $1`, [school.id]);
    await db.sql(
      `insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
       values ('3402', $1, '2026-12-01', 'SCHOOL', '340210101', 'EDUCATION')`,
      [school.id],
    );
    expect(await api.app.get(RestatementService).atOnce(school.id, '2026-01-01')).toEqual({ facts: 1, restated: 1 });
    const places = await db.sql(
      `select f.region_code as fact, p.region_code as part, r.region_code as revision from letter f
       join letter_attachment p on p.letter_id = f.id and p.position = 0
       join fact_revision r on r.fact_id = f.id and r.fact_kind = 'letter' where f.id = $1`,
      [id],
    );
    expect(places).toEqual([{ fact: '340210101', part: '340210101', revision: '340210101' }]);
    expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  });
});
