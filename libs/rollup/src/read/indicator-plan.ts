import { type IndicatorCode, parsePeriod, todayIn } from '@fanzha/domain';
import { Kept } from '@fanzha/platform';
import { encodedPlan, type EncodedPlan, nodeKind, type ReadKind } from './encoded-question.js';
import { byReading, isOfHouseholds } from './indicator-reading.js';
import { type RollupNode, rosterNode, rosterQuestion, type RollupQuestion } from './node.js';

/** One thing that is read of a node. */
interface PlannedRead {
  readonly kind: ReadKind;
  readonly plan: EncodedPlan;
  /** The node that it is read of: a roster is that of the territory. */
  readonly nodeOf: (node: RollupNode) => RollupNode;
}

/** Where the answer to an indicator will be: in which of the reads, and what it is read as. */
export interface Position {
  readonly code: IndicatorCode;
  readonly read: number;
  readonly as: 'amount' | 'visited' | 'on roster' | 'due';
}

/** How indicators are read: the same for every node of a kind, in one period, sector and campaign. */
export interface IndicatorPlan {
  readonly indicators: readonly IndicatorCode[];
  readonly reads: readonly PlannedRead[];
  readonly positions: readonly Position[];
}

/** Nodes with the same key are read by the same plans. */
export function planKey({ node, period, sector, campaignId }: RollupQuestion): string {
  const kind = node.kind === 'TENANT' ? `TENANT ${nodeKind(rosterNode(node))}` : nodeKind(node);
  return `${kind}|${period.text}|${sector ?? '*'}|${campaignId ?? '*'}`;
}

/** Characters of all plans kept, each with that of its reads: see `selection-plan.ts`. */
const KEPT_CHARACTERS = 1_000_000;

const kept = new Kept<string, IndicatorPlan>(KEPT_CHARACTERS, (key, { reads }) =>
  reads.reduce((sum, { plan }) => sum + plan.json.length, 2 * key.length),
);

/** The plan of indicators that a client names, made once for the process; plans look ahead to the end of next year. */
export function keptPlan(question: RollupQuestion, indicators: readonly IndicatorCode[]): IndicatorPlan {
  const key = `${planKey(question)}|${todayIn().slice(0, 4)}|${indicators.join()}`;
  const known = kept.get(key);
  if (known) return known;
  const made = planIndicators(question, indicators);
  kept.set(key, made);
  return made;
}

/** Plans what the indicators need, in the order asked for, unless a ratio is among them. */
export function planIndicators(question: RollupQuestion, indicators: readonly IndicatorCode[]): IndicatorPlan {
  const { sums, inPlace, others } = byReading(indicators);
  const reads: PlannedRead[] = [];
  const found = new Map<IndicatorCode, Position>();
  const read = (kind: ReadKind, of: RollupQuestion, codes: readonly IndicatorCode[], as: Position['as'] = 'amount') => {
    if (codes.length === 0) return;
    const plan = encodedPlan(kind, of);
    const same = reads.findIndex((each) => each.plan === plan);
    const at = same >= 0 ? same : reads.push({ kind, plan, nodeOf: kind === 'roster' ? rosterNode : itself }) - 1;
    for (const code of codes) found.set(code, { code, read: at, as });
  };
  read('sum', question, sums);
  read('in place', question, inPlace);
  for (const code of others) {
    if (code === 'HOUSEHOLDS_REGISTERED') read('roster', rosterQuestion(question), [code]);
    else if (isOfHouseholds(code))
      read('households', question, [code], code === 'HOUSEHOLDS_COVERED' ? 'visited' : 'on roster');
    // Units that should report are kept in the register of tenants, not in cells.
    else read('tenants', lastDay(question), [code], 'due');
  }
  const inOrder = indicators.flatMap((code) => found.get(code) ?? []);
  return { indicators, reads, positions: inOrder.length === found.size ? inOrder : [...found.values()] };
}

const itself = (node: RollupNode): RollupNode => node;

/** The same question about the last day of its period: what was open at its end. */
function lastDay(question: RollupQuestion): RollupQuestion {
  const { end } = question.period;
  return { ...question, period: parsePeriod(`${end}/${end}`) };
}
