import { RegionDirectory, TenantLoader } from '@fanzha/org';
import {
  type Connection,
  CurrentViewer,
  type RequestContext,
  requirePermission,
  Requires,
  SelectedWith,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { FraudCaseFact } from '../cases/fraud-case.entity.js';
import { FraudCaseLoader } from '../cases/fraud-case-loader.js';
import { FraudCase } from '../cases/fraud-case.model.js';
import { factFields, type FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FactLoaders } from '../facts/fact-loaders.js';
import type { TallyFact } from './tally.entity.js';
import { TalliesArgs, TallyInput } from './tally.inputs.js';
import { shownTallyMeasures, Tally, TallyConnection, TallyMeasure } from './tally.model.js';
import { TallyService } from './tally.service.js';

@Resolver(() => Tally)
export class TallyResolver extends factFields<TallyFact>(() => Tally) {
  protected readonly sources: FactFieldSources;
  protected readonly book: TallyService['book'];

  constructor(
    private readonly ledger: TallyService,
    private readonly cases: FraudCaseLoader,
    regions: RegionDirectory,
    tenants: TenantLoader,
    loaders: FactLoaders,
  ) {
    super();
    this.sources = { regions, tenants, loaders };
    this.book = ledger.book;
  }

  @Query(() => Tally, { nullable: true, description: 'NOT_FOUND where there is none, or none you may see' })
  @Requires('ledger:read')
  tally(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<TallyFact> {
    return this.ledger.get(viewer, id);
  }

  @Query(() => TallyConnection, { description: 'newest day first' })
  @Requires('ledger:read')
  tallies(@CurrentViewer() viewer: Viewer, @Args() args: TalliesArgs): Promise<Connection<TallyFact>> {
    return this.ledger.list(viewer, args);
  }

  @Mutation(() => Tally, { description: 'units whose type keeps the book' })
  @Requires('ledger:record')
  recordTally(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => TallyInput }) input: TallyInput,
  ): Promise<TallyFact> {
    return this.ledger.record(viewer, input);
  }

  @Mutation(() => Tally, { description: 'replaces all that was stated; the earlier version stays in its history' })
  @Requires('ledger:amend')
  amendTally(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => TallyInput }) input: TallyInput,
  ): Promise<TallyFact> {
    return this.ledger.amend(viewer, id, version, input);
  }

  @Mutation(() => Tally, { description: 'takes a record out of all figures; it stays readable, with the reason' })
  @Requires('ledger:void')
  voidTally(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<TallyFact> {
    return this.ledger.void(viewer, id, version, reason);
  }

  @ResolveField(() => [TallyMeasure])
  measures(@Parent() { measures }: TallyFact): TallyMeasure[] {
    return shownTallyMeasures(measures);
  }

  @SelectedWith('ledger:read')
  @ResolveField(() => FraudCase, {
    nullable: true,
    name: 'case',
    description: 'the case of the same unit that the work belongs to',
  })
  async ofCase(@Parent() { caseId }: TallyFact, @Context() context: RequestContext): Promise<FraudCaseFact | null> {
    // An API client that only writes reaches this through its own change; a case is not part of what it has stated.
    requirePermission(context.viewer, 'ledger:read');
    return this.cases.find(context, caseId);
  }
}
