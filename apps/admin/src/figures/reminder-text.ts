import { chatText } from '@fanzha/domain';
import { chatWords, type Translate } from './chat-words.js';

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

const namesOf = (groups: readonly OwingGroup[]) =>
  groups.map(({ name, units }) => ({ name, units: units.map((unit) => unit.name) }));

/** A text for the group chat: how far the region is, who is missing by region, and what to do. */
export function reminderText(
  { region, periodLabel, due, contributing, missingCount }: ReminderFacts,
  groups: readonly OwingGroup[],
  t: Translate,
): string {
  const head = t('figures.chat.head', { region, period: periodLabel, due, contributing, missing: missingCount });
  const tail = t('figures.chat.tail');
  return chatText({ head, groups: namesOf(groups), missing: missingCount, tail }, chatWords(t));
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
  t: Translate,
): string {
  const head = t('figures.chat.headSilent', { region, period: periodLabel, label, n: count });
  const tail = t('figures.chat.tail');
  return chatText({ head, groups: namesOf(groups), missing: count, tail }, chatWords(t));
}
