import { FRAUD_TYPES, fraudType, type Indicator, indicator, type IndicatorCode, INDICATORS, nameIn } from '@fanzha/domain';
import { IndicatorCodeEnum, type RequestContext, Requires } from '@fanzha/platform';
import { Context, Field, ID, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

@ObjectType('Indicator', { description: 'A coded figure with unit and aggregation.' })
export class IndicatorModel {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => String) label!: string;
  @Field(() => String) unit!: string;
  @Field(() => String, { description: 'sum, stock (in place at period end), distinct or ratio.' }) aggregation!: string;
  @Field(() => String) definition!: string;
}

@ObjectType('FraudType', { description: 'A kind of fraud; codes that begin with P are tags of pension fraud beside a type.' })
export class FraudTypeModel {
  @Field(() => ID) code!: string;
  @Field(() => String) label!: string;
  readonly parentCode!: string | null;
}

/** Registry and vocabularies, in the language of the request. */
@Resolver(() => FraudTypeModel)
export class ReferenceResolver {
  @Query(() => [IndicatorModel], { description: 'The indicator registry.' })
  @Requires('account:own')
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
  @Requires('account:own')
  fraudTypes(@Context() { locale }: RequestContext): FraudTypeModel[] {
    return FRAUD_TYPES.map((type) => ({ code: type.code, label: nameIn(locale, type), parentCode: type.parent }));
  }

  @ResolveField(() => FraudTypeModel, { nullable: true })
  parent(@Parent() { parentCode }: FraudTypeModel, @Context() { locale }: RequestContext): FraudTypeModel | null {
    if (parentCode === null) return null;
    const parent = FRAUD_TYPES.find((type) => type.code === parentCode);
    if (!parent) return null;
    return { code: parent.code, label: nameIn(locale, fraudType(parent.code)), parentCode: parent.parent };
  }
}
