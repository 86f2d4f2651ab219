import { OrgModule } from '@fanzha/org';
import { RollupModule } from '@fanzha/rollup';
import { Module } from '@nestjs/common';
import { FraudFreePlaces } from './fraud-free-places.js';
import { FraudFreeResolver } from './fraud-free.resolver.js';
import { FraudFreeService } from './fraud-free.service.js';
import { SchemeRepository } from './scheme.repository.js';

@Module({
  imports: [OrgModule, RollupModule],
  providers: [FraudFreePlaces, FraudFreeResolver, FraudFreeService, SchemeRepository],
})
export class FraudFreeModule {}
