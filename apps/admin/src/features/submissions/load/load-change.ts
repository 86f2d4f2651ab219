import type { LoadPartsFragment } from '../../../graphql/generated.js';
import { aside } from '../../../locales/punctuation.js';

type Translate = (key: string, values?: Record<string, unknown>, count?: number) => string;

const signed = (change: number): string => (change > 0 ? `+${change}` : `−${-change}`);

/** How a month differs from the one before: forms and texts, which are work; figures are not. */
export function changeLine(now: LoadPartsFragment, before: LoadPartsFragment, t: Translate): string {
  const parts = [
    ['reviewing.load.formsMore', now.forms - before.forms],
    ['reviewing.load.textsMore', now.cells - before.cells],
  ] as const;
  const changed = parts.filter(([, change]) => change !== 0).map(([key, change]) => t(key, { n: signed(change) }));
  return changed.length > 0 ? changed.join(' · ') : t('reviewing.load.same');
}

/** Minutes as they were measured, beside them what is only estimated; nothing is made up for what is neither. */
export function minutesLines(
  load: Pick<LoadPartsFragment, 'forms' | 'measuredForms' | 'measuredMinutes' | 'estimatedForms' | 'estimatedMinutes'>,
  t: Translate,
): string[] {
  const { forms, measuredForms, measuredMinutes, estimatedForms, estimatedMinutes } = load;
  if (forms === 0) return ['—'];
  const of = (line: string, n: number) => line + aside(t('reviewing.load.ofForms', { n }, n));
  const neither = forms - measuredForms - estimatedForms;
  return [
    ...(measuredMinutes == null ? [] : [of(t('reviewing.load.measured', { n: measuredMinutes }), measuredForms)]),
    ...(estimatedMinutes == null ? [] : [of(t('reviewing.load.estimated', { n: estimatedMinutes }), estimatedForms)]),
    ...(neither > 0 ? [of(t('reviewing.load.notMeasured'), neither)] : []),
  ];
}
