import type { LocalDate, Sector } from '@fanzha/domain';
import { LocalDateScalar, SectorEnum } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';

/** Where a tenant belonged and when; `region` is added by its resolver. */
@ObjectType({ description: 'where a unit belonged for a time' })
export class Assignment {
  @Field(() => LocalDateScalar, { description: 'its first day there' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Its last day there; null until further notice.' })
  to!: LocalDate | null;
  @Field(() => SectorEnum, { description: 'its sector (条线) then' }) sector!: Sector;
  regionCode!: string;
}
