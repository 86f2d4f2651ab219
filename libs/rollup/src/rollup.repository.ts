import { type Amount, columnOf, type IndicatorCode } from '@fanzha/domain';
import { type Database, Kept, type Scope, type Statement } from '@fanzha/platform';
import { figureParts } from './figure-statement.js';
import { householdParts } from './household-statement.js';
import { presenceParts } from './presence-statement.js';
import type { Shape } from './statement-parts.js';
import type { WrittenLine } from './written-line.js';

/**
 * A row of the answer: sums of line i (part S), one mark (part M: at least, approximate, uncounted, withheld, to check), tenants
 * (part P: due, contributing) or different households (part H: visited, of these on the roster).
 */
export interface ReadRow {
  readonly i: number;
  readonly part: 'S' | 'M' | 'P' | 'H';
  readonly member: string | null;
  readonly indicator: string | null;
  readonly n1: number | null;
  readonly n2: number | null;
  readonly n3: number | null;
  readonly n4: number | null;
  readonly n5: number | null;
  /** Sums are exact whatever their size. */
  readonly [column: string]: string | Amount | null;
}

/** Everything one request asks for. */
export interface ReadLines {
  readonly figures: readonly WrittenLine[];
  readonly presence: readonly WrittenLine[];
  readonly households: readonly WrittenLine[];
  /** What lines about figures may be asked for. */
  readonly indicators: readonly IndicatorCode[];
}

/** Names the type of each parameter, also where a shape does not use it. */
const ALL_PARAMETERS = 'parameters as (select $3::jsonb as people, $4::text[] as indicators, $5::jsonb as homes)';

/** The read statement of a shape. Everything a page asks for is one execution, one snapshot. */
function readText(shape: Shape): string {
  const answers = [figureParts(shape), presenceParts(shape), householdParts(shape)];
  const parts = [ALL_PARAMETERS, ...answers.flatMap((answer) => answer.parts)];
  return `with ${parts.join(',\n  ')}\n  ${answers.flatMap((answer) => answer.selects).join('\n  union all\n  ')}`;
}

/** Statements differ by what they must do. Texts have some ten thousand characters; the pages of the web client need a few dozen. */
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

/** The statement and values of a read: what the bench sends by hand. */
export function readQuery(cityCode: string, { figures, presence, households, indicators }: ReadLines) {
  const every = [...figures, ...presence, ...households];
  const shape: Shape = {
    regions: every.some((line) => !line.ofTenant),
    tenants: every.some((line) => line.ofTenant),
    columns: figures.length > 0 ? indicators.map(columnOf).sort() : [],
    edges: figures.some((line) => line.byDay),
    lessens: figures.some((line) => line.lessens),
    presence: presence.length > 0,
    presenceByDay: presence.some((line) => line.byDay),
    presenceFirstDays: presence.some((line) => line.firstDays),
    householdsKept: households.some((line) => !line.byDay),
    householdsCut: households.some((line) => line.cut),
    householdsCounted: households.some((line) => line.byDay),
    overlap: households.some((line) => line.overlap),
  };
  const lists = [figures, presence, households].map((lines) => (lines.length > 0 ? jsonArray(lines) : '[]'));
  return { statement: readStatement(shape), values: [cityCode, lists[0], lists[1], [...indicators], lists[2]] };
}

const jsonArray = (lines: readonly WrittenLine[]): string => `[${lines.map((line) => line.json).join(',')}]`;

/** Answers all lines by one statement in one snapshot: what is kept, pending deltas, facts of single days together. */
export async function readRollups(database: Database, scope: Scope, lines: ReadLines): Promise<ReadRow[]> {
  const { statement, values } = readQuery(scope.cityCode, lines);
  return database.read<ReadRow>(scope, statement, values);
}
