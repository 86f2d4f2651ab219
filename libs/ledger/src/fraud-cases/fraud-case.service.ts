import {
  BOUNDS,
  foldIdentifier,
  isTermCode,
  replaceIdentifier,
  requireNoErrors,
  textErrors,
  todayIn,
  VICTIM_SEXES,
  visibleLines,
} from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { type ReadFact, unknownCode } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import type { Prepared, WriteContext } from '../facts/ledger-hooks.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import { laterStageErrors, readFraudCase } from './fraud-case.bounds.js';
import type { FraudCaseContent, FraudCaseFact } from './fraud-case.entity.js';
import type { FraudCaseInput, FraudCaseFilter } from './fraud-case.inputs.js';
import { fraudCaseLedger } from './fraud-case.ledger.js';
import { HIDDEN_NUMBER } from './fraud-case.model.js';
import { FraudCaseRepository } from './fraud-case.repository.js';

/** Cases. A later stage is stated by amending; a number is known to the own tenant only. */
@Injectable()
export class FraudCaseService extends LedgerService<
  FraudCaseFact,
  FraudCaseInput,
  FraudCaseFilter,
  ReadFact<FraudCaseContent>
> {
  constructor(
    tools: LedgerTools,
    private readonly cases: FraudCaseRepository,
  ) {
    super(tools, fraudCaseLedger, cases);
  }

  protected override read(input: FraudCaseInput): ReadFact<FraudCaseContent> {
    return readFraudCase(input, todayIn());
  }

  /** @throws DomainError BAD_INPUT for a sex that is none. */
  protected override narrow(search: FactSearch, filter: FraudCaseFilter): void {
    const { victimSex } = filter;
    if (victimSex != null && !isTermCode(VICTIM_SEXES, victimSex)) requireNoErrors([unknownCode('filter.victimSex')]);
    this.cases.narrow(search, filter);
  }

  protected override async prepare(
    { content }: ReadFact<FraudCaseContent>,
    { tx, attribution, before }: WriteContext<FraudCaseFact>,
  ): Promise<Prepared<FraudCaseFact, undefined>> {
    const { caseNumber } = content;
    // A number that stays is not judged anew: of two older cases with one number, each can still be amended.
    const kept = before?.caseNumber != null && foldIdentifier(before.caseNumber) === foldIdentifier(caseNumber);
    const legible = !kept && textErrors('caseNumber', caseNumber, BOUNDS.caseNumber).length === 0;
    const taken = legible && (await this.cases.isNumberTaken(tx, caseNumber, before?.id ?? null));
    return {
      errors: [
        ...(taken ? [{ path: 'caseNumber', code: 'ALREADY_TAKEN' } as const] : []),
        ...laterStageErrors(content, attribution),
      ],
      facts: { numberVersion: numberVersion(caseNumber, before) },
    };
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
