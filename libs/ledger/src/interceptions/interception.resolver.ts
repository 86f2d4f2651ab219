import { RegionDirectory, TenantLoader } from '@fanzha/org';
import { type Connection, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { factFields } from '../facts/fact-fields.resolver.js';
import { FactLoaders } from '../facts/fact-loaders.js';
import { FraudTypeModel, fraudTypeOf } from '../facts/fraud-type.model.js';
import { isWithoutAmount } from '../facts/fact-bounds.js';
import { MeasureCount } from '../measures/measure-count.model.js';
import type { InterceptionFact } from './interception.entity.js';
import { InterceptionInput, InterceptionsArgs } from './interception.inputs.js';
import { Interception, InterceptionConnection, Participation, Partner } from './interception.model.js';
import { InterceptionService } from './interception.service.js';
import { ParticipationService } from './participation.service.js';

@Resolver(() => Interception)
export class InterceptionResolver extends factFields<InterceptionFact>(() => Interception) {
  protected readonly sources;
  protected readonly book;

  constructor(
    private readonly ledger: InterceptionService,
    private readonly participation: ParticipationService,
    regions: RegionDirectory,
    tenants: TenantLoader,
    loaders: FactLoaders,
  ) {
    super();
    this.sources = { regions, tenants, loaders };
    this.book = ledger.book;
  }

  @Query(() => Interception, { nullable: true, description: 'NOT_FOUND where there is none, or none you may see' })
  @Requires('ledger:read')
  interception(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<InterceptionFact> {
    return this.ledger.get(viewer, id);
  }

  @Query(() => InterceptionConnection, { description: 'newest day first; those the own unit took part in included' })
  @Requires('ledger:read')
  interceptions(
    @CurrentViewer() viewer: Viewer,
    @Args() args: InterceptionsArgs,
  ): Promise<Connection<InterceptionFact>> {
    return this.ledger.list(viewer, args);
  }

  @Query(() => [Partner], {
    description: 'units of the own county that dissuade, with this in their names, for joinedByTenantIds; at most 20',
  })
  @Requires('ledger:record')
  partners(@CurrentViewer() viewer: Viewer, @Args('text', { type: () => String }) text: string): Promise<Partner[]> {
    return this.ledger.partners(viewer, text);
  }

  @Mutation(() => Interception, {
    description: 'whoever dissuades: banks, police, districts, communities, schools, hospitals, departments',
  })
  @Requires('ledger:record')
  recordInterception(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => InterceptionInput }) input: InterceptionInput,
  ): Promise<InterceptionFact> {
    return this.ledger.record(viewer, input);
  }

  @Mutation(() => Interception, { description: 'replaces all that was stated, the units that took part included' })
  @Requires('ledger:amend')
  amendInterception(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => InterceptionInput }) input: InterceptionInput,
  ): Promise<InterceptionFact> {
    return this.ledger.amend(viewer, id, version, input);
  }

  @Mutation(() => Interception, {
    description: 'takes a record out of all figures; it stays readable, with the reason',
  })
  @Requires('ledger:void')
  voidInterception(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<InterceptionFact> {
    return this.ledger.void(viewer, id, version, reason);
  }

  @Mutation(() => Interception, {
    description: 'a unit that was named has taken part: its share counts for itself from now on',
  })
  @Requires('ledger:record')
  confirmParticipation(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'the one whose figures are agreed to' }) version: number,
  ): Promise<InterceptionFact> {
    return this.participation.answer(viewer, id, version, 'CONFIRMED');
  }

  @Mutation(() => Interception, {
    description: 'a unit that was named has not taken part: nothing of it counts for it',
  })
  @Requires('ledger:record')
  declineParticipation(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<InterceptionFact> {
    return this.participation.answer(viewer, id, version, 'DECLINED');
  }

  @ResolveField(() => [Participation], {
    description: 'the units of joinedBy with their answers; the share of who has confirmed counts',
  })
  participations(@Parent() { joinedBy }: InterceptionFact): Participation[] {
    return joinedBy.map(({ confirmation, ...unit }) => ({ unit, confirmation }));
  }

  @ResolveField(() => FraudTypeModel, { nullable: true })
  fraudType(@Parent() { fraudType }: InterceptionFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(fraudType, locale);
  }

  @ResolveField(() => MeasureCount, {
    nullable: true,
    description: 'people talked out of a transfer; null where not stated',
  })
  dissuasions(
    @Parent() { dissuasions: value, dissuasionsQualifier: qualifier }: InterceptionFact,
  ): MeasureCount | null {
    return value === null && !isWithoutAmount(qualifier) ? null : { value, qualifier };
  }
}
