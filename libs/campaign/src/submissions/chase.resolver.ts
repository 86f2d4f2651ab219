import { type ChaseTextStyle, chaseStage, todayIn } from '@fanzha/domain';
import { RegionDirectory, Tenant, TenantLoader } from '@fanzha/org';
import { ChaseTextStyleEnum, Costs, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Chase, ChaseUnit, OwedPeriod, Reminded, SubmissionException, SubmissionRate } from './chase.model.js';
import type { ChaseBoard, OwedPeriodRow, OwingRow, RateRow } from './chase.repository.js';
import { ChaseBoards, overdueDays } from './chase-board.service.js';
import type { ChasePlanRow } from './chase-plan.repository.js';
import { ChaseTexts } from './chase-text.service.js';
import { LockExceptionService } from './lock-exception.service.js';
import { ChaseArgs, ExceptionInput } from './submission.inputs.js';
import { percent } from './submission.resolver.js';
import { SubmissionReminders } from './submission-reminders.service.js';
import type { ExceptionRow } from './submission.rows.js';

const BOARD_COST = 300;

@Resolver(() => SubmissionException)
export class ChaseResolver {
  constructor(
    private readonly boards: ChaseBoards,
    private readonly texts: ChaseTexts,
    private readonly reminders: SubmissionReminders,
    private readonly exceptions: LockExceptionService,
    private readonly regions: RegionDirectory,
    private readonly tenants: TenantLoader,
  ) {}

  @Query(() => Chase, { description: 'who owes the own authority a form of a period, since when, and how many do not' })
  @Requires('ledger:read')
  @Costs(BOARD_COST)
  async chase(
    @CurrentViewer() viewer: Viewer,
    @Args() args: ChaseArgs,
    @Args('after', {
      type: () => String,
      nullable: true,
      description: '`owingCursor` of the units before; null: from the beginning',
    })
    after: string | null,
  ): Promise<Chase> {
    return this.shown(await this.boards.board(viewer, args, after || null));
  }

  @Query(() => [OwedPeriod], {
    description:
      'periods of the forms of the own authority that units owe still, the oldest first, at most 1,000; none ' +
      'for who oversees nobody',
  })
  @Requires('ledger:read')
  @Costs(BOARD_COST)
  owedPeriods(@CurrentViewer() viewer: Viewer): Promise<OwedPeriodRow[]> {
    return this.boards.owedPeriods(viewer);
  }

  @Query(() => String, {
    description: 'what can be pasted into a group chat: as of this moment, units or numbers, no persons, no ranking',
  })
  @Requires('ledger:read')
  @Costs(BOARD_COST)
  chaseText(
    @CurrentViewer() viewer: Viewer,
    @Args() args: ChaseArgs,
    @Args('style', { type: () => ChaseTextStyleEnum, description: 'names of units, or numbers' }) style: ChaseTextStyle,
  ): Promise<string> {
    return this.texts.text(viewer, args, style);
  }

  @Mutation(() => Reminded, {
    description: 'reminds units of what they owe: of the same submission once in 30 minutes, whoever does it',
  })
  // What it is refused with tells of what another unit has handed in.
  @Requires('ledger:record', 'ledger:read')
  @Costs(BOARD_COST)
  remind(
    @CurrentViewer() viewer: Viewer,
    @Args('ids', { type: () => [ID], description: 'the ids of submissions, at most 500' }) ids: string[],
  ): Promise<Reminded> {
    return this.reminders.remind(viewer, ids);
  }

  @Mutation(() => SubmissionException, {
    description: 'lets one unit correct one period of one form behind its lock day',
  })
  @Requires('ledger:record', 'ledger:read')
  grantException(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ExceptionInput, description: 'for which submission, why, until when' })
    input: ExceptionInput,
  ): Promise<ExceptionRow> {
    return this.exceptions.grant(viewer, input);
  }

  @Mutation(() => SubmissionException, { description: 'ends an exception at once' })
  @Requires('ledger:record', 'ledger:read')
  revokeException(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the exception' }) id: string,
  ): Promise<ExceptionRow> {
    return this.exceptions.revoke(viewer, id);
  }

  @ResolveField(() => Tenant, { nullable: true, description: 'the unit' })
  tenant(@Parent() { tenantId }: ExceptionRow, @Context() context: RequestContext): Promise<Tenant | null> {
    return this.tenants.find(context, tenantId);
  }

  private shown({ owing, total, rates, ...board }: ChaseBoard): Chase {
    const today = todayIn(undefined, board.asOf);
    return {
      ...board,
      owing: owing.map((row) => this.unit(row, today, board.plan)),
      total: this.rate(null, total),
      rates: rates.map((rate) => this.rate(rate.regionCode, rate)),
    };
  }

  private unit(row: OwingRow, today: string, plan: ChasePlanRow): ChaseUnit {
    const daysOverdue = overdueDays(row, today);
    return {
      ...row,
      regionName: this.regions.nameOf(row.regionCode),
      since: row.returnedAt ?? row.openedAt,
      daysOverdue,
      stage: chaseStage(daysOverdue, plan),
    };
  }

  private rate(
    regionCode: string | null,
    { due, submitted, onTime, approved }: Pick<RateRow, 'due' | 'submitted' | 'onTime' | 'approved'>,
  ) {
    const rate: SubmissionRate = {
      regionCode,
      regionName: regionCode === null ? null : this.regions.nameOf(regionCode),
      due,
      submitted,
      onTime,
      approved,
      reportingRate: percent(submitted, due),
      onTimeRate: percent(onTime, due),
    };
    return rate;
  }
}
