/** First and last day of a record, without the year: 10-28, or 10-28 至 11-02. */
export function daysText(startOn: string, endOn: string | null | undefined, to: string): string {
  const day = (date: string) => date.slice(5);
  return endOn && endOn !== startOn ? `${day(startOn)} ${to} ${day(endOn)}` : day(startOn);
}
