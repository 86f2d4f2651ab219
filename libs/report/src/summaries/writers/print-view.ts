import { chartHeading, chartWords } from '../document/charts.js';
import {
  annexName,
  annexTitles,
  CHARTS_TITLE,
  type Inline,
  plainText,
  type SummaryAnnex,
  type SummaryBlock,
  type SummaryChart,
  type SummaryDocument,
} from '../document/summary-document.js';
import { chartSvg } from './chart-picture.js';
import { FONTS } from './page-layout.js';

/** The media type of the print view. */
export const PRINT_TYPE = 'text/html; charset=utf-8';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** The page of GB/T 9704—2012 as a browser prints it; page numbers are the browser's own. */
const STYLE = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { max-width: 156mm; margin: 0 auto; font: 16pt/28.95pt "${FONTS.text}", FangSong, serif; }
h1 { font: 22pt/28.95pt "${FONTS.title}", SimSun, serif; text-align: center; margin: 0 0 28.95pt; }
h2, h3, p { font-size: 16pt; font-weight: normal; margin: 0; text-indent: 2em; text-align: justify; }
h2 { font-family: "${FONTS.first}", SimHei, sans-serif; }
h3 { font-family: "${FONTS.second}", KaiTi, serif; }
.number, .draft { text-indent: 0; text-align: center; }
.sign { text-align: right; text-indent: 0; padding-right: 4em; }
section { break-before: page; }
figure { margin: 0 0 12pt; break-inside: avoid; }
figure svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt; line-height: 1.5; }
th, td { border: 1px solid #000; padding: 1pt 3pt; text-align: center; }
td:first-child { text-align: left; }
small { display: block; font-size: 10.5pt; line-height: 1.5; }
`;

/** The summary as a page for the printer: no script, nothing loaded, everything that was typed escaped. */
export async function printView(document: SummaryDocument): Promise<string> {
  const { title, documentNumber, draft, blocks, annexes, charts, signature, source } = document;
  const names = annexTitles(document);
  const drawn = await Promise.all(charts.map(figureOf));
  return [
    '<!doctype html>',
    `<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title.join(''))}</title>`,
    `<style>${STYLE}</style></head><body>`,
    ...(draft === null ? [] : [`<p class="draft">${escaped(draft)}</p>`]),
    ...(documentNumber === null ? [] : [`<p class="number">${escaped(documentNumber)}</p>`]),
    `<h1>${title.map(escaped).join('<br>')}</h1>`,
    ...blocks.map(blockOf),
    `<p class="sign">${escaped(signature.by)}</p>`,
    ...(signature.on === null ? [] : [`<p class="sign">${escaped(signature.on)}</p>`]),
    ...annexes.map((annex, at) => annexOf(annex, annexName(at, names))),
    ...(drawn.length > 0
      ? [`<section><h2>${annexName(annexes.length, names)}</h2><h1>${CHARTS_TITLE}</h1>`, ...drawn, '</section>']
      : []),
    `<small>${escaped(source)}</small></body></html>`,
  ].join('\n');
}

function blockOf({ level, inlines }: SummaryBlock): string {
  const name = level === 1 ? 'h2' : level === 2 ? 'h3' : 'p';
  return `<${name}>${level === null ? inlines.map(inlineOf).join('') : escaped(plainText(inlines))}</${name}>`;
}

/** A figure names its key, so that a page around it can lead to its records. */
const inlineOf = ({ text, token }: Inline): string =>
  token
    ? `<data value="${escaped(token.key)}" data-part="${escaped(token.part)}">${escaped(text)}</data>`
    : escaped(text);

function annexOf({ title, columns, rows, notes }: SummaryAnnex, name: string): string {
  const head = columns.map((column) => `<th>${escaped(column)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${inlineOf(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<section><h2>${escaped(name)}</h2><h1>${escaped(title)}</h1>
<table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table>${notes.map((note) => `<small>${escaped(note)}</small>`).join('')}</section>`;
}

/** The chart, and what it says for those who do not see it. */
async function figureOf(chart: SummaryChart): Promise<string> {
  const words = `${chart.title}：${chartWords(chart)}`;
  const head = `<figure role="img" aria-label="${escaped(words)}"><p>${escaped(chartHeading(chart))}</p>`;
  return `${head}${await chartSvg(chart)}</figure>`;
}
