import { chatText } from '@fanzha/domain';
import { chatWords, type Translate } from '../../figures/chat-words.js';

/** What the text says of a notice. */
interface Receipts {
  readonly title: string;
  readonly publishedOn: string;
  readonly receipts: number;
  readonly addressed: number;
}

/** A unit that has not acknowledged. */
interface Owing {
  readonly name: string;
  readonly region: { readonly code: string; readonly name: string };
}

/** A text for the group chat: which notice, how many have acknowledged, who has not by region, and what to do. */
export function receiptText(
  { title, publishedOn, addressed, receipts }: Receipts,
  owing: readonly Owing[],
  t: Translate,
): string {
  const byCode = new Map<string, { name: string; units: string[] }>();
  for (const { name, region } of owing) {
    const group = byCode.get(region.code) ?? { name: region.name, units: [] };
    group.units.push(name);
    byCode.set(region.code, group);
  }
  const groups = [...byCode].sort(([left], [right]) => left.localeCompare(right)).map(([, group]) => group);
  const missing = addressed - receipts;
  const head = t('notices.chat.head', { title, day: publishedOn, addressed, receipts, missing });
  return chatText({ head, groups, missing, tail: t('notices.chat.tail') }, chatWords(t));
}
