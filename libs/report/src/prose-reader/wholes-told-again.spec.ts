import { describe, expect, it } from '@jest/globals';
import { readSummary } from './read-summary.js';

const PARTS = '11月6日，在广场开展集中宣传1场，发放传单200份。\n11月12日，举办反诈讲座1场，参加80人，发放传单100份。';
const classes = (words: string) =>
  readSummary(`社区11月反诈工作总结\n${words}`, { reportDate: '2026-11-30' }).readings.map(
    ({ quote, class: is, confidence }) => ({ quote, is, sure: confidence >= 0.8 }),
  );
const question = (quote: string) => ({ quote, is: 'RUNNING_TOTAL', sure: false });
const result = (quote: string) => ({ quote, is: 'RESULT', sure: true });

describe('a whole beside the parts that the text tells', () => {
  it.each([
    '本月共开展各类宣传活动5场次，发放传单900余份',
    '全月共开展宣传活动5场，发放传单900余份',
    '11月份，全社区累计开展宣传5场、发放传单900余份',
    '本季度共计开展宣传5场，累计发放传单900余份',
    '累计开展宣传活动5场，共发放传单900余份',
    '合计发放传单900余份，开展活动5场',
    '以上活动总计5场，发放传单900余份',
    '一个月来，全社区共开展活动5场，发放传单900余份',
  ])('is a question, whether it stands behind or before them: %s', (whole) => {
    for (const words of [`${PARTS}\n${whole}。`, `${whole}。\n${PARTS}`])
      expect(classes(words)).toEqual(expect.arrayContaining([question('5'), question('900余'), result('200')]));
  });

  it('is one also where the parts have no figures, or are single cases', () => {
    const days = '11月6日，在广场开展集中宣传。\n11月12日，举办反诈讲座，参加80人。';
    expect(classes(`${days}\n本月共开展各类宣传活动5场次。`)).toContainEqual(question('5'));
    const story = `${PARTS}\n11月8日，柜员成功劝阻一名老人转账，避免损失5万元。`;
    expect(classes(`${story}\n本月共成功拦截诈骗7起，避免损失19万元。`)).toEqual(
      expect.arrayContaining([question('7'), question('19万')]),
    );
  });

  it('is a result where nothing is told beside it, and where what is told is more than it', () => {
    expect(classes('本月共开展各类宣传活动5场次，发放传单900份。')).toEqual(
      expect.arrayContaining([result('5'), result('900')]),
    );
    expect(classes('举办讲座2场，累计发放传单300份。举办班会3场，累计发放传单200份。')).toEqual(
      expect.arrayContaining([result('300'), result('200')]),
    );
    expect(classes(`${PARTS}\n累计发放传单150份。`)).toContainEqual(result('150'));
  });

  it('stays told before where the parts add up to it', () => {
    expect(classes('举办讲座18场、班会7场，合计25场。')).toContainEqual(expect.objectContaining({ is: 'CONTEXT' }));
  });
});
