import { ActivityService } from '@fanzha/ledger';
import type { TestTenant } from '../support/factories.js';
import type { LedgerSteps } from './ledger-step.js';
import type { Scenario } from './scenario.js';

const HISTORY = 'history { version change reason changedBy changedFields earlier }';
const EVERY = `id version recordStatus campaignIds recordedBy allowed toCheck { indicator bound } tenant { name }
  region { name } ${HISTORY}`;

export const exact = (indicator: string, value: number) => ({ indicator, value, qualifier: 'EXACT' });
export const ACTIVITY = { type: 'LECTURE', title: '防骗讲座', startOn: '2026-03-05', measures: [exact('SESSIONS', 2)] };
const GROUP = {
  name: '反诈工作领导小组',
  foundedOn: '2026-03-02',
  members: [{ name: '成员甲', role: 'HEAD', phone: '0553-1234567' }],
};
export const ALERT = { receivedAt: '2026-03-05T02:00:00Z', source: 'PROVINCE', level: 'LOW', kind: 'CALL' };
const VISITS = { communityCode: '340210100001', visitedOn: '2026-03-05', doors: ['1-101', '1-102'] };

const ledgers = ({ ids }: Scenario): LedgerSteps[] => [
  {
    kind: 'activity',
    indicator: 'SESSIONS',
    record: 'recordActivity',
    amend: 'amendActivity',
    void: 'voidActivity',
    one: 'activity',
    list: 'activities',
    fields: 'lastTime { id }',
    inputType: 'ActivityInput',
    as: 'school',
    input: { ...ACTIVITY, campaignIds: [ids['campaign']] },
    amended: {
      ...ACTIVITY,
      campaignIds: [ids['campaign']],
      measures: [exact('SESSIONS', 3), exact('PARTICIPANTS', 90)],
    },
    filters: [{ type: 'LECTURE' }, { status: 'PLANNED' }, { indicator: 'SESSIONS' }],
  },
  {
    kind: 'leadership group',
    indicator: 'LEADERSHIP_MEMBERS',
    record: 'establishLeadershipGroup',
    amend: 'amendLeadershipGroup',
    void: 'voidLeadershipGroup',
    one: 'leadershipGroup',
    list: 'leadershipGroups',
    inputType: 'LeadershipGroupInput',
    as: 'school',
    input: { ...GROUP, documentNumber: '湖小〔2026〕1号' },
    amended: { ...GROUP, name: '反诈领导小组' },
    fields: 'members { name phone } formerMembers { name phone }',
    filters: [{ inPlaceOn: '2026-04-01' }],
  },
  {
    kind: 'household visit',
    indicator: 'HOUSEHOLD_VISITS',
    record: 'recordHouseholdVisits',
    amend: 'amendHouseholdVisits',
    void: 'voidHouseholdVisits',
    one: 'householdVisit',
    list: 'householdVisits',
    inputType: 'HouseholdVisitsInput',
    as: 'town',
    input: { ...VISITS, notMet: ['1-103'] },
    amended: { ...VISITS, doors: ['1-101'], vacant: ['1-102'] },
    fields: 'doors notMet vacant newlyCovered lastTime { id }',
    filters: [{ communityCode: '340210100001' }],
  },
  {
    kind: 'number of households of a whole town',
    record: 'recordHouseholdVisits',
    amend: 'amendHouseholdVisits',
    void: 'voidHouseholdVisits',
    one: 'householdVisit',
    list: 'householdVisits',
    inputType: 'HouseholdVisitsInput',
    as: 'town',
    input: { regionCode: '340210100', visitedOn: '2026-03-06', reported: { value: 2000, qualifier: 'AT_LEAST' } },
    amended: { regionCode: '340210100', visitedOn: '2026-03-06', reported: { value: 2100, qualifier: 'AT_LEAST' } },
  },
  {
    kind: 'fraud case',
    indicator: 'LOSS',
    record: 'recordFraudCase',
    amend: 'amendFraudCase',
    void: 'voidFraudCase',
    one: 'fraudCase',
    list: 'fraudCases',
    inputType: 'FraudCaseInput',
    as: 'police',
    input: { caseNumber: 'A340210000001', reportedOn: '2026-03-02', fraudTypeCode: 'F0101', victimAgeBand: '60+' },
    amended: { caseNumber: 'A340210000002', reportedOn: '2026-03-02', filedOn: '2026-03-03', fraudTypeCode: 'F0101' },
    fields: 'caseNumber',
    filters: [{ stage: 'FILED' }, { fraudTypeCode: 'F01' }, { text: 'A340210000001' }],
  },
  {
    kind: 'interception',
    indicator: 'LOSS_AVOIDED',
    record: 'recordInterception',
    amend: 'amendInterception',
    void: 'voidInterception',
    one: 'interception',
    list: 'interceptions',
    inputType: 'InterceptionInput',
    as: 'bank',
    input: { occurredOn: '2026-03-05', venue: 'COUNTER', joinedByTenantIds: [ids['police']] },
    amended: { occurredOn: '2026-03-06', venue: 'COUNTER', joinedByTenantIds: [ids['police']], count: 2 },
    fields: 'joinedBy { name } participations { unit { name } confirmation } lastTime { id }',
    filters: [{ venue: 'COUNTER' }, { toConfirm: true }, { fraudTypeCode: 'F01' }],
  },
  {
    kind: 'alert',
    indicator: 'ALERTS_HANDLED',
    record: 'recordAlert',
    amend: 'amendAlert',
    void: 'voidAlert',
    one: 'alert',
    list: 'alerts',
    inputType: 'AlertInput',
    as: 'police',
    input: { ...ALERT, assigneeId: ids['bank'], reference: '预1' },
    amended: { ...ALERT, kind: 'APP', assigneeId: ids['bank'], reference: '预2' },
    fields: 'reference assignee { name } answer { result }',
    filters: [
      { level: 'LOW' },
      ...['UNASSIGNED', 'WAITING', 'OVERDUE', 'ANSWERED', 'ANSWERED_LATE'].map((state) => ({ state })),
      { toAnswer: true },
      { fraudTypeCode: 'F01' },
      { text: '预1' },
    ],
  },
  {
    kind: 'funds action',
    indicator: 'FROZEN',
    record: 'recordFundsAction',
    amend: 'amendFundsAction',
    void: 'voidFundsAction',
    one: 'fundsAction',
    list: 'fundsActions',
    inputType: 'FundsActionInput',
    as: 'police',
    input: { occurredOn: '2026-03-05', stage: 'FREEZE', amount: '800.00', caseId: ids['fraud case'] },
    amended: { occurredOn: '2026-03-05', stage: 'FREEZE', amount: '900.00' },
    fields: 'case { caseNumber } lastTime { id }',
    filters: [{ stage: 'FREEZE' }],
  },
  {
    kind: 'tally',
    indicator: 'SUSPECTS_CAUGHT',
    record: 'recordTally',
    amend: 'amendTally',
    void: 'voidTally',
    one: 'tally',
    list: 'tallies',
    inputType: 'TallyInput',
    as: 'police',
    input: { ledger: 'ENFORCEMENT', occurredOn: '2026-03-05', measures: [exact('SUSPECTS_CAUGHT', 3)] },
    amended: { ledger: 'ENFORCEMENT', occurredOn: '2026-03-05', measures: [exact('SUSPECTS_CAUGHT', 4)] },
    fields: 'case { caseNumber } lastTime { id }',
    filters: [{ ledger: 'ENFORCEMENT' }, { indicator: 'SUSPECTS_CAUGHT' }],
  },
  {
    kind: 'inspection',
    indicator: 'INSPECTIONS',
    record: 'recordInspection',
    amend: 'amendInspection',
    void: 'voidInspection',
    one: 'inspection',
    list: 'inspections',
    fields: 'lastTime { id }',
    inputType: 'InspectionInput',
    as: 'school',
    input: { occurredOn: '2026-03-05', subject: '校园检查', hazards: [{ description: '没有提示牌' }] },
    amended: { occurredOn: '2026-03-05', subject: '校园检查', hazards: [] },
    filters: [{ unrectified: true }],
  },
  {
    kind: 'control measure',
    record: 'adoptControlMeasure',
    void: 'voidControlMeasure',
    one: 'controlMeasure',
    list: 'controlMeasures',
    inputType: 'ControlMeasureInput',
    as: 'bank',
    input: { type: 'POPUP_REMINDER', inPlaceSince: '2026-03-02' },
    amended: {},
    filters: [{ inPlaceOn: '2026-04-01' }],
  },
  {
    kind: 'notice',
    indicator: 'WARNINGS_READ',
    record: 'publishNotice',
    void: 'voidNotice',
    one: 'notice',
    list: 'notices',
    inputType: 'NoticeInput',
    as: 'county',
    input: { title: '警惕冒充客服', body: '不转账', publishedOn: '2026-03-05', regionCodes: ['340210'] },
    amended: {},
    fields: 'acknowledgedOn toAcknowledge receipts addressed regions { name } receivers { edges { node { name } } }',
    filters: [{ unacknowledged: true }],
  },
];

const everyFilter = ({ ids }: Scenario): object[] => [
  { tenantId: ids['school'] },
  { regionCode: '340210' },
  { regionCode: '340210100', directly: true },
  { period: '2026' },
  { sector: 'EDUCATION' },
  { campaignId: ids['campaign'] },
  { text: '反诈' },
  { text: '反诈 讲座' },
  { unitText: '湖畔' },
  { qualifier: 'EXACT' },
  { toCheck: true },
  { toCheck: false },
  { includeVoided: true },
];

/** Each ledger: recorded, sent again, read, listed by every filter, amended. What is voided is voided at the end. */
export async function runLedgers(scenario: Scenario): Promise<void> {
  for (const { kind } of ledgers(scenario)) {
    // Anew each time: an input may name the record of a ledger before.
    const ledger = ledgers(scenario).find((each) => each.kind === kind) as LedgerSteps;
    const { record, one, inputType, as, fields = '' } = ledger;
    const recording = `mutation($input: ${inputType}!) { ${record}(input: $input) { ${EVERY} ${fields} } }`;
    scenario.during(`a ${kind} is recorded`);
    const input = { ...ledger.input, idempotencyKey: `scenario ${kind}` };
    const recorded = (await scenario.ask(as, recording, { input }))[record] as { id: string };
    scenario.ids[kind] = recorded.id;
    scenario.during(`a ${kind} is sent again`);
    await scenario.ask(as, recording, { input });
    if (ledger.amend) {
      scenario.during(`a ${kind} is amended`);
      const amending = `mutation($id: ID!, $input: ${inputType}!) {
        ${ledger.amend}(id: $id, version: 1, input: $input) { ${EVERY} ${fields} } }`;
      await scenario.ask(as, amending, { id: recorded.id, input: ledger.amended });
    }
    scenario.during(`a ${kind} is read`);
    for (const reader of [as, 'county'] as const)
      await scenario.ask(reader, `query($id: ID!) { ${one}(id: $id) { ${EVERY} ${fields} } }`, { id: recorded.id });
    scenario.during(`a list of ${kind}s`);
    await askForList(scenario, ledger, as, {});
    const page = await askForList(scenario, ledger, 'county', {}, 1);
    if (page) await askForList(scenario, ledger, 'county', {}, 1, page);
    // What all ledgers can be filtered by is the same text in each: one ledger shows it.
    for (const filter of kind === 'activity' ? everyFilter(scenario) : [])
      await askForList(scenario, ledger, 'county', filter);
    for (const filter of ledger.filters ?? []) await askForList(scenario, ledger, 'county', filter);
    for (const filter of ledger.filters ?? []) await askForList(scenario, ledger, as, filter);
    scenario.during(`a list of ${kind}s in another order, and what it adds up to`);
    for (const orderBy of ordersOf(ledger)) await askInOrder(scenario, ledger, orderBy);
  }
}

/** What all ledgers can be ordered by is the same text in each: one ledger shows it. */
function ordersOf({ kind, indicator }: LedgerSteps): object[] {
  const quantity = indicator === undefined ? [] : [{ field: 'QUANTITY', indicator }];
  if (kind !== 'activity') return [{ field: 'UNIT' }, ...quantity];
  return ['ASC', 'DESC'].flatMap((direction) =>
    [{ field: 'DAY' }, { field: 'UNIT' }, ...quantity].map((order) => ({ ...order, direction })),
  );
}

/** The first page and the next one, the last page and the one before it; days from one of them on. */
async function askInOrder(scenario: Scenario, { list, kind }: LedgerSteps, orderBy: object): Promise<void> {
  const query = `query($orderBy: RecordOrderInput, $first: Int, $after: String, $last: Int, $before: String,
      $fromDay: Date) {
    ${list}(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before, fromDay: $fromDay) {
      totalCount totalIsExact sums { indicator value } pageInfo { startCursor endCursor hasPreviousPage }
      edges { node { id } } } }`;
  const ask = async (page: object) => (await scenario.ask('county', query, { orderBy, ...page }))[list] as Page;
  const first = await ask({ first: 1 });
  if (kind !== 'activity') return;
  if (first.pageInfo.endCursor !== null) await ask({ first: 1, after: first.pageInfo.endCursor });
  const last = await ask({ last: 1 });
  if (last.pageInfo.startCursor !== null) await ask({ last: 1, before: last.pageInfo.startCursor });
  if (JSON.stringify(orderBy).includes('DAY')) await ask({ first: 1, fromDay: '2026-03-05' });
}

interface Page {
  readonly pageInfo: { readonly startCursor: string | null; readonly endCursor: string | null };
}

/** A list of a whole city: more records than are sorted, which are read unit by unit. */
export async function readUnitByUnit({ fixture, tenants, during }: Scenario): Promise<void> {
  during('a list too long to be sorted is read unit by unit');
  const { pages } = fixture.app.get(ActivityService).table;
  const { id: tenantId } = tenants['county'] as TestTenant;
  const scope = { ...fixture.viewerOf(tenants['county'] as TestTenant).scope, tenantId, regions: ['340210'] };
  const list = {
    scope,
    filter: {},
    order: { field: 'UNIT', ascending: true, indicator: null },
    total: 10_001,
  } as const;
  for (const backwards of [false, true]) {
    const [first] = await pages.page(list, { bound: null, backwards, limit: 1 });
    for (const inclusive of [false, true])
      await pages.page(list, { bound: first ? { key: first.key, inclusive } : null, backwards, limit: 5 });
  }
}

/** Several records are voided with one reason. */
export async function voidTogether({ ask, ids, during }: Scenario): Promise<void> {
  during('several records are voided together');
  const voiding = `mutation($records: [RecordVersionInput!]!) {
    voidRecords(kind: ACTIVITY, records: $records, reason: "重复") { id record { id version } error { code reason } } }`;
  await ask('school', voiding, { records: [{ id: ids['activity'], version: 1 }] });
}

async function askForList(
  scenario: Scenario,
  { list }: LedgerSteps,
  as: keyof Scenario['tokens'],
  filter: object,
  first = 20,
  after: string | null = null,
): Promise<string | null> {
  const type = `${list.charAt(0).toUpperCase()}${list.slice(1)}`;
  const filterType = FILTER_TYPES[list] ?? `${type}Filter`;
  const query = `query($filter: ${filterType}, $first: Int, $after: String) {
    ${list}(filter: $filter, first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage } edges { node { id } } } }`;
  const answer = await scenario.ask(as, query, { filter, first, after });
  return (answer[list] as { pageInfo: { endCursor: string | null } }).pageInfo.endCursor;
}

const FILTER_TYPES: Readonly<Record<string, string>> = {
  activities: 'ActivityFilter',
  fraudCases: 'FraudCaseFilter',
  fundsActions: 'FundsActionFilter',
  householdVisits: 'HouseholdVisitsFilter',
  inspections: 'InspectionFilter',
  interceptions: 'InterceptionFilter',
  alerts: 'AlertFilter',
  leadershipGroups: 'LeadershipGroupFilter',
  controlMeasures: 'ControlMeasureFilter',
  tallies: 'TallyFilter',
  notices: 'NoticeFilter',
};

/** Every record is taken back. */
export async function voidRecords(scenario: Scenario): Promise<void> {
  for (const { kind, void: operation, one, as } of ledgers(scenario).toReversed()) {
    scenario.during(`a ${kind} is voided`);
    const { id } = { id: scenario.ids[kind] };
    const answer = await scenario.ask(as, `query($id: ID!) { ${one}(id: $id) { version } }`, { id });
    const { version } = answer[one] as { version: number };
    await scenario.ask(
      as,
      `mutation($id: ID!, $version: Int!) { ${operation}(id: $id, version: $version, reason: "误录") { recordStatus } }`,
      { id, version },
    );
  }
}
