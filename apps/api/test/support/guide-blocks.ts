/** One fenced block of a page. */
interface Block {
  readonly language: string;
  readonly text: string;
  /** Line of the page it begins in, from 1. */
  readonly line: number;
}

/** A command of a guide, with the output the guide shows for it, if it shows one. */
export interface Step {
  readonly command: Block;
  readonly shown: Block | null;
}

/** The fenced blocks of a page of Markdown, in order. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(({ 1: language = '', 2: text = '', index }) => ({
    language,
    text,
    line: page.slice(0, index).split('\n').length,
  }));
}

/**
 * Pairs each `sh` block with the `json` or `text` block behind it. `js` blocks are files.
 * @throws Error for a block of another language, and for output that no command is shown for: it could not be checked.
 */
export function stepsOf(blocks: readonly Block[]): Step[] {
  const steps: { command: Block; shown: Block | null }[] = [];
  for (const block of blocks) {
    const last = steps.at(-1);
    if (block.language === 'sh') steps.push({ command: block, shown: null });
    else if (block.language === 'json' || block.language === 'text') {
      if (!last || last.shown) throw new Error(`Line ${block.line}: output without a command of its own`);
      last.shown = block;
    } else if (block.language !== 'js')
      throw new Error(`Line ${block.line}: what is ${block.language || 'a block without language'}?`);
  }
  return steps;
}

/** What is shown, with every text that contains `…` replaced by the actual one where that fits it. */
export function filledIn(shown: unknown, actual: unknown): unknown {
  if (typeof shown === 'string') return typeof actual === 'string' && fits(shown, actual) ? actual : shown;
  if (Array.isArray(shown))
    return shown.map((item, index) => filledIn(item, Array.isArray(actual) ? actual[index] : undefined));
  if (typeof shown !== 'object' || shown === null) return shown;
  const found = (actual ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, filledIn(value, found[key])]));
}

function fits(shown: string, actual: string): boolean {
  const parts = shown.split('…').map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return parts.length > 1 && new RegExp(`^${parts.join('[^]+')}$`).test(actual);
}
