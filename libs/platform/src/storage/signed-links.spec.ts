import { describe, expect, it } from '@jest/globals';
import { SignedLinks } from './signed-links.js';

const KEY = Buffer.alloc(32, 1);
const links = new SignedLinks(KEY);
const NOW = Date.parse('2026-11-05T08:00:00Z');
const content = { id: 'a1', variant: 'content', cityCode: '3402', tenantId: 't1', region: null };
const queryOf = (query: string) => Object.fromEntries(new URLSearchParams(query));

describe('signed links', () => {
  const { query, expiresAt } = links.sign(content, NOW);

  it('say what they are for until they end', () => {
    expect(expiresAt).toEqual(new Date(NOW + 120_000));
    expect(links.verify('a1', 'content', queryOf(query), NOW)).toEqual(content);
    expect(links.verify('a1', 'content', queryOf(query), NOW + 120_000)).toEqual(content);
    expect(links.verify('a1', 'content', queryOf(query), NOW + 120_001)).toBeNull();
    const ofRegion = { ...content, region: '340210' };
    expect(links.verify('a1', 'content', queryOf(links.sign(ofRegion, NOW).query), NOW)).toEqual(ofRegion);
  });

  it.each([
    ['another file', 'a2', 'content', {}],
    ['another variant', 'a1', 'preview', {}],
    ['another city', 'a1', 'content', { city: '3405' }],
    ['another unit', 'a1', 'content', { tenant: 't2' }],
    ['a region', 'a1', 'content', { region: '3402' }],
    ['a later end', 'a1', 'content', { until: String(NOW / 1000 + 121) }],
    ['an end in another spelling', 'a1', 'content', { until: `0${NOW / 1000 + 120}` }],
    ['no number', 'a1', 'content', { until: 'NaN' }],
    ['a list', 'a1', 'content', { signature: ['x', 'y'] }],
    ['no signature', 'a1', 'content', { signature: '' }],
  ])('hold for nothing else: %s', (_, id, variant, change) => {
    const changed = links.verify(id, variant, { ...queryOf(query), ...change }, NOW);
    // What says the same in other digits is signed in the same words.
    expect(changed === null || id === 'a1').toBe(true);
    if (!('until' in change && String(change.until).startsWith('0'))) expect(changed).toBeNull();
  });

  it('are those of one key', () => {
    expect(new SignedLinks(Buffer.alloc(32, 2)).verify('a1', 'content', queryOf(query), NOW)).toBeNull();
  });

  it('cannot be made for longer, even by who has signed one with another clock', () => {
    const later = links.sign(content, NOW + 3_600_000);
    expect(links.verify('a1', 'content', queryOf(later.query), NOW)).toBeNull();
  });
});
