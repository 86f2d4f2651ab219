import { isCountedTheme, isInternalAct, type ActivityType, type Theme } from '@fanzha/domain';

/** Whether amounts of such an activity count in no figure of work against fraud. */
export const countsApart = (theme: Theme): boolean => !isCountedTheme(theme);

/**
 * Key of what is said of where the record itself counts, where that is not among publicity; null where it is.
 * @param type '' while none is chosen
 */
export function countsAsKey(type: ActivityType | '', theme: Theme): string | null {
  if (countsApart(theme)) return 'activities.details.otherTheme';
  return type !== '' && isInternalAct(type) ? 'activities.details.internal' : null;
}
