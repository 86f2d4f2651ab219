import { lastYearToDate, type Period, previousPeriod, previousToDate, sameLastYear, todayIn } from '@fanzha/domain';
import { Kept, type SelectedField, variablesIn } from '@fanzha/platform';
import { type EncodedPlan, encodedPlan } from './encoded-question.js';
import { type IndicatorPlan, planIndicators, planKey } from './indicator-plan.js';
import type { RollupQuestion } from './node.js';
import { isPart, type PartName, PARTS } from './rollup-parts.js';

export type Variables = Readonly<Record<string, unknown>>;

/** The period before, or the same one a year before, and of a running period only the days that it has reached. */
export const COMPARED = {
  previous: (period: Period, toDate: boolean) => (toDate ? previousToDate(period, todayIn()) : previousPeriod(period)),
  sameLastYear: (period: Period, toDate: boolean) =>
    toDate ? lastYearToDate(period, todayIn()) : sameLastYear(period),
} as const;

const isCompared = (name: string): name is keyof typeof COMPARED => Object.hasOwn(COMPARED, name);

/** What a document selects below a rollup, planned for every node of a kind in one period, sector and campaign. */
export interface SelectionPlan {
  readonly parts: readonly { readonly name: PartName; readonly plan: IndicatorPlan }[];
  /** Where units that should report, or did, are selected. */
  readonly tenants: EncodedPlan | null;
  readonly withOverlap: boolean;
  readonly compared: readonly { readonly period: Period; readonly selection: SelectionPlan }[];
  /** Fields with arguments, which are resolved by themselves. */
  readonly withArguments: readonly SelectedField[];
}

/** Characters of all plans kept. A page of the web client has a few thousand for each kind of node and period. */
const KEPT_CHARACTERS = 1_000_000;

const kept = new Kept<string, SelectionPlan>(KEPT_CHARACTERS, (key, plan) => key.length + weight(plan));
const numbers = new WeakMap<readonly SelectedField[], number>();
let count = 0;

/**
 * The plan of what is selected below a rollup. A document is planned once for all nodes of a kind, and the plan is kept
 * with it: requests differ by their nodes.
 */
export function selectionPlan(
  question: RollupQuestion,
  fields: readonly SelectedField[],
  variables: Variables,
): SelectionPlan {
  const number = numbers.get(fields) ?? (count += 1);
  numbers.set(fields, number);
  const names = variablesIn(fields);
  const values = names.length === 0 ? '' : JSON.stringify(names.map((name) => variables[name]));
  const key = `${number}|${planKey(question)}|${todayIn()}|${values}`;
  const known = kept.get(key);
  if (known) return known;
  const made = planned(question, fields, variables);
  kept.set(key, made);
  return made;
}

function planned(question: RollupQuestion, fields: readonly SelectedField[], variables: Variables): SelectionPlan {
  const included = fields.filter((field) => field.isIncluded(variables));
  const names = new Set(included.map(({ name }) => name));
  const selectsOverlap = (field: SelectedField) => field.name === 'overlap' && field.isIncluded(variables);
  return {
    parts: [...names].filter(isPart).map((name) => ({ name, plan: planIndicators(question, PARTS[name].indicators) })),
    tenants: names.has('tenantsDue') || names.has('tenantsContributing') ? encodedPlan('tenants', question) : null,
    withOverlap: included.some(({ name, fields: below }) => name === 'households' && below.some(selectsOverlap)),
    compared: included.flatMap(({ name, argument, fields: below }) => {
      const period = isCompared(name) && compared(question, name, argument('toDate', variables) === true);
      return period ? [{ period, selection: planned({ ...question, period }, below, variables) }] : [];
    }),
    withArguments: included.filter(({ name }) => WITH_ARGUMENTS.has(name)),
  };
}

/** Null where there is no such period: the field says so itself. */
function compared({ period }: RollupQuestion, name: keyof typeof COMPARED, toDate: boolean): Period | null {
  try {
    return COMPARED[name](period, toDate);
  } catch {
    return null;
  }
}

const WITH_ARGUMENTS: ReadonlySet<string> = new Set(['figure', 'figures', 'breakdown', 'series']);

function weight({ parts, tenants, compared, withArguments }: SelectionPlan): number {
  const ofReads = parts.flatMap(({ plan }) => plan.reads).reduce((sum, { plan }) => sum + plan.json.length, 0);
  const ofCompared = compared.reduce((sum, { selection }) => sum + weight(selection), 0);
  return LITTLE * (1 + parts.length + withArguments.length) + ofReads + (tenants?.json.length ?? 0) + ofCompared;
}

/** What an object takes beside its texts. */
const LITTLE = 100;
