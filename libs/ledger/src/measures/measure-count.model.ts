import type { Qualifier } from '@fanzha/domain';
import { QualifierEnum, SafeIntScalar } from '@fanzha/platform';
import { Field, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'a stated count; no value where uncounted or withheld' })
export class MeasureCount {
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'the number; null where it was not counted or is withheld',
  })
  value!: number | null;
  @Field(() => QualifierEnum, { description: 'exact, at least, about, not counted or withheld' }) qualifier!: Qualifier;
}

@InputType({ description: 'a whole number with the way it is meant' })
export class MeasureCountInput {
  @Field(() => SafeIntScalar, { nullable: true, description: 'the number; none beside UNCOUNTED and WITHHELD' })
  value?: number | null;
  @Field(() => QualifierEnum, {
    defaultValue: 'EXACT',
    description: 'how the number is meant; without a number UNCOUNTED or WITHHELD',
  })
  qualifier!: Qualifier;
}
