import { columnOf, type IndicatorCode } from '@fanzha/domain';
import { type Database, Kept, type Scope, type Statement } from '@fanzha/platform';
import type { EncodedQuestions } from './encoded-question.js';
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

/** Indicators of the figures that are asked for, in the order of the statement's columns. */
const inOrder = ({ figures, indicators }: ReadQuestions): IndicatorCode[] =>
  figures.plans.length > 0 ? [...indicators].sort() : [];

/** The statement and values of a read: what the bench sends by hand. */
export function readQuery(cityCode: string, questions: ReadQuestions) {
  const [figures, tenants, households] = [questions.figures.plans, questions.tenants.plans, questions.households.plans];
  const every = [...figures, ...tenants, ...households];
  const indicators = inOrder(questions);
  const readsFacts = figures.some((plan) => plan.byDay || plan.spans);
  const shape: Shape = {
    regions: every.some((plan) => !plan.ofTenant),
    tenants: every.some((plan) => plan.ofTenant),
    columns: indicators.map(columnOf),
    edges: figures.some((plan) => plan.byDay),
    kinds: readsFacts ? [...new Set(indicators.flatMap((code) => SOURCE_KINDS.stating(code)))].sort() : [],
    lessens: figures.some((plan) => plan.lessens),
    factMembers: figures.some((plan) => plan.factMembers),
    campaignMembers: figures.some((plan) => plan.campaignMembers),
    spans: figures.some((plan) => plan.spans),
    ...questions.figures.asksGoesOn,
    reporting: tenants.length > 0,
    reportingByDay: tenants.some((plan) => plan.byDay),
    reportingFirstDays: tenants.some((plan) => plan.firstDays),
    householdsKept: households.some((plan) => !plan.byDay),
    householdsCut: households.some((plan) => plan.cut),
    householdsCounted: households.some((plan) => plan.byDay),
    overlap: households.some((plan) => plan.kind === 'overlap'),
  };
  const values = [cityCode, questions.figures.json, questions.tenants.json, questions.households.json];
  return { statement: readStatement(shape), values };
}

/** Reads what `readQuery` asked for. */
function answersOf(questions: ReadQuestions, rows: readonly { readonly rows: string }[]): ReadAnswers {
  const positions = new Map(inOrder(questions).map((code, position) => [code, position]));
  return new ReadAnswers(JSON.parse(rows[0]?.rows ?? '[]') as ReadRow[], positions);
}

/**
 * Answers all questions by one statement in one snapshot: what is kept, pending deltas, facts of single days together.
 */
export async function readRollups(database: Database, scope: Scope, questions: ReadQuestions): Promise<ReadAnswers> {
  const { statement, values } = readQuery(scope.cityCode, questions);
  return answersOf(questions, await database.read<{ rows: string }>(scope, statement, values));
}
