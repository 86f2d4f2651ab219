/** What the text says of a notice. */
export interface Receipts {
  readonly title: string;
  readonly publishedOn: string;
  readonly receipts: number;
  readonly addressed: number;
}

/** A unit that has not acknowledged. */
export interface Owing {
  readonly name: string;
  readonly region: { readonly code: string; readonly name: string };
}

/**
 * A text ready for the group chat: which notice, how many have acknowledged, who has not by region, and what
 * to do. Plain lines, no links.
 */
export function receiptText(
  notice: Receipts,
  owing: readonly Owing[],
  t: (key: string, values?: Record<string, unknown>) => string,
): string {
  const groups = new Map<string, { name: string; units: string[] }>();
  for (const { name, region } of owing) {
    const group = groups.get(region.code) ?? { name: region.name, units: [] };
    group.units.push(name);
    groups.set(region.code, group);
  }
  const byCode = [...groups].sort(([left], [right]) => left.localeCompare(right));
  const lines = byCode.map(([, { name, units }]) =>
    t('app.chat.line', { region: name, units: units.join(t('app.chat.separator')) }),
  );
  const missing = notice.addressed - notice.receipts;
  return [
    t('notices.chat.head', {
      title: notice.title,
      day: notice.publishedOn,
      addressed: notice.addressed,
      receipts: notice.receipts,
      missing,
    }),
    ...lines,
    ...(missing > owing.length ? [t('app.chat.rest', { n: missing })] : []),
    t('notices.chat.tail'),
  ].join('\n');
}
