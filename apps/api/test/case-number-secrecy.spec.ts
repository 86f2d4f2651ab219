import { APP_ROLE, type Scope } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import {
  AMEND_FRAUD_CASE,
  brushing,
  exact,
  FRAUD_CASE,
  LIST_FRAUD_CASES,
  type PoliceFixture,
  READ_FRAUD_CASE,
  READ_TALLY,
  RECORD_FRAUD_CASE,
  RECORD_TALLY,
  makePoliceFixture,
  VOID_FRAUD_CASE,
} from './police.fixture.js';
import type { Actor } from './support/actors.js';
import { appClient } from './support/database.js';
import { takenBack } from './support/wall-attempts.js';

/** Numbers that occur nowhere else, so that a single one found anywhere is a leak. */
const NUMBER = 'A3402100000990017';
const RENUMBERED = 'A3402100000990018';
const VOIDED = 'A3402100000990019';
const SECRETS = [NUMBER, RENUMBERED, VOIDED];

/**
 * The number of a case belongs to its own unit. The spec gives one to cases in every state and looks for it as others
 * can: in answers and errors of the API, in everything row-level security lets through, in history and in the log.
 */
describe('the number of a case', () => {
  let fixture: PoliceFixture;
  let app: pg.Client;
  let caseId: string;
  let voidedId: string;
  let tallyId: string;
  let others: readonly (readonly [string, Actor])[];

  beforeAll(async () => {
    fixture = await makePoliceFixture();
    app = appClient(fixture.db.ownerUrl);
    await app.connect();
    // Integrators like to send the number as the key.
    const input = brushing({
      caseNumber: NUMBER,
      idempotencyKey: NUMBER,
      campaignIds: [fixture.campaignId],
      victimAgeBand: '60+',
      loss: '5000.00',
    });
    caseId = (await fixture.data(fixture.police, RECORD_FRAUD_CASE, { input })).id;
    await fixture.data(fixture.police, AMEND_FRAUD_CASE, {
      id: caseId,
      version: 1,
      input: { ...input, caseNumber: RENUMBERED, filedOn: '2026-11-03' },
    });
    await fixture.data(fixture.police, AMEND_FRAUD_CASE, {
      id: caseId,
      version: 2,
      input: { ...input, caseNumber: RENUMBERED, filedOn: '2026-11-03', bankName: '陶辛支行' },
    });
    voidedId = (
      await fixture.data(fixture.police, RECORD_FRAUD_CASE, {
        input: brushing({ caseNumber: VOIDED, idempotencyKey: `case ${VOIDED}` }),
      })
    ).id;
    await fixture.data(fixture.police, VOID_FRAUD_CASE, {
      id: voidedId,
      version: 1,
      reason: `与${RENUMBERED}重复，见 ${VOIDED}`,
    });
    const followup = {
      ledger: 'VICTIM_FOLLOWUP',
      occurredOn: '2026-11-10',
      caseId,
      measures: [exact('VICTIM_FOLLOWUPS', 1)],
    };
    tallyId = (await fixture.data(fixture.police, RECORD_TALLY, { input: followup })).id;
    others = [
      ['an overseer of the county', fixture.countyOfficial],
      ['an overseer who keeps a ledger', fixture.countyEditor],
      ['an overseer of the police', fixture.policeOfficial],
      ['a sibling police unit', fixture.sibling],
      ['the police of the county', fixture.countyPolice],
      ['a bank', fixture.bank],
    ];
  });

  afterAll(async () => {
    await app?.end();
    await fixture?.close();
  });

  const leaks = (found: unknown) => SECRETS.filter((secret) => JSON.stringify(found).includes(secret));

  it('is there for its own unit: the spec looks for something that exists', async () => {
    expect(await fixture.data(fixture.police, READ_FRAUD_CASE, { id: caseId })).toMatchObject({
      caseNumber: RENUMBERED,
    });
    expect(await fixture.data(fixture.onlooker, READ_FRAUD_CASE, { id: voidedId })).toMatchObject({
      caseNumber: VOIDED,
      voidReason: '与***重复，见 ***',
    });
    expect(await fixture.data(fixture.police, READ_TALLY, { id: tallyId })).toMatchObject({
      case: { caseNumber: RENUMBERED },
    });
    expect((await fixture.sql('select 1 from fraud_case_number where case_number = any ($1)', [SECRETS])).length).toBe(
      2,
    );
  });

  it('is *** for overseers, who see the figures and bands beside it', async () => {
    for (const overseer of [fixture.countyOfficial, fixture.countyEditor, fixture.policeOfficial]) {
      expect(await fixture.data(overseer, READ_FRAUD_CASE, { id: caseId })).toMatchObject({
        id: caseId,
        caseNumber: '***',
        victimAgeBand: '60+',
        loss: '5000.00',
        stage: 'FILED',
      });
      expect(await fixture.data(overseer, READ_FRAUD_CASE, { id: voidedId })).toMatchObject({
        id: voidedId,
        caseNumber: '***',
      });
    }
  });

  it('is in no answer and no error that others get', async () => {
    const filters = [
      {},
      { includeVoided: true },
      { text: NUMBER },
      { text: RENUMBERED, includeVoided: true },
      { text: RENUMBERED.toLowerCase() },
      { campaignId: fixture.campaignId },
    ];
    const input = brushing({ idempotencyKey: 'probe' });
    const questions: [string, Record<string, unknown>][] = [
      ...[caseId, voidedId].flatMap((id): [string, Record<string, unknown>][] => [
        [READ_FRAUD_CASE, { id }],
        [AMEND_FRAUD_CASE, { id, version: 1, input }],
        [AMEND_FRAUD_CASE, { id, version: 3, input }],
        [VOID_FRAUD_CASE, { id, version: 1, reason: '试探' }],
      ]),
      [READ_TALLY, { id: tallyId }],
      [`{ tallies { edges { node { id case { ${FRAUD_CASE} history { changedFields reason } } } } } }`, {}],
      [
        `{
          fraudCases(filter: { includeVoided: true }) {
            edges { cursor node { ${FRAUD_CASE} history { changedFields reason } } } } }`,
        {},
      ],
    ];
    for (const [who, actor] of others) {
      for (const [query, variables] of questions)
        expect({ who, query, found: leaks(await fixture.answer(actor, query, variables)) }).toEqual({
          who,
          query,
          found: [],
        });
      for (const filter of filters) {
        // What was asked for stands in no answer either.
        const answer = await fixture.answer(actor, LIST_FRAUD_CASES, { filter });
        expect({ who, filter, found: leaks(answer) }).toEqual({ who, filter, found: [] });
      }
    }
  });

  it('cannot be searched for by anybody else', async () => {
    const found = async (actor: Actor, text: string) =>
      (await fixture.data(actor, LIST_FRAUD_CASES, { filter: { text, includeVoided: true } })).totalCount;
    expect(await found(fixture.police, RENUMBERED)).toBe(1);
    expect(await found(fixture.police, 'a340210000099')).toBe(2);
    for (const [who, actor] of others) {
      for (const text of [RENUMBERED, VOIDED, NUMBER, 'A34021', '9900'])
        expect({ who, text, found: await found(actor, text) }).toEqual({ who, text, found: 0 });
    }
  });

  it('cannot be probed for by recording it', async () => {
    expect(
      await fixture.data(fixture.sibling, RECORD_FRAUD_CASE, {
        input: brushing({ caseNumber: RENUMBERED, reportedOn: '2026-01-05' }),
      }),
    ).toMatchObject({ version: 1 });
    const again = await fixture.data(fixture.sibling, RECORD_FRAUD_CASE, {
      input: brushing({ idempotencyKey: NUMBER, reportedOn: '2026-01-05' }),
    });
    expect(again.id).not.toBe(caseId);
  });

  it('is in no row of no table that row-level security lets overseers and siblings read', async () => {
    const tables = (await fixture.sql<{ name: string }>(READABLE_TABLES, [APP_ROLE])).map(({ name }) => name);
    expect(tables).toEqual(
      expect.arrayContaining([
        'fraud_case',
        'fraud_case_number',
        'fact_revision',
        'audit_entry',
        'rollup_delta',
        'fact_figure',
        'tally',
      ]),
    );
    const overseeing = (regions: string[], sector: Scope['sector'], as: Actor): Scope => ({
      cityCode: '3402',
      tenantId: as.tenantId,
      userId: as.userId,
      regions,
      sector,
      mode: 'member',
    });
    const scopes: [string, Scope][] = [
      ['county', overseeing(['340210'], null, fixture.countyOfficial)],
      ['city', overseeing(['3402'], null, fixture.countyOfficial)],
      ['police line', overseeing(['3402'], 'PUBLIC_SECURITY', fixture.policeOfficial)],
      ['county police', overseeing([], null, fixture.countyPolice)],
      ['operator', { ...overseeing([], null, fixture.countyPolice), mode: 'operator' }],
    ];
    for (const [who, scope] of scopes) {
      for (const table of tables) {
        const rows = await rowsIn(scope, table);
        expect({ who, table, found: leaks(rows) }).toEqual({ who, table, found: [] });
        if (table === 'fraud_case' && scope.regions.length > 0) expect(rows.length).toBeGreaterThan(0);
      }
    }
    // The own unit finds it, in one table: the walk above is able to find.
    const own = overseeing([], null, fixture.police);
    const where = [];
    for (const table of tables) if (leaks(await rowsIn(own, table)).length > 0) where.push(table);
    expect(where).toEqual(['fraud_case_number']);
  });

  it('is in no revision, no entry of the log and no idempotency key, for any reader', async () => {
    for (const table of ['fact_revision', 'audit_entry', 'fraud_case', 'tally']) {
      expect({ table, found: leaks(await fixture.sql(`select to_jsonb(t) as row from ${table} t`)) }).toEqual({
        table,
        found: [],
      });
    }
    const images = await fixture.sql(
      `select image->>'caseNumber' as number, image->>'idempotencyKey' as key from fact_revision where fact_id = $1
       order by version`,
      [caseId],
    );
    expect(images).toEqual([
      { number: '*** 1', key: null },
      { number: '*** 2', key: null },
    ]);
  });

  const rowsIn = (scope: Scope, table: string): Promise<unknown[]> =>
    takenBack(app, scope, async () => (await app.query(`select to_jsonb(t) as row from ${table} t`)).rows);
});

/** Tables and views that the application may read at all. */
const READABLE_TABLES = `
  select c.relname as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    and has_table_privilege($1, c.oid, 'select') order by 1`;
