import type { LeadershipRole, LocalDate } from '@fanzha/domain';
import { LeadershipRoleEnum, LocalDateScalar } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';

@InputType()
export class LeadershipMemberInput {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => LeadershipRoleEnum) role!: LeadershipRole;
  @Field(() => String, { nullable: true }) duty?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'left out: the known one stays; null: it is taken away, by those who see it',
  })
  phone?: string | null;
}

@InputType()
export class LeadershipGroupInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => String) name!: string;
  @Field(() => LocalDateScalar) foundedOn!: LocalDate;

  @Field(() => String, {
    nullable: true,
    description: 'as GB/T 9704 wants it: 镇反诈〔2026〕5号; other brackets are put right',
  })
  documentNumber?: string | null;

  @Field(() => ID, { nullable: true }) campaignId?: string | null;
  @Field(() => [LeadershipMemberInput]) members!: LeadershipMemberInput[];
}

@InputType()
export class LeadershipGroupFilter extends RecordFilter {
  @Field(() => LocalDateScalar, { nullable: true, description: 'founded by then and not yet dissolved' })
  inPlaceOn?: LocalDate | null;
}
