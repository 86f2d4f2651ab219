/** Excel on Windows takes a file without it for the local code page and shows Chinese as rubbish. */
const BOM = '\uFEFF';

export type CsvCell = string | number;

/**
 * A cell that begins like a formula, also in full width, would be run by the spreadsheet that opens it;
 * an apostrophe keeps it a text.
 */
function cell(value: CsvCell): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as a CSV file for Excel, heading first. */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  BOM + rows.map((row) => row.map(cell).join(',')).join('\r\n');

/** Hands a text to the browser as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
