import {
  ageBandErrors,
  ageBandOf,
  BOUNDS,
  dateErrors,
  type FieldError,
  flatPaths,
  fraudType,
  innerPaths,
  isFraudTypeCode,
  listErrors,
  type LocalDate,
  repeatedAt,
  type StatedAmount,
  textErrors,
} from '@fanzha/domain';
import { readTold } from '../facts/totals/told.js';
import { beganBefore, beganErrors } from '../facts/covered-days.js';
import { amountFields, countAmountErrors, fenAmountErrors, statedIn } from '../facts/amount-fields.js';
import {
  cleanCampaigns,
  cleanLines,
  cleanText,
  keyErrors,
  regionErrors,
  type ReadFact,
  unknownCode,
} from '../facts/fact-bounds.js';
import type { InterceptionContent } from './interception.entity.js';
import type { InterceptionInput } from './interception.inputs.js';
import { readPlaces } from './venue-count.js';

const NOT_STATED: StatedAmount = { qualifier: 'EXACT' };

/**
 * Reads an input against every bound that needs no database, and keeps going after an error.
 * @param today in China; nothing is stopped before its day.
 */
export function readInterception(input: InterceptionInput, today: LocalDate): ReadFact<InterceptionContent> {
  const narrative = cleanLines(input.narrative);
  const places = readPlaces(input, statedIn(input, 'count'));
  const amount = statedIn(input, 'amount');
  const dissuasions = input.dissuasions ?? NOT_STATED;
  const {
    told,
    beganOn,
    errors: toldErrors,
  } = readTold(input, input.occurredOn, beganBefore(input.beganOn, input.occurredOn));
  const content: InterceptionContent = {
    beganOn,
    running: told.running,
    occurredOn: input.occurredOn,
    venue: places.venue,
    venues: places.venues,
    fraudType: cleanText(input.fraudTypeCode),
    ...amountFields('count', places.count),
    ...amountFields('amount', amount),
    ...amountFields('dissuasions', dissuasions),
    victimAgeBand: ageBandOf(input.victimAgeBand ?? ''),
    joinedBy: (input.joinedByTenantIds ?? []).map((id) => id.trim().toLowerCase()),
    regionCode: cleanText(input.regionCode),
    campaignIds: cleanCampaigns(input.campaignIds),
    narrative,
  };
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...dateErrors('occurredOn', input.occurredOn, { required: true, today }),
    ...(told.running ? [] : beganErrors(beganOn, 'occurredOn', input.occurredOn)),
    ...toldErrors,
    ...fraudTypeErrors(content.fraudType),
    ...places.errors,
    ...fenAmountErrors(flatPaths('amount'), 'LOSS_AVOIDED', amount, true),
    ...(input.dissuasions ? countAmountErrors(innerPaths('dissuasions'), 'DISSUASIONS', dissuasions) : []),
    ...ageBandErrors('victimAgeBand', input.victimAgeBand),
    ...listErrors('joinedByTenantIds', content.joinedBy, BOUNDS.joinedTenants),
    ...duplicates(content.joinedBy),
    // A share is of what was stopped together; of a total nobody can say which part that is.
    ...(told.running && content.joinedBy.length > 0
      ? [{ path: 'joinedByTenantIds', code: 'NOT_ALLOWED_HERE' } as const]
      : []),
    ...regionErrors(content),
    ...textErrors('narrative', narrative, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), told, errors };
}

/** A tag of pension fraud stands beside a type and never for one. */
function fraudTypeErrors(code: string | null): FieldError[] {
  if (code === null) return [];
  if (!isFraudTypeCode(code)) return [unknownCode('fraudTypeCode')];
  return fraudType(code).pension ? [{ path: 'fraudTypeCode', code: 'NOT_ALLOWED_HERE' }] : [];
}

function duplicates(ids: readonly string[]): FieldError[] {
  return [...repeatedAt(ids)].map((index) => ({ path: `joinedByTenantIds.${index}`, code: 'DUPLICATE' }));
}
