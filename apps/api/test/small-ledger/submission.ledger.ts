import { indicatorsOf } from '@fanzha/domain';
import type { LedgerDefinition } from '@fanzha/ledger';
import { contributions } from './submission.contributions.js';
import { SubmissionAttachmentEntity, SubmissionEntity, type SubmissionFact } from './submission.entity.js';

export const submissionLedger: LedgerDefinition<SubmissionFact> = {
  kind: 'submission',
  entity: SubmissionEntity,
  parts: [{ entity: SubmissionAttachmentEntity, as: 'attachments', of: 'submissionId', inOrder: true }],
  day: 'dueOn',
  recordedBy: ['SCHOOL'],
  stated: ['subject', 'dueOn', 'sentOn', 'regionCode', 'campaignId', 'attachments'],
  inOrder: ['attachments'],
  texts: ({ subject, attachments }) => [subject, ...attachments.map(({ title }) => title)],
  dues: [
    {
      code: 'SUBMISSION_TO_SEND',
      description: 'a report was not sent yet',
      where: () => 'f.sent_on is null',
      since: "(f.recorded_at at time zone 'Asia/Shanghai')::date",
      dueOn: 'f.due_on',
    },
  ],
  source: {
    kind: 'SUBMISSION',
    description: '月度报送',
    indicators: indicatorsOf('submission'),
    labels: 'select id::text, subject as label from submission where city_code = $1 and id = any ($2::uuid[])',
  },
  contributions,
  shown: ({ attachments }) => ({ attachments: attachments.map(({ title }) => title) }),
};
