import {
  ageBandFaults,
  ageBandOf,
  BOUNDS,
  dateFaults,
  type FieldFault,
  fraudType,
  INTERCEPTION_PLACES,
  isFraudTypeCode,
  isTermCode,
  listFaults,
  type LocalDate,
  textFaults,
} from '@fanzha/domain';
import {
  cleanLines,
  cleanText,
  countFaults,
  fenFaults,
  isWithoutAmount,
  keyFaults,
  placeFaults,
  type ReadFact,
  unknownCode,
} from '../facts/fact-bounds.js';
import type { InterceptionContent } from './interception.entity.js';
import type { InterceptionInput } from './interception.inputs.js';

/** What the contract fills in where no number of transfers is sent: it cannot be told from one that was. */
const ONE = 1;

/**
 * Reads an input against every bound that needs no database, and keeps going after a fault.
 * @param today in China; nothing is stopped before its day.
 */
export function readInterception(input: InterceptionInput, today: LocalDate): ReadFact<InterceptionContent> {
  const narrative = cleanLines(input.narrative);
  const uncounted = isWithoutAmount(input.countQualifier);
  const content: InterceptionContent = {
    occurredOn: input.occurredOn,
    place: input.place,
    fraudType: cleanText(input.fraudTypeCode),
    count: uncounted ? null : input.count,
    countQualifier: input.countQualifier,
    amount: input.amount ?? null,
    amountQualifier: input.amountQualifier,
    dissuasions: input.dissuasions?.value ?? null,
    dissuasionsQualifier: input.dissuasions?.qualifier ?? 'EXACT',
    victimAgeBand: ageBandOf(input.victimAgeBand ?? ''),
    joinedBy: (input.joinedByTenantIds ?? []).map((id) => id.trim().toLowerCase()),
    regionCode: cleanText(input.regionCode),
    campaignId: cleanText(input.campaignId),
    narrative,
  };
  const faults = [
    ...keyFaults(input.idempotencyKey),
    ...dateFaults('occurredOn', input.occurredOn, { required: true, today }),
    ...(isTermCode(INTERCEPTION_PLACES, input.place) ? [] : [unknownCode('place')]),
    ...fraudTypeFaults(content.fraudType),
    ...countFaults(
      'count',
      'INTERCEPTIONS',
      uncounted && input.count === ONE ? null : input.count,
      input.countQualifier,
    ),
    ...fenFaults('amount', 'LOSS_AVOIDED', input.amount, input.amountQualifier, true),
    ...(input.dissuasions
      ? countFaults('dissuasions.value', 'DISSUASIONS', input.dissuasions.value, input.dissuasions.qualifier)
      : []),
    ...ageBandFaults('victimAgeBand', input.victimAgeBand),
    ...listFaults('joinedByTenantIds', content.joinedBy, BOUNDS.joinedTenants),
    ...duplicates(content.joinedBy),
    ...placeFaults(content),
    ...textFaults('narrative', narrative, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), faults };
}

/** A tag of pension fraud stands beside a type and never for one. */
function fraudTypeFaults(code: string | null): FieldFault[] {
  if (code === null) return [];
  if (!isFraudTypeCode(code)) return [unknownCode('fraudTypeCode')];
  return fraudType(code).pension ? [{ path: 'fraudTypeCode', code: 'NOT_ALLOWED_HERE' }] : [];
}

function duplicates(ids: readonly string[]): FieldFault[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ path: `joinedByTenantIds.${index}`, code: 'DUPLICATE' } as const] : [],
  );
}
