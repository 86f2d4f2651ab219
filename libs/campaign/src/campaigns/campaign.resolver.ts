import type { LocalDate, Theme } from '@fanzha/domain';
import { RecordKindEnum } from '@fanzha/ledger';
import { Region, RegionDirectory, Tenant, TenantLoader } from '@fanzha/org';
import {
  type Connection,
  Costs,
  CurrentViewer,
  DateTimeScalar,
  LocalDateScalar,
  type RequestContext,
  requirePermission,
  Requires,
  SelectedWith,
  ThemeEnum,
  type Viewer,
} from '@fanzha/platform';
import { RollupReader } from '@fanzha/rollup';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { changesBetween } from './campaign-changes.js';
import { type CampaignChoice, CampaignReading } from './campaign-reading.service.js';
import { CampaignReceipts } from './campaign-receipts.service.js';
import { AssignedRecordInput, CampaignInput, CampaignListArgs } from './campaign.inputs.js';
import {
  Campaign,
  CampaignCandidate,
  CampaignChoiceModel,
  CampaignClosingModel,
  CampaignConnection,
  CampaignEdition,
  CampaignReception,
  CampaignUnitModel,
} from './campaign.model.js';
import { allowedTo } from './campaign.policy.js';
import { type CampaignRow, recordsOf } from './campaign.rows.js';
import { CampaignService } from './campaign.service.js';
import { shownClosing, shownUnit } from './campaign-shown.js';

const ID_OF_CAMPAIGN = { type: () => ID, description: 'the id of the campaign' };
const VERSION = { type: () => Int, description: 'the version that was seen' };
const INPUT = { type: () => CampaignInput, description: 'all of it as it is to be' };
const REASON = { type: () => String, description: 'why, for the units' };
const RECORDS = { type: () => [AssignedRecordInput], description: 'records of the own unit, each as it was seen' };
/** All units with all tasks, and a rollup of each region. */
const ALL_UNITS = 4_000;

@Resolver(() => Campaign)
export class CampaignResolver {
  constructor(
    private readonly service: CampaignService,
    private readonly reading: CampaignReading,
    private readonly receipts: CampaignReceipts,
    private readonly rollups: RollupReader,
    private readonly regions: RegionDirectory,
    private readonly tenants: TenantLoader,
  ) {}

  @Query(() => CampaignConnection, {
    description:
      'Campaigns of the own authority, those for the own unit, and those for units one oversees; latest first.',
  })
  @Requires('ledger:read')
  campaigns(@CurrentViewer() viewer: Viewer, @Args() args: CampaignListArgs): Promise<Connection<CampaignRow>> {
    return this.reading.list(viewer, args);
  }

  @Query(() => Campaign, { nullable: true, description: 'NOT_FOUND for one that is not there or not yours to see' })
  @Requires('ledger:read')
  campaign(@CurrentViewer() viewer: Viewer, @Args('id', ID_OF_CAMPAIGN) id: string): Promise<CampaignRow> {
    return this.reading.get(viewer, id);
  }

  @Query(() => [CampaignChoiceModel], { description: 'campaigns that a record of a day may name, at most 50' })
  @Requires('ledger:read')
  campaignsOfDay(
    @CurrentViewer() viewer: Viewer,
    @Args('on', { type: () => LocalDateScalar, description: 'the day of the record' }) on: LocalDate,
    @Args('kind', { type: () => RecordKindEnum, nullable: true, description: 'its ledger' }) kind: string | null,
    @Args('theme', { type: () => ThemeEnum, nullable: true, description: 'what it is about' }) theme: Theme | null,
  ): Promise<CampaignChoice[]> {
    return this.reading.choices(viewer, { on, kind: kind ?? null, theme: theme ?? null });
  }

  @Mutation(() => Campaign, { description: 'officials of an authority: begins a campaign, which nobody else sees yet' })
  @Requires('ledger:record', 'ledger:read')
  draftCampaign(@CurrentViewer() viewer: Viewer, @Args('input', INPUT) input: CampaignInput): Promise<CampaignRow> {
    return this.service.draft(viewer, input);
  }

  @Mutation(() => Campaign, {
    description: 'begins what forwards a campaign to the own units: its tasks stay as they are, others may be added',
  })
  @Requires('ledger:record', 'ledger:read')
  forwardCampaign(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_CAMPAIGN) id: string,
    @Args('input', INPUT) input: CampaignInput,
  ): Promise<CampaignRow> {
    return this.service.forward(viewer, id, input);
  }

  @Mutation(() => Campaign, { description: 'replaces what a draft states' })
  @Requires('ledger:record', 'ledger:read')
  writeCampaign(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_CAMPAIGN) id: string,
    @Args('version', VERSION) version: number,
    @Args('input', INPUT) input: CampaignInput,
  ): Promise<CampaignRow> {
    return this.service.write(viewer, id, version, input);
  }

  @Mutation(() => Campaign, { description: 'issues a draft to the units that it is for' })
  @Requires('ledger:record', 'ledger:read')
  issueCampaign(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_CAMPAIGN) id: string,
    @Args('version', VERSION) version: number,
  ): Promise<CampaignRow> {
    return this.service.issue(viewer, id, version);
  }

  @Mutation(() => Campaign, {
    description: 'changes an issued campaign by a new edition; units receive it anew where tasks changed',
  })
  @Requires('ledger:record', 'ledger:read')
  amendCampaign(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_CAMPAIGN) id: string,
    @Args('version', VERSION) version: number,
    @Args('input', INPUT) input: CampaignInput,
    @Args('reason', REASON) reason: string,
  ): Promise<CampaignRow> {
    return this.service.amend(viewer, id, version, input, reason);
  }

  @Mutation(() => Campaign, { description: 'takes an issued campaign back; records keep its name' })
  @Requires('ledger:record', 'ledger:read')
  withdrawCampaign(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_CAMPAIGN) id: string,
    @Args('version', VERSION) version: number,
    @Args('reason', REASON) reason: string,
  ): Promise<CampaignRow> {
    return this.service.withdraw(viewer, id, version, reason);
  }

  @Mutation(() => Campaign, { description: 'ends a campaign; its figures are frozen as they are now' })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  @Costs(ALL_UNITS)
  closeCampaign(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @Args('id', ID_OF_CAMPAIGN) id: string,
    @Args('version', VERSION) version: number,
  ): Promise<CampaignRow> {
    return this.service.close(viewer, this.rollups.readsOf(context), id, version);
  }

  @Mutation(() => Campaign, {
    description: 'the own unit has received an edition, once; records are assigned to the campaign in the same step',
  })
  @Requires('ledger:record', 'ledger:amend', 'ledger:read')
  receiveCampaign(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_CAMPAIGN) id: string,
    @Args('edition', { type: () => Int, description: 'the edition that was seen' }) edition: number,
    @Args('records', { ...RECORDS, nullable: true }) records: AssignedRecordInput[] | null,
  ): Promise<CampaignRow> {
    return this.receipts.receive(viewer, id, edition, records ?? []);
  }

  @Mutation(() => Campaign, {
    description: 'assigns records of the own unit to a campaign, all or none; those that are assigned stay as they are',
  })
  @Requires('ledger:amend', 'ledger:read')
  assignToCampaign(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_CAMPAIGN) id: string,
    @Args('records', RECORDS) records: AssignedRecordInput[],
  ): Promise<CampaignRow> {
    return this.receipts.assign(viewer, id, records);
  }

  @ResolveField(() => Tenant, { description: 'the authority that issues it' })
  tenant(@Parent() { tenantId }: CampaignRow, @Context() context: RequestContext): Promise<Tenant> {
    return this.tenants.load(context, tenantId);
  }

  @ResolveField(() => [Region], { name: 'regions', description: 'the regions of regionCodes' })
  addressedRegions(@Parent() { regions }: CampaignRow): Region[] {
    return regions.flatMap((code) => this.regions.find(code) ?? []);
  }

  @ResolveField(() => [ID], { description: 'units that are left out; for its authority' })
  exceptions(@Parent() { excepted, tenantId }: CampaignRow, @CurrentViewer() viewer: Viewer): readonly string[] {
    return tenantId === viewer.tenantId ? excepted : [];
  }

  @ResolveField(() => ID, {
    description:
      'the campaign that its records name, and figures are asked for: the first of those that were forwarded',
  })
  recordCampaignId(@Parent() campaign: CampaignRow): string {
    return recordsOf(campaign);
  }

  @Costs(20)
  @ResolveField(() => [Tenant], { description: 'the units of exceptions, those that there are' })
  async exceptedUnits(
    @Parent() campaign: CampaignRow,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<Tenant[]> {
    const found = await Promise.all(this.exceptions(campaign, viewer).map((id) => this.tenants.find(context, id)));
    return found.flatMap((tenant) => tenant ?? []);
  }

  @ResolveField(() => Campaign, { nullable: true, description: 'the campaign that it forwards, where one may see it' })
  async parent(@Parent() { parentId }: CampaignRow, @Context() context: RequestContext): Promise<CampaignRow | null> {
    return parentId === null ? null : this.reading.load(context, parentId);
  }

  @Costs(5)
  @ResolveField(() => [Campaign], { description: 'campaigns of other authorities that forward it' })
  forwardings(@Parent() campaign: CampaignRow, @Context() context: RequestContext): Promise<CampaignRow[]> {
    return this.reading.forwardings(context, campaign);
  }

  @ResolveField(() => Boolean, {
    description: 'whether the campaign that it forwards has a newer edition than the one it was taken from',
  })
  async behind(@Parent() campaign: CampaignRow, @Context() context: RequestContext): Promise<boolean> {
    const parent = await this.parent(campaign, context);
    return parent !== null && parent.edition > (campaign.parentEdition ?? 0);
  }

  @Costs(10)
  @ResolveField(() => [CampaignEdition], { description: 'its editions, newest first, each with what changed' })
  async editions(@Parent() campaign: CampaignRow, @Context() context: RequestContext): Promise<CampaignEdition[]> {
    const editions = await this.reading.editions(context, campaign);
    return editions.map(({ number, issuedAt, reason, tasksChanged, content }, at) => ({
      ...content,
      number,
      issuedAt,
      reason,
      tasksChanged,
      changes: changesBetween(editions[at + 1]?.content ?? null, content),
    }));
  }

  @ResolveField(() => [String], { description: 'what the viewer may do to it now' })
  async allowed(
    @Parent() campaign: CampaignRow,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<string[]> {
    const allowed: string[] = allowedTo(viewer, campaign, await this.parent(campaign, context));
    const { isAddressed, runs, toReceive } = await this.reading.own(context, campaign);
    if (toReceive && viewer.permissions.has('ledger:record')) allowed.push('receive');
    return isAddressed && runs && viewer.permissions.has('ledger:amend') ? [...allowed, 'assign'] : allowed;
  }

  @ResolveField(() => DateTimeScalar, { nullable: true, description: 'when the own unit received it last' })
  async receivedAt(@Parent() campaign: CampaignRow, @Context() context: RequestContext): Promise<Date | null> {
    return (await this.reading.own(context, campaign)).receivedAt;
  }

  @ResolveField(() => Int, { nullable: true, description: 'the edition that the own unit received last' })
  async receivedEdition(@Parent() campaign: CampaignRow, @Context() context: RequestContext): Promise<number | null> {
    return (await this.reading.own(context, campaign)).receivedEdition;
  }

  @ResolveField(() => Boolean, { description: 'whether it waits for the own unit to receive it' })
  async toReceive(@Parent() campaign: CampaignRow, @Context() context: RequestContext): Promise<boolean> {
    return (await this.reading.own(context, campaign)).toReceive;
  }

  @Costs(50)
  @ResolveField(() => [CampaignReception], {
    description: 'its units by region and line, and how many have received it; for those who oversee units',
  })
  async reception(@Parent() campaign: CampaignRow, @CurrentViewer() viewer: Viewer): Promise<CampaignReception[]> {
    if (viewer.oversight.length === 0) return [];
    const rows = await this.reading.reception(viewer, campaign);
    return rows.map((row) => ({ ...row, region: this.regions.find(row.regionCode) ?? null }));
  }

  @Costs(50)
  @SelectedWith('rollup:read')
  @ResolveField(() => CampaignUnitModel, { nullable: true, description: 'how the own unit stands; null: not for it' })
  async ownUnit(
    @Parent() campaign: CampaignRow,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<CampaignUnitModel | null> {
    requirePermission(viewer, 'rollup:read');
    const own = await this.reading.own(context, campaign);
    const row = await this.reading.ownRow(viewer, this.rollups.readsOf(context), campaign, own);
    return row && shownUnit(row);
  }

  @Costs(50, { items: 100 })
  @ResolveField(() => [CampaignCandidate], {
    description: 'records of the own unit that fit and belong to no campaign (待归入), latest first, at most 100',
  })
  async candidates(
    @Parent() campaign: CampaignRow,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<CampaignCandidate[]> {
    const found = await this.reading.fitting(viewer, campaign, await this.reading.own(context, campaign));
    return found.map(({ amounts, ...record }) => ({
      ...record,
      amounts: amounts.map((each) => ({ ...each, amount: Number(each.amount) })),
    }));
  }

  @Costs(20)
  @SelectedWith('rollup:read')
  @ResolveField(() => CampaignClosingModel, {
    nullable: true,
    description:
      'its figures as they were when it was closed, for its authority and those who oversee all of its regions and ' +
      'lines; null for others, and before',
  })
  async closing(
    @Parent() campaign: CampaignRow,
    @CurrentViewer() viewer: Viewer,
  ): Promise<CampaignClosingModel | null> {
    requirePermission(viewer, 'rollup:read');
    if (campaign.status !== 'CLOSED') return null;
    const closing = await this.reading.closing(viewer, campaign);
    return closing && shownClosing(closing);
  }
}
