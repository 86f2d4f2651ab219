import { type LocalDate, todayIn } from '@fanzha/domain';
import { Region, RegionDirectory } from '@fanzha/org';
import {
  type Connection,
  Costs,
  CurrentViewer,
  LocalDateScalar,
  type RequestContext,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { RollupReader } from '@fanzha/rollup';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { EvaluationListArgs, EvaluationSchemeInput } from './evaluation.inputs.js';
import {
  EvaluationEdition,
  EvaluationScheme,
  EvaluationSchemeConnection,
  EvaluationScore,
} from './evaluation.model.js';
import { allowedTo } from './evaluation.policy.js';
import { EvaluationReading } from './evaluation-reading.service.js';
import type { EvaluationRow } from './evaluation.rows.js';
import { EvaluationService } from './evaluation.service.js';
import { shownScore } from './evaluation-shown.js';

const ID_OF_SCHEME = { type: () => ID, description: 'the id of the scheme' };
const VERSION = { type: () => Int, description: 'the version that was seen' };
const INPUT = { type: () => EvaluationSchemeInput, description: 'all of it as it is to be' };
/** All units with all items. */
const ALL_UNITS = 4_000;

@Resolver(() => EvaluationScheme)
export class EvaluationResolver {
  constructor(
    private readonly service: EvaluationService,
    private readonly reading: EvaluationReading,
    private readonly rollups: RollupReader,
    private readonly regions: RegionDirectory,
  ) {}

  @Query(() => EvaluationSchemeConnection, {
    description: 'scoring schemes of the own authority and those for the own unit; latest first',
  })
  @Requires('ledger:read', 'rollup:read')
  evaluationSchemes(
    @CurrentViewer() viewer: Viewer,
    @Args() args: EvaluationListArgs,
  ): Promise<Connection<EvaluationRow>> {
    return this.reading.list(viewer, args);
  }

  @Query(() => EvaluationScheme, { nullable: true, description: 'NOT_FOUND for one that is not there or not yours' })
  @Requires('ledger:read', 'rollup:read')
  evaluationScheme(@CurrentViewer() viewer: Viewer, @Args('id', ID_OF_SCHEME) id: string): Promise<EvaluationRow> {
    return this.reading.get(viewer, id);
  }

  @Mutation(() => EvaluationScheme, {
    description:
      'Begins a scoring scheme, which nobody else sees before it is published. CONFLICT (ALREADY_EXISTS with `id`) ' +
      'where there is one of the same title and period.',
  })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  createEvaluationScheme(
    @CurrentViewer() viewer: Viewer,
    @Args('input', INPUT) input: EvaluationSchemeInput,
  ): Promise<EvaluationRow> {
    return this.service.create(viewer, input);
  }

  @Mutation(() => EvaluationScheme, { description: 'Replaces what a draft states.' })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  writeEvaluationScheme(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SCHEME) id: string,
    @Args('version', VERSION) version: number,
    @Args('input', INPUT) input: EvaluationSchemeInput,
  ): Promise<EvaluationRow> {
    return this.service.write(viewer, id, version, input);
  }

  @Mutation(() => Boolean, { description: 'Deletes a draft for good. What was published stays: EVALUATION_STATE.' })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  deleteEvaluationScheme(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SCHEME) id: string,
    @Args('version', VERSION) version: number,
  ): Promise<boolean> {
    return this.service.delete(viewer, id, version);
  }

  @Mutation(() => EvaluationScheme, { description: 'Shows a draft to its units, each with its own score.' })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  publishEvaluationScheme(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SCHEME) id: string,
    @Args('version', VERSION) version: number,
  ): Promise<EvaluationRow> {
    return this.service.publish(viewer, id, version);
  }

  @Mutation(() => EvaluationScheme, {
    description: 'Changes a published scheme by a new edition, of which its units are told.',
  })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  amendEvaluationScheme(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SCHEME) id: string,
    @Args('version', VERSION) version: number,
    @Args('input', INPUT) input: EvaluationSchemeInput,
    @Args('reason', { type: () => String, description: 'why, for the units' }) reason: string,
  ): Promise<EvaluationRow> {
    return this.service.amend(viewer, id, version, input, reason);
  }

  @Mutation(() => EvaluationScheme, {
    description: 'Freezes the scores of a period that is over. CONFLICT (EVALUATION_RUNS with `end`) before.',
  })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  @Costs(ALL_UNITS)
  closeEvaluationScheme(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SCHEME) id: string,
    @Args('version', VERSION) version: number,
    @Args('appealUntil', { type: () => LocalDateScalar, description: 'the last day of appeals, within 90 days' })
    appealUntil: LocalDate,
  ): Promise<EvaluationRow> {
    return this.service.close(viewer, id, version, appealUntil);
  }

  @Mutation(() => EvaluationScheme, {
    description: 'Locks scores for good. CONFLICT (APPEALS_OPEN) while an appeal waits or can be made.',
  })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  lockEvaluationScheme(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SCHEME) id: string,
    @Args('version', VERSION) version: number,
  ): Promise<EvaluationRow> {
    return this.service.lock(viewer, id, version);
  }

  @Mutation(() => EvaluationScheme, { description: 'Switches ranking on or off, which is logged. It is off at first.' })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  setEvaluationRanking(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SCHEME) id: string,
    @Args('version', VERSION) version: number,
    @Args('ranking', { type: () => Boolean, description: 'whether the authority ranks units' }) ranking: boolean,
    @Args('shownToUnits', { type: () => Boolean, description: 'whether each unit sees its own rank' })
    shownToUnits: boolean,
  ): Promise<EvaluationRow> {
    return this.service.rank(viewer, id, version, { ranking, shownToUnits });
  }

  @ResolveField(() => [Region], { name: 'regions', description: 'the regions of regionCodes' })
  addressedRegions(@Parent() { regions }: EvaluationRow): Region[] {
    return regions.flatMap((code) => this.regions.find(code) ?? []);
  }

  @ResolveField(() => [ID], { description: 'units that are left out; for its authority' })
  exceptions(@Parent() { excepted, tenantId }: EvaluationRow, @CurrentViewer() viewer: Viewer): readonly string[] {
    return tenantId === viewer.tenantId ? excepted : [];
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'SHA-256 of all scores as it was closed with them; for officials of its authority, as a hash of a ' +
      'few numbers is as good as the numbers',
  })
  closingHash(@Parent() { closingHash, tenantId }: EvaluationRow, @CurrentViewer() viewer: Viewer): string | null {
    return tenantId === viewer.tenantId && viewer.oversight.length > 0 ? closingHash : null;
  }

  @ResolveField(() => [String], { description: 'what the viewer may do to it now' })
  allowed(@Parent() scheme: EvaluationRow, @CurrentViewer() viewer: Viewer): string[] {
    return allowedTo(viewer, scheme, todayIn());
  }

  @Costs(10)
  @ResolveField(() => [EvaluationEdition], { description: 'its editions, newest first' })
  async editions(@Parent() scheme: EvaluationRow, @CurrentViewer() viewer: Viewer): Promise<EvaluationEdition[]> {
    const editions = await this.reading.editions(viewer, scheme);
    return editions.map(({ number, reason, publishedAt, content }) => {
      const { title, period, spreadsExempt, items } = content;
      return { number, reason, publishedAt, title, period, spreadsExempt, items };
    });
  }

  @Costs(50)
  @ResolveField(() => EvaluationScore, {
    nullable: true,
    description:
      'the score of the own unit; null where it is not for it, before its period, and before it is closed where the ' +
      'unit belonged elsewhere for a time: its authority does not see what was done there',
  })
  async ownScore(
    @Parent() scheme: EvaluationRow,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<EvaluationScore | null> {
    const score = await this.reading.own(viewer, this.rollups.readsOf(context), scheme);
    return score && shownScore(score);
  }
}
