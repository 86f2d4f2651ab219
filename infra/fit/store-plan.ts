import { createHash } from 'node:crypto';
import {
  EMPTY_FIGURE,
  addFigures,
  fenFromYuan,
  type FigureSum,
  type IndicatorCode,
  indicator,
  parsePeriod,
} from '@fanzha/domain';
import {
  ActivityService,
  FraudCaseService,
  FundsActionService,
  HouseholdVisitService,
  InspectionService,
  InterceptionService,
  LeadershipGroupService,
  TallyService,
} from '@fanzha/ledger';
import { operatorViewer, RegionService, TenantService } from '@fanzha/org';
import { Database, newId, type Scope, type Viewer, viewerFrom } from '@fanzha/platform';
import { OperationReads, type RollupNode, type Sum } from '@fanzha/rollup';
import type { INestApplicationContext } from '@nestjs/common';
import { COMPARED_INDICATORS } from './comparison.ts';
import type { Expected, FitPlan, PlannedRecord } from './plan-shape.ts';

const CITY = '3402';
/** Households that were only stated as a number are placed in a community of their own, which has no roster. */
const COMMUNITY = '340210100999';

const yuan = (amount: number | null): number => (amount === null ? 0 : fenFromYuan(amount));

/** Enters a plan's records through the services a person's input goes through, each unit as its own editor. */
export class PlanStore {
  private readonly operator: Viewer;
  private readonly recorders = new Map<string, Viewer>();
  private readonly app: INestApplicationContext;

  constructor(app: INestApplicationContext) {
    this.app = app;
    this.operator = operatorViewer(CITY, newId(), newId());
  }

  /** Opens the units and stores every record. */
  async store(plan: FitPlan): Promise<void> {
    const since = plan.tenants.reduce((first, { openedOn }) => (openedOn < first ? openedOn : first), '2026-01-01');
    await this.service(RegionService).createCommunity(this.operator, COMMUNITY, '未设户册的社区', since);
    for (const { key, name, type, sector, regionCode, openedOn } of plan.tenants) {
      const tenant = await this.service(TenantService).create(this.operator, {
        name,
        type,
        sector,
        regionCode,
        openedOn,
      });
      this.recorders.set(key, editorOf(tenant.id));
    }
    for (const record of plan.records) await this.storeOne(record);
  }

  /**
   * What the rollup answers for the city and for each unit, over all years of the plan; what is in
   * place at the end of the last one.
   */
  async answer(plan: FitPlan): Promise<Expected> {
    const scope: Scope = {
      cityCode: CITY,
      tenantId: null,
      userId: null,
      regions: [CITY],
      sector: null,
      mode: 'member',
    };
    const batch = new OperationReads(this.app.get(Database, { strict: false }), scope);
    const city = await figuresOf(batch, { kind: 'REGION', code: CITY }, plan.years);
    const byTenant = await Promise.all(
      plan.tenants.map(async ({ key, regionCode }) => {
        const node: RollupNode = { kind: 'TENANT', tenantId: this.recorder(key).tenantId, territory: regionCode };
        return [key, await figuresOf(batch, node, plan.years)] as const;
      }),
    );
    return { city, byTenant: Object.fromEntries(byTenant) };
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
          } = await list.list(viewer, { first: 100, after });
          found.push(...page.edges.flatMap(({ node }) => node.narrative ?? []));
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
      }
    }
    return found;
  }

  private async storeOne(record: PlannedRecord): Promise<unknown> {
    const viewer = this.recorder(record.tenantKey);
    const idempotencyKey = createHash('sha256').update(record.key).digest('hex');
    switch (record.kind) {
      case 'activity':
        return this.service(ActivityService).record(viewer, {
          ...record.input,
          idempotencyKey,
          measures: [...record.input.measures],
        });
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
        const { count, amount, amountQualifier, dissuasions, dissuasionsQualifier, ...rest } = record.input;
        return this.service(InterceptionService).record(viewer, {
          ...rest,
          idempotencyKey,
          count: count ?? 1,
          amount: amount === null ? null : yuan(amount),
          amountQualifier: amountQualifier ?? 'EXACT',
          dissuasions: dissuasionsQualifier === null ? null : { value: dissuasions, qualifier: dissuasionsQualifier },
        });
      }
      case 'fundsAction': {
        const { accounts, amount, ...rest } = record.input;
        return this.service(FundsActionService).record(viewer, {
          ...rest,
          idempotencyKey,
          accounts: accounts ?? 1,
          amount: yuan(amount),
        });
      }
      case 'tally':
        return this.service(TallyService).record(viewer, {
          ...record.input,
          idempotencyKey,
          measures: record.input.measures.map((measure) => ({ ...measure, released: false })),
        });
      case 'inspection': {
        const { inspections, inspectionsQualifier, hazards, ...rest } = record.input;
        return this.service(InspectionService).record(viewer, {
          ...rest,
          idempotencyKey,
          inspections: { value: inspections, qualifier: inspectionsQualifier },
          hazards: hazards.map(({ description, count, countQualifier }) => ({
            description,
            count: { value: count, qualifier: countQualifier },
          })),
        });
      }
      case 'householdReport': {
        const { visitedOn, reported, reportedQualifier } = record.input;
        return this.service(HouseholdVisitService).record(viewer, {
          idempotencyKey,
          communityCode: COMMUNITY,
          visitedOn,
          reported: { value: reported, qualifier: reportedQualifier },
        });
      }
      case 'leadershipGroup':
        return this.service(LeadershipGroupService).record(viewer, {
          ...record.input,
          idempotencyKey,
          members: [...record.input.members],
        });
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

/** What summaries of written work state adds up to far less than 2^53. */
const small = (sum: Sum | undefined): FigureSum => (sum ? { ...sum, amount: Number(sum.amount) } : EMPTY_FIGURE);

async function figuresOf(
  batch: OperationReads,
  node: RollupNode,
  years: readonly number[],
): Promise<Partial<Record<IndicatorCode, FigureSum>>> {
  const answers = await Promise.all(
    years.map((year) =>
      batch.figures({ node, period: parsePeriod(String(year)), sector: null, campaignId: null }, COMPARED_INDICATORS),
    ),
  );
  const last = answers.at(-1);
  return Object.fromEntries(
    COMPARED_INDICATORS.map((code) => {
      if (indicator(code).aggregation === 'stock') return [code, small(last?.get(code))];
      return [code, answers.reduce((sum, answer) => addFigures(sum, small(answer.get(code))), EMPTY_FIGURE)];
    }),
  );
}
