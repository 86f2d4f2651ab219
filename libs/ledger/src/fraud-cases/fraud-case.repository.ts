import { createHash } from 'node:crypto';
import { fraudTypesBelow, type FraudCaseStage, foldIdentifier, type LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FactSearch } from '../facts/fact-search.js';
import { FactTable } from '../facts/fact-table.js';
import { type FraudCaseFact, FraudCaseNumberEntity, type VictimUnit } from './fraud-case.entity.js';
import type { FraudCaseFilter } from './fraud-case.inputs.js';
import { fraudCaseLedger } from './fraud-case.ledger.js';

const TAKEN: Statement = {
  name: 'fraud_case.number_taken',
  text: `select 1 from fraud_case_number
    where city_code = $1 and tenant_id = $2 and number_folded = $3 and taken and case_id is distinct from $4::uuid`,
};

const MENTIONED: Statement = {
  name: 'fraud_case.numbers_mentioned',
  text: `select case_number as "number" from fraud_case_number
    where city_code = $1 and tenant_id = $2 and number_folded <> '' and position(number_folded in $3) > 0
    order by length(number_folded) desc`,
};

const OWN: Statement = {
  name: 'fraud_case.own',
  text: `select 1 from fraud_case where city_code = $1 and tenant_id = $2 and id = $3 and record_status = 'ACTIVE'`,
};

const UNITS: Statement = {
  name: 'fraud_case.victims_units',
  text: `select u.id, u.name, u.type from tenant own, victims_units($3, $4::uuid[], $5, $6::date) u
    where own.city_code = $1 and own.id = $2`,
};

const OWN_TYPE: Statement = {
  name: 'fraud_case.own_type',
  text: 'select type from tenant where city_code = $1 and id = $2',
};

const STAGES: Readonly<Record<FraudCaseStage, string>> = {
  REPORTED: 'f.filed_on is null',
  FILED: 'f.filed_on is not null and f.solved_on is null',
  SOLVED: 'f.solved_on is not null',
};

/** What cases are narrowed by as it is stated, and the columns that say it. */
const OF_VICTIMS = [
  ['victimSex', 'victim_sex'],
  ['victimOccupation', 'victim_occupation_code'],
  ['victimSector', 'victim_sector'],
  ['victimUnitId', 'victim_unit_id'],
  ['victimHadPublicity', 'victim_had_publicity'],
  ['paymentMethod', 'payment_method_code'],
  ['bank', 'bank_code'],
] as const satisfies readonly (readonly [keyof FraudCaseFilter, string])[];

/** Cases with their numbers, which lie in a table that only their own tenant reads. */
@Injectable()
export class FraudCaseRepository extends FactTable<FraudCaseFact> {
  constructor(database: Database) {
    super(database, fraudCaseLedger);
  }

  override findByKey(tx: Transaction, key: string): Promise<FraudCaseFact | null> {
    return super.findByKey(tx, storedKey(tx, key));
  }

  override insert(tx: Transaction, fact: FraudCaseFact): Promise<FraudCaseFact | null> {
    const key = fact.idempotencyKey;
    return super.insert(tx, { ...fact, idempotencyKey: key === null ? null : storedKey(tx, key) });
  }

  protected override async replaceParts(tx: Transaction, fact: FraudCaseFact): Promise<void> {
    await tx.manager.delete(FraudCaseNumberEntity, { cityCode: fact.cityCode, caseId: fact.id });
    await this.insertParts(tx, fact);
  }

  /** Whether another case of the tenant that counts has the number, however it is spelled. */
  async isNumberTaken(tx: Transaction, caseNumber: string, exceptId: string | null): Promise<boolean> {
    return (
      (await tx.run(TAKEN, [tx.scope.cityCode, tx.scope.tenantId, foldIdentifier(caseNumber), exceptId])).length > 0
    );
  }

  /** Numbers of the tenant's cases that occur in a text in any spelling, the longest first. */
  async numbersIn(tx: Transaction, text: string): Promise<string[]> {
    const rows = await tx.run<{ number: string }>(MENTIONED, [
      tx.scope.cityCode,
      tx.scope.tenantId,
      foldIdentifier(text),
    ]);
    return rows.map(({ number }) => number);
  }

  /** Whether the tenant has this case and has not voided it. */
  async isOwn(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.run(OWN, [tx.scope.cityCode, tx.scope.tenantId, id])).length > 0;
  }

  /** The type of the scope's own tenant. */
  async ownType(scope: Scope): Promise<string | null> {
    const [row] = await this.database.read<{ type: string }>(scope, OWN_TYPE, [scope.cityCode, scope.tenantId]);
    return row?.type ?? null;
  }

  /** Units of the city that were open on a day, with this in their names: at most 20, by name. */
  async unitsNamed(scope: Scope, text: string, day: LocalDate): Promise<VictimUnit[]> {
    const values = [scope.cityCode, scope.tenantId, foldIdentifier(text), [], null, day];
    return this.database.read<VictimUnit & Record<string, unknown>>(scope, UNITS, values);
  }

  /** The unit of this id, or the units of this very name, that were open on a day. */
  async units(tx: Transaction, { id, name }: { id: string | null; name: string | null }, day: LocalDate) {
    const { cityCode, tenantId } = tx.scope;
    const called = name === null ? null : foldIdentifier(name);
    const values = [cityCode, tenantId, '', id === null ? [] : [id], called, day];
    return tx.run<VictimUnit & Record<string, unknown>>(UNITS, values);
  }

  /** Narrows a search to a type of fraud with the types below it, or to how far cases have come. */
  narrow(search: FactSearch, { fraudTypeCode, stage, ...filter }: FraudCaseFilter): void {
    if (fraudTypeCode != null) {
      const codes = fraudTypesBelow(fraudTypeCode);
      search.add(
        'fraud type',
        ($) => `(f.fraud_type = any (${$(codes)}::text[]) or f.pension_tag = any (${$(codes)}::text[]))`,
      );
    }
    if (stage != null) search.add(`stage ${stage}`, () => STAGES[stage]);
    for (const [name, column] of OF_VICTIMS) {
      const wanted = filter[name];
      if (wanted != null) search.add(name, ($) => `f.${column} = ${$(wanted)}`);
    }
  }

  protected override async insertParts(
    tx: Transaction,
    { cityCode, id: caseId, tenantId, caseNumber, recordStatus }: FraudCaseFact,
  ): Promise<void> {
    if (caseNumber === null) throw new Error('The number of a case is written by its own tenant only');
    const taken = recordStatus === 'ACTIVE';
    const numberFolded = foldIdentifier(caseNumber);
    // Two cases of release 0.1 may share a number in two spellings; they stay, and one of them holds it.
    const held = taken && (await this.isNumberTaken(tx, caseNumber, caseId));
    const numberClaim = held ? null : numberFolded;
    await tx.manager.insert(FraudCaseNumberEntity, {
      cityCode,
      caseId,
      tenantId,
      caseNumber,
      numberFolded,
      numberClaim,
      taken,
    });
  }
}

/**
 * Senders often take the case number itself for a key, and overseers see the row of the fact: the key is kept as a
 * digest.
 */
function storedKey({ scope }: Transaction, key: string): string {
  return createHash('sha256').update(`${scope.tenantId} ${key}`).digest('hex');
}
