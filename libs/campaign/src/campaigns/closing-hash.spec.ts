import { expect, it } from '@jest/globals';
import type { ClosingFigures } from './campaign.rows.js';
import { CLOSING_FORMAT, hashOfClosing, isOfClosing } from './closing-hash.js';

/** A closing as it was kept before closings had a format, and its two hashes as they were made then. */
const EARLIER: ClosingFigures = {
  edition: 2,
  tasks: [
    {
      id: 't1',
      title: '宣传不少于两场',
      indicator: 'SESSIONS',
      target: 2,
      dueOn: '2026-10-31',
      eventOn: null,
      sectors: [],
      tenantTypes: [],
      locked: false,
    },
  ],
  regions: [
    {
      regionCode: '340210',
      name: '湾沚区',
      units: 3,
      received: 2,
      figures: [
        { taskId: 't1', value: 66.7, atLeast: true, approx: false, uncounted: 1, withheld: 0, spanning: false },
      ],
    },
  ],
  totals: [{ taskId: 't1', states: { LATE: 1, NEW: 0, RUNNING: 0, MET: 2, NOT_APPLICABLE: 0 } }],
};
const AS_LISTS = '40384e7df32ce8133a78016d7882daa0917506ec1528bdffd8e9a0916b295420';
const AS_JSON = '1e05e9107c4545a334238f1cb40fea0c00f5bf820fee90248e20723a4ef8ab8d';

/** As the database gives it back: properties in another order. */
const kept = (figures: ClosingFigures): ClosingFigures => {
  const { totals, regions, tasks, ...rest } = figures;
  return { totals, regions: regions.map(({ figures: of, ...region }) => ({ figures: of, ...region })), tasks, ...rest };
};
const changed = (figures: ClosingFigures): ClosingFigures => ({
  ...figures,
  totals: [{ taskId: 't1', states: { ...figures.totals[0]?.states, MET: 3 } }],
});

it.each([AS_LISTS, AS_JSON])('what was closed before there was a format is known by %s', (hash) => {
  expect(isOfClosing(kept(EARLIER), hash)).toBe(true);
  expect(isOfClosing(changed(EARLIER), hash)).toBe(false);
});

it('what is closed now says its format in what is hashed, and is known by that alone', () => {
  const now = { ...EARLIER, format: CLOSING_FORMAT };
  expect(isOfClosing(kept(now), hashOfClosing(now))).toBe(true);
  expect(isOfClosing(changed(now), hashOfClosing(now))).toBe(false);
  expect(isOfClosing(now, AS_LISTS)).toBe(false);
  expect(isOfClosing(now, AS_JSON)).toBe(false);
});
