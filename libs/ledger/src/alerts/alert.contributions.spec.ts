import { describe, expect, it } from '@jest/globals';
import { contributions, countedFor } from './alert.contributions.js';
import type { AlertAnswer, AlertFact } from './alert.entity.js';

const DUE = '2026-11-20T04:00:00.000Z';
const answer = (changes: Partial<AlertAnswer> = {}): AlertAnswer => ({
  version: 1,
  answeredAt: DUE,
  result: 'REFUSED',
  steps: [],
  lossAvoided: null,
  lossAvoidedQualifier: 'EXACT',
  lossAvoidedUpTo: null,
  lossAvoidedAtLeast: null,
  laterCaseOn: null,
  repeatOf: null,
  note: null,
  interceptionId: null,
  interceptionMade: false,
  ...changes,
});
const alert = (changes: Partial<AlertFact> = {}): AlertFact =>
  ({
    tenantId: 'police',
    homeRegion: '340210',
    regionCode: '340210100001',
    sector: 'PUBLIC_SECURITY',
    campaignIds: [],
    fraudType: 'F01',
    recordStatus: 'ACTIVE',
    receivedOn: '2026-11-20',
    dueAt: DUE,
    assignee: { id: 'bank', name: '支行', type: 'BANK', homeRegion: '340210101', sector: 'FINANCE' },
    answer: null,
    ...changes,
  }) as AlertFact;

describe('an alert counts', () => {
  it('for its community, and for the unit that is to answer alone', () => {
    const [own, assigned, ...others] = contributions(alert());
    expect(others).toEqual([]);
    expect(own).toMatchObject({ tenantId: 'police', regionCode: '340210100001', tenantOnly: false, facts: 1 });
    expect(assigned).toMatchObject({
      tenantId: 'bank',
      homeRegion: '340210101',
      regionCode: '340210101',
      sector: 'FINANCE',
      tenantOnly: true,
      facts: 0,
    });
    expect(Object.keys(assigned?.figures ?? {})).toEqual(['ALERTS_RECEIVED']);
  });

  it('once where the police answer it themselves, or nobody is to', () => {
    const self = { id: 'police', name: '所', type: 'POLICE', homeRegion: '340210', sector: 'PUBLIC_SECURITY' } as const;
    expect(contributions(alert({ assignee: self }))).toHaveLength(1);
    expect(contributions(alert({ assignee: null }))).toHaveLength(1);
  });

  it.each([
    ['an answer in time', answer(), 'RECEIVED HANDLED ON_TIME'],
    ['a late one', answer({ answeredAt: '2026-11-20T04:00:00.001Z' }), 'RECEIVED HANDLED'],
    ['a meeting', answer({ steps: [{ way: 'MEETING', at: DUE }] }), 'RECEIVED HANDLED ON_TIME FACE_TO_FACE'],
    ['money that was gone', answer({ result: 'TRANSFERRED' }), 'RECEIVED HANDLED ON_TIME LOST'],
    ['a later case', answer({ laterCaseOn: '2026-11-25' }), 'RECEIVED HANDLED ON_TIME LOST'],
    ['a repeat', answer({ result: 'REPEATED' }), ''],
  ])('with %s', (_, given, expected) => {
    const codes = countedFor({ answer: given, dueAt: DUE }).map((code) => code.replace('ALERTS_', ''));
    expect(codes.join(' ')).toBe(expected);
  });

  it('nothing once it is voided; a repeat was work of its recorder all the same', () => {
    expect(contributions(alert({ recordStatus: 'VOIDED' }))).toEqual([]);
    expect(contributions(alert({ answer: answer({ result: 'REPEATED' }) }))).toMatchObject([{ facts: 1, figures: {} }]);
  });
});
