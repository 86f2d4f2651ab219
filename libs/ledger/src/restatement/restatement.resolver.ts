import type { LocalDate } from '@fanzha/domain';
import { CurrentViewer, LocalDateScalar, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Restatement } from './restatement.model.js';
import { RestatementService } from './restatement.service.js';

@Resolver(() => Restatement)
export class RestatementResolver {
  constructor(private readonly restatements: RestatementService) {}

  @Mutation(() => Restatement, {
    description:
      'Operators: since `from` (default: its opening), it and its facts count where it belongs now. A job does it.',
  })
  @Requires('tenant:manage')
  restateTenant(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the unit whose past is shown as organised now' }) id: string,
    @Args('from', {
      type: () => LocalDateScalar,
      nullable: true,
      description: 'from this day on; null: from its opening',
    })
    from?: LocalDate | null,
  ): Promise<Restatement> {
    return this.restatements.request(viewer, id, from ?? null);
  }

  @Query(() => Restatement, {
    nullable: true,
    description: 'Operators: how far it has come. NOT_FOUND for one of another city.',
  })
  @Requires('tenant:manage')
  restatement(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the restatement, as `restateTenant` answered it' }) id: string,
  ): Promise<Restatement> {
    return this.restatements.get(viewer, id);
  }
}
