import { ADDITIVE_INDICATORS, shownValue } from '@fanzha/domain';
import { Region, RegionDirectory, Tenant, TenantLoader } from '@fanzha/org';
import { Costs, loadById, type RequestContext } from '@fanzha/platform';
import { RecordLabels } from '@fanzha/rollup';
import { Injectable, type Type } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordModel } from '../facts/fact.model.js';
import type { FactEntity } from '../facts/fact.entity.js';
import { RecordKindEnum } from '../facts/record-kind.js';
import { RecordReaders } from '../facts/record-readers.js';
import { type AddedAmount, LatestRecordsRepository } from './latest-records.repository.js';
import { RecordAmount, RecordEntry } from './record-entry.model.js';

/** Its parts are read with it. */
const RECORD_COST = 10;

/** What the fields of entries are looked up in: one statement for all entries of an operation. */
@Injectable()
export class EntrySources {
  constructor(
    readonly tenants: TenantLoader,
    readonly regions: RegionDirectory,
    readonly labels: RecordLabels,
    readonly readers: RecordReaders,
    private readonly records: LatestRecordsRepository,
  ) {}

  /** What a record adds to figures. */
  amounts(context: RequestContext, recordId: string): Promise<readonly AddedAmount[]> {
    return loadById(context, EntrySources, recordId, {
      find: async (ids, { scope }) => Map.groupBy(await this.records.amounts(scope, ids), (amount) => amount.recordId),
      missing: [],
    });
  }
}

/** The fields that every type with entries adds in the same way. */
export function entryFields(model: () => Type<RecordEntry>) {
  @Resolver(model, { isAbstract: true })
  abstract class EntryFieldsResolver {
    constructor(protected readonly sources: EntrySources) {}

    @ResolveField(() => RecordKindEnum, { description: 'the ledger that the record is in' })
    kind(@Parent() { ledger }: RecordEntry): string {
      return ledger;
    }

    @ResolveField(() => String, {
      description: 'What the record is called: a title, a community, a type. Never the number of a case.',
    })
    label(@Parent() { ledger, recordId }: RecordEntry, @Context() context: RequestContext): Promise<string> {
      return this.sources.labels.of(context, ledger, recordId);
    }

    @ResolveField(() => Tenant, { nullable: true, description: 'whose record it is; null where you may not see it' })
    tenant(@Parent() { tenantId }: RecordEntry, @Context() context: RequestContext): Promise<Tenant | null> {
      return this.sources.tenants.find(context, tenantId);
    }

    @ResolveField(() => Region, { description: 'the region where it counts' })
    region(@Parent() { regionCode }: RecordEntry): Region | undefined {
      return this.sources.regions.find(regionCode);
    }

    @ResolveField(() => [RecordAmount], {
      description: 'what it adds to figures, in the order of the indicators; nothing while it is planned',
    })
    async amounts(@Parent() { recordId }: RecordEntry, @Context() context: RequestContext): Promise<RecordAmount[]> {
      const amounts = await this.sources.amounts(context, recordId);
      const rank = ({ indicator }: AddedAmount) => ADDITIVE_INDICATORS.indexOf(indicator);
      return [...amounts]
        .sort((left, right) => rank(left) - rank(right))
        .map(({ indicator, amount, qualifier }) => ({
          indicator,
          value: amount === null ? null : shownValue(indicator, amount),
          qualifier,
        }));
    }

    @Costs(RECORD_COST)
    @ResolveField(() => RecordModel, { nullable: true, description: 'the record in full' })
    record(
      @Parent() { ledger, recordId }: RecordEntry,
      @Context() context: RequestContext,
    ): Promise<FactEntity | null> {
      return this.sources.readers.load(context, ledger, recordId);
    }
  }
  return EntryFieldsResolver;
}

@Resolver(() => RecordEntry)
export class RecordEntryResolver extends entryFields(() => RecordEntry) {}
