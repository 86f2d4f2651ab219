import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

/** Units that were entered today in the wrong place, and what says that it is too late to correct it. */
const OPENED = '2021-09-01';
const NAMED = '2026-05-10';

let fixture: TimeFixture;
let owner: pg.Client;
beforeAll(async () => {
  fixture = await makeTimeFixture();
  owner = new pg.Client({ connectionString: fixture.ownerUrl });
  await owner.connect();
});
afterEach(() => owner.query('rollback'));
afterAll(async () => {
  await owner.end();
  await fixture.end();
});

/** A unit entered just now: its id carries the moment. */
function entered(type: TestTenant['type'], regionCode: string): Promise<TestTenant> {
  const moment = Date.now().toString(16).padStart(12, '0');
  const tail = Math.random().toString(16).slice(2, 14).padEnd(12, '0');
  const id = `${moment.slice(0, 8)}-${moment.slice(8)}-7000-8000-${tail}`;
  return insertTenant(fixture.db, type, regionCode, { id, openedOn: OPENED });
}

/** 'done', or the fields of its refusal. */
const outcomeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: { fields?: { path: string; code: string }[] }) =>
      (error.fields ?? []).map(({ path, code }) => `${path} ${code}`).join() || String(error),
  );

/** Waits until `act` has ended or a statement of the role is held up by a lock. */
async function endedOrHeldUp(act: Promise<unknown>, role: 'fanzha_app' | 'fanzha_jobs'): Promise<void> {
  let ended = false;
  void act.finally(() => (ended = true));
  while (!ended) {
    const waiting = await fixture.db.sql(
      `select from pg_stat_activity where datname = current_database() and usename = $1 and wait_event_type = 'Lock'`,
      [role],
    );
    if (waiting.length > 0) return;
    await sleep(10);
  }
}

const sharesOf = ({ id }: TestTenant) =>
  fixture.db.sql('select distinct home_region home from interception_participant where tenant_id = $1', [id]);

describe('a unit entered in the wrong place while another names it in a record', () => {
  it('is not corrected where the other came first', async () => {
    const [bank, station] = [await fixture.unit('340210101', 'BANK'), await entered('POLICE', '340210100')];
    // The one that names it has read where it belongs, and does not come to writing that down.
    await owner.query('begin; lock table interception_participant in share mode');
    const naming = outcomeOf(fixture.interception(bank, NAMED, [station]));
    await endedOrHeldUp(naming, 'fanzha_app');
    const correcting = outcomeOf(fixture.move(station, OPENED, '340210101'));
    await endedOrHeldUp(correcting, 'fanzha_jobs');
    await owner.query('rollback');
    expect([await naming, await correcting]).toEqual(['done', 'on DATE_TOO_EARLY']);
    expect(await sharesOf(station)).toEqual([{ home: '340210100' }]);
    expect(await fixture.assignments(station)).toMatchObject([{ from: OPENED, region: '340210100' }]);
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('is named where it belongs where the correction came first', async () => {
    const [bank, station] = [await fixture.unit('340210101', 'BANK'), await entered('POLICE', '340210100')];
    await owner.query('begin; lock table tenant_assignment in share mode');
    const correcting = outcomeOf(fixture.move(station, OPENED, '340210101'));
    await endedOrHeldUp(correcting, 'fanzha_jobs');
    const naming = outcomeOf(fixture.interception(bank, NAMED, [station]));
    await endedOrHeldUp(naming, 'fanzha_app');
    await owner.query('rollback');
    expect([await correcting, await naming]).toEqual(['done', 'done']);
    expect(await sharesOf(station)).toEqual([{ home: '340210101' }]);
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('is waited for by nobody where its type is never named', async () => {
    const [bank, authority] = [await fixture.unit('340210101', 'BANK'), await entered('AUTHORITY', '340210100')];
    const outcome = await fixture.writing(bank, () => outcomeOf(fixture.move(authority, OPENED, '340223100')));
    expect(outcome).toBe('done');
  });
});

describe('doors that it has registered', () => {
  const COMMUNITY = '340210100001';
  const REGISTER = `mutation Register($doors: [String!]!) {
    registerHouseholds(communityCode: "${COMMUNITY}", doors: $doors, on: "2026-01-01") { communityCode } }`;
  const UNDO = `mutation Undo($id: ID!) { undoHouseholdRegistration(id: $id, doors: 1) { communityCode } }`;
  const townWithDoors = async (door: string) => {
    const town = await entered('DISTRICT', '340210100');
    const { token } = await insertUser({ ...fixture, close: fixture.end }, town, ['UNIT_EDITOR']);
    const device = { token, cookie: '' };
    expect(await fixture.ask(device, REGISTER, { doors: [door] })).toEqual({
      registerHouseholds: { communityCode: COMMUNITY },
    });
    return { town, device };
  };

  it('are a first record', async () => {
    const { town } = await townWithDoors('1-101');
    expect(await outcomeOf(fixture.move(town, OPENED, '340210101'))).toBe('on DATE_TOO_EARLY');
  });

  it('are one also where their registration was undone', async () => {
    const { town, device } = await townWithDoors('1-102');
    const [registration] = await fixture.db.sql('select id from household_registration where tenant_id = $1', [
      town.id,
    ]);
    expect(await fixture.ask(device, UNDO, { id: registration?.['id'] })).toEqual({
      undoHouseholdRegistration: { communityCode: COMMUNITY },
    });
    expect(await outcomeOf(fixture.move(town, OPENED, '340210101'))).toBe('on DATE_TOO_EARLY');
  });
});

it('every table that names a unit holds records of it, parts of them, or nothing entered in a ledger', async () => {
  const tables = await fixture.db.sql<{ name: string }>(
    `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where a.attname = 'tenant_id' and c.relkind in ('r', 'p') and not c.relispartition
       and c.relnamespace = 'public'::regnamespace`,
  );
  const ofOrganisation = [
    'alert_reminder',
    'approval_request',
    'audit_entry',
    'campaign',
    'campaign_closing',
    'campaign_edition',
    'campaign_receipt',
    'chase_plan',
    'evaluation_appeal',
    'evaluation_edition',
    'evaluation_scheme',
    'evaluation_score',
    'fraud_free_scheme',
    'oversight',
    'restatement',
    'supervision_event',
    'supervision_letter',
    'supervision_setting',
    'tenant_assignment',
  ];
  const ofAccounts = ['api_client', 'user_account', 'user_session'];
  const ofNews = ['due_told', 'notification', 'outbox_event', 'webhook', 'webhook_delivery'];
  const hidden = ['alert_reference', 'fraud_case_number', 'leadership_contact'];
  const parts = ['fact_revision', 'household_visit_bitmap', ...hidden];
  // What a unit has written of itself does not say where it belongs.
  const ofTexts = ['read_text', 'read_text_record', 'import', 'import_mapping', 'import_row'];
  const ofDocuments = [...ofTexts, 'summary', 'summary_draft', 'summary_edition'];
  // Nor does what was opened for it, and what it has said of that.
  const ofSubmissions = ['', '_exception', '_form', '_movement', '_reminder'].map((part) => `submission${part}`);
  const ofRecords = [...fixture.attributedParts, ...parts];
  const ofEngine = ['rollup_delta', 'rollup_tenant_reporting'];
  expect(tables.map(({ name }) => name).toSorted()).toEqual(
    [
      ...[...fixture.recordTables, ...ofRecords, ...ofDocuments, ...ofSubmissions],
      ...[...ofNews, ...ofOrganisation, ...ofAccounts, ...ofEngine],
    ].toSorted(),
  );
});
