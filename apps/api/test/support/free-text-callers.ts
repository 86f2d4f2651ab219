import { todayIn } from '@fanzha/domain';
import { PASSWORD } from '../org.fixture.js';

/** Ids of what is there: of records by the mutation that made them, and of the school. */
export const made: Record<string, string> = {};

const RAID = {
  ledger: 'ENFORCEMENT',
  occurredOn: '1999-01-01',
  measures: [{ indicator: 'SUSPECTS_CAUGHT', value: 1 }],
};

export const SCHEME = {
  title: '无诈乡镇',
  regionCode: '340210',
  placeLevel: 'TOWN',
  period: '2026-10',
  count: 'CASES_FILED',
  casesAtMost: 0,
};

export const EVALUATION = {
  title: '反诈工作考核',
  period: '2026-10',
  regionCodes: ['340210'],
  items: [{ name: '宣传场次', weight: '60', indicator: 'SESSIONS', rule: 'LINEAR', from: '0', to: '4' }],
};

export const campaignInput = () => ({
  title: '金秋护老专项行动',
  startsOn: '2026-10-20',
  endsOn: '2026-12-20',
  regionCodes: ['340210'],
  tasks: [{ title: '开展宣传', indicator: 'SESSIONS', target: 2, dueOn: '2026-11-30' }],
});

const letterInput = () => ({
  kind: 'REMINDER_LETTER',
  title: '提醒函',
  words: '请尽快办理',
  dueOn: todayIn(),
  unitIds: [made['school']],
});

/** Who may do it, and further variables: ids of what is there. */
export const HOW: Readonly<Record<string, { as: string; variables?: () => Record<string, unknown> }>> = {
  recordActivity: { as: 'school' },
  amendActivity: { as: 'school', variables: () => ({ id: made['recordActivity'], version: 1 }) },
  voidActivity: { as: 'school', variables: () => ({ id: made['recordActivity'], version: 1 }) },
  establishLeadershipGroup: { as: 'school' },
  amendLeadershipGroup: { as: 'school', variables: () => ({ id: made['establishLeadershipGroup'], version: 1 }) },
  voidLeadershipGroup: { as: 'school', variables: () => ({ id: made['establishLeadershipGroup'], version: 1 }) },
  changeLeadershipMembers: { as: 'school', variables: () => ({ id: made['establishLeadershipGroup'], version: 1 }) },
  recordInspection: { as: 'school' },
  amendInspection: { as: 'school', variables: () => ({ id: made['recordInspection'], version: 1 }) },
  voidInspection: { as: 'school', variables: () => ({ id: made['recordInspection'], version: 1 }) },
  recordFraudCase: { as: 'police' },
  amendFraudCase: { as: 'police', variables: () => ({ id: made['recordFraudCase'], version: 1 }) },
  voidFraudCase: { as: 'police', variables: () => ({ id: made['recordFraudCase'], version: 1 }) },
  recordFundsAction: { as: 'police' },
  amendFundsAction: { as: 'police', variables: () => ({ id: made['recordFundsAction'], version: 1 }) },
  voidFundsAction: { as: 'police', variables: () => ({ id: made['recordFundsAction'], version: 1 }) },
  recordTally: { as: 'police', variables: () => ({ input: RAID }) },
  amendTally: { as: 'police', variables: () => ({ id: made['recordTally'], version: 1, input: RAID }) },
  voidTally: { as: 'police', variables: () => ({ id: made['recordTally'], version: 1 }) },
  recordInterception: { as: 'bank' },
  amendInterception: { as: 'bank', variables: () => ({ id: made['recordInterception'], version: 1 }) },
  voidInterception: { as: 'bank', variables: () => ({ id: made['recordInterception'], version: 1 }) },
  recordAlert: { as: 'police' },
  amendAlert: { as: 'police', variables: () => ({ id: made['recordAlert'], version: 1 }) },
  voidAlert: { as: 'police', variables: () => ({ id: made['recordAlert'], version: 1 }) },
  answerAlert: { as: 'community', variables: () => ({ id: made['recordAlert'], version: 1, answerVersion: 0 }) },
  adoptControlMeasure: { as: 'bank' },
  voidControlMeasure: { as: 'bank', variables: () => ({ id: made['adoptControlMeasure'], version: 1 }) },
  recordHouseholdVisits: { as: 'community' },
  amendHouseholdVisits: { as: 'community', variables: () => ({ id: made['recordHouseholdVisits'], version: 1 }) },
  voidHouseholdVisits: { as: 'community', variables: () => ({ id: made['recordHouseholdVisits'], version: 1 }) },
  registerHouseholds: { as: 'community', variables: () => ({ communityCode: '340210100001' }) },
  retireHouseholdDoor: { as: 'community', variables: () => ({ communityCode: '340210100001', on: todayIn() }) },
  retireHouseholdDoors: {
    as: 'community',
    variables: () => ({ communityCode: '340210100001', doors: ['1-102'], on: todayIn() }),
  },
  createFraudFreeScheme: { as: 'official', variables: () => ({ input: SCHEME }) },
  endFraudFreeScheme: { as: 'official', variables: () => ({ id: made['createFraudFreeScheme'] }) },
  createEvaluationScheme: { as: 'official', variables: () => ({ input: EVALUATION }) },
  writeEvaluationScheme: {
    as: 'official',
    variables: () => ({ id: made['createEvaluationScheme'], version: 1, input: EVALUATION }),
  },
  amendEvaluationScheme: {
    as: 'official',
    variables: () => ({ id: made['createEvaluationScheme'], version: 1, input: EVALUATION, reason: '调整' }),
  },
  appealEvaluationScore: {
    as: 'school',
    variables: () => ({ id: made['createEvaluationScheme'], itemId: made['createEvaluationScheme'] }),
  },
  decideEvaluationAppeal: {
    as: 'official',
    variables: () => ({ id: made['createEvaluationScheme'], outcome: 'REFUSED' }),
  },
  publishNotice: { as: 'official' },
  voidNotice: { as: 'official', variables: () => ({ id: made['publishNotice'], version: 1 }) },
  voidRecords: {
    as: 'school',
    variables: () => ({ kind: 'ACTIVITY', records: [{ id: made['recordActivity'], version: 1 }] }),
  },
  setImportMapping: {
    as: 'school',
    variables: () => ({
      input: {
        id: made['import'],
        version: 1,
        columns: [{ index: 0, field: 'startOn' }],
        replacements: [{ index: 0, from: '甲', to: '乙' }],
      },
    }),
  },
  undoImport: { as: 'school', variables: () => ({ input: { id: made['import'], version: 1 } }) },
  undoReadText: { as: 'school', variables: () => ({ id: made['recordActivity'], version: 1 }) },
  readSummaryText: { as: 'school', variables: () => ({ text: '我校开展反诈讲座1场。' }) },
  acceptReadings: {
    as: 'school',
    variables: () => ({
      input: {
        textId: made['recordActivity'],
        version: 1,
        idempotencyKey: 'accepted',
        accepted: [{ proposal: 0, startOn: '2026-11-05' }],
      },
    }),
  },
  parkReadText: { as: 'school', variables: () => ({ id: made['recordActivity'], version: 1 }) },
  saveView: { as: 'school', variables: () => ({ input: { list: 'activities', name: '本月', content: {} } }) },
  renameSavedView: { as: 'school', variables: () => ({ id: made['recordActivity'] }) },
  draftSummary: { as: 'school', variables: () => ({ input: { period: '2026-10' } }) },
  writeSummary: { as: 'school', variables: () => ({ id: made['draftSummary'], version: 99, input: { sections: [] } }) },
  issueSummary: { as: 'school', variables: () => ({ id: made['draftSummary'], version: 99, input: {} }) },
  draftCampaign: { as: 'official', variables: () => ({ input: campaignInput() }) },
  forwardCampaign: { as: 'official', variables: () => ({ id: made['draftCampaign'], input: campaignInput() }) },
  writeCampaign: {
    as: 'official',
    variables: () => ({ id: made['draftCampaign'], version: 99, input: campaignInput() }),
  },
  amendCampaign: {
    as: 'official',
    variables: () => ({ id: made['draftCampaign'], version: 99, input: campaignInput(), reason: '改' }),
  },
  withdrawCampaign: { as: 'official', variables: () => ({ id: made['draftCampaign'], version: 99 }) },
  campaignPreview: { as: 'official', variables: () => ({ input: campaignInput() }) },
  campaignMatrix: { as: 'official', variables: () => ({ id: made['draftCampaign'] }) },
  defineSubmissionForm: {
    as: 'official',
    variables: () => ({
      input: {
        title: '月报',
        rhythm: 'MONTH',
        dueDays: 5,
        lockDays: 10,
        regionCodes: ['340210'],
        types: ['SCHOOL'],
        indicators: ['LEAFLETS'],
        narratives: [{ title: '存在问题' }],
      },
    }),
  },
  declareZero: { as: 'school', variables: () => ({ id: made['recordActivity'], version: 1, reason: 'NOT_DONE' }) },
  explainCell: { as: 'school', variables: () => ({ id: made['recordActivity'], version: 1, cell: 'text1' }) },
  returnSubmission: {
    as: 'official',
    variables: () => ({ id: made['recordActivity'], version: 1, cells: [{ cell: 'LEAFLETS', reason: 'OTHER' }] }),
  },
  returnSubmissions: {
    as: 'official',
    variables: () => ({
      seen: [{ id: made['recordActivity'], version: 1 }],
      cells: [{ cell: 'LEAFLETS', reason: 'OTHER' }],
    }),
  },
  grantException: {
    as: 'official',
    variables: () => ({ input: { submissionId: made['recordActivity'], expiresOn: todayIn() } }),
  },
  sendSupervisionLetters: { as: 'official', variables: () => ({ input: letterInput() }) },
  answerSupervisionLetter: { as: 'school', variables: () => ({ id: made['recordActivity'], version: 1 }) },
  returnSupervisionLetter: { as: 'official', variables: () => ({ id: made['recordActivity'], version: 1 }) },
  withdrawSupervisionLetter: { as: 'official', variables: () => ({ id: made['recordActivity'], version: 1 }) },
  createApiClient: { as: 'schoolAdmin' },
  createWebhook: {
    as: 'schoolAdmin',
    variables: () => ({ input: { name: '群', url: 'https://8.8.8.8/', format: 'JSON', groups: ['DUE'] } }),
  },
  changeWebhook: {
    as: 'schoolAdmin',
    variables: () => ({
      id: made['recordActivity'],
      version: 1,
      input: { name: '群', groups: ['DUE'], enabled: true },
    }),
  },
  createUser: {
    as: 'schoolAdmin',
    variables: () => ({
      input: { tenantId: made['school'], username: 'teacher', displayName: '教师', roles: ['UNIT_EDITOR'] },
    }),
  },
  createTenant: {
    as: 'operator',
    variables: () => ({ input: { name: '某单位', type: 'SCHOOL', regionCode: '340210100' } }),
  },
  declineRequest: { as: 'operator' },
  createCommunity: { as: 'operator', variables: () => ({ code: '340210100009' }) },
  mergeRegions: {
    as: 'operator',
    variables: () => ({ codes: ['340210100001', '340210100002'], intoCode: '340210100001', on: '2026-01-01' }),
  },
  splitRegion: { as: 'operator', variables: () => ({ code: '340210100' }) },
  acceptInvitation: {
    as: 'nobody',
    variables: () => ({ cityCode: '3402', password: PASSWORD, token: 'x', username: 'newcomer', displayName: '新人' }),
  },
};
