import { chartWords } from '../document/charts.js';
import { CHARTS_TITLE, plainText, type SummaryAnnex, type SummaryDocument } from '../document/summary-document.js';

/** The media type of Markdown. */
export const MARKDOWN_TYPE = 'text/markdown; charset=utf-8';

/** Characters that Markdown would take for its own (CommonMark 2.4), and those that begin a line of another kind. */
const escaped = (text: string): string =>
  text.replace(/[\\`*_[\]<>|#&~]/g, String.raw`\$&`).replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, String.raw`$1\$2`);

/** The summary as Markdown: the same words as in the Word file, without its layout. */
export function markdownFile(document: SummaryDocument): string {
  const { title, documentNumber, draft, blocks, annexes, charts, signature, source } = document;
  const lines = [
    `# ${title.map(escaped).join('')}`,
    ...(draft === null ? [] : [`**${draft}**`]),
    ...(documentNumber === null ? [] : [escaped(documentNumber)]),
    ...blocks.map(
      ({ level, inlines }) => `${level === null ? '' : `${'#'.repeat(level + 1)} `}${escaped(plainText(inlines))}`,
    ),
    [signature.by, signature.on]
      .filter((each) => each !== null)
      .map(escaped)
      .join('  \n'),
    ...annexes.flatMap(annexLines),
    ...(charts.length > 0 ? [`## 附件：${CHARTS_TITLE}`] : []),
    ...charts.map((chart) => `${escaped(chart.title)}：${escaped(chartWords(chart))}`),
    escaped(source),
  ];
  return `${lines.join('\n\n')}\n`;
}

function annexLines({ title, columns, rows, notes }: SummaryAnnex): string[] {
  const row = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const table = [
    row(columns),
    `| ${columns.map((_, at) => (at === 0 ? '---' : '---:')).join(' | ')} |`,
    ...rows.map((cells) => row(cells.map(({ text }) => text))),
  ];
  return [`## 附件：${escaped(title)}`, table.join('\n'), ...notes.map(escaped)];
}
