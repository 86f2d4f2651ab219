import type { Period, RecordStatus, Sector } from '@fanzha/domain';
import { Region, Tenant } from '@fanzha/org';
import { DateTimeScalar, JsonScalar, PeriodScalar, RecordStatusEnum, SectorEnum, SelectedWith } from '@fanzha/platform';
import { Field, ID, InputType, Int, InterfaceType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { FactEntity } from './fact.entity.js';
import { REVISION_CHANGES, type RevisionChange } from './fact-revision.entity.js';
import type { LedgerDefinition } from './ledger-definition.js';
import type { Revision } from './revision.repository.js';

export const RevisionChangeEnum = Object.fromEntries(REVISION_CHANGES.map((change) => [change, change]));
registerEnumType(RevisionChangeEnum, { name: 'RevisionChange' });

@ObjectType({ description: 'an earlier version of a record, of whichever ledger' })
export class RecordRevision {
  @Field(() => ID, { description: 'of this version of this record' }) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => RevisionChangeEnum) change!: RevisionChange;
  @Field(() => DateTimeScalar, { description: 'when it ceased to be the current version' }) changedAt!: Date;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => [String], { description: 'fields that the next version states differently' }) changedFields!: string[];
  @Field(() => JsonScalar, { description: 'what was stated then, by field, as the type of the record shows it' })
  earlier!: Readonly<Record<string, unknown>>;
  changedById!: string;
}

/** What the API shows of a record of whichever ledger. Each ledger's type has more. */
@InterfaceType('Record', {
  description: 'a record of whichever ledger',
  resolveType: ({ recordType }: { recordType: string }) => recordType,
})
export abstract class RecordModel {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => RecordStatusEnum) recordStatus!: RecordStatus;
  @Field(() => DateTimeScalar) recordedAt!: Date;
  @Field(() => DateTimeScalar) changedAt!: Date;
  @Field(() => Tenant) tenant!: Tenant;
  @Field(() => Region) region!: Region;
  @Field(() => [String], { description: 'operations the viewer may do now' }) allowed!: string[];
  @SelectedWith('ledger:read')
  @Field(() => [RecordRevision], { description: 'earlier versions, newest first; for those who may read records' })
  history!: RecordRevision[];
}

/** The fields every record shows as they are; `factFields` adds tenant, region, allowed, recordedBy and history. */
@ObjectType({ isAbstract: true, implements: () => [RecordModel] })
export abstract class FactModel {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => RecordStatusEnum) recordStatus!: RecordStatus;
  @Field(() => ID, { nullable: true }) campaignId!: string | null;
  @Field(() => String, { nullable: true }) voidReason!: string | null;
  @Field(() => DateTimeScalar) recordedAt!: Date;
  @Field(() => DateTimeScalar) changedAt!: Date;
}

/** A revision as the API shows it. */
export function shownRevision<Fact extends FactEntity>(
  { factId, version, change, changedAt, changedBy, reason, image }: Revision<Fact>,
  changedFields: string[],
  { stated, shown }: Pick<LedgerDefinition<Fact>, 'stated' | 'shown'>,
): RecordRevision {
  const earlier = { ...Object.fromEntries(stated.map((field) => [field, image[field]])), ...shown?.(image) };
  return {
    id: `${factId}.${version}`,
    version,
    change,
    changedAt,
    changedById: changedBy,
    reason,
    changedFields,
    earlier,
  };
}

@InputType({ description: 'what every list of records can be narrowed by' })
export class RecordFilter {
  @Field(() => ID, { nullable: true }) tenantId?: string | null;
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'only records placed in this very region' })
  directly?: boolean | null;
  @Field(() => PeriodScalar, { nullable: true }) period?: Period | null;
  @Field(() => SectorEnum, { nullable: true }) sector?: Sector | null;
  @Field(() => ID, { nullable: true }) campaignId?: string | null;
  @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false }) includeVoided?: boolean | null;
}
