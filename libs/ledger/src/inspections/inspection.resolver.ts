import { BOUNDS, todayIn } from '@fanzha/domain';
import { RegionDirectory, TenantLoader } from '@fanzha/org';
import { type Connection, Costs, CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { factFields, type FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FactLoaders } from '../facts/fact-loaders.js';
import { MeasureCount } from '../measures/measure-count.model.js';
import type { InspectionFact } from './inspection.entity.js';
import { InspectionInput, InspectionsArgs } from './inspection.inputs.js';
import { Hazard, Inspection, InspectionConnection, shownHazard } from './inspection.model.js';
import { InspectionService } from './inspection.service.js';

@Resolver(() => Inspection)
export class InspectionResolver extends factFields<InspectionFact>(() => Inspection) {
  protected readonly sources: FactFieldSources;
  protected readonly book: InspectionService['book'];

  constructor(
    private readonly ledger: InspectionService,
    regions: RegionDirectory,
    tenants: TenantLoader,
    loaders: FactLoaders,
  ) {
    super();
    this.sources = { regions, tenants, loaders };
    this.book = ledger.book;
  }

  @Query(() => Inspection, { nullable: true, description: 'NOT_FOUND where there is none, or none you may see' })
  @Requires('ledger:read')
  inspection(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<InspectionFact> {
    return this.ledger.get(viewer, id);
  }

  @Query(() => InspectionConnection, { description: 'newest day first' })
  @Requires('ledger:read')
  inspections(@CurrentViewer() viewer: Viewer, @Args() args: InspectionsArgs): Promise<Connection<InspectionFact>> {
    return this.ledger.list(viewer, args);
  }

  @Mutation(() => Inspection)
  @Requires('ledger:record')
  recordInspection(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => InspectionInput }) input: InspectionInput,
  ): Promise<InspectionFact> {
    return this.ledger.record(viewer, input);
  }

  @Mutation(() => Inspection, { description: 'replaces all that was stated; the earlier version stays in its history' })
  @Requires('ledger:amend')
  amendInspection(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => InspectionInput }) input: InspectionInput,
  ): Promise<InspectionFact> {
    return this.ledger.amend(viewer, id, version, input);
  }

  @Mutation(() => Inspection, { description: 'takes a record out of all figures; it stays readable, with the reason' })
  @Requires('ledger:void')
  voidInspection(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<InspectionFact> {
    return this.ledger.void(viewer, id, version, reason);
  }

  @ResolveField('inspections', () => MeasureCount)
  made(@Parent() { inspections: value, inspectionsQualifier: qualifier }: InspectionFact): MeasureCount {
    return { value, qualifier };
  }

  @Costs(1, { items: BOUNDS.hazards.max / 5 })
  @ResolveField(() => [Hazard])
  hazards(@Parent() { hazards }: InspectionFact): Hazard[] {
    const today = todayIn();
    return hazards.map((hazard) => shownHazard(hazard, today));
  }
}
