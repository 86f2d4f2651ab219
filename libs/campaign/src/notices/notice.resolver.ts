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
import type { NoticeFact } from './notice.entity.js';
import { AddresseesArgs, ReceiversArgs, NoticeFilter, NoticeInput } from './notice.inputs.js';
import { NoticeLoaders } from './notice-loaders.js';
import { Notice, NoticeConnection } from './notice.model.js';
import { NoticeReceipts } from './notice-receipts.service.js';
import { NoticeService } from './notice.service.js';

@Resolver(() => Notice)
export class NoticeResolver extends ledgerOperations<NoticeFact, NoticeInput>({
  model: Notice,
  connection: NoticeConnection,
  filter: NoticeFilter,
  input: NoticeInput,
  one: ['notice'],
  list: ['notices', 'published by the own unit, by units one oversees, or addressed to one; newest day first'],
  record: ['publishNotice', 'officials of an authority: publishes a notice to the units of regions they oversee'],
  void: ['voidNotice', 'takes a notice back; units no longer see it, its authority does, with the reason'],
}) {
  constructor(
    protected override readonly ledger: NoticeService,
    private readonly acknowledgements: NoticeReceipts,
    private readonly looked: NoticeLoaders,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @Query(() => SafeIntScalar, {
    description: 'how many units a notice to these regions and lines would be addressed to, today',
  })
  @Requires('ledger:record')
  @Costs(100)
  noticeAddressees(@CurrentViewer() viewer: Viewer, @Args() asked: AddresseesArgs): Promise<number> {
    return this.acknowledgements.addressees(viewer, asked);
  }

  @Mutation(() => Notice, { description: 'the own unit has read it; a second time changes nothing' })
  // It is the record of another unit.
  @Requires('ledger:record', 'ledger:read')
  acknowledgeNotice(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the record' }) id: string,
  ): Promise<NoticeFact> {
    return this.acknowledgements.acknowledge(viewer, id);
  }

  @ResolveField(() => [Region], { name: 'regions', description: 'the regions of regionCodes' })
  addressedRegions(@Parent() { regions }: NoticeFact): Region[] {
    return regions.flatMap((code) => this.sources.regions.find(code) ?? []);
  }

  @ResolveField(() => FraudTypeModel, {
    nullable: true,
    description: 'the kind of fraud it is about; null for none in particular',
  })
  fraudType(@Parent() { fraudType }: NoticeFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(fraudType, locale);
  }

  @ResolveField(() => SafeIntScalar, { description: 'units that have acknowledged it' })
  async receipts(@Parent() { id }: NoticeFact, @Context() context: RequestContext): Promise<number> {
    return (await this.looked.reach(context, id)).receipts;
  }

  @ResolveField(() => SafeIntScalar, {
    description: 'units that were there on its day and are addressed today, and those that have acknowledged it',
  })
  async addressed(@Parent() { id }: NoticeFact, @Context() context: RequestContext): Promise<number> {
    return (await this.looked.reach(context, id)).addressed;
  }

  @ResolveField(() => LocalDateScalar, { nullable: true, description: 'when the own unit acknowledged it' })
  async acknowledgedOn(@Parent() { id }: NoticeFact, @Context() context: RequestContext): Promise<LocalDate | null> {
    return (await this.looked.own(context, id)).acknowledgedOn;
  }

  @ResolveField(() => Boolean, { description: 'whether it waits for the own unit to acknowledge it' })
  async toAcknowledge(@Parent() { id }: NoticeFact, @Context() context: RequestContext): Promise<boolean> {
    const { acknowledgedOn, isAddressed } = await this.looked.own(context, id);
    return isAddressed && acknowledgedOn === null;
  }

  @ResolveField(() => TenantConnection, {
    description: 'the units it is addressed to, for its authority; FORBIDDEN for others',
  })
  receivers(
    @Parent() notice: NoticeFact,
    @CurrentViewer() viewer: Viewer,
    @Args() args: ReceiversArgs,
  ): Promise<Connection<Tenant>> {
    return this.acknowledgements.receivers(viewer, notice, args);
  }
}
