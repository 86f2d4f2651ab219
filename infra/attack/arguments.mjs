import { isRequired, named } from './schema.mjs';

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** Plain values by scalar; texts and numbers that every bound lets through. */
const PLAIN = {
  String: () => '台账测试甲乙',
  Int: () => 1,
  SafeInt: () => 1,
  Float: () => 1,
  LongText: () => '我校开展反诈讲座1场，参加师生300人。',
  Money: () => '1',
  Decimal: () => '1',
  Boolean: () => true,
  Date: today,
  Period: () => today().slice(0, 7),
  DateTime: () => new Date().toISOString(),
  Json: () => ({}),
};

/** Arguments whose text has a form of its own. */
const FORMS = {
  caseNumber: () => `A${Date.now()}`,
  username: () => `u${Date.now()}`,
  documentNumber: () => '测〔2026〕1号',
  phone: () => '0553-1234567',
  password: () => 'Attack-1234',
  next: () => 'Attack-1234',
  current: () => 'Wrong-1234',
  scopes: () => 'rollup:read',
  roles: () => 'UNIT_EDITOR',
  text: () => '台账',
  list: () => 'activities',
  url: () => 'https://1.1.1.1:8443/robot',
  address: () => 'nobody@example.cn',
  token: () => '00000000-0000-4000-8000-000000000000.made-up',
  quietFrom: () => '22:00',
  quietTo: () => '07:00',
  victimAgeBand: () => '60+',
  victimSex: () => 'FEMALE',
  audiences: () => 'STUDENTS',
  channels: () => 'ON_SITE',
};

/**
 * Faultless arguments for a root field.
 * @param ids `(owner, name, field)` → the id for an argument of type ID: owner is the input type or the root field.
 *   Undefined: nobody knows one, which is told to `unknown`.
 */
export function argumentsFor(schema, field, ids, unknown) {
  return Object.fromEntries(field.args.flatMap((arg) => entry(schema, arg, field.name, { field, ids, unknown })));
}

function entry(schema, arg, owner, context) {
  const value = valueOf(schema, arg, arg.type, owner, context);
  return value === undefined ? [] : [[arg.name, value]];
}

/**
 * A faultless value of a type. @param arg argument or input field it is for @param owner input type or
 * root field the argument is of
 */
export function valueOf(schema, arg, type, owner, context) {
  if (type.kind === 'NON_NULL') return valueOf(schema, arg, type.ofType, owner, context);
  if (type.kind === 'LIST') {
    const item = valueOf(schema, arg, type.ofType, owner, context);
    return item === undefined ? undefined : [item];
  }
  const { name } = named(type);
  if (name === 'ID') {
    const id = context.ids(owner, arg.name, context.field);
    if (id === undefined && isRequired(arg)) context.unknown.push(`${owner}.${arg.name}`);
    return id;
  }
  // What may be left out is left out, except references: those are what a stranger tries.
  if (!isRequired(arg) && type.kind !== 'INPUT_OBJECT') return undefined;
  if (FORMS[arg.name]) return FORMS[arg.name]();
  if (PLAIN[name]) return PLAIN[name]();
  const { kind, enumValues, inputFields } = schema.types.get(name);
  if (kind === 'ENUM') return enumValues[0].name;
  if (kind === 'INPUT_OBJECT')
    return Object.fromEntries(inputFields.flatMap((input) => entry(schema, input, name, context)));
  context.unknown.push(`${owner}.${arg.name} of ${name}`);
  return undefined;
}
