import type { RequestContext } from '@fanzha/platform';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FactLoaders } from './fact-loaders.js';
import { RecordRevision } from './fact.model.js';

@Resolver(() => RecordRevision)
export class RecordRevisionResolver {
  constructor(private readonly loaders: FactLoaders) {}

  @ResolveField(() => String, { nullable: true, description: 'known to the own tenant only' })
  changedBy(@Parent() revision: RecordRevision, @Context() context: RequestContext): Promise<string | null> {
    return this.loaders.personName(context, revision.changedById);
  }
}
