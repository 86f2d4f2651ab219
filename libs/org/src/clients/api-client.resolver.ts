import { type Connection, CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ApiClientInput, ApiClientsArgs } from './api-client.inputs.js';
import { ApiClient, ApiClientConnection, ApiClientSecret } from './api-client.model.js';
import { ApiClientService } from './api-client.service.js';

@Resolver(() => ApiClient)
export class ApiClientResolver {
  constructor(private readonly service: ApiClientService) {}

  @Query(() => ApiClientConnection, {
    description: 'Unit administrators and officials: the programs of the own tenant, newest first.',
  })
  @Requires('client:manage')
  apiClients(@CurrentViewer() viewer: Viewer, @Args() args: ApiClientsArgs): Promise<Connection<ApiClient>> {
    return this.service.list(viewer, args);
  }

  @Mutation(() => ApiClientSecret, {
    description: 'Unit administrators and officials: a program that acts for the own tenant.',
  })
  @Requires('client:manage')
  createApiClient(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ApiClientInput, description: 'all that is stated; what is left out is not stated' })
    input: ApiClientInput,
  ): Promise<ApiClientSecret> {
    return this.service.create(viewer, input);
  }

  @Mutation(() => ApiClient, { description: 'Ends it for good, from its next request on.' })
  @Requires('client:manage')
  revokeApiClient(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the client whose token is taken back' }) id: string,
  ): Promise<ApiClient> {
    return this.service.revoke(viewer, id);
  }
}
