import type { LocalDate } from '@fanzha/domain';
import { FactFieldSources, FraudTypeModel, fraudTypeOf, ledgerOperations } from '@fanzha/ledger';
import { Region, type Tenant, TenantConnection } from '@fanzha/org';
import {
  type Connection,
  Costs,
  CurrentViewer,
  LocalDateScalar,
  type RequestContext,
  Requires,
  SafeIntScalar,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { WarningFact } from './warning.entity.js';
import { AddresseesArgs, ReceiversArgs, WarningFilter, WarningInput } from './warning.inputs.js';
import { WarningLoaders } from './warning-loaders.js';
import { Warning, WarningConnection } from './warning.model.js';
import { WarningReceipts } from './warning-receipts.service.js';
import { WarningService } from './warning.service.js';

@Resolver(() => Warning)
export class WarningResolver extends ledgerOperations<WarningFact, WarningInput>({
  model: Warning,
  connection: WarningConnection,
  filter: WarningFilter,
  input: WarningInput,
  one: ['warning'],
  list: ['warnings', 'published by the own unit, by units one oversees, or addressed to one; newest day first'],
  record: ['publishWarning', 'officials of an authority: warns the units of regions they oversee'],
  void: ['voidWarning', 'takes a warning back; units no longer see it, its authority does, with the reason'],
}) {
  constructor(
    protected override readonly ledger: WarningService,
    private readonly acknowledgements: WarningReceipts,
    private readonly looked: WarningLoaders,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @Query(() => SafeIntScalar, {
    description: 'how many units a warning to these regions and lines would be addressed to, today',
  })
  @Requires('ledger:record')
  @Costs(100)
  warningAddressees(@CurrentViewer() viewer: Viewer, @Args() asked: AddresseesArgs): Promise<number> {
    return this.acknowledgements.addressees(viewer, asked);
  }

  @Mutation(() => Warning, { description: 'the own unit has read it; a second time changes nothing' })
  @Requires('ledger:record')
  acknowledgeWarning(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the record' }) id: string,
  ): Promise<WarningFact> {
    return this.acknowledgements.acknowledge(viewer, id);
  }

  @ResolveField(() => [Region], { name: 'regions', description: 'the regions of regionCodes' })
  addressedRegions(@Parent() { regions }: WarningFact): Region[] {
    return regions.flatMap((code) => this.sources.regions.find(code) ?? []);
  }

  @ResolveField(() => FraudTypeModel, {
    nullable: true,
    description: 'the kind of fraud it is about; null for none in particular',
  })
  fraudType(@Parent() { fraudType }: WarningFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(fraudType, locale);
  }

  @ResolveField(() => SafeIntScalar, { description: 'units that have acknowledged it' })
  async receipts(@Parent() { id }: WarningFact, @Context() context: RequestContext): Promise<number> {
    return (await this.looked.reach(context, id)).receipts;
  }

  @ResolveField(() => SafeIntScalar, {
    description: 'units that it is addressed to, today, or that have acknowledged it',
  })
  async addressed(@Parent() { id }: WarningFact, @Context() context: RequestContext): Promise<number> {
    return (await this.looked.reach(context, id)).addressed;
  }

  @ResolveField(() => LocalDateScalar, { nullable: true, description: 'when the own unit acknowledged it' })
  async acknowledgedOn(@Parent() { id }: WarningFact, @Context() context: RequestContext): Promise<LocalDate | null> {
    return (await this.looked.own(context, id)).acknowledgedOn;
  }

  @ResolveField(() => Boolean, { description: 'whether it waits for the own unit to acknowledge it' })
  async toAcknowledge(@Parent() { id }: WarningFact, @Context() context: RequestContext): Promise<boolean> {
    const { acknowledgedOn, isAddressed } = await this.looked.own(context, id);
    return isAddressed && acknowledgedOn === null;
  }

  @ResolveField(() => TenantConnection, {
    description: 'the units it is addressed to, for its authority; FORBIDDEN for others',
  })
  receivers(
    @Parent() warning: WarningFact,
    @CurrentViewer() viewer: Viewer,
    @Args() args: ReceiversArgs,
  ): Promise<Connection<Tenant>> {
    return this.acknowledgements.receivers(viewer, warning, args);
  }
}
