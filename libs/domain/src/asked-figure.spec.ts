import { expect, test } from '@jest/globals';
import { asksTheSame, figureAskedBy } from './asked-figure.js';

test.each([
  ['本月发放宣传资料份数', 'LEAFLETS'],
  ['发放传单数量（份）', 'LEAFLETS'],
  ['开展宣传活动多少场', 'ACTIVITIES'],
  ['活动场次', 'SESSIONS'],
  ['入户走访户数', 'HOUSEHOLDS_COVERED'],
  ['本月立案数', 'CASES_FILED'],
  ['破案率', 'CLEARANCE_RATE'],
  ['挽回损失金额（万元）', 'LOSS_AVOIDED'],
  ['成功劝阻人次', 'DISSUASIONS'],
  ['国家反诈中心APP安装数', 'APP_ASSISTED'],
  ['发现隐患（个）', 'HAZARDS_FOUND'],
  ['Number of leaflets handed out', 'LEAFLETS'],
] as const)('%s asks for %s', (label, code) => expect(figureAskedBy(label)).toBe(code));

test.each([
  '存在问题',
  '工作亮点',
  '下一步打算',
  '宣传活动开展情况',
  '典型案例',
  '下次走访安排',
  '数字化宣传短信做法',
  '入户走访中的经验',
  '涉诈警情数据分析',
  'What went well',
  '预计明年编制数',
])('%s asks for words, or for what the ledger does not know', (label) => expect(figureAskedBy(label)).toBeNull());

test('two labels ask the same whatever signs stand between', () => {
  expect(asksTheSame('存在问题：', ' 存在 问题')).toBe(true);
  expect(asksTheSame('存在问题', '存在的问题')).toBe(false);
});
