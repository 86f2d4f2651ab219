import {
  ALWAYS_IN_APP,
  type FieldError,
  isTimeOfDay,
  type MailTimes,
  NOTIFICATION_GROUPS,
  type NotificationGroup,
  type QuietHours,
  UNMAILED_AT_FIRST,
} from '@fanzha/domain';

/** Where a person is told. */
const NOTIFICATION_CHANNELS = ['IN_APP', 'EMAIL'] as const;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];

/** What a person has chosen otherwise than is usual. */
export type Choices = Readonly<
  Partial<Record<NotificationGroup, Readonly<Partial<Record<NotificationChannel, boolean>>>>>
>;

export interface KeptSettings extends MailTimes {
  readonly choices: Choices;
  /** 0: nothing was ever chosen. */
  readonly version: number;
}

/** One choice as it stands. */
export interface Choice {
  readonly group: NotificationGroup;
  readonly channel: NotificationChannel;
  readonly on: boolean;
  /** It cannot be switched off. */
  readonly fixed: boolean;
}

const isFixed = (group: NotificationGroup, channel: NotificationChannel): boolean =>
  channel === 'IN_APP' && ALWAYS_IN_APP.has(group);

/** What holds until a person chooses otherwise; mails come once an address is confirmed. */
export const isUsual = (group: NotificationGroup, channel: NotificationChannel): boolean =>
  channel === 'IN_APP' || !UNMAILED_AT_FIRST.has(group);

/** Whether a person wants mails of a group now. */
export const isMailed = (chosen: Choices, group: NotificationGroup): boolean =>
  chosen[group]?.EMAIL ?? isUsual(group, 'EMAIL');

/** Every group and channel with what holds for it. */
export function choicesOf(chosen: Choices): Choice[] {
  return NOTIFICATION_GROUPS.flatMap(({ code: group }) =>
    NOTIFICATION_CHANNELS.map((channel) => {
      const fixed = isFixed(group, channel);
      return { group, channel, fixed, on: fixed || (chosen[group]?.[channel] ?? isUsual(group, channel)) };
    }),
  );
}

/** What is wrong with choices that somebody sends. */
export function choiceErrors(choices: readonly Omit<Choice, 'fixed'>[]): FieldError[] {
  const most = NOTIFICATION_GROUPS.length * NOTIFICATION_CHANNELS.length;
  if (choices.length > most)
    return [{ path: 'choices', code: 'TOO_MANY_ITEMS', params: { max: most, actual: choices.length } }];
  return choices.flatMap(({ group, channel, on }, at) =>
    !on && isFixed(group, channel) ? [{ path: `choices.${at}.on`, code: 'ALWAYS_ON' } as const] : [],
  );
}

/** What was chosen, with other choices in their place. Only what is unusual is kept. */
export function withChoices(before: Choices, choices: readonly Omit<Choice, 'fixed'>[]): Choices {
  const now = new Map(choicesOf(before).map((choice) => [`${choice.group} ${choice.channel}`, choice]));
  for (const choice of choices) now.set(`${choice.group} ${choice.channel}`, { ...choice, fixed: false });
  const kept: Record<string, Record<string, boolean>> = {};
  for (const { group, channel, on } of now.values())
    if (on !== isUsual(group, channel)) (kept[group] ??= {})[channel] = on;
  return kept;
}

/** What is wrong with hours that somebody sends; both ends or none. */
export function quietErrors(from: string | null, to: string | null): FieldError[] {
  if (from === null && to === null) return [];
  const ends = [
    ['quietFrom', from],
    ['quietTo', to],
  ] as const;
  const wrong = ends.flatMap(([path, end]): FieldError[] => {
    if (end === null) return [{ path, code: 'REQUIRED' }];
    return isTimeOfDay(end) ? [] : [{ path, code: 'INVALID_FORMAT' }];
  });
  return wrong.length === 0 && from === to ? [{ path: 'quietTo', code: 'CONTRADICTORY' }] : wrong;
}

/** Hours of both ends; null where there are none. */
export const quietHours = (from: string | null, to: string | null, weekends: boolean): QuietHours | null =>
  from === null || to === null ? null : { from, to, weekends };
