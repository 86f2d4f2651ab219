import { foldIdentifier } from '@fanzha/domain';
import { titleOf } from './field-words.js';
import { likeText } from './likeness.js';
import type { ImportField, ImportTarget } from './target.js';

/** How a column was recognised. */
type Recognised = 'KNOWN' | 'REMEMBERED' | 'LIKE' | 'UNKNOWN';

/** What a header stands for, as far as that can be told. */
interface Match {
  readonly field: ImportField | null;
  readonly recognised: Recognised;
}

/** What people write around the name of a column: marks of what is required, units, notes. */
const AROUND = /[*＊※：:]|[（(【[][^（()）】\]]*[）)】\]]/gu;

/** A header as it is compared and remembered. */
export const foldHeader = (header: string): string => foldIdentifier(header).slice(0, 200);

const bare = (header: string): string => foldIdentifier(header.replace(AROUND, ''));

/**
 * What the headers of a file stand for: what the unit chose the last time, then the names and other words of fields,
 * then what comes near them, which a person should look at. No field is given twice: the first column has it.
 * @param remembered by folded header; null where the unit chose that it is not read
 */
export function matches(
  target: ImportTarget,
  headers: readonly string[],
  remembered: ReadonlyMap<string, string | null>,
): readonly Match[] {
  const taken = new Set<string>();
  const byName = new Map(target.fields.map((field) => [field.name, field]));
  const byWord = wordsOf(target);
  const free = (field: ImportField | undefined): field is ImportField => field !== undefined && !taken.has(field.name);
  const take = (field: ImportField, recognised: Recognised): Match => {
    taken.add(field.name);
    return { field, recognised };
  };
  const first = headers.map((header): Match | null => {
    const folded = foldHeader(header);
    const kept = remembered.get(folded);
    if (kept === null) return { field: null, recognised: 'REMEMBERED' };
    const chosen = kept === undefined ? undefined : byName.get(kept);
    if (free(chosen)) return take(chosen, 'REMEMBERED');
    const named = byName.get(header.trim()) ?? byWord.get(folded) ?? byWord.get(bare(header));
    return free(named) ? take(named, 'KNOWN') : null;
  });
  // What only comes near takes no field that another column names.
  return first.map((match, at) => {
    if (match) return match;
    const words = [...byWord.keys()].filter((word) => free(byWord.get(word)));
    const like = likeText(bare(headers[at] ?? ''), words);
    const field = like === null ? undefined : byWord.get(like);
    return free(field) ? take(field, 'LIKE') : { field: null, recognised: 'UNKNOWN' };
  });
}

/** Names come before other words, and those of fields that templates have before those that only exports know. */
function wordsOf({ fields }: ImportTarget): ReadonlyMap<string, ImportField> {
  const known = new Map<string, ImportField>();
  const add = (word: string, field: ImportField) => {
    const folded = foldIdentifier(word);
    if (!known.has(folded)) known.set(folded, field);
  };
  const inOrder = [...fields.filter(({ further }) => !further), ...fields.filter(({ further }) => further)];
  for (const field of inOrder) add(field.name, field);
  for (const field of inOrder) add(field.zh, field);
  for (const field of inOrder) add(titleOf(field, 'en'), field);
  for (const field of inOrder) add(field.zh.replace(AROUND, ''), field);
  for (const field of inOrder) for (const word of field.words ?? []) add(word, field);
  return known;
}
