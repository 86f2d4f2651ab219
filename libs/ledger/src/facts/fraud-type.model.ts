import { type FraudType, fraudType, isFraudTypeCode, type Locale, nameIn } from '@fanzha/domain';
import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('FraudType', {
  description: 'A kind of fraud; codes that begin with P are tags of pension fraud beside a type.',
})
export class FraudTypeModel {
  @Field(() => ID, { description: 'its code' }) id!: string;
  @Field(() => ID, { description: 'the code of the type' }) code!: string;
  @Field(() => String, { description: 'its Chinese name' }) label!: string;
  readonly parentCode!: string | null;
}

/** An entry of the taxonomy as the API shows it, in the language of the request. */
export function shownFraudType(type: FraudType, locale: Locale): FraudTypeModel {
  return { id: type.code, code: type.code, label: nameIn(locale, type), parentCode: type.parent };
}

/** The stored code of a record as the API shows it; null where none is stated. */
export function fraudTypeOf(code: string | null, locale: Locale): FraudTypeModel | null {
  return code !== null && isFraudTypeCode(code) ? shownFraudType(fraudType(code), locale) : null;
}
