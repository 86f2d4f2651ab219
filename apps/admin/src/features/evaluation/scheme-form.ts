import type { IndicatorCode, ScoreRule, Sector, TenantType } from '@fanzha/domain';
import type { EvaluationSchemeInput, EvaluationWholeFragment } from '../../graphql/generated.js';
import { plain } from './evaluation-words.js';

/** An item as it is typed. */
export interface ItemForm {
  id: string | null;
  name: string;
  weight: string;
  indicator: IndicatorCode;
  rule: ScoreRule;
  from: string;
  to: string;
  steps: { at: string; points: string }[];
  perUnit: string;
  lostAtMost: string;
}

interface SchemeForm {
  title: string;
  period: string;
  within: string;
  parts: string[];
  sectors: string[];
  tenantTypes: string[];
  exceptions: string[];
  spreadsExempt: boolean;
  items: ItemForm[];
}

export const emptyItem = (): ItemForm => ({
  ...{ id: null, name: '', weight: '10', indicator: 'SESSIONS', rule: 'LINEAR', from: '0', to: '1' },
  ...{ steps: [{ at: '1', points: '10' }], perUnit: '1', lostAtMost: '' },
});

export const emptyScheme = (within: string, period: string): SchemeForm => ({
  ...{ title: '', period, within, parts: [], sectors: [], tenantTypes: [], exceptions: [] },
  ...{ spreadsExempt: false, items: [emptyItem()] },
});

const typed = (decimal: string | null, otherwise: string): string => (decimal === null ? otherwise : plain(decimal));

export function formOf(scheme: EvaluationWholeFragment, within: string): SchemeForm {
  const whole = scheme.regionCodes.length === 1 && scheme.regionCodes[0] === within;
  return {
    title: scheme.title,
    period: scheme.period,
    within,
    parts: whole ? [] : [...scheme.regionCodes],
    sectors: [...scheme.sectors],
    tenantTypes: [...scheme.tenantTypes],
    exceptions: [...scheme.exceptions],
    spreadsExempt: scheme.spreadsExempt,
    items: scheme.items.map((item) => {
      const empty = emptyItem();
      return {
        ...{ id: item.id, name: item.name, weight: plain(item.weight), indicator: item.indicator, rule: item.rule },
        from: typed(item.from, empty.from),
        to: typed(item.to, empty.to),
        steps:
          item.steps.length > 0
            ? item.steps.map(({ at, points }) => ({ at: plain(at), points: plain(points) }))
            : empty.steps,
        perUnit: typed(item.perUnit, empty.perUnit),
        lostAtMost: typed(item.lostAtMost, ''),
      };
    }),
  };
}

/** What is typed of an item and is no decimal with at most two places, by field. */
export function unreadIn({ rule, weight, from, to, steps, perUnit, lostAtMost }: ItemForm): string[] {
  const asked: Record<string, string> = {
    weight,
    ...(rule === 'LINEAR' && { from, to }),
    ...(rule === 'STEP' &&
      Object.fromEntries(steps.flatMap((step, at) => [[`at-${at}`, step.at] as const, [`points-${at}`, step.points]]))),
    ...(rule === 'DEDUCTION' && { perUnit, ...(lostAtMost.trim() !== '' && { lostAtMost }) }),
  };
  return Object.keys(asked).filter((field) => !/^\d{1,9}(?:\.\d{1,2})?$/.test((asked[field] ?? '').trim()));
}

/** What is not asked of a rule is not sent. */
export const inputOf = (form: SchemeForm): EvaluationSchemeInput => ({
  title: form.title,
  period: form.period,
  regionCodes: form.parts.length > 0 ? form.parts : [form.within],
  sectors: form.sectors as Sector[],
  tenantTypes: form.tenantTypes as TenantType[],
  exceptions: form.exceptions,
  spreadsExempt: form.spreadsExempt,
  items: form.items.map(({ id, name, weight, indicator, rule, from, to, steps, perUnit, lostAtMost }) => ({
    ...{ id, name, weight: weight.trim(), indicator, rule },
    from: rule === 'LINEAR' ? from.trim() : null,
    to: rule === 'LINEAR' ? to.trim() : null,
    steps: rule === 'STEP' ? steps.map(({ at, points }) => ({ at: at.trim(), points: points.trim() })) : [],
    perUnit: rule === 'DEDUCTION' ? perUnit.trim() : null,
    lostAtMost: rule === 'DEDUCTION' ? lostAtMost.trim() || null : null,
  })),
});
