import { type FieldFault, isId, keepersOf, todayIn } from '@fanzha/domain';
import type { Connection, Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { FraudCaseRepository } from '../cases/fraud-case.repository.js';
import type { Book } from '../facts/book.js';
import { Bookkeeper } from '../facts/bookkeeper.js';
import { readFundsAction } from './funds-action.bounds.js';
import { amounts, contributions } from './funds-action.contributions.js';
import type { FundsActionContent, FundsActionFact } from './funds-action.entity.js';
import type { FundsActionInput, FundsActionsArgs } from './funds-action.inputs.js';
import { FundsActionRepository } from './funds-action.repository.js';

/** The funds actions ledger: what the police stopped, froze and returned. */
@Injectable()
export class FundsActionService {
  readonly book: Book<FundsActionFact, FundsActionContent>;

  constructor(
    private readonly bookkeeper: Bookkeeper,
    private readonly actions: FundsActionRepository,
    private readonly cases: FraudCaseRepository,
  ) {
    this.book = {
      kind: 'funds_action',
      recordedBy: keepersOf('FUNDS_ACTIONS'),
      dayPath: 'occurredOn',
      dayOf: ({ occurredOn }) => occurredOn,
      changeable: [
        'occurredOn',
        'stage',
        'accounts',
        'accountsQualifier',
        'amount',
        'amountQualifier',
        'caseId',
        'regionCode',
        'campaignId',
        'recordStatus',
        'voidReason',
      ],
      store: actions,
      amounts,
      contributions,
      check: (tx, { caseId }, _ground, before) => this.caseFaults(tx, caseId, before),
    };
  }

  /**
   * Records a funds action of the viewer's tenant, which is police.
   * @returns the first record where the same was sent under its idempotency key before, also by a request still under way.
   * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED), FORBIDDEN (WRONG_TENANT_TYPE), BAD_INPUT with every fault.
   */
  record(viewer: Viewer, input: FundsActionInput): Promise<FundsActionFact> {
    return this.bookkeeper.record(viewer, this.book, readFundsAction(input, todayIn()));
  }

  /**
   * Replaces what is stated. While the day stays, so does the attribution.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  amend(viewer: Viewer, id: string, version: number, input: FundsActionInput): Promise<FundsActionFact> {
    return this.bookkeeper.amend(viewer, this.book, id, version, readFundsAction(input, todayIn()));
  }

  /**
   * Takes a funds action out of every figure for good. The record stays, with the reason.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  void(viewer: Viewer, id: string, version: number, reason: string): Promise<FundsActionFact> {
    return this.bookkeeper.void(viewer, this.book, id, version, reason);
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  get(viewer: Viewer, id: string): Promise<FundsActionFact> {
    return this.bookkeeper.get(viewer, this.book, id);
  }

  /** A page of the funds actions the viewer may see, newest day first. */
  list(viewer: Viewer, args: FundsActionsArgs): Promise<Connection<FundsActionFact>> {
    return this.bookkeeper.list(viewer, this.actions.table, args, (search) =>
      this.actions.narrow(search, args.filter ?? {}),
    );
  }

  /** A case that the record named already may have been voided since; one that is named now must be the unit's own and count. */
  private async caseFaults(
    tx: Transaction,
    caseId: string | null,
    before: FundsActionFact | null,
  ): Promise<FieldFault[]> {
    if (caseId === null || caseId === before?.caseId) return [];
    return isId(caseId) && (await this.cases.isOwn(tx, caseId)) ? [] : [{ path: 'caseId', code: 'NOT_FOUND' }];
  }
}
