import { format } from 'sql-formatter';

const WIDTH = 100;
/** A clause on a line of its own. */
const CLAUSE = new RegExp(
  '^ *(select|select distinct|from|where|group by|order by|having|limit|offset|values|set|' +
    'update|insert into|delete from|returning|with)$',
);

/** A statement as it is read: a line for each column and condition. Nothing but blanks is changed. */
export function laidOut(text: string): string {
  const formatted = joined(format(text, { language: 'postgresql', keywordCase: 'preserve', expressionWidth: WIDTH }));
  if (solid(formatted) !== solid(text)) throw new Error(`The formatter would change a statement: ${text}`);
  return formatted;
}

const solid = (text: string): string => text.replaceAll(/\s+/g, '');
const indentOf = (line: string | undefined): number => (line === undefined ? -1 : line.search(/\S/));

/** Clauses and brackets around a single line stand on that line. */
function joined(text: string): string {
  let lines = text.split('\n');
  for (let before = 0; before !== lines.length;) {
    before = lines.length;
    lines = joinedOnce(lines);
  }
  return lines.join('\n');
}

function joinedOnce(lines: readonly string[]): string[] {
  const done: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [line = '', inside = '', behind] = lines.slice(at, at + 3);
    const isAlone = indentOf(inside) > indentOf(line) && indentOf(behind) <= indentOf(line);
    const clause = `${line} ${inside.trim()}`;
    const brackets = `${line}${inside.trim()}${(behind ?? '').trim()}`;
    if (isAlone && CLAUSE.test(line) && fits(clause)) {
      done.push(clause);
      at += 1;
    } else if (isAlone && line.endsWith('(') && behind?.trim().startsWith(')') && fits(brackets)) {
      done.push(brackets);
      at += 2;
    } else done.push(line);
  }
  return done;
}

/** Whether it can be a line; what follows a comment would be a part of it. */
const fits = (line: string): boolean => line.length <= WIDTH && !line.includes('--');
