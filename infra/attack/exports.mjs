import { Caller } from './caller.mjs';
import { MARK } from './victims.mjs';

const FORMATS = ['csv', 'xlsx', 'ndjson'];
/** Whom the records of the victim, a police station of the county, are no business of. */
const STRANGERS = ['county-nanling', 'town', 'school', 'hospital', 'community', 'maanshan-city', 'hanshan-school'];
const FIGURES = 'rollups.csv?code=340210&period=2026&children=true';
const HOSTILE = [
  "' or 1=1 --",
  '../../etc/passwd',
  '%00',
  '\u0000',
  '340210%',
  '9'.repeat(5_000),
  '2026-13-45',
  '=cmd|/c calc',
  '{"$gt":""}',
  '\u202e340210',
  '-1',
  'null',
];
const FILES = [
  '..%2factivities.csv',
  '__proto__.csv',
  'constructor.ndjson',
  'activities.CSV',
  'activities.csv%00',
  '.csv',
];
const PARAMETERS = [
  'period',
  'regionCode',
  'changedSince',
  'includeVoided',
  'code',
  'indicators',
  'children',
  'sector',
  'labels',
  'tab',
  'formId',
  '__proto__',
];

/** Files of records and figures: what strangers find in them, and what becomes of addresses that nobody would type. */
export async function tryExports({ program, people }) {
  const described = await (await fetch(`${program.url}/openapi.json`)).json();
  const ledgers = described.paths['/export/{ledger}.{format}'].get.parameters.find(({ name }) => name === 'ledger')
    .schema.enum;
  return [
    ['no file tells a stranger of a record', await byStrangers(program, people, ledgers)],
    ['no address of a file does more than it says', await byHostileValues(people)],
  ];
}

const take = (caller, file, headers = {}) => caller.send(null, { method: 'GET', path: `/export/${file}`, headers });

/** Seen by every unit that they are addressed to, and not by their own alone. */
const ADDRESSED = 'notices';
/** Some strangers are the victims of others, and find their own records; a notice may be meant for them. */
const isTheirs = (line, ledger, stranger, victim) => {
  const { tenantId } = JSON.parse(line);
  return tenantId === stranger || (ledger === ADDRESSED && tenantId !== victim);
};

async function byStrangers(program, people, ledgers) {
  const holes = [];
  const own = {};
  const victim = (await people.police.data('{ viewer { tenant { id } } }')).viewer.tenant.id;
  for (const name of STRANGERS) own[name] = (await people[name].data('{ viewer { tenant { id } } }')).viewer.tenant.id;
  const found = new Set();
  const hole = (who, file, { status, text }) => holes.push({ who, file, status, text: text.slice(0, 200) });
  for (const ledger of ledgers) {
    const ofVictim = await take(people.police, `${ledger}.ndjson`);
    if (ofVictim.status !== 200) hole('police', ledger, ofVictim);
    if (ofVictim.text.includes(MARK)) found.add(ledger);
    for (const format of FORMATS) {
      const file = `${ledger}.${format}?includeVoided=true`;
      const nobody = await take(new Caller(program.url, 'nobody'), file);
      if (nobody.status !== 401) hole('nobody', file, nobody);
      const basic = { authorization: `Basic ${Buffer.from('x:fzc_3402_none').toString('base64')}` };
      const guessed = await take(new Caller(program.url, 'nobody'), file, basic);
      if (guessed.status !== 401) hole('a guesser', file, guessed);
      const operator = await take(people.operator, file);
      if (operator.status !== 403) hole('operator', file, operator);
    }
    for (const name of STRANGERS) {
      const file = `${ledger}.ndjson?includeVoided=true&regionCode=340210`;
      const answer = await take(people[name], file);
      const told = answer.text
        .split('\n')
        .filter((line) => line.includes(MARK) && !isTheirs(line, ledger, own[name], victim));
      if (answer.status !== 200 || told.length > 0) hole(name, file, { ...answer, text: told.join() });
    }
  }
  // Where the victim's own files have no mark, the strangers were tried on nothing.
  if (found.size < 2) holes.push({ title: 'the files of the victim have no mark', found: [...found] });
  for (const name of [...STRANGERS, 'county-edu']) {
    const answer = await take(people[name], FIGURES);
    const isEducation = name === 'county-edu';
    if (answer.status !== (isEducation ? 200 : 403)) hole(name, FIGURES, answer);
  }
  // What an authority chases is for its officials; those of elsewhere have nothing of the victim in it.
  for (const tab of ['returned', 'receipts', 'alerts'])
    for (const name of STRANGERS) {
      const file = `chase.ndjson?tab=${tab}`;
      const answer = await take(people[name], file);
      const isOfficial = ['county-nanling', 'maanshan-city'].includes(name);
      if (answer.status !== (isOfficial ? 200 : 403) || answer.text.includes(MARK)) hole(name, file, answer);
    }
  const numbers = await take(people.county, 'fraudCases.csv');
  if (/'?A\d{10,}|'\d{16,}/.test(numbers.text)) hole('county', 'fraudCases.csv', numbers);
  return holes;
}

async function byHostileValues(people) {
  const holes = [];
  const right = new Set([200, 400, 403, 404, 413, 414, 431]);
  const check = (file, { status, text, error }) => {
    if (!right.has(status) || error?.code === 'INTERNAL') holes.push({ file: file.slice(0, 80), status, text });
  };
  for (const file of FILES) check(file, await take(people.county, file));
  for (const parameter of PARAMETERS)
    for (const value of HOSTILE) {
      const asked = `${encodeURIComponent(parameter)}=${encodeURIComponent(value)}`;
      for (const file of [
        `interceptions.ndjson?${asked}`,
        `${FIGURES}&${asked}`,
        `chase.csv?${asked}`,
        `chase.csv?tab=alerts&${asked}`,
      ])
        check(file, await take(people.county, file));
    }
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD']) {
    const answer = await people.county.send('{}', { method, path: '/export/activities.csv' });
    if (![404, 405].includes(answer.status)) holes.push({ method, status: answer.status });
  }
  const next = await take(people.county, 'activities.csv');
  if (next.status !== 200) holes.push({ title: 'afterwards', status: next.status });
  return holes;
}
