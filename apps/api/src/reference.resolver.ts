import { FRAUD_TYPES, type Indicator, indicator, type IndicatorCode, INDICATORS, nameIn } from '@fanzha/domain';
import { FraudTypeModel, fraudTypeOf, shownFraudType } from '@fanzha/ledger';
import { IndicatorCodeEnum, type RequestContext, Requires } from '@fanzha/platform';
import { Context, Field, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

@ObjectType('Indicator', { description: 'A coded figure with unit and aggregation.' })
export class IndicatorModel {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => String) label!: string;
  @Field(() => String) unit!: string;
  @Field(() => String, { description: 'sum, stock (in place at period end), distinct or ratio.' }) aggregation!: string;
  @Field(() => String) definition!: string;
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
        code,
        label: nameIn(locale, row),
        unit: chinese ? row.unit : row.unitEn,
        aggregation: row.aggregation,
        definition: chinese ? row.definition : row.definitionEn,
      };
    });
  }

  @Query(() => [FraudTypeModel], { description: 'Fraud types in two levels, parents first, then tags.' })
  @Requires()
  fraudTypes(@Context() { locale }: RequestContext): FraudTypeModel[] {
    return FRAUD_TYPES.map((type) => shownFraudType(type, locale));
  }

  @ResolveField(() => FraudTypeModel, { nullable: true })
  parent(@Parent() { parentCode }: FraudTypeModel, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(parentCode, locale);
  }
}
