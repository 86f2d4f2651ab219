import { type Connection, Costs, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { RollupReader } from '@fanzha/rollup';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AppealService } from './appeal.service.js';
import {
  type AppealOutcome,
  AppealOutcomeEnum,
  EvaluationAppealsArgs,
  EvaluationScoresArgs,
} from './evaluation.inputs.js';
import { EvaluationAppeal, EvaluationAppealConnection, EvaluationScoreConnection } from './evaluation.model.js';
import { EvaluationReading } from './evaluation-reading.service.js';
import type { AppealRow } from './evaluation.rows.js';
import { shownScore } from './evaluation-shown.js';

/** Scores of all units for their authority, and appeals. */
@Resolver()
export class ScoreResolver {
  constructor(
    private readonly reading: EvaluationReading,
    private readonly appeals: AppealService,
    private readonly rollups: RollupReader,
  ) {}

  @Query(() => EvaluationScoreConnection, {
    description:
      'Units of a scheme with their scores, for the authority that made it: by name, and by score only where ranking ' +
      'is on (FORBIDDEN with RANKING_OFF otherwise).',
  })
  @Requires('ledger:read', 'rollup:read')
  @Costs(500)
  async evaluationScores(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @Args() args: EvaluationScoresArgs,
  ): Promise<EvaluationScoreConnection> {
    const page = await this.reading.page(viewer, this.rollups.readsOf(context), args);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: shownScore(node) }));
    return { ...page, edges } as EvaluationScoreConnection;
  }

  @Query(() => EvaluationAppealConnection, {
    description: 'appeals against scores of a scheme: all for its authority, the own ones for a unit; open ones first',
  })
  @Requires('ledger:read', 'rollup:read')
  evaluationAppeals(
    @CurrentViewer() viewer: Viewer,
    @Args() args: EvaluationAppealsArgs,
  ): Promise<Connection<AppealRow>> {
    return this.reading.listAppeals(viewer, args);
  }

  @Mutation(() => EvaluationAppeal, {
    description:
      'The own unit appeals against an item of its closed score, once for each item. CONFLICT (APPEAL_OVER with ' +
      '`until`; ALREADY_EXISTS with `id`).',
  })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  appealEvaluationScore(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the scheme' }) id: string,
    @Args('itemId', { type: () => ID, description: 'the item' }) itemId: string,
    @Args('reason', { type: () => String, description: 'what is wrong with it' }) reason: string,
  ): Promise<AppealRow> {
    return this.appeals.appeal(viewer, id, itemId, reason);
  }

  @Mutation(() => EvaluationAppeal, {
    description:
      'Decides about an appeal, with the reason. No figure is typed: an accepted item is computed again, or the unit ' +
      'is exempt from it. CONFLICT (APPEAL_DECIDED) where another official was faster.',
  })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  @Costs(50)
  decideEvaluationAppeal(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the appeal' }) id: string,
    @Args('outcome', { type: () => AppealOutcomeEnum, description: 'what is decided' }) outcome: AppealOutcome,
    @Args('reason', { type: () => String, description: 'why, for the unit' }) reason: string,
  ): Promise<AppealRow> {
    return this.appeals.decide(viewer, id, outcome, reason);
  }
}
