import { dayOf, figuresOf, type LedgerPart, STATED } from './part.js';

export const CASES: LedgerPart = {
  figures: [
    figuresOf({
      table: 'fraud_case',
      kind: 'FRAUD_CASE',
      day: 'i.day',
      fraudType: 'f.fraud_type',
      ageBand: 'f.victim_age_band',
      victim: {
        sex: 'f.victim_sex',
        occupation: 'f.victim_occupation_code',
        bank: 'f.bank_code',
        paymentMethod: 'f.payment_method_code',
        hadPublicity: `case when f.victim_had_publicity then 'YES' when not f.victim_had_publicity then 'NO' end`,
        sector: 'f.victim_sector',
      },
      figures: `lateral (values
        ('CASES_REPORTED', 1::bigint, 'EXACT', f.reported_on),
        ('LOSS_REPORTED', f.loss, f.loss_qualifier, f.reported_on),
        ('CASES_FILED', 1, 'EXACT', f.filed_on),
        ('LOSS', f.loss, f.loss_qualifier, f.filed_on),
        ('CASES_SOLVED', 1, 'EXACT', f.solved_on)) as i(indicator, amount, qualifier, day)`,
      where: `i.day is not null and ${STATED}`,
      // One loss, judged once.
      boundOf: `replace(i.indicator, 'LOSS_REPORTED', 'LOSS')`,
    }),
  ],
  // One fact on each of its days: a stage reached is work of its own day.
  days: [
    dayOf('fraud_case', 'FRAUD_CASE', 'reported_on'),
    dayOf('fraud_case', 'FRAUD_CASE', 'filed_on', 'filed_on <> reported_on'),
    dayOf('fraud_case', 'FRAUD_CASE', 'solved_on', 'solved_on <> filed_on and solved_on <> reported_on'),
  ],
};
