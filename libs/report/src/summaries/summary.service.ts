import { DomainError, requireFound, requireId, requireNoErrors, todayIn } from '@fanzha/domain';
import { AttachmentRepository, cleanText } from '@fanzha/ledger';
import { Audit, Database, newId, type Transaction, type Viewer } from '@fanzha/platform';
import type { OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { changesBetween } from './document/changes.js';
import { composeDocument } from './document/compose.js';
import { EditionRepository } from './edition.repository.js';
import { heldSummary } from './held-summary.js';
import { openMarks } from './marks/open-marks.js';
import { canonicalJson } from '@fanzha/rollup';
import { figureErrors, readIssue, readText, subjectErrors, unwrittenErrors } from './summary.bounds.js';
import type { SummaryInput, SummaryIssueInput, SummaryTextInput } from './summary.inputs.js';
import { requireIntact, requireMayWrite } from './summary.policy.js';
import { type NewSummary, SummaryRepository } from './summary.repository.js';
import type { DraftRow, SummaryRow } from './summary.rows.js';
import { periodOf, SummarySubjects } from './summary-subjects.js';

/** Makes, writes and issues work summaries. Each change is one transaction with its entry in the log. */
@Injectable()
export class SummaryService {
  constructor(
    private readonly database: Database,
    private readonly summaries: SummaryRepository,
    private readonly editions: EditionRepository,
    private readonly subjects: SummarySubjects,
    private readonly audit: Audit,
    private readonly files: AttachmentRepository,
  ) {}

  /**
   * Begins a summary with the figures as they are now.
   * @returns the first summary where the same was sent under its idempotency key before.
   * @throws DomainError BAD_INPUT, FORBIDDEN (OUTSIDE_OVERSIGHT), CONFLICT (IDEMPOTENCY_KEY_REUSED; ALREADY_EXISTS
   *   with `id` where the unit has a summary of the same subject and period: that one is written on).
   */
  async draft(viewer: Viewer, reads: OperationReads, input: SummaryInput): Promise<SummaryRow> {
    requireNoErrors(subjectErrors(input, todayIn()));
    const subject = await this.subjects.resolve(viewer, input);
    const { period } = input;
    const key = cleanText(input.idempotencyKey);
    const made: NewSummary = {
      id: newId(),
      about: subject.subject.kind,
      regionCode: subject.regionCode,
      line: subject.line,
      period: period.text,
      startsOn: period.start,
      endsOn: period.end,
      idempotencyKey: key,
      inputHash: hashOf(viewer, key, input),
    };
    const first = key && (await this.summaries.byKey(viewer.scope, key));
    if (first) return sameOrRefused(first, made);
    const frozen = await this.subjects.freeze(reads, subject, period);
    return this.database.transaction(viewer.scope, async (tx) => {
      const summary = await this.summaries.insert(tx, made, frozen);
      if (!summary) return this.taken(tx, made);
      await this.log(tx, 'drafted', summary.id, { period: made.period, snapshot: frozen.snapshotHash });
      return summary;
    });
  }

  /**
   * Replaces what a person has written. The figures stay.
   * @param version the one that the viewer has seen
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (VERSION_CHANGED with `version`), BAD_INPUT.
   */
  async write(viewer: Viewer, id: string, version: number, input: SummaryTextInput): Promise<SummaryRow> {
    const { narrative, keptMarks, errors } = readText(input);
    requireNoErrors(errors);
    return this.change(viewer, id, version, async (tx, summary, { snapshot }) => {
      requireNoErrors(figureErrors(input, figuresOf(snapshot)));
      await this.summaries.write(tx, id, { narrative, keptMarks });
      await this.log(tx, 'written', id);
      return summary;
    });
  }

  /**
   * Takes the figures as they are now; what a person has written is kept.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (VERSION_CHANGED with `version`).
   */
  async refresh(viewer: Viewer, reads: OperationReads, id: string, version: number): Promise<SummaryRow> {
    requireId(id);
    const summary = requireFound(await this.summaries.byId(viewer.scope, id));
    requireMayWrite(viewer, summary);
    const frozen = await this.subjects.freeze(reads, await this.subjects.ofSummary(viewer, summary), periodOf(summary));
    return this.change(viewer, id, version, async (tx, current) => {
      await this.summaries.refresh(tx, id, frozen);
      await this.log(tx, 'refreshed', id, { snapshot: frozen.snapshotHash });
      return current;
    });
  }

  /**
   * Issues the draft as the next edition, which stays as it is from now on.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (VERSION_CHANGED; SUMMARY_UNCHANGED; MARKS_OPEN with `marks`),
   *   BAD_INPUT, what is still to be written among it.
   */
  async issue(viewer: Viewer, id: string, version: number, input: SummaryIssueInput): Promise<SummaryRow> {
    const { documentNumber, signedOn, errors } = readIssue(input, todayIn());
    requireNoErrors(errors);
    const signedBy = await this.subjects.signatureOf(viewer);
    return this.change(viewer, id, version, async (tx, summary, draft) => {
      if (draft.issuedVersion === draft.version) throw DomainError.conflict({ version }, 'SUMMARY_UNCHANGED');
      requireNoErrors(unwrittenErrors(draft.narrative));
      const marks = openMarks(draft).length;
      if (marks > 0) throw DomainError.conflict({ marks }, 'MARKS_OPEN');
      const number = summary.editions + 1;
      const before = number > 1 ? await this.editions.find(tx, id, number - 1) : null;
      const figures = before ? changesBetween(before.snapshot, draft.snapshot) : [];
      const document = composeDocument({
        ...draft,
        signedBy,
        issued: { edition: number, documentNumber, signedOn },
        changed: before && { since: before.number, figures },
      });
      const edition = { number, document, changes: figures, documentNumber, signedOn, signedBy };
      await this.editions.issue(tx, id, edition);
      await this.files.show(tx, { kind: 'SUMMARY', id });
      await this.log(tx, 'issued', id, { edition: number, snapshot: draft.snapshotHash });
      return { ...summary, editions: number };
    });
  }

  private async change(
    viewer: Viewer,
    id: string,
    version: number,
    work: (tx: Transaction, summary: SummaryRow, draft: DraftRow) => Promise<SummaryRow>,
  ): Promise<SummaryRow> {
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const held = requireFound(await heldSummary(tx, this.summaries, viewer, { id, version }));
      requireIntact(held.draft);
      return work(tx, held.summary, held.draft);
    });
  }

  private async taken(tx: Transaction, made: NewSummary): Promise<SummaryRow> {
    const { byKey, ofSubject } = await this.summaries.taken(tx, made);
    if (byKey) return sameOrRefused(byKey, made);
    if (ofSubject) throw DomainError.conflict({ id: ofSubject.id }, 'ALREADY_EXISTS');
    // Under the key stands a summary of the unit that the viewer may not see.
    throw DomainError.conflict({}, 'IDEMPOTENCY_KEY_REUSED');
  }

  private async log(tx: Transaction, done: string, id: string, detail?: Readonly<Record<string, unknown>>) {
    await this.audit.record(tx, {
      action: `summary.${done}`,
      subjectKind: 'summary',
      subjectId: id,
      ...(detail && { detail }),
    });
  }
}

const figuresOf = ({ figures }: DraftRow['snapshot']) => new Map(figures.map((figure) => [figure.key, figure]));

/** The digest of what was asked for; the key goes into it, so that nobody can try contents against it. */
function hashOf({ tenantId }: Viewer, key: string | null, { period, regionCode, sector }: SummaryInput): string | null {
  if (key === null) return null;
  const stated = canonicalJson({ period: period.text, regionCode: regionCode ?? null, sector: sector ?? null });
  return createHmac('sha256', key).update(`summary ${tenantId} ${stated}`).digest('hex');
}

function sameOrRefused(first: SummaryRow, { inputHash }: NewSummary): SummaryRow {
  if (first.inputHash === inputHash) return first;
  throw DomainError.conflict({ id: first.id }, 'IDEMPOTENCY_KEY_REUSED');
}
