import type { ActivityType } from '@fanzha/domain';
import { HELPS_POLICE } from './activity-guards.js';
import { isInTable, SUM_ROW, UNIT_ROW } from './classify-cell.js';
import type { Classified } from './classified.js';
import { ACTIVITY_OF_MEASURE } from './implied-activity.js';
import type { WriterType } from './reading.js';
import type { Sentence, TextStructure } from './text-structure.js';
import type { ToldActivity } from './told-activity.js';

/** Types that only some units tell of themselves; others name them where they tell of the police. */
export const MAY_TELL: Readonly<Partial<Record<ActivityType, ReadonlySet<WriterType>>>> = {
  INVESTIGATION_CRACKDOWN: new Set<WriterType>(['POLICE', 'DEPARTMENT', 'DISTRICT']),
  BANK_ACCOUNT_CONTROL: new Set<WriterType>(['BANK', 'DEPARTMENT', 'OTHER', 'POLICE']),
  ASSEMBLY_SPEECH: new Set<WriterType>(['SCHOOL', 'DEPARTMENT', 'OTHER']),
  CLASS_MEETING: new Set<WriterType>(['SCHOOL', 'DEPARTMENT', 'DISTRICT', 'OTHER']),
};

/**
 * Activities that only their figures tell: 讲了74场, 传单2万份.
 * @param named those that the text tells in words: a type that its sentence names is not told by figures again
 */
export function activitiesOfFigures(
  structure: TextStructure,
  named: readonly ToldActivity[],
  classified: readonly Classified[],
  unitType: WriterType,
): readonly ToldActivity[] {
  const found: ToldActivity[] = [];
  for (const { context, class: is, measure, rule } of classified) {
    const isSeized = measure === 'sims_closed' && unitType !== 'OTHER' && unitType !== 'BANK';
    const type = measure === null || isSeized ? undefined : ACTIVITY_OF_MEASURE[measure];
    if (
      type === undefined ||
      (is !== 'RESULT' && is !== 'RUNNING_TOTAL') ||
      context.token.value === null ||
      !(MAY_TELL[type]?.has(unitType) ?? true)
    )
      continue;
    const { sentence } = context;
    const isTold = (each: ToldActivity) => each.type === type && each.sentence.start === sentence.start;
    // A table of units tells each type once.
    const isOfUnits = rule === UNIT_ROW || rule === SUM_ROW;
    const isOfTable = (each: ToldActivity) => isOfUnits && each.type === type && each.sentence.isRow;
    if (named.some(isTold) || found.some(isTold) || found.some(isOfTable)) continue;
    if (sentence.isRow && !isInTable(rule)) continue;
    if (measure === 'meetings_held' && /返还|发还/u.test(context.clause)) continue;
    if (measure === 'applicants_refused' && unitType !== 'BANK') continue;
    if (OF_POLICE.has(type) && HELPS_POLICE.test(context.before)) continue;
    const isHere = (each: ToldActivity) => each.sentence.start === sentence.start;
    if (UNSPECIFIC.has(measure ?? '') && named.some((each) => isHere(each) && PUBLICITY.has(each.type))) continue;
    // 对存量账户开展两轮排查: control of accounts, however often.
    if (
      type === 'INSPECTION_RECTIFICATION' &&
      named.some((each) => isHere(each) && each.type === 'BANK_ACCOUNT_CONTROL')
    )
      continue;
    // Lessons of a class are no lectures.
    if (type === 'LECTURE' && named.some((each) => isHere(each) && each.type === 'CLASS_MEETING')) continue;
    if (measure === 'volunteer_teams' && !/组建|成立|建立|建起|招募|发展|组成/u.test(context.clause)) continue;
    if (measure === 'leads_transferred' && (named.some(isHere) || found.some(isHere))) continue;
    if (
      measure === 'loss_prevented_yuan' &&
      named.some((each) => isHere(each) && each.type === 'INVESTIGATION_CRACKDOWN')
    )
      continue;
    const start = isOfUnits ? headOf(structure, sentence) : context.clauseStart;
    found.push({ type, status: 'DONE', start, end: context.unitEnd, sentence });
  }
  return found;
}

/** What others do for the police. */
const OF_POLICE: ReadonlySet<ActivityType> = new Set(['INVESTIGATION_CRACKDOWN', 'ONSITE_INTERCEPTION']);

/** Counts that any publicity may have: where the sentence names an activity, they belong to that one. */
const UNSPECIFIC: ReadonlySet<string> = new Set(['sessions_held', 'centralized_events']);
const PUBLICITY: ReadonlySet<ActivityType> = new Set([
  'LECTURE',
  'CLASS_MEETING',
  'ASSEMBLY_SPEECH',
  'CONTEST_QUIZ',
  'VIDEO_SCREENING',
  'STAFF_TRAINING',
  'CENTRALIZED_PUBLICITY',
  'DOOR_TO_DOOR',
  'DEPLOY_MEETING',
]);

/** Where the head of the table of a row begins; its columns name what was done. */
function headOf({ sentences }: TextStructure, row: Sentence): number {
  let at = sentences.findIndex(({ start }) => start === row.start);
  while (sentences[at - 1]?.isRow) at -= 1;
  return sentences[at]?.start ?? row.start;
}
