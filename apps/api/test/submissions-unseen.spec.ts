import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  type Answer,
  cellOf,
  EXPLAIN,
  makeSubmissionFixture,
  RETURN,
  SUBMIT,
  type SubmissionFixture,
  WITHDRAW,
  ZERO,
} from './submissions.fixture.js';

/** What a unit has written and not handed in is read by the unit alone. */
let fixture: SubmissionFixture;
let form: Answer;
beforeAll(async () => {
  fixture = await makeSubmissionFixture();
  form = await fixture.define();
  await fixture.open();
});
afterAll(() => fixture.end());

const OVERSEERS = ['official', 'city-official'];
const CELLS = [
  { cell: 'LEAFLETS', reason: 'UNUSUAL_CHANGE' },
  { cell: 'text1', reason: 'UNUSUAL_CHANGE' },
];
/** The explanation of a figure and the text, as somebody reads them. */
const read = async (name: string, id: string) => {
  const submission = await fixture.read(name, id);
  const { text, before } = (submission['texts'] as Answer[])[0] as Answer;
  return { explanation: cellOf(submission, 'LEAFLETS')['explanation'], text, before };
};
const say = async (id: string, explanation: string, text: string) => {
  await fixture.act('school-admin', EXPLAIN, id, { cell: 'LEAFLETS', text: explanation });
  await fixture.act('school-admin', EXPLAIN, id, { cell: 'text1', text });
};
const nobodySees = { explanation: null, text: '', before: null };

it('is seen by others once it is handed in, and what is taken back no longer', async () => {
  const id = await fixture.of(fixture.school, form['id'], '2026-11');
  await fixture.leaflets(fixture.school, '2026-11-10', 100);
  await say(id, '增发一次', '人手不够');
  expect(await read('school-admin', id)).toEqual({ explanation: '增发一次', text: '人手不够', before: null });
  for (const name of OVERSEERS) expect(await read(name, id)).toEqual(nobodySees);
  await fixture.act('school-admin', SUBMIT, id);
  for (const name of OVERSEERS)
    expect(await read(name, id)).toMatchObject({ explanation: '增发一次', text: '人手不够' });
  await fixture.act('school-admin', WITHDRAW, id);
  for (const name of OVERSEERS) expect(await read(name, id)).toEqual(nobodySees);
  await fixture.act('school-admin', SUBMIT, id);
});

it('of what was returned shows others what was handed in, then both', async () => {
  const id = await fixture.of(fixture.school, form['id'], '2026-11');
  await fixture.act('official', RETURN, id, { cells: CELLS });
  for (const name of OVERSEERS)
    expect(await read(name, id)).toMatchObject({ explanation: '增发一次', text: '人手不够' });
  await say(id, '改过的说明', '写到一半');
  expect(await read('school-admin', id)).toEqual({ explanation: '改过的说明', text: '写到一半', before: '人手不够' });
  for (const name of OVERSEERS)
    expect(await read(name, id)).toEqual({ explanation: null, text: '人手不够', before: null });
  await fixture.act('school-admin', SUBMIT, id);
  for (const name of OVERSEERS)
    expect(await read(name, id)).toEqual({ explanation: '改过的说明', text: '写到一半', before: '人手不够' });
});

it('is the sentence beside a zero that waits for records, too', async () => {
  const id = await fixture.of(fixture.bank, form['id'], '2026-11');
  await fixture.act('bank-admin', ZERO, id, { reason: 'NOT_RECORDED', note: '还没录' });
  expect(await fixture.read('bank-admin', id)).toMatchObject({ zero: 'NOT_RECORDED', zeroNote: '还没录' });
  for (const name of OVERSEERS)
    expect(await fixture.read(name, id)).toMatchObject({ zero: 'NOT_RECORDED', zeroNote: null });
  await fixture.act('bank-admin', ZERO, id, { reason: 'NOT_DONE', note: '本月没有' });
  for (const name of OVERSEERS) expect(await fixture.read(name, id)).toMatchObject({ zeroNote: '本月没有' });
});
