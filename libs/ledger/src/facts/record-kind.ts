import { registerEnumType } from '@nestjs/graphql';

/** Filled by the ledgers as they are registered. */
export const RecordKindEnum: Record<string, string> = {};
const recordKinds: Record<string, { description: string }> = {};
registerEnumType(RecordKindEnum, { name: 'RecordKind', description: 'a ledger', valuesMap: recordKinds });

/** The same, and what else stands behind figures. */
export const FactKindEnum: Record<string, string> = {};
const factKinds: Record<string, { description: string }> = {};
registerEnumType(FactKindEnum, { name: 'FactKind', description: 'which ledger a record is in', valuesMap: factKinds });

/** Adds the kind of a ledger. */
export function addRecordKind(kind: string, description: string): void {
  RecordKindEnum[kind] = kind;
  recordKinds[kind] = { description };
}

/** Adds a kind of records behind figures. */
export function addFactKind(kind: string, description: string): void {
  FactKindEnum[kind] = kind;
  factKinds[kind] = { description };
}
