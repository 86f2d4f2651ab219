/** Units of one place. */
interface ChatGroup {
  readonly name: string;
  readonly units: readonly string[];
}

/** How a language writes the lines of a text for a group chat. */
export interface ChatWords {
  /** A place and its units, which are joined already. */
  line(place: string, units: string): string;
  /** Between two units. */
  readonly separator: string;
  /** Says how many are missing where not all of them are named. */
  rest(missing: number): string;
}

/** What a text for a group chat says. */
interface ChatText {
  /** What it is about, and how far it is. */
  readonly head: string;
  readonly groups: readonly ChatGroup[];
  /** How many are missing, named or not; 0: nothing more is said of it. */
  readonly missing: number;
  /** Lines behind the units. */
  readonly further?: readonly string[];
  /** What to do. */
  readonly tail: string;
}

/**
 * What is pasted into a group chat: how far something is, who is missing by place, and what to do. Plain lines, no
 * links.
 */
export function chatText({ head, groups, missing, further = [], tail }: ChatText, words: ChatWords): string {
  const named = groups.reduce((count, { units }) => count + units.length, 0);
  return [
    head,
    ...groups.map(({ name, units }) => words.line(name, units.join(words.separator))),
    ...(missing > named ? [words.rest(missing)] : []),
    ...further,
    tail,
  ].join('\n');
}
