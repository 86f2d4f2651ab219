import { describe, expect, test } from '@jest/globals';
import { ORGANISATION_INDICATORS } from './organisation-indicators.js';
import type { IndicatorShape } from './indicator-shape.js';

const rows: readonly IndicatorShape[] = ORGANISATION_INDICATORS;

describe('indicators of organisation', () => {
  test('belong to leadership groups and the register of tenants', () => {
    expect(new Set(rows.map(({ ledger }) => ledger))).toEqual(new Set(['leadership_group', 'tenant']));
  });
});
