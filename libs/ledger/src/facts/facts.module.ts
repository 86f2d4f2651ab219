import { Module } from '@nestjs/common';
import { Bookkeeper } from './bookkeeper.js';
import { FactLoaders } from './fact-loaders.js';
import { GroundRepository } from './ground.repository.js';
import { PersonRepository } from './person.repository.js';
import { PlausibilityResolver } from './plausibility.resolver.js';
import { Plausibility } from './plausibility.service.js';
import { RecordRevisionResolver } from './record-revision.resolver.js';
import { RevisionRepository } from './revision.repository.js';
import { UsualAmountsRepository } from './usual-amounts.repository.js';

/** What the facts of every ledger stand on: where a tenant belonged, what a fact once was, who recorded it. */
@Module({
  providers: [
    Bookkeeper,
    FactLoaders,
    GroundRepository,
    PersonRepository,
    Plausibility,
    PlausibilityResolver,
    RecordRevisionResolver,
    RevisionRepository,
    UsualAmountsRepository,
  ],
  exports: [Bookkeeper, FactLoaders, GroundRepository, PersonRepository, RevisionRepository],
})
export class FactsModule {}
