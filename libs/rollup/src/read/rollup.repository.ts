import { columnOf, type IndicatorCode } from '@fanzha/domain';
import { type Database, Kept, type Scope, type Statement } from '@fanzha/platform';
import type { EncodedPlan, EncodedQuestions } from './encoded-question.js';
import { SOURCE_KINDS } from '../contribution/source-kinds.js';
import { figureParts } from './figure-statement.js';
import { householdParts } from './household-statement.js';
import { reportingParts } from './reporting-statement.js';
import { ReadAnswers, type ReadRow } from './read-answers.js';
import type { Shape } from './statement-parts.js';

/** Everything one request asks for. */
interface ReadQuestions {
  readonly figures: EncodedQuestions;
  readonly tenants: EncodedQuestions;
  readonly households: EncodedQuestions;
  /** What questions about figures may be asked for. */
  readonly indicators: ReadonlySet<IndicatorCode>;
}

/** Names the type of each parameter, also where a shape does not use it. */
const ALL_PARAMETERS = 'parameters as (select $3::jsonb as tenants, $4::jsonb as households)';

/**
 * The read statement of a shape. Everything a page asks for is one execution, one snapshot, and one value: rows of
 * hundreds of columns would cost the server more than everything else that it does for a page.
 */
function readText(shape: Shape): string {
  const answers = [figureParts(shape), reportingParts(shape), householdParts(shape)];
  const parts = [ALL_PARAMETERS, ...answers.flatMap((answer) => answer.parts)];
  return `with ${parts.join(',\n  ')}
  select coalesce(json_agg(json_build_array(i, part, member, text, n1, n2, n3, n4, n5)), '[]')::text as rows from (
  ${answers.flatMap((answer) => answer.selects).join('\n  union all\n  ')}) as answer(i, part, member, text, n1, n2, n3,
    n4, n5)`;
}

/**
 * Statements differ by what they must do. Texts have some ten thousand characters; the pages of the
 * web client need a few dozen.
 */
const statements = new Kept<string, Statement>(200);
let shapes = 0;

/** The statement of a shape, under a name that no other text ever gets. */
function readStatement(shape: Shape): Statement {
  const key = JSON.stringify(shape);
  const known = statements.get(key);
  if (known) return known;
  shapes += 1;
  const statement = { name: `rollup.read.${shapes}`, text: readText(shape) };
  statements.set(key, statement);
  return statement;
}

/** What a statement for certain plans is, and in which of its columns each indicator comes back. */
interface Prepared {
  readonly statement: Statement;
  readonly positions: ReadonlyMap<IndicatorCode, number>;
}

/**
 * A page is asked for again and again with the same plans, which decide everything but the values. Few hundred are
 * kept, and of those with long lists of plans fewer.
 */
const preparedReads = new Kept<string, Prepared>(200, (key) => 1 + key.length / 1_000);

function preparedRead({ figures, tenants, households, indicators }: ReadQuestions): Prepared {
  const { goesOnKept, goesOnInFacts } = figures.asksGoesOn;
  const plans = `${figures.planNumbers}|${tenants.planNumbers}|${households.planNumbers}`;
  const key = `${plans}|${goesOnKept}|${goesOnInFacts}|${[...indicators].join()}`;
  const known = preparedReads.get(key);
  if (known) return known;
  // In the order of the statement's columns.
  const inOrder = figures.plans.length > 0 ? [...indicators].sort() : [];
  const shape = shapeOf(figures, tenants.plans, households.plans, inOrder);
  const positions = new Map(inOrder.map((code, position) => [code, position]));
  const made = { statement: readStatement(shape), positions };
  preparedReads.set(key, made);
  return made;
}

function shapeOf(
  asked: EncodedQuestions,
  tenants: readonly EncodedPlan[],
  households: readonly EncodedPlan[],
  indicators: readonly IndicatorCode[],
): Shape {
  const figures = asked.plans;
  const every = [...figures, ...tenants, ...households];
  const readsFacts = figures.some((plan) => plan.byDay || plan.spans);
  return {
    regions: every.some((plan) => !plan.ofTenant),
    tenants: every.some((plan) => plan.ofTenant),
    columns: indicators.map(columnOf),
    edges: figures.some((plan) => plan.byDay),
    kinds: readsFacts ? [...new Set(indicators.flatMap((code) => SOURCE_KINDS.stating(code)))].sort() : [],
    lessens: figures.some((plan) => plan.lessens),
    factMembers: figures.some((plan) => plan.factMembers),
    campaignMembers: figures.some((plan) => plan.campaignMembers),
    spans: figures.some((plan) => plan.spans),
    ...asked.asksGoesOn,
    reporting: tenants.length > 0,
    reportingByDay: tenants.some((plan) => plan.byDay),
    reportingFirstDays: tenants.some((plan) => plan.firstDays),
    householdsKept: households.some((plan) => !plan.byDay),
    householdsCut: households.some((plan) => plan.cut),
    householdsCounted: households.some((plan) => plan.byDay),
    overlap: households.some((plan) => plan.kind === 'overlap'),
  };
}

/** The statement and values of a read: what the bench sends by hand. */
export function readQuery(cityCode: string, questions: ReadQuestions) {
  const { figures, tenants, households } = questions;
  const values = [cityCode, figures.json, tenants.json, households.json] as const;
  return { ...preparedRead(questions), values };
}

/**
 * Answers all questions by one statement in one snapshot: what is kept, pending deltas, facts of single days together.
 */
export async function readRollups(database: Database, scope: Scope, questions: ReadQuestions): Promise<ReadAnswers> {
  const { statement, values, positions } = readQuery(scope.cityCode, questions);
  const [answer] = await database.read<{ rows: string }>(scope, statement, values);
  return new ReadAnswers(JSON.parse(answer?.rows ?? '[]') as ReadRow[], positions);
}
