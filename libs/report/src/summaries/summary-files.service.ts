import { Audit, Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { SummaryDocument } from './document/summary-document.js';
import { EditionRepository } from './edition.repository.js';
import { SummaryReading } from './summary-reading.service.js';
import { draftDocument } from './summary-stands.js';
import { SummarySubjects } from './summary-subjects.js';
import { MARKDOWN_TYPE, markdownFile } from './writers/markdown.js';
import { PRINT_TYPE, printView } from './writers/print-view.js';
import { WORD_TYPE, wordFile } from './writers/word.js';

/** The files that a document is written as, by their extensions. */
export type FileFormat = 'docx' | 'md' | 'html';

/** A file as it is sent. */
export interface SummaryFile {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer | string;
}

const WRITERS: Readonly<
  Record<FileFormat, { type: string; write: (document: SummaryDocument) => Promise<Buffer | string> | string }>
> = {
  docx: { type: WORD_TYPE, write: wordFile },
  md: { type: MARKDOWN_TYPE, write: markdownFile },
  html: { type: PRINT_TYPE, write: printView },
};

/** Files of summaries: seen by those who see the summary, each noted in the log as an export. */
@Injectable()
export class SummaryFileService {
  constructor(
    private readonly database: Database,
    private readonly reading: SummaryReading,
    private readonly editions: EditionRepository,
    private readonly subjects: SummarySubjects,
    private readonly audit: Audit,
  ) {}

  /** The file of an edition. @throws DomainError NOT_FOUND where there is none, or none that the viewer may see. */
  async ofEdition(viewer: Viewer, id: string, number: number, format: FileFormat): Promise<SummaryFile> {
    const { document } = await this.reading.edition(viewer, id, number);
    return this.written(viewer, id, document, format, { edition: number });
  }

  /** The file of a draft, which says that it is one. @throws DomainError NOT_FOUND for all but its unit. */
  async ofDraft(viewer: Viewer, id: string, format: FileFormat): Promise<SummaryFile> {
    const draft = await this.reading.ownDraft(viewer, id);
    const editions = (await this.editions.ofSummaries(viewer.scope, [draft.summaryId])).get(draft.summaryId) ?? [];
    const document = draftDocument(draft, await this.subjects.signatureOf(viewer), editions[0] ?? null);
    return this.written(viewer, id, document, format, { version: draft.version });
  }

  private async written(
    viewer: Viewer,
    id: string,
    document: SummaryDocument,
    format: FileFormat,
    of: Readonly<Record<string, number>>,
  ): Promise<SummaryFile> {
    const { type, write } = WRITERS[format];
    const body = await write(document);
    await this.database.transaction(viewer.scope, (tx) =>
      this.audit.record(tx, {
        action: 'summary.exported',
        subjectKind: 'summary',
        subjectId: id.toLowerCase(),
        detail: { ...of, format },
      }),
    );
    const name = `${document.title.join('')}${document.draft === null ? '' : `（${document.draft}）`}.${format}`;
    return { name, type, body };
  }
}
