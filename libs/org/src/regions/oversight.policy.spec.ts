import { type OverseenRegion, viewerFrom } from '@fanzha/platform';
import { describe, expect, it } from '@jest/globals';
import { checkOversees } from './oversight.policy.js';

const overseer = (...oversight: OverseenRegion[]) =>
  viewerFrom({
    userId: '',
    username: '',
    displayName: '',
    tenantId: '',
    cityCode: '3402',
    roles: ['COUNTY_OFFICIAL'],
    oversight,
    sessionId: null,
    mustChangePassword: false,
  });

describe('checkOversees', () => {
  const county = overseer({ region: '340210', sector: null });
  const education = overseer({ region: '340210', sector: 'EDUCATION' }, { region: '340223', sector: 'EDUCATION' });

  it('covers the region and everything below it', () => {
    expect(checkOversees(county, '340210')).toBeNull();
    expect(checkOversees(county, '340210100001')).toBeNull();
  });

  it.each(['3402', '340223', '34021', '3402101'])('does not cover %s', (region) => {
    expect(() => checkOversees(county, region)).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN', reason: 'OUTSIDE_OVERSIGHT' }),
    );
  });

  it('leaves the choice of a sector to officials who oversee all of them', () => {
    expect(checkOversees(county, '340210', 'HEALTH')).toBe('HEALTH');
  });

  it('narrows a line authority to its sector', () => {
    expect(checkOversees(education, '340223100')).toBe('EDUCATION');
    expect(checkOversees(education, '340210', 'EDUCATION')).toBe('EDUCATION');
  });

  it('refuses a line authority another sector', () => {
    expect(() => checkOversees(education, '340210', 'HEALTH')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  it('shows nothing to a unit', () => {
    expect(() => checkOversees(overseer(), '340210')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});
