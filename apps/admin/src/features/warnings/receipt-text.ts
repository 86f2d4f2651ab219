/** What the text says of a warning. */
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
 * A text ready for the group chat: which warning, how many have acknowledged, who has not by region, and what
 * to do. Plain lines, no links.
 */
export function receiptText(
  warning: Receipts,
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
  const missing = warning.addressed - warning.receipts;
  return [
    t('warnings.chat.head', {
      title: warning.title,
      day: warning.publishedOn,
      addressed: warning.addressed,
      receipts: warning.receipts,
      missing,
    }),
    ...lines,
    ...(missing > owing.length ? [t('app.chat.rest', { n: missing })] : []),
    t('warnings.chat.tail'),
  ].join('\n');
}
