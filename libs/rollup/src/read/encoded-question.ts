import { type BreakdownDimension, regionLevel, todayIn } from '@fanzha/domain';
import { Kept } from '@fanzha/platform';
import { isReadFromFacts } from '../contribution/dimensions.js';
import { cellNode, type RollupNode, type RollupQuestion } from './node.js';
import { planHouseholds, planInPlace, planReporting, planRead } from './read-plan.js';

/**
 * How a question is read: figures added up, in place at the end, or in place as the roster of a region; tenants;
 * different households, or those that at least two tenants have reached.
 */
export type ReadKind = 'sum' | 'in place' | 'roster' | 'tenants' | 'households' | 'overlap';

/** What the statement must be able to do for a plan. */
interface PlanNeeds {
  /** Reads facts, not only what is kept and what is pending. */
  readonly byDay: boolean;
  /** Is about tenants, not regions. */
  readonly ofTenant: boolean;
  /** Takes periods away again: what came into place after the period. */
  readonly lessens: boolean;
  /** Splits by what facts alone say. */
  readonly factMembers: boolean;
  /** Splits by campaign, of which a row may name several. */
  readonly campaignMembers: boolean;
  /** Reads from facts what began before the period. */
  readonly spans: boolean;
  /** Asks for the first days of a kept period, of tenants. */
  readonly firstDays: boolean;
  /** Asks for the same of households. */
  readonly cut: boolean;
}

/** A plan without its node, as JSON without its braces: the same for all nodes of a kind. */
export interface EncodedPlan extends PlanNeeds {
  readonly kind: ReadKind;
  readonly json: string;
  /** No other plan of this process has it. */
  readonly number: number;
}

let plansMade = 0;

/**
 * Characters of all plans kept. There are a few per period and kind of node; one has about 300, one of an odd range, of
 * which anybody can ask for as many as there are days, has ten times as many.
 */
const KEPT_CHARACTERS = 1_000_000;

const kept = new Kept<string, EncodedPlan>(KEPT_CHARACTERS, (key, { json }) => key.length + json.length);

/**
 * The plan of a question, made and encoded once for the whole process: it depends on the kind of the node, the period,
 * the line and the campaign, and on nothing else. A plan of what is in place looks ahead to the end of next year,
 * of the calendar in China, beyond which nothing is dated.
 */
export function encodedPlan(
  kind: ReadKind,
  question: RollupQuestion,
  split: BreakdownDimension | null = null,
): EncodedPlan {
  const { node, period, sector, campaignId } = question;
  const lastYear = Number(todayIn().slice(0, 4)) + 1;
  const depends = [kind, nodeKind(node), period.text, sector ?? '*', campaignId ?? '*', split ?? '*', lastYear];
  const key = depends.join('|');
  const known = kept.get(key);
  if (known) return known;
  const made = plan(kind, question, split, lastYear);
  kept.set(key, made);
  return made;
}

function plan(
  kind: ReadKind,
  question: RollupQuestion,
  split: BreakdownDimension | null,
  lastYear: number,
): EncodedPlan {
  const ofTenant = question.node.kind === 'TENANT';
  const factMembers = isReadFromFacts(split);
  const members = { factMembers, campaignMembers: split === 'CAMPAIGN' };
  const base = {
    kind,
    number: ++plansMade,
    ofTenant,
    lessens: false,
    ...members,
    spans: false,
    firstDays: false,
    cut: false,
  };
  if (kind === 'tenants') {
    const planned = planReporting(question);
    return { ...base, byDay: planned.edges.length > 0, firstDays: planned.days !== null, json: encoded(planned) };
  }
  if (kind === 'households' || kind === 'overlap') {
    const planned = planHouseholds(question, kind === 'overlap');
    return { ...base, byDay: !planned.kept, cut: planned.cut !== null, json: encoded(planned) };
  }
  const planned =
    kind === 'sum' ? planRead(question, split) : planInPlace(question, split, lastYear, kind === 'roster');
  const [byDay, lessens] = [planned.edges.length > 0, planned.less.length > 0];
  return { ...base, byDay, lessens, spans: planned.starts !== null && planned.before === null, json: encoded(planned) };
}

/**
 * What differs from node to node is sent as lists beside the plan; what is missing is null, or empty, in the statement.
 */
const OF_NODE: ReadonlySet<string> = new Set(['node', 'region', 'tenant', 'rosters']);

function encoded(planned: object): string {
  const parts = Object.entries(planned).filter(
    ([name, value]) => !OF_NODE.has(name) && value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return JSON.stringify(Object.fromEntries(parts)).slice(1, -1);
}

/** Plans differ by what is kept of a node: of towns, counties and cities more than of communities. */
export const nodeKind = (node: RollupNode): string => (node.kind === 'REGION' ? regionLevel(node.code) : node.kind);

/** Questions with the same plan: the numbers of their answers, by their nodes. */
interface Group {
  readonly plan: EncodedPlan;
  readonly numbers: Map<string, number>;
  /** Where tenants are today; of regions, which are where they are, none. */
  readonly territories: string[];
  /** Those that are asked what goes on beyond the period, too. */
  readonly goingOn: Set<number>;
}

/** Questions of one statement, each with the number that its answer comes back under. */
export class EncodedQuestions {
  private readonly groups = new Map<EncodedPlan, Group>();

  /** The number of an equal question that is there already. */
  numberOf(plan: EncodedPlan, node: RollupNode): number | undefined {
    return this.groups.get(plan)?.numbers.get(cellNode(node));
  }

  add(i: number, plan: EncodedPlan, node: RollupNode): void {
    let group = this.groups.get(plan);
    if (!group) {
      group = { plan, numbers: new Map(), territories: [], goingOn: new Set() };
      this.groups.set(plan, group);
    }
    group.numbers.set(cellNode(node), i);
    if (node.kind === 'TENANT') group.territories.push(node.territory);
  }

  /** Asks a question that is there already for what goes on beyond its period. */
  askGoesOn(i: number, plan: EncodedPlan): void {
    this.groups.get(plan)?.goingOn.add(i);
  }

  /** Equal where the same plans are asked for in the same order. */
  get planNumbers(): string {
    let numbers = '';
    for (const { number } of this.groups.keys()) numbers += `${number} `;
    return numbers;
  }

  /** Whether some question asks for what goes on beyond its period: a kept one, or one that is read from facts. */
  get asksGoesOn(): { readonly goesOnKept: boolean; readonly goesOnInFacts: boolean } {
    let [goesOnKept, goesOnInFacts] = [false, false];
    for (const { plan, goingOn } of this.groups.values()) {
      if (goingOn.size === 0) continue;
      if (plan.spans) goesOnInFacts = true;
      else goesOnKept = true;
    }
    return { goesOnKept, goesOnInFacts };
  }

  get plans(): readonly EncodedPlan[] {
    return [...this.groups.keys()];
  }

  /**
   * For the statement: one object per plan, `{ is_of: [numbers], nodes: [nodes], territories: […], asks_goes_on: […],
   * …plan }`.
   */
  get json(): string {
    const groups: string[] = [];
    for (const { plan, numbers, territories, goingOn } of this.groups.values()) {
      const each = [...numbers.values()];
      const goesOn = goingOn.size > 0 ? `"asks_goes_on":[${each.map((i) => goingOn.has(i)).join()}],` : '';
      const ofTenants = territories.length > 0 ? `"territories":${JSON.stringify(territories)},` : '';
      const nodes = JSON.stringify([...numbers.keys()]);
      groups.push(`{"is_of":[${each.join()}],"nodes":${nodes},${ofTenants}${goesOn}${plan.json}}`);
    }
    return `[${groups.join()}]`;
  }
}
