import { RegionDirectory, TenantLoader } from '@fanzha/org';
import { type Connection, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { FraudCaseFact } from '../cases/fraud-case.entity.js';
import { FraudCaseLoader } from '../cases/fraud-case-loader.js';
import { FraudCase } from '../cases/fraud-case.model.js';
import { factFields } from '../facts/fact-fields.resolver.js';
import { FactLoaders } from '../facts/fact-loaders.js';
import type { FundsActionFact } from './funds-action.entity.js';
import { FundsActionInput, FundsActionsArgs } from './funds-action.inputs.js';
import { FundsAction, FundsActionConnection } from './funds-action.model.js';
import { FundsActionService } from './funds-action.service.js';

@Resolver(() => FundsAction)
export class FundsActionResolver extends factFields<FundsActionFact>(() => FundsAction) {
  protected readonly sources;
  protected readonly book;

  constructor(
    private readonly ledger: FundsActionService,
    private readonly cases: FraudCaseLoader,
    regions: RegionDirectory,
    tenants: TenantLoader,
    loaders: FactLoaders,
  ) {
    super();
    this.sources = { regions, tenants, loaders };
    this.book = ledger.book;
  }

  @Query(() => FundsAction, { nullable: true, description: 'NOT_FOUND where there is none, or none you may see' })
  @Requires('ledger:read')
  fundsAction(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<FundsActionFact> {
    return this.ledger.get(viewer, id);
  }

  @Query(() => FundsActionConnection, { description: 'newest day first' })
  @Requires('ledger:read')
  fundsActions(@CurrentViewer() viewer: Viewer, @Args() args: FundsActionsArgs): Promise<Connection<FundsActionFact>> {
    return this.ledger.list(viewer, args);
  }

  @Mutation(() => FundsAction, { description: 'police' })
  @Requires('ledger:record')
  recordFundsAction(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => FundsActionInput }) input: FundsActionInput,
  ): Promise<FundsActionFact> {
    return this.ledger.record(viewer, input);
  }

  @Mutation(() => FundsAction, {
    description: 'replaces all that was stated; the earlier version stays in its history',
  })
  @Requires('ledger:amend')
  amendFundsAction(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => FundsActionInput }) input: FundsActionInput,
  ): Promise<FundsActionFact> {
    return this.ledger.amend(viewer, id, version, input);
  }

  @Mutation(() => FundsAction, { description: 'takes a record out of all figures; it stays readable, with the reason' })
  @Requires('ledger:void')
  voidFundsAction(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<FundsActionFact> {
    return this.ledger.void(viewer, id, version, reason);
  }

  @ResolveField(() => FraudCase, { nullable: true, description: 'the case it belongs to' })
  case(@Parent() { caseId }: FundsActionFact, @Context() context: RequestContext): Promise<FraudCaseFact | null> {
    return this.cases.find(context, caseId);
  }
}
