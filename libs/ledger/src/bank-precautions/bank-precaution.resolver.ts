import type { LocalDate } from '@fanzha/domain';
import { RegionDirectory, TenantLoader } from '@fanzha/org';
import { type Connection, CurrentViewer, LocalDateScalar, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { factFields, type FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FactLoaders } from '../facts/fact-loaders.js';
import type { BankPrecautionFact } from './bank-precaution.entity.js';
import { BankPrecautionInput, BankPrecautionsArgs } from './bank-precaution.inputs.js';
import { BankPrecaution, BankPrecautionConnection } from './bank-precaution.model.js';
import { BankPrecautionService } from './bank-precaution.service.js';

@Resolver(() => BankPrecaution)
export class BankPrecautionResolver extends factFields<BankPrecautionFact>(() => BankPrecaution) {
  protected readonly sources: FactFieldSources;
  protected readonly book: BankPrecautionService['book'];

  constructor(
    private readonly ledger: BankPrecautionService,
    regions: RegionDirectory,
    tenants: TenantLoader,
    loaders: FactLoaders,
  ) {
    super();
    this.sources = { regions, tenants, loaders };
    this.book = ledger.book;
  }

  @Query(() => BankPrecaution, { nullable: true, description: 'NOT_FOUND where there is none, or none you may see' })
  @Requires('ledger:read')
  bankPrecaution(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<BankPrecautionFact> {
    return this.ledger.get(viewer, id);
  }

  @Query(() => BankPrecautionConnection, { description: 'latest adopted first' })
  @Requires('ledger:read')
  bankPrecautions(
    @CurrentViewer() viewer: Viewer,
    @Args() args: BankPrecautionsArgs,
  ): Promise<Connection<BankPrecautionFact>> {
    return this.ledger.list(viewer, args);
  }

  @Mutation(() => BankPrecaution, { description: 'banks only' })
  @Requires('ledger:record')
  adoptBankPrecaution(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => BankPrecautionInput }) input: BankPrecautionInput,
  ): Promise<BankPrecautionFact> {
    return this.ledger.adopt(viewer, input);
  }

  @Mutation(() => BankPrecaution, { description: '`on` is the first day without it' })
  @Requires('ledger:amend')
  liftBankPrecaution(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('on', { type: () => LocalDateScalar }) on: LocalDate,
  ): Promise<BankPrecautionFact> {
    return this.ledger.lift(viewer, id, version, on);
  }

  @Mutation(() => BankPrecaution, {
    description: 'takes back what was never in place; it stays readable, with the reason',
  })
  @Requires('ledger:void')
  voidBankPrecaution(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<BankPrecautionFact> {
    return this.ledger.void(viewer, id, version, reason);
  }
}
