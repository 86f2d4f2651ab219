import { BOUNDS } from '@fanzha/domain';
import { Region, RegionDirectory } from '@fanzha/org';
import {
  Costs,
  CurrentViewer,
  requirePermission,
  Requires,
  SafeIntScalar,
  SelectedWith,
  type Viewer,
} from '@fanzha/platform';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  RegisterHouseholdsArgs,
  RetireHouseholdDoorArgs,
  RetireHouseholdDoorsArgs,
  UndoHouseholdRegistrationArgs,
} from './household.inputs.js';
import { HouseholdDoor, HouseholdRegistration, HouseholdRoster } from './household-roster.model.js';
import { HouseholdRosterService } from './household-roster.service.js';

@Resolver(() => HouseholdRoster)
export class HouseholdRosterResolver {
  constructor(
    private readonly rosters: HouseholdRosterService,
    private readonly regions: RegionDirectory,
  ) {}

  @Query(() => HouseholdRoster, {
    nullable: true,
    description: 'null: the community has no roster yet. year: this one unless another is named',
  })
  @Requires('ledger:read')
  householdRoster(
    @CurrentViewer() viewer: Viewer,
    @Args('communityCode', { type: () => ID, description: 'the code of the community, 12 digits' })
    communityCode: string,
    @Args('year', { type: () => Int, nullable: true, description: 'the year whose visits are shown; null: this one' })
    year: number | null,
  ): Promise<HouseholdRoster | null> {
    return this.rosters.find(viewer, communityCode, year ?? null);
  }

  @Mutation(() => HouseholdRoster, {
    description:
      'puts doors on the roster of a community in your own region, for districts and communities; ' +
      'those on it stay, however written',
  })
  @Requires('ledger:record')
  registerHouseholds(@CurrentViewer() viewer: Viewer, @Args() args: RegisterHouseholdsArgs): Promise<HouseholdRoster> {
    return this.rosters.register(viewer, args);
  }

  @Mutation(() => HouseholdRoster, {
    description: 'takes a door off the roster from a day on; what was visited before stays',
  })
  @Requires('ledger:amend')
  retireHouseholdDoor(
    @CurrentViewer() viewer: Viewer,
    @Args() args: RetireHouseholdDoorArgs,
  ): Promise<HouseholdRoster> {
    return this.rosters.retire(viewer, { ...args, doors: [args.door] }, () => 'door');
  }

  @Mutation(() => HouseholdRoster, {
    description: 'takes several doors off the roster at once, all of them or none, as `retireHouseholdDoor` does one',
  })
  @Requires('ledger:amend')
  retireHouseholdDoors(
    @CurrentViewer() viewer: Viewer,
    @Args() args: RetireHouseholdDoorsArgs,
  ): Promise<HouseholdRoster> {
    return this.rosters.retire(viewer, args);
  }

  @Mutation(() => HouseholdRoster, {
    description:
      'takes all doors of a registration off again, as if it had never been; ' +
      'as long as no visit has named one of its new doors',
  })
  @Requires('ledger:amend')
  undoHouseholdRegistration(
    @CurrentViewer() viewer: Viewer,
    @Args() args: UndoHouseholdRegistrationArgs,
  ): Promise<HouseholdRoster> {
    return this.rosters.undo(viewer, args);
  }

  @ResolveField(() => Region, { description: 'the community' })
  region(@Parent() roster: HouseholdRoster): Region | undefined {
    return this.regions.find(roster.communityCode);
  }

  @SelectedWith('ledger:read')
  @ResolveField(() => SafeIntScalar, { description: 'different doors that anyone visited in the calendar year' })
  covered(@CurrentViewer() viewer: Viewer, @Parent() { covered }: HouseholdRoster): number {
    requirePermission(viewer, 'ledger:read');
    return covered;
  }

  @SelectedWith('ledger:read')
  @Costs(100)
  @ResolveField(() => [HouseholdRegistration], { description: 'the last twenty, newest first' })
  registrations(@CurrentViewer() viewer: Viewer, @Parent() roster: HouseholdRoster): Promise<HouseholdRegistration[]> {
    requirePermission(viewer, 'ledger:read');
    return this.rosters.registrationsOf(viewer, roster);
  }

  @SelectedWith('ledger:read')
  @Costs(300, { items: BOUNDS.doors.max / 5 })
  @ResolveField(() => [HouseholdDoor], {
    description: 'in the order of their numbers, without those gone before the year',
  })
  doors(@CurrentViewer() viewer: Viewer, @Parent() roster: HouseholdRoster): Promise<HouseholdDoor[]> {
    // A roster is also what a change answers, and who may change it need not be allowed to read it.
    requirePermission(viewer, 'ledger:read');
    return this.rosters.doors(viewer, roster);
  }
}
