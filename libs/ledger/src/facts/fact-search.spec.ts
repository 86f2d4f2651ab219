import { describe, expect, it } from '@jest/globals';
import type { Scope } from '@fanzha/platform';
import { type FactFilter, FactSearch, type Searched } from './fact-search.js';

const OWN = '0199a000-0000-7000-8000-00000000beef';
const SEARCHED: Searched = { day: 'start_on', figures: { kinds: [], indicators: [], stated: [] } };
const SHOWN: Searched = { ...SEARCHED, shownToOthers: true, shownTo: (own) => `f.id in (shown to ${own})` };
const scope = (regions: string[], sector: Scope['sector'] = null): Scope => ({
  cityCode: '3402',
  tenantId: OWN,
  userId: null,
  regions,
  sector,
  mode: 'member',
});
/** The parts that are read, each with its values put in. */
function partsOf(given: Scope, filter: FactFilter, searched = SEARCHED): string[] {
  const search = new FactSearch(given, searched, filter);
  const from = search.from('activity').replace(/\s+/g, ' ');
  const filled = from.replace(/\$(\d+)/g, (_, place: string) => String(search.values[Number(place) - 1]));
  return filled.split(' union all ').map((part) => part.replace(/^\(?select \* from |\) f$/g, ''));
}
/** Whether every value is asked for: PostgreSQL takes none that is not. */
function isWhole(given: Scope, filter: FactFilter, searched = SEARCHED): boolean {
  const search = new FactSearch(given, searched, filter);
  const text = `${search.from('activity')} ${search.conditions}`;
  return search.values.every((_, place) => new RegExp(`\\$${place + 1}(?!\\d)`).test(text));
}

describe('a list of one region', () => {
  const ofCounty = 'f.region_code >= 340210 and f.region_code < 340210:';
  const own = `f.tenant_id = ${OWN}`;

  it('reads nothing of a region that is not overseen but the own records', () => {
    for (const sector of [null, 'EDUCATION'] as const)
      for (const regionCode of ['340223', '340223100', '3401'])
        expect(partsOf(scope(['340210'], sector), { regionCode })).toEqual([
          `activity f where f.city_code = 3402 and ${own}`,
        ]);
    for (const more of [{ directly: true }, { tenantId: '0199a000-0000-7000-8000-00000000cafe' }])
      expect(partsOf(scope(['340210']), { regionCode: '340223', ...more })).toEqual([
        `activity f where f.city_code = 3402 and ${own}`,
      ]);
    const [shown, ...others] = partsOf(scope(['340210']), { regionCode: '340223' }, SHOWN);
    expect(shown).toContain(`f.id in (shown to ${OWN})`);
    expect(others).toEqual([]);
  });

  it('reads of a wider region what is overseen in it, and the own records elsewhere', () => {
    expect(partsOf(scope(['340210', '340223100', '340302']), { regionCode: '3402' })).toEqual([
      `activity f where f.city_code = 3402 and ${ofCounty}`,
      'activity f where f.city_code = 3402 and f.region_code >= 340223100 and f.region_code < 340223100:',
      expect.stringContaining(`${own} and not (${ofCounty}) and not (`),
    ]);
    expect(partsOf(scope(['340210', '340223100']), { regionCode: '340223' })).toHaveLength(2);
  });

  it('reads a region that is overseen as it is', () => {
    for (const regionCode of ['340210', '340210100', '340210100001'])
      for (const searched of [SEARCHED, SHOWN])
        expect(partsOf(scope(['340210']), { regionCode }, searched)).toEqual(['activity f']);
    expect(partsOf(scope(['3402']), { regionCode: '340223' })).toEqual(['activity f']);
  });

  it('has no value that its statement does not ask for', () => {
    for (const regions of [[], ['340210'], ['340210', '340223100'], ['3402']])
      for (const sector of [null, 'EDUCATION'] as const)
        for (const regionCode of [null, '340210', '340210100', '340223', '3402'])
          for (const searched of [SEARCHED, SHOWN])
            for (const toCheck of [null, true, false])
              expect({
                regions,
                sector,
                regionCode,
                toCheck,
                whole: isWhole(scope(regions, sector), { regionCode, toCheck }, searched),
              }).toEqual({ regions, sector, regionCode, toCheck, whole: true });
  });
});
