import { SUMMARY_MARK_KINDS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { figure, snapshotOf, stated } from '../../../test/snapshot-of.js';
import {
  BREAKDOWNS,
  CLAUSES,
  NO_COMPARISON,
  NO_RECORD,
  OPENINGS,
  REPORTING,
  RESULTS,
  SENTENCES,
  SOURCES,
} from '../document/phrases.js';
import { marksIn } from './marks-in.js';
import { openMarks } from './open-marks.js';

const SNAPSHOT = snapshotOf([
  figure('CASES_FILED', stated(19), stated(26)),
  figure('LOSS', stated('627400.00')),
  figure('LEAFLETS', stated(42180, { atLeast: true })),
  figure('HOUSEHOLD_COVERAGE', stated('61.38')),
  figure('SMS', stated(0)),
  figure('PARTICIPANTS', stated(714)),
]);
const FIGURES = new Map(SNAPSHOT.figures.map((each) => [each.key, each]));
const marks = (text: string, section: Parameters<typeof marksIn>[1] = 'RESULTS') =>
  marksIn(text, section, FIGURES).map(({ kind, words }) => `${kind} ${words}`);

describe('a text of a summary is marked', () => {
  it.each([
    ['取得了良好成效。', 'CLAIM 取得了良好成效'],
    ['群众防骗意识明显提高。', 'CLAIM 意识明显提高'],
    ['宣传效果显著。', 'CLAIM 效果显著'],
    ['显著提升了知晓率。', 'CLAIM 显著提升'],
    ['筑牢反诈防线。', 'CLAIM 筑牢反诈防线'],
    ['受到了群众的一致好评。', 'CLAIM 受到了群众的一致好评'],
    ['实现重点村居覆盖率100%。', 'TARGET_AS_RESULT 实现重点村居覆盖率100%'],
    ['实现了宣传全覆盖。', 'TARGET_AS_RESULT 实现了宣传全覆盖'],
    ['损失3亿4500万元。', 'NUMBER_FORM 3亿4500万'],
    ['近100余人到场。', 'NUMBER_FORM 近100余'],
    ['知晓率在80%左右以上。', 'NUMBER_FORM 80%左右以上'],
    ['发放12,306份。', 'NUMBER_FORM 12,306'],
    ['发放三千余份。', 'NUMBER_FORM 三千余份'],
    ['提高3.2个百分比。', 'NUMBER_FORM 提高3.2个百分比'],
    ['全区立案21起。', 'NUMBER_DIFFERS 21起'],
    ['发送短信500条。', 'NUMBER_DIFFERS 500条'],
    ['慰问困难家庭12户。', 'NUMBER_WITHOUT_SOURCE 12户'],
    ['今年以来开展了宣传。', 'PERIOD_MISSING 今年以来'],
    ['受害人李建国被骗。', 'PERSON_NAME 李建国'],
    ['居民王芳，听从劝阻。', 'PERSON_NAME 王芳'],
    ['联系电话13912345678。', 'PERSONAL_NUMBER 13912345678'],
    ['联系电话0553-1234567。', 'PERSONAL_NUMBER 0553-1234567'],
    ['身份证号：3402**********1234。', 'PERSONAL_NUMBER 身份证号：3402**********1234'],
  ])('%s', (text, expected) => expect(marks(text)).toEqual([expected]));

  it.each([
    ['the figure of the ledger', '立案19起，损失62.74万元，上期立案26起。'],
    ['its words', '发放宣传资料4.2万余份，入户覆盖率61.4%。'],
    ['a bound figure', '立案{{CASES_FILED}}。'],
    ['a family name with 某', '受害人王某被骗，居民李女士报警。'],
    ['dates, documents and lists', '2026年10月21日，湾反诈〔2026〕5号，第3期，1.组织领导。'],
    ['a target that says so', '力争年底前实现入户全覆盖，计划发放宣传资料5000份。'],
    ['words that look alike', '群众高度关注，一户一策，学生金融知识不足。'],
    ['a period with its days', '今年以来（1月1日至10月31日）立案19起。'],
  ])('but not %s', (_, text) => expect(marks(text)).toEqual([]));

  it.each([
    '按要求开展宣传，参加800人次。',
    '根据上级工作要求组织宣传参加800人次。',
    '按年度计划开展宣传参加800人次。',
    '按照市局部署要求，参加800人次。',
    '开展模拟演练，参加800人次。',
    '开展模拟演练参加800人次。',
    '讲解拟态诈骗、虚拟货币，参加800人次。',
    '面向目标群体宣传，参加800人次。',
    '面向目标人群宣传参加800人次。',
    '以零发案为目标，参加800人次。',
    '实现年度目标，参加800人次。',
    '确保活动安全，参加800人次。',
    '确保活动安全有序、参加800人次。',
    '计划培训700人次，参加800人次。',
    '计划培训的已参加800人次。',
    '力争全覆盖，参加800人次。',
    '每月开展宣传，参加800人次。',
    '为下一步工作打基础，参加800人次。',
    '争取到各方支持参加800人次。',
    '制定宣传计划参加800人次。',
    '符合要求的参加800人次。',
    '参加不少于800人次。',
    '按照省市工作要求及目标任务开展宣传参加800人次。',
    '严格要求参加800人次。',
    '有要求的单位参加800人次。',
    '高于年度目标参加800人次。',
    '重点目标参加800人次。',
    '计划财务科参加800人次。',
    '争取群众支持参加800人次。',
    '规定动作参加800人次。',
    '今后开展的宣传，参加800人次。',
    '计划培训700人次，实际参加800人次。',
  ])('a number that no will governs is compared: %s', (text) =>
    expect(marks(text).filter((each) => each.startsWith('NUMBER_DIFFERS'))).toEqual(['NUMBER_DIFFERS 800人次']),
  );

  it.each([
    '力争达到800人次。',
    '拟培训800人次。',
    '要求覆盖800户。',
    '上级要求覆盖800户。',
    '根据文件要求，拟培训800人次。',
    '按上级要求计划培训800人次。',
    '全年目标为800人次。',
    '年度目标800人次。',
    '全年目标：参加800人次。',
    '目标人次800人次。',
    '下一步工作中，参加800人次。',
    '确保参加800人次。',
    '计划在年底前，参加800人次。',
    '计划发放宣传资料5000份、手册200册。',
    '预计参加800人次。',
    '下一步，参加800人次，走访200户。',
    '每月应不少于12场。',
    '按规定每户发放2份。',
    '拟定于12月参加800人次。',
  ])('a number that is planned or required is not: %s', (text) => expect(marks(text)).toEqual([]));

  it('numbers of next steps are plans', () => {
    expect(marks('实现宣传全覆盖，走访2000户。', 'NEXT_STEPS')).toEqual([]);
    expect(marks('近100余人。', 'NEXT_STEPS')).toEqual(['NUMBER_FORM 近100余']);
  });

  it('with places, reasons and what to write', () => {
    const text = '😀一是全区立案21起；二是效果显著。';
    const found = marksIn(text, 'RESULTS', FIGURES);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['21起', '效果显著']);
    expect(found[0]).toMatchObject({
      reason: { zh: '手工写的是21起，台账是19起', en: 'Typed by hand as 21起; the ledger says 19起' },
      suggestion: { zh: '改用台账的数字：立案数', en: 'Use the figure of the ledger: Cases filed' },
    });
    expect(found[1]?.suggestion.zh).toBe('换成台账里的数字，如“立案数”同比的变化，或删去');
    for (const { reason, suggestion } of found)
      for (const said of [reason.zh, reason.en, suggestion.zh, suggestion.en]) {
        expect(said.length).toBeGreaterThan(3);
        // A clerk reads names of figures, not their codes.
        expect(said).not.toMatch(/[{}]|[A-Z]+_[A-Z]+/);
      }
  });

  it('every kind is found by some rule', () => {
    const text = '效果显著。立案1起。慰问9户。实现全覆盖。近9余人。今年以来好。居民王芳，来。13912345678';
    expect(new Set(marksIn(text, 'RESULTS', FIGURES).map(({ kind }) => kind))).toEqual(
      new Set(SUMMARY_MARK_KINDS.map(({ code }) => code)),
    );
  });
});

it('nothing that the summary says by itself is marked as a claim', () => {
  const phrases = [
    ...Object.values(CLAUSES).flat(),
    ...SENTENCES.flatMap(({ leads }) => leads),
    ...BREAKDOWNS.flatMap(({ forms }) => forms),
    ...RESULTS.flatMap(([, names]) => names),
    ...[...OPENINGS, ...REPORTING, ...SOURCES, NO_RECORD, NO_COMPARISON],
  ];
  expect(phrases.filter((phrase) => marksIn(phrase, 'RESULTS', FIGURES).length > 0)).toEqual([]);
});

describe('before a summary is issued', () => {
  const draft = (text: string, kept: readonly { kind: never; words: string }[] = []) =>
    openMarks({
      narrative: { PROBLEMS: text },
      keptMarks: kept.map((each) => ({ ...each, section: 'PROBLEMS' as const })),
      snapshot: SNAPSHOT,
    }).map(({ words }) => words);

  it('claims may stand, numbers that differ have to be decided', () => {
    expect(draft('效果显著。立案21起。')).toEqual(['21起']);
    expect(draft('立案21起。', [{ kind: 'NUMBER_DIFFERS' as never, words: '21起' }])).toEqual([]);
    expect(draft('立案22起。', [{ kind: 'NUMBER_DIFFERS' as never, words: '21起' }])).toEqual(['22起']);
  });

  it('nobody decides to keep the number of a person', () => {
    expect(draft('13912345678', [{ kind: 'PERSONAL_NUMBER' as never, words: '13912345678' }])).toHaveLength(1);
  });
});

it('hostile texts take no longer than others of their length', () => {
  const length = 20_000;
  for (const part of [
    '0',
    '9.',
    '1,',
    '立案',
    '居民王',
    '实现',
    '一',
    '近1',
    '{{',
    '今年以来',
    '。',
    '筑',
    '打造',
    ' ',
    '1亿1',
    '身份证号',
    '按1份',
    '拟1份、',
    '完成确保1人',
  ]) {
    const text = part.repeat(Math.ceil(length / part.length)).slice(0, length);
    const began = performance.now();
    marksIn(text, 'RESULTS', FIGURES);
    expect({ part, slow: performance.now() - began > 1_500 }).toEqual({ part, slow: false });
  }
});
