import type { Scenario } from './scenario.js';

/** An authority makes a scheme for places without fraud, twice, reads what it says of them, and ends it. */
export async function runFraudFreeSchemes({ ask, refuse, during }: Scenario): Promise<void> {
  during('places without fraud');
  const CREATE = 'mutation($input: FraudFreeSchemeInput!) { done: createFraudFreeScheme(input: $input) { id } }';
  const rule = { placeLevel: 'TOWN', count: 'CASES_FILED', casesAtMost: 0, dropAtLeast: 20, lossAtMost: '0' };
  const input = { title: '无诈乡镇', regionCode: '340210', period: '2026-03', ...rule };
  const { id } = (await ask('county', CREATE, { input }))['done'] as { id: string };
  await refuse('county', CREATE, { input });
  await ask('county', '{ fraudFreeSchemes(first: 5) { totalCount edges { node { id } } } }');
  await ask(
    'county',
    `query($id: ID!) { fraudFreeScheme(id: $id) { tenant { id } totals { places }
      places(first: 5) { edges { node { status cases { value } } } } } }`,
    { id },
  );
  const ofSchools = { ...input, title: '无诈校园', placeLevel: 'SCHOOL' };
  const schools = (await ask('county', CREATE, { input: ofSchools }))['done'] as { id: string };
  await ask(
    'county',
    `query($id: ID!) { fraudFreeScheme(id: $id) { places(first: 5) { edges { node { status } } } } }`,
    {
      id: schools.id,
    },
  );
  await ask('school', '{ ownFraudFree { status } }');
  const END = 'mutation($id: ID!) { done: endFraudFreeScheme(id: $id, reason: "改用新标准") { id } }';
  await ask('county', END, { id });
  await refuse('county', END, { id });
}
