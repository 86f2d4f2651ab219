import { insertAuthority, type Actor, actorOf, waysToAsk } from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { startTestApi } from './support/test-api.js';

export type ListsFixture = Awaited<ReturnType<typeof makeListsFixture>>;

/** Days that many records share. */
const DAYS = ['2026-03-02', '2026-03-02', '2026-03-05', '2026-03-09'];
const AMOUNTS = [7, 7, 400, 90, null, 90, 12];
const QUALIFIERS = ['EXACT', 'AT_LEAST', 'EXACT', 'APPROX', 'UNCOUNTED', 'EXACT', 'EXACT'];
const nth = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;
const stated = (n: number) => ({ value: nth(AMOUNTS, n), qualifier: nth(QUALIFIERS, n) });
const yuan = (n: number) => {
  const { value, qualifier } = stated(n);
  return { amount: value === null ? null : `${value}.50`, amountQualifier: qualifier };
};
const REASON = '重复填报';
const COMMUNITY = '340210100001';

/** A ledger as these specs fill it and ask for it. */
export interface ListedLedger {
  readonly kind: string;
  readonly table: string;
  readonly day: string;
  readonly list: string;
  readonly filterType: string;
  /** An order by quantity; none where the records add to no figure. */
  readonly indicator: string | null;
  readonly void: string;
  readonly record: readonly [operation: string, inputType: string];
  readonly by: readonly (keyof Recorders)[];
  readonly input: (n: number) => object;
}

interface Recorders {
  readonly school: Actor;
  readonly other: Actor;
  readonly remote: Actor;
  readonly bank: Actor;
  readonly police: Actor;
  readonly otherPolice: Actor;
  readonly town: Actor;
  readonly county: Actor;
}

export const LEDGERS_LISTED: readonly ListedLedger[] = [
  {
    kind: 'ACTIVITY',
    table: 'activity',
    day: 'start_on',
    list: 'activities',
    filterType: 'ActivityFilter',
    indicator: 'PARTICIPANTS',
    void: 'voidActivity',
    record: ['recordActivity', 'ActivityInput'],
    by: ['school', 'other', 'remote'],
    input: (n) => ({
      type: 'LECTURE',
      title: `讲座${n}`,
      startOn: nth(DAYS, n),
      status: n === 5 ? 'PLANNED' : 'DONE',
      regionCode: n % 3 === 2 ? COMMUNITY : null,
      measures: n % 8 === 7 ? [] : [{ indicator: 'PARTICIPANTS', ...stated(n) }],
    }),
  },
  {
    kind: 'LEADERSHIP_GROUP',
    table: 'leadership_group',
    day: 'founded_on',
    list: 'leadershipGroups',
    filterType: 'LeadershipGroupFilter',
    indicator: 'LEADERSHIP_MEMBERS',
    void: 'voidLeadershipGroup',
    record: ['establishLeadershipGroup', 'LeadershipGroupInput'],
    by: ['school', 'other', 'bank'],
    input: (n) => ({
      name: `领导小组${n}`,
      foundedOn: nth(DAYS, n),
      members: Array.from({ length: 1 + (n % 3) }, (_, at) => ({
        name: `成员${'甲乙丙'[at]}`,
        role: at === 0 ? 'HEAD' : 'MEMBER',
      })),
    }),
  },
  {
    kind: 'HOUSEHOLD_VISIT',
    table: 'household_visit',
    day: 'visited_on',
    list: 'householdVisits',
    filterType: 'HouseholdVisitsFilter',
    indicator: 'HOUSEHOLD_VISITS',
    void: 'voidHouseholdVisits',
    record: ['recordHouseholdVisits', 'HouseholdVisitsInput'],
    by: ['town', 'police'],
    input: (n) => ({
      communityCode: COMMUNITY,
      visitedOn: nth(DAYS, n),
      doors: ['1-101', '1-102', '1-103'].slice(0, 1 + (n % 3)),
    }),
  },
  {
    kind: 'FRAUD_CASE',
    table: 'fraud_case',
    day: 'reported_on',
    list: 'fraudCases',
    filterType: 'FraudCaseFilter',
    indicator: 'LOSS',
    void: 'voidFraudCase',
    record: ['recordFraudCase', 'FraudCaseInput'],
    by: ['police', 'otherPolice'],
    input: (n) => ({
      caseNumber: `A34021000${1000 + n}`,
      reportedOn: nth(DAYS, n),
      ...(n % 4 === 3 ? {} : { filedOn: nth(DAYS, n), loss: yuan(n).amount, lossQualifier: yuan(n).amountQualifier }),
      fraudTypeCode: 'F0101',
    }),
  },
  {
    kind: 'INTERCEPTION',
    table: 'interception',
    day: 'occurred_on',
    list: 'interceptions',
    filterType: 'InterceptionFilter',
    indicator: 'LOSS_AVOIDED',
    void: 'voidInterception',
    record: ['recordInterception', 'InterceptionInput'],
    by: ['bank', 'police', 'town'],
    input: (n) => ({ occurredOn: nth(DAYS, n), venue: 'COUNTER', ...yuan(n) }),
  },
  {
    kind: 'ALERT',
    table: 'alert',
    day: 'received_on',
    list: 'alerts',
    filterType: 'AlertFilter',
    indicator: 'ALERTS_RECEIVED',
    void: 'voidAlert',
    record: ['recordAlert', 'AlertInput'],
    by: ['police'],
    input: (n) => ({ receivedAt: `${nth(DAYS, n)}T02:00:00Z`, source: 'PROVINCE', level: 'LOW', kind: 'CALL' }),
  },
  {
    kind: 'FUNDS_ACTION',
    table: 'funds_action',
    day: 'occurred_on',
    list: 'fundsActions',
    filterType: 'FundsActionFilter',
    indicator: 'FROZEN',
    void: 'voidFundsAction',
    record: ['recordFundsAction', 'FundsActionInput'],
    by: ['police', 'otherPolice'],
    input: (n) => ({ occurredOn: nth(DAYS, n), stage: n % 5 === 4 ? 'RETURN' : 'FREEZE', ...yuan(n === 4 ? 3 : n) }),
  },
  {
    kind: 'TALLY',
    table: 'tally',
    day: 'occurred_on',
    list: 'tallies',
    filterType: 'TallyFilter',
    indicator: 'SUSPECTS_CAUGHT',
    void: 'voidTally',
    record: ['recordTally', 'TallyInput'],
    by: ['police', 'otherPolice'],
    input: (n) => ({
      ledger: 'ENFORCEMENT',
      occurredOn: nth(DAYS, n),
      measures: [{ indicator: n % 4 === 3 ? 'LEADS_VERIFIED' : 'SUSPECTS_CAUGHT', ...stated(n) }],
    }),
  },
  {
    kind: 'INSPECTION',
    table: 'inspection',
    day: 'occurred_on',
    list: 'inspections',
    filterType: 'InspectionFilter',
    indicator: 'INSPECTIONS',
    void: 'voidInspection',
    record: ['recordInspection', 'InspectionInput'],
    by: ['school', 'other', 'police'],
    input: (n) => ({
      occurredOn: nth(DAYS, n),
      subject: `检查${n}`,
      inspections: stated(n),
      hazards: n % 2 ? [{ description: '没有提示牌' }] : [],
    }),
  },
  {
    kind: 'CONTROL_MEASURE',
    table: 'control_measure',
    day: 'in_place_since',
    list: 'controlMeasures',
    filterType: 'ControlMeasureFilter',
    indicator: null,
    void: 'voidControlMeasure',
    record: ['adoptControlMeasure', 'ControlMeasureInput'],
    by: ['bank'],
    input: (n) => ({
      type: nth(['POPUP_REMINDER', 'COUNTER_REMINDER', 'LIMIT_COUNT_AMOUNT'], n),
      inPlaceSince: nth(DAYS, n),
    }),
  },
  {
    kind: 'NOTICE',
    table: 'notice',
    day: 'published_on',
    list: 'notices',
    filterType: 'NoticeFilter',
    indicator: 'WARNINGS_READ',
    void: 'voidNotice',
    record: ['publishNotice', 'NoticeInput'],
    by: ['county'],
    input: (n) => ({ title: `提醒${n}`, body: '不转账', publishedOn: nth(DAYS, n), regionCodes: ['340210'] }),
  },
];

/**
 * Units of every kind with records in every ledger: days, amounts and quantities that many of them share, and a unit
 * whose name an official of the county does not see, for it belongs to the city. One record of each ledger is voided.
 */
export async function makeListsFixture(each = 13) {
  const api = await startTestApi();
  const { db } = api;
  const unit = async (type: Parameters<typeof insertTenant>[1], region: string, name: string) =>
    actorOf(api, await insertTenant(db, type, region, { name }), ['UNIT_ADMIN']);
  const official = async (region: string) =>
    actorOf(api, await insertAuthority(db, region, null), ['COUNTY_OFFICIAL', 'UNIT_EDITOR']);
  const recorders: Recorders = {
    school: await unit('SCHOOL', '340210100', '湖畔小学'),
    other: await unit('SCHOOL', '340210101', '柏树小学'),
    remote: await unit('SCHOOL', '3402', '市直学校'),
    bank: await unit('BANK', '340210101', '中山支行'),
    police: await unit('POLICE', '340210100', '安定派出所'),
    otherPolice: await unit('POLICE', '340210101', '安定派出所分所'),
    town: await unit('DISTRICT', '340210100', '湾沚镇'),
    county: await official('340210'),
  };
  const ways = waysToAsk(api);
  await ways.data(
    recorders.town,
    `mutation {
      registerHouseholds(communityCode: "${COMMUNITY}", doors: ["1-101", "1-102", "1-103"], on: "2026-01-01") {
        registered } }`,
  );
  for (const { record, by, input, void: voids, kind } of LEDGERS_LISTED) {
    const [operation, inputType] = record;
    const count = kind === 'CONTROL_MEASURE' ? 3 : each;
    for (let n = 0; n < count; n++) {
      const actor = recorders[nth(by, n)];
      const given = input(n) as { regionCode?: string | null };
      // A unit of the city works in the county.
      const placed = actor === recorders.remote ? { ...given, regionCode: COMMUNITY } : given;
      const { done } = await ways.data(
        actor,
        `mutation($input: ${inputType}!) { done: ${operation}(input: $input) { id } }`,
        {
          input: actor === recorders.other ? { ...placed, regionCode: undefined } : placed,
        },
      );
      if (n === 1 && count > 3)
        await ways.data(
          actor,
          `mutation($id: ID!) { ${voids}(id: $id, version: 1, reason: "${REASON}") { id } }`,
          done,
        );
    }
  }
  return {
    ...ways,
    ...recorders,
    sql: db.sql,
    app: api.app,
    gql: api.gql,
    stranger: await official('340223'),
    close: api.close,
  };
}
