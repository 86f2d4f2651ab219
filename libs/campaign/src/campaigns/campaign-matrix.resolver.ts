import { Tenant, TenantLoader } from '@fanzha/org';
import { Costs, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { RollupReader } from '@fanzha/rollup';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CampaignMatrix, type MatrixPage } from './campaign-matrix.service.js';
import { CampaignMatrixArgs, CampaignInput } from './campaign.inputs.js';
import { CampaignReading } from './campaign-reading.service.js';
import {
  CampaignCellCandidates,
  CampaignMatrixConnection,
  CampaignMatrixTotals,
  CampaignPreview,
  CampaignUnitModel,
} from './campaign.model.js';
import { CampaignPreviews } from './campaign-preview.service.js';
import type { CampaignRow } from './campaign.rows.js';
import { shownTotals, shownUnit } from './campaign-shown.js';

/** All units of a campaign with all of its tasks. */
const ALL_UNITS = 4_000;

/** A unit of a matrix, and of which. */
type UnitOfCampaign = CampaignUnitModel & { readonly campaign?: CampaignRow };

/** Units × tasks of a campaign, and what they would be before it is issued. */
@Resolver(() => CampaignMatrixConnection)
export class CampaignMatrixResolver {
  constructor(
    private readonly matrix: CampaignMatrix,
    private readonly previews: CampaignPreviews,
    private readonly rollups: RollupReader,
  ) {}

  @Query(() => CampaignMatrixConnection, {
    description: 'how units stand with the tasks of a campaign, by their records alone; for those who oversee them',
  })
  @Requires('ledger:read', 'rollup:read')
  @Costs(500)
  async campaignMatrix(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @Args() args: CampaignMatrixArgs,
  ): Promise<CampaignMatrixConnection> {
    const page = await this.matrix.page(viewer, this.rollups.readsOf(context), args);
    const edges = page.edges.map(({ cursor, node }) => {
      const unit: UnitOfCampaign = { ...shownUnit(node), campaign: page.campaign };
      return { cursor, node: unit };
    });
    return { ...page, edges } as CampaignMatrixConnection;
  }

  @Costs(ALL_UNITS, { ofWholeList: true })
  @ResolveField(() => CampaignMatrixTotals, {
    description:
      'how all units of the filter stand, whatever the state asked for: the sums of the chips above the list',
  })
  async totals(
    @Parent() page: CampaignMatrixConnection,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<CampaignMatrixTotals> {
    const asked = page as unknown as MatrixPage;
    return shownTotals(await this.matrix.totals(viewer, this.rollups.readsOf(context), asked));
  }

  @Query(() => CampaignPreview, {
    description: 'what a campaign would be if it was issued now: its units, and how they stand by the ledgers of today',
  })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  @Costs(ALL_UNITS)
  campaignPreview(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @Args('input', { type: () => CampaignInput, description: 'the campaign as it is being written' })
    input: CampaignInput,
    @Args('forwards', { type: () => ID, nullable: true, description: 'the campaign that it would forward' })
    forwards: string | null,
  ): Promise<CampaignPreview> {
    return this.previews.of(viewer, context, this.rollups.readsOf(context), input, forwards ?? null);
  }
}

@Resolver(() => CampaignUnitModel)
export class CampaignUnitResolver {
  constructor(
    private readonly tenants: TenantLoader,
    private readonly reading: CampaignReading,
  ) {}

  @ResolveField(() => Tenant, { description: 'the unit of tenantId' })
  tenant(@Parent() { tenantId }: CampaignUnitModel, @Context() context: RequestContext): Promise<Tenant> {
    return this.tenants.load(context, tenantId);
  }

  @Costs(2)
  @ResolveField(() => [CampaignCellCandidates], {
    description:
      'how many of its records fit a task and belong to no campaign yet (待归入), by task where there are any; of a ' +
      'matrix, for who oversees the unit',
  })
  async candidates(
    @Parent() { tenantId, campaign }: UnitOfCampaign,
    @Context() context: RequestContext,
  ): Promise<readonly CampaignCellCandidates[]> {
    return campaign ? this.reading.fittingOf(context, campaign, tenantId) : [];
  }
}
