import { DomainError, type FieldError, requireFound, requireNoErrors, visibleLines, visibleText } from '@fanzha/domain';
import { LedgerTools, lockTenant, RecordReaders } from '@fanzha/ledger';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { acceptedErrors } from './accepted-paths.js';
import { type PlannedRecord, plannedRecords } from './accepted-records.js';
import { acceptErrors, acceptHash } from './read-text.bounds.js';
import type { AcceptedProposalInput, AcceptReadingsInput } from './read-text.inputs.js';
import type { ReadText } from './read-text.model.js';
import { type KeptText, ReadTextRepository } from './read-text.repository.js';
import { ReadTextService, requireOpen } from './read-text.service.js';
import type { TextRead } from './text-read.js';

/** A proposal that becomes records. */
interface Accepted {
  readonly path: string;
  readonly input: AcceptedProposalInput;
  readonly records: readonly PlannedRecord[];
}

/** Proposals become records: all that a person has accepted of a text, or nothing. */
@Injectable()
export class AcceptReadings {
  constructor(
    private readonly tools: LedgerTools,
    private readonly reading: ReadTextService,
    private readonly texts: ReadTextRepository,
    private readonly readers: RecordReaders,
  ) {}

  /**
   * Records what was accepted, in one transaction under one key of the text. Texts of a unit become records one after
   * the other, so that none that tells the same at the same time is missed.
   * @returns the text with the records that came of it; those of the first time where the same was sent before
   * @throws DomainError NOT_FOUND; BAD_INPUT with every error by proposal and field; CONFLICT (TEXT_SETTLED,
   *   VERSION_CHANGED, IDEMPOTENCY_KEY_REUSED; TOTAL_OVERLAPS with `accepted`, the place of what it asks about).
   */
  async accept(viewer: Viewer, input: AcceptReadingsInput): Promise<ReadText> {
    requireNoErrors(acceptErrors(input));
    const { textId, version } = input;
    const [key, hash] = [visibleText(input.idempotencyKey), acceptHash(input)];
    for (;;) {
      const known = await this.texts.everAccepted(viewer.scope);
      const read = await this.reading.readingOf(viewer, await this.reading.require(viewer.scope, textId));
      const kept = await this.tools.database.transaction(viewer.scope, async (tx) => {
        await lockTenant(tx, 'read_text', tx.scope.tenantId);
        const before = await this.texts.lock(tx, textId);
        if (before?.state === 'ACCEPTED' && before.acceptKey === key) return sameOrRefused(before, hash);
        requireOpen(before, version);
        // Another text of the unit has become records since this one was held against what was told before.
        if ((await this.texts.everAcceptedIn(tx)) !== known) return null;
        const accepted = this.planned(input, read);
        await this.record(tx, viewer, accepted, read);
        const after = requireFound(await this.texts.accept(tx, textId, key, hash));
        await this.reading.log(tx, 'accepted', after, { proposals: accepted.length });
        return after;
      });
      if (kept) return this.reading.shown(viewer, { ...read, kept });
    }
  }

  /** What is to be recorded. @throws DomainError BAD_INPUT for what cannot be accepted. */
  private planned({ textId, accepted }: AcceptReadingsInput, read: TextRead): readonly Accepted[] {
    const { reading, offered, earlier, tenant } = read;
    requireNoErrors(
      accepted.flatMap((input, at): FieldError[] => {
        const path = `accepted.${at}`;
        const known = offered[input.proposal];
        if (!known) return [{ path: `${path}.proposal`, code: 'NOT_FOUND' }];
        if (known.obstacle !== null) return [{ path: `${path}.proposal`, code: 'NOT_ALLOWED_HERE' }];
        const foreign = input.amounts.flatMap(({ reading: which }, index): FieldError[] =>
          known.amounts.some(({ reading: own }) => own === which)
            ? []
            : [{ path: `${path}.amounts.${index}.reading`, code: 'NOT_FOUND' }],
        );
        if (earlier[input.proposal] && !input.again) foreign.push({ path: `${path}.again`, code: 'REQUIRED' });
        return foreign;
      }),
    );
    return accepted.map((input, at) => ({
      path: `accepted.${at}`,
      input,
      records: plannedRecords({
        // Every proposal was found above.
        offered: offered[input.proposal] as (typeof offered)[number],
        readings: reading.readings,
        input,
        homeRegion: tenant.regionCode,
        keyOf: (part) => `${textId}.${input.proposal}.${part}`,
      }),
    }));
  }

  /**
   * Records all of it and collects what the ledgers say: a person corrects everything in one go. Nothing stays of a
   * transaction that ends with errors.
   */
  private async record(
    tx: Transaction,
    viewer: Viewer,
    accepted: readonly Accepted[],
    { reading: { records: proposals }, kept }: TextRead,
  ): Promise<void> {
    const errors: FieldError[] = [];
    const refusals: DomainError[] = [];
    const made = new Set<string>();
    for (const [at, { path, input, records }] of accepted.entries()) {
      const proposal = proposals[input.proposal];
      for (const [part, planned] of records.entries()) {
        try {
          const { id } = await this.readers.require(planned.kind).ledger.recordIn(tx, viewer, planned.input);
          made.add(id);
          await this.texts.addRecord(tx, {
            textId: kept.id,
            proposal: input.proposal,
            part,
            kind: planned.kind,
            recordId: id,
            wordsStart: proposal?.start ?? 0,
            wordsEnd: proposal?.end ?? 0,
            againReason: input.again ? visibleLines(input.againReason) : null,
          });
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          if (error.code === 'BAD_INPUT')
            errors.push(...acceptedErrors(path, planned, error.fields, input.endOn != null));
          else refusals.push(placed(error, at, made));
        }
      }
    }
    requireNoErrors(errors);
    if (refusals[0]) throw refusals[0];
  }
}

/** A refusal of a ledger with the place of the proposal. Records of this very request are gone: they have no id. */
function placed(error: DomainError, accepted: number, made: ReadonlySet<string>): DomainError {
  const { overlaps, ...details } = error.details ?? {};
  const known = Array.isArray(overlaps)
    ? {
        overlaps: overlaps.map((overlap: { readonly recordId?: string }) =>
          made.has(overlap.recordId ?? '') ? { ...overlap, recordId: null } : overlap,
        ),
      }
    : {};
  const { code, reason } = error;
  return new DomainError(code, { ...(reason && { reason }), details: { ...details, ...known, accepted } });
}

function sameOrRefused(before: KeptText, hash: string): KeptText {
  if (before.acceptHash === hash) return before;
  throw DomainError.conflict({ id: before.id, version: before.version }, 'IDEMPOTENCY_KEY_REUSED');
}
