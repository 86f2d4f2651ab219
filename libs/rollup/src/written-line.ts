import type { BreakdownDimension } from '@fanzha/domain';
import { Kept } from '@fanzha/platform';
import type { RollupQuestion } from './node.js';
import { planHouseholds, planInPlace, planPresence, planRead } from './read-plan.js';

/** A line as the statement gets it: JSON with its number, and what the statement must be able to do for it. */
export interface WrittenLine {
  readonly json: string;
  /** Reads facts, not only cells and deltas. */
  readonly byDay: boolean;
  /** Is about a tenant, not a region. */
  readonly ofTenant: boolean;
  /** Takes periods away again: what came into place after the period. */
  readonly lessens: boolean;
  /** Asks for the first days of a kept period. */
  readonly firstDays: boolean;
  /** Asks which households at least two tenants have reached. */
  readonly overlap: boolean;
  /** Asks for households up to a day within a kept period. */
  readonly cut: boolean;
}

/** Lines kept written out. A city asks for the same few thousand nodes and periods all day; one is about 300 bytes. */
const KEPT = 20_000;

const kept = new Kept<string, Omit<WrittenLine, 'json'> & { readonly rest: string }>(KEPT);

/** Line `i` of a read, planned and written once per question for the whole process: a plan depends on nothing else. */
export function writtenRead(
  i: number,
  key: string,
  question: RollupQuestion,
  split: BreakdownDimension | null,
): WrittenLine {
  return numbered(i, `figures ${key}`, () => {
    const line = planRead(question, split);
    return { line, byDay: line.edges.length > 0, lessens: line.less.length > 0 };
  });
}

/**
 * Line `i` about what is in place on the last day of the period. Its plan looks ahead to the end of next year, beyond which
 * nothing is dated, and is therefore written anew every year.
 */
export function writtenInPlace(
  i: number,
  key: string,
  question: RollupQuestion,
  split: BreakdownDimension | null,
  ofRosters: boolean,
): WrittenLine {
  const lastYear = new Date().getUTCFullYear() + 1;
  return numbered(i, `in place ${ofRosters} ${lastYear} ${key}`, () => {
    const line = planInPlace(question, split, lastYear, ofRosters);
    return { line, byDay: line.edges.length > 0, lessens: line.less.length > 0 };
  });
}

/** Line `i` about different households. */
export function writtenHouseholds(i: number, key: string, question: RollupQuestion, overlap: boolean): WrittenLine {
  return numbered(i, `households ${overlap} ${key}`, () => {
    const line = planHouseholds(question, overlap);
    return { line, byDay: !line.kept, overlap, cut: line.cut !== null };
  });
}

/** Line `i` about the tenants of a node. */
export function writtenPresence(i: number, key: string, question: RollupQuestion): WrittenLine {
  return numbered(i, `presence ${key}`, () => {
    const line = planPresence(question);
    return { line, byDay: line.edges.length > 0, firstDays: line.days !== null };
  });
}

/** What a plan says, and what its line asks of the statement beside reading what is kept. */
interface Planned extends Partial<Pick<WrittenLine, 'lessens' | 'firstDays' | 'overlap' | 'cut'>> {
  readonly line: { readonly kind: string };
  readonly byDay: boolean;
}

function numbered(i: number, key: string, plan: () => Planned): WrittenLine {
  let found = kept.get(key);
  if (!found) {
    const { line, byDay, lessens = false, firstDays = false, overlap = false, cut = false } = plan();
    const ofTenant = line.kind === 'TENANT';
    found = { rest: JSON.stringify(line).slice(1), byDay, ofTenant, lessens, firstDays, overlap, cut };
    kept.set(key, found);
  }
  const { rest, ...needs } = found;
  return { json: `{"i":${i},${rest}`, ...needs };
}
