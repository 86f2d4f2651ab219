import { describe, expect, test } from '@jest/globals';
import { addFigures, EMPTY_FIGURE, figureOf, type FigureSum, type IndicatorCode } from '@fanzha/domain';
import fc from 'fast-check';
import { type Contribution, type Delta, difference } from './contribution.js';

const lecture: Contribution = {
  day: '2026-10-12',
  tenantId: 'school',
  homeRegion: '340210100',
  regionCode: '340210100001',
  sector: 'EDUCATION',
  campaignIds: [],
  activityType: 'LECTURE',
  tenantOnly: false,
  facts: 1,
  figures: { ACTIVITIES: figureOf('EXACT', 1), LEAFLETS: figureOf('AT_LEAST', 3000) },
};

const figuresOf = (deltas: readonly Delta[]) =>
  deltas.map(({ day, facts, figures }) => ({ day, facts, ...Object.fromEntries(figures) }));

describe('the difference a change makes', () => {
  test('recording adds everything, voiding takes it away again', () => {
    expect(figuresOf(difference([], [lecture]))).toEqual([
      { day: '2026-10-12', facts: 1, ACTIVITIES: figureOf('EXACT', 1), LEAFLETS: figureOf('AT_LEAST', 3000) },
    ]);
    expect(figuresOf(difference([lecture], []))).toEqual([
      {
        day: '2026-10-12',
        facts: -1,
        ACTIVITIES: { ...EMPTY_FIGURE, amount: -1 },
        LEAFLETS: { ...EMPTY_FIGURE, amount: -3000, atLeast: -1 },
      },
    ]);
  });

  test('an amendment that moves nothing writes nothing', () => {
    expect(difference([lecture], [{ ...lecture }])).toEqual([]);
  });

  test('an amended amount is one delta of that indicator alone', () => {
    const counted = { ...lecture, figures: { ...lecture.figures, LEAFLETS: figureOf('EXACT', 3100) } };
    expect(figuresOf(difference([lecture], [counted]))).toEqual([
      { day: '2026-10-12', facts: 0, LEAFLETS: { ...EMPTY_FIGURE, amount: 100, atLeast: -1 } },
    ]);
  });

  test('the same amount stated less exactly is a delta of qualifier counts', () => {
    const about = { ...lecture, figures: { ...lecture.figures, LEAFLETS: figureOf('APPROX', 3000) } };
    expect(figuresOf(difference([lecture], [about]))).toEqual([
      { day: '2026-10-12', facts: 0, LEAFLETS: { ...EMPTY_FIGURE, atLeast: -1, approx: 1 } },
    ]);
  });

  test('a plan that is carried out keeps its tenant contributing and adds its results', () => {
    expect(figuresOf(difference([{ ...lecture, figures: {} }], [lecture]))).toMatchObject([
      { facts: 0, ACTIVITIES: { amount: 1 }, LEAFLETS: { amount: 3000 } },
    ]);
  });

  test.each([
    ['day', { day: '2026-10-13' }],
    ['region', { regionCode: '340210100002' }],
    ['home', { homeRegion: '340210' }],
    ['sector', { sector: 'FINANCE' }],
    ['campaign', { campaignIds: ['campaign'] }],
    ['type', { activityType: 'CLASS_MEETING' }],
    ['fraud type', { fraudType: 'F01' }],
  ] as const)('another %s takes the whole fact from one key to another', (_, changes) => {
    const deltas = difference([lecture], [{ ...lecture, ...changes }]);
    expect(deltas.map(({ facts }) => facts)).toEqual([-1, 1]);
    expect(deltas[1]).toMatchObject(changes);
  });
});

describe('for any two statements of facts', () => {
  const figure: fc.Arbitrary<FigureSum> = fc.oneof(
    fc.integer({ min: 0, max: 10_000 }).map((amount) => figureOf('EXACT', amount)),
    fc.integer({ min: 0, max: 10_000 }).map((amount) => figureOf('AT_LEAST', amount)),
    fc.constant(figureOf('UNCOUNTED', null)),
    fc.constant(figureOf('WITHHELD', null)),
  );
  const contribution: fc.Arbitrary<Contribution> = fc
    .record({
      day: fc.constantFrom('2026-10-12', '2026-10-13'),
      regionCode: fc.constantFrom('340210100001', '340210100002'),
      facts: fc.constantFrom(0, 1),
      figures: fc.record({ LEAFLETS: figure, SESSIONS: figure }, { requiredKeys: [] }),
    })
    .map((stated) => ({ ...lecture, ...stated }));
  const contributions = fc.array(contribution, { maxLength: 5 });

  const keyOf = ({ day, regionCode }: Contribution | Delta) => `${day} ${regionCode}`;
  /** What all of them add up to, by key and indicator; what adds up to nothing is left out. */
  function totals(parts: readonly (Contribution | Delta)[]): Map<string, FigureSum> {
    const sums = new Map<string, FigureSum>();
    const add = (key: string, sum: FigureSum) => sums.set(key, addFigures(sums.get(key) ?? EMPTY_FIGURE, sum));
    for (const part of parts) {
      add(`${keyOf(part)} facts`, { ...EMPTY_FIGURE, amount: part.facts });
      const figures = part.figures instanceof Map ? [...part.figures] : Object.entries(part.figures);
      for (const [code, sum] of figures as [IndicatorCode, FigureSum][]) add(`${keyOf(part)} ${code}`, sum);
    }
    return new Map([...sums].filter(([, sum]) => Object.values(sum).some((value) => value !== 0)));
  }

  test('what was before and the difference add up to what is after', () => {
    fc.assert(
      fc.property(contributions, contributions, (before, after) => {
        expect(totals([...before, ...difference(before, after)])).toEqual(totals(after));
      }),
    );
  });

  test('a change and its way back cancel out', () => {
    fc.assert(
      fc.property(contributions, contributions, (before, after) => {
        expect(totals([...difference(before, after), ...difference(after, before)])).toEqual(new Map());
      }),
    );
  });

  test('each key has one delta at most, and none is empty', () => {
    fc.assert(
      fc.property(contributions, contributions, (before, after) => {
        const deltas = difference(before, after);
        expect(new Set(deltas.map(keyOf)).size).toBe(deltas.length);
        for (const { facts, figures } of deltas) expect(facts !== 0 || figures.size > 0).toBe(true);
      }),
    );
  });
});
