import { useI18n } from 'vue-i18n';
import { currentLocale } from '../../locales/i18n.js';
import { needsNumber, type StatedCount } from '../text/count-text.js';
import { measureName, measureText } from '../text/measure-text.js';
import { spanText } from '../text/span-text.js';
import { type ChangedLine, type ChangeRow, differenceOf, linesIn } from './change-row.js';
import type { FieldChange } from './revision-changes.js';

/** Changes of numbers: of one field, or of the lines of amounts of a record. */
export function useAmountRows() {
  const { t } = useI18n();

  /** A number and how it was counted are one thing to people; where that alone changed, it has a line of its own. */
  function amountRows(
    key: string,
    name: string,
    [before, after]: readonly [StatedCount | null, StatedCount | null],
    say: (amount: StatedCount) => string,
  ): ChangeRow[] {
    const said = (amount: StatedCount | null): string =>
      amount === null || (amount.value === null && needsNumber(amount.qualifier)) ? '' : say(amount);
    const rows: ChangeRow[] = [];
    if (said(before) !== said(after))
      rows.push({ key, name, before: said(before), after: said(after), difference: differenceOf(before, after) });
    if (said(before) !== '' && said(after) !== '' && before?.qualifier !== after?.qualifier)
      rows.push({
        key: `${key}.counted`,
        name: t('records.changes.counted', { name }),
        before: t(`records.counted.${before?.qualifier ?? 'EXACT'}`),
        after: t(`records.counted.${after?.qualifier ?? 'EXACT'}`),
        difference: '',
      });
    return rows;
  }

  /** What a line is called: its amount, and its days where they are its own. */
  function lineName(line: ChangedLine): string {
    const plain = measureName(line.indicator, currentLocale());
    const days = line.until ? spanText({ from: line.from ?? null, until: line.until }, currentLocale()) : '';
    const named = line.released ? t('tallies.released', { name: plain }) : plain;
    return days ? t('records.span.of', { name: named, days }) : named;
  }

  /** Changes of one line: its amount, and the amount that it is part of. */
  function lineRows(key: string, old: ChangedLine | null, now: ChangedLine | null): ChangeRow[] {
    const line = now ?? old;
    if (line === null) return [];
    const name = lineName(line);
    const rows = amountRows(key, name, [old, now], (amount) =>
      measureText({ ...amount, indicator: line.indicator }, currentLocale()),
    );
    const wholes = [old, now].map((one) => (one?.partOf ? measureName(one.partOf, currentLocale()) : ''));
    const [from = '', to = ''] = wholes;
    return old && now && from !== to
      ? [
          ...rows,
          { key: `${key}.part`, name: t('records.changes.part', { name }), before: from, after: to, difference: '' },
        ]
      : rows;
  }

  function measureRows({ before, after }: FieldChange): ChangeRow[] {
    const [was, is] = [before, after].map(linesIn) as [ChangedLine[], ChangedLine[]];
    const keyOf = ({ indicator, released, from, until }: ChangedLine): string =>
      `${indicator}${released ? '-' : ''}${until ? `@${from ?? ''}~${until}` : ''}`;
    const find = (lines: readonly ChangedLine[], key: string) => lines.find((line) => keyOf(line) === key) ?? null;
    return [...new Set([...was, ...is].map(keyOf))].flatMap((key) => lineRows(key, find(was, key), find(is, key)));
  }

  return { amountRows, measureRows };
}
