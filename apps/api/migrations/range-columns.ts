/**
 * Columns of a range and of something that nobody counted, beside an amount and its qualifier, with what they may say
 * (docs/decisions/0052).
 * @param amount column of the amount; null: `amount` and `qualifier` without a name before them
 */
export function rangeColumns(table: string, amount: string | null): string {
  const [value, before] = amount === null ? ['amount', ''] : [amount, `${amount}_`];
  const qualifier = `${before}qualifier`;
  return `
    alter table ${table}
      add column ${before}up_to bigint,
      add column ${before}at_least boolean,
      add constraint ${table}_${before}range check (
        ${before}up_to is null or coalesce(${qualifier} = 'AT_LEAST' and ${before}up_to > ${value}, false)),
      add constraint ${table}_${before}some check (
        ${before}at_least is null or coalesce(${before}at_least and ${qualifier} = 'UNCOUNTED', false));`;
}
