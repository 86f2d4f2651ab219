import type { LocalDate } from '@fanzha/domain';
import { RecordFilter } from '@fanzha/ledger';
import { LocalDateScalar } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class LetterInput {
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) subject!: string;
  @Field(() => LocalDateScalar) dueOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true }) sentOn?: LocalDate | null;
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
  @Field(() => [String], { defaultValue: [] }) attachments!: string[];
}

@InputType()
export class LetterFilter extends RecordFilter {
  @Field(() => Boolean, { nullable: true, description: 'only those that have not been sent' })
  unsent?: boolean | null;
}
