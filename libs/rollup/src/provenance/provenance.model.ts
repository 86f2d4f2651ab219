import { type IndicatorCode, type LocalDate, type Qualifier, type SourcePart } from '@fanzha/domain';
import { connectionOf, LocalDateScalar, QualifierEnum, SafeIntScalar, SourcePartEnum } from '@fanzha/platform';
import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import type { SourceQuestion } from './provenance-statement.js';
import { Figure } from '../read/rollup.model.js';

@ObjectType({ description: 'Records of one kind of exactness and their sum.' })
export class ProvenancePart {
  @Field(() => SafeIntScalar, { description: 'how many records this part consists of' }) records!: number;
  @Field(() => Float, { description: "their sum in the indicator's unit, money in yuan" }) value!: number;
}

@ObjectType({ description: 'What one tenant adds to a figure. Different households of several tenants do not add up.' })
export class Contributor {
  readonly tenantId!: string;
  @Field(() => SafeIntScalar, { description: 'how many records the value consists of' }) records!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'null where the tenant counted nothing, though its records state the indicator',
  })
  value!: number | null;
  @Field(() => Boolean, { description: 'a part was stated as "at least": the true value is this or more' })
  atLeast!: boolean;
  @Field(() => SafeIntScalar, {
    description: 'records that state the indicator without a number; they are not in the value',
  })
  uncounted!: number;
  @Field(() => SafeIntScalar, { description: 'amounts in the value that are beyond what is usual for the unit' })
  toCheck!: number;
}

@ObjectType({ description: 'a page of the units that have a figure' })
export class ContributorConnection extends connectionOf('Contributor', () => Contributor) {}

@ObjectType({ description: 'One record behind a figure.' })
export class SourceRecord {
  readonly tenantId!: string | null;
  /** A code of a `SourceKind`; the ledgers show it in the API. */
  readonly kind!: string;
  @Field(() => ID, {
    description: 'of the record as a part of this figure: the same record behind another figure has another one',
  })
  id!: string;

  @Field(() => ID, { description: 'of the record in its ledger' }) recordId!: string;
  @Field(() => ID, { nullable: true, description: 'of a roster: its community' }) communityCode!: string | null;
  @Field(() => LocalDateScalar, { description: 'the day on which it counts in this figure: the last that it covers' })
  day!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the first day that it covers; null for one day' })
  beganOn!: LocalDate | null;
  @Field(() => Float, {
    nullable: true,
    description: "what it adds, in the indicator's unit, money in yuan; null where it was not counted or is withheld",
  })
  value!: number | null;
  @Field(() => QualifierEnum, { description: 'how the amount is meant' }) qualifier!: Qualifier;
  @Field(() => Boolean, { description: 'An amount of it is beyond what is usual for its unit.' }) toCheck!: boolean;
}

@ObjectType({ description: 'a page of the records that a figure consists of' })
export class SourceRecordConnection extends connectionOf('SourceRecord', () => SourceRecord) {}

@ObjectType({ description: 'Where a figure comes from. Of a ratio the parts are those of its numerator.' })
export class Provenance {
  readonly source!: SourceQuestion;
  @Field(() => SourcePartEnum, { description: 'which statements are taken apart below' }) part!: SourcePart;
  @Field(() => ProvenancePart, { description: 'what ended in the period and began before it: Figure.spanning' })
  beganBefore!: ProvenancePart;
  @Field(() => ProvenancePart, {
    description: 'what began in the period or before and goes on beyond it: it counts in the period in which it ends',
  })
  goesOn!: ProvenancePart;
  @Field(() => Figure, { description: 'the figure that is taken apart' }) figure!: Figure;
  @Field(() => SafeIntScalar, { description: 'Records that state the indicator.' }) records!: number;
  @Field(() => ProvenancePart, { description: 'the part stated exactly' }) exact!: ProvenancePart;
  @Field(() => ProvenancePart, { description: 'the part stated as "at least"' }) atLeast!: ProvenancePart;
  @Field(() => ProvenancePart, { description: 'the part stated as "about"' }) approx!: ProvenancePart;
  @Field(() => SafeIntScalar, { description: 'records that state the indicator but did not count it' })
  uncounted!: number;
  @Field(() => SafeIntScalar, { description: 'records that state the indicator but withhold the number' })
  withheld!: number;
  @Field(() => SafeIntScalar, {
    description: 'Amounts beyond what is usual for their unit, counted in the parts above.',
  })
  toCheck!: number;
  @Field(() => SafeIntScalar, {
    description:
      'Tenants due with an active fact of which none states the indicator; not for clients without ledger:read.',
  })
  silent!: number | Error;
  @Field(() => SafeIntScalar, {
    description: 'Tenants due without any active fact in the period; not for clients without ledger:read.',
  })
  missing!: number | Error;
  /** Of a ratio: the indicators it divides. */
  readonly indicator!: IndicatorCode;
}
