import { type LocalDate, Refusal, requireNoFaults, todayIn } from '@fanzha/domain';
import type { Connection, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Book } from '../facts/book.js';
import { Bookkeeper } from '../facts/bookkeeper.js';
import { adoptionFaults, liftFaults, readPrecaution } from './bank-precaution.bounds.js';
import type { BankPrecautionFact, PrecautionContent } from './bank-precaution.entity.js';
import type { BankPrecautionInput, BankPrecautionsArgs } from './bank-precaution.inputs.js';
import { BankPrecautionRepository, inPlaceOn } from './bank-precaution.repository.js';

type PrecautionBook = Book<BankPrecautionFact, PrecautionContent>;

/** The register of what banks have in place against swindlers: a yes or no with its days, in no figure. */
@Injectable()
export class BankPrecautionService {
  readonly book: PrecautionBook;

  constructor(
    private readonly bookkeeper: Bookkeeper,
    private readonly precautions: BankPrecautionRepository,
  ) {
    this.book = {
      kind: 'bank_precaution',
      recordedBy: ['BANK'],
      dayPath: 'inPlaceSince',
      dayOf: ({ inPlaceSince }) => inPlaceSince,
      changeable: ['liftedOn', 'recordStatus', 'voidReason'],
      store: precautions,
      // Whether a precaution may be adopted depends on the bank's other ones.
      oneAtATime: true,
      unamendable: true,
      contributions: () => [],
      furtherOperations: ({ liftedOn }) => (liftedOn === null ? ['lift'] : []),
    };
  }

  /**
   * Records that the viewer's bank has a precaution in place.
   * @returns the first record where the same was sent under its idempotency key before, also by a request still under way.
   * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED), FORBIDDEN (WRONG_TENANT_TYPE), BAD_INPUT with every fault: ALREADY_TAKEN on `precaution` while it is in place.
   */
  async adopt(viewer: Viewer, input: BankPrecautionInput): Promise<BankPrecautionFact> {
    const read = readPrecaution(input, todayIn());
    const book: PrecautionBook = {
      ...this.book,
      check: async (tx, { precaution, inPlaceSince }) => {
        // The same request sent again was perhaps waiting for the first one: it is answered with its record, not refused for it.
        const others = (await this.precautions.ofKind(tx, precaution)).filter(
          ({ idempotencyKey }) => idempotencyKey === null || idempotencyKey !== read.idempotencyKey,
        );
        return adoptionFaults(inPlaceSince, others);
      },
      complete: async () => ({ liftedOn: null }),
    };
    return this.bookkeeper.record(viewer, book, read);
  }

  /**
   * Ends a precaution; the day is the first one without it.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, lifted, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async lift(viewer: Viewer, id: string, version: number, on: LocalDate): Promise<BankPrecautionFact> {
    return this.bookkeeper.change(viewer, this.book, 'lift', id, version, async (_tx, before) => {
      if (before.liftedOn !== null) throw Refusal.conflict({ liftedOn: before.liftedOn }, 'ALREADY_LIFTED');
      requireNoFaults(liftFaults(on, before, todayIn()));
      return { ...before, liftedOn: on };
    });
  }

  /**
   * Takes a precaution back that was never in place. The record stays, with the reason.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async void(viewer: Viewer, id: string, version: number, reason: string): Promise<BankPrecautionFact> {
    return this.bookkeeper.void(viewer, this.book, id, version, reason);
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  async get(viewer: Viewer, id: string): Promise<BankPrecautionFact> {
    return this.bookkeeper.get(viewer, this.book, id);
  }

  /** A page of the precautions the viewer may see, latest adopted first. */
  async list(viewer: Viewer, args: BankPrecautionsArgs): Promise<Connection<BankPrecautionFact>> {
    const day = args.filter?.inPlaceOn;
    return this.bookkeeper.list(viewer, this.precautions.table, args, day == null ? undefined : inPlaceOn(day));
  }
}
