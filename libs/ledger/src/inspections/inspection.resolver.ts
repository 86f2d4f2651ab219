import { BOUNDS, todayIn } from '@fanzha/domain';
import { Costs } from '@fanzha/platform';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { amountOf } from '../facts/amount-fields.js';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import { MeasureCount, shownCount } from '../measures/measure-count.model.js';
import type { InspectionFact } from './inspection.entity.js';
import { InspectionFilter, InspectionInput } from './inspection.inputs.js';
import { Hazard, Inspection, InspectionConnection, shownHazard } from './inspection.model.js';
import { InspectionService } from './inspection.service.js';

@Resolver(() => Inspection)
export class InspectionResolver extends amendableLedgerOperations<InspectionFact, InspectionInput>({
  model: Inspection,
  connection: InspectionConnection,
  filter: InspectionFilter,
  input: InspectionInput,
  one: ['inspection'],
  list: ['inspections'],
  record: ['recordInspection', 'every unit; hazards keep the order in which they are stated'],
  amend: ['amendInspection'],
  void: ['voidInspection'],
  alike: 'an inspection',
}) {
  constructor(
    protected override readonly ledger: InspectionService,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @ResolveField('inspections', () => MeasureCount, { description: 'how many places were inspected' })
  made(@Parent() inspection: InspectionFact): MeasureCount {
    return shownCount(amountOf(inspection, 'inspections'));
  }

  @Costs(1, { items: BOUNDS.hazards.max / 5 })
  @ResolveField(() => [Hazard], { description: 'what was found, in the order in which it was stated' })
  hazards(@Parent() { hazards }: InspectionFact): Hazard[] {
    const today = todayIn();
    return hazards.map((hazard) => shownHazard(hazard, today));
  }
}
