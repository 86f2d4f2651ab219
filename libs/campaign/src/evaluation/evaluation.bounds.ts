import {
  EVALUATION_BOUNDS,
  evaluationPeriodErrors,
  type FieldError,
  type LocalDate,
  scoredItemErrors,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import type { Region } from '@fanzha/org';
import { newId, type OverseenRegion } from '@fanzha/platform';
import { addressedSectors } from '../audience/audience-errors.js';
import { audienceErrors } from '../campaigns/campaign.bounds.js';
import type { EvaluationItemInput, EvaluationSchemeInput } from './evaluation.inputs.js';
import type { EvaluationContent, EvaluationItem } from './evaluation.rows.js';

/** What is known of who writes a scheme, and of what it stated before. */
interface EvaluationContext {
  readonly today: LocalDate;
  readonly oversight: readonly OverseenRegion[];
  readonly findRegion: (code: string) => Region | undefined;
  /** Items that are there already. */
  readonly items: readonly EvaluationItem[];
}

/** An input as it may be kept, and every error of it that needs no database. */
interface ReadEvaluation {
  readonly content: EvaluationContent;
  readonly errors: readonly FieldError[];
}

/** Reads an input against every bound that needs no database, and keeps going after an error. */
export function readEvaluation(input: EvaluationSchemeInput, context: EvaluationContext): ReadEvaluation {
  const known = new Set(context.items.map(({ id }) => id));
  const content: EvaluationContent = {
    title: visibleText(input.title),
    period: input.period.text,
    regions: [...input.regionCodes],
    sectors: addressedSectors(context, input.sectors),
    tenantTypes: [...input.tenantTypes],
    excepted: [...input.exceptions],
    spreadsExempt: input.spreadsExempt,
    items: input.items.map((item) => keptItem(item, known)),
  };
  return {
    content,
    errors: [
      ...writtenErrors(input),
      ...evaluationPeriodErrors(input.period),
      ...audienceErrors(content, { ...context, parent: null }),
      ...content.tenantTypes.flatMap((type, at): FieldError[] =>
        type === 'AUTHORITY' ? [{ path: `tenantTypes.${at}`, code: 'NOT_ALLOWED_HERE' }] : [],
      ),
      ...scoredItemErrors(content.items),
      ...unknownItems(input.items, known),
    ],
  };
}

/** Errors of what is written. They are told first, before it is known whether anything may be changed. */
export const writtenErrors = ({ title, items }: EvaluationSchemeInput): FieldError[] => [
  ...textErrors('title', title, EVALUATION_BOUNDS.title),
  ...items.flatMap(({ name }, at) => textErrors(`items.${at}.name`, name, EVALUATION_BOUNDS.itemName)),
];

const unknownItems = (items: readonly EvaluationItemInput[], known: ReadonlySet<string>): FieldError[] =>
  items.flatMap(({ id }, at): FieldError[] => {
    if (id == null) return [];
    if (!known.has(id)) return [{ path: `items.${at}.id`, code: 'NOT_FOUND' }];
    return items.findIndex((item) => item.id === id) < at ? [{ path: `items.${at}.id`, code: 'DUPLICATE' }] : [];
  });

const keptItem = (item: EvaluationItemInput, known: ReadonlySet<string>): EvaluationItem => ({
  id: item.id != null && known.has(item.id) ? item.id : newId(),
  name: visibleText(item.name),
  weight: item.weight,
  indicator: item.indicator,
  rule: item.rule,
  from: item.from ?? null,
  to: item.to ?? null,
  steps: item.steps.map(({ at, points }) => ({ at, points })),
  perUnit: item.perUnit ?? null,
  lostAtMost: item.lostAtMost ?? null,
});
