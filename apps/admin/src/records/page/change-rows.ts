import { isTermCode, nameIn, spanOf, termOf, type IndicatorCode, type Term } from '@fanzha/domain';
import { useI18n } from 'vue-i18n';
import { currentLocale } from '../../locales/i18n.js';
import { amountField, amountOf } from '../text/amount-fields.js';
import { inNumbers, needsNumber, type StatedCount } from '../text/count-text.js';
import { useFieldNames } from '../text/field-names.js';
import { AMOUNT_FIELDS, fraudTypeName, TERM_FIELDS } from '../text/field-values.js';
import { measureName, measureText, unitOf, type StatedMeasure } from '../text/measure-text.js';
import { spanText } from '../text/span-text.js';
import { useRecordWords } from '../text/use-record-words.js';
import { digitsOf } from './quantity.js';
import type { FieldChange, Statement } from './revision-changes.js';

/** One line of a change: what stood there before and what stands there after, in words. */
export interface ChangeRow {
  readonly key: string;
  readonly name: string;
  /** Empty where nothing was stated. */
  readonly before: string;
  readonly after: string;
  /** After less before, with its sign; empty where one of them is no exact number. */
  readonly difference: string;
  /** Of a list: `before` is what was taken out of it, `after` what was added to it. */
  readonly isList?: boolean;
}

/** What is known by its id only, with the name that the record shows now. */
export interface KnownNames {
  readonly regions: ReadonlyMap<string, string>;
  readonly caseNumber: string | null;
}

type Amount = StatedCount;
interface Line extends StatedMeasure {
  readonly released?: boolean;
  readonly partOf?: IndicatorCode | null;
  readonly from?: string | null;
  readonly until?: string | null;
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const minus = (all: readonly string[], taken: readonly string[]): string[] => {
  const left = [...taken];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
};

const amountIn = (statement: Statement, field: string): Amount =>
  inNumbers(amountOf(statement as Readonly<Record<string, string | number | null>>, field));

function differenceOf(before: Amount | null, after: Amount | null): string {
  if (before?.value == null || after?.value == null) return '';
  // Of ≥420 and 300～500 nobody knows which is more.
  if (before.qualifier !== 'EXACT' || after.qualifier !== 'EXACT') return '';
  const difference = after.value - before.value;
  return difference === 0 ? '' : `${difference > 0 ? '+' : '−'}${digitsOf(Math.abs(difference))}`;
}

/** Amounts of a version; those of all its days have none of their own to be told. */
function linesIn(version: Statement): Line[] {
  const [startOn, endOn] = [asText(version['startOn']), asText(version['endOn'])];
  const days = spanOf(startOn, endOn || null);
  return (asList(version['measures']) as readonly Line[]).map((line) =>
    line.until === days.until && (line.from ?? null) === days.from ? { ...line, from: null, until: null } : line,
  );
}

/** Changes of the records of one ledger (`section` of its words) in the language in use. */
export function useChangeRows(section: string) {
  const { t, te } = useI18n();
  const nameOf = useFieldNames(section);
  const words = useRecordWords();

  const termName = (terms: readonly Term[], code: string): string =>
    isTermCode(terms, code) ? nameIn(currentLocale(), termOf(terms, code)) : code;

  /** A number and how it was counted are one thing to people; where that alone changed, it has a line of its own. */
  function amountRows(
    key: string,
    name: string,
    [before, after]: readonly [Amount | null, Amount | null],
    say: (amount: Amount) => string,
  ): ChangeRow[] {
    const said = (amount: Amount | null): string =>
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

  function measureRows({ before, after }: FieldChange): ChangeRow[] {
    const [was, is] = [before, after].map(linesIn) as [Line[], Line[]];
    const keyOf = ({ indicator, released, from, until }: Line): string =>
      `${indicator}${released ? '-' : ''}${until ? `@${from ?? ''}~${until}` : ''}`;
    return [...new Set([...was, ...is].map(keyOf))].flatMap((key) => {
      const [old, now] = [was, is].map((lines) => lines.find((line) => keyOf(line) === key) ?? null) as [
        Line | null,
        Line | null,
      ];
      const line = now ?? old;
      if (line === null) return [];
      const plain = measureName(line.indicator, currentLocale());
      const days = line.until ? spanText({ from: line.from ?? null, until: line.until }, currentLocale()) : '';
      const named = line.released ? t('tallies.released', { name: plain }) : plain;
      const name = days ? t('records.span.of', { name: named, days }) : named;
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
    });
  }

  /** An entry of a list in words: a code by its name, a hazard or a member by all that it states. */
  function itemText(field: string, item: unknown): string {
    // What only an id tells.
    if (field === 'campaignIds') return t('records.changes.other.campaignIds');
    if (typeof item === 'string') return termName(TERM_FIELDS[`${section}.${field}`] ?? [], item);
    if (typeof item !== 'object' || item === null) return asText(item);
    const stated = item as Statement;
    if (field === 'hazards')
      return [
        asText(stated['description']),
        words.count(amountIn(stated, 'count'), hazardUnit()),
        stated['deadline'] ? t('records.changes.deadline', { day: asText(stated['deadline']) }) : '',
        stated['rectifiedOn'] ? t('records.changes.rectified', { day: asText(stated['rectifiedOn']) }) : '',
      ]
        .filter(Boolean)
        .join(t('records.changes.between'));
    if (field === 'venues') {
      const venue = termName(TERM_FIELDS['interceptions.venue'] ?? [], asText(stated['venue']));
      return `${venue} ${asText(stated['count'])}`;
    }
    const people = Number(stated['people'] ?? 1);
    return [
      people > 1 ? `${asText(stated['name'])}×${people}` : asText(stated['name']),
      termName(TERM_FIELDS['leadershipGroups.role'] ?? [], asText(stated['role'])),
      asText(stated['title']),
      asText(stated['duty']),
      stated['joinedOn'] ? t('records.changes.joined', { day: asText(stated['joinedOn']) }) : '',
      stated['leftOn'] ? t('records.changes.left', { day: asText(stated['leftOn']) }) : '',
    ]
      .filter(Boolean)
      .join(t('records.changes.between'));
  }
  const hazardUnit = () => ({ zh: unitOf('HAZARDS_FOUND', 'zh-CN'), en: unitOf('HAZARDS_FOUND', 'en') });

  function listRow({ field, before, after }: FieldChange): ChangeRow {
    const [was, is] = [before, after].map((one) => asList(one[field]).map((item) => itemText(field, item))) as [
      string[],
      string[],
    ];
    const [gone, added] = [minus(was, is), minus(is, was)];
    const long = field === 'hazards' || field === 'members' ? '\n' : currentLocale() === 'en' ? ', ' : '、';
    return {
      key: field,
      name: nameOf(field),
      before: gone.join(long),
      after: gone.length + added.length === 0 ? t('records.changes.within') : added.join(long),
      difference: '',
      isList: gone.length + added.length > 0,
    };
  }

  function valueText(field: string, value: unknown, known: KnownNames): string {
    if (value === null || value === undefined || value === '') return '';
    const terms = TERM_FIELDS[`${section}.${field}`];
    if (terms) return termName(terms, asText(value));
    switch (field) {
      case 'fraudType':
      case 'pensionTag':
        return fraudTypeName(asText(value), currentLocale());
      case 'victimAgeBand':
        return words.ageBand(asText(value));
      case 'running':
        return t(`records.totals.${value === true ? 'yes' : 'no'}`);
      case 'victimHadPublicity':
        return words.hadPublicity(value === true);
      case 'regionCode':
        return known.regions.get(asText(value)) ?? t('records.list.region', { code: asText(value) });
      default:
        return asText(value);
    }
  }

  /** What only an id tells: the name is known of what the record names now. */
  function linkRow({ field, before, after }: FieldChange, known: KnownNames, isLatest: boolean): ChangeRow {
    const say = (value: unknown, isNow: boolean): string => {
      if (value === null || value === undefined) return '';
      const name = field === 'caseId' && isNow ? known.caseNumber : null;
      return (
        name ?? t(te(`records.changes.other.${field}`) ? `records.changes.other.${field}` : 'records.changes.other.one')
      );
    };
    const row = { key: field, name: nameOf(field), difference: '' };
    return { ...row, before: say(before[field], false), after: say(after[field], isLatest) };
  }

  /** The lines of one change. @param isLatest whether what is stated after it is what the record states now */
  return function rowsOf(changes: readonly FieldChange[], known: KnownNames, isLatest: boolean): ChangeRow[] {
    const amounts = new Set<string>();
    return changes.flatMap((change): ChangeRow[] => {
      const { field, before, after } = change;
      const named = amountField(field);
      const amount = AMOUNT_FIELDS[`${section}.${named}`];
      if (amount) {
        if (amounts.has(named)) return [];
        amounts.add(named);
        return amountRows(named, nameOf(named), [amountIn(before, named), amountIn(after, named)], (stated) =>
          amount === 'MONEY' ? words.money(stated) : measureText({ ...stated, indicator: amount }, currentLocale()),
        );
      }
      if (field === 'measures') return measureRows(change);
      if (field === 'caseId') return [linkRow(change, known, isLatest)];
      if (field === 'caseNumber')
        return [
          {
            key: field,
            name: nameOf(field),
            before: t('records.changes.notKept'),
            after: isLatest ? (known.caseNumber ?? '') : '',
            difference: '',
          },
        ];
      if (Array.isArray(before[field]) || Array.isArray(after[field])) return [listRow(change)];
      const [was, is] = [before, after].map((one) => valueText(field, one[field], known)) as [string, string];
      return [{ key: field, name: nameOf(field), before: was, after: is, difference: '' }];
    });
  };
}
