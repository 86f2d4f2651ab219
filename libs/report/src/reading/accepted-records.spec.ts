import { describe, expect, it } from '@jest/globals';
import { readSummary } from '../prose-reader/index.js';
import { acceptedErrors } from './accepted-paths.js';
import { plannedRecords } from './accepted-records.js';
import { offeredOf } from './offered.js';
import type { AcceptedProposalInput } from './read-text.inputs.js';
import { toldBefore } from './told-before.js';

const input = (further: Partial<AcceptedProposalInput> = {}): AcceptedProposalInput => ({
  proposal: 0,
  startOn: '2026-09-01',
  amounts: [],
  ...further,
});

/** The records that the proposal with these words becomes. */
function recordsOf(text: string, words: string, unitType: 'SCHOOL' | 'POLICE' | 'BANK', further = {}) {
  const { records, readings } = readSummary(text, { unitType, reportDate: '2026-09-30' });
  const offered = offeredOf(records, readings, unitType).find(({ proposal }) => proposal.quote.includes(words));
  if (!offered) throw new Error(`Nothing is proposed of ${words}`);
  const sources = { offered, readings, input: input(further), homeRegion: '340210100', keyOf: String };
  return { offered, records: plannedRecords(sources) };
}

describe('the records of a proposal', () => {
  it('have its words, its amounts, and no part beside its total', () => {
    const text = '我校9月工作总结\n9月1日，我校发放宣传单3000余份，其中一年级发放宣传单600份。';
    const { records } = recordsOf(text, '3000', 'SCHOOL');
    expect(records).toHaveLength(1);
    expect(records[0]?.input).toMatchObject({
      measures: [{ indicator: 'LEAFLETS', value: 3000, qualifier: 'AT_LEAST' }],
      narrative: expect.stringContaining('3000余份'),
    });
  });

  it('take corrections, and leave out what a person leaves out', () => {
    const text = '我校9月工作总结\n9月1日，我校开展反诈讲座2场，参加学生300人。';
    const { offered } = recordsOf(text, '讲座', 'SCHOOL');
    const [first, second] = offered.amounts.map(({ reading }) => reading);
    const amounts = [
      { reading: first ?? 0, leaveOut: true },
      { reading: second ?? 0, value: 310, qualifier: 'APPROX' as const },
    ];
    expect(recordsOf(text, '讲座', 'SCHOOL', { amounts }).records[0]?.input).toMatchObject({
      measures: [{ value: 310, qualifier: 'APPROX' }],
    });
  });

  it('name errors by the field of the proposal', () => {
    const text = '我校9月工作总结\n9月1日，我校开展反诈讲座2场，参加学生300人。';
    const [record] = recordsOf(text, '讲座', 'SCHOOL').records;
    if (!record) throw new Error('No record');
    const errors = [
      { path: 'measures.1.value', code: 'NEGATIVE' } as const,
      { path: 'runningSince', code: 'NOT_A_DATE' } as const,
      { path: 'endOn', code: 'DATE_IN_FUTURE' } as const,
    ];
    expect(acceptedErrors('accepted.2', record, errors, false).map(({ path }) => path)).toEqual([
      'accepted.2.amounts.1.value',
      'accepted.2.startOn',
      'accepted.2.startOn',
    ]);
  });

  it('are none of other units, and none of ledgers that the unit does not keep', () => {
    const text = '我行9月工作总结\n今年以来，公安机关共破获电信诈骗案件31起，抓获犯罪嫌疑人12名。\n我行开展讲座1场。';
    const { records, readings } = readSummary(text, { unitType: 'BANK', reportDate: '2026-09-30' });
    const obstacles = offeredOf(records, readings, 'BANK').flatMap(({ obstacle }) => obstacle ?? []);
    expect(obstacles).toContain('OF_OTHERS');
  });
});

describe('the money of an interception', () => {
  const before = '11月工作总结\n11月3日，开展反诈讲座2场，参加300人。\n';
  it.each([
    ['11月8日，一名学生接到冒充客服的电话，班主任及时发现并劝阻，避免损失3800元。', 'SCHOOL', 380_000, 1],
    ['11月8日，柜员成功劝阻一名老人转账，避免损失5万元。', 'BANK', 5_000_000, 1],
    ['11月8日，成功避免客户损失8万元。', 'BANK', 8_000_000, 1],
    ['11月8日，成功劝阻一名老人转账1起，避免损失5万元。', 'BANK', 5_000_000, 1],
    ['11月8日，成功避免损失5万元。', 'BANK', 5_000_000, null],
  ] as const)('%s', (words, unitType, amount, count) => {
    const { records, readings } = readSummary(`${before}${words}`, { unitType, reportDate: '2026-11-30' });
    const offered = offeredOf(records, readings, unitType).find(({ proposal }) => proposal.kind === 'INTERCEPTION');
    if (!offered) throw new Error('No interception is proposed');
    const sources = { offered, readings, input: input(), homeRegion: '340210100', keyOf: String };
    expect(plannedRecords(sources).map((record) => record.input)).toEqual([expect.objectContaining({ amount, count })]);
  });
});

describe('parts of a count', () => {
  it.each([
    '11月成功拦截诈骗3起，避免损失5万元。其中柜面拦截2起、电话劝阻1起。',
    '11月成功拦截诈骗3起，避免损失5万元，其中柜面拦截2起、电话劝阻1起。',
    '11月成功拦截诈骗交易3笔。其中柜面拦截2起，电话劝阻1起。',
    '11月成功拦截诈骗3起，其中拦截诈骗电话引流1起、短信引流2起。',
  ])('are neither activities nor records of their own: %s', (words) => {
    const text = `11月工作总结\n11月3日，开展反诈讲座2场，参加300人。\n${words}`;
    const { records, readings } = readSummary(text, { unitType: 'BANK', reportDate: '2026-11-30' });
    const possible = offeredOf(records, readings, 'BANK').filter(({ obstacle }) => obstacle === null);
    const types = possible.flatMap(({ proposal }) => proposal.activityType ?? []);
    expect(types).toEqual(['LECTURE', 'ONSITE_INTERCEPTION']);
    const interceptions = possible.filter(({ proposal }) => proposal.kind === 'INTERCEPTION');
    const stated = interceptions.flatMap(({ amounts }) => amounts.filter(({ role }) => role === 'STATED'));
    expect(
      stated.filter(({ indicator }) => indicator === 'INTERCEPTIONS').map(({ reading }) => readings[reading]?.value),
    ).toEqual([3]);
  });
});

describe('what was told before', () => {
  const told = '9月1日，我校在大礼堂开展反诈专题讲座1场，参加学生300人。';
  const proposals = (text: string) => readSummary(`我校工作总结\n${text}`, { unitType: 'SCHOOL' }).records;
  const words = [{ kind: 'ACTIVITY', id: 'a', day: '2026-09-01', words: told }] as const;

  it('is found in a record with other signs, and not where the day or a figure differs', () => {
    const same = proposals('9月1日,我校在大礼堂开展反诈专题讲座1场,参加学生300人。');
    expect(toldBefore('x', same, [], words)[0]).toMatchObject({ kind: 'ACTIVITY', recordId: 'a' });
    for (const other of ['9月8日，我校在大礼堂开展反诈专题讲座1场，参加学生300人。', told.replace('300', '310')])
      expect(toldBefore('x', proposals(other), [], words)).toEqual(proposals(other).map(() => null));
  });
});
