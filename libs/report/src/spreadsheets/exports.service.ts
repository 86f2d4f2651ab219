import { DomainError, type FieldError, requireNoErrors } from '@fanzha/domain';
import { type ExportedColumns, exportedColumns, type FactFilter, recordExporter } from '@fanzha/ledger';
import { Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AskedFigures, AskedRecords, Format } from './asked-export.js';
import { ExportLog } from './export-log.js';
import { inChinese } from './chinese-table.js';
import { FIGURE_COLUMNS, FIGURE_TITLES, FigureRecords } from './figure-records.js';
import { AskedLists } from './asked-lists.js';
import { NamedRecords } from './named-records.js';
import { once, type Table } from './table.js';

/** More records are no longer a file that a spreadsheet opens: ask for a part of them. */
const MOST_EXPORTED = 200_000;

/** What is ready to be written: `end` gives back what it holds, whether it was read to the end or not. */
export interface ReadyExport {
  readonly table: Table;
  readonly end: () => Promise<void>;
}

/** Records and figures as tables: what the viewer may query, and each of them in the log. */
@Injectable()
export class Exports {
  constructor(
    private readonly database: Database,
    private readonly lists: AskedLists,
    private readonly figures: FigureRecords,
    private readonly named: NamedRecords,
    private readonly log: ExportLog,
  ) {}

  /**
   * The records of the ledger whose list is called `name`, as one moment has them.
   * @param isGone whether nobody waits for them any more
   * @throws DomainError NOT_FOUND for no ledger; BAD_INPUT; TOO_COMPLEX (LIST_TOO_WIDE) for too many records;
   *   RATE_LIMITED (TOO_MANY_AT_ONCE) where the unit has others under way.
   */
  async ofLedger(
    viewer: Viewer,
    { name, format }: { readonly name: string; readonly format: Format },
    asked: AskedRecords,
    isGone: () => boolean,
  ): Promise<ReadyExport> {
    const { ledger, filter: narrowed } = this.lists.read(name, asked.filter);
    const filter = narrowedBy(narrowed, asked);
    const snapshot = await this.database.snapshot(viewer.scope, isGone);
    try {
      const walk = ledger.walk(viewer, filter, snapshot);
      const rows = await walk.count(MOST_EXPORTED);
      if (rows > MOST_EXPORTED) throw DomainError.tooComplex({ max: MOST_EXPORTED }, 'LIST_TOO_WIDE');
      const columns = exportedColumns(ledger.definition);
      const toRecord = recordExporter(ledger.definition, columns, viewer);
      const told = toldOf(asked);
      const about = await this.log.write(viewer, { subject: ledger.definition.kind, format, asked: told, rows });
      const pages = this.named.of(viewer, walk, toRecord);
      const table = { name, columns, about, pages: await begun(pages) };
      return { table: asked.inChinese ? inChinese(name, table) : table, end: () => snapshot.end() };
    } catch (error) {
      await snapshot.end();
      throw error;
    }
  }

  /**
   * Figures of a region, and of those directly below.
   * @throws DomainError NOT_FOUND, BAD_INPUT; FORBIDDEN (OUTSIDE_OVERSIGHT, CELLS_TOO_SMALL) as the query.
   */
  async ofFigures(viewer: Viewer, format: Format, asked: AskedFigures): Promise<ReadyExport> {
    const records = await this.figures.of(viewer, asked);
    const { inChinese: chinese, ...rest } = asked;
    const stated = Object.entries({ ...rest, period: asked.period.text }).filter(([, value]) => value !== null);
    const told = Object.fromEntries(stated);
    const about = await this.log.write(viewer, { subject: 'rollup', format, asked: told, rows: records.length });
    const columns: ExportedColumns = { record: FIGURE_COLUMNS, lists: [] };
    const table = { name: 'rollups', columns, about, pages: once(records) };
    return { table: chinese ? { ...table, titles: FIGURE_TITLES } : table, end: async () => undefined };
  }
}

/** The filter of the list and the parameters beside it, each of which is said once. */
function narrowedBy(filter: FactFilter, { period, regionCode, changedSince, includeVoided }: AskedRecords): FactFilter {
  const twice = Object.entries({ period, regionCode, changedSince })
    .filter(([name, value]) => value !== null && filter[name as keyof FactFilter] != null)
    .map(([path]): FieldError => ({ path, code: 'DUPLICATE' }));
  requireNoErrors(twice);
  return {
    ...filter,
    period: period ?? filter.period ?? null,
    regionCode: regionCode ?? filter.regionCode ?? null,
    changedSince: changedSince ?? filter.changedSince ?? null,
    includeVoided: includeVoided || filter.includeVoided === true,
  };
}

/** What was asked for, without what was not. */
function toldOf({ period, regionCode, changedSince, includeVoided, filter }: AskedRecords): Record<string, unknown> {
  return {
    ...(period && { period: period.text }),
    ...(regionCode !== null && { regionCode }),
    ...(changedSince && { changedSince: changedSince.toISOString() }),
    ...(includeVoided && { includeVoided }),
    ...(filter !== null && { filter: withoutWords(filter) }),
  };
}

/** Words that somebody looked for may name people: the log keeps that there were some. */
function withoutWords(filter: string): string {
  const { text, unitText, ...rest } = JSON.parse(filter) as Readonly<Record<string, unknown>>;
  const said = { ...(text != null && { text: true }), ...(unitText != null && { unitText: true }) };
  return JSON.stringify({ ...rest, ...said });
}

/** Reads the first page at once: what fails there is still an answer of its own. */
async function begun<T>(pages: AsyncGenerator<T>): Promise<AsyncIterable<T>> {
  const first = await pages.next();
  return (async function* () {
    if (!first.done) yield first.value;
    yield* pages;
  })();
}
