import { BOUNDS } from '@fanzha/domain';
import { Costs, type RequestContext, SafeIntScalar } from '@fanzha/platform';
import { Context, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { amountOf } from '../facts/amount-fields.js';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import { MeasureCount, shownCount } from '../measures/measure-count.model.js';
import { DoorLoader } from './door-loader.js';
import { HouseholdVisitsFilter, HouseholdVisitsInput } from './household.inputs.js';
import type { HouseholdVisitFact } from './household-visit.entity.js';
import { HouseholdVisits, HouseholdVisitsConnection } from './household-visit.model.js';
import { HouseholdVisitService } from './household-visit.service.js';

/**
 * What a list of labels is charged: one for every twenty it may hold, so that a usual page with all three lists is
 * allowed.
 */
const LABELS = BOUNDS.doors.max / 20;

@Resolver(() => HouseholdVisits)
export class HouseholdVisitResolver extends amendableLedgerOperations<HouseholdVisitFact, HouseholdVisitsInput>({
  model: HouseholdVisits,
  connection: HouseholdVisitsConnection,
  filter: HouseholdVisitsFilter,
  input: HouseholdVisitsInput,
  one: ['householdVisit'],
  list: ['householdVisits'],
  record: [
    'recordHouseholdVisits',
    'units that visit households; each door counts once, a number where there is no roster',
  ],
  amend: ['amendHouseholdVisits'],
  void: ['voidHouseholdVisits'],
  alike: 'the same community',
}) {
  constructor(
    protected override readonly ledger: HouseholdVisitService,
    private readonly doorLabels: DoorLoader,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @ResolveField(() => ID, {
    description: 'the code of the community, 12 digits; of the town or county that the number is of',
  })
  communityCode(@Parent() visit: HouseholdVisitFact): string {
    return visit.regionCode;
  }

  @ResolveField(() => SafeIntScalar, { description: 'doors visited; 0 where a number is reported instead' })
  visits(@Parent() visit: HouseholdVisitFact): number {
    return visit.doors.length;
  }

  @ResolveField(() => SafeIntScalar, { description: 'households never visited before by anyone in this calendar year' })
  newlyCovered(@Parent() visit: HouseholdVisitFact): number {
    return visit.newlyCovered.length;
  }

  @Costs(1, { items: LABELS })
  @ResolveField(() => [String], { description: 'doors visited' })
  doors(@Parent() visit: HouseholdVisitFact, @Context() context: RequestContext): Promise<string[]> {
    return this.doorLabels.labelsOf(context, visit, visit.doors);
  }

  @Costs(1, { items: LABELS })
  @ResolveField(() => [String], { description: 'doors to be visited again' })
  notMet(@Parent() visit: HouseholdVisitFact, @Context() context: RequestContext): Promise<string[]> {
    return this.doorLabels.labelsOf(context, visit, visit.notMet);
  }

  @Costs(1, { items: LABELS })
  @ResolveField(() => [String], { description: 'doors behind which nobody lives' })
  vacant(@Parent() visit: HouseholdVisitFact, @Context() context: RequestContext): Promise<string[]> {
    return this.doorLabels.labelsOf(context, visit, visit.vacant);
  }

  @ResolveField(() => MeasureCount, { nullable: true, description: 'households reported where there is no roster' })
  reported(@Parent() visit: HouseholdVisitFact): MeasureCount | null {
    return visit.reportedQualifier === null ? null : shownCount(amountOf(visit, 'reported'));
  }
}
