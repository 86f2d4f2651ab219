import { isId, todayIn } from '@fanzha/domain';
import { Injectable } from '@nestjs/common';
import { FraudCaseRepository } from '../fraud-cases/fraud-case.repository.js';
import type { ReadFact } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import type { Prepared, WriteContext } from '../facts/ledger-hooks.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import { readFundsAction } from './funds-action.bounds.js';
import type { FundsActionContent, FundsActionFact } from './funds-action.entity.js';
import type { FundsActionFilter, FundsActionInput } from './funds-action.inputs.js';
import { fundsActionLedger } from './funds-action.ledger.js';

/** Funds actions, which may name the case they belong to. */
@Injectable()
export class FundsActionService extends LedgerService<
  FundsActionFact,
  FundsActionInput,
  FundsActionFilter,
  ReadFact<FundsActionContent>
> {
  constructor(
    tools: LedgerTools,
    private readonly cases: FraudCaseRepository,
  ) {
    super(tools, fundsActionLedger);
  }

  protected override read(input: FundsActionInput): ReadFact<FundsActionContent> {
    return readFundsAction(input, todayIn());
  }

  protected override narrow(search: FactSearch, { stage }: FundsActionFilter): void {
    if (stage != null) search.add('stage', ($) => `f.stage = ${$(stage)}`);
  }

  /**
   * A case that the record named already may have been voided since; one that is named now must
   * be the unit's own and count.
   */
  protected override async prepare(
    { content: { caseId } }: ReadFact<FundsActionContent>,
    { tx, before }: WriteContext<FundsActionFact>,
  ): Promise<Prepared<FundsActionFact, undefined>> {
    if (caseId === null || caseId === before?.caseId) return {};
    const own = isId(caseId) && (await this.cases.isOwn(tx, caseId));
    return { errors: own ? [] : [{ path: 'caseId', code: 'NOT_FOUND' }] };
  }
}
