import { aSession, HOME_PATH } from './api-stub.js';

const COMMUNITY = { __typename: 'Region', code: '340299101001', name: '青荷社区', level: 'COMMUNITY' } as const;

/** A session of an invented community; an editor unless said otherwise. */
export const aCommunitySession = (
  roles: ('UNIT_ADMIN' | 'UNIT_EDITOR')[] = ['UNIT_EDITOR'],
): ReturnType<typeof aSession> => {
  const session = aSession();
  return {
    ...session,
    viewer: {
      ...session.viewer,
      id: 'u2',
      roles,
      tenant: { id: 't2', name: '青荷社区', type: 'COMMUNITY', sector: 'COMMUNITY', region: COMMUNITY },
    },
  };
};

/** A session of an invented unit of another type. */
export const aSessionOf = (
  type: ReturnType<typeof aSession>['viewer']['tenant']['type'],
): ReturnType<typeof aSession> => {
  const session = aSession();
  return { ...session, viewer: { ...session.viewer, tenant: { ...session.viewer.tenant, type } } };
};

export const aDoor = (label: string, change: Record<string, unknown> = {}): Record<string, unknown> => {
  const [building = '', unit = '', room = ''] = label.split('-');
  return {
    __typename: 'HouseholdDoor',
    label,
    building,
    unit,
    room,
    visited: false,
    visitedByUs: false,
    toRevisit: false,
    vacant: false,
    retiredOn: null,
    ...change,
  };
};

export const aRoster = (
  doors: Record<string, unknown>[],
  change: Record<string, unknown> = {},
): Record<string, unknown> => ({
  __typename: 'HouseholdRoster',
  communityCode: COMMUNITY.code,
  registered: doors.length,
  covered: doors.filter((door) => door['visited']).length,
  region: COMMUNITY,
  doors,
  ...change,
});

export const aHouseholdVisit = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  __typename: 'HouseholdVisits',
  id: 'v1',
  version: 1,
  recordStatus: 'ACTIVE',
  communityCode: COMMUNITY.code,
  beganOn: null,
  visitedOn: '2026-11-20',
  visits: 2,
  newlyCovered: 1,
  peopleVisited: null,
  peopleVisitedQualifier: null,
  peopleVisitedUpTo: null,
  peopleVisitedAtLeast: null,
  reported: null,
  region: { ...COMMUNITY, path: [...HOME_PATH, COMMUNITY] },
  tenant: { __typename: 'Tenant', id: 't2', name: '青荷社区', type: 'COMMUNITY', sector: 'COMMUNITY' },
  allowed: ['amend', 'void'],
  doors: ['1-1-101', '1-1-102'],
  notMet: [],
  vacant: [],
  note: null,
  campaignIds: [],
  voidReason: null,
  recordedAt: '2026-11-20T02:00:00Z',
  recordedBy: '填报员',
  changedAt: '2026-11-20T02:00:00Z',
  history: [],
  runningSince: null,
  totals: [],
  includedIn: [],
  ...change,
});

export const householdVisitPage = (
  nodes: Record<string, unknown>[],
  total = nodes.length,
): Record<string, unknown> => ({
  householdVisits: {
    __typename: 'HouseholdVisitsConnection',
    totalCount: total,
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    edges: nodes.map((node) => ({ __typename: 'HouseholdVisitsEdge', cursor: String(node['id']), node })),
  },
});

export const aMember = (name: string, role: string, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  __typename: 'LeadershipMember',
  name,
  title: null,
  role,
  duty: null,
  people: 1,
  phone: null,
  joinedOn: '2026-03-01',
  leftOn: null,
  ...change,
});

export const aGroup = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  __typename: 'LeadershipGroup',
  id: 'g1',
  version: 1,
  recordStatus: 'ACTIVE',
  name: '清河小学反诈工作领导小组',
  kind: 'LEADERSHIP_GROUP',
  memberCount: null,
  foundedOn: '2026-03-01',
  dissolvedOn: null,
  documentNumber: '清小〔2026〕2号',
  members: [aMember('某甲', 'HEAD'), aMember('某乙', 'LIAISON')],
  formerMembers: [],
  region: { __typename: 'Region', code: '340299101', name: '清河镇', path: HOME_PATH },
  tenant: { __typename: 'Tenant', id: 't1', name: '清河小学', type: 'SCHOOL', sector: 'EDUCATION' },
  allowed: ['amend', 'void', 'dissolve', 'changeMembers'],
  campaignIds: [],
  voidReason: null,
  recordedAt: '2026-03-01T02:00:00Z',
  recordedBy: '填报员',
  changedAt: '2026-03-01T02:00:00Z',
  history: [],
  ...change,
});

export const groupPage = (nodes: Record<string, unknown>[]): Record<string, unknown> => ({
  leadershipGroups: {
    __typename: 'LeadershipGroupConnection',
    totalCount: nodes.length,
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    edges: nodes.map((node) => ({ __typename: 'LeadershipGroupEdge', cursor: String(node['id']), node })),
  },
});
