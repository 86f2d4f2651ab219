import type { RequestContext } from '@fanzha/platform';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FraudTypeModel, fraudTypeOf } from '../facts/fraud-type.model.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import type { ActivityFact } from './activity.entity.js';
import { ActivityMeasure, shownLines } from './activity-measure.model.js';
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

  @ResolveField(() => [ActivityMeasure], {
    description: 'the amounts that were stated; several of one indicator cover different days',
  })
  measures(@Parent() { measures, startOn }: ActivityFact): ActivityMeasure[] {
    return shownLines(measures, startOn);
  }

  @ResolveField(() => [FraudTypeModel], {
    description: 'types of fraud that it taught about; empty where nothing was stated',
  })
  fraudTypes(@Parent() { fraudTypes }: ActivityFact, @Context() { locale }: RequestContext): FraudTypeModel[] {
    return fraudTypes.flatMap((code) => fraudTypeOf(code, locale) ?? []);
  }
}
