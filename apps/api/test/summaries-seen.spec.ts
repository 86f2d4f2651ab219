import type { Scope } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { attempt as attemptIn } from './isolation/wall.js';
import { appClient } from './support/database.js';
import {
  COMPARE,
  DRAFT,
  ISSUE,
  LIST,
  makeSummaryFixture,
  READ,
  REFRESH,
  type SummaryFixture,
  WRITE,
  WRITTEN,
} from './summaries.fixture.js';

/** Who sees a summary: its unit, those who oversee it once it is issued, and nobody else. */
let fixture: SummaryFixture;
let app: pg.Client;
let draftId: string;
let issuedId: string;
let countyId: string;
let lineId: string;
beforeAll(async () => {
  fixture = await makeSummaryFixture();
  await fixture.activity(fixture.school, '2026-10-12');
  const sibling = await fixture.unit('340223', 'AUTHORITY');
  await fixture.db.sql(
    `insert into oversight (city_code, id, tenant_id, region_code, valid_from)
     values ('3402', gen_random_uuid(), $1, '340223', '2020-01-01')`,
    [sibling.id],
  );
  await fixture.addUser(sibling, 'sibling-official', 'COUNTY_OFFICIAL');
  const neighbour = await fixture.unit('340210100');
  await fixture.addUser(neighbour, 'neighbour-admin', 'UNIT_ADMIN');
  draftId = (await fixture.draft('school-editor', { period: '2026-09' }))['id'];
  issuedId = (await fixture.issued('school-editor'))['id'];
  countyId = (await fixture.issued('official', { regionCode: '340210' }))['id'];
  lineId = (await fixture.issued('education-official', { regionCode: '340210' }))['id'];
  app = appClient(fixture.ownerUrl);
  await app.connect();
}, 60_000);
afterAll(async () => {
  await app?.end();
  await fixture?.end();
});

const seen = async (name: string, id: string) => {
  const outcome = await fixture.asked(name, READ, { id });
  return 'done' in outcome ? (outcome['done'].draft ? 'with its draft' : 'as issued') : outcome['code'];
};

describe('a summary', () => {
  it.each([
    ['school-editor', 'with its draft', 'with its draft', 'NOT_FOUND', 'NOT_FOUND'],
    ['school-viewer', 'with its draft', 'with its draft', 'NOT_FOUND', 'NOT_FOUND'],
    ['official', 'NOT_FOUND', 'as issued', 'with its draft', 'as issued'],
    ['education-official', 'NOT_FOUND', 'as issued', 'NOT_FOUND', 'with its draft'],
    ['city-official', 'NOT_FOUND', 'as issued', 'as issued', 'as issued'],
    // Within an authority, what it oversees is the business of its officials.
    ['authority-editor', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
    ['bank-admin', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
    ['neighbour-admin', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
    ['sibling-official', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
  ])('is seen by %s: draft %s, issued %s, of the county %s, of a line %s', async (name, ...expected) => {
    const found: string[] = [];
    for (const id of [draftId, issuedId, countyId, lineId]) found.push(await seen(name, id));
    expect(found).toEqual(expected);
    const listed = await fixture.done(name, LIST, {});
    expect(listed['totalCount']).toBe(expected.filter((each) => each !== 'NOT_FOUND').length);
  });

  it('is not for operators', async () => {
    expect(await fixture.refused('operator', READ, { id: issuedId })).toBe('FORBIDDEN');
    expect(await fixture.refused('operator', LIST, {})).toBe('FORBIDDEN');
  });

  it('is written by its unit alone', async () => {
    const text = { input: { sections: WRITTEN } };
    for (const [query, rest] of [
      [WRITE, text],
      [REFRESH, {}],
      [ISSUE, { input: {} }],
    ] as const) {
      const refused = (name: string, id: string) => fixture.refused(name, query, { id, version: 1, ...rest });
      expect(await refused('official', issuedId)).toBe('READ_ONLY_OVERSIGHT');
      expect(await refused('official', draftId)).toBe('NOT_FOUND');
      expect(await refused('sibling-official', countyId)).toBe('NOT_FOUND');
      expect(await refused('authority-editor', countyId)).toBe('NOT_FOUND');
      expect(await refused('school-viewer', issuedId)).toBe('FORBIDDEN');
    }
    const compared = (name: string, to: number | null) => fixture.asked(name, COMPARE, { id: issuedId, from: 1, to });
    expect(await compared('official', 1)).toMatchObject({ done: { figures: [], texts: [] } });
    // The draft is its unit's alone.
    expect(await compared('official', null)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await compared('bank-admin', 1)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of a region is out of sight once its oversight is revoked', async () => {
    await fixture.db.sql("update oversight set valid_to = '2026-01-01' where tenant_id = $1", [fixture.education.id]);
    await fixture.addUser(fixture.education, 'education-second', 'COUNTY_OFFICIAL');
    expect(await seen('education-second', lineId)).toBe('NOT_FOUND');
    expect(
      await fixture.refused('education-second', DRAFT, { input: { period: '2026-10', regionCode: '340210' } }),
    ).toBe('OUTSIDE_OVERSIGHT');
  });
});

describe('a program', () => {
  const program = async (...scopes: string[]) => {
    const made = await fixture.done(
      'official',
      'mutation($input: ApiClientInput!) { done: createApiClient(input: $input) { token } }',
      { input: { name: scopes.join('、'), scopes, expiresOn: `${new Date().getUTCFullYear() + 1}-01-01` } },
    );
    return { token: made['token'] as string, cookie: '' };
  };

  it('for figures alone reads and makes none: small cells stand in them', async () => {
    const figuresOnly = await program('rollup:read', 'ledger:write');
    for (const [query, variables] of [
      [READ, { id: countyId }],
      [LIST, {}],
      [DRAFT, { input: { period: '2026-09', regionCode: '340210' } }],
      [REFRESH, { id: countyId, version: 2 }],
    ] as const)
      expect(await fixture.ask(figuresOnly, query, variables)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('that may read records reads summaries', async () => {
    const reader = await program('ledger:read', 'rollup:read');
    expect(await fixture.ask(reader, READ, { id: countyId })).toMatchObject({ done: { id: countyId } });
    expect(await fixture.ask(reader, DRAFT, { input: { period: '2026-09', regionCode: '340210' } })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('in the database', () => {
  const attempt = (scope: Scope, text: string, values: unknown[] = []) => attemptIn(app, scope, text, values);
  const member = (tenantId: string, regions: string[] = [], sector: Scope['sector'] = null): Scope => ({
    cityCode: '3402',
    tenantId,
    userId: null,
    regions,
    sector,
    mode: 'member',
  });

  it('drafts are their unit’s, and regions those of their overseers', async () => {
    const rows = async (scope: Scope) => {
      const counts: number[] = [];
      for (const table of ['summary', 'summary_draft', 'summary_edition'])
        counts.push((await attempt(scope, `select 1 from ${table}`))?.rowCount ?? -1);
      return counts;
    };
    expect(await rows(member(fixture.school.id))).toEqual([2, 2, 1]);
    expect(await rows(member(fixture.authority.id))).toEqual([0, 0, 0]);
    expect(await rows(member(fixture.authority.id, ['340210']))).toEqual([3, 1, 3]);
    expect(await rows(member(fixture.education.id, ['340210'], 'EDUCATION'))).toEqual([2, 1, 2]);
    expect(await rows(member(fixture.bank.id, ['340223']))).toEqual([0, 0, 0]);
  });

  it('nothing of what was issued is deleted or changed; nobody deletes what others have begun', async () => {
    const own = member(fixture.school.id);
    const gone = async (scope: Scope, text: string) => (await attempt(scope, text))?.rowCount ?? 0;
    expect(await gone(own, 'delete from summary where editions > 0')).toBe(0);
    expect(await gone(own, 'delete from summary_draft where issued_version is not null')).toBe(0);
    for (const overseer of [member(fixture.authority.id, ['340210']), member(fixture.bank.id, ['340223'])])
      for (const table of ['summary', 'summary_draft'])
        expect(await gone(overseer, `delete from ${table} where tenant_id <> '${overseer.tenantId}'`)).toBe(0);
    for (const text of [
      'delete from summary_edition',
      "update summary_edition set signed_by = 'x'",
      'update summary_draft set tenant_id = tenant_id',
      "update summary set period = '2026'",
    ])
      expect({ text, done: await attempt(own, text) }).toEqual({ text, done: null });
  });

  it('a unit makes none where it does not belong, and none of a region that it does not oversee', async () => {
    const make = (scope: Scope, about: string, region: string, sector: string) =>
      attempt(
        scope,
        `insert into summary (city_code, id, tenant_id, about, region_code, sector, period, starts_on, ends_on,
           created_by)
         values ('3402', gen_random_uuid(), $1, $2, $3, $4, '2026-01', '2026-01-01', '2026-01-31', $1)`,
        [scope.tenantId, about, region, sector],
      );
    const school = member(fixture.school.id);
    expect((await make(school, 'UNIT', '340210100', 'EDUCATION'))?.rowCount).toBe(1);
    expect(await make(school, 'UNIT', '340210100', 'FINANCE')).toBeNull();
    expect(await make(school, 'UNIT', '340210', 'EDUCATION')).toBeNull();
    expect(await make(school, 'REGION', '340210', '*')).toBeNull();
    const line = member(fixture.education.id, ['340210'], 'EDUCATION');
    expect((await make(line, 'REGION', '340210', 'EDUCATION'))?.rowCount).toBe(1);
    expect(await make(line, 'REGION', '340210', '*')).toBeNull();
    expect(await make(line, 'REGION', '3402', 'EDUCATION')).toBeNull();
  });
});
