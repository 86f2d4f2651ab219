import type { LocalDate } from '@fanzha/domain';
import { DateTimeScalar, LocalDateScalar, SafeIntScalar } from '@fanzha/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'the doors of a community; no person is on it' })
export class HouseholdRoster {
  @Field(() => ID, { description: 'the code of the community, 12 digits' }) communityCode!: string;
  @Field(() => SafeIntScalar, { description: 'doors in place today: neither retired nor vacant' }) registered!: number;
  @Field(() => SafeIntScalar, { description: 'doors that this request has put in place' }) added!: number;
  covered!: number;
  rosterId!: string;
  year!: number;
}

@ObjectType({ description: 'a door and what the asked calendar year says of it' })
export class HouseholdDoor {
  @Field(() => String, { description: 'the door as it is written: 3-2-401' }) label!: string;
  @Field(() => String, { description: 'empty where the label does not tell' }) building!: string;
  @Field(() => String, { description: 'the staircase or entrance; empty where the label names none' }) unit!: string;
  @Field(() => String, { description: 'the last part of the label' }) room!: string;
  @Field(() => Boolean, { description: 'by anyone' }) visited!: boolean;
  @Field(() => Boolean, { description: 'the own unit met somebody there in the year' }) visitedByUs!: boolean;
  @Field(() => Boolean, { description: 'nobody was met at the last visit' }) toRevisit!: boolean;
  @Field(() => Boolean, { description: 'at the end of the year, or today' }) vacant!: boolean;

  @Field(() => LocalDateScalar, { nullable: true, description: 'the first day on which it was no longer there' })
  retiredOn!: LocalDate | null;
}

@ObjectType({
  description:
    'doors that were put on a roster together; can be undone as long as no visit has named one of those that were new',
})
export class HouseholdRegistration {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => LocalDateScalar, { description: 'since when its doors are on the roster' }) registeredOn!: LocalDate;
  @Field(() => DateTimeScalar, { description: 'when the doors were registered' }) registeredAt!: Date;
  @Field(() => Int, { description: 'doors that it has put in place' }) doors!: number;
  @Field(() => Int, { description: 'new doors of it that a visit has named since' }) visited!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was undone; null while it stands' })
  undoneAt!: Date | null;
  registeredById!: string;
  tenantId!: string;
}
