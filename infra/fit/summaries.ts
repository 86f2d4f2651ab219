import { type Json, objectIn, oneLine, textIn } from './json.ts';

/** One work summary with what somebody extracted from it. */
export interface Summary {
  readonly id: string;
  readonly row: Json;
}

/**
 * The summaries of a file: one JSON object per line, or one JSON list of them. A summary without an id, or with the id
 * of an earlier one, gets one from its position.
 * @returns what could be read, and for each line that could not a message with its number.
 */
export function readSummaries(text: string): { summaries: Summary[]; errors: string[] } {
  const errors: string[] = [];
  const rows: Json[] = [];
  const take = (value: unknown, place: string) => {
    const row = objectIn(value);
    if (row) rows.push(row);
    else errors.push(`${place}: not an object`);
  };

  const body = text.replace(/^\uFEFF/, '');
  const whole = body.trimStart().startsWith('[') ? parsed(body) : undefined;
  if (Array.isArray(whole)) whole.forEach((value, index) => take(value, `entry ${index + 1}`));
  else {
    body.split(/\r?\n/).forEach((line, index) => {
      if (line.trim() === '') return;
      const value = parsed(line);
      if (value === undefined) errors.push(`line ${index + 1}: not JSON`);
      else take(value, `line ${index + 1}`);
    });
  }
  return { summaries: named(rows), errors };
}

function named(rows: readonly Json[]): Summary[] {
  const taken = new Set<string>();
  return rows.map((row, index) => {
    const text = textIn(row['id']);
    const extracted = text === null ? null : oneLine(text, 40);
    const id = extracted !== null && !taken.has(extracted) ? extracted : `${extracted ?? 'S'}-${index + 1}`;
    taken.add(id);
    return { id, row };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
