import { loaderOf, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { KnownTotals } from './totals/record-totals.js';
import { TotalsRepository } from './totals/totals.repository.js';
import type { FactEntity } from './fact.entity.js';
import { PersonRepository } from './person.repository.js';
import { type Revision, RevisionRepository } from './revision.repository.js';

/** What the records of a list have in common to look up: one statement for all of them, whatever their number. */
@Injectable()
export class FactLoaders {
  constructor(
    private readonly people: PersonRepository,
    private readonly revisions: RevisionRepository,
    private readonly totals: TotalsRepository,
  ) {}

  /** Display name of a user; null where the viewer may not know it. */
  personName(context: RequestContext, userId: string): Promise<string | null> {
    const loader = loaderOf(context, PersonRepository, () => {
      const { scope } = context.viewer as Viewer;
      return new DataLoader<string, string | null>(async (ids) => {
        const names = await this.people.names(scope, ids);
        return ids.map((id) => names.get(id) ?? null);
      });
    });
    return loader.load(userId);
  }

  /** The totals that a record states or is part of. */
  knownTotals(context: RequestContext, recordId: string): Promise<KnownTotals> {
    const loader = loaderOf(context, TotalsRepository, () => {
      const { scope } = context.viewer as Viewer;
      return new DataLoader<string, KnownTotals>(
        async (ids) => {
          const known = await this.totals.known(scope, ids);
          return ids.map(() => known);
        },
        // A change in the same request leaves other totals behind.
        { cache: false },
      );
    });
    return loader.load(recordId);
  }

  /** The last time before a fact, as its ledger finds it for several of them at once; null where there is none. */
  lastTimeBefore<Fact extends FactEntity>(
    context: RequestContext,
    ledger: {
      readonly definition: { readonly kind: string };
      lastTimesBefore(viewer: Viewer, facts: readonly Fact[]): Promise<ReadonlyMap<string, Fact>>;
    },
    fact: Fact,
  ): Promise<Fact | null> {
    const loader = loaderOf(context, `last time of ${ledger.definition.kind}`, () => {
      const viewer = context.viewer as Viewer;
      return new DataLoader<Fact, Fact | null, string>(
        async (facts) => {
          const found = await ledger.lastTimesBefore(viewer, facts);
          return facts.map(({ id }) => found.get(id) ?? null);
        },
        // A change in the same request leaves another version behind.
        { cacheKeyFn: ({ id, version }) => `${id}.${version}` },
      );
    });
    return loader.load(fact);
  }

  /** Earlier versions of a fact, newest first. */
  async revisionsOf<Image>(context: RequestContext, kind: string, factId: string): Promise<readonly Revision<Image>[]> {
    const loader = loaderOf(context, `revisions of ${kind}`, () => {
      const { scope } = context.viewer as Viewer;
      return new DataLoader<string, readonly Revision<Image>[]>(async (ids) => {
        const byFact = Map.groupBy(
          await this.revisions.ofFacts<Image>(scope, kind, ids),
          (revision) => revision.factId,
        );
        return ids.map((id) => byFact.get(id) ?? []);
      });
    });
    return loader.load(factId);
  }
}
