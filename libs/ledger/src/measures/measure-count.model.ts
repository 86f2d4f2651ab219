import type { Qualifier, StoredAmount } from '@fanzha/domain';
import { Costs, QualifierEnum, SafeIntScalar } from '@fanzha/platform';
import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { NOTHING_MORE, SOME, SOME_INPUT, UPPER_END, UPPER_END_INPUT } from './range-fields.js';

@ObjectType({ description: 'a stated count; no value where uncounted or withheld' })
export class MeasureCount {
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'the number; null where it was not counted or is withheld',
  })
  value!: number | null;
  @Field(() => QualifierEnum, { description: 'exact, at least, about, not counted or withheld' }) qualifier!: Qualifier;
  @Costs(NOTHING_MORE)
  @Field(() => SafeIntScalar, UPPER_END)
  upTo!: number | null;
  @Costs(NOTHING_MORE)
  @Field(() => Boolean, SOME)
  atLeast!: boolean | null;
}

/** A stored count as the API shows it. */
export const shownCount = ({ amount, qualifier, upTo = null, atLeast = null }: StoredAmount): MeasureCount => ({
  value: amount,
  qualifier,
  upTo,
  atLeast,
});

@InputType({ description: 'a whole number with the way it is meant' })
export class MeasureCountInput {
  @Field(() => SafeIntScalar, { nullable: true, description: 'the number; none beside UNCOUNTED and WITHHELD' })
  value?: number | null;
  @Field(() => QualifierEnum, {
    defaultValue: 'EXACT',
    description: 'how the number is meant; without a number UNCOUNTED or WITHHELD',
  })
  qualifier!: Qualifier;
  @Field(() => SafeIntScalar, UPPER_END_INPUT) upTo?: number | null;
  @Field(() => Boolean, SOME_INPUT) atLeast?: boolean | null;
}
