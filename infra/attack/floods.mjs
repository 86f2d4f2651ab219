import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Caller, signedIn } from './caller.mjs';

const YEAR = new Date().getUTCFullYear();
/**
 * In which what was under way is done, connections are closed, and the server has given back what nobody holds any
 * more: it looks every ten seconds, and needs ten quiet ones before (apps/api/src/spare-memory.ts).
 */
const SETTLING_MS = 30_000;

const names = (count, field) => Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');
const atOnce = (times, send) => Promise.all(Array.from({ length: times }, (_, index) => send(index)));
const RECORD = 'mutation($input: ActivityInput!) { recordActivity(input: $input) { id } }';
const REGISTER = `mutation($code: ID!, $doors: [String!]!) {
    registerHouseholds(communityCode: $code, doors: $doors) { communityCode } }`;
const INTROSPECTION = `{ __schema { types { name description fields {
  name args { name type { name } } type { name ofType { name } } } } } }`;
const DIMENSIONS = ['ACTIVITY_TYPE', 'SECTOR', 'CAMPAIGN'];
const BREAKDOWNS = `query($p: Period!) { region(code: "340210") { rollup(period: $p) {
  ${DIMENSIONS.map((by) => `${by}: breakdown(indicator: PARTICIPANTS, by: ${by}) { key value }`).join(' ')} } } }`;
/** Documents whose fields are the same one again and again, as long as documents may be. */
const REPEATED = [
  ['viewer { tenant { id } } ', 280],
  ['viewer { id } ', 490],
  ['... { viewer { id } } ', 270],
];
/** Every field of a filter, by whose bits a combination is named. */
const CONDITIONS = Object.entries({
  tenantId: randomUUID(),
  regionCode: '340210',
  directly: true,
  period: String(YEAR),
  type: 'LECTURE',
  sector: 'EDUCATION',
  campaignId: randomUUID(),
  indicator: 'SESSIONS',
  text: '反诈',
  includeVoided: true,
});
const combination = (bits) => Object.fromEntries(CONDITIONS.filter((_, bit) => bits & (1 << bit)));

/**
 * Texts as long as they may be, so that searching them costs what it can. @param clerk caller of the unit that will
 * flood
 */
export async function fillWithTexts(clerk, count = 200) {
  const narrative = '反诈宣传进社区，提醒居民不轻信不转账。'.repeat(1_000).slice(0, 19_000);
  for (let done = 0; done < count; done += 10) {
    await atOnce(10, (index) =>
      clerk.data(RECORD, {
        input: { type: 'LECTURE', title: `讲座${done + index}`, startOn: `${YEAR}-01-10`, narrative },
      }),
    );
  }
}

const twoDigits = (number) => String(number).padStart(2, '0');

/** A file, or an answer of errors. */
const asAnswered = (met) => (met.status === 200 ? { ...met, data: true } : met);

/** Where the work summary of this year of a unit is written as a Word file. */
async function wordFileOf(clerk) {
  const draft = 'mutation($period: Period!) { draftSummary(input: { period: $period }) { id } }';
  const { data, error } = await clerk.ask(draft, { period: String(YEAR) });
  return `/summaries/${data?.draftSummary.id ?? error.id}/draft.docx`;
}

/**
 * Floods by name: each sends one wave of requests of one client and resolves with their answers. `people`: callers by
 * account of the demo city, `community` with its roster's code.
 */
export const FLOODS = {
  'searches for words under many names': ({ hospital }) =>
    atOnce(30, () =>
      hospital.ask(`query($t: String!) { ${names(8, 'activities(filter: { text: $t }, first: 1) { totalCount }')} }`, {
        t: '查无此字',
      }),
    ),
  'sixty searches in one document': ({ hospital }) =>
    atOnce(5, () =>
      hospital.ask(`query($t: String!) { ${names(60, 'activities(filter: { text: $t }, first: 1) { totalCount }')} }`, {
        t: '查无此字',
      }),
    ),
  'searches with hostile patterns': ({ hospital }) =>
    atOnce(30, (index) =>
      hospital.ask('query($t: String!) { activities(filter: { text: $t }) { totalCount } }', {
        t: ['一', '%%%', '_'.repeat(40), '反 '.repeat(20), '\\'][index % 5],
      }),
    ),
  'breakdowns of odd ranges': ({ county }) =>
    atOnce(30, (index) =>
      county.ask(BREAKDOWNS, {
        p: `${YEAR - 1}-01-${twoDigits(2 + (index % 20))}/${YEAR}-10-${twoDigits(2 + (index % 27))}`,
      }),
    ),
  'figures opened': ({ county }) =>
    atOnce(20, () =>
      county.ask(
        `{
          region(code: "340210") { ${names(
            5,
            `rollup(period: "${YEAR}") {
            provenance(indicator: PARTICIPANTS) { records } }`,
          )} } }`,
      ),
    ),
  'bulk registrations': ({ community }) =>
    atOnce(40, () => {
      const block = 1 + randomBytes(2).readUInt16BE(0);
      return community.ask(REGISTER, {
        code: community.code,
        doors: Array.from({ length: 300 }, (_, door) => `${block}-${1 + (door % 9)}-${101 + door}`),
      });
    }),
  'full pages in batches': ({ hospital }) =>
    atOnce(20, () =>
      hospital.send(
        JSON.stringify(
          Array.from({ length: 10 }, () => ({
            query: '{ activities(first: 100) { edges { node { id title narrative measures { indicator value } } } } }',
          })),
        ),
      ),
    ),
  writes: ({ hospital }) =>
    atOnce(60, () =>
      hospital.ask(RECORD, {
        input: {
          type: 'LECTURE',
          title: '讲座',
          startOn: `${YEAR}-02-10`,
          measures: [{ indicator: 'SESSIONS', value: 1 }],
        },
      }),
    ),
  'combinations of filters': ({ hospital }) =>
    atOnce(60, () =>
      hospital.ask(
        'query($f: ActivityFilter) { activities(filter: $f, first: 1) { totalCount edges { node { id } } } }',
        { f: combination(randomBytes(2).readUInt16BE(0)) },
      ),
    ),
  'lists of forty-five thousand codes': ({ county }) =>
    atOnce(20, (index) =>
      county.ask(
        `query($i: [IndicatorCode!]) {
          region(code: "340210") { rollup(period: "${YEAR}") { figures(indicators: $i) { value } } } }`,
        {
          i: Array.from(
            { length: 45_000 },
            (_, place) => ['SESSIONS', 'PARTICIPANTS', 'LEAFLETS'][(place + index) % 3],
          ),
        },
      ),
    ),
  'texts that are made to be read for long': ({ hospital, short }) =>
    atOnce(short ? 1 : 6, (index) => {
      const piece = ['十', '“一', '1户、2人', '（一）', '1起', '9月10日，我院开展讲座1场，参加1人。'][index % 6];
      const text = piece.repeat(Math.floor(190_000 / piece.length));
      return hospital.ask('mutation($text: LongText!) { readSummaryText(text: $text) { id } }', { text });
    }),
  'one summary as a Word file again and again': async ({ hospital, short }) => {
    const path = await wordFileOf(hospital);
    return atOnce(short ? 8 : 40, () => hospital.send(null, { method: 'GET', path }).then(asAnswered));
  },
  'templates and descriptions again and again': ({ hospital, short }) =>
    atOnce(short ? 8 : 40, (index) => {
      const path = index % 2 === 0 ? '/imports/templates/ACTIVITIES.xlsx' : '/openapi.json';
      return hospital.send(null, { method: 'GET', path }).then(asAnswered);
    }),
  'documents that nobody sent before': ({ hospital }) =>
    atOnce(30, () =>
      hospital.ask(`{ ${Array.from({ length: 99 }, () => 'viewer { id }').join(' ')} } # ${randomUUID()}`),
    ),
  'documents of nobody that are compared with themselves': ({ hospital, short }) =>
    atOnce(short ? 6 : 20, (index) => {
      const [piece, times] = REPEATED[index % REPEATED.length];
      return new Caller(hospital.url, 'nobody').ask(`{ ${piece.repeat(times)} } # ${randomUUID()}`);
    }),
  introspection: ({ hospital }) => atOnce(20, () => hospital.ask(INTROSPECTION)),
  'introspections that differ, of nobody': ({ hospital }) =>
    atOnce(20, () => new Caller(hospital.url, 'nobody').ask(`${INTROSPECTION} # ${randomUUID()}`)),
};

/**
 * What the ordinary requests of a working day leave in memory is there before a flood comes: lists and pages of
 * figures.
 */
export async function warmedUp(people, rounds = 100) {
  const page = `{ region(code: "340210") { name rollup(period: "${YEAR}") { activities { count sessions participants }
    previous(toDate: true) { activities { count } } } children {
      code name rollup(period: "${YEAR}") { activities { count } } } } }`;
  const list =
    '{ activities(first: 20) { totalCount edges { node { id title startOn measures { indicator value } } } } }';
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all([people.bank.data(list), people.hospital.data(list), people.county.data(page)]);
  }
}

/**
 * Memory of the API in MB when it has had a moment for itself.
 * @param program whose API is looked at
 */
export async function settledMegabytes(program) {
  await sleep(SETTLING_MS);
  return program.residentMegabytes;
}

/**
 * Keeps a flood up for some seconds while the victim opens its list again and again.
 * @returns times of the list in ms, and how many requests of the flood were answered by which code.
 */
export async function under(flood, people, victim, seconds) {
  let over = false;
  const codes = {};
  const flooding = (async () => {
    while (!over)
      for (const { error, data, text } of await flood(people)) {
        const code = error
          ? [error.code, error.reason].filter(Boolean).join(' ')
          : data || text.startsWith('[')
            ? 'answered'
            : 'unreadable';
        codes[code] = (codes[code] ?? 0) + 1;
      }
  })();
  const onlooker = new Worker(new URL('./onlooker.mjs', import.meta.url), {
    workerData: { url: victim.url, token: victim.token },
  });
  const looked = once(onlooker, 'message');
  await Promise.race([sleep(seconds * 1_000), looked]);
  onlooker.postMessage('over');
  const [times] = await looked;
  over = true;
  await flooding;
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(times.length / 2)], longest: times.at(-1), codes };
}

/** The people of the demo city that floods and their victim are. */
export async function peopleOf(program, password) {
  const people = {};
  for (const name of ['hospital', 'county', 'community', 'bank'])
    people[name] = await signedIn(program.url, name, password);
  const { viewer } = await people.community.data('{ viewer { tenant { region { code } } } }');
  people.community.code = viewer.tenant.region.code;
  return people;
}
