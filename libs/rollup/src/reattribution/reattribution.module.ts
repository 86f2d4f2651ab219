import { REATTRIBUTION } from '@fanzha/org';
import { Global, Module } from '@nestjs/common';
import { ReattributionService } from './reattribution.service.js';

/**
 * What the engine does for organisations that move. Global, because organisations ask for it without knowing the
 * engine.
 */
@Global()
@Module({
  providers: [ReattributionService, { provide: REATTRIBUTION, useExisting: ReattributionService }],
  exports: [ReattributionService, REATTRIBUTION],
})
export class ReattributionModule {}
