import { describe, expect, it } from '@jest/globals';
import { parsePeriod } from '@fanzha/domain';
import { COUNTY, figure, SCHOOL, snapshotOf, stated } from '../../../test/snapshot-of.js';
import { contentHash } from '@fanzha/rollup';
import { CONTRIBUTING, DUE, type Snapshot } from '../snapshot/snapshot.js';
import { changesBetween } from './changes.js';
import { composeDocument, type SummaryContent } from './compose.js';
import { halfYearPeriod } from '../snapshot/half-year.js';
import { periodWords } from './period-words.js';
import { BREAKDOWNS, CLAUSES, NO_COMPARISON, NO_RECORD, OPENINGS, REPORTING, SENTENCES, SOURCES } from './phrases.js';
import { plainText, type SummaryDocument } from './summary-document.js';

const content = (snapshot: Snapshot, more: Partial<SummaryContent> = {}): SummaryContent => ({
  snapshot,
  snapshotHash: contentHash(snapshot),
  asOf: new Date('2026-11-05T01:42:00Z'),
  narrative: {},
  signedBy: '湖畔小学',
  issued: null,
  changed: null,
  ...more,
});
const written = (document: SummaryDocument) => document.blocks.map(({ inlines }) => plainText(inlines)).join('\n');
const text = (snapshot: Snapshot, more: Partial<SummaryContent> = {}) =>
  written(composeDocument(content(snapshot, more)));

const YEARLY = snapshotOf([
  figure('ACTIVITIES', stated(12), stated(10), stated(16)),
  figure('LEAFLETS', stated(3000, { atLeast: true, uncounted: 11, spanning: { records: 1, amount: '40' } })),
  figure('LED_PLAYS', stated(null, { uncounted: 3 })),
  figure('LOSS', stated('627400.00'), stated('0.00'), stated('800000.00', { approx: true })),
  figure('HOUSEHOLD_COVERAGE', stated('61.4'), stated('58.2'), null),
]);

describe('a summary', () => {
  it('has its parts in the customary order, numbered', () => {
    const headings = composeDocument(content(YEARLY)).blocks.filter(
      ({ kind, level }) => kind === 'HEADING' && level === 1,
    );
    expect(headings.map(({ inlines }) => plainText(inlines))).toEqual([
      '一、组织领导',
      '二、宣传防范',
      '三、预警劝阻与打击',
      '四、工作成效',
      '五、存在问题',
      '六、下一步打算',
    ]);
  });

  it('names as larger only what is larger than everything that it leaves out', () => {
    const filed = (...amounts: readonly number[]) =>
      text(
        snapshotOf(
          amounts.map((amount, at) => ({
            ...figure('CASES_FILED', stated(amount)),
            ...{ key: `CASES_FILED/FRAUD_TYPE/${at}`, by: 'FRAUD_TYPE' as const, member: `${at}`, label: `类型${at}` },
          })),
          { subject: COUNTY },
        ),
      );
    expect(filed(1, 1, 1, 1)).not.toContain('类型0');
    expect(filed(3, 1, 1, 1)).toMatch(/(较多|居前).*类型0|类型03起居前/);
    expect(filed(3, 1, 1, 1)).not.toContain('类型1');
    expect(filed(1, 1)).toMatch(/类型01起、类型11起/);
    expect(filed(1, 1)).not.toMatch(/较多|居前/);
  });

  it('has no （一） without a （二）', () => {
    const told = text(snapshotOf([figure('LEAFLETS', stated(20))]));
    expect(told).toContain('宣传资料20份');
    expect(told).not.toContain('（一）');
  });

  it('states units that are due once', () => {
    const counted = (key: string, value: number) => ({ ...figure('TENANTS', stated(value)), key, indicator: null });
    const [table] = composeDocument(
      content(
        snapshotOf([figure('TENANTS', stated(95), stated(94)), counted(DUE, 95), counted(CONTRIBUTING, 92)], {
          subject: COUNTY,
        }),
      ),
    ).annexes;
    expect(table?.rows.map(([name]) => name?.text)).toEqual(['已报单位', '应报单位数']);
  });

  it('says figures as records state them, with what is beside them', () => {
    const told = text(YEARLY);
    expect(told).toMatch(/3000余份（另有11次未统计，另有1项跨期，计40份）/);
    expect(told).toMatch(/播放（3次未统计）/);
    expect(told).toContain('62.74万元');
  });

  it('says nothing of a running total whose rest counts 0', () => {
    const told = text(snapshotOf([figure('SESSIONS', stated(8, { spanning: { records: 1, amount: '0' } }))]));
    expect(told).toContain('8场');
    expect(told).not.toContain('跨期');
  });

  it('says at least of what is at least and about, in the text, in the table and in charts', () => {
    const both = { atLeast: true, approx: true };
    const mixed = snapshotOf([
      figure('PARTICIPANTS', stated(16732, both)),
      figure('LOSS_AVOIDED', stated('1386990.00', both)),
      figure('HOUSEHOLD_COVERAGE', stated('61.3876', both)),
    ]);
    const told = text(mixed);
    for (const words of ['1.6万余人次', '138.6万余元', '至少61.3%']) expect(told).toContain(words);
    expect(told).not.toContain('约');
    const [table] = composeDocument(content(mixed)).annexes;
    expect(table?.rows.map((row) => row[2]?.text).sort()).toEqual(['≥1386990', '≥16732', '≥61.3']);
  });

  it('holds results against both periods where it may: not from zero, about where a part is, points of shares', () => {
    const told = text(YEARLY);
    expect(told).toMatch(/12项，同比由16项减少到12项，环比由10项增加到12项/);
    expect(told).toMatch(/62\.74万元，同比约下降21\.6%[；。]/);
    expect(told).toMatch(/61\.4%，环比提高3\.2个百分点/);
  });

  it('tells the difference where the base is small, as the overview does', () => {
    const small = snapshotOf([
      figure('CASES_FILED', stated(20), stated(4), stated(20)),
      figure('SESSIONS', stated(30), stated(20), stated(19)),
      figure('CASES_SOLVED', stated(0), stated(25)),
      figure('LOSS', stated('38500.00'), stated('8300.00'), stated('10000.00')),
      figure('INTERCEPTIONS', stated(15, { atLeast: true }), stated(12, { atLeast: true }), stated(15)),
      figure('DISSUASIONS', stated(3), stated(3)),
    ]);
    const told = text(small);
    expect(told).toMatch(/20起，同比持平，环比由4起增加到20起/);
    expect(told).toMatch(/30场，同比由19场增加到30场，环比增长50%/);
    expect(told).toMatch(/3\.85万元，同比上升285%，环比由8300元增加到3\.85万元/);
    expect(told).toMatch(/10余.，同比基本持平，环比基本持平/);
    expect(told).toMatch(/3人次，环比持平/);
    expect(told).not.toContain('400%');
    const [table] = composeDocument(content(small)).annexes;
    const grown = new Map(table?.rows.map((row) => [row[0]?.text, [row[4]?.text, row[6]?.text]]));
    expect(grown.get('立案数')).toEqual(['+16起', '0%']);
    expect(grown.get('活动场次')).toEqual(['+50%', '+11场']);
    expect(grown.get('破案数')).toEqual(['-25起', '—']);
    expect(grown.get('损失金额')).toEqual(['+3.02万元', '+285%']);
  });

  it('does not compare what is not whole', () => {
    const part = snapshotOf([
      figure('SESSIONS', stated(8, { spanning: { records: 1, amount: '3' } }), stated(4)),
      figure('LEAFLETS', stated(8), stated(4, { uncounted: 1 })),
    ]);
    expect(text(part)).toContain(NO_COMPARISON);
  });

  it('says nothing of what no record shows', () => {
    const empty = text(snapshotOf([figure('ACTIVITIES', stated(0)), figure('LOSS', stated('0.00'))]));
    expect(empty.split('\n').filter((line) => line === NO_RECORD)).toHaveLength(3);
    expect(empty).not.toMatch(/宣传活动|损失|线上/);
  });

  it('leaves out headings that nothing stands under, and counts on', () => {
    const told = text(snapshotOf([figure('STOP_PAYMENT', stated('100.00')), figure('INSPECTIONS', stated(2))]));
    expect(told).toContain('（一）资金处置');
    expect(told).toContain('（二）管控检查');
    expect(told).not.toContain('（三）');
  });

  it('states every figure by a token that names it', () => {
    const { blocks } = composeDocument(content(YEARLY));
    const loose = blocks
      .filter(({ section, written: typed }) => !typed && section !== 'BASIS')
      .flatMap(({ inlines }) => inlines)
      .filter(({ text: words, token }) => !token && /\d/.test(words.replace(/\d{4}年\d+月\d+日/g, '')));
    expect(loose).toEqual([]);
    const tokens = blocks.flatMap(({ inlines }) => inlines.flatMap(({ token }) => token ?? []));
    expect(tokens).toEqual(expect.arrayContaining([{ key: 'LEAFLETS', part: 'UNCOUNTED' }]));
    expect(tokens.every(({ key }) => YEARLY.figures.some((each) => each.key === key))).toBe(true);
  });

  it('keeps what a person has typed, and puts figures in', () => {
    const narrative = { PROBLEMS: '立案损失仍有{{LOSS}}。\n\n老年人占比不明。', ORGANISATION: '增设{{NOTHING}}。' };
    const { blocks } = composeDocument(content(YEARLY, { narrative }));
    const problems = blocks.filter(({ section, kind }) => section === 'PROBLEMS' && kind === 'PARAGRAPH');
    expect(problems.map(({ inlines }) => plainText(inlines))).toEqual(['立案损失仍有62.74万元。', '老年人占比不明。']);
    expect(problems[0]?.inlines[1]?.token).toEqual({ key: 'LOSS', part: 'VALUE' });
    expect(written(composeDocument(content(YEARLY, { narrative })))).toContain('增设{{NOTHING}}。');
  });

  it('of a region tells who has reported, by figures', () => {
    const counted = (key: string, value: number) => ({ ...figure('TENANTS', stated(value)), key, indicator: null });
    const county = snapshotOf([counted(DUE, 128), counted(CONTRIBUTING, 117)], { subject: COUNTY });
    const [first] = composeDocument(content(county)).blocks;
    expect(first?.inlines.filter(({ token }) => token).map(({ text: words }) => words)).toEqual(['128家', '117家']);
  });

  it('reads alike for nobody else, and always the same', () => {
    const figures = [
      'ACTIVITIES',
      'SESSIONS',
      'LEAFLETS',
      'POSTERS',
      'INTERCEPTIONS',
      'LOSS_AVOIDED',
      'FORWARDS',
    ] as const;
    const of = (at: number, period = '2026-10') =>
      text(
        snapshotOf(
          figures.map((code) => figure(code, stated('20'), stated('10'))),
          {
            subject: {
              ...SCHOOL,
              tenantId: `0199a000-0000-7000-8000-${String(at).padStart(12, '0')}`,
            } as typeof SCHOOL,
            period,
          },
        ),
      );
    const texts = Array.from({ length: 200 }, (_, at) => of(at));
    expect(new Set(texts).size).toBeGreaterThan(195);
    expect(of(7)).toBe(of(7));
    expect(of(7, '2026-09')).not.toBe(of(7).replaceAll('10月', '9月'));
  });

  it('says in its annex every digit, and what changed since the edition before', () => {
    const before = snapshotOf([figure('LOSS', stated('627431.31')), figure('SESSIONS', stated(4))]);
    const after = snapshotOf([
      figure('LOSS', stated('627431.31')),
      figure('SESSIONS', stated(5)),
      figure('SMS', stated(9)),
    ]);
    const figures = changesBetween(before, after);
    expect(figures).toEqual([
      { key: 'SESSIONS', name: '活动场次', unit: '场', before: '4场', after: '5场' },
      { key: 'SMS', name: '短信', unit: '条', before: null, after: '9条' },
    ]);
    const [table, changes] = composeDocument(content(after, { changed: { since: 1, figures } })).annexes;
    expect(table?.rows.map((row) => row.slice(0, 3).map(({ text: cell }) => cell))).toContainEqual([
      '损失金额',
      '元',
      '627431.31',
    ]);
    expect(changes).toMatchObject({ title: '与第1版相比的数字变动', rows: { length: 2 } });
    expect(changesBetween(after, after)).toEqual([]);
  });
});

it('calls half years by their names', () => {
  expect(periodWords(halfYearPeriod(2026, 1))).toBe('2026年下半年');
  expect(periodWords(parsePeriod('2026-01-01/2026-06-29'))).toBe('2026年1月1日至6月29日');
  expect(periodWords(parsePeriod('2026'))).toBe('2026年度');
});

it('has several ways to say everything, and each with its figure', () => {
  for (const forms of Object.values(CLAUSES)) {
    expect(new Set(forms).size).toBeGreaterThan(2);
    for (const form of forms) expect(form.split('{n}')).toHaveLength(2);
  }
  const told = SENTENCES.flatMap(({ tells }) => tells);
  expect(new Set(told).size).toBe(told.length);
  expect([...told].sort()).toEqual(Object.keys(CLAUSES).sort());
  for (const forms of [OPENINGS, REPORTING, SOURCES, ...BREAKDOWNS.map(({ forms: ways }) => ways)])
    expect(forms.length).toBeGreaterThan(2);
});
