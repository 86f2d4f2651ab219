import { UnreadableFile } from './unreadable-file.js';

/** A mark of XML, or the text between two. `alone`: an element that opens and closes at once. */
interface XmlToken {
  readonly kind: 'open' | 'close' | 'alone' | 'text';
  /** The local name of the element. */
  readonly name: string;
  readonly attributes: string;
  readonly words: string;
}

// No two parts of it can begin at the same place: time is in proportion to the text, whatever is left out.
const TOKEN = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s[^<>]*)?)(\/?)>|<(\?|!--)[\s\S]{0,4096}?(?:\?|--)>|([^<]+)/gu;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The tokens of a piece of XML. Entities beyond the five of XML are not looked up.
 * @throws UnreadableFile for declarations and sections, which no table has
 */
export function* tokens(xml: string): Generator<XmlToken> {
  if (/<!(?!--)/u.test(xml)) throw new UnreadableFile('UNSAFE_FILE', {}, 'a declaration');
  for (const [, closing, name = '', inside = '', empty, other, words] of xml.matchAll(TOKEN)) {
    const alone = empty || inside.endsWith('/');
    const attributes = inside.endsWith('/') ? inside.slice(0, -1) : inside;
    if (words !== undefined) yield { kind: 'text', name: '', attributes: '', words: plain(words) };
    else if (other === undefined)
      yield { kind: closing ? 'close' : alone ? 'alone' : 'open', name, attributes, words: '' };
  }
}

/** The value of an attribute; null where it is not there. */
export function attribute(attributes: string, name: string): string | null {
  let from = 0;
  for (;;) {
    const at = attributes.indexOf(`${name}=`, from);
    if (at < 0) return null;
    from = at + name.length + 1;
    const before = attributes.charCodeAt(at - 1);
    // `r=` is no end of another name.
    if (at > 0 && before > 32) continue;
    const quote = attributes[from];
    if (quote !== '"' && quote !== "'") continue;
    const end = attributes.indexOf(quote, from + 1);
    return end < 0 ? null : plain(attributes.slice(from + 1, end));
  }
}

const plain = (words: string): string =>
  words.includes('&')
    ? words.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/giu, (whole, hex, decimal, name) => {
        if (name) return ENTITIES[name] ?? whole;
        const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      })
    : words;
