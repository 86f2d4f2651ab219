import type { LocalDate, StoredLine } from '@fanzha/domain';
import { LocalDateScalar } from '@fanzha/platform';
import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { shownMeasures, StatedMeasure, StatedMeasureInput } from '../measures/measure.model.js';

@ObjectType('Measure', {
  description:
    'an amount of an activity in the unit of its indicator (money in yuan), and the days that it covers; no value ' +
    'where uncounted or withheld',
})
export class ActivityMeasure extends StatedMeasure {
  @Field(() => LocalDateScalar, { nullable: true, description: 'its first day; null where it covers one day' })
  from!: LocalDate | null;
  @Field(() => LocalDateScalar, { description: 'its last day, on which it counts' }) until!: LocalDate;
}

@InputType('MeasureInput', { description: 'one amount that is stated, of all days of the activity or of some' })
export class ActivityMeasureInput extends StatedMeasureInput {
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
    ...(shown[at] as StatedMeasure),
    from: from ?? null,
    until: until ?? startOn,
  }));
}
