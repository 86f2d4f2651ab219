import {
  addYears,
  BOUNDS,
  DomainError,
  type LocalDate,
  requireFound,
  requireId,
  requireNoErrors,
  requireVersion,
  type TenantType,
  textErrors,
  todayIn,
  visibleLines,
} from '@fanzha/domain';
import { KeptWordsRepository, LedgerTools, lockTenant } from '@fanzha/ledger';
import { TenantService } from '@fanzha/org';
import {
  type Connection,
  KEY_PARTS,
  KeyedPage,
  listName,
  newId,
  type Scope,
  type Transaction,
  type Viewer,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { SummaryReading } from '../prose-reader/index.js';
import { offeredOf } from './offered.js';
import { digestOf, type GivenText, readGivenText } from './read-text.bounds.js';
import type { ReadText, ReadTextEntry } from './read-text.model.js';
import { type KeptText, type RecordOfText, ReadTextRepository } from './read-text.repository.js';
import { ReadingThread } from './reading-thread.js';
import { shownText } from './shown-text.js';
import type { TextRead } from './text-read.js';
import type { EarlierText } from './told-before.js';

/** How far back a passage is looked for, and in how many texts and records at most, and characters of each. */
const YEARS_BACK = 2;
const MOST_TEXTS = 40;
const MOST_CHARACTERS = 1_000_000;
const MOST_RECORDS = 2_000;
const LIST = listName('readTexts');

/** Work summaries that a unit has read into its ledgers. What is read is never stored: it follows from the text. */
@Injectable()
export class ReadTextService {
  constructor(
    private readonly tools: LedgerTools,
    private readonly texts: ReadTextRepository,
    private readonly words: KeptWordsRepository,
    private readonly tenants: TenantService,
    private readonly thread: ReadingThread,
  ) {}

  /**
   * Stores a text of the viewer's unit and reads it. A text that waits already is that one.
   * @throws DomainError BAD_INPUT with every error; CONFLICT (IDEMPOTENCY_KEY_REUSED) where another text was sent
   *   under the key; TOO_COMPLEX.
   */
  async read(viewer: Viewer, input: GivenText): Promise<ReadText> {
    const { content, errors } = readGivenText(input, todayIn());
    requireNoErrors(errors);
    const { given, fileName, reportDate, idempotencyKey: key } = content;
    const digest = digestOf(given);
    const kept = await this.tools.database.transaction(viewer.scope, async (tx) => {
      // The same text sent twice at once waits once.
      await lockTenant(tx, 'read_text', tx.scope.tenantId);
      const first = key === null ? null : await this.texts.byKey(tx, key);
      if (first) return sameText(first, digest, reportDate);
      const waiting = await this.texts.openOne(tx, digest, reportDate);
      if (waiting) return waiting;
      const stored = await this.texts.insert(tx, { id: newId(), given, digest, fileName, reportDate }, key);
      if (!stored) return sameText(await this.requireByKey(tx, key), digest, reportDate);
      await this.log(tx, 'stored', stored, { characters: given.length });
      return stored;
    });
    return this.shown(viewer, await this.readingOf(viewer, kept));
  }

  /** @throws DomainError NOT_FOUND where the viewer's unit has no such text. */
  async get(viewer: Viewer, id: string): Promise<ReadText> {
    return this.shown(viewer, await this.readingOf(viewer, await this.require(viewer.scope, id)));
  }

  /** A page of the unit's texts, the newest first. */
  async list(viewer: Viewer, args: { first: number; after: string | null }): Promise<Connection<ReadTextEntry>> {
    const page = new KeyedPage(args, { list: LIST, key: { recordedAtText: KEY_PARTS.moment, id: KEY_PARTS.id } });
    const { rows, totalCount } = await this.texts.list(viewer.scope, page);
    const names = await this.names(viewer.scope, rows);
    return page.shown(rows, totalCount, {
      key: (row) => row,
      node: (row): ReadTextEntry => ({ ...row, recordedBy: names.get(row.recordedBy) ?? null }),
    });
  }

  /**
   * Puts a text aside that is no report.
   * @throws DomainError NOT_FOUND; CONFLICT (TEXT_SETTLED, VERSION_CHANGED); BAD_INPUT on `reason`.
   */
  async park(viewer: Viewer, id: string, version: number, reason: string): Promise<ReadText> {
    requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
    requireId(id);
    const kept = await this.tools.database.transaction(viewer.scope, async (tx) => {
      const before = await this.texts.lock(tx, id);
      requireOpen(before, version);
      const parked = requireFound(await this.texts.park(tx, id, visibleLines(reason)));
      await this.log(tx, 'parked', parked);
      return parked;
    });
    return this.shown(viewer, await this.readingOf(viewer, kept));
  }

  /** A text as the reader reads it for the viewer's unit. @throws DomainError NOT_FOUND, TOO_COMPLEX. */
  async readingOf(viewer: Viewer, kept: KeptText): Promise<TextRead> {
    const tenant = await this.tenants.require(viewer, viewer.tenantId);
    const unitType = tenant.type as TenantType;
    const { given, reportDate } = kept;
    const reading = await this.thread.read(viewer.tenantId, { given, reportDate, unitType });
    const offered = offeredOf(reading.records, reading.readings, unitType);
    const earlier = await this.earlierOf(viewer, kept, reading);
    return { kept, tenant, reading, offered, earlier };
  }

  /** As the API shows it. */
  async shown(viewer: Viewer, read: TextRead): Promise<ReadText> {
    const records = await this.texts.records(viewer.scope, [read.kept.id]);
    const names = await this.names(viewer.scope, [read.kept]);
    return shownText(read, records, names.get(read.kept.recordedBy) ?? null);
  }

  /** @throws DomainError NOT_FOUND where the unit has no such text. */
  async require(scope: Scope, id: string): Promise<KeptText> {
    requireId(id);
    return requireFound(await this.texts.find(scope, id));
  }

  /** Writes the entry of the log: never a word of the text. */
  async log(tx: Transaction, done: string, { id, version }: KeptText, detail: object = {}): Promise<void> {
    const entry = { subjectKind: 'read_text', subjectId: id, detail: { version, ...detail } };
    await this.tools.trail.audit.record(tx, { action: `read_text.${done}`, ...entry });
  }

  /** Where the unit has told the passages before. Texts of its own, and what its records say in words. */
  private async earlierOf({ scope, tenantId }: Viewer, kept: KeptText, { records: proposals }: SummaryReading) {
    if (proposals.length === 0) return [];
    const since = addYears(todayIn(), -YEARS_BACK);
    const texts = await this.texts.earlier(scope, kept.id, since, MOST_TEXTS);
    const made = await this.texts.records(
      scope,
      texts.map(({ id }) => id),
    );
    const own = await this.texts.records(scope, [kept.id]);
    const words = await this.words.since(scope, since, { records: MOST_RECORDS, characters: MOST_CHARACTERS });
    // What the text itself became tells it, and is no earlier telling.
    const fromHere = new Set(own.map(({ recordId }) => recordId));
    const before = words.filter(({ id }) => !fromHere.has(id));
    const { digest } = kept;
    return this.thread.compare(tenantId, { digest, proposals, texts: earlierTexts(texts, made), words: before });
  }

  private async requireByKey(tx: Transaction, key: string | null): Promise<KeptText> {
    const first = key === null ? null : await this.texts.byKey(tx, key);
    if (!first) throw new Error('A text was neither stored nor there before');
    return first;
  }

  private names(scope: Scope, texts: readonly { readonly recordedBy: string }[]): Promise<ReadonlyMap<string, string>> {
    return this.tools.trail.people.names(scope, [...new Set(texts.map(({ recordedBy }) => recordedBy))]);
  }
}

/**
 * Ends here unless the text still waits, as it was seen.
 * @throws DomainError NOT_FOUND; CONFLICT (TEXT_SETTLED, VERSION_CHANGED).
 */
export function requireOpen(kept: KeptText | null, version: number): asserts kept is KeptText {
  if (!kept) throw DomainError.notFound();
  if (kept.state !== 'OPEN') throw DomainError.conflict({ state: kept.state }, 'TEXT_SETTLED');
  requireVersion(kept, version);
}

function sameText(first: KeptText, digest: string, reportDate: LocalDate | null): KeptText {
  if (first.digest === digest && first.reportDate === reportDate) return first;
  throw DomainError.conflict({ id: first.id, version: first.version }, 'IDEMPOTENCY_KEY_REUSED');
}

/** The newest texts, as many as are compared in a moment. */
function earlierTexts(texts: readonly KeptText[], records: readonly RecordOfText[]): readonly EarlierText[] {
  let room = MOST_CHARACTERS;
  return texts.flatMap(({ id, digest, given, recordedAt }) => {
    room -= given.length;
    if (room < 0) return [];
    const on = todayIn(undefined, recordedAt);
    return [{ id, digest, given, on, records: records.filter(({ textId }) => textId === id) }];
  });
}
