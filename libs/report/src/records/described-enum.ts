import { registerEnumType } from '@nestjs/graphql';

/** An enumeration of the API whose entries say what they mean. */
export function describedEnum<Code extends string>(
  name: string,
  description: string,
  codes: Readonly<Record<Code, string>>,
): Record<Code, Code> {
  const values = Object.fromEntries(Object.keys(codes).map((code) => [code, code]));
  const described = Object.entries<string>(codes).map(([code, words]) => [code, { description: words }]);
  registerEnumType(values, { name, description, valuesMap: Object.fromEntries(described) });
  return values as Record<Code, Code>;
}
