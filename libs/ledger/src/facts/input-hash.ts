import { createHmac } from 'node:crypto';
import { isId, isPlain, visibleLines } from '@fanzha/domain';

/** Ids are compared in small letters. */
const ID_LENGTH = 36;

/** What a digest is made for: the same key of another tenant or ledger gives another digest. */
interface HashedFor {
  readonly kind: string;
  readonly tenantId: string;
  readonly idempotencyKey: string;
  /** Lists of the content, by name, whose order says something. */
  readonly inOrder?: readonly string[];
}

/**
 * The digest of a content as it was understood: equal for inputs that state the same in another spelling of blanks,
 * invisible characters, ids, omitted fields, or order of a list whose order says nothing. The key goes into it, so that
 * nobody who sees a digest can try contents against it.
 */
export function inputHash({ kind, tenantId, idempotencyKey, inOrder = [] }: HashedFor, content: object): string {
  const written = canonical(content, new Set(inOrder), false);
  return createHmac('sha256', idempotencyKey).update(`${kind} ${tenantId} ${written}`).digest('hex');
}

/** JSON with sorted keys, without what is not stated, and with lists sorted unless their order says something. */
function canonical(value: unknown, inOrder: ReadonlySet<string>, ordered: boolean): string {
  if (typeof value === 'string') return JSON.stringify(plainText(value));
  if (Array.isArray(value)) {
    const entries = value.map((entry) => canonical(entry, inOrder, false));
    return `[${(ordered ? entries : entries.sort()).join()}]`;
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const stated = Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const fields = stated.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one, inOrder, inOrder.has(name))}`);
  return `{${fields.join()}}`;
}

/**
 * A text without what nobody sees: invisible characters, and more than one blank where one is enough. Lines stay lines.
 */
function plainText(text: string): string {
  if (text.length !== ID_LENGTH && isPlain(text) && !/^\s|\s\s|\n|\s$/u.test(text)) return text;
  const plain = visibleLines(text)
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return isId(plain) ? plain.toLowerCase() : plain.normalize('NFC');
}
