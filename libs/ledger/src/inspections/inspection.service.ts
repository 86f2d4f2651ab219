import { todayIn } from '@fanzha/domain';
import type { Connection, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Book } from '../facts/book.js';
import { Bookkeeper } from '../facts/bookkeeper.js';
import { readInspection } from './inspection.bounds.js';
import { amounts, contributions } from './inspection.contributions.js';
import type { InspectionContent, InspectionFact } from './inspection.entity.js';
import type { InspectionInput, InspectionsArgs } from './inspection.inputs.js';
import { InspectionRepository, unrectified } from './inspection.repository.js';

/** The ledger of inspections: what was looked at, what was found, and when it was put right. */
@Injectable()
export class InspectionService {
  readonly book: Book<InspectionFact, InspectionContent>;

  constructor(
    private readonly bookkeeper: Bookkeeper,
    private readonly inspections: InspectionRepository,
  ) {
    this.book = {
      kind: 'inspection',
      recordedBy: null,
      dayPath: 'occurredOn',
      dayOf: ({ occurredOn }) => occurredOn,
      changeable: [
        'occurredOn',
        'subject',
        'regionCode',
        'campaignId',
        'inspections',
        'inspectionsQualifier',
        'narrative',
        'hazards',
        'recordStatus',
        'voidReason',
      ],
      inOrder: ['hazards'],
      store: inspections,
      amounts,
      contributions,
    };
  }

  /**
   * Records an inspection of the viewer's tenant, attributed to where the tenant belonged on its day.
   * @returns the first record where the same was sent under its idempotency key before, also by a request still under way.
   * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED), BAD_INPUT with every fault.
   */
  async record(viewer: Viewer, input: InspectionInput): Promise<InspectionFact> {
    return this.bookkeeper.record(viewer, this.book, readInspection(input, todayIn()));
  }

  /**
   * Replaces what is stated about an inspection: also the way in which a hazard is put down as put right.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async amend(viewer: Viewer, id: string, version: number, input: InspectionInput): Promise<InspectionFact> {
    return this.bookkeeper.amend(viewer, this.book, id, version, readInspection(input, todayIn()));
  }

  /**
   * Takes an inspection out of every figure for good. The record stays, with the reason.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async void(viewer: Viewer, id: string, version: number, reason: string): Promise<InspectionFact> {
    return this.bookkeeper.void(viewer, this.book, id, version, reason);
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  async get(viewer: Viewer, id: string): Promise<InspectionFact> {
    return this.bookkeeper.get(viewer, this.book, id);
  }

  /** A page of the inspections the viewer may see, newest day first. */
  async list(viewer: Viewer, args: InspectionsArgs): Promise<Connection<InspectionFact>> {
    const wanted = args.filter?.unrectified;
    return this.bookkeeper.list(viewer, this.inspections.table, args, wanted == null ? undefined : unrectified(wanted));
  }
}
