import { type RequestContext, requirePermission, SelectedWith } from '@fanzha/platform';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { FraudCaseFact } from '../fraud-cases/fraud-case.entity.js';
import { FraudCaseLoader } from '../fraud-cases/fraud-case-loader.js';
import { FraudCase } from '../fraud-cases/fraud-case.model.js';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import type { FundsActionFact } from './funds-action.entity.js';
import { FundsActionFilter, FundsActionInput } from './funds-action.inputs.js';
import { FundsAction, FundsActionConnection } from './funds-action.model.js';
import { FundsActionService } from './funds-action.service.js';

@Resolver(() => FundsAction)
export class FundsActionResolver extends amendableLedgerOperations<FundsActionFact, FundsActionInput>({
  model: FundsAction,
  connection: FundsActionConnection,
  filter: FundsActionFilter,
  input: FundsActionInput,
  one: ['fundsAction'],
  list: ['fundsActions'],
  record: ['recordFundsAction', 'police'],
  amend: ['amendFundsAction'],
  void: ['voidFundsAction'],
  alike: 'the same stage',
}) {
  constructor(
    protected override readonly ledger: FundsActionService,
    private readonly cases: FraudCaseLoader,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @SelectedWith('ledger:read')
  @ResolveField(() => FraudCase, { nullable: true, description: 'the case it belongs to' })
  async case(@Parent() { caseId }: FundsActionFact, @Context() context: RequestContext): Promise<FraudCaseFact | null> {
    // An API client that only writes reaches this through its own change; a case is not part of what it has stated.
    requirePermission(context.viewer, 'ledger:read');
    return this.cases.find(context, caseId);
  }
}
