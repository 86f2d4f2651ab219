import { describe, expect, test } from '@jest/globals';
import { parsePeriod } from '@fanzha/domain';
import { encodedPlan, EncodedQuestions } from './encoded-question.js';
import type { RollupNode, RollupQuestion } from './node.js';

const question = (node: RollupNode, period: string): RollupQuestion => ({
  node,
  period: parsePeriod(period),
  sector: null,
  campaignId: null,
});
const region = (code: string): RollupNode => ({ kind: 'REGION', code });
const TENANT: RollupNode = { kind: 'TENANT', tenantId: '0199a000-0000-7000-8000-000000000001', territory: '340210' };
const COUNTY = question(region('340210'), '2026-11');
const WEEK_OF_TENANT = question(TENANT, '2026-W45');

describe('a plan', () => {
  test('is one for all nodes of a kind, and others for other kinds, periods and ways of reading', () => {
    const plan = encodedPlan('sum', COUNTY);
    expect(encodedPlan('sum', question(region('340299'), '2026-11'))).toBe(plan);
    for (const other of [
      encodedPlan('in place', COUNTY),
      encodedPlan('sum', question(region('340210'), '2026-10')),
      encodedPlan('sum', question(region('340210100001'), '2026-11')),
      encodedPlan('sum', question({ kind: 'OWN', code: '340210' }, '2026-11')),
      encodedPlan('sum', { ...COUNTY, sector: 'EDUCATION' }),
      encodedPlan('sum', COUNTY, 'SECTOR'),
    ])
      expect(other.json).not.toBe(plan.json);
  });

  test('names no node, and nothing that is missing or empty', () => {
    expect(JSON.parse(`{${encodedPlan('sum', COUNTY).json}}`)).toEqual({
      kind: 'REGION',
      sectors: ['*'],
      dimension: '*',
      member: '*',
      periods: ['2026-11'],
      pending_from: '2026-11-01',
      pending_to: '2026-11-30',
      starts: '2026-11-01',
      ends: '2026-11-30',
      before: 'MONTH',
    });
  });

  test('says what the statement has to do', () => {
    const NOTHING = { byDay: false, ofTenant: false, lessens: false, firstDays: false, cut: false };
    expect(encodedPlan('sum', COUNTY)).toMatchObject(NOTHING);
    expect(encodedPlan('sum', WEEK_OF_TENANT)).toMatchObject({ ...NOTHING, byDay: true, ofTenant: true });
    expect(encodedPlan('in place', question(region('340210'), '2025-11'))).toMatchObject({ ...NOTHING, lessens: true });
    expect(encodedPlan('households', question(region('340210'), '2026-11-01/2026-11-28'))).toMatchObject({
      ...NOTHING,
      cut: true,
    });
    const begun = question(region('340210'), '2026-11-01/2026-11-15');
    expect(encodedPlan('tenants', begun)).toMatchObject({ ...NOTHING, firstDays: true });
    expect(encodedPlan('tenants', COUNTY)).toMatchObject(NOTHING);
    expect(encodedPlan('overlap', COUNTY)).toMatchObject({ ...NOTHING, byDay: true });
  });
});

describe('questions of one statement', () => {
  test('are one object per plan, with the nodes beside it', () => {
    const questions = new EncodedQuestions();
    for (const [i, code] of ['340210', '340299'].entries()) {
      const asked = question(region(code), '2026-11');
      questions.add(i, encodedPlan('sum', asked), asked.node);
    }
    questions.add(2, encodedPlan('sum', WEEK_OF_TENANT), TENANT);
    expect(questions.plans).toHaveLength(2);
    expect(JSON.parse(questions.json)).toMatchObject([
      { is_of: [0, 1], nodes: ['340210', '340299'], kind: 'REGION', periods: ['2026-11'] },
      { is_of: [2], nodes: ['0199a000-0000-7000-8000-000000000001'], territories: ['340210'], kind: 'TENANT' },
    ]);
  });

  test('say which of them ask for what goes on beyond the period, where any does', () => {
    const questions = new EncodedQuestions();
    const plan = encodedPlan('sum', COUNTY);
    for (const [i, code] of ['340210', '340299'].entries()) questions.add(i, plan, region(code));
    expect(questions.asksGoesOn).toEqual({ goesOnKept: false, goesOnInFacts: false });
    expect(questions.json).not.toContain('asks_goes_on');
    questions.askGoesOn(1, plan);
    expect(questions.asksGoesOn).toEqual({ goesOnKept: true, goesOnInFacts: false });
    expect(JSON.parse(questions.json)).toMatchObject([{ is_of: [0, 1], asks_goes_on: [false, true] }]);
    questions.add(2, encodedPlan('sum', WEEK_OF_TENANT), TENANT);
    questions.askGoesOn(2, encodedPlan('sum', WEEK_OF_TENANT));
    expect(questions.asksGoesOn).toEqual({ goesOnKept: true, goesOnInFacts: true });
  });

  test('are an empty list where there are none', () => {
    expect(new EncodedQuestions().json).toBe('[]');
  });
});
