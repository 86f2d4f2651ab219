import { Module } from '@nestjs/common';
import { FactLoaders } from './fact-loaders.js';
import { GroundRepository } from './ground.repository.js';
import { PersonRepository } from './person.repository.js';
import { RevisionRepository } from './revision.repository.js';

/** What the facts of every ledger stand on: where a tenant belonged, what a fact once was, who recorded it. */
@Module({
  providers: [FactLoaders, GroundRepository, PersonRepository, RevisionRepository],
  exports: [FactLoaders, GroundRepository, PersonRepository, RevisionRepository],
})
export class FactsModule {}
