import { DomainError } from '@fanzha/domain';
import { loaderOf, type RequestContext } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { FraudCaseFact } from './fraud-case.entity.js';
import { FraudCaseRepository } from './fraud-case.repository.js';

/** Cases that other records belong to: however many records name one, they are read by one statement. */
@Injectable()
export class FraudCaseLoader {
  constructor(private readonly cases: FraudCaseRepository) {}

  /** Null where none is named, or none that the viewer may see. */
  async find({ viewer, ...context }: RequestContext, id: string | null): Promise<FraudCaseFact | null> {
    if (!viewer) throw DomainError.unauthenticated();
    if (id === null) return null;
    const loader = loaderOf(context, FraudCaseLoader, () => {
      return new DataLoader<string, FraudCaseFact | null>(async (ids) => {
        const byId = new Map((await this.cases.byIds(viewer.scope, ids)).map((fact) => [fact.id, fact]));
        return ids.map((asked) => byId.get(asked) ?? null);
      });
    });
    return loader.load(id);
  }
}
