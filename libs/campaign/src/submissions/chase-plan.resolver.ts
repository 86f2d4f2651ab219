import { CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { ChasePlan, ChasePlanInput } from './chase-plan.model.js';
import type { ChasePlanRow } from './chase-plan.repository.js';
import { ChasePlans } from './chase-plan.service.js';

@Resolver(() => ChasePlan)
export class ChasePlanResolver {
  constructor(private readonly plans: ChasePlans) {}

  @Mutation(() => ChasePlan, {
    description: 'replaces the plan of reminders (提醒计划) of a form of the own authority',
  })
  @Requires('ledger:record', 'ledger:read')
  changeChasePlan(
    @CurrentViewer() viewer: Viewer,
    @Args('formId', { type: () => ID, description: 'the id of the form' }) formId: string,
    @Args('version', {
      type: () => Int,
      description: 'the version of the plan that was seen, 0 for the usual one; CONFLICT where it is another',
    })
    version: number,
    @Args('input', { type: () => ChasePlanInput, description: 'the whole plan' }) input: ChasePlanInput,
  ): Promise<ChasePlanRow> {
    return this.plans.change(viewer, formId, version, input);
  }
}
