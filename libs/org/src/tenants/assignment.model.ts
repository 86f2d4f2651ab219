import type { LocalDate, Sector } from '@fanzha/domain';
import { LocalDateScalar, SectorEnum } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';

/** Where a tenant belonged and when; `region` is added by its resolver. */
@ObjectType()
export class Assignment {
  @Field(() => LocalDateScalar) from!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Its last day there; null until further notice.' })
  to!: LocalDate | null;
  @Field(() => SectorEnum) sector!: Sector;
  regionCode!: string;
}
