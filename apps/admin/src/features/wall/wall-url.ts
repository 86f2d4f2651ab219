import { isTermCode, monthOf, parsePeriod, previousPeriod, SECTORS, type LocalDate, type Sector } from '@fanzha/domain';

export type WallTheme = 'light' | 'dark';

/** What a wall shows; it stands in the address, so that a bookmark on the machine of a meeting room is enough. */
export interface WallState {
  /** As it is asked for; without one it is the last month that is over, and follows the calendar. */
  readonly period: string;
  readonly sector: Sector | null;
  readonly campaign: string | null;
  /** Null: as this machine was left. */
  readonly theme: WallTheme | null;
}

/** A query as the router reads it. */
type UrlQuery = Readonly<Record<string, string | null | readonly (string | null)[] | undefined>>;

const KEY = 'fanzha.wall.theme';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const text = (value: UrlQuery[string]): string => (typeof value === 'string' ? value : '');
const isTheme = (value: string | null): value is WallTheme => value === 'light' || value === 'dark';

/** What a meeting is about: the last month whose days are all over. This one would begin as a month of zeros. */
const lastMonth = (today: LocalDate): string => previousPeriod(parsePeriod(monthOf(today))).text;

function periodOf(value: string, today: LocalDate): string {
  try {
    const period = parsePeriod(value);
    return period.start <= today ? period.text : lastMonth(today);
  } catch {
    return lastMonth(today);
  }
}

/** Reads the state of a wall. What is missing or wrong is the last month that is over, all lines, the last campaign. */
export function readWallUrl(query: UrlQuery, today: LocalDate): WallState {
  const [sector, campaign, theme] = [text(query['sector']), text(query['campaign']), text(query['theme'])];
  return {
    period: periodOf(text(query['period']), today),
    sector: isTermCode(SECTORS, sector) ? sector : null,
    campaign: UUID.test(campaign) ? campaign.toLowerCase() : null,
    theme: isTheme(theme) ? theme : null,
  };
}

/** The year that a period is told within: that of its last day, or today's while it is running. */
export function yearOf(period: string, today: LocalDate): string {
  const { end } = parsePeriod(period);
  return (end < today ? end : today).slice(0, 4);
}

/** How this machine was left. */
export function keptTheme(): WallTheme {
  const kept = localStorage.getItem(KEY);
  return isTheme(kept) ? kept : 'light';
}
export const keepTheme = (theme: WallTheme): void => localStorage.setItem(KEY, theme);
