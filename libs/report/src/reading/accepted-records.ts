import {
  BOUNDS,
  fenFromYuan,
  type FundsActionStage,
  type GroupKind,
  type IndicatorCode,
  type InterceptionVenue,
  type LocalDate,
  type TallyLedger,
} from '@fanzha/domain';
import type {
  ActivityInput,
  FraudCaseInput,
  FundsActionInput,
  HouseholdVisitsInput,
  InspectionInput,
  InterceptionInput,
  LeadershipGroupInput,
  TallyInput,
} from '@fanzha/ledger';
import type { Reading } from '../prose-reader/index.js';
import { addedUp, linesOfDays, type StatedLine, type StatedTogether, statedTogether } from './accepted-amounts.js';
import type { Offered } from './offered.js';
import type { AcceptedProposalInput } from './read-text.inputs.js';

/** A record that a proposal becomes, as its ledger takes it. */
export type PlannedRecord = (
  | { readonly kind: 'ACTIVITY'; readonly input: ActivityInput }
  | { readonly kind: 'LEADERSHIP_GROUP'; readonly input: LeadershipGroupInput }
  | { readonly kind: 'HOUSEHOLD_VISIT'; readonly input: HouseholdVisitsInput }
  | { readonly kind: 'FRAUD_CASE'; readonly input: FraudCaseInput }
  | { readonly kind: 'INTERCEPTION'; readonly input: InterceptionInput }
  | { readonly kind: 'FUNDS_ACTION'; readonly input: FundsActionInput }
  | { readonly kind: 'TALLY'; readonly input: TallyInput }
  | { readonly kind: 'INSPECTION'; readonly input: InspectionInput }
) & {
  /** Amounts of the proposal, in the order of the record's `measures`, and by the names of other fields. */
  readonly amountAt: readonly number[];
  readonly amountOf: ReadonlyMap<string, number>;
};

/** What records are made from. */
interface AcceptedSources {
  readonly offered: Offered;
  readonly readings: readonly Reading[];
  readonly input: AcceptedProposalInput;
  /** Where the unit is at home: visits need a region of their own. */
  readonly homeRegion: string;
  /** Makes the idempotency key of a part. */
  readonly keyOf: (part: number) => string;
}

/**
 * The records that a proposal becomes: one, and one more for each running total beside other amounts, which has other
 * days. Its words go into each that takes words. Pure.
 */
export function plannedRecords(sources: AcceptedSources): readonly PlannedRecord[] {
  const groups = statedTogether(sources.offered, sources.readings, sources.input);
  const parts: readonly StatedTogether[] = groups.length > 0 ? groups : [{ since: null, lines: [] }];
  return parts.flatMap((together, part) => planned(sources, together, sources.keyOf(part)) ?? []);
}

const EXACT = { qualifier: 'EXACT' } as const;

function planned(sources: AcceptedSources, { since, lines }: StatedTogether, key: string): PlannedRecord | null {
  const { offered, input, homeRegion } = sources;
  const { proposal, tally } = offered;
  const narrative = [...proposal.quote.trim()].slice(0, BOUNDS.narrative.max).join('');
  const title = input.title?.trim() ? input.title : proposal.title;
  const last = input.endOn ?? input.startOn;
  const told = {
    ...(since === null ? {} : { runningSince: since }),
    totals: input.totals ?? [],
    decreaseReason: input.decreaseReason ?? null,
  };
  const beganOn = since === null && input.endOn != null && input.endOn !== input.startOn ? input.startOn : null;
  const common = { idempotencyKey: key, regionCode: input.regionCode ?? null, ...told };
  const each = addedUp(lines);
  const find = (code: IndicatorCode) => each.find(({ indicator }) => indicator === code) ?? null;
  const amountOf = (fields: Readonly<Record<string, StatedLine | null>>) =>
    new Map(Object.entries(fields).flatMap(([name, line]) => (line ? [[name, line.at] as const] : [])));
  const none = { amountAt: [], amountOf: new Map<string, number>() };
  switch (proposal.kind) {
    case 'ACTIVITY': {
      const days = { startOn: since ?? input.startOn, endOn: input.endOn ?? null };
      const measures = since === null ? linesOfDays(lines, days) : addedUp(lines);
      const isOwn = (line: StatedLine) => since === null && line.until !== null;
      return {
        kind: 'ACTIVITY',
        ...none,
        amountAt: measures.map(({ at }) => at),
        input: {
          ...common,
          type: input.type ?? proposal.activityType ?? 'CENTRALIZED_PUBLICITY',
          title,
          status: input.status ?? statusOf(proposal.status),
          startOn: days.startOn,
          endOn: days.endOn,
          theme: proposal.theme ?? 'TELECOM_FRAUD',
          fraudTypeCodes: (proposal.fraudTypes ?? []).slice(0, BOUNDS.fraudTypes.max),
          audiences: [...(proposal.audiences ?? [])],
          channels: [...(proposal.channels ?? [])],
          measures: measures.map((line) => ({
            ...measureOf(line),
            ...(isOwn(line) ? { from: line.from, until: line.until } : {}),
          })),
          narrative,
        },
      };
    }
    case 'LEADERSHIP_GROUP': {
      const members = find('LEADERSHIP_MEMBERS');
      return {
        kind: 'LEADERSHIP_GROUP',
        amountAt: [],
        amountOf: amountOf({ memberCount: members }),
        input: {
          idempotencyKey: key,
          name: title,
          kind: groupKindOf(proposal.quote),
          foundedOn: input.startOn,
          members: [],
          memberCount: members ? countOf(members) : { value: null, qualifier: 'UNCOUNTED' },
        },
      };
    }
    case 'HOUSEHOLD_VISIT': {
      const [reported, people] = [find('HOUSEHOLDS_REPORTED'), find('PEOPLE_VISITED')];
      const region = input.regionCode ?? homeRegion;
      const { regionCode: _, ...further } = common;
      return {
        kind: 'HOUSEHOLD_VISIT',
        amountAt: [],
        amountOf: amountOf({ reported, peopleVisited: people }),
        input: {
          ...further,
          ...(region.length === COMMUNITY_DIGITS ? { communityCode: region } : { regionCode: region }),
          visitedOn: last,
          beganOn,
          reported: reported && countOf(reported),
          ...(people && {
            peopleVisited: people.value,
            peopleVisitedQualifier: people.qualifier,
            peopleVisitedUpTo: people.upTo,
          }),
          note: narrative,
        },
      };
    }
    case 'FRAUD_CASE': {
      const loss = find('LOSS');
      return {
        kind: 'FRAUD_CASE',
        amountAt: [],
        amountOf: amountOf({ loss }),
        input: {
          idempotencyKey: key,
          regionCode: common.regionCode,
          caseNumber: input.caseNumber ?? '',
          reportedOn: input.startOn,
          fraudTypeCode: input.fraudTypeCode ?? '',
          ...(loss ? { ...named('loss', fenOf(loss)) } : { loss: null, lossQualifier: 'EXACT' as const }),
        },
      };
    }
    case 'INTERCEPTION': {
      const [count, amount, dissuasions] = [find('INTERCEPTIONS'), find('LOSS_AVOIDED'), find('DISSUASIONS')];
      return {
        kind: 'INTERCEPTION',
        amountAt: [],
        amountOf: amountOf({ count, amount, dissuasions }),
        input: {
          ...common,
          occurredOn: last,
          beganOn,
          venue: input.venue ?? venueOf(proposal.quote),
          ...named('count', count ?? countWithout(proposal.rule, amount, since)),
          ...(amount ? named('amount', fenOf(amount)) : { amount: null, amountQualifier: 'EXACT' as const }),
          dissuasions: dissuasions && countOf(dissuasions),
          narrative,
        },
      };
    }
    case 'FUNDS_ACTION': {
      const stage = stageOf(each);
      const money = find(MONEY_OF[stage]);
      const accounts = find(stage === 'STOP_PAYMENT' ? 'ACCOUNTS_STOPPED' : 'ACCOUNTS_FROZEN');
      const uncounted = { value: null, qualifier: 'UNCOUNTED', upTo: null } as const;
      return {
        kind: 'FUNDS_ACTION',
        amountAt: [],
        amountOf: amountOf({ accounts, amount: money }),
        input: {
          ...common,
          occurredOn: last,
          beganOn,
          stage,
          ...named('accounts', accounts ?? uncounted),
          ...named('amount', money ? fenOf(money) : uncounted),
        },
      };
    }
    case 'TALLY': {
      const within = tally?.within ?? {};
      return {
        kind: 'TALLY',
        amountOf: new Map(),
        amountAt: each.map(({ at }) => at),
        input: {
          ...common,
          ledger: (tally?.code ?? 'VICTIM_FOLLOWUP') as TallyLedger,
          occurredOn: last,
          beganOn,
          measures: each.map((line) => {
            const whole = within[line.indicator];
            return { ...measureOf(line), released: false, partOf: whole && find(whole) ? whole : null };
          }),
          narrative,
        },
      };
    }
    case 'INSPECTION': {
      const [inspections, hazards] = [find('INSPECTIONS'), find('HAZARDS_FOUND')];
      return {
        kind: 'INSPECTION',
        amountAt: [],
        amountOf: amountOf({ inspections, hazards }),
        input: {
          ...common,
          occurredOn: last,
          beganOn,
          subject: title,
          inspections: inspections ? countOf(inspections) : { value: null, qualifier: 'UNCOUNTED' },
          hazards: hazards ? [{ description: '发现问题', count: countOf(hazards) }] : [],
          narrative,
        },
      };
    }
    case 'OF_OTHERS':
    case 'WORDS':
      return null;
  }
}

const COMMUNITY_DIGITS = 12;
const MONEY_OF: Readonly<Record<FundsActionStage, IndicatorCode>> = {
  STOP_PAYMENT: 'STOP_PAYMENT',
  FREEZE: 'FROZEN',
  RETURN: 'RETURNED',
};

const statusOf = (told: string): ActivityInput['status'] => (told === 'DONE' || told === 'REQUIRED' ? told : 'PLANNED');

const measureOf = ({ indicator, value, qualifier, upTo }: StatedLine) => ({ indicator, value, qualifier, upTo });

const countOf = ({ value, qualifier, upTo }: StatedLine) => ({ value, qualifier, upTo });

type Amount = Pick<StatedLine, 'value' | 'qualifier' | 'upTo'>;

const fenOf = ({ value, qualifier, upTo }: Amount): Amount => ({
  value: value === null ? null : Number(fenFromYuan(value.toFixed(2))),
  qualifier,
  upTo: upTo === null ? null : Number(fenFromYuan(upTo.toFixed(2))),
});

/** An amount in fields of its own: `count`, `countQualifier`, `countUpTo`. */
const named = <Name extends string>(name: Name, { value, qualifier, upTo }: Amount) =>
  ({ [name]: value, [`${name}Qualifier`]: qualifier, [`${name}UpTo`]: upTo }) as {
    readonly [Key in Name]: number | null;
  } & { readonly [Key in `${Name}Qualifier`]: Amount['qualifier'] } & {
    readonly [Key in `${Name}UpTo`]: number | null;
  };

/**
 * Transfers that the text does not count: one of a single case, none beside dissuasions alone, and of an amount that
 * was saved those that nobody counted.
 */
function countWithout(rule: string, amount: StatedLine | null, since: LocalDate | null): Amount {
  if (rule === 'case') return { value: 1, ...EXACT, upTo: null };
  return amount || since !== null
    ? { value: null, qualifier: 'UNCOUNTED', upTo: null }
    : { value: 0, ...EXACT, upTo: null };
}

/** Where people were dissuaded, as the words say; at the counter unless they say something else. */
function venueOf(words: string): InterceptionVenue {
  if (/柜|网点|支行|大堂/u.test(words)) return 'COUNTER';
  if (/ATM|自助/iu.test(words)) return 'ATM';
  if (/电话|来电|致电/u.test(words)) return 'PHONE';
  if (/上门|入户|家中/u.test(words)) return 'VISIT';
  return /线上|微信|网上|群里/u.test(words) ? 'ONLINE' : 'COUNTER';
}

function stageOf(lines: readonly StatedLine[]): FundsActionStage {
  const has = (...codes: IndicatorCode[]) => lines.some(({ indicator }) => codes.includes(indicator));
  if (has('RETURNED')) return 'RETURN';
  return has('STOP_PAYMENT', 'ACCOUNTS_STOPPED') ? 'STOP_PAYMENT' : 'FREEZE';
}

function groupKindOf(words: string): GroupKind {
  if (/专班|工作组/u.test(words)) return 'TASK_FORCE';
  if (/指挥部/u.test(words)) return 'HEADQUARTERS';
  return /联席会议/u.test(words) ? 'JOINT_MEETING' : 'LEADERSHIP_GROUP';
}
