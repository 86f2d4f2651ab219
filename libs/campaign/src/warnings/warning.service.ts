import { Refusal, todayIn } from '@fanzha/domain';
import { type Book, Bookkeeper } from '@fanzha/ledger';
import { RegionDirectory } from '@fanzha/org';
import type { Connection, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { readWarning } from './warning.bounds.js';
import { contributions } from './warning.contributions.js';
import type { WarningContent, WarningFact } from './warning.entity.js';
import type { WarningInput, WarningsArgs } from './warning.inputs.js';
import { unacknowledgedBy, WarningRepository } from './warning.repository.js';

/** Warnings, as a ledger of the authorities that publish them. */
@Injectable()
export class WarningService {
  readonly book: Book<WarningFact, WarningContent>;

  constructor(
    private readonly bookkeeper: Bookkeeper,
    private readonly warnings: WarningRepository,
    private readonly directory: RegionDirectory,
  ) {
    this.book = {
      kind: 'warning',
      recordedBy: ['AUTHORITY'],
      dayPath: 'publishedOn',
      dayOf: ({ publishedOn }) => publishedOn,
      // What units have acknowledged stays as they read it.
      unamendable: true,
      changeable: ['recordStatus', 'voidReason'],
      store: warnings,
      contributions,
    };
  }

  /**
   * Warns the units of regions that the viewer oversees.
   * @returns the first record where the same was sent under its idempotency key before, also by a request still under
   * way.
   * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED), FORBIDDEN (OUTSIDE_OVERSIGHT) for whoever oversees
   * nothing, BAD_INPUT with every fault.
   */
  async publish(viewer: Viewer, input: WarningInput): Promise<WarningFact> {
    const { oversight } = viewer;
    if (oversight.length === 0) throw Refusal.forbidden('OUTSIDE_OVERSIGHT');
    const desk = { today: todayIn(), oversight, findRegion: (code: string) => this.directory.find(code) };
    return this.bookkeeper.record(viewer, this.book, readWarning(input, desk));
  }

  /**
   * Takes a warning back: units no longer see it. That they have read it stays counted.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  async void(viewer: Viewer, id: string, version: number, reason: string): Promise<WarningFact> {
    return this.bookkeeper.void(viewer, this.book, id, version, reason);
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  async get(viewer: Viewer, id: string): Promise<WarningFact> {
    return this.bookkeeper.get(viewer, this.book, id);
  }

  /** A page of the warnings the viewer may see, newest day first. */
  async list(viewer: Viewer, args: WarningsArgs): Promise<Connection<WarningFact>> {
    const narrow = args.filter?.unacknowledged ? unacknowledgedBy(viewer.tenantId) : undefined;
    return this.bookkeeper.list(viewer, this.warnings.table, args, narrow);
  }
}
