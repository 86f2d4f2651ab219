import type { SessionPartsFragment } from '../../src/graphql/generated.js';

type Variables = Record<string, unknown>;
type Answer = Record<string, unknown>;
/** What an operation answers; an `ApiError` becomes a GraphQL error, `OFFLINE` no answer at all. */
type Handler = (variables: never) => Answer | ApiError | typeof OFFLINE;

export const OFFLINE = Symbol('offline');

export class ApiError {
  constructor(
    readonly extensions: { code: string; [key: string]: unknown },
    readonly message = '',
  ) {}
}

export interface ApiStub {
  /** Every request in order. */
  readonly calls: { operation: string; variables: Variables; headers: Headers }[];
  /** Variables of the requests of one operation. */
  sent(operation: string): Variables[];
  on(handlers: Record<string, Handler>): void;
}

/** What the frame of every list asks for beside its rows. */
const LIST_FRAME: Record<string, Handler> = {
  SavedViews: () => ({ savedViews: [] }),
  ListRegions: ({ code }: { code: string }) => ({
    region: { __typename: 'Region', code, name: '清河', level: 'COUNTY', children: [] },
  }),
  ListNames: () => ({ tenant: null, region: null }),
};

const noFiles = ({ id }: { id: string }) => ({ record: { __typename: 'Record', id, attachments: [] } });
/** What the page of every record with files asks for beside the record. */
const RECORD_FRAME: Record<string, Handler> = {
  ActivityFiles: noFiles,
  InspectionFiles: noFiles,
  SummaryAttachments: noFiles,
};

/** What the frame of every form asks for: no campaign runs. */
const FORM_FRAME: Record<string, Handler> = { CampaignsOfDay: () => ({ campaignsOfDay: [] }) };

/** Stands in for the network, and for nothing else: requests are answered by operation name. */
export function stubApi(first: Record<string, Handler> = {}): ApiStub {
  const handlers = new Map(Object.entries({ ...LIST_FRAME, ...RECORD_FRAME, ...FORM_FRAME, ...first }));
  const calls: ApiStub['calls'] = [];
  const answer = (body: unknown) =>
    new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

  globalThis.fetch = async (_input, init) => {
    const { query, variables = {} } = JSON.parse(String(init?.body)) as { query: string; variables?: Variables };
    const operation = /(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? '';
    calls.push({ operation, variables, headers: new Headers(init?.headers) });
    const handler = handlers.get(operation);
    if (!handler) throw new Error(`Nothing answers ${operation}`);
    const result = handler(variables as never);
    if (result === OFFLINE) throw new TypeError('Failed to fetch');
    if (result instanceof ApiError)
      return answer({ data: null, errors: [{ message: result.message, extensions: result.extensions }] });
    return answer({ data: result });
  };
  return {
    calls,
    sent: (operation) => calls.filter((call) => call.operation === operation).map(({ variables }) => variables),
    on: (more) => {
      for (const [name, handler] of Object.entries(more)) handlers.set(name, handler);
    },
  };
}

/** The regions above the town of the invented units, and the town itself. */
export const HOME_PATH = [
  { __typename: 'Region', code: '34', name: '某省' },
  { __typename: 'Region', code: '3402', name: '某市' },
  { __typename: 'Region', code: '340299', name: '清河县' },
  { __typename: 'Region', code: '340299101', name: '清河镇' },
] as const;
const HOME = { __typename: 'Region', code: '340299101', name: '清河镇', level: 'TOWN' } as const;

/** A session of an editor of an invented school. */
export function aSession(change: Partial<SessionPartsFragment> = {}): SessionPartsFragment & { __typename: 'Session' } {
  return {
    __typename: 'Session',
    accessToken: 'token-1',
    expiresIn: 600,
    serverTime: new Date().toISOString(),
    mustChangePassword: false,
    viewer: {
      id: 'u1',
      username: 'school',
      displayName: '填报员',
      roles: ['UNIT_EDITOR'],
      permissions: ['ledger:read', 'ledger:record', 'ledger:amend', 'ledger:void', 'rollup:read'],
      tenant: { id: 't1', name: '清河小学', type: 'SCHOOL', sector: 'EDUCATION', region: HOME },
      oversight: [],
    },
    ...change,
  };
}

/** The operator of an invented city. */
export const anOperator = (): ReturnType<typeof aSession> =>
  aSession({
    viewer: {
      id: 'u9',
      username: 'yunwei',
      displayName: '运维岗',
      roles: ['OPERATOR'],
      permissions: ['tenant:manage', 'user:manage', 'oversight:manage', 'region:manage'],
      tenant: {
        id: 't9',
        name: '平台运维',
        type: 'AUTHORITY',
        sector: 'LOCAL_GOVERNMENT',
        region: { code: '3402', name: '清河市', level: 'CITY' },
      },
      oversight: [],
    },
  });

/** A tenant as its operator sees it. */
export const aTenant = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  __typename: 'Tenant',
  id: 't1',
  version: 1,
  name: '清河小学',
  type: 'SCHOOL',
  sector: 'EDUCATION',
  region: { __typename: 'Region', code: '340299101', name: '清河镇' },
  openedOn: '2026-01-01',
  closedOn: null,
  ...change,
});

/** Amounts with the days of their activity, where none of their own are stated. */
const withDays = (activity: Record<string, unknown>): Record<string, unknown> => {
  const { startOn, endOn, measures } = activity;
  const days = { from: endOn ? startOn : null, until: endOn ?? startOn };
  return { ...activity, measures: (measures as object[]).map((measure) => ({ ...days, ...measure })) };
};

/** A record of that school as lists show it. */
export function anActivity(change: Record<string, unknown> = {}): Record<string, unknown> {
  return withDays({
    __typename: 'Activity',
    id: 'a1',
    version: 1,
    recordStatus: 'ACTIVE',
    type: 'LECTURE',
    title: '礼堂讲座',
    status: 'DONE',
    startOn: '2026-10-22',
    endOn: null,
    venue: '礼堂',
    audiences: ['STUDENTS'],
    channels: ['LECTURE_HALL'],
    theme: 'TELECOM_FRAUD',
    fraudTypes: [],
    basisNumber: null,
    basisIssuer: null,
    speakers: [],
    partners: [],
    measures: [{ __typename: 'Measure', indicator: 'PARTICIPANTS', value: 300, qualifier: 'AT_LEAST' }],
    region: { ...HOME, path: HOME_PATH },
    tenant: { __typename: 'Tenant', id: 't1', name: '清河小学', type: 'SCHOOL', sector: 'EDUCATION' },
    allowed: ['amend', 'void'],
    ...change,
  });
}

/** The same record with everything its own page shows. */
export const aWholeActivity = (change: Record<string, unknown> = {}): Record<string, unknown> =>
  anActivity({
    narrative: null,
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

/** A page of a list. */
export const aConnection = (
  nodes: Record<string, unknown>[],
  total = nodes.length,
  hasNextPage = false,
): Record<string, unknown> => ({
  __typename: 'ActivityConnection',
  totalCount: total,
  totalIsExact: true,
  sumsTooWide: false,
  sums: [],
  pageInfo: {
    __typename: 'PageInfo',
    hasNextPage,
    hasPreviousPage: false,
    startCursor: nodes.length ? `before-${String(nodes[0]?.['id'])}` : null,
    endCursor: nodes.length ? `after-${String(nodes.at(-1)?.['id'])}` : null,
  },
  edges: nodes.map((node) => ({ __typename: 'ActivityEdge', cursor: String(node['id']), node })),
});

export const formRegions = {
  ...HOME,
  children: [{ __typename: 'Region', code: '340299101001', name: '青荷社区', children: [] }],
};
