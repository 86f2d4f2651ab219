import type { LocalDate, RegionLevel } from '@fanzha/domain';
import { LocalDateScalar, RegionLevelEnum } from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';

/**
 * A unit of the administrative division, such as 湾沚镇 (340210100). The code tells where it lies: it begins with the code
 * of every region above. Regions are never deleted; an abolished one keeps its facts and names its successor.
 */
@ObjectType({ description: 'a region of the official division, from the province to the community' })
export class Region {
  @Field(() => ID, {
    description: 'the official code without its padding zeros: 2, 4, 6, 9 or 12 digits; a child begins with it',
  })
  code!: string;

  @Field(() => String, { description: 'the official name' })
  name!: string;

  @Field(() => RegionLevelEnum, { description: 'province, city, county, town or community' })
  level!: RegionLevel;

  parentCode!: string | null;
  validFrom!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day it existed; null while it does.' })
  validTo!: LocalDate | null;
  successorCode!: string | null;
}
