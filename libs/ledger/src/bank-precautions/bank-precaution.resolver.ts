import type { LocalDate } from '@fanzha/domain';
import { CurrentViewer, LocalDateScalar, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { ledgerOperations } from '../facts/ledger-operations.resolver.js';
import type { BankPrecautionFact } from './bank-precaution.entity.js';
import { BankPrecautionFilter, BankPrecautionInput } from './bank-precaution.inputs.js';
import { BankPrecaution, BankPrecautionConnection } from './bank-precaution.model.js';
import { BankPrecautionService } from './bank-precaution.service.js';

@Resolver(() => BankPrecaution)
export class BankPrecautionResolver extends ledgerOperations<BankPrecautionFact, BankPrecautionInput>({
  model: BankPrecaution,
  connection: BankPrecautionConnection,
  filter: BankPrecautionFilter,
  input: BankPrecautionInput,
  one: ['bankPrecaution'],
  list: ['bankPrecautions', 'latest adopted first'],
  record: ['adoptBankPrecaution', 'banks only'],
  void: ['voidBankPrecaution', 'takes back what was never in place; it stays readable, with the reason'],
}) {
  constructor(
    protected override readonly ledger: BankPrecautionService,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @Mutation(() => BankPrecaution, { description: '`on` is the first day without it' })
  @Requires('ledger:amend')
  liftBankPrecaution(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the record' }) id: string,
    @Args('version', {
      type: () => Int,
      description: 'the version that the change is based on; CONFLICT where another change came first',
    })
    version: number,
    @Args('on', { type: () => LocalDateScalar, description: 'the first day on which it is in place no longer' })
    on: LocalDate,
  ): Promise<BankPrecautionFact> {
    return this.ledger.lift(viewer, id, version, on);
  }
}
