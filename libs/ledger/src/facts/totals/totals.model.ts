import type { IndicatorCode, LocalDate, Qualifier } from '@fanzha/domain';
import { IndicatorCodeEnum, LocalDateScalar, QualifierEnum } from '@fanzha/platform';
import { Field, Float, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'an amount of another record of the unit, which a total has in it or is in' })
export class TotalLink {
  @Field(() => ID, { description: 'the record that states it' }) recordId!: string;
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => LocalDateScalar, { nullable: true, description: 'its first day; null where it covers one day' })
  from!: LocalDate | null;
  @Field(() => LocalDateScalar, { description: 'its last day' }) until!: LocalDate;
  @Field(() => Float, {
    nullable: true,
    description: "the amount in the indicator's unit, money in yuan; null where it was not counted or is withheld",
  })
  value!: number | null;
  @Field(() => QualifierEnum, { description: 'how the amount is meant' }) qualifier!: Qualifier;
}

@ObjectType({
  description:
    'a total that a record states, and the rest that it counts for: less the total before it, less its parts',
})
export class RecordTotal {
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'since when it runs; null of a total that is of its days',
  })
  runningSince!: LocalDate | null;
  @Field(() => LocalDateScalar, { description: 'its last day, on which the rest counts' }) until!: LocalDate;
  @Field(() => Float, { nullable: true, description: 'the total as it was stated; null where it was not counted' })
  value!: number | null;
  @Field(() => QualifierEnum, { description: 'how the total is meant' }) qualifier!: Qualifier;
  @Field(() => Float, { nullable: true, description: 'what it counts for; null where the total was not counted' })
  rest!: number | null;
  @Field(() => QualifierEnum, {
    description: 'how the rest is meant: exactly if all terms are, at least if the total alone is, else about',
  })
  restQualifier!: Qualifier;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day of the rest; null where it is of one day',
  })
  restFrom!: LocalDate | null;
  @Field(() => Boolean, { description: 'its parts add up to more than it: it counts for nothing' }) exceeded!: boolean;
  @Field(() => String, { nullable: true, description: 'why it is below the total before it' })
  decreaseReason!: string | null;
  @Field(() => TotalLink, { nullable: true, description: 'the total before it, which it has in it' })
  previous!: TotalLink | null;
  @Field(() => [TotalLink], { description: 'what else it has in it since then, by days' }) parts!: TotalLink[];
}
