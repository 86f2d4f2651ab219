import type { FraudCaseStage } from '@fanzha/domain';
import { FraudCaseStageEnum, CurrentViewer, type RequestContext, type Viewer } from '@fanzha/platform';
import { Context, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FraudTypeModel, fraudTypeOf } from '../facts/fraud-type.model.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import type { FraudCaseFact } from './fraud-case.entity.js';
import { FraudCaseInput, FraudCaseFilter } from './fraud-case.inputs.js';
import { FraudCase, FraudCaseConnection, HIDDEN_NUMBER } from './fraud-case.model.js';
import { FraudCaseService } from './fraud-case.service.js';

@Resolver(() => FraudCase)
export class FraudCaseResolver extends amendableLedgerOperations<FraudCaseFact, FraudCaseInput>({
  model: FraudCase,
  connection: FraudCaseConnection,
  filter: FraudCaseFilter,
  input: FraudCaseInput,
  one: ['fraudCase'],
  list: ['fraudCases', 'newest report first; the period is that of the report'],
  record: ['recordFraudCase', 'police units'],
  amend: ['amendFraudCase', 'replaces all that was stated; a later stage is stated this way'],
  void: ['voidFraudCase', 'takes a case out of all figures and gives its number back; it stays readable'],
}) {
  constructor(
    protected override readonly ledger: FraudCaseService,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @ResolveField(() => String, { description: 'known to the own unit only, *** for everybody else' })
  caseNumber(@Parent() { caseNumber, tenantId }: FraudCaseFact, @CurrentViewer() viewer: Viewer): string {
    return caseNumber !== null && tenantId === viewer.tenantId ? caseNumber : HIDDEN_NUMBER;
  }

  @ResolveField(() => FraudCaseStageEnum, { description: 'how far the case has come by now' })
  stage(@Parent() { filedOn, solvedOn }: FraudCaseFact): FraudCaseStage {
    if (solvedOn !== null) return 'SOLVED';
    return filedOn === null ? 'REPORTED' : 'FILED';
  }

  @ResolveField(() => FraudTypeModel, { description: 'how people were deceived' })
  fraudType(@Parent() { fraudType }: FraudCaseFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(fraudType, locale);
  }

  @ResolveField(() => ID, { nullable: true, description: 'the code of the kind of pension fraud; null for none' })
  pensionTagCode(@Parent() { pensionTag }: FraudCaseFact): string | null {
    return pensionTag;
  }

  @ResolveField(() => FraudTypeModel, { nullable: true, description: 'the tag of pension fraud beside the type' })
  pensionTag(@Parent() { pensionTag }: FraudCaseFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(pensionTag, locale);
  }
}
