import { RegionDirectory, TenantLoader } from '@fanzha/org';
import {
  type Connection,
  CurrentViewer,
  type RequestContext,
  requirePermission,
  SelectedWith,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { attributedFields } from '../facts/fact-fields.resolver.js';
import { FactLoaders } from '../facts/fact-loaders.js';
import { Measure, shownMeasures } from '../measures/measure.model.js';
import type { ActivityFact } from './activity.entity.js';
import { ActivitiesArgs, ActivityInput } from './activity.inputs.js';
import { Activity, ActivityConnection, ActivityRevision, shownRevision } from './activity.model.js';
import { ActivityService } from './activity.service.js';

@Resolver(() => Activity)
export class ActivityResolver extends attributedFields<ActivityFact>(() => Activity) {
  protected readonly sources;
  protected readonly book;

  constructor(
    private readonly ledger: ActivityService,
    regions: RegionDirectory,
    tenants: TenantLoader,
    private readonly loaders: FactLoaders,
  ) {
    super();
    this.sources = { regions, tenants, loaders };
    this.book = ledger.book;
  }

  @Query(() => Activity, { nullable: true, description: 'NOT_FOUND where there is none, or none you may see' })
  @Requires('ledger:read')
  activity(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<ActivityFact> {
    return this.ledger.get(viewer, id);
  }

  @Query(() => ActivityConnection, { description: 'newest day first' })
  @Requires('ledger:read')
  activities(@CurrentViewer() viewer: Viewer, @Args() args: ActivitiesArgs): Promise<Connection<ActivityFact>> {
    return this.ledger.list(viewer, args);
  }

  @Mutation(() => Activity)
  @Requires('ledger:record')
  recordActivity(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ActivityInput }) input: ActivityInput,
  ): Promise<ActivityFact> {
    return this.ledger.record(viewer, input);
  }

  @Mutation(() => Activity, { description: 'replaces all that was stated; the earlier version stays in its history' })
  @Requires('ledger:amend')
  amendActivity(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => ActivityInput }) input: ActivityInput,
  ): Promise<ActivityFact> {
    return this.ledger.amend(viewer, id, version, input);
  }

  @Mutation(() => Activity, { description: 'takes a record out of all figures; it stays readable, with the reason' })
  @Requires('ledger:void')
  voidActivity(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<ActivityFact> {
    return this.ledger.void(viewer, id, version, reason);
  }

  @ResolveField(() => [Measure])
  measures(@Parent() activity: ActivityFact): Measure[] {
    return shownMeasures(activity.measures);
  }

  @SelectedWith('ledger:read')
  @ResolveField(() => [ActivityRevision], {
    description: 'earlier versions, newest first; for those who may read records',
  })
  async history(@Parent() activity: ActivityFact, @Context() context: RequestContext): Promise<ActivityRevision[]> {
    // An API client that only writes reaches this through its own change; what others stated before is not part of its answer.
    requirePermission(context.viewer, 'ledger:read');
    return (await this.loaders.revisionsOf<ActivityFact>(context, 'activity', activity.id)).map(shownRevision);
  }
}

@Resolver(() => ActivityRevision)
export class ActivityRevisionResolver {
  constructor(private readonly loaders: FactLoaders) {}

  @ResolveField(() => String, { nullable: true, description: 'known to the own tenant only' })
  changedBy(@Parent() revision: ActivityRevision, @Context() context: RequestContext): Promise<string | null> {
    return this.loaders.personName(context, revision.changedById);
  }
}
