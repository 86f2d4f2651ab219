import { CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { UserInput } from './user.inputs.js';
import { User } from '../accounts/user.model.js';
import { UserSecret } from './user.model.js';
import { UserService } from './user.service.js';

@Resolver(() => User)
export class UserResolver {
  constructor(private readonly service: UserService) {}

  @Query(() => [User], { description: 'Unit administrators: accounts of their own tenant; operators: of any.' })
  @Requires('user:read')
  users(
    @CurrentViewer() viewer: Viewer,
    @Args('tenantId', { type: () => ID, description: 'the unit whose accounts are listed' }) tenantId: string,
  ): Promise<User[]> {
    return this.service.ofTenant(viewer, tenantId);
  }

  @Mutation(() => UserSecret, {
    description:
      'Officials and operators only in authorities, and only with the ' +
      'approval of another operator, where there is one.',
  })
  @Requires('user:manage')
  createUser(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UserInput, description: 'all that is stated; what is left out is not stated' })
    input: UserInput,
  ): Promise<UserSecret> {
    return this.service.create(viewer, input);
  }

  @Mutation(() => UserSecret, {
    description:
      'Ends all sessions of the account. That of an official or operator ' +
      'waits for another operator, where there is one.',
  })
  @Requires('user:manage')
  resetPassword(
    @CurrentViewer() viewer: Viewer,
    @Args('userId', { type: () => ID, description: 'the account' }) userId: string,
  ): Promise<UserSecret> {
    return this.service.resetPassword(viewer, userId);
  }

  @Mutation(() => UserSecret, { description: 'Opens a disabled account again, with a one-time password.' })
  @Requires('user:manage')
  enableUser(
    @CurrentViewer() viewer: Viewer,
    @Args('userId', { type: () => ID, description: 'the account' }) userId: string,
  ): Promise<UserSecret> {
    return this.service.enable(viewer, userId);
  }

  @Mutation(() => User, {
    description:
      'Ends all sessions of the account. It is kept: records name it. That of an operator waits for another one.',
  })
  @Requires('user:manage')
  disableUser(
    @CurrentViewer() viewer: Viewer,
    @Args('userId', { type: () => ID, description: 'the account' }) userId: string,
  ): Promise<User> {
    return this.service.disable(viewer, userId);
  }
}
