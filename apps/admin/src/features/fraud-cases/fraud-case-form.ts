import {
  ageBandErrors,
  BOUNDS,
  dateErrors,
  textErrors,
  visibleText,
  type FieldError,
  type Locale,
  type Sector,
  type TenantType,
} from '@fanzha/domain';
import type { FraudCaseInput, FraudCaseWholeFragment } from '../../graphql/generated.js';
import { amountFields, amountOf } from '../../records/text/amount-fields.js';
import { lineOf, moneyOf, NO_COUNT, type CountLine } from '../../records/text/count-text.js';
import { amountErrors, messagesOf } from '../../records/form/form-check.js';
import type { FormErrors } from '../../records/form/record-form.js';
import type { Sending } from '../../records/form/record-form-options.js';

/** Everything the form of a case holds. No names and no card numbers: nothing of that kind is kept. */
export interface FraudCaseForm {
  caseNumber: string;
  reportedOn: string;
  filedOn: string;
  solvedOn: string;
  fraudTypeCode: string;
  pensionTagCode: string;
  loss: CountLine;
  regionCode: string;
  victimAgeBand: string;
  victimSex: string;
  victimOccupation: string;
  victimSector: string;
  /** One unit, or none. */
  victimUnit: { readonly id: string; readonly name: string; readonly type: TenantType }[];
  /** What is typed of a unit and not chosen. */
  victimUnitText: string;
  victimHadPublicity: 'YES' | 'NO' | '';
  paymentMethod: string;
  bankName: string;
}

export const emptyFraudCase = (today: string): FraudCaseForm => ({
  caseNumber: '',
  reportedOn: today,
  filedOn: '',
  solvedOn: '',
  fraudTypeCode: '',
  pensionTagCode: '',
  loss: { ...NO_COUNT },
  regionCode: '',
  victimAgeBand: '',
  victimSex: '',
  victimOccupation: '',
  victimSector: '',
  victimUnit: [],
  victimUnitText: '',
  victimHadPublicity: '',
  paymentMethod: '',
  bankName: '',
});

/** The form of a case that exists. */
export const fraudCaseFormOf = (record: FraudCaseWholeFragment): FraudCaseForm => ({
  caseNumber: record.caseNumber,
  reportedOn: record.reportedOn,
  filedOn: record.filedOn ?? '',
  solvedOn: record.solvedOn ?? '',
  fraudTypeCode: record.fraudType.code,
  pensionTagCode: record.pensionTag?.code ?? '',
  loss: lineOf(amountOf(record, 'loss')),
  regionCode: record.region.code,
  victimAgeBand: record.victimAgeBand ?? '',
  victimSex: record.victimSex ?? '',
  victimOccupation: record.victimOccupation ?? '',
  victimSector: record.victimSector ?? '',
  victimUnit: record.victimUnit ? [{ ...record.victimUnit }] : [],
  victimUnitText: '',
  victimHadPublicity: record.victimHadPublicity === null ? '' : record.victimHadPublicity ? 'YES' : 'NO',
  paymentMethod: record.paymentMethod ?? '',
  bankName: record.bankName ?? '',
});

/** What is sent for the form. A loss nobody stated is no statement, and least of all zero. */
export function fraudCaseInput(
  form: FraudCaseForm,
  { idempotencyKey, campaignIds }: Pick<Sending, 'idempotencyKey' | 'campaignIds'>,
): FraudCaseInput {
  return {
    idempotencyKey,
    campaignIds: [...campaignIds],
    caseNumber: visibleText(form.caseNumber),
    reportedOn: form.reportedOn,
    filedOn: form.filedOn || null,
    solvedOn: form.solvedOn || null,
    fraudTypeCode: form.fraudTypeCode,
    pensionTagCode: form.pensionTagCode || null,
    ...amountFields('loss', moneyOf(form.loss)),
    regionCode: form.regionCode || null,
    victimAgeBand: form.victimAgeBand || null,
    victimSex: form.victimSex || null,
    victimOccupation: visibleText(form.victimOccupation) || null,
    victimSector: (form.victimSector || null) as Sector | null,
    victimUnitId: form.victimUnit[0]?.id ?? null,
    victimHadPublicity: form.victimHadPublicity === '' ? null : form.victimHadPublicity === 'YES',
    paymentMethod: visibleText(form.paymentMethod) || null,
    bankName: visibleText(form.bankName) || null,
  };
}

/** Stages in their order: reported, filed, solved; what is solved has been filed. */
function stageErrors({ reportedOn, filedOn, solvedOn }: FraudCaseForm, today: string): FieldError[] {
  const errors = [
    ...dateErrors('reportedOn', reportedOn, { required: true, today }),
    ...dateErrors('filedOn', filedOn, { required: solvedOn !== '', today }),
    ...dateErrors('solvedOn', solvedOn, { today }),
  ];
  const early = (path: string, day: string, earliest: string): FieldError[] =>
    day !== '' && earliest !== '' && day < earliest ? [{ path, code: 'DATE_TOO_EARLY', params: { earliest } }] : [];
  return [...errors, ...early('filedOn', filedOn, reportedOn), ...early('solvedOn', solvedOn, filedOn || reportedOn)];
}

/** What can be told before sending. */
export function checkFraudCase(form: FraudCaseForm, today: string, locale: Locale): FormErrors {
  return {
    ...messagesOf(
      [
        ...textErrors('caseNumber', form.caseNumber, BOUNDS.caseNumber),
        ...stageErrors(form, today),
        ...(form.fraudTypeCode === '' ? [{ path: 'fraudTypeCode', code: 'REQUIRED' } as const] : []),
        ...ageBandErrors('victimAgeBand', form.victimAgeBand),
        ...textErrors('victimOccupation', form.victimOccupation, BOUNDS.victimOccupation),
        ...textErrors('paymentMethod', form.paymentMethod, BOUNDS.paymentMethod),
        ...textErrors('bankName', form.bankName, BOUNDS.bankName),
      ],
      locale,
    ),
    ...amountErrors('loss', 'LOSS', form.loss, locale, { optional: true, money: true }),
  };
}
