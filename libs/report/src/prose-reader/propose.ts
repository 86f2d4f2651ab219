import {
  type ActivityType,
  ACTIVITY_TYPES,
  type Audience,
  type Channel,
  type FraudTypeCode,
  fraudTypeNamed,
  indicator,
  type IndicatorCode,
  type LocalDate,
  type Theme,
} from '@fanzha/domain';
import type { ToldActivity, ToldStatus } from './told-activity.js';
import { OF_OTHERS } from './results.js';
import type { CaseStretch } from './case-stretches.js';
import type { PlainText } from './plain-text.js';
import type { Reading } from './reading.js';
import { RESULT_CLASSES } from './reading.js';
import { AUDIENCE_WORDS, CHANNEL_WORDS, THEME_WORDS } from './vocabulary-words.js';

/** What a proposed record would be. */
export type ProposalKind =
  | 'ACTIVITY'
  | 'LEADERSHIP_GROUP'
  | 'HOUSEHOLD_VISIT'
  | 'FRAUD_CASE'
  | 'INTERCEPTION'
  | 'FUNDS_ACTION'
  | 'TALLY'
  | 'INSPECTION'
  /** What another unit did: to know, and never a record of the writer's own. */
  | 'OF_OTHERS'
  | 'WORDS';

/** An amount of a proposed record, by the reading that tells it. */
interface ProposedAmount {
  readonly reading: number;
  readonly indicator: IndicatorCode | null;
}

/** A record that a person may accept. */
export interface ProposedRecord {
  readonly kind: ProposalKind;
  readonly title: string;
  readonly status: ToldStatus;
  readonly activityType?: ActivityType;
  readonly theme?: Theme;
  readonly audiences?: readonly Audience[];
  readonly channels?: readonly Channel[];
  readonly fraudTypes?: readonly FraudTypeCode[];
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  readonly amounts: readonly ProposedAmount[];
  /** Place of its words in the given text; `quote` is what stands there. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly rule: string;
  readonly confidence: number;
}

const KIND_OF_LEDGER: Readonly<Record<string, ProposalKind>> = {
  activity: 'ACTIVITY',
  household_visit: 'HOUSEHOLD_VISIT',
  household: 'HOUSEHOLD_VISIT',
  interception: 'INTERCEPTION',
  funds_action: 'FUNDS_ACTION',
  inspection: 'INSPECTION',
  leadership_group: 'LEADERSHIP_GROUP',
  fraud_case: 'TALLY',
  enforcement: 'TALLY',
  victim_followup: 'TALLY',
  bank_control: 'TALLY',
};
const TITLE_LENGTH = 40;
/** Of a longer sentence the beginning says what it is about. */
const LONGEST_READ = 1200;

interface Draft {
  readonly kind: ProposalKind;
  readonly activity: ToldActivity | null;
  readonly status: ToldStatus;
  readonly sentence: readonly [start: number, end: number];
  readonly readings: number[];
  readonly rule: string;
  /** What keeps apart drafts of one kind in a sentence: the stage of funds, the ledger of a tally. */
  readonly of: string;
}

/** Everything the proposals are made from. */
interface ProposalSources {
  readonly given: string;
  readonly plain: PlainText;
  readonly readings: readonly Reading[];
  readonly activities: readonly ToldActivity[];
  readonly cases: readonly CaseStretch[];
  /** Start of the sentence that holds a place of the plain text, and its end. */
  readonly sentenceAt: (place: number) => readonly [number, number];
  readonly isPolice: boolean;
}

/**
 * Records that a person may accept: each activity with the figures of its sentence, and records of the other ledgers
 * with theirs. Figures without an indicator stay with the record of their sentence, in its words.
 */
export function proposalsOf(sources: ProposalSources): readonly ProposedRecord[] {
  const drafts: Draft[] = sources.activities.map((activity) => ({
    kind: activity.type === 'SETUP_GROUP' ? 'LEADERSHIP_GROUP' : 'ACTIVITY',
    activity,
    status: activity.status,
    sentence: [activity.sentence.start, activity.sentence.end],
    readings: [],
    rule: `activity:${activity.type}`,
    of: activity.type,
  }));
  for (const [index, reading] of sources.readings.entries())
    if (RESULT_CLASSES.has(reading.class)) place(drafts, index, reading, sources);
  for (const stretch of sources.cases) drafts.push(caseDraft(stretch, sources));
  return drafts.map((draft) => recordOf(draft, sources)).sort((one, other) => one.start - other.start);
}

function place(drafts: Draft[], index: number, reading: Reading, sources: ProposalSources): void {
  const at = sources.plain.indexOf(reading.start);
  const sentence = sources.sentenceAt(at);
  const ledger = reading.indicator ? indicator(reading.indicator).ledger : null;
  const own = ledger === null ? null : (KIND_OF_LEDGER[ledger] ?? 'WORDS');
  const kind = reading.rule === OF_OTHERS ? 'OF_OTHERS' : own;
  const here = drafts.filter((draft) => draft.sentence[0] === sentence[0]);
  if (kind === 'ACTIVITY' || kind === null) {
    const nearest = nearestActivity(here, at);
    if (nearest) return void nearest.readings.push(index);
    drafts.push(empty(kind ?? 'WORDS', sentence, index, `reading:${reading.measure ?? reading.class}`, ''));
    return;
  }
  const of = kind === 'FUNDS_ACTION' ? stageOf(reading) : kind === 'TALLY' ? (ledger ?? '') : '';
  // The group that the sentence founds is the one whose members it counts.
  const isOwn = (draft: Draft) => kind === 'LEADERSHIP_GROUP' || (draft.of === of && draft.activity === null);
  const same = here.find((draft) => draft.kind === kind && isOwn(draft));
  if (same) return void same.readings.push(index);
  drafts.push(empty(kind, sentence, index, `reading:${reading.measure ?? ''}`, of));
}

const empty = (
  kind: ProposalKind,
  sentence: readonly [number, number],
  index: number,
  rule: string,
  of: string,
): Draft => ({ kind, activity: null, status: 'DONE', sentence, readings: [index], rule, of });

const stageOf = ({ indicator: code, measure }: Reading): string =>
  code === 'RETURNED' ? 'RETURN' : code === 'STOP_PAYMENT' || measure === 'stop_payments' ? 'STOP_PAYMENT' : 'FREEZE';

/** The activity whose words stand before the figure and nearest to it; the first of the sentence where none does. */
function nearestActivity(drafts: readonly Draft[], at: number): Draft | null {
  const own = drafts.filter(({ activity }) => activity !== null);
  const before = own.filter(({ activity }) => (activity?.start ?? 0) <= at);
  return before.at(-1) ?? own[0] ?? null;
}

function caseDraft(stretch: CaseStretch, { readings, plain, isPolice }: ProposalSources): Draft {
  const inside = readings.flatMap((reading, index) => {
    const at = plain.indexOf(reading.start);
    return reading.class === 'CASE' && at >= stretch.start && at < stretch.end ? [index] : [];
  });
  return {
    kind: stretch.isPrevented ? 'INTERCEPTION' : isPolice ? 'FRAUD_CASE' : 'WORDS',
    activity: null,
    status: 'DONE',
    sentence: [stretch.start, stretch.end],
    readings: inside,
    rule: 'case',
    of: 'case',
  };
}

function recordOf(draft: Draft, { given, plain, readings }: ProposalSources): ProposedRecord {
  const from = Math.min(draft.activity?.start ?? draft.sentence[0], draft.sentence[0]);
  const to = Math.max(draft.activity?.end ?? 0, draft.sentence[1]);
  const start = plain.originAt(from);
  const end = plain.originAt(Math.max(from, to - 1)) + 1;
  const quote = given.slice(start, end);
  const words = plain.text.slice(draft.sentence[0], Math.min(draft.sentence[1], draft.sentence[0] + LONGEST_READ));
  const spans = draft.readings.flatMap((index) => readings[index]?.span ?? []);
  const until = spans.find((span) => span.until !== null)?.until ?? null;
  const type = draft.activity?.type;
  return {
    kind: draft.kind,
    title: titleOf(draft, words),
    status: draft.status,
    ...(type === undefined ? {} : { activityType: type }),
    ...(draft.kind === 'ACTIVITY' ? detailsOf(words) : {}),
    from: spans.find((span) => span.from !== null)?.from ?? null,
    until,
    amounts: draft.readings.map((index) => ({ reading: index, indicator: readings[index]?.indicator ?? null })),
    start,
    end,
    quote,
    rule: draft.rule,
    confidence: confidenceOf(draft, readings),
  };
}

function detailsOf(words: string): Pick<ProposedRecord, 'theme' | 'audiences' | 'channels' | 'fraudTypes'> {
  const fraudTypes = [...words.matchAll(/[“"]([^“”"]{2,12})[”"]/gu)].flatMap(
    (match) => fraudTypeNamed(match[1] ?? '') ?? [],
  );
  return {
    theme: THEME_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'TELECOM_FRAUD',
    audiences: AUDIENCE_WORDS.flatMap(([code, pattern]) => (pattern.test(words) ? [code] : [])),
    channels: CHANNEL_WORDS.flatMap(([code, pattern]) => (pattern.test(words) ? [code] : [])),
    fraudTypes: [...new Set(fraudTypes.filter((code) => !code.startsWith('P')))],
  };
}

/** A clause that says when and nothing else. */
const DAY_ALONE =
  /^(?:[\d一二三四五六七八九十]+[年月日号]?(?:份|底|初)?|[至到、~-]|[上中下]旬|上午|下午|期间|以来|今年|近日)+$/u;

/** The clause that names the activity; else the first one that says more than a day. */
function titleOf({ activity, sentence }: Draft, words: string): string {
  const name = activity && ACTIVITY_TYPES.find(({ code }) => code === activity.type)?.zh;
  const clauses = [...words.matchAll(/[^，；。：]+/gu)].filter(([part]) => part.length > 3 && !DAY_ALONE.test(part));
  const at = activity ? activity.start - sentence[0] : -1;
  const named = clauses.find((clause) => clause.index <= at && at < clause.index + clause[0].length);
  const [clause] = named ?? clauses[0] ?? [words];
  return name && clause.length > TITLE_LENGTH ? name : clause.slice(0, TITLE_LENGTH);
}

function confidenceOf({ readings: indexes, activity }: Draft, readings: readonly Reading[]): number {
  const told = indexes.flatMap((index) => readings[index]?.confidence ?? []);
  return told.length > 0 ? Math.min(...told) : activity ? 0.7 : 0.5;
}
