import { BOUNDS, type LocalDate } from '@fanzha/domain';
import { RegionDirectory, TenantLoader } from '@fanzha/org';
import {
  type Connection,
  Costs,
  CurrentViewer,
  loaderOf,
  LocalDateScalar,
  type RequestContext,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { factFields, type FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FactLoaders } from '../facts/fact-loaders.js';
import type { LeadershipGroupFact } from './leadership-group.entity.js';
import { LeadershipGroupInput, LeadershipGroupsArgs, LeadershipMemberInput } from './leadership-group.inputs.js';
import {
  LeadershipGroup,
  LeadershipGroupConnection,
  LeadershipMember,
  shownMembers,
} from './leadership-group.model.js';
import { LeadershipGroupService } from './leadership-group.service.js';
import { type Phones, seesPhones } from './member-phones.js';

@Resolver(() => LeadershipGroup)
export class LeadershipGroupResolver extends factFields<LeadershipGroupFact>(() => LeadershipGroup) {
  protected readonly sources: FactFieldSources;
  protected readonly book: LeadershipGroupService['book'];

  constructor(
    private readonly ledger: LeadershipGroupService,
    regions: RegionDirectory,
    tenants: TenantLoader,
    loaders: FactLoaders,
  ) {
    super();
    this.sources = { regions, tenants, loaders };
    this.book = ledger.book;
  }

  @Query(() => LeadershipGroup, { nullable: true, description: 'NOT_FOUND where there is none, or none you may see' })
  @Requires('ledger:read')
  leadershipGroup(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<LeadershipGroupFact> {
    return this.ledger.get(viewer, id);
  }

  @Query(() => LeadershipGroupConnection, { description: 'latest founded first' })
  @Requires('ledger:read')
  leadershipGroups(
    @CurrentViewer() viewer: Viewer,
    @Args() args: LeadershipGroupsArgs,
  ): Promise<Connection<LeadershipGroupFact>> {
    return this.ledger.list(viewer, args);
  }

  @Mutation(() => LeadershipGroup)
  @Requires('ledger:record')
  establishLeadershipGroup(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => LeadershipGroupInput }) input: LeadershipGroupInput,
  ): Promise<LeadershipGroupFact> {
    return this.ledger.establish(viewer, input);
  }

  @Mutation(() => LeadershipGroup, {
    description: 'corrects what was stated; the earlier version stays in its history',
  })
  @Requires('ledger:amend')
  amendLeadershipGroup(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => LeadershipGroupInput }) input: LeadershipGroupInput,
  ): Promise<LeadershipGroupFact> {
    return this.ledger.amend(viewer, id, version, input);
  }

  @Mutation(() => LeadershipGroup, {
    description: 'the members from that day on; who is not among them any more leaves on it',
  })
  @Requires('ledger:amend')
  changeLeadershipMembers(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('on', { type: () => LocalDateScalar }) on: LocalDate,
    @Args('members', { type: () => [LeadershipMemberInput] }) members: LeadershipMemberInput[],
  ): Promise<LeadershipGroupFact> {
    return this.ledger.changeMembers(viewer, id, version, on, members);
  }

  @Mutation(() => LeadershipGroup, { description: '`on` is the first day without the group' })
  @Requires('ledger:amend')
  dissolveLeadershipGroup(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('on', { type: () => LocalDateScalar }) on: LocalDate,
  ): Promise<LeadershipGroupFact> {
    return this.ledger.dissolve(viewer, id, version, on);
  }

  @Mutation(() => LeadershipGroup, {
    description: 'takes a record out of all figures; it stays readable, with the reason',
  })
  @Requires('ledger:void')
  voidLeadershipGroup(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<LeadershipGroupFact> {
    return this.ledger.void(viewer, id, version, reason);
  }

  @Costs(1, { items: BOUNDS.members.max / 5 })
  @ResolveField(() => [LeadershipMember], { description: 'those in place today, or when the group was dissolved' })
  members(@Parent() group: LeadershipGroupFact): LeadershipMember[] {
    return shownMembers(group, 'in place');
  }

  @Costs(1, { items: BOUNDS.members.max / 5 })
  @ResolveField(() => [LeadershipMember], { description: 'those who left, the last one first' })
  formerMembers(@Parent() group: LeadershipGroupFact): LeadershipMember[] {
    return shownMembers(group, 'former');
  }
}

@Resolver(() => LeadershipMember)
export class LeadershipMemberResolver {
  constructor(private readonly ledger: LeadershipGroupService) {}

  @ResolveField(() => String, { nullable: true, description: 'known to the administrators of the own tenant only' })
  async phone(
    @Parent() member: LeadershipMember,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<string | null> {
    if (!seesPhones(viewer, member)) return null;
    const loader = loaderOf(
      context,
      'phones of leadership groups',
      () =>
        new DataLoader<string, Phones | undefined>(async (ids) => {
          const phones = await this.ledger.phones(viewer.scope, ids);
          return ids.map((id) => phones.get(id));
        }),
    );
    return (await loader.load(member.groupId))?.get(member.position) ?? null;
  }
}
