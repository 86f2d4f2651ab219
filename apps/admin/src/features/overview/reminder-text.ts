/** The figures a reminder states. */
export interface ReminderFacts {
  readonly region: string;
  readonly periodLabel: string;
  readonly due: number;
  readonly contributing: number;
  readonly missingCount: number;
}

/** Units of one region that have not reported. */
export interface OwingGroup {
  readonly name: string;
  readonly units: readonly { readonly name: string }[];
}

/** A text ready for the group chat: how far the region is, who is missing by region, and what to do. Plain lines, no links. */
export function reminderText(facts: ReminderFacts, groups: readonly OwingGroup[], t: (key: string, values?: Record<string, unknown>) => string): string {
  const listed = groups.reduce((count, { units }) => count + units.length, 0);
  return [
    t('overview.reporting.chatHead', { region: facts.region, period: facts.periodLabel, due: facts.due, contributing: facts.contributing, missing: facts.missingCount }),
    ...groups.map(({ name, units }) => t('overview.reporting.chatLine', { region: name, units: units.map((unit) => unit.name).join(t('overview.reporting.chatSeparator')) })),
    ...(facts.missingCount > listed ? [t('overview.reporting.chatRest', { n: facts.missingCount })] : []),
    t('overview.reporting.chatTail'),
  ].join('\n');
}
