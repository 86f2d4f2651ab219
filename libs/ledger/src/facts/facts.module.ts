import { Module } from '@nestjs/common';
import { Bookkeeper } from './bookkeeper.js';
import { FactLoaders } from './fact-loaders.js';
import { GroundRepository } from './ground.repository.js';
import { PersonRepository } from './person.repository.js';
import { RecordRevisionResolver } from './record-revision.resolver.js';
import { RevisionRepository } from './revision.repository.js';

/** What the facts of every ledger stand on: where a tenant belonged, what a fact once was, who recorded it. */
@Module({
  providers: [Bookkeeper, FactLoaders, GroundRepository, PersonRepository, RecordRevisionResolver, RevisionRepository],
  exports: [Bookkeeper, FactLoaders, GroundRepository, PersonRepository, RevisionRepository],
})
export class FactsModule {}
