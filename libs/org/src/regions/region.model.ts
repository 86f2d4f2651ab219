import type { LocalDate, RegionLevel } from '@fanzha/domain';
import { LocalDateScalar, RegionLevelEnum } from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';

/**
 * A unit of the administrative division, such as 湾沚镇 (340210100). The code tells where it lies: it begins with the code
 * of every region above. Regions are never deleted; an abolished one keeps its facts and names its successor.
 */
@ObjectType()
export class Region {
  @Field(() => ID)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => RegionLevelEnum)
  level!: RegionLevel;

  parentCode!: string | null;
  validFrom!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day it existed; null while it does.' })
  validTo!: LocalDate | null;
  successorCode!: string | null;
}
