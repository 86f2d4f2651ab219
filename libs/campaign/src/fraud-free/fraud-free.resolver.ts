import { DomainError, type FraudFreeStatus, todayIn } from '@fanzha/domain';
import { Region, RegionDirectory, Tenant, TenantLoader } from '@fanzha/org';
import {
  type Connection,
  Costs,
  CurrentViewer,
  KEY_PARTS,
  KeyedPage,
  listName,
  loaderOf,
  type RequestContext,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { RollupReader } from '@fanzha/rollup';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FraudFreePlaces, MOST_PLACES } from './fraud-free-places.js';
import { FraudFreeListArgs, FraudFreePlacesArgs, FraudFreeSchemeInput } from './fraud-free.inputs.js';
import {
  type FraudFreePlace,
  FraudFreePlaceConnection,
  FraudFreeScheme,
  FraudFreeSchemeConnection,
  FraudFreeTotals,
  OwnFraudFree,
} from './fraud-free.model.js';
import { FraudFreeSchools } from './fraud-free-schools.js';
import { FraudFreeService } from './fraud-free.service.js';

const ID_OF_SCHEME = { type: () => ID, description: 'the id of the scheme' };
/** Cases and loss of every place and of the regions above it. It costs as much as a large page of the overview. */
const JUDGING = 4_000;

/** How many places have each status. */
type Totals = { places: number; met: number; notMet: number; undetermined: number };

@Resolver(() => FraudFreeScheme)
export class FraudFreeResolver {
  constructor(
    private readonly service: FraudFreeService,
    private readonly judged: FraudFreePlaces,
    private readonly schools: FraudFreeSchools,
    private readonly rollups: RollupReader,
    private readonly regions: RegionDirectory,
    private readonly tenants: TenantLoader,
  ) {}

  @Query(() => FraudFreeSchemeConnection, {
    description: 'schemes for places without fraud, of regions that one oversees in all lines; latest first',
  })
  @Requires('ledger:read', 'rollup:read')
  fraudFreeSchemes(
    @CurrentViewer() viewer: Viewer,
    @Args() args: FraudFreeListArgs,
  ): Promise<Connection<FraudFreeScheme>> {
    return this.service.list(viewer, args);
  }

  @Query(() => FraudFreeScheme, { nullable: true, description: 'NOT_FOUND for one that is not there or not yours' })
  @Requires('ledger:read', 'rollup:read')
  fraudFreeScheme(@CurrentViewer() viewer: Viewer, @Args('id', ID_OF_SCHEME) id: string): Promise<FraudFreeScheme> {
    return this.service.get(viewer, id);
  }

  @Mutation(() => FraudFreeScheme, { description: 'officials: says what places of a region have to keep to' })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  createFraudFreeScheme(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => FraudFreeSchemeInput, description: 'the rule' }) input: FraudFreeSchemeInput,
  ): Promise<FraudFreeScheme> {
    return this.service.create(viewer, input);
  }

  @Mutation(() => FraudFreeScheme, { description: 'ends a scheme of the own authority for good; it stays to be read' })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  endFraudFreeScheme(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF_SCHEME) id: string,
    @Args('reason', { type: () => String, description: 'why, for those who read it later' }) reason: string,
  ): Promise<FraudFreeScheme> {
    return this.service.end(viewer, id, reason);
  }

  @ResolveField(() => Region, { description: 'the region whose places are judged' })
  region(@Parent() { regionCode }: FraudFreeScheme): Region | undefined {
    return this.regions.find(regionCode);
  }

  @ResolveField(() => Tenant, { description: 'the authority that made it' })
  tenant(@Parent() { tenantId }: FraudFreeScheme, @Context() context: RequestContext): Promise<Tenant> {
    return this.tenants.load(context, tenantId);
  }

  @ResolveField(() => Boolean, { description: 'whether the viewer may end it' })
  mayEnd(@Parent() { tenantId, endedAt }: FraudFreeScheme, @CurrentViewer() viewer: Viewer): boolean {
    return endedAt === null && tenantId === viewer.tenantId && viewer.permissions.has('ledger:record');
  }

  @Costs(JUDGING)
  @ResolveField(() => FraudFreeTotals, { description: 'how many places have which status, as the figures are now' })
  async totals(@Parent() scheme: FraudFreeScheme, @Context() context: RequestContext): Promise<Totals> {
    const places = await this.placesOf(scheme, context);
    const of = (status: FraudFreeStatus) => places.filter((place) => place.status === status).length;
    return { places: places.length, met: of('MET'), notMet: of('NOT_MET'), undetermined: of('UNDETERMINED') };
  }

  @Costs(JUDGING)
  @ResolveField(() => FraudFreePlaceConnection, { description: 'the places with their status, by code' })
  async places(
    @Parent() scheme: FraudFreeScheme,
    @Context() context: RequestContext,
    @Args() { status, ...args }: FraudFreePlacesArgs,
  ): Promise<Connection<FraudFreePlace>> {
    const list = listName('fraudFreePlaces', { of: scheme.id, status: status ?? null });
    const page = new KeyedPage(args, { list, key: { place: KEY_PARTS.text } });
    const behind = page.after?.place ?? '';
    const matching = (await this.placesOf(scheme, context)).filter((place) => !status || place.status === status);
    const rest = matching.filter((place) => keyOf(place) > behind).slice(0, page.limit);
    return page.shown(rest, matching.length, { key: (place) => ({ place: keyOf(place) }), node: (place) => place });
  }

  /** Totals and page are of the same figures, read once. */
  private placesOf(scheme: FraudFreeScheme, context: RequestContext): Promise<FraudFreePlace[]> {
    const judge = () =>
      scheme.placeLevel === 'SCHOOL'
        ? this.schoolsOf(scheme, context)
        : this.judged.of(this.rollups.readsOf(context), scheme);
    return loaderOf(context, `places of fraud-free scheme ${scheme.id}`, judge);
  }

  private async schoolsOf(scheme: FraudFreeScheme, { viewer }: RequestContext): Promise<FraudFreePlace[]> {
    if (!viewer || scheme.period.start > todayIn()) return [];
    const places = await this.schools.of(viewer.scope, scheme, MOST_PLACES);
    if (places.length > MOST_PLACES)
      throw DomainError.tooComplex({ places: places.length, max: MOST_PLACES }, 'SCOPE_TOO_WIDE');
    return places;
  }
}

/** Places are ordered by code, schools of one place by id. */
const keyOf = ({ region, unit }: FraudFreePlace): string => (unit ? `${region.code} ${unit.id}` : region.code);

/** What a school is told of itself. */
@Resolver(() => OwnFraudFree)
export class OwnFraudFreeResolver {
  constructor(private readonly schools: FraudFreeSchools) {}

  @Costs(JUDGING)
  @Query(() => [OwnFraudFree], {
    description:
      'schemes that hold and judge the own school, with what the ledger says of it: no figure, as a case would be a ' +
      'person; empty for other units, at most 20',
  })
  @Requires('ledger:read', 'rollup:read')
  async ownFraudFree(@CurrentViewer() viewer: Viewer): Promise<OwnFraudFree[]> {
    const found = await this.schools.ofOwn(viewer.scope, todayIn());
    return found.map(({ scheme: { id: schemeId, ...scheme }, judgement }) => ({ ...scheme, schemeId, ...judgement }));
  }
}
