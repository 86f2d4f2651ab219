import { OrgModule } from '@fanzha/org';
import { RollupModule } from '@fanzha/rollup';
import { Module } from '@nestjs/common';
import { FraudFreePlaces } from './fraud-free-places.js';
import { FraudFreeResolver, OwnFraudFreeResolver } from './fraud-free.resolver.js';
import { FraudFreeSchools } from './fraud-free-schools.js';
import { FraudFreeService } from './fraud-free.service.js';
import { SchoolRepository } from './school.repository.js';
import { SchemeRepository } from './scheme.repository.js';

@Module({
  imports: [OrgModule, RollupModule],
  providers: [
    FraudFreePlaces,
    FraudFreeResolver,
    FraudFreeSchools,
    FraudFreeService,
    OwnFraudFreeResolver,
    SchemeRepository,
    SchoolRepository,
  ],
})
export class FraudFreeModule {}
