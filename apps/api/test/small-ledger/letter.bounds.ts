import { BOUNDS, dateErrors, type LocalDate, textErrors, visibleText } from '@fanzha/domain';
import { cleanText, keyErrors, type ReadFact } from '@fanzha/ledger';
import type { LetterContent } from './letter.entity.js';
import type { LetterInput } from './letter.inputs.js';

/** Reads an input against every bound that needs no database, and keeps going after an error. */
export function readLetter(input: LetterInput, today: LocalDate): ReadFact<LetterContent> {
  const content: LetterContent = {
    subject: visibleText(input.subject),
    dueOn: input.dueOn,
    sentOn: input.sentOn ?? null,
    regionCode: cleanText(input.regionCode),
    campaignIds: [],
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
