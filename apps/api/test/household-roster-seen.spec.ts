import { BOUNDS } from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  COMMUNITY,
  FAR_COMMUNITY,
  type HouseholdsFixture,
  READ_ROSTER,
  makeHouseholdsFixture,
} from './households.fixture.js';
import { sentStatements } from './support/sent-statements.js';

let fixture: HouseholdsFixture;
beforeAll(async () => {
  fixture = await makeHouseholdsFixture();
});
afterAll(() => fixture.close());
const shown = (roster: { doors: { label: string }[] }, label: string) =>
  roster.doors.find((door) => door.label === label);

describe('householdRoster', () => {
  beforeAll(async () => {
    await fixture.register(['10-101', '10-102', '10-103', '10-104', '10-105'], '2025-01-05');
    await fixture.record({ doors: ['10-101'], visitedOn: '2025-04-01' });
    await fixture.record({ notMet: ['10-102', '10-103'], visitedOn: '2025-04-01' });
    await fixture.record({ doors: ['10-102', '10-105'], visitedOn: '2025-05-01' }, fixture.bank);
    await fixture.record({ vacant: ['10-104'], visitedOn: '2025-05-01' }, fixture.committee);
    await fixture.record({ notMet: ['10-105'], visitedOn: '2025-06-01' }, fixture.bank);
    await fixture.record({ doors: ['10-104'], visitedOn: '2026-02-01' }, fixture.bank);
  });

  it('tells which doors anyone and oneself visited in the year, and where to go again', async () => {
    const roster = await fixture.roster(COMMUNITY, 2025);
    const state = (label: string) => {
      const { visited, visitedByUs, toRevisit, vacant } = shown(roster, label) as unknown as Record<string, boolean>;
      return { visited, visitedByUs, toRevisit, vacant };
    };
    expect(state('10-101')).toEqual({ visited: true, visitedByUs: true, toRevisit: false, vacant: false });
    expect(state('10-102')).toEqual({ visited: true, visitedByUs: false, toRevisit: false, vacant: false });
    expect(state('10-103')).toEqual({ visited: false, visitedByUs: false, toRevisit: true, vacant: false });
    expect(state('10-104')).toEqual({ visited: false, visitedByUs: false, toRevisit: false, vacant: true });
    expect(state('10-105')).toEqual({ visited: true, visitedByUs: false, toRevisit: true, vacant: false });
    expect(roster).toMatchObject({ covered: 3, added: 0 });
    expect(shown(await fixture.roster(COMMUNITY, 2025, fixture.bank), '10-102')).toMatchObject({ visitedByUs: true });
    expect(shown(await fixture.roster(COMMUNITY, 2026), '10-104')).toMatchObject({ visited: true, vacant: false });
    expect(shown(await fixture.roster(COMMUNITY, 2026), '10-103')).toMatchObject({ visited: false, toRevisit: false });
  });

  it('leaves out doors that were gone before the year', async () => {
    await fixture.register(['11-101'], '2024-01-05');
    await fixture.retire('11-101', '2025-07-01');
    expect(shown(await fixture.roster(COMMUNITY, 2025), '11-101')).toMatchObject({ retiredOn: '2025-07-01' });
    expect(shown(await fixture.roster(COMMUNITY, 2026), '11-101')).toBeUndefined();
  });

  it('is read by units whose territory it lies in and by overseers, and exists for nobody else', async () => {
    for (const as of [
      fixture.police,
      fixture.policeViewer,
      fixture.bank,
      fixture.committee,
      fixture.official,
      fixture.healthOfficial,
    ]) {
      expect(await fixture.roster(COMMUNITY, 2025, as)).toMatchObject({ covered: 3 });
    }
    for (const as of [fixture.farPolice, fixture.nextCommittee, fixture.otherOfficial, fixture.moved]) {
      expect(await fixture.error(as, READ_ROSTER, { communityCode: COMMUNITY })).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await fixture.error(null, READ_ROSTER, { communityCode: COMMUNITY })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    for (const communityCode of ['340210100999', '340210100', 'x']) {
      expect(await fixture.error(fixture.police, READ_ROSTER, { communityCode })).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('is asked about years there can be', async () => {
    expect(await fixture.fieldErrors(fixture.police, READ_ROSTER, { communityCode: COMMUNITY, year: 1999 })).toEqual([
      'year TOO_SMALL',
    ]);
    expect(await fixture.fieldErrors(fixture.police, READ_ROSTER, { communityCode: COMMUNITY, year: 2999 })).toEqual([
      'year TOO_LARGE',
    ]);
  });

  it('of five thousand doors takes two statements', async () => {
    const labels = Array.from({ length: BOUNDS.doors.max }, (_, n) => `${Math.floor(n / 100) + 1}栋${n % 100}室`);
    await fixture.register(labels, '2026-01-01', FAR_COMMUNITY, fixture.farTown);
    const { result: answer, statements } = await sentStatements(() =>
      fixture.roster(FAR_COMMUNITY, null, fixture.farPolice),
    );
    expect(statements).toHaveLength(2);
    expect(answer).toMatchObject({ registered: BOUNDS.doors.max });
    expect(answer.doors).toHaveLength(BOUNDS.doors.max);
  });

  it('is none where nobody has registered a door', async () => {
    await fixture.sql(
      `insert into region (code, name, level, parent_code, source)
       values ('340223100001', '籍山社区', 'COMMUNITY', '340223100', 'test')`,
    );
    await fixture.api.app.get(RegionDirectory, { strict: false }).ensureFresh();
    expect(await fixture.roster('340223100001', null, fixture.otherOfficial)).toBeNull();
  });

  it('is one under the codes that its community has had', async () => {
    const [former, today] = ['340210100008', '340210100009'];
    for (const code of [former, today]) {
      await fixture.sql(
        `insert into region (code, name, level, parent_code, source)
         values ($1, '南湖社区', 'COMMUNITY', '340210100', 'test')`,
        [code],
      );
    }
    await fixture.api.app.get(RegionDirectory, { strict: false }).ensureFresh();
    await fixture.register(['1-101', '1-102'], '2025-01-05', former);
    await fixture.sql('update household_roster set region_code = $2, former_codes = array[$1] where region_code = $1', [
      former,
      today,
    ]);
    await fixture.sql('update household_door set region_code = $2 where region_code = $1', [former, today]);

    const answers = await Promise.all([
      fixture.record({ communityCode: former, visitedOn: '2026-02-01', doors: ['1-101'] }),
      fixture.record({ communityCode: today, visitedOn: '2026-04-01', doors: ['1-101', '1-102'] }, fixture.bank),
    ]);
    expect(answers.reduce((sum, { newlyCovered }) => sum + newlyCovered, 0)).toBe(2);
    expect(answers.map(({ communityCode }) => communityCode)).toEqual([former, today]);
    expect(await fixture.roster(today, 2026)).toMatchObject({ covered: 2, registered: 2 });
    expect(await fixture.register(['1-101', '1-103'], '2026-05-01', today)).toMatchObject({ added: 1, registered: 3 });
  });
});
