import {
  BOUNDS,
  dateFaults,
  type FieldFault,
  isTermCode,
  type LocalDate,
  PRECAUTIONS,
  textFaults,
} from '@fanzha/domain';
import { cleanLines, cleanText, keyFaults, placeFaults, type ReadFact, unknownCode } from '../facts/fact-bounds.js';
import type { BankPrecautionFact, PrecautionContent } from './bank-precaution.entity.js';
import type { BankPrecautionInput } from './bank-precaution.inputs.js';

/** Reads an input against every bound that needs no database, and keeps going after a fault. @param today in China. */
export function readPrecaution(input: BankPrecautionInput, today: LocalDate): ReadFact<PrecautionContent> {
  const content: PrecautionContent = {
    precaution: input.precaution,
    inPlaceSince: input.inPlaceSince,
    note: cleanLines(input.note),
    campaignId: cleanText(input.campaignId),
    regionCode: null,
  };
  const faults = [
    ...keyFaults(input.idempotencyKey),
    ...(isTermCode(PRECAUTIONS, input.precaution) ? [] : [unknownCode('precaution')]),
    ...dateFaults('inPlaceSince', input.inPlaceSince, { required: true, today }),
    ...textFaults('note', content.note, BOUNDS.precautionNote),
    ...placeFaults(content),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), faults };
}

/**
 * Faults of adopting a precaution beside the bank's earlier ones of the same kind: ALREADY_TAKEN while one is in place,
 * DATE_TOO_EARLY where one was in place on the day or after it.
 */
export function adoptionFaults(
  inPlaceSince: LocalDate,
  others: readonly Pick<BankPrecautionFact, 'inPlaceSince' | 'liftedOn'>[],
): FieldFault[] {
  if (others.some(({ liftedOn }) => liftedOn === null)) return [{ path: 'precaution', code: 'ALREADY_TAKEN' }];
  // One that was lifted on the day it came has never been in place.
  const ends = others.filter(({ inPlaceSince: since, liftedOn }) => liftedOn !== since).map(({ liftedOn }) => liftedOn);
  const earliest = ends
    .filter((day) => day !== null && day > inPlaceSince)
    .sort()
    .at(-1);
  return earliest == null ? [] : [{ path: 'inPlaceSince', code: 'DATE_TOO_EARLY', params: { earliest } }];
}

/** Faults of the first day without a precaution: not in the future, not before it came. */
export function liftFaults(on: LocalDate, { inPlaceSince }: BankPrecautionFact, today: LocalDate): FieldFault[] {
  const faults = dateFaults('on', on, { required: true, today });
  return faults.length > 0 || on >= inPlaceSince ? faults : [{ path: 'on', code: 'END_BEFORE_START' }];
}
