import { Caller } from './caller.mjs';

/** The smallest file that is taken for a PDF. */
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';
const SCRIPT = '<script>alert(1)</script>';
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`;
/** Whom files of a police station of the county are no business of. */
const STRANGERS = ['school', 'hospital', 'town', 'county-edu', 'county-nanling', 'maanshan-city', 'hanshan-school'];

/** Content that is refused, whatever it is called. */
const REFUSED = [
  ['svg', SVG, 'a.svg'],
  ['svg as png', SVG, 'a.png'],
  ['svg with a declaration', `<?xml version="1.0"?>${SVG}`, 'a.webp'],
  ['html', `<!doctype html>${SCRIPT}`, 'a.html'],
  ['html as pdf', `<!doctype html>${SCRIPT}`, 'a.pdf'],
  ['html before a pdf', Buffer.concat([Buffer.from(SCRIPT), PDF]), 'a.pdf'],
  ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'a.exe'],
  ['a program for Linux', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 'a.docx'],
  ['a script', '#!/bin/sh\nrm -rf /\n', 'a.pdf'],
  ['an empty zip', Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1'), 'a.xlsx'],
  ['a gif that is javascript', 'GIF89a=1;alert(1)', 'a.gif'],
  ['the head of a jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46]), 'a.jpg'],
  ['a png of a terapixel', bombOf(1_000_000, 1_000_000), 'a.png'],
  ['a pdf that is called a picture', PDF, 'a.jpg'],
  ['two endings', PDF, 'a.pdf.html'],
  ['no ending', PDF, 'a'],
  ['nothing', Buffer.alloc(0), 'a.pdf'],
  ['more than may be', Buffer.concat([PDF, Buffer.alloc(21 * 1024 * 1024)]), 'a.pdf'],
];

/** Names that would be somewhere else, if they were a place. Taken without their folders, or refused. */
const NAMES = ['../../x.pdf', '/etc/x.pdf', '..\\..\\x.pdf', 'a\0.pdf', '%2e%2e%2fx.pdf', 'CON.pdf', '\u202efdp.x.pdf'];

/** Sends a file as a form. */
export async function upload(caller, content, name, headers = {}) {
  const form = new FormData();
  form.append('file', new File([content], name));
  return answered(
    await fetch(`${caller.url}/attachments`, {
      method: 'POST',
      body: form,
      headers: { ...tokenOf(caller), ...headers },
    }),
  );
}

const tokenOf = ({ token }) => (token ? { authorization: `Bearer ${token}` } : {});

async function answered(response) {
  const text = await response.text();
  let error = null;
  try {
    error = JSON.parse(text).errors?.[0]?.extensions ?? null;
  } catch {
    // What is no JSON has no error of ours.
  }
  return { status: response.status, headers: response.headers, text, error };
}

/** Files: what strangers come to of them, what links are good for, and what is taken in. */
export async function tryFiles({ program, people, victims }) {
  return [
    ['nobody and no stranger comes to a file, attaches or detaches one', await byStrangers(program, people, victims)],
    ['a link is good for its file, its unit and its time alone', await byLinks(people, victims)],
    ['no content and no name does more than be refused', await byContents(people)],
    ['no request for a file breaks the server', await byRequests(program, people, victims)],
  ];
}

const ONE = 'query($id: ID!) { attachment(id: $id) { id link { url } } }';
const DETACH = 'mutation($id: ID!) { detachFile(id: $id) { id } }';
const ATTACH = 'mutation($input: AttachFileInput!) { attachFile(input: $input) { id } }';

async function byStrangers(program, people, victims) {
  const holes = [];
  const nobody = await upload(new Caller(program.url, 'nobody'), PDF, 'a.pdf');
  if (nobody.status !== 401) holes.push({ who: 'nobody', status: nobody.status });
  const operator = await upload(people.operator, PDF, 'a.pdf');
  if (operator.status !== 403) holes.push({ who: 'operator', status: operator.status });
  for (const name of STRANGERS) {
    const own = await upload(people[name], PDF, `${name}.pdf`);
    const uploadId = JSON.parse(own.text).id;
    const input = (given) => ({ input: { kind: 'ACTIVITY', recordId: victims.Activity, uploadId, ...given } });
    for (const [query, given] of [
      [ONE, { id: victims.Attachment }],
      [ONE, { id: victims.Upload }],
      [DETACH, { id: victims.Attachment }],
      [ATTACH, input({})],
      [ATTACH, input({ uploadId: victims.Upload })],
      [ATTACH, input({ kind: 'INSPECTION' })],
    ]) {
      const { error, text } = await people[name].ask(query, given);
      if (error?.code !== 'NOT_FOUND') holes.push({ who: name, query, text: text.slice(0, 200) });
    }
  }
  // Who oversees it sees it, and changes nothing.
  const seen = await people.county.ask(ONE, { id: victims.Attachment });
  if (!seen.data?.attachment) holes.push({ who: 'county', text: seen.text });
  const taken = await people.county.ask(DETACH, { id: victims.Attachment });
  if (taken.error?.reason !== 'READ_ONLY_OVERSIGHT') holes.push({ who: 'county', text: taken.text });
  return holes;
}

async function byLinks(people, victims) {
  const holes = [];
  const { attachment } = await people.police.data(ONE, { id: victims.Attachment });
  const right = new URL(attachment.link.url, people.police.url);
  const good = await fetch(right);
  const head = (name) => good.headers.get(name) ?? '';
  const said = {
    status: good.status,
    same: Buffer.from(await good.arrayBuffer()).equals(PDF),
    saved: /^attachment; filename="file\.pdf"; filename\*=UTF-8''[\w%.-]+\.pdf$/.test(head('content-disposition')),
    sniffed: head('x-content-type-options') === 'nosniff',
    boxed: head('content-security-policy').includes('sandbox'),
    kept: head('cache-control') === 'no-store',
  };
  if (said.status !== 200 || Object.values(said).includes(false)) holes.push({ title: 'a link', ...said });
  if (Number(right.searchParams.get('until')) * 1000 - Date.now() > 300_000) holes.push({ title: 'a link lasts' });
  const { viewer } = await people.school.data('{ viewer { tenant { id } } }');
  const changes = {
    'no signature': (url) => url.searchParams.delete('signature'),
    'another signature': (url) => url.searchParams.set('signature', 'A'.repeat(43)),
    'a padded signature': (url) => url.searchParams.set('signature', `${right.searchParams.get('signature')}=`),
    'a signature twice': (url) => url.searchParams.append('signature', 'x'),
    'another city': (url) => url.searchParams.set('city', '3405'),
    'another unit': (url) => url.searchParams.set('tenant', viewer.tenant.id),
    'a region': (url) => url.searchParams.set('region', '3402'),
    'a later end': (url) => url.searchParams.set('until', String(Number(right.searchParams.get('until')) + 60)),
    'an end that is over': (url) => url.searchParams.set('until', '1'),
    'an end that is none': (url) => url.searchParams.set('until', 'Infinity'),
    'another file': (url) => (url.pathname = url.pathname.replace(victims.Attachment, victims.Upload)),
    'a file that nobody has': (url) => (url.pathname = url.pathname.replace(victims.Attachment, NOBODY_HAS)),
    'its preview': (url) => (url.pathname = url.pathname.replace('/content', '/preview')),
    'a path': (url) => (url.pathname = '/attachments/..%2f..%2fetc%2fpasswd/content'),
  };
  for (const [title, change] of Object.entries(changes)) {
    const url = new URL(right);
    change(url);
    const { status, error } = await answered(await fetch(url));
    if (status !== 404 || error?.code !== 'NOT_FOUND') holes.push({ title, status, error });
  }
  for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'PATCH']) {
    const { status } = await fetch(right, { method });
    if (![404, 405].includes(status)) holes.push({ method, status });
  }
  return holes;
}

async function byContents(people) {
  const holes = [];
  for (const [title, content, name] of REFUSED) {
    const { status, error } = await upload(people.bank, content, name);
    if (status !== 400 || error?.code !== 'BAD_INPUT') holes.push({ title, status, error });
  }
  for (const name of NAMES) {
    const { status, text, error } = await upload(people.bank, PDF, name);
    const stored = status === 201 ? JSON.parse(text).name : null;
    const isPlain = stored !== null && !/[/\\\0\u202e]/.test(stored);
    if (!(isPlain || (status === 400 && error?.code === 'BAD_INPUT'))) holes.push({ name, status, stored, error });
  }
  return holes;
}

async function byRequests(program, people) {
  const holes = [];
  const form = (boundary, body) => ({ type: `multipart/form-data; boundary=${boundary}`, body });
  const part = (further = '') =>
    `--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"${further}\r\n\r\n`;
  for (const [title, { type, body }] of Object.entries({
    'no boundary': { type: 'multipart/form-data', body: 'x' },
    'another boundary': form('y', `${part()}${PDF}\r\n--x--\r\n`),
    'an end that is missing': form('x', `${part()}${PDF}`),
    'a head without end': form('x', part(`; x="${'a'.repeat(100_000)}"`)),
    'a thousand fields': form(
      'x',
      `${'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(1_000)}--x--`,
    ),
    'two files': form('x', `${part()}${PDF}\r\n${part()}${PDF}\r\n--x--\r\n`),
    'a name that is none': form('x', `${part().replace('a.pdf', '')}${PDF}\r\n--x--\r\n`),
    'no form': { type: 'application/json', body: '{"file":"x"}' },
  })) {
    const headers = { ...tokenOf(people.bank), 'content-type': type };
    const { status, error } = await answered(
      await fetch(`${program.url}/attachments`, { method: 'POST', headers, body }),
    );
    if (![400, 415].includes(status) || error?.code === 'INTERNAL') holes.push({ title, status, error });
  }
  const key = { 'idempotency-key': 'one' };
  const [first, again] = [await upload(people.bank, PDF, 'k.pdf', key), await upload(people.bank, PDF, 'k.pdf', key)];
  if (first.text !== again.text) holes.push({ title: 'sent again', first: first.text, again: again.text });
  const other = await upload(people.bank, Buffer.concat([PDF, PDF]), 'k.pdf', key);
  if (other.error?.reason !== 'IDEMPOTENCY_KEY_REUSED')
    holes.push({ title: 'another under the key', other: other.text });
  const foreign = await upload(people.hospital, PDF, 'k.pdf', key);
  if (foreign.status !== 201 || foreign.text === first.text)
    holes.push({ title: 'the key of others', foreign: foreign.text });
  const next = await upload(people.bank, PDF, 'afterwards.pdf');
  if (next.status !== 201) holes.push({ title: 'afterwards', status: next.status });
  return holes;
}

/** A PNG that says it has so many pixels, and has none. */
function bombOf(width, height) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const length = Buffer.from([0, 0, 0, 13]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    length,
    Buffer.from('IHDR'),
    head,
    Buffer.alloc(4),
  ]);
}
