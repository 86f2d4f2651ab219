import { describe, expect, test } from '@jest/globals';
import { parsePeriod } from '@fanzha/domain';
import { type SelectedField, selectedFields } from '@fanzha/platform';
import { type FieldNode, Kind, parse } from 'graphql';
import type { RollupNode, RollupQuestion } from './node.js';
import { selectionPlan } from './selection-plan.js';

const region = (code: string): RollupNode => ({ kind: 'REGION', code });
const question = (node: RollupNode, period = '2025-11'): RollupQuestion => ({
  node,
  period: parsePeriod(period),
  sector: null,
  campaignId: null,
});

/** What a document selects below its one field. */
function fieldsOf(selection: string): readonly SelectedField[] {
  const [definition] = parse(`{ rollup ${selection} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation');
  return selectedFields({ fieldNodes: definition.selectionSet.selections as FieldNode[], fragments: {} });
}

const namesOf = (plan: ReturnType<typeof selectionPlan>) => plan.parts.map(({ name }) => name);

describe('what is selected below a rollup', () => {
  test('is planned once for all nodes of a kind', () => {
    const fields = fieldsOf('{ tenantsDue activities { count } fraudCases { loss } }');
    const plan = selectionPlan(question(region('340210')), fields, {});
    expect(namesOf(plan)).toEqual(['activities', 'fraudCases']);
    expect(plan.tenants).not.toBeNull();
    expect(selectionPlan(question(region('340207')), fields, {})).toBe(plan);
    for (const other of [
      question(region('340210100001')),
      question({ kind: 'OWN', code: '340210' }),
      question(region('340210'), '2025-10'),
      { ...question(region('340210')), sector: 'EDUCATION' as const },
      { ...question(region('340210')), campaignId: '0199a000-0000-7000-8000-000000000001' },
    ])
      expect(selectionPlan(other, fields, {})).not.toBe(plan);
  });

  test('is another plan where variables decide otherwise', () => {
    const fields = fieldsOf(
      '{ activities @include(if: $all) { count } previous(toDate: $days) { fraudCases { loss } } }',
    );
    const county = question(region('340210'), new Date().toISOString().slice(0, 4));
    const whole = selectionPlan(county, fields, { all: true, days: false });
    expect(namesOf(whole)).toEqual(['activities']);
    expect(namesOf(selectionPlan(county, fields, { all: false, days: false }))).toEqual([]);
    expect(selectionPlan(county, fields, { all: true, days: false, other: 1 })).toBe(whole);
    const [before] = whole.compared;
    const [sameDays] = selectionPlan(county, fields, { all: true, days: true }).compared;
    expect(before?.period.kind).toBe('YEAR');
    expect(sameDays?.period.start).toBe(before?.period.start);
  });

  test('of a tenant depends on the kind of its territory, whose roster is read', () => {
    const fields = fieldsOf('{ households { registered } }');
    const tenant = (territory: string) =>
      question({ kind: 'TENANT', tenantId: '0199a000-0000-7000-8000-000000000002', territory });
    const ofCounty = selectionPlan(tenant('340210'), fields, {});
    expect(selectionPlan(tenant('340207'), fields, {})).toBe(ofCounty);
    expect(selectionPlan(tenant('340210100001'), fields, {})).not.toBe(ofCounty);
  });
});
