import { type IndicatorCode } from '@fanzha/domain';
import { connectionOf, SafeIntScalar } from '@fanzha/platform';
import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { RollupQuestion } from './node.js';
import { Figure } from './rollup.model.js';

@ObjectType({ description: 'Records of one kind of exactness and their sum.' })
export class ProvenancePart {
  @Field(() => SafeIntScalar) records!: number;
  @Field(() => Float) value!: number;
}

@ObjectType({ description: 'What one tenant adds to a figure.' })
export class Contributor {
  readonly tenantId!: string;
  @Field(() => SafeIntScalar) records!: number;
  @Field(() => Float) value!: number;
  @Field(() => Boolean) atLeast!: boolean;
  @Field(() => SafeIntScalar) uncounted!: number;
}

@ObjectType()
export class ContributorConnection extends connectionOf('Contributor', () => Contributor) {}

@ObjectType({ description: 'Where a figure comes from.' })
export class Provenance {
  readonly question!: RollupQuestion;
  readonly indicator!: IndicatorCode;
  @Field(() => Figure) figure!: Figure;
  @Field(() => SafeIntScalar, { description: 'Records that state the indicator.' }) records!: number;
  @Field(() => ProvenancePart) exact!: ProvenancePart;
  @Field(() => ProvenancePart) atLeast!: ProvenancePart;
  @Field(() => ProvenancePart) approx!: ProvenancePart;
  @Field(() => SafeIntScalar) uncounted!: number;
  @Field(() => SafeIntScalar) withheld!: number;
  @Field(() => SafeIntScalar, { description: 'Tenants due with an active fact of which none states the indicator.' }) silent!: number;
  @Field(() => SafeIntScalar, { description: 'Tenants due without any active fact in the period.' }) missing!: number;
}

