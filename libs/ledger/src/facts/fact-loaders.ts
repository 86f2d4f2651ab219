import { loadById, loadTogether, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
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
    return loadById(context, PersonRepository, userId, {
      find: (ids, { scope }) => this.people.names(scope, ids),
      missing: null,
    });
  }

  /** The totals that a record states or is part of. */
  knownTotals(context: RequestContext, recordId: string): Promise<KnownTotals> {
    const read = async (ids: readonly string[], { scope }: Viewer) => {
      const known = await this.totals.known(scope, ids);
      return ids.map(() => known);
    };
    return loadTogether(context, TotalsRepository, recordId, read, { isChanging: true });
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
    return loadTogether(context, `last time of ${ledger.definition.kind}`, fact, async (facts, viewer) => {
      const found = await ledger.lastTimesBefore(viewer, facts);
      return facts.map(({ id }) => found.get(id) ?? null);
    });
  }

  /** Earlier versions of a fact, newest first. */
  async revisionsOf<Image>(context: RequestContext, kind: string, factId: string): Promise<readonly Revision<Image>[]> {
    return loadById(context, `revisions of ${kind}`, factId, {
      find: async (ids, { scope }) =>
        Map.groupBy(await this.revisions.ofFacts<Image>(scope, kind, ids), (revision) => revision.factId),
      missing: [],
    });
  }
}
