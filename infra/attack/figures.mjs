import { randomBytes, randomUUID } from 'node:crypto';
import { INDICATORS } from '../../libs/domain/dist/index.js';
import { CREATED } from './victims.mjs';

const dayBack = (days) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() - days * 86_400_000);
const today = () => dayBack(0);
const YEAR = today().slice(0, 4);
/** Yuan of one record: the hard bound. */
const MOST = 10_000_000_000;
const FUNDS = 'recordFundsAction(input: { stage: STOP_PAYMENT, occurredOn: $day, amount: $amount }) { id }';
const SHARES = INDICATORS.filter(({ ratio, ledger }) => ratio?.kind === 'SHARE' && ledger !== 'submission').map(
  ({ code }) => code,
);
const atOnce = (count, make) => Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** Sums, shares and keys under attack. */
export async function tryFigures({ program, people, community, victims, schema }) {
  return [
    [
      'amounts as large as they may be are added exactly, and larger ones are refused',
      await tryOverflow(program, people),
    ],
    ['no share is above 100 % after visits, retirements and vacancies', await tryShares(people, community)],
    [
      'one idempotency key makes one record, however often and with whatever content it is sent at once',
      await tryKeys({ people, schema, victims }),
    ],
    ['a share in another unit’s interception counts once it is confirmed', await tryJoint(people)],
  ];
}

async function tryOverflow(program, { police, county, city }) {
  const holes = [];
  const stopped = async (caller, code) => {
    const { data, text } = await caller.ask(
      `{
        region(code: "${code}") { rollup(period: "${YEAR}") {
          figure(indicator: STOP_PAYMENT) { value } figures { value } } } }`,
    );
    if (!data?.region) holes.push({ code, text: text.slice(0, 200) });
    return data?.region?.rollup.figure.value ?? 0;
  };
  const seen = () => Promise.all([stopped(county, '340210'), stopped(city, '3402')]);
  const before = await seen();
  const document = `mutation($day: Date!, $amount: Money!) {
    ${Array.from({ length: 48 }, (_, index) => `a${index}: ${FUNDS}`).join(' ')} }`;
  let recorded = 0;
  for (let time = 0; time < 2; time++) {
    const { data, text } = await police.ask(document, { day: `${YEAR}-01-05`, amount: String(MOST) });
    recorded += Object.keys(data ?? {}).length;
    if (/"INTERNAL"/.test(text)) holes.push({ text: text.slice(0, 200) });
  }
  if (recorded !== 96) holes.push({ what: 'not everything within the bounds was recorded', recorded });
  for (const amount of ['10000000000.01', '1000000000000', '92233720368547758.07', '1e30', '9'.repeat(400)]) {
    const { error, text } = await police.ask(`mutation($day: Date!, $amount: Money!) { ${FUNDS} }`, {
      day: `${YEAR}-01-05`,
      amount,
    });
    if (error?.code !== 'BAD_INPUT') holes.push({ amount: amount.slice(0, 30), text: text.slice(0, 200) });
  }
  const after = await seen();
  after.forEach((value, place) => {
    if (Math.round(value - before[place]) !== recorded * MOST)
      holes.push({ what: 'the sum is not exact', before: before[place], after: value });
  });
  for (const command of ['compact', 'reconcile']) {
    const { status, output } = await program.cli(command);
    if (status !== 0) holes.push({ command, output: output.slice(-300) });
  }
  if (JSON.stringify(await seen()) !== JSON.stringify(after)) holes.push({ what: 'compaction changes the sum' });
  return holes;
}

async function tryShares({ community: clerk, county, police }, communityCode) {
  const holes = [];
  const block = 900 + randomBytes(1)[0];
  const doors = Array.from({ length: 10 }, (_, door) => `${block}-1-${101 + door}`);
  await clerk.data(
    `mutation($code: ID!, $doors: [String!]!, $on: Date) {
      registerHouseholds(communityCode: $code, doors: $doors, on: $on) { communityCode } }`,
    { code: communityCode, doors, on: dayBack(40) },
  );
  const RETIRE = `mutation($code: ID!, $door: String!, $on: Date!) {
      retireHouseholdDoor(communityCode: $code, door: $door, on: $on, reason: "拆除") { communityCode } }`;
  const VISIT = 'mutation($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { id } }';
  await clerk.data(VISIT, { input: { communityCode, visitedOn: dayBack(1), doors } });
  for (const door of doors.slice(0, 4)) await clerk.data(RETIRE, { code: communityCode, door, on: today() });
  await clerk.data(VISIT, { input: { communityCode, visitedOn: today(), vacant: doors.slice(4, 8) } });
  const INSPECT = 'mutation($input: InspectionInput!) { recordInspection(input: $input) { id } }';
  const hazards = Array.from({ length: 7 }, () => ({ description: '无提示牌', rectifiedOn: today() }));
  await police.data(INSPECT, {
    input: { subject: '检查', occurredOn: dayBack(40), inspections: { value: 1 }, hazards },
  });
  await police.data(INSPECT, {
    input: { subject: '检查', occurredOn: today(), inspections: { value: 1 }, hazards: [{ description: '无提示牌' }] },
  });
  const fields = SHARES.map((code) => `${code}: figure(indicator: ${code}) { value }`).join(' ');
  for (const period of [
    `${YEAR}`,
    today().slice(0, 7),
    dayBack(40).slice(0, 7),
    `${dayBack(1)}/${today()}`,
    `${today()}/${today()}`,
  ]) {
    for (const code of ['3402', '340210', communityCode.slice(0, 9), communityCode]) {
      const { region } = await county
        .data(`{ region(code: "${code}") { rollup(period: "${period}") { ${fields} } } }`)
        .catch(() => ({ region: null }));
      for (const [share, figure] of Object.entries(region?.rollup ?? {})) {
        if (figure.value !== null && (figure.value < 0 || figure.value > 100))
          holes.push({ share, code, period, value: figure.value });
      }
    }
  }
  return holes;
}

/** Two contents for each ledger that differ in one field. */
function contents({ communityCode, door, type }) {
  const changes = {
    Activity: { title: '另一场' },
    Inspection: { subject: '另一处' },
    Interception: { amount: '732' },
    Alert: { kind: 'APP' },
    FundsAction: { amount: '732' },
    Tally: { narrative: '另一件' },
    FraudCase: { loss: '7311' },
    LeadershipGroup: { name: '另一个小组' },
    ControlMeasure: { note: '另一项' },
  };
  const all = Object.entries(CREATED).map(([type, [by, operation, input, content]]) => ({
    by,
    operation,
    input,
    one: content(),
    change: changes[type],
  }));
  all.find(({ operation }) => operation === 'recordFraudCase').one.caseNumber = `A${Date.now()}`;
  all.find(({ operation }) => operation === 'adoptControlMeasure').one.type = type;
  return [
    ...all,
    {
      by: 'community',
      operation: 'recordHouseholdVisits',
      input: 'HouseholdVisitsInput',
      one: { communityCode, visitedOn: today(), doors: [door] },
      change: { note: '另一天' },
    },
    {
      by: 'county',
      operation: 'publishNotice',
      input: 'NoticeInput',
      one: { title: '提醒', body: '不转账', publishedOn: today(), regionCodes: [communityCode] },
      change: { body: '不轻信' },
    },
  ];
}

async function tryKeys({ people, schema, victims }) {
  const holes = [];
  const { controlMeasures } = await people.bank.data('{ controlMeasures(first: 100) { edges { node { type } } } }');
  const adopted = new Set(controlMeasures.edges.map(({ node }) => node.type));
  const type = schema.types
    .get('ControlMeasureType')
    .enumValues.map(({ name }) => name)
    .find((name) => !adopted.has(name));
  for (const { by, operation, input, one, change } of contents({ ...victims, type })) {
    const idempotencyKey = randomUUID();
    const query = `mutation($input: ${input}!) { done: ${operation}(input: $input) { id } }`;
    const send = (content) => people[by].ask(query, { input: { ...content, idempotencyKey } });
    const answers = await atOnce(20, (index) => send(index % 2 === 0 ? one : { ...one, ...change }));
    const ids = new Set(
      answers.flatMap(
        ({ data, error }) => data?.done?.id ?? (error?.reason === 'IDEMPOTENCY_KEY_REUSED' ? error.id : []),
      ),
    );
    const done = answers.map(({ data }) => Boolean(data?.done)).flatMap((is, index) => (is ? index % 2 : []));
    const others = answers.filter(
      ({ error }) =>
        error &&
        !(error.reason === 'IDEMPOTENCY_KEY_REUSED' && error.version === 1 && error.recordStatus === 'ACTIVE') &&
        error.code !== 'RATE_LIMITED',
    );
    if (ids.size !== 1 || new Set(done).size !== 1 || others.length > 0)
      holes.push({
        operation,
        ids: ids.size,
        others: others.length,
        text: (others[0] ?? answers[0]).text.slice(0, 300),
      });
    const again = await send(done[0] === 0 ? one : { ...one, ...change });
    if (again.data?.done?.id !== [...ids][0])
      holes.push({
        operation,
        what: 'the same content does not answer the first record',
        text: again.text.slice(0, 200),
      });
  }
  return holes;
}

async function tryJoint({ bank, police }) {
  const holes = [];
  const { viewer } = await police.data('{ viewer { tenant { id } } }');
  const avoided = async () =>
    (
      await police.data(
        `{
          tenant(id: "${viewer.tenant.id}") {
            rollup(period: "${YEAR}") { figure(indicator: LOSS_AVOIDED) { value } } } }`,
      )
    ).tenant.rollup.figure.value ?? 0;
  const record = async (amount) =>
    (
      await bank.data('mutation($input: InterceptionInput!) { recordInterception(input: $input) { id version } }', {
        input: { occurredOn: today(), venue: 'COUNTER', amount, joinedByTenantIds: [viewer.tenant.id] },
      })
    ).recordInterception;
  const before = await avoided();
  const named = await record('1000000000');
  const rest = [await record('5'), await record('7')];
  const expectAt = async (what, wanted) => {
    const value = await avoided();
    if (value !== wanted) holes.push({ what, wanted, value });
  };
  await expectAt('merely named', before);
  const answer = (name, { id, version }) =>
    police.ask(`mutation { ${name}(id: "${id}", version: ${version}) { version } }`);
  await answer('declineParticipation', named);
  await expectAt('declined', before);
  await atOnce(5, () => answer('confirmParticipation', rest[0]));
  await expectAt('confirmed, five times at once', before + 5);
  // The unit that named another one does not answer for it.
  const { error } = await bank.ask(
    `mutation { confirmParticipation(id: "${rest[1].id}", version: ${rest[1].version}) { version } }`,
  );
  if (!error) holes.push({ what: 'a unit confirms for another' });
  await expectAt('confirmed by who named it', before + 5);
  return holes;
}
