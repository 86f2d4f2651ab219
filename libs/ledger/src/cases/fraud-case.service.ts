import {
  BOUNDS,
  type FieldFault,
  foldIdentifier,
  keepersOf,
  replaceIdentifier,
  requireNoFaults,
  textFaults,
  todayIn,
  visibleLines,
} from '@fanzha/domain';
import type { Connection, Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Book } from '../facts/book.js';
import { Bookkeeper } from '../facts/bookkeeper.js';
import type { Ground } from '../facts/ground.repository.js';
import { laterStageFaults, readCase } from './fraud-case.bounds.js';
import { contributions } from './fraud-case.contributions.js';
import type { FraudCaseContent, FraudCaseFact } from './fraud-case.entity.js';
import type { CaseInput, FraudCasesArgs } from './fraud-case.inputs.js';
import { HIDDEN_NUMBER } from './fraud-case.model.js';
import { FraudCaseRepository } from './fraud-case.repository.js';

/** The cases ledger: fraud cases of police units, from the report to the solution. */
@Injectable()
export class FraudCaseService {
  readonly book: Book<FraudCaseFact, FraudCaseContent>;

  constructor(
    private readonly bookkeeper: Bookkeeper,
    private readonly cases: FraudCaseRepository,
  ) {
    this.book = {
      kind: 'fraud_case',
      recordedBy: keepersOf('CASES'),
      dayPath: 'reportedOn',
      dayOf: ({ reportedOn }) => reportedOn,
      changeable: [
        'caseNumber',
        'reportedOn',
        'filedOn',
        'solvedOn',
        'fraudType',
        'pensionTag',
        'loss',
        'lossQualifier',
        'regionCode',
        'victimAgeBand',
        'victimSex',
        'victimOccupation',
        'victimHadPublicity',
        'paymentMethod',
        'bankName',
        'campaignId',
        'recordStatus',
        'voidReason',
      ],
      store: cases,
      // A number is free or taken: of two writers, the second has to see what the first has done.
      oneAtATime: true,
      amounts: ({ loss }) => [{ indicator: 'LOSS', amount: loss }],
      contributions,
      check: (tx, content, ground, before) => this.check(tx, content, ground, before),
      complete: async (_tx, { caseNumber }, _ground, before) => ({ numberVersion: numberVersion(caseNumber, before) }),
      image: imageOf,
    };
  }

  /**
   * Records a case of the viewer's unit, attributed to where the unit belonged on the day of the report.
   * @returns the first record where the same was sent under its idempotency key before, also by a request still under way.
   * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED), FORBIDDEN (WRONG_TENANT_TYPE) for any unit but the police, BAD_INPUT with every fault.
   */
  record(viewer: Viewer, input: CaseInput): Promise<FraudCaseFact> {
    return this.bookkeeper.record(viewer, this.book, readCase(input, todayIn()));
  }

  /**
   * Replaces what is stated about a case; a later stage is stated this way. While the day of the report stays, so does the
   * attribution.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  amend(viewer: Viewer, id: string, version: number, input: CaseInput): Promise<FraudCaseFact> {
    return this.bookkeeper.amend(viewer, this.book, id, version, readCase(input, todayIn()));
  }

  /**
   * Takes a case out of every figure for good and gives its number back: a case recorded wrongly is recorded anew under the
   * number it has. The reason is there for overseers, so numbers of cases in it are hidden.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  void(viewer: Viewer, id: string, version: number, reason: string): Promise<FraudCaseFact> {
    return this.bookkeeper.change(viewer, this.book, 'void', id, version, async (tx, before) => {
      requireNoFaults(textFaults('reason', reason, BOUNDS.reason));
      const numbers = await this.cases.numbersIn(tx, reason);
      const voidReason = numbers.reduce(
        (text, number) => replaceIdentifier(text, number, HIDDEN_NUMBER),
        visibleLines(reason),
      );
      return { ...before, recordStatus: 'VOIDED', voidReason };
    });
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  get(viewer: Viewer, id: string): Promise<FraudCaseFact> {
    return this.bookkeeper.get(viewer, this.book, id);
  }

  /** A page of the cases the viewer may see, newest report first. Words are looked for in numbers, too, by their own tenant. */
  list(viewer: Viewer, args: FraudCasesArgs): Promise<Connection<FraudCaseFact>> {
    return this.bookkeeper.list(viewer, this.cases.table, args, (search) =>
      this.cases.narrow(search, args.filter ?? {}),
    );
  }

  private async check(
    tx: Transaction,
    content: FraudCaseContent,
    ground: Ground,
    before: FraudCaseFact | null,
  ): Promise<FieldFault[]> {
    const { caseNumber } = content;
    // A number that stays is not judged anew: of two older cases with one number, each can still be amended.
    const kept = before?.caseNumber != null && foldIdentifier(before.caseNumber) === foldIdentifier(caseNumber);
    const legible = !kept && textFaults('caseNumber', caseNumber, BOUNDS.caseNumber).length === 0;
    const taken = legible && (await this.cases.isNumberTaken(tx, caseNumber, before?.id ?? null));
    return [
      ...(taken ? [{ path: 'caseNumber', code: 'ALREADY_TAKEN' } as const] : []),
      ...laterStageFaults(content, ground),
    ];
  }
}

/** A number that stays keeps the version it was first stated in. */
function numberVersion(caseNumber: string, before: FraudCaseFact | null): number {
  if (before === null) return 1;
  return before.caseNumber === caseNumber ? before.numberVersion : before.version + 1;
}

/** History is there for overseers: in the place of the number it keeps which one it was, the first, or that of a later version. */
function imageOf(fact: FraudCaseFact): FraudCaseFact {
  return { ...fact, idempotencyKey: null, inputHash: null, caseNumber: `${HIDDEN_NUMBER} ${fact.numberVersion}` };
}
