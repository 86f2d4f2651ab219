import { FRAUD_TYPES, indicatorsOf, keepersOf } from '@fanzha/domain';
import { amountNames } from '../facts/amount-fields.js';
import type { LedgerDefinition } from '../facts/ledger-definition.js';
import { yuanOf } from '../measures/measure.model.js';
import { contributions } from './fraud-case.contributions.js';
import { FraudCaseEntity, type FraudCaseFact, FraudCaseNumberEntity } from './fraud-case.entity.js';
import { HIDDEN_NUMBER, stageOf } from './fraud-case.model.js';

// Row-level security leaves the number out for everybody but the own tenant: here, and wherever words are looked for.
const numberOf = (column: string) =>
  `(select n.${column} from fraud_case_number n where n.city_code = $1 and n.case_id = f.id)`;

/** The cases ledger: fraud cases of police units, from the report to the solution. */
export const fraudCaseLedger: LedgerDefinition<FraudCaseFact> = {
  kind: 'fraud_case',
  entity: FraudCaseEntity,
  furtherEntities: [FraudCaseNumberEntity],
  day: 'reportedOn',
  recordedBy: keepersOf('FRAUD_CASES'),
  stated: [
    'caseNumber',
    'reportedOn',
    'filedOn',
    'solvedOn',
    'fraudType',
    'pensionTag',
    ...amountNames('loss'),
    'regionCode',
    'victimAgeBand',
    'victimSex',
    'victimOccupation',
    'victimSector',
    'victimUnit',
    'victimHadPublicity',
    'paymentMethod',
    'bankName',
    'campaignIds',
  ],
  texts: ({ victimOccupation, paymentMethod, bankName }) => [victimOccupation, paymentMethod, bankName],
  searched: `concat_ws(' ', f.search_text, ${numberOf('number_folded')})`,
  selected: { caseNumber: numberOf('case_number') },
  source: {
    kind: 'FRAUD_CASE',
    description: '案件',
    indicators: indicatorsOf('fraud_case'),
    labels: 'select id::text, fraud_type as label from fraud_case where city_code = $1 and id = any ($2::uuid[])',
    labelTerms: FRAUD_TYPES,
  },
  amounts: ({ loss }) => [{ indicator: 'LOSS', amount: loss }],
  usual: {
    lines: `lateral (values ('LOSS', f.loss), ('LOSS_REPORTED', f.loss)) as i(indicator, amount)`,
    stated: { FRAUD_CASES: ['LOSS', 'LOSS_REPORTED'] },
  },
  contributions,
  // A number is free or taken: of two writers, the second has to see what the first has done.
  serializePerTenant: true,
  shown: ({ loss, lossUpTo, victimUnit }) => ({
    loss: yuanOf(loss),
    lossUpTo: yuanOf(lossUpTo),
    victimUnit: victimUnit?.name ?? null,
  }),
  exported: {
    fields: {
      caseNumber: {
        kind: 'text',
        of: ({ caseNumber, tenantId }, viewer) =>
          tenantId === viewer.tenantId ? (caseNumber ?? HIDDEN_NUMBER) : HIDDEN_NUMBER,
      },
      stage: { kind: 'text', of: stageOf },
      victimUnit: { kind: 'text', of: ({ victimUnit }) => victimUnit?.name ?? null },
      victimOccupationCode: { kind: 'text', of: ({ victimOccupationCode }) => victimOccupationCode },
      paymentMethodCode: { kind: 'text', of: ({ paymentMethodCode }) => paymentMethodCode },
      bankCode: { kind: 'text', of: ({ bankCode }) => bankCode },
    },
  },
  // History is there for overseers: in the place of the number it keeps which one it was, the first,
  // or that of a later version.
  redactForHistory: (fact) => ({
    ...fact,
    idempotencyKey: null,
    inputHash: null,
    caseNumber: `${HIDDEN_NUMBER} ${fact.numberVersion}`,
  }),
};
