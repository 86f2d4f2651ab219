import {
  FRAUD_TYPES,
  type Indicator,
  indicator,
  type IndicatorCode,
  INDICATORS,
  nameIn,
  RATIO_KINDS,
  type RatioKind,
} from '@fanzha/domain';
import { FraudTypeModel, fraudTypeOf, shownFraudType } from '@fanzha/ledger';
import { IndicatorCodeEnum, type RequestContext, Requires } from '@fanzha/platform';
import {
  Context,
  Field,
  ID,
  ObjectType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';

const RatioKindEnum = Object.fromEntries(RATIO_KINDS.map((kind) => [kind, kind]));
registerEnumType(RatioKindEnum, {
  name: 'RatioKind',
  description:
    'SHARE: the numerator counts some of what the denominator counts, 0 to 100 %. ' +
    'QUOTIENT: neither is part of the other.',
  valuesMap: {
    SHARE: { description: 'the numerator counts some of what the denominator counts: 0 to 100 %' },
    QUOTIENT: { description: 'neither is part of the other: no bound' },
  },
});

@ObjectType({ description: 'What a ratio divides. Both are figures of their own.' })
class IndicatorRatio {
  @Field(() => RatioKindEnum, { description: 'whether it is a share or a quotient' }) kind!: RatioKind;
  @Field(() => IndicatorCodeEnum, { description: 'the figure that is divided' }) numerator!: IndicatorCode;
  @Field(() => IndicatorCodeEnum, { description: 'the figure that is divided by' }) denominator!: IndicatorCode;
}

@ObjectType('Indicator', { description: 'A coded figure with unit and aggregation.' })
class IndicatorModel {
  @Field(() => ID, { description: 'its code' }) id!: IndicatorCode;
  @Field(() => IndicatorCodeEnum, { description: 'names the indicator in every question' }) code!: IndicatorCode;
  @Field(() => String, { description: 'its Chinese name' }) label!: string;
  @Field(() => String, { description: 'the unit of its values; money is in yuan' }) unit!: string;
  @Field(() => String, { description: 'sum, stock (in place at period end), distinct or ratio.' }) aggregation!: string;
  @Field(() => String, { description: 'what it counts and what not, in Chinese' }) definition!: string;
  @Field(() => IndicatorRatio, { nullable: true, description: 'Of a ratio: what it divides.' })
  ratio!: IndicatorRatio | null;
  @Field(() => Boolean, {
    description: 'Of a period gone by it still changes with what is done today: there is no growth to compare.',
  })
  byNow!: boolean;
}

/** Registry and vocabularies, in the language of the request. */
@Resolver(() => FraudTypeModel)
export class ReferenceResolver {
  @Query(() => [IndicatorModel], { description: 'The indicator registry.' })
  @Requires()
  indicators(@Context() { locale }: RequestContext): IndicatorModel[] {
    return INDICATORS.map(({ code }) => {
      const row: Indicator = indicator(code);
      const chinese = locale === 'zh-CN';
      return {
        id: code,
        code,
        label: nameIn(locale, row),
        unit: chinese ? row.unit : row.unitEn,
        aggregation: row.aggregation,
        definition: chinese ? row.definition : row.definitionEn,
        ratio: row.ratio ?? null,
        byNow: row.byNow ?? false,
      };
    });
  }

  @Query(() => [FraudTypeModel], { description: 'Fraud types in two levels, parents first, then tags.' })
  @Requires()
  fraudTypes(@Context() { locale }: RequestContext): FraudTypeModel[] {
    return FRAUD_TYPES.map((type) => shownFraudType(type, locale));
  }

  @ResolveField(() => FraudTypeModel, { nullable: true, description: 'the type it is a kind of; null at the top' })
  parent(@Parent() { parentCode }: FraudTypeModel, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(parentCode, locale);
  }
}
