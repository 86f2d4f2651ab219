import { DomainError } from '@fanzha/domain';
import { localeOf, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { SHEET_STYLES, SheetXml } from '../../spreadsheets/sheet-xml.js';
import type { Cell } from '../../spreadsheets/table.js';
import { workbookFile } from '../../spreadsheets/workbook-file.js';
import { letters } from '../../spreadsheets/sheet-xml.js';
import { messageOf } from '../import-messages.js';
import { ImportService, requireTarget } from '../import.service.js';
import type { KeptImport } from '../import.repository.js';
import { ImportRowRepository, type KeptRow } from '../import-rows.repository.js';
import type { RowError } from '../../targets/target.js';

const AT_ONCE = 1_000;

/** Imports as workbooks: the rows of the file where they stood, with what became of each. */
@Injectable()
export class AnnotatedFiles {
  constructor(
    private readonly imports: ImportService,
    private readonly rows: ImportRowRepository,
  ) {}

  /**
   * @param language as the request asks for it
   * @throws DomainError NOT_FOUND, also once the cells are no longer kept
   */
  async of(viewer: Viewer, id: string, language: string | undefined): Promise<{ name: string; body: Readable }> {
    const kept = await this.imports.get(viewer, id);
    if (kept.cleaned) throw DomainError.notFound();
    const name = `${kept.batchNumber}.xlsx`;
    return { name, body: workbookFile([{ name: kept.batchNumber, pieces: this.pieces(viewer, kept, language) }]) };
  }

  private async *pieces(viewer: Viewer, kept: KeptImport, language: string | undefined): AsyncGenerator<string> {
    const { columns, headerRow } = kept;
    const isZh = localeOf(language) === 'zh-CN';
    const told = isZh ? ['结果', '原因'] : ['Result', 'Reason'];
    const unread = isZh ? '（不读）' : ' (never read)';
    const sheet = new SheetXml([
      ...columns.map(({ header, personal }) => ({ name: `${header}${personal ? unread : ''}`, kind: 'text' as const })),
      ...told.map((name) => ({ name, kind: 'text' as const })),
    ]);
    yield sheet.begin(SHEET_STYLES.name, headerRow);
    for (let after = 0; ;) {
      const rows = await this.rows.next(viewer.scope, kept.id, after, AT_ONCE);
      const last = rows.at(-1);
      if (!last) break;
      yield rows.map((row) => this.line(sheet, kept, row, language)).join('');
      after = last.row;
    }
    yield sheet.end(kept.batchNumber);
  }

  private line(sheet: SheetXml, kept: KeptImport, row: KeptRow, language: string | undefined): string {
    const errors = row.errors ?? [];
    const locale = localeOf(language);
    const target = requireTarget(kept.target);
    const cells = kept.columns.map((_, at): Cell => {
      const cell = row.cells?.[at] ?? null;
      return cell === null || typeof cell === 'string' ? cell : ERRORS_SHOWN[locale === 'en' ? 'en' : 'zh'][cell.e];
    });
    const at = ({ row: of, column }: RowError) => (column === null ? '' : `${letters(column)}${of} `);
    const reasons = errors.map((error) => {
      const more =
        error.suggestion === undefined
          ? ''
          : locale === 'en'
            ? `; perhaps ${error.suggestion}`
            : `，是不是 ${error.suggestion}`;
      return `${at(error)}${messageOf(error, kept, target, locale)}${more}`;
    });
    const styles = kept.columns.map((_, column) => {
      const own = errors.filter((error) => error.column === column && error.row === row.row);
      if (own.length === 0) return SHEET_STYLES.text;
      return own.every(({ suggestion }) => suggestion !== undefined) ? SHEET_STYLES.suggested : SHEET_STYLES.wrong;
    });
    sheet.skipTo(row.row);
    return sheet.line(
      [...cells, SHOWN[locale === 'en' ? 'en' : 'zh'](row), reasons.join(locale === 'en' ? '; ' : '；') || null],
      styles,
    );
  }
}

/** What stands in the place of what is not kept. */
const ERRORS_SHOWN = {
  zh: { FORMULA: '#公式', PERSONAL_NUMBER: '#个人号码', LOST_DIGITS: '#位数丢失' },
  en: { FORMULA: '#FORMULA', PERSONAL_NUMBER: '#PERSONAL NUMBER', LOST_DIGITS: '#LOST DIGITS' },
} as const;

const ZH: Readonly<Record<string, string>> = {
  NEW: '新增',
  UPDATE: '更新',
  UNCHANGED: '没有变化，不写',
  DUPLICATE: '重复，不写',
  INVALID: '有错，不写',
  PART: '同上一条',
};
const EN: Readonly<Record<string, string>> = {
  NEW: 'new',
  UPDATE: 'update',
  UNCHANGED: 'unchanged, not written',
  DUPLICATE: 'duplicate, not written',
  INVALID: 'errors, not written',
  PART: 'part of the record above',
};
const SHOWN = {
  zh: ({ state, written }: KeptRow): string => (written ? '已写入' : (ZH[state ?? ''] ?? '')),
  en: ({ state, written }: KeptRow): string => (written ? 'written' : (EN[state ?? ''] ?? '')),
};
