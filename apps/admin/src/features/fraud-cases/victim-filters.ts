import { BANKS, isId, OCCUPATIONS, PAYMENT_METHODS, SECTORS, VICTIM_SEXES } from '@fanzha/domain';
import type { FraudCaseFilter } from '../../graphql/generated.js';
import { choiceFilter, termFilter, type FindUnits, type ListFilter } from '../../records/list/list-filter.js';

type Asked = Partial<FraudCaseFilter>;

interface VictimUnits {
  readonly find: FindUnits;
  /** '' where the name is not known. */
  nameOf(id: string): string;
}

/**
 * What is stated of the victim, how the money was paid and which bank it left.
 * @param nameOf what records call a field
 * @param units finds units that a victim may belong to
 */
export function victimFilters(
  nameOf: (field: string) => string,
  t: (key: string) => string,
  units: VictimUnits,
): ListFilter<Asked>[] {
  const common = (field: string) => ({
    label: nameOf(field),
    all: t(`fraudCases.any.${field}`),
    further: true,
  });
  const ofUnit: ListFilter<Asked> = {
    key: 'victimUnit',
    label: nameOf('victimUnit'),
    further: true,
    control: { kind: 'unit', find: units.find, all: t('fraudCases.any.victimUnit') },
    read: (text) => (isId(text) ? text : ''),
    ask: (value) => ({ victimUnitId: value || null }),
    chip: (value) => ({ name: nameOf('victimUnit'), value: units.nameOf(value) || t('fraudCases.someUnit') }),
  };
  return [
    termFilter({
      key: 'sex',
      ...common('victimSex'),
      terms: VICTIM_SEXES,
      ask: (victimSex): Asked => ({ victimSex }),
    }),
    termFilter({
      key: 'occupation',
      ...common('victimOccupation'),
      terms: OCCUPATIONS,
      ask: (victimOccupation): Asked => ({ victimOccupation }),
    }),
    termFilter({
      key: 'victimSector',
      ...common('victimSector'),
      terms: SECTORS,
      ask: (victimSector): Asked => ({ victimSector }),
    }),
    ofUnit,
    choiceFilter({
      key: 'publicity',
      ...common('victimHadPublicity'),
      choices: () => (['YES', 'NO'] as const).map((value) => ({ value, label: t(`records.publicity.${value}`) })),
      ask: (value): Asked => ({ victimHadPublicity: value === '' ? null : value === 'YES' }),
    }),
    termFilter({
      key: 'payment',
      ...common('paymentMethod'),
      terms: PAYMENT_METHODS,
      ask: (paymentMethod): Asked => ({ paymentMethod }),
    }),
    termFilter({
      key: 'bank',
      ...common('bankName'),
      terms: BANKS,
      ask: (bank): Asked => ({ bank }),
    }),
  ];
}
