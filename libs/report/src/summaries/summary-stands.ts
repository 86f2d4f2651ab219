import { type RequestContext, type Viewer } from '@fanzha/platform';
import { TenantLoader } from '@fanzha/org';
import { Injectable } from '@nestjs/common';
import { changesBetween } from './document/changes.js';
import { composeDocument } from './document/compose.js';
import type { SummaryDocument } from './document/summary-document.js';
import { shownDocument, shownSnapshot, shownTexts } from './shown.js';
import type { SummaryDraft, SummaryEdition, SummaryFiles } from './summary.model.js';
import type { DraftRow, EditionRow, SummaryRow, SummaryStand } from './summary.rows.js';
import { SummaryReading } from './summary-reading.service.js';

/** Drafts and editions as the API shows them. */
@Injectable()
export class SummaryStands {
  constructor(
    private readonly reading: SummaryReading,
    private readonly tenants: TenantLoader,
  ) {}

  /** The draft with its document as it would be issued now; null for all but its unit. */
  async draft(context: RequestContext, summary: SummaryRow): Promise<SummaryDraft | null> {
    const draft = await this.reading.draft(context, summary);
    if (!draft) return null;
    const [last] = await this.reading.issued(context, summary);
    const { name } = await this.tenants.load(context, (context.viewer as Viewer).tenantId);
    return {
      ...shown(draft, draftDocument(draft, name, last ?? null)),
      version: draft.version,
      changed: draft.version !== draft.issuedVersion,
      changedAt: draft.changedAt,
      changes: last ? changesBetween(last.snapshot, draft.snapshot) : [],
      files: filesOf(summary.id, 'draft'),
    };
  }

  /** The editions, newest first. */
  async editions(context: RequestContext, summary: SummaryRow): Promise<SummaryEdition[]> {
    return (await this.reading.issued(context, summary)).map((edition) => ({
      ...shown(edition, edition.document),
      ...issueOf(edition),
      files: filesOf(summary.id, `edition/${edition.number}`),
    }));
  }
}

/** The document of a draft, before anybody has issued it. */
export function draftDocument(draft: DraftRow, signedBy: string, last: EditionRow | null): SummaryDocument {
  const changed = last && { since: last.number, figures: changesBetween(last.snapshot, draft.snapshot) };
  return composeDocument({ ...draft, signedBy, issued: null, changed });
}

function shown(stand: SummaryStand, document: SummaryDocument) {
  return {
    sections: shownTexts(stand.narrative),
    keptMarks: stand.keptMarks,
    snapshot: shownSnapshot(stand),
    document: shownDocument(document, stand.snapshot),
  };
}

const issueOf = ({ number, documentNumber, signedOn, signedBy, issuedAt, changes }: EditionRow) => ({
  ...{ number, documentNumber, signedOn, signedBy, issuedAt, changes },
});

const filesOf = (id: string, stand: string): SummaryFiles => ({
  word: `/summaries/${id}/${stand}.docx`,
  markdown: `/summaries/${id}/${stand}.md`,
  print: `/summaries/${id}/${stand}.html`,
});
