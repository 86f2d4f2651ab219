import {
  BOUNDS,
  DomainError,
  type FieldError,
  foldIdentifier,
  isId,
  isLocalDate,
  isTermCode,
  replaceIdentifier,
  requireNoErrors,
  textErrors,
  todayIn,
  VICTIM_SEXES,
  visibleLines,
} from '@fanzha/domain';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { hasError, unknownCode } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import type { Prepared, WriteContext } from '../facts/ledger-hooks.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import { laterStageErrors, readFraudCase } from './fraud-case.bounds.js';
import type { FraudCaseFact, ReadFraudCase, VictimUnit } from './fraud-case.entity.js';
import type { FraudCaseInput, FraudCaseFilter } from './fraud-case.inputs.js';
import { fraudCaseLedger } from './fraud-case.ledger.js';
import { HIDDEN_NUMBER } from './fraud-case.model.js';
import { FraudCaseRepository } from './fraud-case.repository.js';

/** Cases. A later stage is stated by amending; a number is known to the own tenant only. */
@Injectable()
export class FraudCaseService extends LedgerService<FraudCaseFact, FraudCaseInput, FraudCaseFilter, ReadFraudCase> {
  constructor(
    tools: LedgerTools,
    private readonly cases: FraudCaseRepository,
  ) {
    super(tools, fraudCaseLedger, cases);
  }

  protected override read(input: FraudCaseInput): ReadFraudCase {
    return readFraudCase(input, todayIn());
  }

  /** @throws DomainError BAD_INPUT for a sex that is none, and for a unit without an id. */
  protected override narrow(search: FactSearch, filter: FraudCaseFilter): void {
    const { victimSex, victimUnitId } = filter;
    if (victimUnitId != null && !isId(victimUnitId))
      requireNoErrors([{ path: 'filter.victimUnitId', code: 'INVALID_ID' }]);
    if (victimSex != null && !isTermCode(VICTIM_SEXES, victimSex)) requireNoErrors([unknownCode('filter.victimSex')]);
    this.cases.narrow(search, filter);
  }

  protected override async prepare(
    read: ReadFraudCase,
    { tx, attribution, before }: WriteContext<FraudCaseFact>,
  ): Promise<Prepared<FraudCaseFact, undefined>> {
    const { content } = read;
    const { caseNumber } = content;
    const { unit, errors: ofUnit } = await this.victimUnit(tx, read, before);
    // A number that stays is not judged anew: of two older cases with one number, each can still be amended.
    const kept = before?.caseNumber != null && foldIdentifier(before.caseNumber) === foldIdentifier(caseNumber);
    const legible = !kept && textErrors('caseNumber', caseNumber, BOUNDS.caseNumber).length === 0;
    const taken = legible && (await this.cases.isNumberTaken(tx, caseNumber, before?.id ?? null));
    return {
      errors: [
        ...(taken ? [{ path: 'caseNumber', code: 'ALREADY_TAKEN' } as const] : []),
        ...laterStageErrors(content, attribution),
        ...ofUnit,
      ],
      facts: { numberVersion: numberVersion(caseNumber, before), victimUnit: unit },
    };
  }

  /**
   * Units of the city that the victim of a case of today may belong to, by a part of their name; at most 20.
   * @throws DomainError FORBIDDEN (WRONG_TENANT_TYPE) for tenants that record no cases, BAD_INPUT without a text.
   */
  async victimUnits(viewer: Viewer, text: string): Promise<VictimUnit[]> {
    if ((await this.cases.ownType(viewer.scope)) !== 'POLICE') throw DomainError.forbidden('WRONG_TENANT_TYPE');
    requireNoErrors(textErrors('text', text, { ...BOUNDS.searchText, required: true }));
    return this.cases.unitsNamed(viewer.scope, text, todayIn());
  }

  /** The unit that is stated: as it was recorded while it stays, else as it was on the day of the report. */
  private async victimUnit(
    tx: Transaction,
    { victimUnitId: id, victimUnitName: name, content, errors: stated }: ReadFraudCase,
    before: FraudCaseFact | null,
  ): Promise<{ unit: VictimUnit | null; errors: FieldError[] }> {
    if ((id === null && name === null) || hasError(stated, 'victimUnitName')) return { unit: null, errors: [] };
    const kept = before?.victimUnit ?? null;
    const isKept = kept && (kept.id === id || (name !== null && foldIdentifier(kept.name) === foldIdentifier(name)));
    if (isKept) return { unit: kept, errors: [] };
    if ((id !== null && !isId(id)) || !isLocalDate(content.reportedOn)) return { unit: null, errors: [] };
    const [unit, ...others] = await this.cases.units(tx, { id, name }, content.reportedOn);
    const path = id === null ? 'victimUnitName' : 'victimUnitId';
    if (!unit) return { unit: null, errors: [{ path, code: 'NOT_FOUND' }] };
    if (others.length === 0) return { unit, errors: [] };
    return { unit: null, errors: [{ path, code: 'AMBIGUOUS', params: { count: others.length + 1 } }] };
  }

  /**
   * A voided case gives its number back: a case recorded wrongly is recorded anew under the number it has. The reason
   * is there for overseers, so numbers of cases in it are hidden.
   */
  protected override async voidReason(tx: Transaction, reason: string): Promise<string> {
    const numbers = await this.cases.numbersIn(tx, reason);
    return numbers.reduce((text, number) => replaceIdentifier(text, number, HIDDEN_NUMBER), visibleLines(reason));
  }
}

/** A number that stays keeps the version it was first stated in. */
function numberVersion(caseNumber: string, before: FraudCaseFact | null): number {
  if (before === null) return 1;
  return before.caseNumber === caseNumber ? before.numberVersion : before.version + 1;
}
