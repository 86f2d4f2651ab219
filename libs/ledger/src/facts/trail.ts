import { Audit } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { PersonRepository } from './person.repository.js';
import { RevisionRepository } from './revision.repository.js';

/** What is kept of changes: earlier versions, who made them, and the log. */
@Injectable()
export class Trail {
  constructor(
    readonly revisions: RevisionRepository,
    readonly people: PersonRepository,
    readonly audit: Audit,
  ) {}
}
