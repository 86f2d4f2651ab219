import { isLocalDate, type LocalDate } from '@fanzha/domain';
import type { Reading } from '../prose-reader/index.js';
import type { Offered } from './offered.js';
import type { ReadProposal, ReadText, TextReading } from './read-text.model.js';
import type { KeptRecord } from './read-text.repository.js';
import type { TextRead } from './text-read.js';
import type { ToldEarlierFound } from './told-before.js';

/** A text with what was read in it, as the API shows it. */
export function shownText(
  { kept, reading, offered, earlier }: TextRead,
  records: readonly KeptRecord[],
  recordedBy: string | null,
): ReadText {
  const { id, given, fileName, reportDate, state, parkReason, undoReason, version, recordedAt } = kept;
  return {
    id,
    fileName,
    reportDate,
    state,
    parkReason,
    undoReason,
    version,
    recordedAt,
    recordedBy,
    text: given,
    isReport: reading.isReport,
    period: reading.period && { from: reading.period.from, until: reading.period.until },
    readings: reading.readings.map(shownReading),
    proposals: offered.map((each, at) => shownProposal(each, at, earlier[at] ?? null)),
    unread: reading.unread,
    records: records.map(({ proposal, kind, recordId, undo, undoWhy }) => ({
      proposal,
      kind,
      recordId,
      undo,
      undoWhy,
    })),
  };
}

function shownReading(reading: Reading): TextReading {
  const { start, end, quote, class: is, rule, confidence, span } = reading;
  return {
    start,
    end,
    quote,
    class: is,
    indicator: reading.indicator ?? null,
    value: reading.value ?? null,
    upTo: reading.upTo ?? null,
    qualifier: reading.qualifier ?? null,
    times: reading.times ?? null,
    from: dayOf(span?.from),
    until: dayOf(span?.until),
    proposal: reading.record ?? null,
    rule,
    confidence,
  };
}

function shownProposal(
  { proposal, amounts, obstacle }: Offered,
  at: number,
  toldEarlier: ToldEarlierFound | null,
): ReadProposal {
  const { kind, status, title, start, end, quote, confidence } = proposal;
  return {
    proposal: at,
    kind,
    status,
    title,
    activityType: proposal.activityType ?? null,
    theme: proposal.theme ?? null,
    audiences: proposal.audiences ?? [],
    channels: proposal.channels ?? [],
    fraudTypeCodes: proposal.fraudTypes ?? [],
    from: dayOf(proposal.from),
    until: dayOf(proposal.until),
    amounts,
    start,
    end,
    quote,
    confidence,
    possible: obstacle === null,
    obstacle,
    toldBefore: toldEarlier,
  };
}

/** A day as it is told; a day that does not exist is none. */
const dayOf = (day: string | null | undefined): LocalDate | null => (day != null && isLocalDate(day) ? day : null);
