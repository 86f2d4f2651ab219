import { BOUNDS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { countErrors, fenErrors, regionAndDayErrors, keyErrors, regionErrors } from './fact-bounds.js';
import type { AttributionContext } from './attribution.repository.js';

const codes = (errors: readonly { path: string; code: string }[]) => errors.map(({ path, code }) => `${path} ${code}`);

describe('the attribution of a fact', () => {
  const attribution: AttributionContext = {
    tenantType: 'SCHOOL',
    openedOn: '2020-01-01',
    closedOn: null,
    homeRegion: '340210',
    sector: 'EDUCATION',
    regionExists: true,
    campaignsExist: true,
  };
  const stated = { regionCode: '340210100', campaignIds: ['0199a000-0000-7000-8000-0000000000ca'] };
  const errorsOn = (
    changes: Partial<AttributionContext>,
    content: { regionCode: string | null; campaignIds: readonly string[] } = stated,
  ) => codes(regionAndDayErrors('startOn', '2026-11-05', content, { ...attribution, ...changes }));

  it('bears a region inside the own one, and the own one itself', () => {
    expect(errorsOn({})).toEqual([]);
    expect(errorsOn({}, { ...stated, regionCode: '340210' })).toEqual([]);
    expect(errorsOn({}, { ...stated, regionCode: null })).toEqual([]);
  });

  it('refuses days on which the tenant was not open', () => {
    expect(errorsOn({ openedOn: '2026-11-06', homeRegion: null })).toEqual(['startOn DATE_TOO_EARLY']);
    expect(errorsOn({ closedOn: '2026-11-04' })).toEqual(['startOn DATE_TOO_LATE']);
    expect(errorsOn({ openedOn: '2026-11-05', closedOn: '2026-11-05' })).toEqual([]);
    expect(errorsOn({ homeRegion: null })).toEqual(['startOn NOT_ALLOWED_HERE']);
  });

  it('refuses regions that were not there or lie elsewhere, and campaigns the city does not have', () => {
    expect(errorsOn({ regionExists: false })).toEqual(['regionCode OUTSIDE_REGION']);
    expect(errorsOn({ homeRegion: '340223' })).toEqual(['regionCode OUTSIDE_REGION']);
    expect(errorsOn({ homeRegion: '340210100001' })).toEqual(['regionCode OUTSIDE_REGION']);
    expect(errorsOn({ campaignsExist: false })).toEqual(['campaignIds UNKNOWN_CODE']);
  });

  it('names the region as the input of the ledger calls it', () => {
    expect(
      codes(
        regionAndDayErrors(
          'visitedOn',
          '2026-11-05',
          stated,
          { ...attribution, homeRegion: '340223' },
          'communityCode',
        ),
      ),
    ).toEqual(['communityCode OUTSIDE_REGION']);
  });
});

describe('what all facts state alike', () => {
  it('takes no key for none, and a blank one for an error', () => {
    expect([undefined, null, 'k'].flatMap(keyErrors)).toEqual([]);
    expect(codes(keyErrors(' '))).toEqual(['idempotencyKey REQUIRED']);
    expect(codes(keyErrors('k'.repeat(BOUNDS.idempotencyKey.max + 1)))).toEqual(['idempotencyKey TOO_LONG']);
  });

  it('refuses codes that cannot be', () => {
    expect(codes(regionErrors({ regionCode: '34021', campaignIds: ['spring'] }))).toEqual([
      'regionCode NOT_A_REGION',
      'campaignIds UNKNOWN_CODE',
    ]);
    expect(regionErrors({ regionCode: null, campaignIds: [] })).toEqual([]);
  });

  it('wants a count where the qualifier means one, and none where it does not', () => {
    expect(codes(countErrors('count', 'INTERCEPTIONS', null, 'EXACT'))).toEqual(['count AMOUNT_REQUIRED']);
    expect(countErrors('count', 'INTERCEPTIONS', null, 'EXACT', true)).toEqual([]);
    expect(codes(countErrors('count', 'INTERCEPTIONS', null, 'AT_LEAST', true))).toEqual(['count AMOUNT_REQUIRED']);
    expect(countErrors('count', 'INTERCEPTIONS', null, 'UNCOUNTED')).toEqual([]);
    expect(codes(countErrors('count', 'INTERCEPTIONS', 1, 'WITHHELD'))).toEqual(['count AMOUNT_FORBIDDEN']);
    expect(codes(countErrors('count', 'INTERCEPTIONS', -1, 'EXACT'))).toEqual(['count NEGATIVE']);
    expect(codes(countErrors('count', 'INTERCEPTIONS', BOUNDS.pieces.max + 1, 'EXACT'))).toEqual(['count TOO_LARGE']);
    expect(countErrors('count', 'INTERCEPTIONS', 0, 'EXACT')).toEqual([]);
  });

  it('wants money likewise', () => {
    expect(codes(fenErrors('amount', 'LOSS', null, 'APPROX'))).toEqual(['amount AMOUNT_REQUIRED']);
    expect(codes(fenErrors('amount', 'LOSS', 100, 'UNCOUNTED'))).toEqual(['amount AMOUNT_FORBIDDEN']);
    expect(fenErrors('amount', 'LOSS', null, 'EXACT', true)).toEqual([]);
  });
});
