import type { LocalDate, Sector } from '@fanzha/domain';
import { FactModel } from '@fanzha/ledger';
import { connectionOf, LocalDateScalar, SectorEnum } from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';

/** The fields of a fact that are shown as they are; `NoticeResolver` adds the others. */
@ObjectType({ description: 'what an authority tells units about a kind of fraud (通报)' })
export class Notice extends FactModel {
  @Field(() => String, { description: 'its heading' }) title!: string;
  @Field(() => String, { description: 'the notice in full' }) body!: string;
  @Field(() => LocalDateScalar, { description: 'the day on which it was published and counts' })
  publishedOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day by which units are to acknowledge it; null where none was set',
  })
  receiveBy!: LocalDate | null;
  @Field(() => [ID], { name: 'regionCodes', description: 'whose units it is addressed to' })
  regions!: readonly string[];
  @Field(() => [SectorEnum], { description: 'of which lines; none: of all' }) sectors!: readonly Sector[];
}

export const NoticeConnection = connectionOf('Notice', () => Notice);
