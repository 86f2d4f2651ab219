import {
  ACTIVITY_TYPES,
  type ActivityType,
  type IndicatorCode,
  indicator,
  isTermCode,
  type Qualifier,
  termOf,
} from '@fanzha/domain';
import type { Draft } from './drafts.ts';
import type { PlannedMeasure, PlannedRecord, State } from './plan-shape.ts';
import { extractedFraudType, extractedVenue } from './extracted-fraud-type.ts';

/** Indicators of calls, and of what may be part of them. */
const WITHIN_CALLS: ReadonlySet<IndicatorCode> = new Set(['DISSUASIONS', 'TIPS']);
const FUNDS: Readonly<Record<string, IndicatorCode>> = {
  STOP_PAYMENT: 'STOP_PAYMENT',
  FREEZE: 'FROZEN',
  RETURN: 'RETURNED',
};

interface Amount {
  readonly value: number | null;
  readonly qualifier: Qualifier;
}

const NOT_COUNTED: Amount = { value: null, qualifier: 'UNCOUNTED' };

/** The record of a draft, as its service takes it, and everything it makes the rollup say. */
export function recordOf(draft: Draft, caseNumber: string): PlannedRecord {
  const { key, tenantKey, words } = draft;
  const extracted = [...draft.states.values()];
  const narrative = words.length === 0 ? null : words.map(({ line }) => line).join('\n');
  const amountOf = (code: IndicatorCode) => amountIn(draft.states.get(code));
  const common = { key, tenantKey, words };
  const occurredOn = draft.day;

  switch (draft.kind) {
    case 'activity': {
      const type = activityType(draft);
      const title = `${termOf(ACTIVITY_TYPES, type).zh} ${draft.context.id}`.slice(0, 200);
      const status = draft.isResult ? 'DONE' : 'PLANNED';
      const input = {
        type,
        title,
        status,
        startOn: occurredOn,
        measures: extracted.map(measureOf),
        narrative,
      } as const;
      return { ...common, kind: 'activity', states: extracted, input };
    }
    case 'fraudCase': {
      const loss = amountOf('LOSS_REPORTED');
      const fraudTypeCode = extractedFraudType(draft.context.fraudType) ?? 'F99';
      const input = {
        caseNumber,
        reportedOn: occurredOn,
        filedOn: null,
        solvedOn: null,
        fraudTypeCode,
        loss: loss?.value ?? null,
        lossQualifier: loss?.qualifier ?? null,
      };
      return { ...common, kind: 'fraudCase', states: extracted, input };
    }
    case 'interception': {
      const count = amountOf('INTERCEPTIONS');
      const [amount, dissuasions] = [amountOf('LOSS_AVOIDED'), amountOf('DISSUASIONS')];
      // Dissuasions alone are no transfers stopped; an amount that was saved is of transfers that nobody counted.
      const given = count ?? (amount === null ? { value: 0, qualifier: 'EXACT' as const } : NOT_COUNTED);
      const input = {
        occurredOn,
        venue: extractedVenue(draft.context),
        fraudTypeCode: extractedFraudType(draft.context.fraudType),
        count: given.value,
        countQualifier: given.qualifier,
        amount: amount?.value ?? null,
        amountQualifier: amount?.qualifier ?? null,
        dissuasions: dissuasions?.value ?? null,
        dissuasionsQualifier: dissuasions?.qualifier ?? null,
        narrative,
      };
      return {
        ...common,
        kind: 'interception',
        states: [...extracted, ...filledIn('INTERCEPTIONS', count, given)],
        input,
      };
    }
    case 'fundsAction': {
      const stage = draft.stage ?? 'FREEZE';
      const money = FUNDS[stage] ?? 'FROZEN';
      const counted = stage === 'STOP_PAYMENT' ? 'ACCOUNTS_STOPPED' : 'ACCOUNTS_FROZEN';
      const [accounts, amount] = [amountOf(counted), amountOf(money)];
      const [givenAccounts, givenAmount] = [accounts ?? NOT_COUNTED, amount ?? NOT_COUNTED];
      const input = {
        occurredOn,
        stage,
        accounts: givenAccounts.value,
        accountsQualifier: givenAccounts.qualifier,
        amount: givenAmount.value,
        amountQualifier: givenAmount.qualifier,
      };
      const filled = [...filledIn(counted, accounts, givenAccounts), ...filledIn(money, amount, givenAmount)];
      return { ...common, kind: 'fundsAction', states: [...extracted, ...filled], input };
    }
    case 'tally': {
      const hasCalls = draft.states.has('HOTLINE_CALLS');
      const measures = extracted.map((state) => ({ ...measureOf(state), partOf: partOf(state.indicator, hasCalls) }));
      return {
        ...common,
        kind: 'tally',
        states: extracted,
        input: { ledger: draft.ledger ?? 'ENFORCEMENT', occurredOn, measures, narrative },
      };
    }
    case 'inspection': {
      const [inspections, hazards] = [amountOf('INSPECTIONS'), amountOf('HAZARDS_FOUND')];
      const given = inspections ?? NOT_COUNTED;
      const input = {
        occurredOn,
        subject: `检查排查 ${draft.context.id}`.slice(0, 200),
        inspections: given.value,
        inspectionsQualifier: given.qualifier,
        hazards:
          hazards === null
            ? []
            : [{ description: '发现问题', count: hazards.value, countQualifier: hazards.qualifier }],
        narrative,
      };
      return {
        ...common,
        kind: 'inspection',
        states: [...extracted, ...filledIn('INSPECTIONS', inspections, given)],
        input,
      };
    }
    case 'householdReport': {
      const { value, qualifier } = amountOf('HOUSEHOLDS_REPORTED') ?? NOT_COUNTED;
      return {
        ...common,
        kind: 'householdReport',
        states: extracted,
        input: { visitedOn: occurredOn, reported: value, reportedQualifier: qualifier },
      };
    }
  }
}

function activityType({ context }: Draft): ActivityType {
  if (context.source === 'case') return 'INVESTIGATION_CRACKDOWN';
  const type = (context.activityType ?? '').toUpperCase();
  return isTermCode(ACTIVITY_TYPES, type) ? type : 'CENTRALIZED_PUBLICITY';
}

function partOf(code: IndicatorCode, hasCalls: boolean): IndicatorCode | null {
  return hasCalls && WITHIN_CALLS.has(code) ? 'HOTLINE_CALLS' : null;
}

function measureOf(state: State): PlannedMeasure {
  return { indicator: state.indicator, ...(amountIn(state) ?? NOT_COUNTED) };
}

/** The amount of a state in the unit that people state: yuan for money. */
function amountIn(state: State | undefined): Amount | null {
  if (!state) return null;
  const { indicator: code, amount, qualifier } = state;
  return { value: amount !== null && indicator(code).money ? amount / 100 : amount, qualifier };
}

function filledIn(code: IndicatorCode, extracted: Amount | null, given: Amount): State[] {
  return extracted === null && given.value !== 0 ? [following(code, given.value, given.qualifier)] : [];
}

/** What nobody stated and the form of the record demands. */
function following(code: IndicatorCode, amount: number | null, qualifier: Qualifier): State {
  return { indicator: code, amount, qualifier, sources: [] };
}
