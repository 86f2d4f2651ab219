import { BOUNDS } from '@fanzha/domain';
import { RegionDirectory, TenantLoader } from '@fanzha/org';
import {
  type Connection,
  Costs,
  CurrentViewer,
  type RequestContext,
  Requires,
  SafeIntScalar,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { factFields, type FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FactLoaders } from '../facts/fact-loaders.js';
import { MeasureCount } from '../measures/measure-count.model.js';
import { DoorLoader } from './door-loader.js';
import { HouseholdVisitsArgs, HouseholdVisitsInput } from './household.inputs.js';
import type { HouseholdVisitFact } from './household-visit.entity.js';
import { HouseholdVisits, HouseholdVisitsConnection } from './household-visit.model.js';
import { HouseholdVisitService } from './household-visit.service.js';

/** What a list of labels is charged: one for every twenty it may hold, so that a usual page with all three lists is allowed. */
const LABELS = BOUNDS.doors.max / 20;

@Resolver(() => HouseholdVisits)
export class HouseholdVisitResolver extends factFields<HouseholdVisitFact>(() => HouseholdVisits) {
  protected readonly sources: FactFieldSources;

  constructor(
    private readonly ledger: HouseholdVisitService,
    private readonly doorLabels: DoorLoader,
    regions: RegionDirectory,
    tenants: TenantLoader,
    loaders: FactLoaders,
  ) {
    super();
    this.sources = { regions, tenants, loaders };
  }

  protected get book() {
    return this.ledger.book;
  }

  @Query(() => HouseholdVisits, { nullable: true, description: 'NOT_FOUND where there is none, or none you may see' })
  @Requires('ledger:read')
  householdVisit(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<HouseholdVisitFact> {
    return this.ledger.get(viewer, id);
  }

  @Query(() => HouseholdVisitsConnection, { description: 'newest day first' })
  @Requires('ledger:read')
  householdVisits(
    @CurrentViewer() viewer: Viewer,
    @Args() args: HouseholdVisitsArgs,
  ): Promise<Connection<HouseholdVisitFact>> {
    return this.ledger.list(viewer, args);
  }

  @Mutation(() => HouseholdVisits)
  @Requires('ledger:record')
  recordHouseholdVisits(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => HouseholdVisitsInput }) input: HouseholdVisitsInput,
  ): Promise<HouseholdVisitFact> {
    return this.ledger.record(viewer, input);
  }

  @Mutation(() => HouseholdVisits, {
    description: 'replaces all that was stated; the earlier version stays in its history',
  })
  @Requires('ledger:amend')
  amendHouseholdVisits(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => HouseholdVisitsInput }) input: HouseholdVisitsInput,
  ): Promise<HouseholdVisitFact> {
    return this.ledger.amend(viewer, id, version, input);
  }

  @Mutation(() => HouseholdVisits, {
    description: 'takes a record out of all figures; it stays readable, with the reason',
  })
  @Requires('ledger:void')
  voidHouseholdVisits(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<HouseholdVisitFact> {
    return this.ledger.void(viewer, id, version, reason);
  }

  @ResolveField(() => ID)
  communityCode(@Parent() visit: HouseholdVisitFact): string {
    return visit.regionCode;
  }

  @ResolveField(() => SafeIntScalar, { description: 'doors visited; 0 where a number is reported instead' })
  visits(@Parent() visit: HouseholdVisitFact): number {
    return visit.doors.length;
  }

  @ResolveField(() => SafeIntScalar, { description: 'households never visited before by anyone in this calendar year' })
  newlyCovered(@Parent() visit: HouseholdVisitFact): number {
    return visit.newlyCovered.length;
  }

  @Costs(1, { items: LABELS })
  @ResolveField(() => [String], { description: 'doors visited' })
  doors(@Parent() visit: HouseholdVisitFact, @Context() context: RequestContext): Promise<string[]> {
    return this.doorLabels.labelsOf(context, visit, visit.doors);
  }

  @Costs(1, { items: LABELS })
  @ResolveField(() => [String], { description: 'doors to be visited again' })
  notMet(@Parent() visit: HouseholdVisitFact, @Context() context: RequestContext): Promise<string[]> {
    return this.doorLabels.labelsOf(context, visit, visit.notMet);
  }

  @Costs(1, { items: LABELS })
  @ResolveField(() => [String], { description: 'doors behind which nobody lives' })
  vacant(@Parent() visit: HouseholdVisitFact, @Context() context: RequestContext): Promise<string[]> {
    return this.doorLabels.labelsOf(context, visit, visit.vacant);
  }

  @ResolveField(() => MeasureCount, { nullable: true, description: 'households reported where there is no roster' })
  reported(@Parent() { reported, reportedQualifier }: HouseholdVisitFact): MeasureCount | null {
    return reportedQualifier === null ? null : { value: reported, qualifier: reportedQualifier };
  }
}
