import { RESETTLEMENT } from '@fanzha/org';
import { Global, Module } from '@nestjs/common';
import { ResettleService } from './resettle.service.js';

/** What the engine does for organisations that move. Global, because organisations ask for it without knowing the engine. */
@Global()
@Module({
  providers: [ResettleService, { provide: RESETTLEMENT, useExisting: ResettleService }],
  exports: [ResettleService, RESETTLEMENT],
})
export class ResettlementModule {}
