import { request } from 'node:http';
import { deflateSync, gzipSync } from 'node:zlib';

const JSON_TYPE = 'application/json';
const STRICT = 'application/graphql-response+json';
const TIMEOUT_MS = 60_000;
const NAME = '{ __typename }';
const RECORD = 'mutation($input: ActivityInput!) { recordActivity(input: $input) { id } }';
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join(' ');
const body = (query, variables) => JSON.stringify({ query, variables });
const titled = (bytes) =>
  Buffer.concat([
    Buffer.from(`{"query":"${RECORD}","variables":{"input":{"type":"LECTURE","startOn":"2026-01-05","title":"`),
    Buffer.from(bytes),
    Buffer.from('"}}}'),
  ]);
const url = (parameters) => `/graphql?${new URLSearchParams(parameters)}`;

/**
 * Requests that no client library would send, and what has to be answered: status, code and reason where one is given.
 * `null` for a status: the connection may be closed instead.
 */
const CASES = [
  ['GBK bytes', { sent: titled([0xb7, 0xb4, 0xd5, 0xa9]) }, 400, 'BAD_INPUT'],
  ['a character cut in half', { sent: titled([0xe5, 0x8f]) }, 400, 'BAD_INPUT'],
  ['an overlong slash', { sent: titled([0xc0, 0xaf]) }, 400, 'BAD_INPUT'],
  ['a surrogate in bytes', { sent: titled([0xed, 0xa0, 0x80]) }, 400, 'BAD_INPUT'],
  ['UTF-16', { sent: Buffer.from(body(NAME), 'utf16le') }, 400, 'BAD_INPUT'],
  ...['gbk', 'GB18030', '"gb2312"', 'utf-16', 'iso-8859-1', 'big5', ' gbk', 'utf-8; charset=gbk'].map((charset) => [
    `charset=${charset}`,
    { sent: titled(Buffer.from('反诈')), headers: { 'content-type': `${JSON_TYPE}; charset=${charset}` } },
    415,
    'BAD_INPUT',
  ]),
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/jsonx',
    '',
  ].map((type) => [
    `content type ${type || 'left out'}`,
    { sent: Buffer.from(body(NAME)), headers: { 'content-type': type } },
    415,
    'BAD_INPUT',
  ]),
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'].map((method) => [
    `method ${method}`,
    { method, sent: Buffer.alloc(0) },
    [404, 405, 400],
    null,
  ]),
  ['OPTIONS', { method: 'OPTIONS', sent: Buffer.alloc(0) }, 405, null],
  ['a mutation by GET', { method: 'GET', path: url({ query: 'mutation { signOut }' }) }, 405, null],
  [
    'a mutation hidden behind a query by GET',
    { method: 'GET', path: url({ query: 'query A { __typename } mutation B { signOut }', operationName: 'B' }) },
    405,
    null,
  ],
  ['a URL that is no UTF-8', { method: 'GET', path: '/graphql?query=%7B__typename%7D&x=%b7%b4' }, 400, 'BAD_INPUT'],
  ['a subscription', { sent: Buffer.from(body('subscription { x }')) }, 406, null],
  ['no document', { sent: Buffer.from('{}') }, 400, 'BAD_INPUT'],
  ['no JSON', { sent: Buffer.from('{"query":') }, 400, 'BAD_INPUT'],
  ...[
    'null',
    '5',
    '"x"',
    '[]',
    '{"query":5}',
    '{"query":"{ __typename }","variables":5}',
    '{"query":"{ __typename }","operationName":5}',
    '{"query":"{ __typename }","variables":[]}',
  ].map((sent) => [`body ${sent}`, { sent: Buffer.from(sent) }, 400, 'BAD_INPUT']),
  // A batch is answered one by one.
  ...['[null]', '[[]]', '[5]'].map((sent) => [`body ${sent}`, { sent: Buffer.from(sent) }, 200, null]),
  [
    'a key named __proto__',
    { sent: Buffer.from('{"query":"{ __typename }","__proto__":{"isAdmin":true}}') },
    [200, 400],
    null,
  ],
  [
    'a batch too large',
    { sent: Buffer.from(JSON.stringify(Array(11).fill({ query: NAME }))) },
    400,
    'TOO_COMPLEX',
    'BATCH_TOO_LARGE',
  ],
  [
    'aliases',
    { sent: Buffer.from(body(`{ ${times(61, (index) => `a${index}: __typename`)} }`)) },
    400,
    'TOO_COMPLEX',
    'TOO_MANY_ALIASES',
  ],
  [
    'aliases in fragments',
    {
      sent: Buffer.from(
        body(
          `{ ...F ...G } fragment F on Query { ${times(31, (index) => `a${index}: __typename`)} }
            fragment G on Query { ${times(31, (index) => `b${index}: __typename`)} }`,
        ),
      ),
    },
    400,
    'TOO_COMPLEX',
    'TOO_MANY_ALIASES',
  ],
  [
    'repeats',
    { sent: Buffer.from(body(`{ ${times(101, () => 'viewer { id }')} }`)) },
    400,
    'TOO_COMPLEX',
    'TOO_MANY_REPEATS',
  ],
  ['tokens', { sent: Buffer.from(body(`{ ${times(2_001, () => 'a')} }`)) }, 400, 'TOO_COMPLEX', 'TOO_MANY_TOKENS'],
  [
    'characters',
    { sent: Buffer.from(body(`${NAME} #${'x'.repeat(33_000)}`)) },
    400,
    'TOO_COMPLEX',
    'DOCUMENT_TOO_LONG',
  ],
  [
    'depth',
    { sent: Buffer.from(body(`{ region(code: "3402") { ${'parent { '.repeat(12)} code ${'} '.repeat(12)} } }`)) },
    400,
    'TOO_COMPLEX',
    'QUERY_TOO_DEEP',
  ],
  [
    'cost',
    { sent: Buffer.from(body(`{ region(code: "3402") { ${'children { '.repeat(5)} code ${'} '.repeat(5)} } }`)) },
    400,
    'TOO_COMPLEX',
    'QUERY_TOO_COSTLY',
  ],
  [
    'fragments that multiply',
    {
      sent: Buffer.from(
        body(
          `{ ...F0 } ${times(
            40,
            (level) => `fragment F${level} on Query {
            ${level === 39 ? 'fraudTypes { code }' : `...F${level + 1} ...F${level + 1}`} }`,
          )}`,
        ),
      ),
    },
    400,
    'TOO_COMPLEX',
  ],
  [
    'fragments in a circle',
    { sent: Buffer.from(body('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')) },
    400,
    null,
  ],
  ['brackets', { sent: Buffer.from(body(`${'{a'.repeat(5_000)}`)) }, 400, null],
  [
    'a list in a list in a list',
    { sent: Buffer.from(`{"query":"{ __typename }","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`) },
    [200, 400],
    null,
  ],
  [
    'a deep value in the document',
    { sent: Buffer.from(body(`{ activities(filter: ${'{a:'.repeat(600)}1${'}'.repeat(600)}) { totalCount } }`)) },
    400,
    null,
  ],
  ['a body of two megabytes', { sent: Buffer.from(body(NAME, { x: 'x'.repeat(2 << 20) })) }, [413, null], 'BAD_INPUT'],
  [
    'a bomb in gzip',
    { sent: gzipSync(Buffer.alloc(200 << 20, ' ')), headers: { 'content-encoding': 'gzip' } },
    415,
    'BAD_INPUT',
  ],
  [
    'a body in deflate',
    { sent: deflateSync(Buffer.from(body(NAME))), headers: { 'content-encoding': 'deflate' } },
    415,
    'BAD_INPUT',
  ],
  [
    'a body packed twice',
    { sent: gzipSync(gzipSync(Buffer.from(body(NAME)))), headers: { 'content-encoding': 'gzip, gzip' } },
    415,
    'BAD_INPUT',
  ],
  [
    'headers of 100 kB',
    { sent: Buffer.from(body(NAME)), headers: { 'x-long': 'x'.repeat(100_000) } },
    [431, null],
    null,
  ],
  [
    'a token of 10 kB',
    { sent: Buffer.from(body('{ viewer { id } }')), headers: { authorization: `Bearer ${'x'.repeat(10_000)}` } },
    [200, 401],
    'UNAUTHENTICATED',
  ],
  ['a length that is none', { sent: Buffer.from(body(NAME)), headers: { 'content-length': '-5' } }, [400, null], null],
  ['a path beside', { method: 'GET', path: '/graphql/../../etc/passwd' }, [200, 400, 404], null],
  ['a path of percent signs', { method: 'GET', path: '/%c0%ae%c0%ae/%00' }, [400, 404], null],
  // They have a listener of their own, which nobody from outside reaches.
  ...['/metrics', '/metrics/', '//metrics', '/graphql/metrics'].map((path) => [
    `the metrics at ${path}`,
    { method: 'GET', path },
    [400, 404],
    null,
  ]),
  [
    'what a browser may be made to send',
    { sent: Buffer.from(body(NAME)), headers: { 'content-type': 'text/plain', origin: 'https://example.net' } },
    415,
    'BAD_INPUT',
  ],
];

/** @returns holes: what was answered otherwise, crashed, or stored. */
export async function tryHttp({ program, people }) {
  const holes = [];
  const { token } = people.police;
  const [{ before }] = await program.sql('select count(*)::int as before from activity');
  for (const [title, { sent, method = 'POST', path = '/graphql', headers = {} }, status, code, reason] of CASES) {
    const answer = await send(program.url, {
      sent,
      method,
      path,
      headers: {
        'content-type': JSON_TYPE,
        accept: STRICT,
        ...(!headers.authorization && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    });
    const statuses = Array.isArray(status) ? status : [status];
    const extensions = answer.error;
    const right =
      statuses.includes(answer.status) &&
      (code === null || answer.status === null || extensions?.code === code) &&
      (!reason || extensions?.reason === reason);
    if (!right || extensions?.code === 'INTERNAL')
      holes.push({ title, wanted: [status, code, reason], status: answer.status, text: answer.text.slice(0, 200) });
    const next = await people.police.ask(NAME);
    if (!next.data) holes.push({ title: `after ${title}`, text: next.text.slice(0, 200) });
  }
  const [{ after }] = await program.sql('select count(*)::int as after from activity');
  if (after !== before) holes.push({ title: 'something was stored', before, after });
  return [['requests that no client library would send are refused as they should be', holes]];
}

/** By hand: `fetch` mends what is sent. */
function send(base, { sent, method, path, headers }) {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(base);
    const nothing = (error) => resolve({ status: null, text: String(error), error: null });
    const made = request(
      {
        agent: false,
        hostname,
        port,
        path,
        method,
        headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
        timeout: TIMEOUT_MS,
      },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', nothing);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          resolve({ status: response.statusCode, text, error: errorIn(text) });
        });
      },
    );
    made.on('error', nothing);
    made.on('timeout', () => made.destroy(new Error('no answer')));
    made.end(sent);
  });
}

function errorIn(text) {
  try {
    return JSON.parse(text).errors?.[0]?.extensions ?? null;
  } catch {
    return null;
  }
}
