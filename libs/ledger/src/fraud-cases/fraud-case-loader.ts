import { byId, loadById, type RequestContext } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FraudCaseFact } from './fraud-case.entity.js';
import { FraudCaseRepository } from './fraud-case.repository.js';

/** Cases that other records belong to: however many records name one, they are read by one statement. */
@Injectable()
export class FraudCaseLoader {
  constructor(private readonly cases: FraudCaseRepository) {}

  /** Null where none is named, or none that the viewer may see. */
  async find(context: RequestContext, id: string | null): Promise<FraudCaseFact | null> {
    if (id === null) return null;
    return loadById(context, FraudCaseLoader, id, {
      find: async (ids, { scope }) => byId(await this.cases.byIds(scope, ids)),
      missing: null,
    });
  }
}
