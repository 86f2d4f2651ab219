import {
  type BreakdownDimension,
  type DomainError,
  type IndicatorCode,
  parsePeriod,
  sameLastYear,
  trailingMonths,
} from '@fanzha/domain';
import { type RequestContext, type SelectedField, selectedFields } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import type { IndicatorPlan } from './indicator-plan.js';
import type { ReadAnswers } from './read-answers.js';
import type { Rollup } from './rollup.model.js';
import { type PartName, PARTS } from './rollup-parts.js';
import { amountsIn, type Asked, type Numbered, type OperationReads, RollupReader } from './rollup-reader.js';
import type { SelectionPlan, Variables } from './selection-plan.js';

/** Months of a series, and the most of them. */
export const MONTHS_SHOWN = 12;
export const MOST_MONTHS = 36;

/** Whether a selection of a figure has what goes on beyond the period: nobody else pays for the look-up. */
export const asksGoesOn = (selected: readonly SelectedField[], variables: Variables): boolean =>
  selected.some((field) => field.name === 'goesOn' && field.isIncluded(variables));

/** Called with the answers, or with the error, which becomes the value of the fields that asked. */
interface Filling {
  readonly answers: Promise<ReadAnswers>;
  fill(answers: ReadAnswers): void;
  fail(error: Error): void;
}

/** A page has some eighty fillings: they are objects of few classes, not functions made for each. */
class PartFilling implements Filling {
  constructor(
    private readonly rollup: Rollup,
    private readonly name: PartName,
    private readonly asked: Asked,
  ) {}

  get answers(): Promise<ReadAnswers> {
    return this.asked.answers;
  }

  fill(known: ReadAnswers): void {
    PARTS[this.name].fill(this.rollup, amountsIn(this.asked, known));
  }

  fail(error: Error): void {
    this.rollup[this.name] = error;
  }
}

class TenantsFilling implements Filling {
  constructor(
    private readonly rollup: Rollup,
    private readonly asked: Numbered,
    private readonly refused: DomainError | null,
  ) {}

  get answers(): Promise<ReadAnswers> {
    return this.asked.answers;
  }

  fill(known: ReadAnswers): void {
    const { due, contributing } = known.reporting(this.asked.i);
    this.rollup.tenantsDue = due;
    this.rollup.tenantsContributing = this.refused ?? contributing;
  }

  fail(error: Error): void {
    this.rollup.tenantsDue = error;
    this.rollup.tenantsContributing = error;
  }
}

/** What a field with arguments asks for: it takes the answer itself. */
class PreparedFilling implements Filling {
  constructor(readonly answers: Promise<ReadAnswers>) {}

  fill(): void {
    // The field is resolved later.
  }

  fail(): void {
    // The field says so itself.
  }
}

/**
 * Rollups with the fields that a document selects. Everything below a rollup, compared periods included, is
 * asked for at once and filled in when the answer is there, so that the executor finds plain values: a county
 * page has some four hundred of them. What is selected is looked through once for all regions of a kind.
 */
@Injectable()
export class RollupFields {
  constructor(private readonly reader: RollupReader) {}

  /** The rollup, as soon as what is selected of it is there. Where a part is refused, the part is the error. */
  async resolved(rollup: Rollup, context: RequestContext, info: GraphQLResolveInfo): Promise<Rollup> {
    const reads = this.reader.readsOf(context);
    const selection = reads.planOf(rollup.question, selectedFields(info), info.variableValues);
    const fillings: Filling[] = [];
    ask(reads, rollup, selection, info.variableValues, fillings);
    const [first] = fillings;
    if (!first) return rollup;
    if (fillings.every(({ answers }) => answers === first.answers)) await fillAll([first.answers, fillings]);
    else await Promise.all([...byAnswers(fillings)].map(fillAll));
    return rollup;
  }
}

/** What was asked earlier in the operation has an answer of its own; usually one statement answers everything. */
function byAnswers(fillings: readonly Filling[]): Map<Promise<ReadAnswers>, Filling[]> {
  const groups = new Map<Promise<ReadAnswers>, Filling[]>();
  for (const filling of fillings) {
    const group = groups.get(filling.answers);
    if (group) group.push(filling);
    else groups.set(filling.answers, [filling]);
  }
  return groups;
}

async function fillAll([answers, fillings]: readonly [Promise<ReadAnswers>, readonly Filling[]]): Promise<void> {
  try {
    const known = await answers;
    for (const filling of fillings) filling.fill(known);
  } catch (error) {
    for (const filling of fillings) filling.fail(error as Error);
  }
}

/** Asks for what is not there yet: a compared period was filled in with the one that it is held against. */
function ask(
  reads: OperationReads,
  rollup: Rollup,
  { parts, tenants, withOverlap, compared, withArguments: fields }: SelectionPlan,
  variables: Variables,
  into: Filling[],
): void {
  for (const { name, plan } of parts) if (rollup[name] === undefined) askPart(reads, rollup, name, plan, into);
  if (tenants && rollup.tenantsDue === undefined)
    into.push(new TenantsFilling(rollup, reads.askTenants(rollup.question, tenants), reads.contributorsRefused));
  for (const { period, selection } of compared) ask(reads, rollup.in(period), selection, variables, into);
  for (const field of fields) askWithArguments(reads, rollup, field, variables, into);
  if (withOverlap) prepare(into, () => reads.askHouseholds(rollup.question, true).answers);
}

/**
 * Fields with arguments are resolved by themselves, from what is asked for here; what cannot be answered is told there.
 */
function askWithArguments(
  reads: OperationReads,
  rollup: Rollup,
  field: SelectedField,
  variables: Variables,
  into: Filling[],
): void {
  const { question } = rollup;
  const code = field.argument('indicator', variables) as IndicatorCode;
  const [by, months] = [field.argument('by', variables), field.argument('months', variables) ?? MONTHS_SHOWN];
  const goesOn = asksGoesOn(field.fields, variables);
  if (field.name === 'figure') prepare(into, () => reads.ask(question, [code], goesOn).answers);
  if (field.name === 'figures') {
    const codes = field.argument('indicators', variables);
    if (codes != null) prepare(into, () => reads.ask(question, [codes].flat() as IndicatorCode[], goesOn).answers);
  }
  if (field.name === 'breakdown')
    prepare(into, () => reads.askMembers(question, code, by as BreakdownDimension).answers);
  if (field.name === 'series' && typeof months === 'number' && months > 0 && months <= MOST_MONTHS)
    for (const period of trailingMonths(question.period, months).map(parsePeriod))
      for (const each of [period, sameLastYear(period)])
        prepare(into, () => reads.ask({ ...question, period: each }, [code]).answers);
}

function prepare(into: Filling[], asked: () => Promise<ReadAnswers>): void {
  try {
    into.push(new PreparedFilling(asked()));
  } catch {
    // The field says so itself.
  }
}

function askPart(reads: OperationReads, rollup: Rollup, name: PartName, plan: IndicatorPlan, into: Filling[]): void {
  try {
    into.push(new PartFilling(rollup, name, reads.askPlanned(rollup.question, plan)));
  } catch (error) {
    rollup[name] = error as Error;
  }
}
