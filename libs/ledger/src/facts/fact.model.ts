import type { Period, RecordStatus, Sector } from '@fanzha/domain';
import { DateTimeScalar, PeriodScalar, RecordStatusEnum, SectorEnum } from '@fanzha/platform';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { REVISION_CHANGES, type RevisionChange } from './fact-revision.entity.js';
import type { Revision } from './revision.repository.js';

export const RevisionChangeEnum = Object.fromEntries(REVISION_CHANGES.map((change) => [change, change]));
registerEnumType(RevisionChangeEnum, { name: 'RevisionChange' });

/** The fields every record shows as they are; `factFields` adds tenant, region, allowed, recordedBy and history. */
@ObjectType({ isAbstract: true })
export abstract class FactModel {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => RecordStatusEnum) recordStatus!: RecordStatus;
  @Field(() => ID, { nullable: true }) campaignId!: string | null;
  @Field(() => String, { nullable: true }) voidReason!: string | null;
  @Field(() => DateTimeScalar) recordedAt!: Date;
  @Field(() => DateTimeScalar) changedAt!: Date;
}

@ObjectType({ description: 'an earlier version of a record' })
export class RecordRevision {
  @Field(() => Int) version!: number;
  @Field(() => RevisionChangeEnum) change!: RevisionChange;
  @Field(() => DateTimeScalar, { description: 'when it ceased to be the current version' }) changedAt!: Date;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => [String], { description: 'fields that the next version states differently' }) changedFields!: string[];
  changedById!: string;
}

/** A revision as the API shows it. */
export function shownRevision(
  { version, change, changedAt, changedBy, reason }: Revision,
  fields: string[],
): RecordRevision {
  return { version, change, changedAt, changedById: changedBy, reason, changedFields: fields };
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
