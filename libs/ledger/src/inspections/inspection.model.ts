import type { LocalDate } from '@fanzha/domain';
import { connectionOf, LocalDateScalar } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { amountOf } from '../facts/amount-fields.js';
import { FactModel } from '../facts/fact.model.js';
import { MeasureCount, shownCount } from '../measures/measure-count.model.js';
import type { StatedHazard } from './inspection.entity.js';

@ObjectType({ description: 'something that an inspection found to be wrong' })
export class Hazard {
  @Field(() => String, { description: 'what was found' }) description!: string;
  @Field(() => MeasureCount, { description: 'how many of it were found' }) count!: MeasureCount;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day by which it has to be rectified; null where none was set',
  })
  deadline!: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'null while it is not rectified' })
  rectifiedOn!: LocalDate | null;
  @Field(() => Boolean, { description: 'not rectified although its deadline has passed' }) overdue!: boolean;
}

/** The fields of a fact that are shown as they are; `InspectionResolver` adds the others. */
@ObjectType({ description: 'an inspection (检查排查) with the hazards it found' })
export class Inspection extends FactModel {
  @Field(() => LocalDateScalar, { description: 'the day of the inspection, on which it counts' })
  occurredOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day that the amounts cover, where they cover several; null for one day',
  })
  beganOn!: LocalDate | null;
  @Field(() => String, { description: 'what was inspected' }) subject!: string;
  @Field(() => String, { nullable: true, description: 'a description in words; null where there is none' }) narrative!:
    string | null;
}

export const InspectionConnection = connectionOf('Inspection', () => Inspection);

/** A hazard as the API shows it. @param today in China; the deadline itself is still in time. */
export function shownHazard(hazard: StatedHazard, today: LocalDate): Hazard {
  const { description, deadline, rectifiedOn } = hazard;
  const overdue = deadline !== null && rectifiedOn === null && deadline < today;
  return { description, count: shownCount(amountOf(hazard, 'count')), deadline, rectifiedOn, overdue };
}
