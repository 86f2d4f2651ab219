import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { RegistersLedger } from '../facts/ledger-registration.js';
import { controlMeasureLedger } from './control-measure.ledger.js';
import { ControlMeasureResolver } from './control-measure.resolver.js';
import { ControlMeasureService } from './control-measure.service.js';

@RegistersLedger(controlMeasureLedger)
@Module({
  imports: [FactsModule],
  providers: [ControlMeasureResolver, ControlMeasureService],
  exports: [ControlMeasureService],
})
export class ControlMeasuresModule {}
