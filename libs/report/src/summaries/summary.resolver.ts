import type { SummaryState } from '@fanzha/domain';
import { Region, RegionDirectory, Tenant, TenantLoader } from '@fanzha/org';
import {
  type Connection,
  Costs,
  CurrentViewer,
  type RequestContext,
  Requires,
  SummaryStateEnum,
  type Viewer,
} from '@fanzha/platform';
import { RollupReader } from '@fanzha/rollup';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { textChanges } from './shown.js';
import { SummaryInput, SummaryIssueInput, SummaryListArgs, SummaryTextInput } from './summary.inputs.js';
import { Summary, SummaryComparison, SummaryConnection, SummaryDraft, SummaryEdition } from './summary.model.js';
import type { SummaryRow } from './summary.rows.js';
import { SummaryReading } from './summary-reading.service.js';
import { SummaryStands } from './summary-stands.js';
import { SummaryService } from './summary.service.js';

const ID_OF_SUMMARY = { type: () => ID, description: 'the id of the summary' };
const VERSION = { type: () => Int, description: 'the version of the draft that was seen' };
/** All figures of three periods, some of them by members: as dear as a page of a region. */
const FREEZING = 4_000;

@Resolver(() => Summary)
export class SummaryResolver {
  constructor(
    private readonly service: SummaryService,
    private readonly reading: SummaryReading,
    private readonly stands: SummaryStands,
    private readonly rollups: RollupReader,
    private readonly regions: RegionDirectory,
    private readonly tenants: TenantLoader,
  ) {}

  @Query(() => SummaryConnection, {
    description: 'Summaries of the own unit, and issued ones of units and regions that one oversees; latest first.',
  })
  @Requires('ledger:read')
  summaries(@CurrentViewer() viewer: Viewer, @Args() args: SummaryListArgs): Promise<Connection<SummaryRow>> {
    return this.reading.list(viewer, args);
  }

  @Query(() => Summary, { nullable: true, description: 'NOT_FOUND for one that is not there or not yours to see' })
  @Requires('ledger:read')
  summary(@CurrentViewer() viewer: Viewer, @Args('id', ID_OF_SUMMARY) id: string): Promise<SummaryRow> {
    return this.reading.get(viewer, id);
  }

  @Query(() => SummaryComparison, {
    description: 'what differs between an edition and a later one of the same summary, or its draft',
  })
  @Requires('ledger:read')
  async compareSummaryEditions(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SUMMARY) id: string,
    @Args('from', { type: () => Int, description: 'the number of the earlier edition' }) from: number,
    @Args('to', { type: () => Int, nullable: true, description: 'that of the later one; null: the draft' })
    to: number | null,
  ): Promise<SummaryComparison> {
    const compared = await this.reading.compare(viewer, id, from, to ?? null);
    return { figures: compared.figures, texts: textChanges(compared.from.narrative, compared.to.narrative) };
  }

  @Mutation(() => Summary, {
    description: 'begins a summary of the own unit, or of a region or line that one oversees, with the figures of now',
  })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  @Costs(FREEZING)
  draftSummary(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @Args('input', { type: () => SummaryInput, description: 'whose work of which period' }) input: SummaryInput,
  ): Promise<SummaryRow> {
    return this.service.draft(viewer, this.rollups.readsOf(context), input);
  }

  @Mutation(() => Summary, { description: 'replaces what a person has written; the figures stay' })
  @Requires('ledger:record', 'ledger:read')
  writeSummary(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SUMMARY) id: string,
    @Args('version', VERSION) version: number,
    @Args('input', { type: () => SummaryTextInput, description: 'all texts as they are to be' })
    input: SummaryTextInput,
  ): Promise<SummaryRow> {
    return this.service.write(viewer, id, version, input);
  }

  @Mutation(() => Summary, { description: 'takes the figures of now into the draft; what was written is kept' })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  @Costs(FREEZING)
  refreshSummary(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @Args('id', ID_OF_SUMMARY) id: string,
    @Args('version', VERSION) version: number,
  ): Promise<SummaryRow> {
    return this.service.refresh(viewer, this.rollups.readsOf(context), id, version);
  }

  @Mutation(() => Summary, { description: 'issues the draft as the next edition, which its overseers see, too' })
  @Requires('ledger:record', 'ledger:read')
  issueSummary(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SUMMARY) id: string,
    @Args('version', VERSION) version: number,
    @Args('input', { type: () => SummaryIssueInput, description: 'what it is issued as' }) input: SummaryIssueInput,
  ): Promise<SummaryRow> {
    return this.service.issue(viewer, id, version, input);
  }

  @ResolveField(() => Tenant, { description: 'the unit whose summary it is' })
  tenant(@Parent() { tenantId }: SummaryRow, @Context() context: RequestContext): Promise<Tenant> {
    return this.tenants.load(context, tenantId);
  }

  @ResolveField(() => Region, { description: 'the region that it is about, or where its unit belonged' })
  region(@Parent() { regionCode }: SummaryRow): Region | undefined {
    return this.regions.find(regionCode);
  }

  @ResolveField(() => SummaryStateEnum, { description: 'whether it was issued' })
  state(@Parent() { editions }: SummaryRow): SummaryState {
    return editions > 0 ? 'ISSUED' : 'DRAFT';
  }

  @Costs(20)
  @ResolveField(() => SummaryDraft, {
    nullable: true,
    description: 'what is worked on; null for all but the own unit',
  })
  draft(@Parent() summary: SummaryRow, @Context() context: RequestContext): Promise<SummaryDraft | null> {
    return this.stands.draft(context, summary);
  }

  @Costs(20)
  @ResolveField(() => [SummaryEdition], { description: 'the editions that were issued, newest first' })
  editions(@Parent() summary: SummaryRow, @Context() context: RequestContext): Promise<SummaryEdition[]> {
    return this.stands.editions(context, summary);
  }
}
