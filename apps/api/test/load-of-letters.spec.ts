import { addDays } from '@fanzha/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Answer, UNIT_LOADS } from './submissions.fixture.js';
import type { TestTenant } from './support/factories.js';
import { makeSupervisionFixture, type SupervisionFixture, TODAY } from './supervision.fixture.js';

/** Letters of today are answered by a day of a month that is to come. */
const NEXT = addDays(`${TODAY.slice(0, 7)}-28`, 10);
const [THIS_MONTH, NEXT_MONTH] = [TODAY.slice(0, 7), NEXT.slice(0, 7)];

let f: SupervisionFixture;
beforeAll(async () => {
  f = await makeSupervisionFixture();
  for (const official of ['official', 'city-official']) await f.switched(true, official);
});
afterAll(() => f.end());

async function loadOf(name: string, { id }: TestTenant, month: string): Promise<Answer | undefined> {
  const { edges } = await f.done(name, UNIT_LOADS, { month });
  return (edges as Answer[]).map(({ node }) => node as Answer).find((unit) => unit['id'] === id);
}
const counted = async (month: string, name = 'official', unit = f.school) => {
  const { letters, answers } = (await loadOf(name, unit, month))?.['now'] ?? {};
  return [letters, answers];
};

it('letters are part of the load: to be received when they are issued, answered when that is due', async () => {
  const [letter] = await f.send([f.school, f.bank], { dueOn: NEXT });
  await f.send([f.school], { dueOn: NEXT }, 'city-official');
  // Of all authorities, for whoever sees the unit.
  for (const who of ['official', 'school-admin', 'city-official'])
    expect([who, await counted(THIS_MONTH, who), await counted(NEXT_MONTH, who)]).toEqual([who, [2, 0], [0, 2]]);
  expect(await counted(THIS_MONTH, 'official', f.bank)).toEqual([1, 0]);
  expect((await loadOf('official', f.school, NEXT_MONTH))?.['before']).toMatchObject({ letters: 2, answers: 0 });
  expect(await loadOf('sibling-admin', f.school, THIS_MONTH)).toBeUndefined();
  expect(await counted(THIS_MONTH, 'sibling-admin', f.sibling)).toEqual([0, 0]);

  // An answer that was returned is asked for once more; the letter is received once.
  const id = letter?.['id'] as string;
  await f.actOn('school-admin', 'receive', id);
  await f.actOn('school-admin', 'answer', id);
  await f.actOn('official', 'return', id);
  expect([await counted(THIS_MONTH), await counted(NEXT_MONTH)]).toEqual([
    [2, 0],
    [0, 3],
  ]);
});

it('a letter that was withdrawn asks for nothing, nor does one that nobody is shown', async () => {
  const [letter] = await f.send([f.school], { dueOn: NEXT });
  expect([await counted(THIS_MONTH), await counted(NEXT_MONTH)]).toEqual([
    [3, 0],
    [0, 4],
  ]);
  await f.actOn('official', 'withdraw', letter?.['id'] as string);
  expect([await counted(THIS_MONTH), await counted(NEXT_MONTH)]).toEqual([
    [2, 0],
    [0, 3],
  ]);
  await f.switched(false, 'official');
  expect([await counted(THIS_MONTH), await counted(NEXT_MONTH)]).toEqual([
    [1, 0],
    [0, 1],
  ]);
});
