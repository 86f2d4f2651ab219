import { type Locale, nameIn } from '@fanzha/domain';
import { Database, loadById, type RequestContext } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { labelsOf } from './provenance.repository.js';
import { SOURCE_KINDS } from '../contribution/source-kinds.js';

/** What records are called, as far as the viewer may see them: one statement for all of an operation. */
@Injectable()
export class RecordLabels {
  constructor(private readonly database: Database) {}

  /** A title, a community, or the name of a type in the language of the request; '' where there is none. */
  async of(context: RequestContext, kind: string, recordId: string): Promise<string> {
    const label = await loadById(context, RecordLabels, recordId, {
      find: (ids, { scope }) => labelsOf(this.database, scope, ids),
      missing: '',
    });
    const term = SOURCE_KINDS.find(kind)?.labelTerms?.find(({ code }) => code === label);
    return term ? nameIn(context.locale as Locale, term) : label;
  }
}
