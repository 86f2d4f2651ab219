import { aSession, HOME_PATH } from './api-stub.js';

type Fields = Record<string, unknown>;
const HOME = { __typename: 'Region', code: '340299101', name: '清河镇', level: 'TOWN' } as const;

/** A session of an editor of an invented unit of this type. */
export const aUnit = (
  type: 'POLICE' | 'BANK' | 'SCHOOL',
  sector: 'PUBLIC_SECURITY' | 'FINANCE' | 'EDUCATION',
): ReturnType<typeof aSession> => {
  const session = aSession();
  return aSession({
    viewer: { ...session.viewer, tenant: { ...session.viewer.tenant, name: '清河镇某单位', type, sector } },
  });
};
export const aPoliceStation = (): ReturnType<typeof aSession> => aUnit('POLICE', 'PUBLIC_SECURITY');
export const aBank = (): ReturnType<typeof aSession> => aUnit('BANK', 'FINANCE');

/** A session of an official of an invented county. @param sector the one line it oversees; null for all */
export const aCountyOfficial = (sector: 'EDUCATION' | null = null): ReturnType<typeof aSession> => {
  const county = { __typename: 'Region', code: '340299', name: '清河县', level: 'COUNTY' } as const;
  return aSession({
    viewer: {
      id: 'u2',
      username: 'county',
      displayName: '审核岗',
      roles: ['COUNTY_OFFICIAL'],
      permissions: ['ledger:read', 'ledger:record', 'ledger:amend', 'ledger:void', 'rollup:read'],
      tenant: { id: 't5', name: '清河县反诈工作办公室', type: 'AUTHORITY', sector: 'LOCAL_GOVERNMENT', region: county },
      oversight: [{ id: 'o1', sector, region: county }],
    },
  });
};

/** A session of an official of an invented city. */
export const aCityOfficial = (): ReturnType<typeof aSession> => {
  const city = { __typename: 'Region', code: '3402', name: '清河市', level: 'CITY' } as const;
  const { viewer, ...session } = aCountyOfficial();
  return aSession({
    ...session,
    viewer: {
      ...viewer,
      roles: ['CITY_OFFICIAL'],
      tenant: { ...viewer.tenant, name: '清河市反诈工作办公室', region: city },
      oversight: [{ id: 'o1', sector: null, region: city }],
    },
  });
};

/** What every record has, whatever ledger it is in. */
const common = (change: Fields): Fields => ({
  version: 1,
  recordStatus: 'ACTIVE',
  region: { ...HOME, path: HOME_PATH },
  tenant: { __typename: 'Tenant', id: 't1', name: '清河镇某单位', type: 'BANK', sector: 'FINANCE' },
  allowed: ['amend', 'void'],
  campaignIds: [],
  voidReason: null,
  recordedAt: '2026-10-22T02:00:00Z',
  recordedBy: '填报员',
  changedAt: '2026-10-22T02:00:00Z',
  history: [],
  runningSince: null,
  totals: [],
  includedIn: [],
  ...change,
});

const ORDER_BRUSHING = {
  __typename: 'FraudType',
  code: 'F0101',
  label: '兼职刷单',
  parent: { __typename: 'FraudType', code: 'F01', label: '刷单返利类' },
};

export const aFraudCase = (change: Fields = {}): Fields =>
  common({
    __typename: 'FraudCase',
    id: 'c1',
    caseNumber: '清公（刑）立字〔2026〕7号',
    reportedOn: '2026-10-20',
    filedOn: null,
    solvedOn: null,
    fraudType: ORDER_BRUSHING,
    pensionTag: null,
    loss: '125000.00',
    lossQualifier: 'APPROX',
    victimAgeBand: '45-59',
    victimSex: 'FEMALE',
    victimOccupation: '财会人员',
    victimSector: null,
    victimUnit: null,
    victimHadPublicity: null,
    paymentMethod: null,
    bankName: null,
    ...change,
  });

export const aTally = (change: Fields = {}): Fields =>
  common({
    __typename: 'Tally',
    id: 'k1',
    ledger: 'ENFORCEMENT',
    beganOn: null,
    alertLevel: null,
    ownLine: false,
    occurredOn: '2026-10-20',
    case: null,
    narrative: null,
    measures: [
      {
        __typename: 'TallyMeasure',
        indicator: 'HOTLINE_CALLS',
        value: 120,
        qualifier: 'AT_LEAST',
        released: false,
        partOf: null,
      },
      {
        __typename: 'TallyMeasure',
        indicator: 'TIPS',
        value: 15,
        qualifier: 'EXACT',
        released: false,
        partOf: 'HOTLINE_CALLS',
      },
    ],
    ...change,
  });

export const anInspection = (change: Fields = {}): Fields =>
  common({
    __typename: 'Inspection',
    id: 'i1',
    beganOn: null,
    occurredOn: '2026-10-20',
    subject: '快递网点检查',
    inspections: { __typename: 'MeasureCount', value: 1, qualifier: 'EXACT' },
    narrative: null,
    hazards: [
      {
        __typename: 'Hazard',
        description: '没有提示牌',
        count: { __typename: 'MeasureCount', value: 1, qualifier: 'EXACT' },
        deadline: '2026-10-30',
        rectifiedOn: null,
        overdue: true,
      },
      {
        __typename: 'Hazard',
        description: '没有登记台账',
        count: { __typename: 'MeasureCount', value: 3, qualifier: 'AT_LEAST' },
        deadline: null,
        rectifiedOn: null,
        overdue: false,
      },
    ],
    ...change,
  });

export const aControlMeasure = (change: Fields = {}): Fields =>
  common({
    __typename: 'ControlMeasure',
    id: 'p1',
    type: 'COUNTER_REMINDER',
    inPlaceSince: '2026-03-01',
    liftedOn: null,
    note: null,
    allowed: ['lift', 'void'],
    ...change,
  });

export const aNotice = (change: Fields = {}): Fields =>
  common({
    __typename: 'Notice',
    id: 'w1',
    title: '冒充客服诈骗预警',
    body: '第一行。\n第二行。',
    publishedOn: '2026-11-20',
    receiveBy: null,
    fraudType: null,
    regions: [{ __typename: 'Region', code: '340299', name: '示例区' }],
    sectors: [],
    receipts: 1,
    addressed: 3,
    acknowledgedOn: null,
    toAcknowledge: true,
    allowed: [],
    tenant: { __typename: 'Tenant', id: 't5', name: '清河县反诈工作办公室' },
    ...change,
  });
