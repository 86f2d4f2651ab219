import type { TenantType } from '@fanzha/domain';
import type { ExtractedActivity, ExtractedFigure, FigureContext, StatedDays } from './extracted-figure.ts';
import { copiedBy, isOwnRecord, ownerOf, settledDays } from './sameness.ts';

/** One activity, however often it is stated. */
export interface ActivityGroup {
  /** All statements of it, the one it is stored for first. */
  readonly occurrences: readonly [ExtractedActivity, ...ExtractedActivity[]];
  readonly context: FigureContext;
  readonly days: StatedDays;
  /** Whether it becomes a record: not where its figures are recorded as other work, nor where it was only proposed. */
  readonly isRecord: boolean;
}

/**
 * The activities, each once: of a copied block the equal one that says the same in figures, the how-manieth of its
 * kind.
 * @param ownType what the unit that wrote a summary is: an activity belongs first to a unit that may state it of
 * itself.
 */
export function activitiesOnce(
  activities: readonly ExtractedActivity[],
  figures: readonly ExtractedFigure[],
  ownType: (summary: string) => TenantType,
): ActivityGroup[] {
  const said = new Map<string, string[]>();
  for (const { context, name, value, part } of figures)
    if (part === 'measure' || part === 'mention')
      said.set(context.id, [...(said.get(context.id) ?? []), `${part} ${name} ${value}`]);
  const groups = new Map<string, ExtractedActivity[]>();
  const times = new Map<string, number>();
  for (const activity of activities) {
    const { key, context, dupGroups } = activity;
    const says = [...(said.get(context.id) ?? [])].sort().join(',');
    const same = `${dupGroups[0] ?? ''}|${context.activityType}|${context.doing}|${says}`;
    const nth = (times.get(`${context.summary}|${same}`) ?? 0) + 1;
    times.set(`${context.summary}|${same}`, nth);
    const name = dupGroups.length === 0 ? `alone ${key}` : `${same}|${nth}`;
    groups.set(name, [...(groups.get(name) ?? []), activity]);
  }
  const copied = copiedBy(figures);
  return [...groups.values()].map((group) => oneOf(group, figures, ownType, copied));
}

function oneOf(
  group: readonly ExtractedActivity[],
  figures: readonly ExtractedFigure[],
  ownType: (summary: string) => TenantType,
  copied: ReadonlyMap<string, number>,
): ActivityGroup {
  const owner = ownerOf(group, (context) => context.actor === ownType(context.summary), copied);
  const { context } = owner;
  const isMeant = context.doing === 'done' || context.doing === 'required' || context.doing === 'planned';
  return {
    occurrences: [owner, ...group.filter((activity) => activity !== owner)],
    context,
    days: settledDays(group.map((activity) => activity.context)),
    isRecord: isMeant && isOwnRecord(context.id, figures),
  };
}
