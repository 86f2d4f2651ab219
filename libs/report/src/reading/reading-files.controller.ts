import {
  CurrentViewer,
  Database,
  formFileInMemory,
  Requires,
  RestErrors,
  Turnstile,
  type Viewer,
} from '@fanzha/platform';
import { Controller, HttpCode, Post, Req, UseFilters } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { fileText } from './file-text.js';

/** A summary of a year with its pictures; its text is a hundredth of it. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Turns a file into the text that a person looks at before it is read; nothing of it is kept. */
@Controller('reading')
@UseFilters(RestErrors)
export class ReadingFilesController {
  /** Unpacking a file takes a second at worst: a unit unpacks one after another. */
  private readonly turns = new Turnstile({
    ...{ total: 2, perGroup: 1, perMember: 1 },
    ...{ waitingPerGroup: 3, waiting: 20, waitMs: 20_000 },
  });

  constructor(private readonly database: Database) {}

  /** `multipart/form-data` with one file in the field `file`. Answers `{ text }`. */
  @Post('text')
  @HttpCode(200)
  @Requires('ledger:record', 'ledger:read')
  async text(@CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest): Promise<{ readonly text: string }> {
    // Nothing else here asks the database, which alone knows that a session is over.
    await this.database.requireAlive(viewer.scope);
    const { bytes } = await formFileInMemory(request, { field: 'file', maxBytes: MOST_BYTES });
    const leave = await this.turns.enter({ group: viewer.tenantId, member: viewer.userId });
    try {
      return { text: await fileText(bytes) };
    } finally {
      leave();
    }
  }
}
