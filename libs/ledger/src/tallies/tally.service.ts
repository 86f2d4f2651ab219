import { type FieldFault, isId, keepersOf, type LocalDate, Refusal, todayIn } from '@fanzha/domain';
import type { Connection, Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { FraudCaseRepository } from '../cases/fraud-case.repository.js';
import type { Book } from '../facts/book.js';
import { Bookkeeper } from '../facts/bookkeeper.js';
import { lowestInPlace, type Movement } from './accounts-in-place.js';
import { readTally } from './tally.bounds.js';
import { contributions } from './tally.contributions.js';
import type { TallyContent, TallyFact, TallyMeasureFact } from './tally.entity.js';
import type { TalliesArgs, TallyInput } from './tally.inputs.js';
import { TallyRepository } from './tally.repository.js';

type TallyLedger = Book<TallyFact, TallyContent>;

const STOCK = 'ACCOUNTS_RESTRICTED';

/** The four books of dated counts: enforcement, follow-up of victims, control of accounts, totals of cases. */
@Injectable()
export class TallyService {
  /** What all four books have in common: a record is shown, listed and voided the same way in each. */
  readonly book: TallyLedger;

  constructor(
    private readonly bookkeeper: Bookkeeper,
    private readonly tallies: TallyRepository,
    private readonly cases: FraudCaseRepository,
  ) {
    this.book = {
      kind: 'tally',
      recordedBy: null,
      dayPath: 'occurredOn',
      dayOf: ({ occurredOn }) => occurredOn,
      changeable: [
        'book',
        'occurredOn',
        'regionCode',
        'campaignId',
        'caseId',
        'narrative',
        'measures',
        'recordStatus',
        'voidReason',
      ],
      store: tallies,
      // Of two records that release accounts, the second has to see what the first has left.
      oneAtATime: true,
      movesAlong: true,
      amounts: ({ measures }) => measures,
      contributions,
      settle: (tx, before, after) => this.requireEnoughLeft(tx, before, after),
    };
  }

  /**
   * Records counts of the viewer's unit, attributed to where it belonged on their day.
   * @returns the first record where the same was sent under its idempotency key before, also by a request still under way.
   * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED), FORBIDDEN (WRONG_TENANT_TYPE) for a unit whose type does not keep the book, BAD_INPUT with every fault.
   */
  record(viewer: Viewer, input: TallyInput): Promise<TallyFact> {
    return this.bookkeeper.record(viewer, this.bookFor(input), readTally(input, todayIn()));
  }

  /**
   * Replaces what is stated about a tally. While its day stays, so does its attribution.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  amend(viewer: Viewer, id: string, version: number, input: TallyInput): Promise<TallyFact> {
    return this.bookkeeper.amend(viewer, this.bookFor(input), id, version, readTally(input, todayIn()));
  }

  /**
   * Takes a tally out of every figure for good. The record stays, with the reason.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, changed meanwhile, or STILL_IN_USE where accounts that it put under
   *   control have been released since), BAD_INPUT.
   */
  void(viewer: Viewer, id: string, version: number, reason: string): Promise<TallyFact> {
    return this.bookkeeper.void(viewer, this.book, id, version, reason);
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  get(viewer: Viewer, id: string): Promise<TallyFact> {
    return this.bookkeeper.get(viewer, this.book, id);
  }

  /** A page of the tallies the viewer may see, newest day first. */
  list(viewer: Viewer, args: TalliesArgs): Promise<Connection<TallyFact>> {
    return this.bookkeeper.list(viewer, this.tallies.table, args, (search) =>
      this.tallies.narrow(search, args.filter ?? {}),
    );
  }

  /** The book as it judges one input: its keepers, and which entry of the list a fault belongs to. */
  private bookFor(input: TallyInput): TallyLedger {
    return {
      ...this.book,
      recordedBy: keepersOf(input.book),
      check: async (tx, content, _ground, before) => [
        ...(await this.caseFaults(tx, content)),
        ...(await this.stockFaults(tx, input, content, before)),
      ],
    };
  }

  private async caseFaults(tx: Transaction, { caseId }: TallyContent): Promise<FieldFault[]> {
    if (caseId === null || !isId(caseId)) return [];
    return (await this.cases.isOwn(tx, caseId)) ? [] : [{ path: 'caseId', code: 'NOT_FOUND' }];
  }

  /**
   * No more can be released than is in place, on the day and ever after, as far as all numbers are exact: what a bank knows
   * only roughly is not held against it.
   */
  private async stockFaults(
    tx: Transaction,
    input: TallyInput,
    content: TallyContent,
    before: TallyFact | null,
  ): Promise<FieldFault[]> {
    const moved = content.measures.filter(isStock);
    if (moved.length === 0 && !before?.measures.some(isStock)) return [];
    const others = await this.tallies.movements(tx, before?.id ?? null);
    const { occurredOn } = content;
    const from = before !== null && before.occurredOn < occurredOn ? before.occurredOn : occurredOn;
    const lowest = lowestInPlace([...others, ...moved.map((measure) => movementOf(measure, occurredOn))], from);
    if (lowest === null || lowest >= 0) return [];

    const release = moved.find(({ change }) => change === -1);
    const place = input.measures.findIndex(({ indicator, released }) => indicator === STOCK && released);
    // Without a release of its own the record has lowered, or put off, what others release.
    if (!release) return [{ path: 'measures', code: 'CONTRADICTORY' }];
    return [
      {
        path: `measures.${place}.value`,
        code: 'TOO_LARGE',
        params: { max: Math.max(0, (release.amount ?? 0) + lowest) },
      },
    ];
  }

  /** @throws Refusal CONFLICT (STILL_IN_USE) where a record is voided whose accounts have been released since. */
  private async requireEnoughLeft(tx: Transaction, before: TallyFact | null, after: TallyFact): Promise<void> {
    if (after.recordStatus !== 'VOIDED' || !before?.measures.some(isStock)) return;
    const lowest = lowestInPlace(await this.tallies.movements(tx, after.id), before.occurredOn);
    if (lowest !== null && lowest < 0) throw Refusal.conflict(undefined, 'STILL_IN_USE');
  }
}

const isStock = ({ indicator }: TallyMeasureFact): boolean => indicator === STOCK;

function movementOf({ amount, change, qualifier }: TallyMeasureFact, day: LocalDate): Movement {
  return { day, amount: change * (amount ?? 0), exact: qualifier === 'EXACT' };
}
