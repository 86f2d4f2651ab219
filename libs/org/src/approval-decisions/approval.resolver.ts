import { CurrentViewer, loadTogether, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, Field, ID, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Oversight } from '../oversight/oversight.entity.js';
import { RegionDirectory } from '../regions/region-directory.js';
import { Region } from '../regions/region.model.js';
import { TenantLoader } from '../tenants/tenant-loader.js';
import { Tenant } from '../tenants/tenant.entity.js';
import { User } from '../accounts/user.model.js';
import type { UserWithRequest } from '../users/user.model.js';
import { ApprovalRequest } from '../approvals/approval.model.js';
import { ApprovalService, type Outcome } from './approval.service.js';

@ObjectType({ description: 'What came of an approval.' })
class ApprovalOutcome implements Outcome {
  @Field(() => ApprovalRequest, { description: 'the request as it stands now' }) request!: ApprovalRequest;
  @Field(() => User, { nullable: true, description: 'the account that was made or changed; null where none was' })
  user!: User | null;
  @Field(() => String, { nullable: true, description: 'Shown once, to who approves; changed at the first sign-in.' })
  password!: string | null;
  @Field(() => Oversight, {
    nullable: true,
    description: 'the oversight that was granted; null where something else was asked for',
  })
  oversight!: Oversight | null;
}

const id = () => Args('id', { type: () => ID, description: 'the request' });

@Resolver(() => ApprovalRequest)
export class ApprovalResolver {
  constructor(
    private readonly service: ApprovalService,
    private readonly directory: RegionDirectory,
    private readonly tenants: TenantLoader,
  ) {}

  @Query(() => [ApprovalRequest], {
    description: 'Operators: what waits for an approval in their city; pending ones first.',
  })
  @Requires('oversight:manage')
  approvalRequests(
    @CurrentViewer() viewer: Viewer,
    @Args('includeDecided', {
      type: () => Boolean,
      nullable: true,
      defaultValue: false,
      description: 'also requests that wait no longer',
    })
    includeDecided?: boolean | null,
  ): Promise<ApprovalRequest[]> {
    return this.service.ofCity(viewer, includeDecided ?? false);
  }

  @Query(() => [ApprovalRequest], {
    description:
      'Administrators and officials: what operators have changed for the own ' +
      'unit within 90 days, its officials and its oversight.',
  })
  @Requires('client:manage')
  accessChanges(@CurrentViewer() viewer: Viewer): Promise<ApprovalRequest[]> {
    return this.service.changesOfOwn(viewer);
  }

  @Mutation(() => ApprovalOutcome, {
    description: 'Operators: carries out what another operator asked for after this one already existed.',
  })
  @Requires('oversight:manage')
  approveRequest(@CurrentViewer() viewer: Viewer, @id() requestId: string): Promise<ApprovalOutcome> {
    return this.service.approve(viewer, requestId);
  }

  @Mutation(() => ApprovalRequest, { description: 'Operators: not one’s own; that is withdrawn.' })
  @Requires('oversight:manage')
  declineRequest(
    @CurrentViewer() viewer: Viewer,
    @id() requestId: string,
    @Args('reason', {
      type: () => String,
      description: 'why, for the history and the log; needs a visible letter or digit',
    })
    reason: string,
  ): Promise<ApprovalRequest> {
    return this.service.decline(viewer, requestId, reason);
  }

  @Mutation(() => ApprovalRequest, { description: 'Operators: their own.' })
  @Requires('oversight:manage')
  withdrawRequest(@CurrentViewer() viewer: Viewer, @id() requestId: string): Promise<ApprovalRequest> {
    return this.service.withdraw(viewer, requestId);
  }

  @ResolveField(() => Tenant, { description: 'The unit it is about.' })
  tenant(@Parent() { tenantId }: ApprovalRequest, @Context() context: RequestContext): Promise<Tenant> {
    return this.tenants.load(context, tenantId);
  }

  @ResolveField(() => Region, { nullable: true, description: 'Of the oversight.' })
  region(@Parent() { regionCode }: ApprovalRequest): Region | null {
    return regionCode === null ? null : (this.directory.find(regionCode) ?? null);
  }

  @ResolveField(() => Boolean, { description: 'The viewer asked for it.' })
  mine(@Parent() { requestedBy }: ApprovalRequest, @CurrentViewer() viewer: Viewer): boolean {
    return requestedBy === viewer.userId;
  }
}

@Resolver(() => User)
export class UserApprovalResolver {
  constructor(private readonly service: ApprovalService) {}

  @ResolveField(() => ApprovalRequest, {
    nullable: true,
    description: 'Operators: the change of this account that waits for another operator.',
  })
  request(
    @Parent() user: UserWithRequest,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<ApprovalRequest | null> | ApprovalRequest | null {
    if (user.request || viewer.scope.mode !== 'operator') return user.request ?? null;
    return loadTogether(context, UserApprovalResolver, user.id, (ids) => this.service.waitingFor(viewer, ids));
  }
}
