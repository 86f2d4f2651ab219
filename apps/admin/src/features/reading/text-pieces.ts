import type { ReadTextWholeFragment } from '../../graphql/generated.js';

type Text = Pick<ReadTextWholeFragment, 'text' | 'proposals' | 'readings' | 'unread'>;

/** What a number is to the eye: recorded, no result, or not understood. */
type Mark = 'value' | 'not' | 'unread';

/** Words of a text that look alike. */
interface TextPiece {
  readonly text: string;
  /** Proposals whose source words these are, the first one gives the colour. */
  readonly proposals: readonly number[];
  /** Proposals that begin here. */
  readonly begins: readonly number[];
  readonly mark: Mark | null;
}

/** Classes that say nothing of work: nobody looks for them among results. */
const PLAIN = new Set(['DATE', 'DOCUMENT', 'LIST_NUMBER', 'IDIOM']);
const RESULTS = new Set(['RESULT', 'PART', 'RUNNING_TOTAL', 'CASE']);

/** Whether a number is worth being told of where it is not recorded. */
export const isTold = ({ class: is }: { readonly class: string }): boolean => !PLAIN.has(is);

/** The lines of a text, each in pieces of one look. */
export function linesOf({ text, proposals, readings, unread }: Text): readonly (readonly TextPiece[])[] {
  const unreadAt = new Set(unread.map(({ start }) => start));
  const markOf = (start: number, is: string): Mark =>
    unreadAt.has(start) ? 'unread' : RESULTS.has(is) ? 'value' : 'not';
  const marks = readings.filter(isTold).map(({ start, end, class: is }) => ({ start, end, mark: markOf(start, is) }));
  const cuts = [...new Set([...proposals, ...marks].flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const lines: TextPiece[][] = [[]];
  let open: { readonly proposal: number; readonly start: number; readonly end: number }[] = [];
  let [next, marked, from] = [0, 0, 0];
  const inOrder = [...proposals].sort((one, other) => one.start - other.start);
  for (const to of [...cuts, text.length]) {
    if (to <= from) continue;
    const begins: number[] = [];
    for (let one = inOrder[next]; one && one.start <= from; one = inOrder[++next]) {
      open.push(one);
      begins.push(one.proposal);
    }
    open = open.filter(({ end }) => end > from);
    while ((marks[marked]?.end ?? Infinity) <= from) marked += 1;
    const mark = marks[marked];
    const isMarked = mark !== undefined && mark.start <= from && to <= mark.end;
    const own = { proposals: open.map(({ proposal }) => proposal), mark: isMarked ? mark.mark : null };
    for (const [at, words] of text.slice(from, to).split('\n').entries()) {
      if (at > 0) lines.push([]);
      if (words !== '' || (at === 0 && begins.length > 0))
        lines.at(-1)?.push({ text: words, begins: at === 0 ? begins : [], ...own });
    }
    from = to;
  }
  return lines;
}

/** Words around a number, for a list of numbers: up to 16 of each side, and none of another number cut in two. */
export function around(text: string, start: number, end: number): string {
  const before = /(?:[0-9.]*[^\n。；]{0,16})$/u.exec(text.slice(Math.max(0, start - 32), start))?.[0] ?? '';
  const behind = /^(?:[^\n。；]{0,16}[0-9.%]*)/u.exec(text.slice(end, end + 32))?.[0] ?? '';
  return `${before}${text.slice(start, end)}${behind}`;
}
