import { SOURCE_KINDS, type SourceKind } from '@fanzha/rollup';
import type { Type } from '@nestjs/common';
import { type AnyLedger, LEDGERS } from './ledger-definition.js';
import { addDueCode } from './due-code.js';
import { addFactKind, addRecordKind } from './record-kind.js';

/**
 * Stands on the module of a ledger: whatever works on all ledgers alike knows this one from then on. It takes effect
 * when the module is loaded, because entities and enumerations of the API are collected before anything is started.
 */
export function RegistersLedger(definition: AnyLedger): ClassDecorator {
  return () => {
    const { source, furtherSources = [], dues = [] } = definition;
    LEDGERS.add(definition);
    for (const { code, description } of dues) addDueCode(code, description);
    addRecordKind(source.kind, source.description);
    for (const each of [source, ...furtherSources]) {
      SOURCE_KINDS.add(each);
      addFactKind(each.kind, each.description);
    }
  };
}

/** Makes known what stands behind figures and is no record of a ledger. */
export function registerFactKind(source: SourceKind): void {
  SOURCE_KINDS.add(source);
  addFactKind(source.kind, source.description);
}

/** Entities of the registered ledgers, for the data source. */
export function ledgerEntities(): Type<object>[] {
  return LEDGERS.all().flatMap(({ entity, parts = [], furtherEntities = [] }) => [
    entity,
    ...parts.map((part) => part.entity),
    ...furtherEntities,
  ]);
}
