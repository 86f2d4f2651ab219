import { BOUNDS, dateErrors, type LocalDate, textErrors, visibleText } from '@fanzha/domain';
import { cleanText, keyErrors, type ReadFact } from '@fanzha/ledger';
import type { SubmissionContent } from './submission.entity.js';
import type { SubmissionInput } from './submission.inputs.js';

/** Reads an input against every bound that needs no database, and keeps going after an error. */
export function readSubmission(input: SubmissionInput, today: LocalDate): ReadFact<SubmissionContent> {
  const content: SubmissionContent = {
    subject: visibleText(input.subject),
    dueOn: input.dueOn,
    sentOn: input.sentOn ?? null,
    regionCode: cleanText(input.regionCode),
    campaignId: null,
    attachments: input.attachments.map((title) => ({ title: visibleText(title) })),
  };
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...textErrors('subject', input.subject, BOUNDS.title),
    ...dateErrors('dueOn', input.dueOn, { required: true, today }),
    ...dateErrors('sentOn', input.sentOn, { today }),
    ...input.attachments.flatMap((title, place) => textErrors(`attachments.${place}`, title, BOUNDS.title)),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), errors };
}
