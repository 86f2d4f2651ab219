import { isTermCode, nameIn, termOf, type Term } from '@fanzha/domain';
import { useI18n } from 'vue-i18n';
import { currentLocale } from '../../locales/i18n.js';
import { fraudTypeName, TERM_FIELDS } from '../text/field-values.js';
import { unitOf } from '../text/measure-text.js';
import { useRecordWords } from '../text/use-record-words.js';
import { amountIn, asText, type KnownNames } from './change-row.js';
import type { Statement } from './revision-changes.js';

const termName = (terms: readonly Term[], code: string): string =>
  isTermCode(terms, code) ? nameIn(currentLocale(), termOf(terms, code)) : code;
const hazardUnit = () => ({ zh: unitOf('HAZARDS_FOUND', 'zh-CN'), en: unitOf('HAZARDS_FOUND', 'en') });

function venueText(stated: Statement): string {
  const venue = termName(TERM_FIELDS['interceptions.venue'] ?? [], asText(stated['venue']));
  return `${venue} ${asText(stated['count'])}`;
}

/** Values of the fields of one ledger (`section` of its words) in words. */
export function useValueText(section: string) {
  const { t } = useI18n();
  const words = useRecordWords();
  const said = (parts: readonly string[]): string => parts.filter(Boolean).join(t('records.changes.between'));

  const hazardText = (stated: Statement): string =>
    said([
      asText(stated['description']),
      words.count(amountIn(stated, 'count'), hazardUnit()),
      stated['deadline'] ? t('records.changes.deadline', { day: asText(stated['deadline']) }) : '',
      stated['rectifiedOn'] ? t('records.changes.rectified', { day: asText(stated['rectifiedOn']) }) : '',
    ]);

  function memberText(stated: Statement): string {
    const people = Number(stated['people'] ?? 1);
    return said([
      people > 1 ? `${asText(stated['name'])}×${people}` : asText(stated['name']),
      termName(TERM_FIELDS['leadershipGroups.role'] ?? [], asText(stated['role'])),
      asText(stated['title']),
      asText(stated['duty']),
      stated['joinedOn'] ? t('records.changes.joined', { day: asText(stated['joinedOn']) }) : '',
      stated['leftOn'] ? t('records.changes.left', { day: asText(stated['leftOn']) }) : '',
    ]);
  }

  /** An entry of a list: a code by its name, a hazard or a member by all that it states. */
  function itemText(field: string, item: unknown): string {
    // What only an id tells.
    if (field === 'campaignIds') return t('records.changes.other.campaignIds');
    if (typeof item === 'string') return termName(TERM_FIELDS[`${section}.${field}`] ?? [], item);
    if (typeof item !== 'object' || item === null) return asText(item);
    const stated = item as Statement;
    if (field === 'hazards') return hazardText(stated);
    return field === 'venues' ? venueText(stated) : memberText(stated);
  }

  /** The value of a field that is no list; '' for none. */
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

  return { itemText, valueText };
}
