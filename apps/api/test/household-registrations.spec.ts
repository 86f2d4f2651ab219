import { ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Actor,
  COMMUNITY,
  type HouseholdsStage,
  NEXT_COMMUNITY,
  REGISTRATIONS,
  setHouseholdsStage,
  UNDO,
} from './households.stage.js';
import { wrongRepeats } from './support/repeats.js';

let stage: HouseholdsStage;
beforeAll(async () => {
  stage = await setHouseholdsStage();
});
afterAll(() => stage.close());

interface Shown {
  readonly id: string;
  readonly doors: number;
  readonly visited: number;
  readonly undoneAt: string | null;
  readonly registeredBy: string | null;
  readonly tenant: { readonly id: string } | null;
}
const registrations = async (as: Actor = stage.town, communityCode = COMMUNITY): Promise<Shown[]> =>
  (await stage.data(as, REGISTRATIONS, { communityCode }))['householdRoster'].registrations;
const latest = async (): Promise<Shown> => {
  const [first] = await registrations();
  if (!first) throw new Error('no registration');
  return first;
};
const undo = async ({ id, doors }: Pick<Shown, 'id' | 'doors'>, as: Actor = stage.town) =>
  (await stage.data(as, UNDO, { id, doors }))['undoHouseholdRegistration'];
const figures = () =>
  stage.sql(
    `select day::text, sum(households_registered)::int as registered from rollup_delta where sector = '-' group by day
     having sum(households_registered) <> 0 order by day`,
  );
const facts = () =>
  stage.sql(
    `select day::text, sum(amount)::int as registered from fact_figure where indicator = 'HOUSEHOLDS_REGISTERED'
     group by day having sum(amount) <> 0 order by day`,
  );
const numbers = async () =>
  (
    await stage.sql<{ number: number; label: string }>(
      'select number, label from household_door where region_code = $1 order by number',
      [COMMUNITY],
    )
  ).map(({ number, label }) => `${number} ${label}`);

describe('undoHouseholdRegistration', () => {
  beforeAll(() => stage.register(['1-101', '1-102', '1-103'], '2026-01-05'));

  it('refuses whoever is not signed in, may only look, or keeps no roster', async () => {
    const { id, doors } = await latest();
    expect(await stage.error(null, UNDO, { id, doors })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await stage.error(stage.policeViewer, UNDO, { id, doors })).toMatchObject({ code: 'FORBIDDEN' });
    for (const as of [stage.police, stage.bank])
      expect(await stage.error(as, UNDO, { id, doors })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'WRONG_TENANT_TYPE',
      });
  });

  it('finds no registration of another town, and none that there is not', async () => {
    const { id, doors } = await latest();
    for (const as of [stage.farTown, stage.nextCommittee])
      expect(await stage.error(as, UNDO, { id, doors })).toMatchObject({ code: 'NOT_FOUND' });
    for (const none of ['1', '0190b5a0-0000-7000-8000-000000000000'])
      expect(await stage.error(stage.town, UNDO, { id: none, doors })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses another number of doors than the registration has', async () => {
    const { id } = await latest();
    expect(await stage.faults(stage.town, UNDO, { id, doors: 2 })).toEqual(['doors CONTRADICTORY']);
  });

  it('takes all its doors off again, gives their numbers back and moves the figures exactly', async () => {
    const before = { figures: await figures(), doors: await numbers(), registered: (await stage.roster()).registered };
    await stage.register(['2-101', '2-102', '1-101', '2-103'], '2026-02-05');
    const registration = await latest();
    expect(registration).toMatchObject({ doors: 3, visited: 0, undoneAt: null, tenant: { id: stage.town.tenant.id } });
    // A door of it is taken off by hand meanwhile, and another one comes behind.
    await stage.retire('2-102', '2026-03-01');
    await stage.register(['3-101'], '2026-03-01', COMMUNITY, stage.committee);

    expect(await undo(registration)).toMatchObject({ registered: before.registered + 1, added: 0 });
    expect(await numbers()).toEqual([...before.doors, '7 3-101']);
    expect(await figures()).toEqual([...before.figures, { day: '2026-03-01', registered: 1 }]);
    expect(await figures()).toEqual(await facts());
    expect(
      await stage.sql(
        `select detail->'doors' as doors, detail->>'registrationId' as id from audit_entry
         where action = 'household_roster.registration_undone'`,
      ),
    ).toEqual([{ doors: 3, id: registration.id }]);
    expect(
      await stage.sql('select undone_by, undone_at is not null as undone from household_registration where id = $1', [
        registration.id,
      ]),
    ).toEqual([{ undone_by: stage.town.userId, undone: true }]);
    expect(await stage.error(stage.town, UNDO, { id: registration.id, doors: 3 })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_UNDONE',
    });

    await stage.register(['4-101', '4-102', '4-103', '4-104'], '2026-04-01');
    expect(await numbers()).toEqual([...before.doors, '4 4-101', '5 4-102', '6 4-103', '7 3-101', '8 4-104']);
    expect(await stage.record({ doors: ['4-101'], visitedOn: '2026-04-02' })).toMatchObject({
      newlyCovered: 1,
      doors: ['4-101'],
    });
  });

  it('puts doors that were retired before back as they were', async () => {
    await stage.retire('1-103', '2026-05-01');
    await stage.register(['1-103', '5-101'], '2026-04-15');
    const registration = await latest();
    expect(registration).toMatchObject({ doors: 2 });
    await undo(registration);
    expect(
      await stage.sql("select retired_on::text, retired_because from household_door where label = '1-103'"),
    ).toEqual([{ retired_on: '2026-05-01', retired_because: '拆除' }]);
    expect(await stage.sql("select 1 from household_door where label = '5-101'")).toEqual([]);
    expect(await figures()).toEqual(await facts());
  });

  it('refuses once a visit has named one of its doors, also where that was corrected or voided', async () => {
    await stage.register(['6-101', '6-102', '6-103'], '2026-05-01');
    const registration = await latest();
    const refused = async (visited: number) => {
      expect(await stage.error(stage.town, UNDO, { id: registration.id, doors: 3 })).toMatchObject({
        code: 'CONFLICT',
        reason: 'DOORS_VISITED',
        visited,
      });
      expect(await latest()).toMatchObject({ visited });
    };
    const { id } = await stage.record({ notMet: ['6-101'], visitedOn: '2026-05-02' }, stage.bank);
    await refused(1);
    await stage.amend(id, 1, { doors: ['6-102'], visitedOn: '2026-05-02' }, stage.bank);
    await refused(2);
    await stage.void(id, 2, stage.bank);
    await refused(2);
    expect(await stage.sql("select count(*)::int as doors from household_door where label like '6-10_'")).toEqual([
      { doors: 3 },
    ]);
  });

  it('happens or does not while a door of it is being visited', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await stage.register([`7-${turn}01`, `7-${turn}02`], '2026-06-01');
      const registration = await latest();
      const [undone, visit] = await Promise.all([
        stage.answer(stage.town, UNDO, { id: registration.id, doors: 2 }),
        stage.answer(
          stage.bank,
          'mutation ($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { id } }',
          { input: { communityCode: COMMUNITY, visitedOn: '2026-06-02', doors: [`7-${turn}02`] } },
        ),
      ]);
      expect([undone, visit].filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    }
    expect(await figures()).toEqual(await facts());
  });

  it('leaves nothing for the recount to find', async () => {
    const results = await stage.api.app.get(ReconcileService, { strict: false }).reconcileAll();
    expect([...results.values()].flatMap(({ examples }) => examples)).toEqual([]);
    expect(await wrongRepeats(stage.api.db)).toEqual({});
  });
});

describe('registrations of a roster', () => {
  it('are told to who keeps it and who works there, and who registered to the own tenant', async () => {
    await stage.register(['1-101'], '2026-01-05', NEXT_COMMUNITY, stage.nextCommittee);
    expect(await registrations(stage.town, NEXT_COMMUNITY)).toEqual([
      expect.objectContaining({ doors: 1, registeredBy: null }),
    ]);
    expect(await registrations(stage.nextCommittee, NEXT_COMMUNITY)).toEqual([
      expect.objectContaining({
        doors: 1,
        registeredBy: expect.any(String),
        tenant: { id: stage.nextCommittee.tenant.id },
      }),
    ]);
    expect(await registrations(stage.bank, NEXT_COMMUNITY)).toEqual([
      expect.objectContaining({ doors: 1, registeredBy: null, tenant: null }),
    ]);
  });
});
