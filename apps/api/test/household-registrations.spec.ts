import { ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Actor,
  COMMUNITY,
  type HouseholdsFixture,
  NEXT_COMMUNITY,
  REGISTRATIONS,
  makeHouseholdsFixture,
  UNDO,
} from './households.fixture.js';
import { wrongRepeats } from './support/repeats.js';

let fixture: HouseholdsFixture;
beforeAll(async () => {
  fixture = await makeHouseholdsFixture();
});
afterAll(() => fixture.close());

interface Shown {
  readonly id: string;
  readonly doors: number;
  readonly visited: number;
  readonly undoneAt: string | null;
  readonly registeredBy: string | null;
  readonly tenant: { readonly id: string } | null;
}
const registrations = async (as: Actor = fixture.town, communityCode = COMMUNITY): Promise<Shown[]> =>
  (await fixture.data(as, REGISTRATIONS, { communityCode }))['householdRoster'].registrations;
const latest = async (): Promise<Shown> => {
  const [first] = await registrations();
  if (!first) throw new Error('no registration');
  return first;
};
const undo = async ({ id, doors }: Pick<Shown, 'id' | 'doors'>, as: Actor = fixture.town) =>
  (await fixture.data(as, UNDO, { id, doors }))['undoHouseholdRegistration'];
const figures = () =>
  fixture.sql(
    `select day::text, sum(households_registered)::int as registered from rollup_delta where sector = '-' group by day
     having sum(households_registered) <> 0 order by day`,
  );
const facts = () =>
  fixture.sql(
    `select day::text, sum(amount)::int as registered from fact_figure where indicator = 'HOUSEHOLDS_REGISTERED'
     group by day having sum(amount) <> 0 order by day`,
  );
const numbers = async () =>
  (
    await fixture.sql<{ number: number; label: string }>(
      'select number, label from household_door where region_code = $1 order by number',
      [COMMUNITY],
    )
  ).map(({ number, label }) => `${number} ${label}`);

describe('undoHouseholdRegistration', () => {
  beforeAll(() => fixture.register(['1-101', '1-102', '1-103'], '2026-01-05'));

  it('refuses anybody who is not signed in, may only look, or keeps no roster', async () => {
    const { id, doors } = await latest();
    expect(await fixture.error(null, UNDO, { id, doors })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.error(fixture.policeViewer, UNDO, { id, doors })).toMatchObject({ code: 'FORBIDDEN' });
    for (const as of [fixture.police, fixture.bank])
      expect(await fixture.error(as, UNDO, { id, doors })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'WRONG_TENANT_TYPE',
      });
  });

  it('finds no registration of another town, and none that there is not', async () => {
    const { id, doors } = await latest();
    for (const as of [fixture.farTown, fixture.nextCommittee])
      expect(await fixture.error(as, UNDO, { id, doors })).toMatchObject({ code: 'NOT_FOUND' });
    for (const none of ['1', '0190b5a0-0000-7000-8000-000000000000'])
      expect(await fixture.error(fixture.town, UNDO, { id: none, doors })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses another number of doors than the registration has', async () => {
    const { id } = await latest();
    expect(await fixture.fieldErrors(fixture.town, UNDO, { id, doors: 2 })).toEqual(['doors CONTRADICTORY']);
  });

  it('takes all its doors off again, gives their numbers back and moves the figures exactly', async () => {
    const before = {
      figures: await figures(),
      doors: await numbers(),
      registered: (await fixture.roster()).registered,
    };
    await fixture.register(['2-101', '2-102', '1-101', '2-103'], '2026-02-05');
    const registration = await latest();
    expect(registration).toMatchObject({
      doors: 3,
      visited: 0,
      undoneAt: null,
      tenant: { id: fixture.town.tenant.id },
    });
    // A door of it is taken off by hand meanwhile, and another one comes behind.
    await fixture.retire('2-102', '2026-03-01');
    await fixture.register(['3-101'], '2026-03-01', COMMUNITY, fixture.committee);

    expect(await undo(registration)).toMatchObject({ registered: before.registered + 1, added: 0 });
    expect(await numbers()).toEqual([...before.doors, '7 3-101']);
    expect(await figures()).toEqual([...before.figures, { day: '2026-03-01', registered: 1 }]);
    expect(await figures()).toEqual(await facts());
    expect(
      await fixture.sql(
        `select detail->'doors' as doors, detail->>'registrationId' as id from audit_entry
         where action = 'household_roster.registration_undone'`,
      ),
    ).toEqual([{ doors: 3, id: registration.id }]);
    expect(
      await fixture.sql('select undone_by, undone_at is not null as undone from household_registration where id = $1', [
        registration.id,
      ]),
    ).toEqual([{ undone_by: fixture.town.userId, undone: true }]);
    expect(await fixture.error(fixture.town, UNDO, { id: registration.id, doors: 3 })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_UNDONE',
    });

    await fixture.register(['4-101', '4-102', '4-103', '4-104'], '2026-04-01');
    expect(await numbers()).toEqual([...before.doors, '4 4-101', '5 4-102', '6 4-103', '7 3-101', '8 4-104']);
    expect(await fixture.record({ doors: ['4-101'], visitedOn: '2026-04-02' })).toMatchObject({
      newlyCovered: 1,
      doors: ['4-101'],
    });
  });

  it('puts doors that were retired before back as they were', async () => {
    await fixture.retire('1-103', '2026-05-01');
    await fixture.register(['1-103', '5-101'], '2026-04-15');
    const registration = await latest();
    expect(registration).toMatchObject({ doors: 2 });
    await undo(registration);
    expect(
      await fixture.sql("select retired_on::text, retired_because from household_door where label = '1-103'"),
    ).toEqual([{ retired_on: '2026-05-01', retired_because: '拆除' }]);
    expect(await fixture.sql("select 1 from household_door where label = '5-101'")).toEqual([]);
    expect(await figures()).toEqual(await facts());
  });

  it('refuses once a visit has named one of its doors, also where that was corrected or voided', async () => {
    await fixture.register(['6-101', '6-102', '6-103'], '2026-05-01');
    const registration = await latest();
    const refused = async (visited: number) => {
      expect(await fixture.error(fixture.town, UNDO, { id: registration.id, doors: 3 })).toMatchObject({
        code: 'CONFLICT',
        reason: 'DOORS_VISITED',
        visited,
      });
      expect(await latest()).toMatchObject({ visited });
    };
    const { id } = await fixture.record({ notMet: ['6-101'], visitedOn: '2026-05-02' }, fixture.bank);
    await refused(1);
    await fixture.amend(id, 1, { doors: ['6-102'], visitedOn: '2026-05-02' }, fixture.bank);
    await refused(2);
    await fixture.void(id, 2, fixture.bank);
    await refused(2);
    expect(await fixture.sql("select count(*)::int as doors from household_door where label like '6-10_'")).toEqual([
      { doors: 3 },
    ]);
  });

  it('happens or does not while a door of it is being visited', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await fixture.register([`7-${turn}01`, `7-${turn}02`], '2026-06-01');
      const registration = await latest();
      const [undone, visit] = await Promise.all([
        fixture.answer(fixture.town, UNDO, { id: registration.id, doors: 2 }),
        fixture.answer(
          fixture.bank,
          'mutation ($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { id } }',
          { input: { communityCode: COMMUNITY, visitedOn: '2026-06-02', doors: [`7-${turn}02`] } },
        ),
      ]);
      expect([undone, visit].filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    }
    expect(await figures()).toEqual(await facts());
  });

  it('leaves nothing for the recount to find', async () => {
    const results = await fixture.api.app.get(ReconcileService, { strict: false }).reconcileAll();
    expect([...results.values()].flatMap(({ examples }) => examples)).toEqual([]);
    expect(await wrongRepeats(fixture.api.db)).toEqual({});
  });
});

describe('registrations of a roster', () => {
  it('are told to who keeps it and who works there, and who registered to the own tenant', async () => {
    await fixture.register(['1-101'], '2026-01-05', NEXT_COMMUNITY, fixture.nextCommittee);
    expect(await registrations(fixture.town, NEXT_COMMUNITY)).toEqual([
      expect.objectContaining({ doors: 1, registeredBy: null }),
    ]);
    expect(await registrations(fixture.nextCommittee, NEXT_COMMUNITY)).toEqual([
      expect.objectContaining({
        doors: 1,
        registeredBy: expect.any(String),
        tenant: { id: fixture.nextCommittee.tenant.id },
      }),
    ]);
    expect(await registrations(fixture.bank, NEXT_COMMUNITY)).toEqual([
      expect.objectContaining({ doors: 1, registeredBy: null, tenant: null }),
    ]);
  });
});
