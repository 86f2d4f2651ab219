import { deflateRawSync } from 'node:zlib';
import { Caller } from './caller.mjs';
import { MARK } from './victims.mjs';

/** Whom the import of the victim, a police station, is no business of. */
const STRANGERS = ['county', 'city', 'county-nanling', 'school', 'bank', 'operator', 'hanshan-school'];
const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';
const ADDRESSES = [
  '/imports/..%2f..%2fetc/annotated.xlsx',
  '/imports/%00/annotated.xlsx',
  "/imports/' or 1=1 --/annotated.xlsx",
  '/imports/templates/__proto__.xlsx',
  '/imports/templates/constructor.xlsx',
  '/imports/templates/..%2fACTIVITIES.xlsx',
  '/imports/templates/NOTICES.xlsx',
];
const TARGETS = [
  '__proto__',
  'constructor',
  'FRAUD_CASES',
  'UNITS',
  'HOUSEHOLD_DOORS',
  'NOTICES',
  "ACTIVITIES'--",
  '%00',
];

/** Files of imports: whose they are, what addresses that nobody would type do, and files that are made to harm. */
export async function tryImports({ program, people, victims }) {
  return [
    ['no file of an import tells a stranger of it', await byStrangers(program, people, victims)],
    ['no account sheet is made for anybody but who imported the accounts', await bySheets(program, people, victims)],
    ['no address of an import does more than it says', await byAddresses(people.school)],
    ['no file that is uploaded does any harm', await byFiles(program, people.school)],
  ];
}

const take = (caller, path) => caller.send(null, { method: 'GET', path });

async function byStrangers(program, people, { Import: id }) {
  const holes = [];
  const path = `/imports/${id}/annotated.xlsx`;
  const own = await take(people.police, path);
  if (own.status !== 200) holes.push({ what: 'its own unit does not get it', status: own.status });
  const nobody = await take(new Caller(program.url, 'nobody'), path);
  if (nobody.status !== 401) holes.push({ who: 'nobody', status: nobody.status });
  for (const name of STRANGERS) {
    const met = await take(people[name], path);
    const missing = await take(people[name], `/imports/${NOBODY_HAS}/annotated.xlsx`);
    if (met.status !== missing.status || ![403, 404].includes(met.status) || met.text.includes(MARK))
      holes.push({ who: name, status: met.status, missing: missing.status, text: met.text.slice(0, 200) });
  }
  return holes;
}

/** Accounts of an import as an operator leaves it whose rows were written: nobody else gets their passwords. */
async function bySheets(program, people, { Import: another }) {
  const holes = [];
  const table = Buffer.from('用户名,姓名,角色,单位名称\nattack.one,某岗,填报员,某单位');
  const { id } = JSON.parse((await upload(people.operator, 'ACCOUNTS', table)).text);
  const [account] = await program.sql("select id from user_account where username = 'hospital'");
  await program.sql(
    `update import set state = 'WRITTEN', counts = '{"written":1}', asked_by = recorded_by where id = '${id}'`,
  );
  await program.sql(
    `update import_row set state = 'NEW', kind = 'ACCOUNT', record_id = '${account.id}', written = true
     where import_id = '${id}'`,
  );
  const passwords = () =>
    program.sql('select username, version, password_hash from user_account order by username, version');
  const before = JSON.stringify(await passwords());
  const paths = [id, another, NOBODY_HAS].flatMap((of) =>
    ['', '?part=1', '?part=0', '?part=-1', '?part=1e9', '?part[]=1', '?part=%00'].map(
      (part) => `/imports/${of}/accounts.xlsx${part}`,
    ),
  );
  const callers = [...Object.values(people), new Caller(program.url, 'nobody')];
  for (const caller of callers)
    for (const path of paths) {
      if (caller === people.operator && path.includes(id)) continue;
      const { status, text } = await caller.send('', { path, headers: { 'content-type': 'text/plain' } });
      if (![400, 401, 403, 404].includes(status))
        holes.push({ who: caller.name, path, status, text: text.slice(0, 200) });
    }
  // The account has been used: not even who imported it gets another password for it.
  for (const path of paths.slice(0, 2)) {
    const { status, text } = await people.operator.send('', { path, headers: { 'content-type': 'text/plain' } });
    if (status !== 409) holes.push({ who: 'operator', path, status, text: text.slice(0, 200) });
  }
  if (JSON.stringify(await passwords()) !== before) holes.push({ what: 'a password was changed' });
  return holes;
}

async function byAddresses(caller) {
  const holes = [];
  for (const path of ADDRESSES) {
    const { status, text } = await take(caller, path.replaceAll(' ', '%20'));
    if (![400, 404].includes(status)) holes.push({ path, status, text: text.slice(0, 200) });
  }
  for (const target of TARGETS) {
    const { status, text } = await upload(caller, encodeURI(target), Buffer.from('日期\n2026-01-01'));
    if (![400, 404].includes(status)) holes.push({ target, status, text: text.slice(0, 200) });
  }
  return holes;
}

/** Every file is refused with a reason, or staged as texts; the server answers the next request as before. */
async function byFiles(program, caller) {
  const holes = [];
  const zip = (name, content) => archive(name, content);
  const files = {
    nothing: Buffer.alloc(0),
    noughts: Buffer.alloc(100_000),
    bomb: zip('xl/worksheets/sheet1.xml', Buffer.alloc(100 * 1024 * 1024, 32)),
    'bomb of the workbook': zip('xl/workbook.xml', Buffer.alloc(100 * 1024 * 1024, 32)),
    entities: zip('xl/workbook.xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook>&b;</workbook>'),
    quotes: Buffer.from(`"${'a'.repeat(1_000_000)}`),
    columns: Buffer.from(','.repeat(1_000_000)),
    lines: Buffer.from('\n'.repeat(5_000_000)),
    rows: Buffer.from(`a,b\n${'1,2\n'.repeat(100_001)}`),
    halves: Buffer.from('日期,名称\n\ud800,\u202e\u0000x', 'utf16le'),
    formulas: Buffer.from("活动日期,活动名称\n2026-01-01,=cmd|'/c calc'!A1\n2026-01-02,@SUM(1)"),
    large: Buffer.alloc(21 * 1024 * 1024, 65),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const { status, text } = await upload(caller, 'ACTIVITIES', bytes);
    if (![201, 400, 413].includes(status)) holes.push({ name, status, text: text.slice(0, 200) });
    const alive = await caller.ask('{ viewer { id } }');
    if (!alive.data) holes.push({ name, what: 'nothing is answered behind it', text: alive.text.slice(0, 200) });
  }
  const left = await program.sql('select cells::text as cells from import_row');
  if (left.some(({ cells }) => /root:|calc/.test(cells ?? ''))) holes.push({ what: 'a formula or a file was kept' });
  return holes;
}

async function upload({ url, token }, target, bytes) {
  const form = new FormData();
  form.append('file', new File([bytes], 'a.xlsx'));
  const response = await fetch(`${url}/imports/${target}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
    signal: AbortSignal.timeout(90_000),
  });
  return { status: response.status, text: await response.text() };
}

/** An archive with one file. */
function archive(name, content) {
  const packed = deflateRawSync(content);
  const called = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(called.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(called.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + called.length + packed.length, 16);
  return Buffer.concat([local, called, packed, entry, called, end]);
}
