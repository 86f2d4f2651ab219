export const fraudCases = {
  title: 'Cases',
  new: 'Record a case',
  newFundsAction: 'Record a funds action',
  amend: 'Amend the case',
  record: 'Case',
  stage: 'Stage',
  anyStage: 'All stages',
  pension: 'Pension fraud',
  notYet: 'Not yet',
  methods:
    'Mobile banking、Online banking、Counter transfer、ATM transfer、Third-party ' +
    'payment、QR payment、Cash、Virtual currency、Top-up or gift card、Other',
  privacy:
    'No names, identity numbers, phone numbers or card numbers of anybody (Personal ' +
    'Information Protection Law, article 6: no more than is needed). ' +
    'Of victims, only age band, sex, kind of occupation and community are kept.',
  search: 'Search number, occupation, bank',
  searchWords: 'Search occupation, payment, bank',
  empty: 'No cases yet',
  emptyText: 'Record a case when it is reported; filing and solving are one click later on.',
  field: {
    caseNumber: 'Case number',
    loss: 'Loss',
    victimAgeBand: 'Age band of the victim',
    victimSex: 'Sex of the victim',
    victimOccupation: 'Occupation of the victim',
    victimHadPublicity: 'Had met publicity before',
    paymentMethod: 'Method of payment',
    bankName: 'Bank paid from',
    pensionTagCode: 'Pension-fraud tag',
    regionCode: 'Community of the victim',
  },
  form: {
    stages: 'Number and stages',
    stagesHint: 'Leave open what is still to come; later it is one click',
    numberHint: 'Shown to your own unit only',
    fraud: 'Kind of fraud and loss',
    bankHint: 'Name of the bank only',
    victim: 'Victim',
    victimHint: 'Choose “not known” where it is not',
    occupationHint: 'Choose one, or write',
  },
  advance: { filedOn: 'Move on to filed', solvedOn: 'Move on to solved' },
  advanceText: 'Everything else stays; only the day of this stage is added.',
  advanced: 'Moved on to the next stage',
  csv: { lossKind: 'Loss (kind of number)' },
};
