import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { APPROVE, RETURN, EXPLAIN, GRANT, REVOKE, FORMS, LIST, makeSubmissionFixture, READ, REMIND, RETURN_MANY, SUBMIT, type SubmissionFixture, TEXT, CHASE, TODO, WITHDRAW, ZERO, DEFINE, monthly } from './submissions.fixture.js';
let f: SubmissionFixture;
const log = (...x: unknown[]) => process.stdout.write(x.map((y) => typeof y === 'string' ? y : JSON.stringify(y)).join(' ').slice(0, 700) + '\n');
beforeAll(async () => { f = await makeSubmissionFixture(); });
afterAll(() => f.end());
it('zero with stock', async () => {
  const form = await f.define({ title: 'stock', indicators: ['LEADERSHIP_GROUPS'], types: ['SCHOOL'] });
  await f.group(f.school, '2026-09-01');
  await f.open();
  const id = await f.of(f.school, form['id'], '2026-10');
  const { version, cells } = await f.read('school-admin', id);
  log('stock zero', cells, await f.asked('school-admin', ZERO, { id, version, reason: 'NOT_DONE', note: '无' }));
});
it('foreign vs missing', async () => {
  const form = await f.define({ title: 'plain' });
  await f.open();
  const id = await f.of(f.school, form['id'], '2026-10');
  const missing = '01a23101-0000-7000-8000-000000000000';
  for (const who of ['sibling-admin', 'bank-admin']) for (const [n, q, v] of [
    ['read', READ, {}], ['submit', SUBMIT, { version: 1 }], ['withdraw', WITHDRAW, { version: 1 }], ['zero', ZERO, { version: 1, reason: 'NOT_DONE', note: 'x' }],
    ['explain', EXPLAIN, { version: 1, cell: 'LEAFLETS', text: 'x' }], ['return', RETURN, { version: 1, cells: [{ cell: 'LEAFLETS', reason: 'COUNTED_TWICE' }] }],
  ] as const) {
    const a = await f.asked(who, q, { id, ...v }), b = await f.asked(who, q, { id: missing, ...v });
    if (JSON.stringify(a) !== JSON.stringify(b)) log('DIFF', who, n, a, b);
  }
  for (const who of ['sibling-admin', 'bank-admin', 'official']) for (const [n, q, v] of [
    ['approve', APPROVE, (x: string) => ({ seen: [{ id: x, version: 1 }] })], ['remind', REMIND, (x: string) => ({ ids: [x] })],
    ['grant', GRANT, (x: string) => ({ input: { submissionId: x, reason: '因故', expiresOn: '2026-12-20' } })], ['revoke', REVOKE, (x: string) => ({ id: x })],
    ['chase', CHASE, (x: string) => ({ formId: x, period: '2026-10' })], ['text', TEXT, (x: string) => ({ formId: x, period: '2026-10', style: 'UNITS' })],
    ['define', DEFINE, (x: string) => ({ id: x, input: monthly() })],
  ] as const) {
    const target = ['chase', 'text', 'define'].includes(n) ? form['id'] : id;
    const a = await f.asked(who, q, v(target)), b = await f.asked(who, q, v(missing));
    if (JSON.stringify(a) !== JSON.stringify(b)) log('DIFF', who, n, a, b);
  }
  log('upper', await f.asked('school-admin', SUBMIT, { id: id.toUpperCase(), version: 1 }));
  log('upper many', await f.asked('official', APPROVE, { seen: [{ id: id.toUpperCase(), version: 1 }] }));
});
it('remind flood', async () => {
  const form = await f.define({ title: 'flood' });
  await f.open();
  const id = await f.of(f.school, form['id'], '2026-10');
  for (let i = 0; i < 3; i++) log('remind', await f.asked('official', REMIND, { ids: [id, id.toUpperCase()] }), await f.asked('official', REMIND, { ids: [id] }));
});
it('many at once', async () => {
  const form = await f.define({ title: 'race' });
  await f.leaflets(f.school, '2026-10-10', 5);
  await f.open();
  const id = await f.of(f.school, form['id'], '2026-10');
  const all = await Promise.all(Array.from({ length: 8 }, () => f.asked('school-admin', SUBMIT, { id, version: 1 })));
  log('submits', all.map((x) => x['reason'] ?? x['code'] ?? 'ok'));
  const v = (await f.read('official', id))['version'];
  const mixed = await Promise.all([
    f.asked('official', APPROVE, { seen: [{ id, version: v }] }), f.asked('second-official', RETURN, { id, version: v, cells: [{ cell: 'LEAFLETS', reason: 'COUNTED_TWICE' }] }),
    f.asked('school-admin', WITHDRAW, { id, version: v }), f.leaflets(f.school, '2026-10-11', 7).then(() => ({ code: 'rec' })),
  ]);
  log('mixed', mixed.map((x: any) => x['reason'] ?? x['code'] ?? 'ok'));
  const now = await f.read('official', id);
  log(now['state'], now['cells']);
});
it('hostile form', async () => {
  for (const [n, c] of Object.entries({
    bidi: { title: '月报\u202Eevil' }, zw: { title: '\u200b\u200b' }, crlf: { title: 'a\r\nb' }, formula: { title: '=cmd|calc' },
    narr: { narratives: Array.from({ length: 21 }, (_, i) => ({ title: `t${i}` })) }, dupnarr: { narratives: [{ title: 'a' }, { title: 'a' }] },
    cut31: { cutOffDay: 31 }, cut0: { cutOffDay: 0 }, cutneg: { cutOffDay: -1 }, bigRegions: { regionCodes: Array.from({ length: 5000 }, () => '340210') },
    lock: { lockDays: 5, dueDays: 10 }, farback: { firstPeriodFrom: '2020-01-01' }, regions: { regionCodes: ['3402'] }, other: { regionCodes: ['340223'] }, prov: { regionCodes: ['34'] },
    emptyTypes: { types: [] }, ind: { indicators: ['LOSS'] }, sect: { sectors: ['EDUCATION', 'EDUCATION'] }, feb: { firstPeriodFrom: '2026-02-29' },
  })) log(n, await f.asked('official', DEFINE, { input: monthly(c) }));
});
