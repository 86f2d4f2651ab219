import { Region, RegionDirectory, Tenant, TenantLoader } from '@fanzha/org';
import {
  Costs,
  CurrentViewer,
  LocalDateScalar,
  type RequestContext,
  requirePermission,
  SelectedWith,
  type Viewer,
} from '@fanzha/platform';
import type { LocalDate } from '@fanzha/domain';
import { Injectable, type Type } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { changedFields } from './changed-fields.js';
import type { FactEntity } from './fact.entity.js';
import { FactLoaders } from './fact-loaders.js';
import { type FactModel, RecordRevision, shownRevision } from './fact.model.js';
import { allowedOperations, keepsOrOversees } from './fact.policy.js';
import { changeableFields, type LedgerDefinition } from './ledger-definition.js';
import { RecordReaders } from './record-readers.js';
import { AmountToCheck, amountsToCheck } from './plausibility.model.js';
import { includedIn, totalsOfRecord } from './totals/record-totals.js';
import { RecordTotal, TotalLink } from './totals/totals.model.js';

/** What the fields of records are looked up in. */
@Injectable()
export class FactFieldSources {
  constructor(
    readonly regions: RegionDirectory,
    readonly tenants: TenantLoader,
    readonly loaders: FactLoaders,
    readonly readers: RecordReaders,
  ) {}
}

/** The fields that the records of every ledger add in the same way. */
export function factFields<Fact extends FactEntity>(model: () => Type<FactModel>) {
  @Resolver(model, { isAbstract: true })
  abstract class FactFieldsResolver {
    protected abstract readonly ledger: { readonly definition: LedgerDefinition<Fact> };

    constructor(protected readonly sources: FactFieldSources) {}

    @ResolveField(() => Tenant, { description: 'the unit whose record it is' })
    tenant(@Parent() fact: Fact, @Context() context: RequestContext): Promise<Tenant> {
      return this.sources.tenants.load(context, fact.tenantId);
    }

    @ResolveField(() => Region, {
      description: 'the region where it counts: that of its own day, also after the unit has moved',
    })
    region(@Parent() fact: Fact): Region | undefined {
      return this.sources.regions.find(fact.regionCode);
    }

    @ResolveField(() => String, { nullable: true, description: 'known to the own tenant only' })
    recordedBy(@Parent() fact: Fact, @Context() context: RequestContext): Promise<string | null> {
      return this.sources.loaders.personName(context, fact.recordedBy);
    }

    @ResolveField(() => [AmountToCheck], {
      description:
        'stated amounts that are beyond what is usual for the unit; ' +
        'for the unit and its overseers, empty for others who see the record',
    })
    toCheck(@Parent() fact: Fact, @CurrentViewer() viewer: Viewer): AmountToCheck[] {
      // What is usual for a unit is read off its records, which others do not see.
      return keepsOrOversees(viewer.scope, fact) ? amountsToCheck(fact.exceeded) : [];
    }

    @ResolveField(() => [String], { description: 'operations the viewer may do now' })
    allowed(@Parent() fact: Fact, @CurrentViewer() viewer: Viewer): string[] {
      const { definition } = this.ledger;
      return allowedOperations(viewer, fact, definition.furtherOperations?.(fact), definition);
    }

    @SelectedWith('ledger:read')
    @ResolveField(() => [RecordRevision], {
      description: 'earlier versions, newest first; for those who may read records',
    })
    async history(@Parent() fact: Fact, @Context() context: RequestContext): Promise<RecordRevision[]> {
      // An API client that only writes reaches this through its own change; what others stated
      // before is not part of its answer.
      requirePermission(context.viewer, 'ledger:read');
      const { definition } = this.ledger;
      const revisions = await this.sources.loaders.revisionsOf<Fact>(context, definition.kind, fact.id);
      // Each version is compared with the one that replaced it; images are jsonb, so the
      // current fact is read the same way.
      const current = JSON.parse(JSON.stringify(definition.redactForHistory?.(fact) ?? fact)) as Fact;
      return revisions.map((revision, position) => {
        const next = revisions[position - 1]?.image ?? current;
        return shownRevision(revision, changedFields(changeableFields(definition), revision.image, next), definition);
      });
    }
  }
  return FactFieldsResolver;
}

/** A row is looked up by index for each record, all of them in one statement. */
const LAST_TIME_COST = 20;
/** Totals of a record with all of their series. */
const TOTALS_COST = 20;

/** The same, and the last time that the unit did the same. @param alike what both records have in common */
export function comparedFactFields<Fact extends FactEntity>(model: () => Type<FactModel>, alike: string) {
  @Resolver(model, { isAbstract: true })
  abstract class ComparedFactFieldsResolver extends factFields<Fact>(model) {
    protected abstract override readonly ledger: {
      readonly definition: LedgerDefinition<Fact>;
      lastTimesBefore(viewer: Viewer, facts: readonly Fact[]): Promise<ReadonlyMap<string, Fact>>;
    };

    @SelectedWith('ledger:read')
    @Costs(LAST_TIME_COST)
    @ResolveField(model, {
      nullable: true,
      description:
        `the last time that the unit did the same (${alike}): its record of the latest day before this one's, of ` +
        'several on that day the newest; for those who may read records. Null where there is none, and for a unit ' +
        'that sees the record of another one',
    })
    async lastTime(@Parent() fact: Fact, @Context() context: RequestContext): Promise<Fact | null> {
      requirePermission(context.viewer, 'ledger:read');
      return this.sources.loaders.lastTimeBefore(context, this.ledger, fact);
    }

    @ResolveField(() => LocalDateScalar, {
      nullable: true,
      description: 'since when its amounts are running totals; null where they are of their own days alone',
    })
    runningSince(@Parent() fact: Fact): LocalDate | null {
      return runningSince(fact);
    }

    @SelectedWith('ledger:read')
    @Costs(TOTALS_COST)
    @ResolveField(() => [RecordTotal], {
      description: 'the totals that it states, each with what it has in it; for those who may read records',
    })
    async totals(@Parent() fact: Fact, @Context() context: RequestContext): Promise<RecordTotal[]> {
      requirePermission(context.viewer, 'ledger:read');
      return totalsOfRecord(fact.id, await this.sources.loaders.knownTotals(context, fact.id));
    }

    @SelectedWith('ledger:read')
    @Costs(TOTALS_COST)
    @ResolveField(() => [TotalLink], {
      description:
        'the totals that amounts of it are part of, and therefore counted once; for those who may read records',
    })
    async includedIn(@Parent() fact: Fact, @Context() context: RequestContext): Promise<TotalLink[]> {
      requirePermission(context.viewer, 'ledger:read');
      return includedIn(fact.id, await this.sources.loaders.knownTotals(context, fact.id));
    }
  }
  return ComparedFactFieldsResolver;
}

/** Since when the amounts of a fact are running totals: its lines, or all of its amounts, begin then. */
export function runningSince(fact: FactEntity): LocalDate | null {
  const { running, beganOn, measures } = fact as FactEntity & {
    readonly running?: boolean;
    readonly beganOn?: LocalDate | null;
    readonly measures?: readonly { readonly from?: LocalDate | null }[];
  };
  return running ? (beganOn ?? measures?.[0]?.from ?? null) : null;
}
