import type { LocalDate, Sector } from '@fanzha/domain';
import { connectionOf, DateTimeScalar, LocalDateScalar, SafeIntScalar, SectorEnum } from '@fanzha/platform';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'a unit that has not received a running campaign of the own authority (专项签收)' })
export class MissingCampaignReceipt {
  @Field(() => ID, { description: 'the campaign' }) campaignId!: string;
  @Field(() => String, { description: 'what the campaign is called' }) title!: string;
  @Field(() => String, { nullable: true, description: 'the number of its document (文号)' })
  documentNumber!: string | null;
  @Field(() => ID, { description: 'the unit' }) tenantId!: string;
  @Field(() => String, { description: 'what the unit is called' }) name!: string;
  @Field(() => String, { description: 'where it belongs' }) regionCode!: string;
  @Field(() => String, { description: 'what that region is called' }) regionName!: string;
  @Field(() => SectorEnum, { description: 'its line' }) sector!: Sector;
  @Field(() => DateTimeScalar, { description: 'since when it is to receive it: its tasks were issued' }) since!: Date;
  @Field(() => LocalDateScalar, { nullable: true, description: 'until when; null where the campaign does not say' })
  receiveBy!: LocalDate | null;
  @Field(() => SafeIntScalar, { description: 'days since that day; 0 or fewer, or no such day: not overdue' })
  daysOverdue!: number;
  @Field(() => Int, { description: 'submissions that it owes the same authority as well, due or not yet due' })
  reportsOwed!: number;
  @Field(() => Int, {
    description: 'notices of the same authority, of the last 30 days or still to come, that it has not acknowledged',
  })
  noticesOwed!: number;
}

@ObjectType({ description: 'a page of units that have not received campaigns' })
export class MissingCampaignReceiptConnection extends connectionOf(
  'MissingCampaignReceipt',
  () => MissingCampaignReceipt,
) {}

@ArgsType()
export class MissingReceiptArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}
