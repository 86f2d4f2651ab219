import type { Qualifier } from '@fanzha/domain';
import { QualifierEnum, SafeIntScalar } from '@fanzha/platform';
import { Field, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'a stated count; no value where uncounted or withheld' })
export class MeasureCount {
  @Field(() => SafeIntScalar, { nullable: true }) value!: number | null;
  @Field(() => QualifierEnum) qualifier!: Qualifier;
}

@InputType()
export class MeasureCountInput {
  @Field(() => SafeIntScalar, { nullable: true }) value?: number | null;
  @Field(() => QualifierEnum, { defaultValue: 'EXACT' }) qualifier!: Qualifier;
}
