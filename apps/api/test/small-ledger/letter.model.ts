import type { LocalDate } from '@fanzha/domain';
import { FactModel } from '@fanzha/ledger';
import { connectionOf, LocalDateScalar } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class Letter extends FactModel {
  @Field(() => String) subject!: string;
  @Field(() => LocalDateScalar) dueOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true }) sentOn!: LocalDate | null;
}

export const LetterConnection = connectionOf('Letter', () => Letter);
