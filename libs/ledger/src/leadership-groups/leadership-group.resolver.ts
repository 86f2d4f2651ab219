import { BOUNDS, type LocalDate } from '@fanzha/domain';
import {
  Costs,
  CurrentViewer,
  loadById,
  LocalDateScalar,
  type RequestContext,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import { amountOf } from '../facts/amount-fields.js';
import { MeasureCount, shownCount } from '../measures/measure-count.model.js';
import type { LeadershipGroupFact } from './leadership-group.entity.js';
import { LeadershipGroupFilter, LeadershipGroupInput, LeadershipMemberInput } from './leadership-group.inputs.js';
import {
  LeadershipGroup,
  LeadershipGroupConnection,
  LeadershipMember,
  shownMembers,
} from './leadership-group.model.js';
import { LeadershipGroupService } from './leadership-group.service.js';
import { seesPhones } from './member-phones.js';
import { RecordId, SeenVersion } from '../facts/record-args.js';

@Resolver(() => LeadershipGroup)
export class LeadershipGroupResolver extends amendableLedgerOperations<LeadershipGroupFact, LeadershipGroupInput>({
  model: LeadershipGroup,
  connection: LeadershipGroupConnection,
  filter: LeadershipGroupFilter,
  input: LeadershipGroupInput,
  one: ['leadershipGroup'],
  list: ['leadershipGroups', 'latest founded first'],
  record: ['establishLeadershipGroup', 'every unit; the group counts from its founding on'],
  amend: ['amendLeadershipGroup', 'corrects what was stated; the earlier version stays in its history'],
  void: ['voidLeadershipGroup'],
}) {
  constructor(
    protected override readonly ledger: LeadershipGroupService,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @Mutation(() => LeadershipGroup, {
    description: 'the members from that day on; who is not among them any more leaves on it',
  })
  @Requires('ledger:amend')
  changeLeadershipMembers(
    @CurrentViewer() viewer: Viewer,
    @RecordId() id: string,
    @SeenVersion() version: number,
    @Args('on', { type: () => LocalDateScalar, description: 'the day from which the members are these' }) on: LocalDate,
    @Args('members', {
      type: () => [LeadershipMemberInput],
      description: 'all members from that day on; who is not named leaves',
    })
    members: LeadershipMemberInput[],
  ): Promise<LeadershipGroupFact> {
    return this.ledger.changeMembers(viewer, id, version, on, members);
  }

  @Mutation(() => LeadershipGroup, { description: '`on` is the first day without the group' })
  @Requires('ledger:amend')
  dissolveLeadershipGroup(
    @CurrentViewer() viewer: Viewer,
    @RecordId() id: string,
    @SeenVersion() version: number,
    @Args('on', { type: () => LocalDateScalar, description: 'the day on which the group ends' }) on: LocalDate,
  ): Promise<LeadershipGroupFact> {
    return this.ledger.dissolve(viewer, id, version, on);
  }

  @ResolveField(() => MeasureCount, {
    nullable: true,
    description: 'how many members it has, where it is known without their names; null where they are listed',
  })
  memberCount(@Parent() group: LeadershipGroupFact): MeasureCount | null {
    return group.memberCountQualifier === null ? null : shownCount(amountOf(group, 'memberCount'));
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
    const phones = await loadById(context, 'phones of leadership groups', member.groupId, {
      find: (ids, { scope }) => this.ledger.phones(scope, ids),
      missing: null,
    });
    return phones?.get(member.position) ?? null;
  }
}
