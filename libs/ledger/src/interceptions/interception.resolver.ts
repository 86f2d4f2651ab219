import { CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { amountOf, isStated } from '../facts/amount-fields.js';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FraudTypeModel, fraudTypeOf } from '../facts/fraud-type.model.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import { MeasureCount, shownCount } from '../measures/measure-count.model.js';
import type { InterceptionFact } from './interception.entity.js';
import { InterceptionFilter, InterceptionInput } from './interception.inputs.js';
import {
  Interception,
  InterceptionConnection,
  InterceptionVenueCount,
  Participation,
  Partner,
} from './interception.model.js';
import { InterceptionService } from './interception.service.js';
import { ParticipationService } from './participation.service.js';
import { SeenVersion } from '../facts/record-args.js';

@Resolver(() => Interception)
export class InterceptionResolver extends amendableLedgerOperations<InterceptionFact, InterceptionInput>({
  model: Interception,
  connection: InterceptionConnection,
  filter: InterceptionFilter,
  input: InterceptionInput,
  one: ['interception'],
  list: ['interceptions', 'newest day first; those the own unit took part in included'],
  record: [
    'recordInterception',
    'units that dissuade: banks, police, districts, communities, schools, hospitals, departments',
  ],
  amend: ['amendInterception', 'replaces all that was stated, the units that took part included'],
  void: ['voidInterception'],
  alike: 'the same venue',
}) {
  constructor(
    protected override readonly ledger: InterceptionService,
    private readonly participation: ParticipationService,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @Query(() => [Partner], {
    description: 'units of the own county that dissuade, with this in their names, for joinedByTenantIds; at most 20',
  })
  @Requires('ledger:record')
  partners(
    @CurrentViewer() viewer: Viewer,
    @Args('text', { type: () => String, description: 'words of the name, at least one visible letter or digit' })
    text: string,
  ): Promise<Partner[]> {
    return this.ledger.partners(viewer, text);
  }

  @Mutation(() => Interception, {
    description: 'a unit that was named has taken part: its share counts for itself from now on',
  })
  // Answers show what another unit has recorded.
  @Requires('ledger:record', 'ledger:read')
  confirmParticipation(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the interception in which another unit named the own one' }) id: string,
    @Args('version', { type: () => Int, description: 'the one whose figures are agreed to' }) version: number,
  ): Promise<InterceptionFact> {
    return this.participation.answer(viewer, id, version, 'CONFIRMED');
  }

  @Mutation(() => Interception, {
    description: 'a unit that was named has not taken part: nothing of it counts for it',
  })
  // Answers show what another unit has recorded.
  @Requires('ledger:record', 'ledger:read')
  declineParticipation(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the interception in which another unit named the own one' }) id: string,
    @SeenVersion() version: number,
  ): Promise<InterceptionFact> {
    return this.participation.answer(viewer, id, version, 'DECLINED');
  }

  @ResolveField(() => [InterceptionVenueCount], {
    description: 'transfers at each of several places; empty where it is one',
  })
  venues(@Parent() { venues }: InterceptionFact): readonly InterceptionVenueCount[] {
    return venues ?? [];
  }

  @ResolveField(() => [Participation], {
    description: 'the units of joinedBy with their answers; the share of who has confirmed counts',
  })
  participations(@Parent() { joinedBy }: InterceptionFact): Participation[] {
    return joinedBy.map(({ confirmation, ...unit }) => ({ unit, confirmation }));
  }

  @ResolveField(() => FraudTypeModel, {
    nullable: true,
    description: 'how people were to be deceived; null where unknown',
  })
  fraudType(@Parent() { fraudType }: InterceptionFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(fraudType, locale);
  }

  @ResolveField(() => MeasureCount, {
    nullable: true,
    description: 'people talked out of a transfer; null where not stated',
  })
  dissuasions(@Parent() fact: InterceptionFact): MeasureCount | null {
    const dissuasions = amountOf(fact, 'dissuasions');
    return isStated(dissuasions) ? shownCount(dissuasions) : null;
  }
}
