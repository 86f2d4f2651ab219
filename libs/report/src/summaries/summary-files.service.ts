import { Audit, Database, Turnstile, type Viewer } from '@fanzha/platform';
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

type IsGone = () => boolean;

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
  /** A Word file takes a tenth of a second in which nothing else goes on: a unit is written one after the other. */
  private readonly turns = new Turnstile({
    ...{ total: 2, perGroup: 1, perMember: 1 },
    ...{ waitingPerGroup: 10, waiting: 60, waitMs: 20_000 },
  });

  constructor(
    private readonly database: Database,
    private readonly reading: SummaryReading,
    private readonly editions: EditionRepository,
    private readonly subjects: SummarySubjects,
    private readonly audit: Audit,
  ) {}

  /**
   * The file of an edition.
   * @param isGone whether nobody waits for it any more
   * @throws DomainError NOT_FOUND where there is none, or none that the viewer may see; RATE_LIMITED
   *   (TOO_MANY_AT_ONCE) where the unit has others under way.
   */
  async ofEdition(viewer: Viewer, id: string, number: number, format: FileFormat, isGone: IsGone) {
    const { document } = await this.reading.edition(viewer, id, number);
    return this.inTurn(viewer, isGone, () => this.written(viewer, id, document, format, { edition: number }));
  }

  /**
   * The file of a draft, which says that it is one.
   * @throws DomainError as `ofEdition`; NOT_FOUND for all but its unit.
   */
  async ofDraft(viewer: Viewer, id: string, format: FileFormat, isGone: IsGone): Promise<SummaryFile> {
    return this.inTurn(viewer, isGone, () => this.draftFile(viewer, id, format));
  }

  private async inTurn<Made>(viewer: Viewer, isGone: IsGone, make: () => Promise<Made>): Promise<Made> {
    const leave = await this.turns.enter({ group: viewer.tenantId, member: viewer.userId, isGone });
    try {
      return await make();
    } finally {
      leave();
    }
  }

  private async draftFile(viewer: Viewer, id: string, format: FileFormat): Promise<SummaryFile> {
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
