import { type RequestContext, requirePermission, SelectedWith } from '@fanzha/platform';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { FraudCaseFact } from '../fraud-cases/fraud-case.entity.js';
import { FraudCaseLoader } from '../fraud-cases/fraud-case-loader.js';
import { FraudCase } from '../fraud-cases/fraud-case.model.js';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import type { TallyFact } from './tally.entity.js';
import { TallyFilter, TallyInput } from './tally.inputs.js';
import { shownTallyMeasures, Tally, TallyConnection, TallyMeasure } from './tally.model.js';
import { TallyService } from './tally.service.js';

@Resolver(() => Tally)
export class TallyResolver extends amendableLedgerOperations<TallyFact, TallyInput>({
  model: Tally,
  connection: TallyConnection,
  filter: TallyFilter,
  input: TallyInput,
  one: ['tally'],
  list: ['tallies'],
  record: ['recordTally', 'units whose type keeps the ledger'],
  amend: ['amendTally'],
  void: ['voidTally'],
  alike: 'the same ledger',
}) {
  constructor(
    protected override readonly ledger: TallyService,
    private readonly cases: FraudCaseLoader,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @ResolveField(() => [TallyMeasure], { description: 'the amounts that were stated' })
  measures(@Parent() { measures }: TallyFact): TallyMeasure[] {
    return shownTallyMeasures(measures);
  }

  @SelectedWith('ledger:read')
  @ResolveField(() => FraudCase, {
    nullable: true,
    name: 'case',
    description: 'the case of the same unit that the work belongs to',
  })
  async ofCase(@Parent() { caseId }: TallyFact, @Context() context: RequestContext): Promise<FraudCaseFact | null> {
    // An API client that only writes reaches this through its own change; a case is not part of what it has stated.
    requirePermission(context.viewer, 'ledger:read');
    return this.cases.find(context, caseId);
  }
}
