import { RegionDirectory, TenantLoader } from '@fanzha/org';
import type { CaseStage } from '@fanzha/domain';
import {
  CaseStageEnum,
  type Connection,
  CurrentViewer,
  type RequestContext,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { factFields, type FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FactLoaders } from '../facts/fact-loaders.js';
import { FraudTypeModel, fraudTypeOf } from '../facts/fraud-type.model.js';
import type { FraudCaseFact } from './fraud-case.entity.js';
import { CaseInput, FraudCasesArgs } from './fraud-case.inputs.js';
import { FraudCase, FraudCaseConnection, HIDDEN_NUMBER } from './fraud-case.model.js';
import { FraudCaseService } from './fraud-case.service.js';

@Resolver(() => FraudCase)
export class FraudCaseResolver extends factFields<FraudCaseFact>(() => FraudCase) {
  protected readonly sources: FactFieldSources;
  protected readonly book: FraudCaseService['book'];

  constructor(
    private readonly ledger: FraudCaseService,
    regions: RegionDirectory,
    tenants: TenantLoader,
    loaders: FactLoaders,
  ) {
    super();
    this.sources = { regions, tenants, loaders };
    this.book = ledger.book;
  }

  @Query(() => FraudCase, { nullable: true, description: 'NOT_FOUND where there is none, or none you may see' })
  @Requires('ledger:read')
  fraudCase(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<FraudCaseFact> {
    return this.ledger.get(viewer, id);
  }

  @Query(() => FraudCaseConnection, { description: 'newest report first; the period is that of the report' })
  @Requires('ledger:read')
  fraudCases(@CurrentViewer() viewer: Viewer, @Args() args: FraudCasesArgs): Promise<Connection<FraudCaseFact>> {
    return this.ledger.list(viewer, args);
  }

  @Mutation(() => FraudCase, { description: 'police units' })
  @Requires('ledger:record')
  recordCase(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CaseInput }) input: CaseInput,
  ): Promise<FraudCaseFact> {
    return this.ledger.record(viewer, input);
  }

  @Mutation(() => FraudCase, { description: 'replaces all that was stated; a later stage is stated this way' })
  @Requires('ledger:amend')
  amendCase(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => CaseInput }) input: CaseInput,
  ): Promise<FraudCaseFact> {
    return this.ledger.amend(viewer, id, version, input);
  }

  @Mutation(() => FraudCase, {
    description: 'takes a case out of all figures and gives its number back; it stays readable',
  })
  @Requires('ledger:void')
  voidCase(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<FraudCaseFact> {
    return this.ledger.void(viewer, id, version, reason);
  }

  @ResolveField(() => String, { description: 'known to the own unit only, *** for everybody else' })
  caseNumber(@Parent() { caseNumber, tenantId }: FraudCaseFact, @CurrentViewer() viewer: Viewer): string {
    return caseNumber !== null && tenantId === viewer.tenantId ? caseNumber : HIDDEN_NUMBER;
  }

  @ResolveField(() => CaseStageEnum, { description: 'how far the case has come by now' })
  stage(@Parent() { filedOn, solvedOn }: FraudCaseFact): CaseStage {
    if (solvedOn !== null) return 'SOLVED';
    return filedOn === null ? 'REPORTED' : 'FILED';
  }

  @ResolveField(() => FraudTypeModel)
  fraudType(@Parent() { fraudType }: FraudCaseFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(fraudType, locale);
  }

  @ResolveField(() => ID, { nullable: true })
  pensionTagCode(@Parent() { pensionTag }: FraudCaseFact): string | null {
    return pensionTag;
  }

  @ResolveField(() => FraudTypeModel, { nullable: true, description: 'the tag of pension fraud beside the type' })
  pensionTag(@Parent() { pensionTag }: FraudCaseFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(pensionTag, locale);
  }
}
