import { BOUNDS, dateFaults, type LocalDate, textFaults, visibleText } from '@fanzha/domain';
import { cleanText, keyFaults, type ReadFact } from '@fanzha/ledger';
import type { SubmissionContent } from './submission.entity.js';
import type { SubmissionInput } from './submission.inputs.js';

/** Reads an input against every bound that needs no database, and keeps going after a fault. */
export function readSubmission(input: SubmissionInput, today: LocalDate): ReadFact<SubmissionContent> {
  const content: SubmissionContent = {
    subject: visibleText(input.subject),
    dueOn: input.dueOn,
    sentOn: input.sentOn ?? null,
    regionCode: cleanText(input.regionCode),
    campaignId: null,
    attachments: input.attachments.map((title) => ({ title: visibleText(title) })),
  };
  const faults = [
    ...keyFaults(input.idempotencyKey),
    ...textFaults('subject', input.subject, BOUNDS.title),
    ...dateFaults('dueOn', input.dueOn, { required: true, today }),
    ...dateFaults('sentOn', input.sentOn, { today }),
    ...input.attachments.flatMap((title, place) => textFaults(`attachments.${place}`, title, BOUNDS.title)),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), faults };
}
