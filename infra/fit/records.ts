import {
  ACTIVITY_STATUSES,
  activityIndicator,
  type ActivityStatus,
  AUDIENCES,
  CHANNELS,
  isTermCode,
  type IndicatorCode,
  indicator,
  type LocalDate,
  type Qualifier,
  type Term,
  termOf,
  ACTIVITY_TYPES,
} from '@fanzha/domain';
import { type Details, NO_DETAILS } from './extracted-details.ts';
import { extractedCaseType, extractedType, extractedVenue } from './extracted-fraud-type.ts';
import type { Draft } from './drafts.ts';
import type { PlannedMeasure, PlannedRecord, State } from './plan-shape.ts';

/** Indicators of calls, and of what may be part of them. */
const WITHIN_CALLS: ReadonlySet<IndicatorCode> = new Set(['DISSUASIONS', 'TIPS']);
const FUNDS: Readonly<Record<string, IndicatorCode>> = {
  STOP_PAYMENT: 'STOP_PAYMENT',
  FREEZE: 'FROZEN',
  RETURN: 'RETURNED',
};
const TITLE = 200;

type Amount = Omit<PlannedMeasure, 'indicator'>;

const NOT_COUNTED: Amount = { value: null, qualifier: 'UNCOUNTED' };

/**
 * The record of a draft, as its service takes it, and everything it makes the rollup say.
 * @param holderOf which record holds a figure
 */
export function recordOf(
  draft: Draft,
  caseNumber: string,
  holderOf: (figure: string) => string | null,
  details: Details = NO_DETAILS,
): PlannedRecord {
  const { key, tenantKey, words, states: extracted, days } = draft;
  const narrative = words.length === 0 ? null : words.map(({ line }) => line).join('\n');
  const amountOf = (code: IndicatorCode) => amountIn(extracted.find((state) => state.indicator === code));
  const running = days.running && extracted.some(({ counts }) => counts);
  const partOf = extracted.flatMap((state) => {
    const holder = state.partOf === null ? null : holderOf(state.partOf);
    return holder === null ? [] : [{ indicator: state.indicator, recordKeys: [holder] }];
  });
  const common = { key, tenantKey, words, running, partOf };
  const occurredOn = days.day;
  const told = days.from === null ? {} : running ? { runningSince: days.from } : { beganOn: days.from };
  const following = (code: IndicatorCode, { value, qualifier }: Amount) => follows(code, value, qualifier, days);
  const filledIn = (code: IndicatorCode, stated: Amount | null, given: Amount): State[] =>
    stated === null ? [following(code, given)] : [];

  switch (draft.kind) {
    case 'activity':
      return { ...common, kind: 'activity', ...activityOf(draft, narrative, running, details) };
    case 'fraudCase': {
      const loss = amountOf('LOSS_REPORTED');
      const fraudTypeCode = extractedCaseType(draft.context) ?? 'F99';
      const input = {
        ...{ caseNumber, reportedOn: occurredOn, filedOn: null, solvedOn: null, fraudTypeCode },
        loss: loss?.value ?? null,
        lossQualifier: loss?.qualifier ?? null,
      };
      return { ...common, kind: 'fraudCase', states: extracted, input };
    }
    case 'interception': {
      const count = amountOf('INTERCEPTIONS');
      const [amount, dissuasions] = [amountOf('LOSS_AVOIDED'), amountOf('DISSUASIONS')];
      // Dissuasions alone are no transfers stopped; an amount that was saved is of transfers that nobody counted.
      const isNone = amount === null && !running;
      const given: Amount = count ?? (isNone ? { value: 0, qualifier: 'EXACT' } : NOT_COUNTED);
      const input = {
        ...told,
        occurredOn,
        venue: extractedVenue(draft.context),
        fraudTypeCode: extractedCaseType(draft.context),
        ...named('count', given),
        ...(amount === null ? { amount: null, amountQualifier: null } : named('amount', amount)),
        dissuasions,
        narrative,
      };
      const states = [...extracted, ...filledIn('INTERCEPTIONS', count, given)];
      return { ...common, kind: 'interception', states, input };
    }
    case 'fundsAction': {
      const stage = draft.stage ?? 'FREEZE';
      const money = FUNDS[stage] ?? 'FROZEN';
      const counted = stage === 'STOP_PAYMENT' ? 'ACCOUNTS_STOPPED' : 'ACCOUNTS_FROZEN';
      const [accounts, amount] = [amountOf(counted), amountOf(money)];
      const [givenAccounts, givenAmount] = [accounts ?? NOT_COUNTED, amount ?? NOT_COUNTED];
      const input = {
        ...told,
        ...{ occurredOn, stage },
        ...named('accounts', givenAccounts),
        ...named('amount', givenAmount),
      };
      // Accounts that money was paid back from are counted nowhere.
      const ofAccounts = stage === 'RETURN' ? [] : filledIn(counted, accounts, givenAccounts);
      const filled = [...ofAccounts, ...filledIn(money, amount, givenAmount)];
      return { ...common, kind: 'fundsAction', states: [...extracted, ...filled], input };
    }
    case 'tally': {
      const hasCalls = extracted.some((state) => state.indicator === 'HOTLINE_CALLS');
      const measures = extracted.map((state) => ({
        ...measureOf(state),
        partOf: hasCalls && WITHIN_CALLS.has(state.indicator) ? ('HOTLINE_CALLS' as const) : null,
      }));
      const input = { ...told, ledger: draft.ledger ?? 'ENFORCEMENT', occurredOn, measures, narrative };
      return { ...common, kind: 'tally', states: extracted, input };
    }
    case 'inspection': {
      const [inspections, hazards] = [amountOf('INSPECTIONS'), amountOf('HAZARDS_FOUND')];
      const given = inspections ?? NOT_COUNTED;
      const input = {
        ...told,
        occurredOn,
        subject: `检查排查 ${draft.context.id}`.slice(0, TITLE),
        inspections: given,
        hazards: hazards === null ? [] : [{ description: '发现问题', count: hazards }],
        narrative,
      };
      const states = [...extracted, ...filledIn('INSPECTIONS', inspections, given)];
      return { ...common, kind: 'inspection', states, input };
    }
    case 'householdReport': {
      const reported = amountOf('HOUSEHOLDS_REPORTED') ?? NOT_COUNTED;
      return {
        ...common,
        kind: 'householdReport',
        states: extracted,
        input: { ...told, visitedOn: occurredOn, reported },
      };
    }
  }
}

function activityOf(draft: Draft, narrative: string | null, running: boolean, details: Details) {
  const { context, days, theme, states, activity } = draft;
  const type = extractedType(context);
  const status = statusOf(draft);
  const startOn = days.from ?? days.day;
  const occurrences = activity?.occurrences ?? [];
  const input = {
    ...{ type, status, theme, startOn, endOn: days.from === null ? null : days.day, narrative },
    ...(running && days.from !== null ? { runningSince: days.from } : {}),
    title: `${termOf(ACTIVITY_TYPES, type).zh} ${context.id}`.slice(0, TITLE),
    venue: activity && context.venue !== null ? [...context.venue].slice(0, TITLE).join('') : null,
    audiences: codesOf(
      AUDIENCES,
      occurrences.flatMap(({ audiences }) => audiences),
    ),
    channels: codesOf(
      CHANNELS,
      occurrences.flatMap(({ channels }) => channels),
    ),
    ...details,
    measures: states.map((state) => ({ ...measureOf(state), ...ownDays(state, draft) })),
  };
  const one = activityIndicator(type, theme);
  const sources = occurrences.map(({ key }) => `activity ${key}`);
  const counted = { ...follows(one, 1, 'EXACT', { from: null, day: startOn }), sources };
  return { input, states: [...states, ...(status === 'DONE' ? [counted] : [])] };
}

/** What is asked for has a status of its own, where the program knows one. */
function statusOf({ doing }: Draft): ActivityStatus {
  if (doing === 'done') return 'DONE';
  const status = doing.toUpperCase();
  return isTermCode(ACTIVITY_STATUSES, status) ? status : 'PLANNED';
}

/** The days of a line that are not those of its activity. */
function ownDays({ from, until }: State, { days }: Draft): { from?: LocalDate | null; until?: LocalDate } {
  return from === days.from && until === days.day ? {} : { from, until };
}

/** Words of the extraction that the vocabulary knows, each once. */
function codesOf<Code extends string>(terms: readonly Term<Code>[], words: readonly string[]): Code[] {
  return [...new Set(words.map((word) => word.toUpperCase()))].filter((code): code is Code => isTermCode(terms, code));
}

function measureOf(state: State): PlannedMeasure {
  return { indicator: state.indicator, ...(amountIn(state) ?? NOT_COUNTED) };
}

/** The amount of a state in the unit that people state: yuan for money. */
function amountIn(state: State | undefined): Amount | null {
  if (!state) return null;
  const { indicator: code, amount, qualifier, upTo, some } = state;
  const shown = (number: number) => (indicator(code).money ? number / 100 : number);
  return {
    value: amount === null ? null : shown(amount),
    qualifier,
    ...(upTo === null ? {} : { upTo: shown(upTo) }),
    ...(some ? { atLeast: true } : {}),
  };
}

/** An amount as fields of a record: `count`, `countQualifier`, and `countUpTo` where it is a range. */
function named<Name extends 'count' | 'amount' | 'accounts'>(name: Name, { value, qualifier, upTo, atLeast }: Amount) {
  const fields = {
    [name]: value,
    [`${name}Qualifier`]: qualifier,
    ...(upTo === undefined ? {} : { [`${name}UpTo`]: upTo }),
    ...(atLeast ? { [`${name}AtLeast`]: true } : {}),
  };
  return fields as { [Key in Name]: number | null } & { [Key in `${Name}Qualifier`]: Qualifier } & {
    [Key in `${Name}UpTo`]?: number;
  } & { [Key in `${Name}AtLeast`]?: true };
}

/** What nobody stated and the form of the record demands. */
function follows(
  code: IndicatorCode,
  amount: number | null,
  qualifier: Qualifier,
  { from, day }: { readonly from: LocalDate | null; readonly day: LocalDate },
): State {
  const plain = { upTo: null, some: false, counts: true, linked: false, partOf: null, sources: [] };
  return { indicator: code, amount, qualifier, from, until: day, ...plain };
}
