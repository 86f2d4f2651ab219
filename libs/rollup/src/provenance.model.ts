import { type IndicatorCode, type LocalDate, type Qualifier } from '@fanzha/domain';
import { connectionOf, LocalDateScalar, QualifierEnum, SafeIntScalar } from '@fanzha/platform';
import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import type { SourceQuestion } from './provenance-statement.js';
import { Figure } from './rollup.model.js';

@ObjectType({ description: 'Records of one kind of exactness and their sum.' })
export class ProvenancePart {
  @Field(() => SafeIntScalar) records!: number;
  @Field(() => Float) value!: number;
}

@ObjectType({ description: 'What one tenant adds to a figure. Different households of several tenants do not add up.' })
export class Contributor {
  readonly tenantId!: string;
  @Field(() => SafeIntScalar) records!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'null where the tenant counted nothing, though its records state the indicator',
  })
  value!: number | null;
  @Field(() => Boolean) atLeast!: boolean;
  @Field(() => SafeIntScalar) uncounted!: number;
  @Field(() => SafeIntScalar) toCheck!: number;
}

@ObjectType()
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
  @Field(() => LocalDateScalar) day!: LocalDate;
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => QualifierEnum) qualifier!: Qualifier;
  @Field(() => Boolean, { description: 'An amount of it is beyond what is usual for its unit.' }) toCheck!: boolean;
}

@ObjectType()
export class SourceRecordConnection extends connectionOf('SourceRecord', () => SourceRecord) {}

@ObjectType({ description: 'Where a figure comes from. Of a ratio the parts are those of its numerator.' })
export class Provenance {
  readonly source!: SourceQuestion;
  @Field(() => Figure) figure!: Figure;
  @Field(() => SafeIntScalar, { description: 'Records that state the indicator.' }) records!: number;
  @Field(() => ProvenancePart) exact!: ProvenancePart;
  @Field(() => ProvenancePart) atLeast!: ProvenancePart;
  @Field(() => ProvenancePart) approx!: ProvenancePart;
  @Field(() => SafeIntScalar) uncounted!: number;
  @Field(() => SafeIntScalar) withheld!: number;
  @Field(() => SafeIntScalar, {
    description: 'Amounts beyond what is usual for their unit, counted in the parts above.',
  })
  toCheck!: number;
  @Field(() => SafeIntScalar, { description: 'Tenants due with an active fact of which none states the indicator.' })
  silent!: number;
  @Field(() => SafeIntScalar, { description: 'Tenants due without any active fact in the period.' }) missing!: number;
  /** Of a ratio: the indicators it divides. */
  readonly indicator!: IndicatorCode;
}
