import {
  beginningErrors,
  BOUNDS,
  dateErrors,
  INTERCEPTION_VENUES,
  isTermCode,
  textErrors,
  visibleLines,
  type InterceptionVenue,
  type Locale,
} from '@fanzha/domain';
import type { InterceptionInput, InterceptionWholeFragment, TenantType } from '../../graphql/generated.js';
import { amountFields, amountOf } from '../../records/text/amount-fields.js';
import { countOf, isStatedCount, lineOf, moneyOf, NO_COUNT, type CountLine } from '../../records/text/count-text.js';
import { amountErrors, messagesOf } from '../../records/form/form-check.js';
import { beganOf } from '../../records/form/told.js';
import type { FormErrors } from '../../records/form/record-form.js';
import { faultIn, type PlaceLine, placeInputs, placesOf, sumOfPlaces } from './interception-places.js';
import type { Sending } from '../../records/form/record-form-options.js';

/** A unit that took part: its name is kept in the draft, so that it can be shown without asking. */
export interface JointUnit {
  readonly id: string;
  readonly name: string;
  readonly type: TenantType;
}

interface InterceptionForm {
  /** First day of amounts of several days, '' of one. */
  beganOn: string;
  occurredOn: string;
  venue: InterceptionVenue | '';
  /** Several places in the place of one; empty where it is one. */
  places: PlaceLine[];
  fraudTypeCode: string;
  count: CountLine;
  amount: CountLine;
  dissuasions: CountLine;
  victimAgeBand: string;
  regionCode: string;
  joinedBy: JointUnit[];
  /** What is typed of a unit that is not chosen yet: it is kept, and not passed over in silence. */
  joinedText: string;
  narrative: string;
}

export const emptyInterception = (today: string): InterceptionForm => ({
  beganOn: '',
  occurredOn: today,
  venue: '',
  places: [],
  fraudTypeCode: '',
  count: { text: '1', qualifier: 'EXACT' },
  amount: { ...NO_COUNT },
  dissuasions: { ...NO_COUNT },
  victimAgeBand: '',
  regionCode: '',
  joinedBy: [],
  joinedText: '',
  narrative: '',
});

export const interceptionFormOf = (record: InterceptionWholeFragment): InterceptionForm => ({
  beganOn: beganOf(record),
  occurredOn: record.occurredOn,
  venue: record.venue,
  places: placesOf(record.venues),
  fraudTypeCode: record.fraudType?.code ?? '',
  count: lineOf(amountOf(record, 'count')),
  amount: lineOf(amountOf(record, 'amount')),
  dissuasions: lineOf(record.dissuasions),
  victimAgeBand: record.victimAgeBand ?? '',
  regionCode: record.region.code,
  joinedBy: record.joinedBy.map(({ id, name, type }) => ({ id, name, type })),
  joinedText: '',
  narrative: record.narrative ?? '',
});

/** What is sent for the form; null where nothing was counted. */
export function interceptionInput(
  form: InterceptionForm,
  { idempotencyKey, campaignIds }: Pick<Sending, 'idempotencyKey' | 'campaignIds'>,
): InterceptionInput {
  return {
    idempotencyKey,
    campaignIds: [...campaignIds],
    beganOn: form.beganOn || null,
    occurredOn: form.occurredOn,
    venue: form.places.length > 0 ? null : (form.venue as InterceptionVenue),
    venues: placeInputs(form.places),
    fraudTypeCode: form.fraudTypeCode || null,
    ...amountFields('count', countOf(form.count)),
    ...amountFields('amount', moneyOf(form.amount)),
    dissuasions: isStatedCount(form.dissuasions) ? countOf(form.dissuasions) : null,
    victimAgeBand: form.victimAgeBand || null,
    regionCode: form.regionCode || null,
    joinedByTenantIds: form.joinedBy.map(({ id }) => id),
    narrative: visibleLines(form.narrative) || null,
  };
}

/** What can be told before sending. @param words of the form itself, where the server's would not fit */
export function checkInterception(
  form: InterceptionForm,
  today: string,
  locale: Locale,
  words: { readonly venue: string; readonly places: string; readonly sum: (sum: number) => string },
): FormErrors {
  const several = form.places.length > 0;
  const [sum, whole] = [sumOfPlaces(form.places), countOf(form.count)];
  const differs = whole.qualifier === 'EXACT' ? whole.value !== sum : (whole.value ?? 0) < (sum ?? 0);
  return {
    ...(several || isTermCode(INTERCEPTION_VENUES, form.venue) ? {} : { venue: words.venue }),
    ...(several && faultIn(form.places) !== null ? { venues: words.places } : {}),
    ...messagesOf(
      [
        ...dateErrors('occurredOn', form.occurredOn, { required: true, today }),
        ...beginningErrors('beganOn', form.beganOn || null, 'occurredOn', form.occurredOn),
        ...textErrors('narrative', form.narrative, BOUNDS.narrative),
      ],
      locale,
    ),
    ...(several && sum !== null && whole.value !== null && differs ? { count: words.sum(sum) } : {}),
    ...amountErrors('count', 'INTERCEPTIONS', form.count, locale),
    ...amountErrors('amount', 'LOSS_AVOIDED', form.amount, locale, { optional: true, money: true }),
    ...amountErrors('dissuasions', 'DISSUASIONS', form.dissuasions, locale, { optional: true }),
  };
}
