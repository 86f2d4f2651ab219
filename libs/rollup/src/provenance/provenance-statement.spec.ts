import { parsePeriod } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import type { RollupNode } from '../read/node.js';
import { Asking, factsBehind, hasFact, type SourceQuestion } from './provenance-statement.js';
import { SOURCE_KINDS } from '../contribution/source-kinds.js';

const CITY = '3402';
const TENANT = { kind: 'TENANT', tenantId: '0199a000-0000-7000-8000-000000000001', territory: '340210100' } as const;
const asked = (node: RollupNode, more: Partial<SourceQuestion> = {}): SourceQuestion => ({
  question: { node, period: parsePeriod('2026-10'), sector: null, campaignId: null },
  indicator: 'SESSIONS',
  by: null,
  member: null,
  part: 'WITHIN',
  ...more,
});
const written = (question: SourceQuestion) => {
  const asking = new Asking(CITY);
  return { text: factsBehind(asking, question), values: asking.values };
};

SOURCE_KINDS.add({ kind: 'ACTIVITY', description: '宣传活动', indicators: ['SESSIONS'] });

describe('the statement about facts behind a figure', () => {
  it('names the indicator and its kinds, so that the planner leaves out the rest of the view', () => {
    const { text } = written(asked({ kind: 'REGION', code: '340210' }));
    expect(text).toContain("f.indicator = 'SESSIONS' and f.fact_kind = any ('{ACTIVITY}')");
  });

  it('looks for a region by its range and for a tenant by its id, never for either', () => {
    const region = written(asked({ kind: 'REGION', code: '340210' }));
    expect(region.values).toEqual([CITY, '2026-10-01', '2026-10-31', '2026-10-01', '2026-10-01', '340210', '340210:']);
    expect(written(asked({ kind: 'OWN', code: '340210' })).values.slice(5)).toEqual(['340210', '340210!']);
    const tenant = written(asked(TENANT));
    expect(tenant.values.slice(5)).toEqual([TENANT.tenantId]);
    for (const { text } of [region, tenant]) expect(text).not.toContain('is null or');
    expect(tenant.text).not.toContain('region_code >=');
  });

  it('has a value for each placeholder and a placeholder for each value', () => {
    const question = asked(
      { kind: 'REGION', code: '3402' },
      { by: 'SECTOR', member: 'EDUCATION', indicator: 'LEADERSHIP_GROUPS' },
    );
    const asking = new Asking(CITY);
    const text = [factsBehind(asking, question, TENANT.tenantId), hasFact(asking, question.question)].join();
    const used = new Set([...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
    expect([...used].sort((a, b) => a - b)).toEqual(asking.values.map((_, index) => index + 1));
    expect(asking.values[1]).toBe('2000-01-01');
  });
});
