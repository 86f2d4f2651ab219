import { Region, RegionDirectory, Tenant, TenantLoader } from '@fanzha/org';
import { CurrentViewer, type RequestContext, requirePermission, SelectedWith, type Viewer } from '@fanzha/platform';
import { type Type } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Book } from './book.js';
import { changedFields } from './changed-fields.js';
import type { FactEntity } from './fact.entity.js';
import type { StatedPlace } from './fact-bounds.js';
import { FactLoaders } from './fact-loaders.js';
import { type FactModel, RecordRevision, shownRevision } from './fact.model.js';
import { allowedOperations } from './fact.policy.js';
import { AmountToCheck, shownMarks } from './plausibility.model.js';

/** What a resolver of records has to be given. */
export interface FactFieldSources {
  readonly regions: RegionDirectory;
  readonly tenants: TenantLoader;
  readonly loaders: FactLoaders;
}

type FieldsOfBook<Fact extends FactEntity> = Pick<
  Book<Fact, StatedPlace & never>,
  'kind' | 'changeable' | 'furtherOperations' | 'image' | 'unamendable'
>;

/** Whose a record is, where it counts, who recorded it and what the viewer may do: for records with a history of their own form. */
export function attributedFields<Fact extends FactEntity>(model: () => Type<FactModel>) {
  @Resolver(model, { isAbstract: true })
  abstract class AttributedFieldsResolver {
    protected abstract readonly sources: FactFieldSources;
    protected abstract readonly book: FieldsOfBook<Fact>;

    @ResolveField(() => Tenant)
    tenant(@Parent() fact: Fact, @Context() context: RequestContext): Promise<Tenant> {
      return this.sources.tenants.load(context, fact.tenantId);
    }

    @ResolveField(() => Region)
    region(@Parent() fact: Fact): Region | undefined {
      return this.sources.regions.find(fact.regionCode);
    }

    @ResolveField(() => String, { nullable: true, description: 'known to the own tenant only' })
    recordedBy(@Parent() fact: Fact, @Context() context: RequestContext): Promise<string | null> {
      return this.sources.loaders.personName(context, fact.recordedBy);
    }

    @ResolveField(() => [AmountToCheck], { description: 'stated amounts that are beyond what is usual for the unit' })
    toCheck(@Parent() fact: Fact): AmountToCheck[] {
      return shownMarks(fact.exceeded);
    }

    @ResolveField(() => [String], { description: 'operations the viewer may do now' })
    allowed(@Parent() fact: Fact, @CurrentViewer() viewer: Viewer): string[] {
      return allowedOperations(viewer, fact, this.book.furtherOperations?.(fact), this.book.unamendable);
    }
  }
  return AttributedFieldsResolver;
}

/** The fields that the records of every ledger add in the same way. The ledger's resolver extends it and names its book. */
export function factFields<Fact extends FactEntity>(model: () => Type<FactModel>) {
  @Resolver(model, { isAbstract: true })
  abstract class FactFieldsResolver extends attributedFields<Fact>(model) {
    @SelectedWith('ledger:read')
    @ResolveField(() => [RecordRevision], {
      description: 'earlier versions, newest first; for those who may read records',
    })
    async history(@Parent() fact: Fact, @Context() context: RequestContext): Promise<RecordRevision[]> {
      // An API client that only writes reaches this through its own change; what others stated before is not part of its answer.
      requirePermission(context.viewer, 'ledger:read');
      const revisions = await this.sources.loaders.revisionsOf<Fact>(context, this.book.kind, fact.id);
      // Each version is compared with the one that replaced it; images are jsonb, so the current fact is read the same way.
      const current = JSON.parse(JSON.stringify(this.book.image?.(fact) ?? fact)) as Fact;
      return revisions.map((revision, place) => {
        const next = revisions[place - 1]?.image ?? current;
        return shownRevision(revision, changedFields(this.book.changeable, revision.image, next));
      });
    }
  }
  return FactFieldsResolver;
}
