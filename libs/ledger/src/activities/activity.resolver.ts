import { Region, RegionDirectory, Tenant, TenantLoader } from '@fanzha/org';
import { type Connection, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FactLoaders } from '../facts/fact-loaders.js';
import { Measure, shownMeasures } from '../measures/measure.model.js';
import type { ActivityFact } from './activity.entity.js';
import { ActivitiesArgs, ActivityInput } from './activity.inputs.js';
import { Activity, ActivityConnection, ActivityRevision, shownRevision } from './activity.model.js';
import { allowedOperations } from './activity.policy.js';
import { ActivityService } from './activity.service.js';

@Resolver(() => Activity)
export class ActivityResolver {
  constructor(
    private readonly ledger: ActivityService,
    private readonly regions: RegionDirectory,
    private readonly tenants: TenantLoader,
    private readonly loaders: FactLoaders,
  ) {}

  @Query(() => Activity, { nullable: true, description: 'NOT_FOUND where there is none, or none you may see' })
  @Requires('activity:read')
  activity(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<ActivityFact> {
    return this.ledger.get(viewer, id);
  }

  @Query(() => ActivityConnection, { description: 'newest day first' })
  @Requires('activity:read')
  activities(@CurrentViewer() viewer: Viewer, @Args() args: ActivitiesArgs): Promise<Connection<ActivityFact>> {
    return this.ledger.list(viewer, args);
  }

  @Mutation(() => Activity)
  @Requires('activity:record')
  recordActivity(@CurrentViewer() viewer: Viewer, @Args('input', { type: () => ActivityInput }) input: ActivityInput): Promise<ActivityFact> {
    return this.ledger.record(viewer, input);
  }

  @Mutation(() => Activity, { description: 'replaces all that was stated; the earlier version stays in its history' })
  @Requires('activity:amend')
  amendActivity(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => ActivityInput }) input: ActivityInput,
  ): Promise<ActivityFact> {
    return this.ledger.amend(viewer, id, version, input);
  }

  @Mutation(() => Activity, { description: 'takes a record out of all figures; it stays readable, with the reason' })
  @Requires('activity:void')
  voidActivity(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<ActivityFact> {
    return this.ledger.void(viewer, id, version, reason);
  }

  @ResolveField(() => Tenant)
  tenant(@Parent() activity: ActivityFact, @Context() context: RequestContext): Promise<Tenant> {
    return this.tenants.load(context, activity.tenantId);
  }

  @ResolveField(() => Region)
  region(@Parent() activity: ActivityFact): Region | undefined {
    return this.regions.find(activity.regionCode);
  }

  @ResolveField(() => [Measure])
  measures(@Parent() activity: ActivityFact): Measure[] {
    return shownMeasures(activity.measures);
  }

  @ResolveField(() => String, { nullable: true, description: 'known to the own tenant only' })
  recordedBy(@Parent() activity: ActivityFact, @Context() context: RequestContext): Promise<string | null> {
    return this.loaders.personName(context, activity.recordedBy);
  }

  @ResolveField(() => [String], { description: 'operations the viewer may do now: amend, void' })
  allowed(@Parent() activity: ActivityFact, @CurrentViewer() viewer: Viewer): string[] {
    return allowedOperations(viewer, activity);
  }

  @ResolveField(() => [ActivityRevision], { description: 'earlier versions, newest first' })
  async history(@Parent() activity: ActivityFact, @Context() context: RequestContext): Promise<ActivityRevision[]> {
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
