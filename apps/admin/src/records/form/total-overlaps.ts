import type { IndicatorCode } from '@fanzha/domain';
import type { ApiFailure } from '../../graphql/api-failure.js';
import type { FactKind, Qualifier, TotalAnswer, TotalAnswerInput } from '../../graphql/generated.js';

/** An amount of the unit for some of the days that another one covers; one of them is a total. */
export interface Overlap {
  readonly indicator: IndicatorCode;
  readonly recordId: string;
  readonly kind: FactKind;
  readonly from: string | null;
  readonly until: string;
  readonly value: number | null;
  readonly qualifier: Qualifier;
  /** All days of the smaller are days of the total: it may be part of it. */
  readonly inside: boolean;
}

/** The amounts that an error asks about; none where it asks about nothing. */
export const overlapsOf = ({ reason, details }: ApiFailure): readonly Overlap[] =>
  reason === 'TOTAL_OVERLAPS' && Array.isArray(details['overlaps']) ? (details['overlaps'] as Overlap[]) : [];

/**
 * The answer to what was asked: one for each indicator, since more may be asked about than was named. What reaches
 * beyond the total cannot be part of it, and is answered by its record; that comes first, for the first answer holds.
 */
export function answersTo(overlaps: readonly Overlap[], answer: TotalAnswer): TotalAnswerInput[] {
  const within = (one: Overlap): boolean => one.inside || answer === 'ADDITIONAL';
  const blanket = [...new Set(overlaps.filter(within).map(({ indicator }) => indicator))].map(
    (indicator): TotalAnswerInput => ({ indicator, recordId: null, answer }),
  );
  const beyond = overlaps
    .filter((one) => !within(one))
    .map(({ indicator, recordId }): TotalAnswerInput => ({ indicator, recordId, answer: 'ADDITIONAL' }));
  return [...beyond, ...blanket];
}

/** Earlier answers with further ones: the last word about an amount holds; those about one record come first. */
export function withAnswers(
  before: readonly TotalAnswerInput[],
  further: readonly TotalAnswerInput[],
): TotalAnswerInput[] {
  const keyOf = ({ indicator, recordId }: TotalAnswerInput): string => `${indicator} ${recordId ?? ''}`;
  const all = [...new Map([...before, ...further].map((one) => [keyOf(one), one])).values()];
  return [...all.filter(({ recordId }) => recordId != null), ...all.filter(({ recordId }) => recordId == null)];
}
