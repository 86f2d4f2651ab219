import {
  type Amount,
  type BreakdownDimension,
  type IndicatorCode,
  lastYearToDate,
  parsePeriod,
  type Period,
  previousPeriod,
  previousToDate,
  sameLastYear,
  shownRatio,
  todayIn,
  trailingMonths,
} from '@fanzha/domain';
import { type RequestContext, type SelectedField, selectedFields } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import type { ReadAnswers } from './read-answers.js';
import type { Rollup } from './rollup.model.js';
import { amountsIn, type RollupBatch, RollupReader } from './rollup-reader.js';

/** Months of a series, and the most of them. */
export const MONTHS_SHOWN = 12;
export const MOST_MONTHS = 36;

type Variables = Readonly<Record<string, unknown>>;
type Amounts = readonly (Amount | null)[];

/** A part of a rollup: the indicators that it is made of, and how. What the ledger counts itself is always counted. */
interface Part {
  readonly indicators: readonly IndicatorCode[];
  fill(rollup: Rollup, amounts: Amounts): void;
}

const PARTS: Readonly<Record<'activities' | 'leadershipGroups' | 'households' | 'cases', Part>> = {
  activities: {
    indicators: ['ACTIVITIES', 'SESSIONS', 'PARTICIPANTS', 'LEAFLETS'],
    fill: (rollup, [count, sessions = 0, participants = 0, leaflets = 0]) => {
      rollup.activities = { count: count ?? 0, sessions, participants, leaflets };
    },
  },
  leadershipGroups: {
    indicators: ['LEADERSHIP_GROUPS', 'LEADERSHIP_MEMBERS', 'TENANTS_WITH_GROUP'],
    fill: (rollup, [groups, members, tenantsWithGroup]) => {
      rollup.leadershipGroups = { groups: groups ?? 0, members: members ?? 0, tenantsWithGroup: tenantsWithGroup ?? 0 };
    },
  },
  households: {
    indicators: [
      'HOUSEHOLD_VISITS',
      'HOUSEHOLDS_COVERED',
      'ROSTER_HOUSEHOLDS_COVERED',
      'HOUSEHOLDS_REGISTERED',
      'HOUSEHOLDS_REPORTED',
      'PEOPLE_VISITED',
    ],
    fill: (rollup, [visits, covered, registeredCovered, registered, reported = null, peopleVisited]) => {
      rollup.households = {
        question: rollup.question,
        visits: visits ?? 0,
        covered: covered ?? 0,
        registeredCovered: registeredCovered ?? 0,
        registered: registered ?? 0,
        reported,
        coverage: shownRatio('HOUSEHOLD_COVERAGE', registeredCovered ?? 0, registered ?? 0),
        peopleVisited: peopleVisited ?? 0,
      };
    },
  },
  cases: {
    indicators: [
      'CASES_REPORTED',
      'CASES_FILED',
      'CASES_SOLVED',
      'LOSS',
      'INTERCEPTIONS',
      'LOSS_AVOIDED',
      'STOP_PAYMENT',
      'FROZEN',
      'RETURNED',
    ],
    fill: (rollup, amounts) => {
      const [reported = 0, filed = 0, solved = 0, loss = 0, interceptions = 0] = amounts;
      const [, , , , , lossAvoided = 0, stopPayment = 0, frozen = 0, returned = 0] = amounts;
      rollup.cases = { reported, filed, solved, loss, interceptions, lossAvoided, stopPayment, frozen, returned };
    },
  },
};

const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);

/** The period before, or the same one a year before, and of a running period only the days that it has reached. */
export const COMPARED = {
  previous: (period: Period, toDate: boolean) => (toDate ? previousToDate(period, todayIn()) : previousPeriod(period)),
  sameLastYear: (period: Period, toDate: boolean) =>
    toDate ? lastYearToDate(period, todayIn()) : sameLastYear(period),
} as const;

const isCompared = (name: string): name is keyof typeof COMPARED => Object.hasOwn(COMPARED, name);

/** What is done once the answers are there; what goes wrong becomes of the fields that asked. */
interface Filling {
  readonly answers: Promise<ReadAnswers>;
  fill(answers: ReadAnswers): void;
  fail(error: Error): void;
}

/**
 * Rollups with the fields that a document selects. Everything below a rollup, compared periods included, is
 * asked for at once and filled in when the answer is there, so that the executor finds plain values: a county
 * page has some four hundred of them.
 */
@Injectable()
export class RollupFields {
  constructor(private readonly reader: RollupReader) {}

  /** The rollup, as soon as what is selected of it is there. Where a part is refused, the part is the error. */
  async resolved(rollup: Rollup, context: RequestContext, info: GraphQLResolveInfo): Promise<Rollup> {
    const fillings: Filling[] = [];
    ask(this.reader.batchOf(context), rollup, selectedFields(info), info.variableValues, fillings);
    const [first] = fillings;
    if (first === undefined) return rollup;
    // Asked in one turn of the event loop, they are answered by one statement.
    try {
      const answers = await first.answers;
      for (const filling of fillings) filling.fill(answers);
    } catch (error) {
      for (const filling of fillings) filling.fail(error as Error);
    }
    return rollup;
  }
}

function ask(
  batch: RollupBatch,
  rollup: Rollup,
  fields: readonly SelectedField[],
  variables: Variables,
  into: Filling[],
): void {
  for (const field of fields) {
    const { name } = field;
    if (!field.isIncluded(variables)) continue;
    if (isPart(name)) askPart(batch, rollup, name, into);
    else if (name === 'tenantsDue' || name === 'tenantsContributing') askTenants(batch, rollup, into);
    else if (isCompared(name)) {
      const other = compared(rollup, name, field.argument('toDate', variables) === true);
      if (other) ask(batch, other, field.fields, variables, into);
    } else askAhead(batch, rollup, field, variables, into);
    if (name === 'households' && field.fields.some((below) => below.name === 'overlap' && below.isIncluded(variables)))
      ahead(into, () => batch.askHouseholds(rollup.question, true).answers);
  }
}

/** Null where there is no such period: the field says so itself. */
function compared(rollup: Rollup, name: keyof typeof COMPARED, toDate: boolean): Rollup | null {
  try {
    return rollup.in(COMPARED[name](rollup.period, toDate));
  } catch {
    return null;
  }
}

/**
 * Fields with arguments are resolved by themselves, from what is asked for here; what cannot be answered is told there.
 */
function askAhead(
  batch: RollupBatch,
  rollup: Rollup,
  field: SelectedField,
  variables: Variables,
  into: Filling[],
): void {
  const { question } = rollup;
  const code = field.argument('indicator', variables) as IndicatorCode;
  const [by, months] = [field.argument('by', variables), field.argument('months', variables) ?? MONTHS_SHOWN];
  if (field.name === 'figure') ahead(into, () => batch.ask(question, [code]).answers);
  if (field.name === 'figures') {
    const codes = field.argument('indicators', variables);
    if (codes != null) ahead(into, () => batch.ask(question, [codes].flat() as IndicatorCode[]).answers);
  }
  if (field.name === 'breakdown') ahead(into, () => batch.askMembers(question, code, by as BreakdownDimension).answers);
  if (field.name === 'series' && typeof months === 'number' && months > 0 && months <= MOST_MONTHS)
    for (const period of trailingMonths(question.period, months).map(parsePeriod))
      for (const each of [period, sameLastYear(period)])
        ahead(into, () => batch.ask({ ...question, period: each }, [code]).answers);
}

function ahead(into: Filling[], asked: () => Promise<ReadAnswers>): void {
  try {
    into.push({ answers: asked(), fill: () => undefined, fail: () => undefined });
  } catch {
    // The field says so itself.
  }
}

function askPart(batch: RollupBatch, rollup: Rollup, name: keyof typeof PARTS, into: Filling[]): void {
  const { indicators, fill } = PARTS[name];
  const fail = (error: Error) => {
    rollup[name] = error;
  };
  try {
    const asked = batch.ask(rollup.question, indicators);
    into.push({ answers: asked.answers, fill: (answers) => fill(rollup, amountsIn(asked, answers)), fail });
  } catch (error) {
    fail(error as Error);
  }
}

function askTenants(batch: RollupBatch, rollup: Rollup, into: Filling[]): void {
  const { answers, i } = batch.askTenants(rollup.question);
  const fill = (known: ReadAnswers) => {
    const { due, contributing } = known.presence(i);
    rollup.tenantsDue = due;
    rollup.tenantsContributing = contributing;
  };
  const fail = (error: Error) => {
    rollup.tenantsDue = error;
    rollup.tenantsContributing = error;
  };
  into.push({ answers, fill, fail });
}
