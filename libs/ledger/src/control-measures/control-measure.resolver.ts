import type { LocalDate } from '@fanzha/domain';
import { CurrentViewer, LocalDateScalar, Requires, type Viewer } from '@fanzha/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { ledgerOperations } from '../facts/ledger-operations.resolver.js';
import type { ControlMeasureFact } from './control-measure.entity.js';
import { ControlMeasureFilter, ControlMeasureInput } from './control-measure.inputs.js';
import { ControlMeasure, ControlMeasureConnection } from './control-measure.model.js';
import { ControlMeasureService } from './control-measure.service.js';
import { RecordId, SeenVersion } from '../facts/record-args.js';

@Resolver(() => ControlMeasure)
export class ControlMeasureResolver extends ledgerOperations<ControlMeasureFact, ControlMeasureInput>({
  model: ControlMeasure,
  connection: ControlMeasureConnection,
  filter: ControlMeasureFilter,
  input: ControlMeasureInput,
  one: ['controlMeasure'],
  list: ['controlMeasures', 'latest adopted first'],
  record: ['adoptControlMeasure', 'banks only'],
  void: ['voidControlMeasure', 'takes back what was never in place; it stays readable, with the reason'],
}) {
  constructor(
    protected override readonly ledger: ControlMeasureService,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @Mutation(() => ControlMeasure, { description: '`on` is the first day without it' })
  @Requires('ledger:amend')
  liftControlMeasure(
    @CurrentViewer() viewer: Viewer,
    @RecordId() id: string,
    @SeenVersion() version: number,
    @Args('on', { type: () => LocalDateScalar, description: 'the first day on which it is in place no longer' })
    on: LocalDate,
  ): Promise<ControlMeasureFact> {
    return this.ledger.lift(viewer, id, version, on);
  }
}
