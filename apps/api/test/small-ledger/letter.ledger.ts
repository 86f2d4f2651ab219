import { indicatorsOf } from '@fanzha/domain';
import type { LedgerDefinition } from '@fanzha/ledger';
import { contributions } from './letter.contributions.js';
import { LetterAttachmentEntity, LetterEntity, type LetterFact } from './letter.entity.js';

export const letterLedger: LedgerDefinition<LetterFact> = {
  kind: 'letter',
  entity: LetterEntity,
  parts: [{ entity: LetterAttachmentEntity, as: 'attachments', of: 'letterId', inOrder: true }],
  day: 'dueOn',
  recordedBy: ['SCHOOL'],
  stated: ['subject', 'dueOn', 'sentOn', 'regionCode', 'campaignIds', 'attachments'],
  inOrder: ['attachments'],
  texts: ({ subject, attachments }) => [subject, ...attachments.map(({ title }) => title)],
  dues: [
    {
      code: 'LETTER_TO_SEND',
      description: 'a report was not sent yet',
      where: () => 'f.sent_on is null',
      since: "(f.recorded_at at time zone 'Asia/Shanghai')::date",
      dueOn: 'f.due_on',
    },
  ],
  source: {
    kind: 'LETTER',
    description: '来信',
    indicators: indicatorsOf('submission'),
    labels: 'select id::text, subject as label from letter where city_code = $1 and id = any ($2::uuid[])',
  },
  contributions,
  shown: ({ attachments }) => ({ attachments: attachments.map(({ title }) => title) }),
};
