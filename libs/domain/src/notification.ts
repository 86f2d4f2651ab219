import { ACCOUNT_NOTIFICATIONS } from './account-notifications.js';
import { ALERT_NOTIFICATIONS } from './alert-notifications.js';
import { DOCUMENT_NOTIFICATIONS } from './document-notifications.js';
import { EVALUATION_NOTIFICATIONS } from './evaluation-notifications.js';
import { type Locale, nameIn } from './locale.js';
import { NOTIFICATION_GROUPS, type NotificationGroup } from './notification-group.js';
import type { NotificationWording } from './notification-wording.js';
import { SUBMISSION_NOTIFICATIONS } from './submission-notifications.js';

/** Days for which a notification is kept. */
export const NOTIFICATION_KEPT_DAYS = 180;
/** The same matter is told to a person once within so many minutes. */
export const SAME_MATTER_MINUTES = 30;

/** What a message is filled with: names of units, titles, days and numbers. */
export type NotificationFacts = Readonly<Record<string, string | number>>;

/** The only facts that leave for a chat group. A title may hold anything that somebody typed, so that it is none. */
export const ROBOT_FACTS: ReadonlySet<string> = new Set(['unit', 'count', 'days', 'day', 'rows']);

/** Every kind of event that somebody is told of. A new kind is one row of the part that it is about. */
const WORDINGS = {
  ...SUBMISSION_NOTIFICATIONS,
  ...DOCUMENT_NOTIFICATIONS,
  ...EVALUATION_NOTIFICATIONS,
  ...ALERT_NOTIFICATIONS,
  ...ACCOUNT_NOTIFICATIONS,
} as const satisfies Readonly<Record<string, NotificationWording>>;

export type NotificationKind = keyof typeof WORDINGS;
export const NOTIFICATION_KINDS = Object.keys(WORDINGS) as readonly NotificationKind[];

const wordingOf = (kind: NotificationKind): NotificationWording => WORDINGS[kind];

/** The group among which a person chooses whether to be told of a kind. */
export const notificationGroupOf = (kind: NotificationKind): NotificationGroup => wordingOf(kind).group;

/** Names of the facts that the message of a kind is filled with. */
export function notificationFactsOf(kind: NotificationKind): ReadonlySet<string> {
  const { title, body, robot } = wordingOf(kind);
  const texts = [title, body, robot].flatMap((named) => (named ? [named.zh, named.en] : []));
  return new Set(texts.flatMap((text) => [...text.matchAll(PLACE)].map(([, name = '']) => name)));
}

/** A notification in the language of its reader. */
export function notificationText(
  kind: NotificationKind,
  facts: NotificationFacts,
  locale: Locale,
): { readonly title: string; readonly body: string } {
  const { title, body } = wordingOf(kind);
  return { title: filled(nameIn(locale, title), facts), body: filled(nameIn(locale, body), facts) };
}

/** What the robot of a chat group says; null for kinds it is not told of. Nothing but units, days and numbers. */
export function robotText(kind: NotificationKind, facts: NotificationFacts, locale: Locale): string | null {
  const { robot } = wordingOf(kind);
  return robot ? filled(nameIn(locale, robot), robotFacts(facts)) : null;
}

/** Groups that have a kind which robots are told; in the order of all groups. */
export const ROBOT_GROUPS: readonly NotificationGroup[] = NOTIFICATION_GROUPS.map(({ code }) => code).filter((group) =>
  NOTIFICATION_KINDS.some((kind) => notificationGroupOf(kind) === group && wordingOf(kind).robot !== undefined),
);

/** The facts that may leave for a chat group. */
export function robotFacts(facts: NotificationFacts): NotificationFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => ROBOT_FACTS.has(name)));
}

const PLACE = /\{([a-z]+)\}/g;

/** Titles stand in quotation marks, so that those inside of them are single ones. */
const quoted = (fact: string | number): string => String(fact).replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'));

/** Facts that are missing leave a dash: an older event may not have what a newer text asks for. */
const filled = (text: string, facts: NotificationFacts): string =>
  text.replace(PLACE, (_place, name: string) => {
    const fact = facts[name] ?? '—';
    return name === 'title' ? quoted(fact) : String(fact);
  });
