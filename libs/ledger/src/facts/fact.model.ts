import type { Period, Qualifier, RecordStatus, Sector, TenantType } from '@fanzha/domain';
import { Region, Tenant } from '@fanzha/org';
import {
  Costs,
  DateTimeScalar,
  JsonScalar,
  PeriodScalar,
  QualifierEnum,
  RecordStatusEnum,
  SEARCH_COST,
  SectorEnum,
  SelectedWith,
  TenantTypeEnum,
} from '@fanzha/platform';
import { Field, ID, InputType, Int, InterfaceType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { FactEntity } from './fact.entity.js';
import { REVISION_CHANGES, type RevisionChange } from './fact-revision.entity.js';
import type { LedgerDefinition } from './ledger-definition.js';
import type { Revision } from './revision.repository.js';

const RevisionChangeEnum = Object.fromEntries(REVISION_CHANGES.map((change) => [change, change]));
registerEnumType(RevisionChangeEnum, {
  name: 'RevisionChange',
  description: 'what ended a version of a record',
  valuesMap: {
    AMENDED: { description: 'a later version stated something else' },
    VOIDED: { description: 'the record was voided' },
  },
});

@ObjectType({ description: 'an earlier version of a record, of whichever ledger' })
export class RecordRevision {
  @Field(() => ID, { description: 'of this version of this record' }) id!: string;
  @Field(() => Int, { description: 'the number of this version' }) version!: number;
  @Field(() => RevisionChangeEnum, { description: 'what ended this version' }) change!: RevisionChange;
  @Field(() => DateTimeScalar, { description: 'when it ceased to be the current version' }) changedAt!: Date;
  @Field(() => String, { nullable: true, description: 'why it was voided; null for an amendment' }) reason!:
    string | null;
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
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => Int, {
    description: '1 for a new record, one more with every change; an amendment names the version that it is based on',
  })
  version!: number;
  @Field(() => RecordStatusEnum, { description: 'whether the record counts or was voided' })
  recordStatus!: RecordStatus;
  @Field(() => DateTimeScalar, { description: 'when it was first recorded' }) recordedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'when its current version was stored' }) changedAt!: Date;
  @Field(() => Tenant, { description: 'the unit whose record it is' }) tenant!: Tenant;
  @Field(() => Region, {
    description: 'the region where it counts: that of its own day, also after the unit has moved',
  })
  region!: Region;
  @Field(() => [String], { description: 'operations the viewer may do now' }) allowed!: string[];
  @SelectedWith('ledger:read')
  @Field(() => [RecordRevision], { description: 'earlier versions, newest first; for those who may read records' })
  history!: RecordRevision[];
}

/** The fields every record shows as they are; `factFields` adds tenant, region, allowed, recordedBy and history. */
@ObjectType({ isAbstract: true, implements: () => [RecordModel] })
export abstract class FactModel {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => Int, {
    description: '1 for a new record, one more with every change; an amendment names the version that it is based on',
  })
  version!: number;
  @Field(() => RecordStatusEnum, { description: 'whether the record counts or was voided' })
  recordStatus!: RecordStatus;
  @Field(() => [ID], {
    description: 'the campaigns that it belongs to: it counts once for each of them, and once for all work together',
  })
  campaignIds!: readonly string[];
  @Field(() => String, {
    nullable: true,
    description: 'why it was voided, in the words of who did it; null while it counts',
  })
  voidReason!: string | null;
  @Field(() => DateTimeScalar, { description: 'when it was first recorded' }) recordedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'when its current version was stored' }) changedAt!: Date;
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

/** Units are looked for by name. */
const UNITS_COST = 200;

@InputType({ description: 'what every list of records can be narrowed by' })
export class RecordFilter {
  @Field(() => ID, { nullable: true, description: 'only records of this unit' }) tenantId?: string | null;
  @Field(() => ID, { nullable: true, description: 'only records in this region and everything below it' }) regionCode?:
    string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'only records placed in this very region' })
  directly?: boolean | null;
  @Field(() => PeriodScalar, {
    nullable: true,
    description: 'only records whose own day lies in it, its last day included',
  })
  period?: Period | null;
  @Field(() => SectorEnum, {
    nullable: true,
    description: 'only records of units that were in this sector (条线) on the day',
  })
  sector?: Sector | null;
  @Costs(UNITS_COST)
  @Field(() => TenantTypeEnum, { nullable: true, description: 'only records of units of this type' })
  tenantType?: TenantType | null;
  @Field(() => ID, { nullable: true, description: 'only records of this campaign' }) campaignId?: string | null;
  @Costs(SEARCH_COST)
  @Field(() => String, {
    nullable: true,
    description:
      'words that must all occur, each in the texts of the record or in the name of its unit; width, case and kinds ' +
      'of blanks make no difference',
  })
  text?: string | null;
  @Costs(UNITS_COST)
  @Field(() => String, { nullable: true, description: 'words that must all occur in the name of the unit' })
  unitText?: string | null;
  @Costs(SEARCH_COST)
  @Field(() => QualifierEnum, {
    nullable: true,
    description: 'only records of which an amount that counts is meant in this way: exactly, at least, about, …',
  })
  qualifier?: Qualifier | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'only records with (true) or without (false) an amount beyond what is usual for their unit',
  })
  toCheck?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'voided records as well; they count in no figure',
  })
  includeVoided?: boolean | null;
}
