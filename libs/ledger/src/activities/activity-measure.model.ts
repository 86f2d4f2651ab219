import type { LocalDate, StoredLine } from '@fanzha/domain';
import { LocalDateScalar } from '@fanzha/platform';
import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Measure, MeasureInput, shownMeasures } from '../measures/measure.model.js';

@ObjectType({ description: 'an amount of an activity, and the days that it covers' })
export class ActivityMeasure extends Measure {
  @Field(() => LocalDateScalar, { nullable: true, description: 'its first day; null where it covers one day' })
  from!: LocalDate | null;
  @Field(() => LocalDateScalar, { description: 'its last day, on which it counts' }) until!: LocalDate;
}

@InputType({ description: 'one amount that is stated, of all days of the activity or of some' })
export class ActivityMeasureInput extends MeasureInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day that it covers; null beside `until`: that day alone; both null: as the activity',
  })
  from?: LocalDate | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the last day that it covers, on which it counts; null: the last day of the activity',
  })
  until?: LocalDate | null;
}

/** Stored lines as the API shows them: those of versions before release 0.2 have no days of their own. */
export function shownLines(lines: readonly StoredLine[], startOn: LocalDate): ActivityMeasure[] {
  const shown = shownMeasures(lines);
  return lines.map(({ from, until }, at) => ({
    ...(shown[at] as Measure),
    from: from ?? null,
    until: until ?? startOn,
  }));
}
