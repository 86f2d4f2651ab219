import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import { Measure, shownMeasures } from '../measures/measure.model.js';
import type { ActivityFact } from './activity.entity.js';
import { ActivityFilter, ActivityInput } from './activity.inputs.js';
import { Activity, ActivityConnection } from './activity.model.js';
import { ActivityService } from './activity.service.js';

@Resolver(() => Activity)
export class ActivityResolver extends amendableLedgerOperations<ActivityFact, ActivityInput>({
  model: Activity,
  connection: ActivityConnection,
  filter: ActivityFilter,
  input: ActivityInput,
  one: ['activity'],
  list: ['activities'],
  record: ['recordActivity', 'every unit; a plan adds no figures'],
  amend: ['amendActivity'],
  void: ['voidActivity'],
  alike: 'the same type, and held',
}) {
  constructor(
    protected override readonly ledger: ActivityService,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @ResolveField(() => [Measure], { description: 'the amounts that were stated, one for each indicator' })
  measures(@Parent() activity: ActivityFact): Measure[] {
    return shownMeasures(activity.measures);
  }
}
