import { createHash } from 'node:crypto';
import { DomainError, fenFromYuan, indicator, type IndicatorCode, parsePeriod } from '@fanzha/domain';
import {
  ActivityService,
  ControlMeasureService,
  FraudCaseService,
  FundsActionService,
  HouseholdVisitService,
  InspectionService,
  InterceptionService,
  LeadershipGroupService,
  TallyService,
} from '@fanzha/ledger';
import { operatorViewer, TenantService } from '@fanzha/org';
import { Database, newId, type Scope, type Viewer, viewerFrom } from '@fanzha/platform';
import { OperationReads, type RollupNode, type Sum } from '@fanzha/rollup';
import type { INestApplicationContext } from '@nestjs/common';
import { type Answer, askedOf, COMPARED_INDICATORS, type PeriodFigure } from './comparison.ts';
import type { FitPlan, PlannedRecord } from './plan-shape.ts';

const CITY = '3402';

/** What a record says of its amounts and those of other records. */
interface TotalAnswer {
  readonly indicator: IndicatorCode;
  readonly recordId: string;
  readonly answer: 'INCLUDED' | 'ADDITIONAL';
}
/** Somebody who is asked about totals answers until nothing is asked any more. */
const MOST_QUESTIONS = 50;

const yuan = (amount: number | null): number => (amount === null ? 0 : fenFromYuan(amount));

/** Enters a plan's records through the services a person's input goes through, each unit as its own editor. */
export class PlanStore {
  private readonly operator: Viewer;
  private readonly recorders = new Map<string, Viewer>();
  /** Where the units are, by the key of the plan. */
  private readonly regions = new Map<string, string>();
  /** Ids of stored records, by the key of the plan. */
  private readonly ids = new Map<string, string>();
  private readonly app: INestApplicationContext;

  constructor(app: INestApplicationContext) {
    this.app = app;
    this.operator = operatorViewer(CITY, newId(), newId());
  }

  /** Opens the units and stores every record. */
  async store(plan: FitPlan): Promise<void> {
    for (const { key, name, type, sector, regionCode, openedOn } of plan.tenants) {
      const tenant = await this.service(TenantService).create(this.operator, {
        name,
        type,
        sector,
        regionCode,
        openedOn,
      });
      this.recorders.set(key, editorOf(tenant.id));
      this.regions.set(key, regionCode);
    }
    const records = new Map(plan.records.map((record) => [record.key, record]));
    for (const record of plan.records) await this.tell(record, records);
  }

  /** What the rollup answers of all that is asked of the plan. */
  async answer(plan: FitPlan): Promise<Answer[]> {
    const scope: Scope = {
      cityCode: CITY,
      tenantId: null,
      userId: null,
      regions: [CITY],
      sector: null,
      mode: 'member',
    };
    const batch = new OperationReads(this.app.get(Database, { strict: false }), scope);
    return Promise.all(
      askedOf(plan).map(async ({ where, period: text }) => {
        const territory = this.regions.get(where);
        const node: RollupNode =
          territory === undefined
            ? { kind: 'REGION', code: CITY }
            : { kind: 'TENANT', tenantId: this.recorder(where).tenantId, territory };
        const period = parsePeriod(text);
        const sums = await batch.figures({ node, period, sector: null, campaignId: null }, COMPARED_INDICATORS);
        const figures = COMPARED_INDICATORS.flatMap((code) => {
          const sum = sums.get(code);
          return sum ? [[code, shown(sum)] as const] : [];
        });
        return { where, period: text, figures: Object.fromEntries(figures) };
      }),
    );
  }

  /** Activities of the plan that are not read back as they were planned, with what differs. */
  async changed(plan: FitPlan): Promise<string[]> {
    const found: string[] = [];
    for (const { kind, key, tenantKey, input, states } of plan.records) {
      if (kind !== 'activity') continue;
      const stored = await this.service(ActivityService).get(this.recorder(tenantKey), this.ids.get(key) ?? '');
      const planned = { ...input, fraudTypes: input.fraudTypeCodes };
      for (const field of ACTIVITY_FIELDS)
        if (told(stored[field]) !== told(planned[field]))
          found.push(`${key} ${field}: ${told(planned[field])}, stored ${told(stored[field])}`);
      const amounts = [
        states
          .filter(({ indicator }) => isStated(indicator))
          .map(({ some, ...state }) => amountOf({ ...state, atLeast: some })),
        stored.measures.map(amountOf),
      ];
      const [due, kept] = amounts.map(told);
      if (due !== kept) found.push(`${key} measures: ${due}, stored ${kept}`);
    }
    return found;
  }

  /** The words of all records, read back as their units read them. */
  async narratives(plan: FitPlan): Promise<string[]> {
    const found: string[] = [];
    for (const { key } of plan.tenants) {
      const viewer = this.recorder(key);
      for (const list of [
        this.service(ActivityService),
        this.service(InterceptionService),
        this.service(TallyService),
        this.service(InspectionService),
      ]) {
        for (let after: string | null = null; ;) {
          const page: {
            edges: { node: { narrative: string | null } }[];
            pageInfo: { hasNextPage: boolean; endCursor: string | null };
          } = await list.list(viewer, { first: 100, after, filter: ALL });
          found.push(...page.edges.flatMap(({ node }) => node.narrative ?? []));
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
      }
    }
    return found;
  }

  /** Stores a record, and answers what is asked about amounts of the same days: the plan says what is part of what. */
  private async tell(record: PlannedRecord, records: ReadonlyMap<string, PlannedRecord>): Promise<void> {
    // Nobody asks about an amount beside another that is no running total: whoever knows it says so.
    const totals = [...records.values()].flatMap((other): TotalAnswer[] => {
      const recordId = this.ids.get(other.key);
      if (recordId === undefined || other.running || record.running) return [];
      const links = [...linksTo(record, other, records), ...linksTo(other, record, records)];
      return links.map((indicator) => ({ indicator, recordId, answer: 'INCLUDED' }));
    });
    for (let asked = 0; ; asked += 1) {
      try {
        const { id } = await this.storeOne(record, totals);
        this.ids.set(record.key, id);
        return;
      } catch (error) {
        const open = overlapsIn(error);
        if (open.length === 0 || asked >= MOST_QUESTIONS)
          throw new Error(`Not stored: ${record.key}`, { cause: error });
        for (const { indicator, recordId } of open) {
          const other = [...records.values()].find(({ key }) => this.ids.get(key) === recordId);
          const links = other ? [...linksTo(record, other, records), ...linksTo(other, record, records)] : [];
          totals.push({ indicator, recordId, answer: links.includes(indicator) ? 'INCLUDED' : 'ADDITIONAL' });
        }
      }
    }
  }

  private async storeOne(record: PlannedRecord, answers: readonly TotalAnswer[]): Promise<{ id: string }> {
    const viewer = this.recorder(record.tenantKey);
    const idempotencyKey = createHash('sha256').update(record.key).digest('hex');
    const totals = [...answers];
    switch (record.kind) {
      case 'activity': {
        const { audiences, channels, fraudTypeCodes, speakers, measures, ...rest } = record.input;
        return this.service(ActivityService).record(viewer, {
          ...rest,
          idempotencyKey,
          totals,
          audiences: [...audiences],
          channels: [...channels],
          fraudTypeCodes: [...fraudTypeCodes],
          speakers: [...speakers],
          measures: [...measures],
        });
      }
      case 'fraudCase': {
        const { loss, lossQualifier, ...rest } = record.input;
        return this.service(FraudCaseService).record(viewer, {
          ...rest,
          idempotencyKey,
          loss: loss === null ? null : yuan(loss),
          lossQualifier: lossQualifier ?? 'EXACT',
        });
      }
      case 'interception': {
        const { count, amount, amountQualifier, amountUpTo, ...rest } = record.input;
        return this.service(InterceptionService).record(viewer, {
          ...rest,
          idempotencyKey,
          totals,
          count: count ?? 1,
          amount: amount === null ? null : yuan(amount),
          amountQualifier: amountQualifier ?? 'EXACT',
          ...(amountUpTo === undefined ? {} : { amountUpTo: yuan(amountUpTo) }),
        });
      }
      case 'fundsAction': {
        const { accounts, amount, amountUpTo, ...rest } = record.input;
        return this.service(FundsActionService).record(viewer, {
          ...rest,
          idempotencyKey,
          totals,
          accounts: accounts ?? 1,
          amount: yuan(amount),
          ...(amountUpTo === undefined ? {} : { amountUpTo: yuan(amountUpTo) }),
        });
      }
      case 'tally':
        return this.service(TallyService).record(viewer, {
          ...record.input,
          idempotencyKey,
          totals,
          measures: record.input.measures.map((measure) => ({ ...measure, released: false })),
        });
      case 'inspection': {
        const { hazards, ...rest } = record.input;
        return this.service(InspectionService).record(viewer, {
          ...rest,
          idempotencyKey,
          totals,
          hazards: [...hazards],
        });
      }
      case 'householdReport':
        return this.service(HouseholdVisitService).record(viewer, {
          ...record.input,
          idempotencyKey,
          totals,
          // No roster: the number is of the whole town or county of its unit.
          regionCode: this.regions.get(record.tenantKey) ?? null,
        });
      case 'leadershipGroup':
        return this.service(LeadershipGroupService).record(viewer, {
          ...record.input,
          idempotencyKey,
          members: [...record.input.members],
        });
      case 'controlMeasure':
        return this.service(ControlMeasureService).record(viewer, { ...record.input, idempotencyKey });
    }
  }

  private recorder(tenantKey: string): Viewer {
    const viewer = this.recorders.get(tenantKey);
    if (!viewer) throw new Error(`The plan refers to a unit that it does not open: ${tenantKey}`);
    return viewer;
  }

  private service<T>(type: abstract new (...args: never[]) => T): T {
    return this.app.get<T>(type as never, { strict: false });
  }
}

function editorOf(tenantId: string): Viewer {
  const name = 'fit';
  return viewerFrom({
    userId: newId(),
    username: name,
    displayName: name,
    tenantId,
    cityCode: CITY,
    roles: ['UNIT_EDITOR'],
    oversight: [],
    sessionId: null,
    mustChangePassword: false,
  });
}

/** Whatever is done, asked for or planned. */
const ALL = { status: null };

/** What is read back of an activity beside its amounts and words. */
const ACTIVITY_FIELDS = [
  ...(['type', 'title', 'status', 'theme', 'startOn', 'endOn', 'venue', 'audiences', 'channels'] as const),
  ...(['fraudTypes', 'basisNumber', 'basisIssuer', 'speakers'] as const),
];

/** An amount of an activity in the smallest unit, with its upper end. */
const amountOf = (amount: {
  readonly indicator: IndicatorCode;
  readonly amount: number | null;
  readonly qualifier: string;
  readonly upTo?: number | null;
  readonly atLeast?: boolean | null;
}): string =>
  [amount.indicator, amount.amount, amount.qualifier, amount.upTo ?? null, amount.atLeast ? 'some' : null].join(' ');

const isStated = (code: IndicatorCode): boolean => !indicator(code).derived;

/** A field as it was told: lists in any order. */
const told = (value: unknown): string => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

/** Of which indicators a record is part of another one, or of the series of running totals that it belongs to. */
function linksTo(
  part: PlannedRecord,
  total: PlannedRecord,
  records: ReadonlyMap<string, PlannedRecord>,
): IndicatorCode[] {
  return part.partOf.flatMap(({ indicator: code, recordKeys }) => {
    const isIn = recordKeys.some((key) => {
      const named = records.get(key);
      return key === total.key || (named !== undefined && seriesOf(named, code) === seriesOf(total, code));
    });
    return isIn ? [code] : [];
  });
}

/** What makes running totals of an indicator one series; of a record without one, the record itself. */
function seriesOf({ key, kind, tenantKey, input, running, states }: PlannedRecord, code: IndicatorCode): string {
  const state = states.find((each) => each.indicator === code);
  if (!running || !state) return key;
  const sort =
    kind === 'activity' ? input.type : kind === 'interception' ? `${input.fraudTypeCode} ${input.venue}` : '';
  return [tenantKey, kind, sort, state.from].join('|');
}

/** Amounts of the same days that somebody is asked about. */
function overlapsIn(error: unknown): Pick<TotalAnswer, 'indicator' | 'recordId'>[] {
  if (!(error instanceof DomainError) || error.reason !== 'TOTAL_OVERLAPS') return [];
  const { overlaps } = error.details as unknown as { overlaps: readonly Pick<TotalAnswer, 'indicator' | 'recordId'>[] };
  return overlaps.map(({ indicator, recordId }) => ({ indicator, recordId }));
}

/** What summaries of written work state adds up to far less than 2^53. */
function shown({ spanning, ...sum }: Sum): PeriodFigure {
  const none = { amount: 0, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0, lines: 0 };
  const across = spanning ?? none;
  return { value: { ...sum, amount: Number(sum.amount) }, spanning: { ...across, amount: Number(across.amount) } };
}
