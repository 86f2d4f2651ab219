/** The figures a reminder states. */
interface ReminderFacts {
  readonly region: string;
  readonly periodLabel: string;
  readonly due: number;
  readonly contributing: number;
  readonly missingCount: number;
}

/** Units of one region that have not reported. */
interface OwingGroup {
  readonly name: string;
  readonly units: readonly { readonly name: string }[];
}

/**
 * A text ready for the group chat: how far the region is, who is missing by region, and what to do. Plain lines, no
 * links.
 */
export function reminderText(
  facts: ReminderFacts,
  groups: readonly OwingGroup[],
  t: (key: string, values?: Record<string, unknown>) => string,
): string {
  const listed = groups.reduce((count, { units }) => count + units.length, 0);
  return [
    t('figures.chat.head', {
      region: facts.region,
      period: facts.periodLabel,
      due: facts.due,
      contributing: facts.contributing,
      missing: facts.missingCount,
    }),
    ...groups.map((group) => chatLine(group, t)),
    ...(facts.missingCount > listed ? [t('app.chat.rest', { n: facts.missingCount })] : []),
    t('figures.chat.tail'),
  ].join('\n');
}

/** The same for units that have reported, but nothing of one indicator. */
export function silentText(
  {
    region,
    periodLabel,
    label,
    count,
  }: { readonly region: string; readonly periodLabel: string; readonly label: string; readonly count: number },
  groups: readonly OwingGroup[],
  t: (key: string, values?: Record<string, unknown>) => string,
): string {
  const listed = groups.reduce((sum, { units }) => sum + units.length, 0);
  return [
    t('figures.chat.headSilent', { region, period: periodLabel, label, n: count }),
    ...groups.map((group) => chatLine(group, t)),
    ...(count > listed ? [t('app.chat.rest', { n: count })] : []),
    t('figures.chat.tail'),
  ].join('\n');
}

const chatLine = ({ name, units }: OwingGroup, t: (key: string, values?: Record<string, unknown>) => string): string =>
  t('app.chat.line', {
    region: name,
    units: units.map((unit) => unit.name).join(t('app.chat.separator')),
  });
