import { request } from 'node:http';
import { argumentsFor } from './arguments.mjs';
import { Caller, signedIn } from './caller.mjs';
import { idsOf } from './strangers.mjs';

/** Subscriptions that tell everybody of themselves alone: no argument names anybody else. */
const OF_ONESELF = new Set(['notificationArrived']);
/** Errors that tell nothing but "no". */
const NO = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT']);
const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';
/** A region of no city. */
const NOWHERE = '999999';
/** Longer than a change waits before it is told. */
const TOLD_WITHIN = 8_000;
const RECORD = `mutation($day: Date!) {
  recordActivity(input: { type: LECTURE, title: "台账测试甲乙", startOn: $day }) { id } }`;

/** An answer that lasts, as far as it has been told. */
class Stream {
  constructor(response, stop) {
    this.status = response.status;
    this.isStream = (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
    this.text = '';
    this.stop = stop;
    this.ended = this.#read(response.body.getReader());
  }

  /** @param caller who asks; its token goes along, if it has one */
  static async open(caller, query, variables) {
    const stop = new AbortController();
    const response = await fetch(`${caller.url}/graphql`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        ...(caller.token && { authorization: `Bearer ${caller.token}` }),
      },
      body: JSON.stringify({ query, variables }),
      signal: stop.signal,
    });
    return new Stream(response, stop);
  }

  async #read(reader) {
    const decoder = new TextDecoder();
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read())
        this.text += decoder.decode(part.value, { stream: true });
    } catch {
      // It was closed from here.
    }
  }

  /** What was told, without heartbeats. */
  get events() {
    return [...this.text.matchAll(/^data: (\{.*\})$/gmu)].map(([, data]) => JSON.parse(data));
  }

  /** The first error: of a refusal, or of the last event. */
  async error() {
    if (!this.isStream) await this.ended;
    const told = this.isStream ? this.events.at(-1) : parsed(this.text);
    return told?.errors?.[0]?.extensions ?? null;
  }

  close() {
    this.stop.abort();
  }
}

/**
 * Every subscription of the schema, over the one protocol that is offered: closed to nobody, to made-up tokens and to
 * programs; of others' regions nothing is told, neither that they are there; a session that is over hears nothing more.
 */
export async function tryStreams({ program, schema, people, victims, otherCity }) {
  const unknown = [];
  const asks = schema.subscriptions.map((field) => ({
    field,
    query: schema.operation('subscription', field, 1),
    given: argumentsFor(schema, field, idsOf(victims), unknown),
    nowhere: argumentsFor(schema, field, (_, name) => (/code/iu.test(name) ? NOWHERE : NOBODY_HAS), []),
  }));
  return [
    ['the walk knows what to put into every argument of a subscription', unknown],
    [`every subscription is closed to nobody (${asks.length})`, await closedTo(nobodies(program.url), asks)],
    ['and tells strangers nothing of others', await openedByStrangers(asks, strangersOf(people, otherCity))],
    ['and nothing of another region or city', await overheard(program, people, asks)],
    ['a session that is over hears nothing more', await afterSession(program, people, asks)],
    ['no other protocol is offered', await otherProtocols(program.url, people.city, asks)],
  ];
}

const nobodies = (url) => [
  new Caller(url, 'nobody'),
  new Caller(url, 'a made-up token', 'eyJhbGciOiJub25lIn0.e30.'),
  new Caller(url, 'a made-up program', 'fzc_3402_x_y'),
];
const strangersOf = (people, { unit, operator }) => [
  people.school,
  people.hospital,
  people['county-edu'],
  people['county-nanling'],
  people['maanshan-city'],
  people['hanshan-school'],
  unit,
  operator,
];

async function closedTo(callers, asks) {
  const holes = [];
  for (const caller of callers)
    for (const { field, query, given } of asks) {
      const stream = await Stream.open(caller, query, given);
      const error = await stream.error();
      if (stream.isStream || error?.code !== 'UNAUTHENTICATED')
        holes.push({ who: caller.name, operation: field.name, answer: stream.text.slice(0, 200) });
      stream.close();
    }
  return holes;
}

async function openedByStrangers(asks, strangers) {
  const holes = [];
  for (const caller of strangers)
    for (const { field, query, given, nowhere } of asks) {
      if (OF_ONESELF.has(field.name)) continue;
      const [stream, other] = [await Stream.open(caller, query, given), await Stream.open(caller, query, nowhere)];
      const report = (what) =>
        holes.push({ who: caller.name, operation: field.name, what, answer: stream.text.slice(0, 200) });
      if (stream.isStream) report('was let in');
      else {
        const [met, missing] = [await stream.error(), await other.error()];
        if (!NO.has(met?.code)) report(`was told ${met?.code}`);
        if (met?.code !== missing?.code || met?.reason !== missing?.reason)
          report('tells what is there from what is not');
      }
      stream.close();
      other.close();
    }
  return holes;
}

/** Officials of several places listen to their own while one of them has something to hear. */
async function overheard(program, people, asks) {
  const holes = [];
  const own = { city: '3402', county: '340210', 'county-nanling': '340223', 'maanshan-city': '3405' };
  // What others did before is folded: from now on only the school does something.
  await program.cli('compact');
  await later(4_000);
  const open = [];
  for (const { field, query, given } of asks)
    for (const [name, code] of Object.entries(own)) {
      const variables = { ...given, ...('regionCode' in given && { regionCode: code }) };
      open.push({ name, field, stream: await Stream.open(people[name], query, variables) });
    }
  for (const { name, field, stream } of open)
    if (!stream.isStream) holes.push({ who: name, operation: field.name, what: 'hears nothing of its own' });
  await people.school.data(RECORD, { day: today() });
  // Figures are told of once they are folded into cells.
  await program.cli('compact');
  const [listening] = open.filter(({ name, field }) => name === 'county' && !OF_ONESELF.has(field.name));
  const until = Date.now() + TOLD_WITHIN;
  while (listening && listening.stream.events.length === 0 && Date.now() < until) await later(200);
  await later(1_000);
  for (const { name, field, stream } of open) {
    const hears = !OF_ONESELF.has(field.name) && ['city', 'county'].includes(name);
    const heard = stream.events.length > 0;
    if (hears && !heard) holes.push({ who: name, operation: field.name, what: 'was not told of its own region' });
    if (!hears && heard)
      holes.push({ who: name, operation: field.name, what: 'was told of others', answer: stream.text.slice(0, 200) });
    stream.close();
  }
  return holes;
}

async function afterSession(program, people, asks) {
  const holes = [];
  const leaving = await signedIn(program.url, 'county', program.password);
  const open = [];
  for (const { field, query, given } of asks) {
    const variables = { ...given, ...('regionCode' in given && { regionCode: '340210' }) };
    open.push({ field, query, variables, stream: await Stream.open(leaving, query, variables) });
  }
  for (const { field, stream } of open)
    if (!stream.isStream)
      holes.push({ operation: field.name, what: 'was not let in', answer: stream.text.slice(0, 200) });
  await leaving.data('mutation { signOut }', {});
  await people.school.data(RECORD, { day: today() });
  await program.cli('compact');
  await later(TOLD_WITHIN / 2);
  for (const { field, query, variables, stream } of open) {
    if (stream.events.some(({ data }) => data))
      holes.push({ operation: field.name, what: 'was told something', answer: stream.text.slice(0, 200) });
    const again = await Stream.open(leaving, query, variables);
    const error = await again.error();
    if (again.isStream || error?.code !== 'UNAUTHENTICATED')
      holes.push({ operation: field.name, what: 'was let in anew', answer: again.text.slice(0, 200) });
    stream.close();
    again.close();
  }
  return holes;
}

/** Neither by GET nor as a plain answer, nor by a socket. */
async function otherProtocols(url, caller, asks) {
  const holes = [];
  for (const { field, query, given } of asks) {
    const plain = await caller.ask(query, given);
    if (plain.data) holes.push({ operation: field.name, what: 'was answered as a query', answer: plain.text });
    const path = `/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify(given))}`;
    const got = await caller.send('', { method: 'GET', path, headers: { accept: 'text/event-stream' } });
    if (got.status === 200) holes.push({ operation: field.name, what: 'was answered by GET', answer: got.text });
  }
  for (const protocol of ['graphql-transport-ws', 'graphql-ws']) {
    const status = await upgraded(url, protocol);
    if (status === 101) holes.push({ what: `a socket of ${protocol} was opened` });
  }
  return holes;
}

/** The status with which an upgrade to a socket is answered; 0 where the connection is closed. */
function upgraded(url, protocol) {
  return new Promise((resolve) => {
    const asking = request(`${url}/graphql`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': Buffer.alloc(16).toString('base64'),
        'sec-websocket-protocol': protocol,
      },
      timeout: 5_000,
    });
    const done = (status) => {
      asking.destroy();
      resolve(status);
    };
    asking.on('response', ({ statusCode }) => done(statusCode));
    asking.on('upgrade', () => done(101));
    asking.on('timeout', () => done(0));
    asking.on('error', () => done(0));
    asking.end();
  });
}

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
