import { registerEnumType } from '@nestjs/graphql';

/** Filled by the ledgers as they are registered. */
export const RecordKindEnum: Record<string, string> = {};
registerEnumType(RecordKindEnum, { name: 'RecordKind', description: 'a ledger' });

/** The same, and what else stands behind figures. */
export const FactKindEnum: Record<string, string> = {};
registerEnumType(FactKindEnum, { name: 'FactKind', description: 'which ledger a record is in' });
