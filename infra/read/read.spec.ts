import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type GoldText, goldTexts, jsonLines } from './gold.ts';
import { MEASURED, type Measured, noScores, type Scores, scoresOf } from './scores.ts';

const TEXTS = path.resolve(import.meta.dirname, '../../libs/report/test/texts');
const all = goldTexts(TEXTS);
const numberOf = ({ id }: GoldText) => Number(/^\d+/u.exec(id)?.[0]);
const between = (first: number, last: number) => (text: GoldText) => numberOf(text) >= first && numberOf(text) <= last;

function sumOf(texts: readonly GoldText[]): Scores {
  const sum = noScores();
  for (const { scores } of scoresOf(texts)) {
    sum.falseProposals += scores.falseProposals;
    for (const measured of MEASURED)
      for (const part of ['right', 'wanted', 'found'] as const) sum[measured][part] += scores[measured][part];
  }
  return sum;
}
const f1 = (scores: Scores, measured: Measured): number => {
  const { right, wanted, found } = scores[measured];
  return (2 * right) / (wanted + found);
};

describe('how well marked texts are read', () => {
  // What was reached, less a little: a change that reads worse than before fails here.
  it.each<[string, (text: GoldText) => boolean, Partial<Record<Measured, number>>]>([
    [
      'texts at hand while the rules were written',
      between(1, 36),
      { results: 0.95, indicators: 0.93, activities: 0.83, statuses: 0.97, cases: 0.84, duplicates: 1, classes: 0.865 },
    ],
    [
      'texts written apart, and harder on purpose',
      between(51, 80),
      {
        results: 0.88,
        indicators: 0.875,
        activities: 0.79,
        statuses: 0.95,
        cases: 0.69,
        duplicates: 1,
        classes: 0.76,
      },
    ],
    [
      'texts written before they were read',
      between(81, 136),
      { results: 0.98, indicators: 0.98, activities: 0.92, statuses: 0.99, cases: 0.9, duplicates: 1, classes: 0.95 },
    ],
    [
      'texts of another hand, unseen while the rules were written',
      between(137, 156),
      { results: 0.97, indicators: 0.96, activities: 0.82, statuses: 0.98, cases: 0.74, duplicates: 1, classes: 0.92 },
    ],
    [
      'texts of a third hand, in words that clerks seldom use',
      between(157, 176),
      { results: 0.89, indicators: 0.92, activities: 0.68, statuses: 0.98, cases: 0.67, duplicates: 1, classes: 0.8 },
    ],
    [
      'texts of a fourth hand, and patterns of sentences, read before their rules were written',
      between(177, 226),
      { results: 0.985, indicators: 0.97, activities: 0.935, statuses: 0.98, cases: 0.8, duplicates: 1, classes: 0.94 },
    ],
    [
      'texts of a fifth hand, in turns of sentence that no rule was written for',
      between(227, 262),
      { results: 0.98, indicators: 0.945, activities: 0.76, statuses: 0.98, cases: 0.8, duplicates: 1, classes: 0.91 },
    ],
    [
      'texts of towns, villages, county offices and companies',
      between(277, 290),
      { results: 0.98, indicators: 0.97, activities: 0.92, statuses: 0.98, cases: 0.9, classes: 0.96 },
    ],
    [
      'texts of police, banks, telecom companies and courts in the manner of news',
      between(291, 304),
      { results: 0.99, indicators: 0.99, activities: 0.95, statuses: 0.98, cases: 0.86, duplicates: 1, classes: 0.96 },
    ],
    [
      'texts of a campus police, a health office, a community, a town, a bank: units below, ranks, who went out',
      between(305, 309),
      { results: 0.98, indicators: 0.98, activities: 0.95, statuses: 0.98, cases: 0.9, classes: 0.96 },
    ],
  ])('%s', (_, belongs, reached) => {
    const scores = sumOf(all.filter(belongs));
    const below = Object.entries(reached).filter(([measured, least]) => f1(scores, measured as Measured) < least);
    expect(below).toEqual([]);
    expect(scores.falseProposals).toBe(0);
  });

  it('judges what it is told: a reading that is wrong lowers the score', () => {
    const [text] = all;
    const wrong = {
      ...(text as GoldText),
      results: (text as GoldText).results.map((result) => ({ ...result, value: 987_654 })),
    };
    expect(sumOf([wrong]).results.right).toBe(0);
    expect(sumOf([text as GoldText]).results.right).toBeGreaterThan(0);
  });

  it('reads JSON lines as they are annotated', () => {
    const [gold] = jsonLines(
      JSON.stringify({
        id: 'X',
        text: '前言。发放资料100余份。',
        unit_type: 'school',
        source: { char_start: 50 },
        activities: [
          {
            type: 'leaflet_distribution',
            status: 'done',
            quote: '发放资料100余份',
            at: 53,
            measures: [
              { measure: 'leaflets_distributed', value: 100, qualifier: 'at_least', quote: '发放资料100余份', at: 53 },
              { measure: 'duration_days', value: 5, qualifier: 'exact', quote: '100', at: 57 },
            ],
          },
        ],
        cases: [],
      }),
    );
    expect(gold?.results).toEqual([
      { start: 3, end: 12, value: 100, upTo: null, qualifier: 'AT_LEAST', indicator: 'LEAFLETS' },
    ]);
    expect(gold?.activities).toMatchObject([{ type: 'LEAFLET_DISTRIBUTION', status: 'DONE', start: 3 }]);
  });
});
