import type {
  AcceptedAmountInput,
  AcceptedProposalInput,
  Qualifier,
  ReadTextWholeFragment,
  TotalAnswerInput,
} from '../../graphql/generated.js';

export type Proposal = ReadTextWholeFragment['proposals'][number];
export type TextReading = ReadTextWholeFragment['readings'][number];

/** An amount of a proposal as it stands in the page. */
interface AmountDraft {
  readonly reading: number;
  value: string;
  qualifier: Qualifier;
  leaveOut: boolean;
}

/** A proposal as a person decides on it. */
export interface ProposalDraft {
  on: boolean;
  title: string;
  startOn: string;
  endOn: string;
  amounts: AmountDraft[];
  again: string;
  caseNumber: string;
  fraudTypeCode: string;
  totals: TotalAnswerInput[];
  /** What the server says, by field: `startOn`, `amounts.0`. */
  errors: Record<string, string>;
}

const SURE = 0.8;

/** Whether an amount is stated in the record, and not left in its words. */
export const isStated = ({ role }: Proposal['amounts'][number]): boolean => role === 'STATED' || role === 'RUNNING';

/** What was read, as it stands in a field. */
const valueOf = ({ value, times }: TextReading): string => (value == null ? '' : String(value * (times ?? 1)));

/** Nothing is accepted until a person says so. */
export function draftsOf({ proposals, readings }: ReadTextWholeFragment): ProposalDraft[] {
  return proposals.map((proposal) => ({
    on: false,
    title: proposal.title,
    startOn: proposal.from ?? proposal.until ?? '',
    endOn: proposal.from !== null && proposal.until !== proposal.from ? (proposal.until ?? '') : '',
    amounts: proposal.amounts.filter(isStated).flatMap(({ reading }) => {
      const read = readings[reading];
      return read ? [{ reading, value: valueOf(read), qualifier: read.qualifier ?? 'EXACT', leaveOut: false }] : [];
    }),
    again: '',
    caseNumber: '',
    fraudTypeCode: '',
    totals: [],
    errors: {},
  }));
}

/** Kinds of which a person has to add what no text tells: the number of the case and its type. */
const NEEDS_MORE: ReadonlySet<Proposal['kind']> = new Set(['FRAUD_CASE']);

/**
 * Proposals that hardly need a second look. A running total is none, however surely it was read: whether what it holds
 * is counted already, only a person knows; nor is what was planned or asked of others.
 */
export const isSure = ({ possible, toldBefore, confidence, from, until, kind, status, amounts }: Proposal): boolean =>
  possible &&
  toldBefore === null &&
  confidence >= SURE &&
  (from ?? until) !== null &&
  status === 'DONE' &&
  !NEEDS_MORE.has(kind) &&
  amounts.every(({ role }) => role !== 'RUNNING');

/** What of a draft differs from what was read, as the server takes it. */
export function acceptedInput(
  { proposal, toldBefore, kind }: Proposal,
  draft: ProposalDraft,
  readings: readonly TextReading[],
): AcceptedProposalInput {
  const amounts = draft.amounts.flatMap(({ reading, value, qualifier, leaveOut }): AcceptedAmountInput[] => {
    const read = readings[reading];
    if (leaveOut) return [{ reading, leaveOut: true }];
    const isAsRead = read && valueOf(read) === value.trim() && (read.qualifier ?? 'EXACT') === qualifier;
    if (isAsRead) return [];
    const without = qualifier === 'UNCOUNTED' || qualifier === 'WITHHELD';
    return [{ reading, qualifier, ...(without ? {} : { value: Number(value.trim() || Number.NaN) }) }];
  });
  return {
    proposal,
    title: draft.title,
    startOn: draft.startOn,
    endOn: draft.endOn || null,
    amounts,
    totals: draft.totals,
    ...(toldBefore && { again: draft.again.trim() !== '', againReason: draft.again }),
    ...(kind === 'FRAUD_CASE' && { caseNumber: draft.caseNumber, fraudTypeCode: draft.fraudTypeCode }),
  };
}

/** Whether every number of a draft can be read. */
export const unreadableAmount = ({ amounts }: ProposalDraft): AmountDraft | undefined =>
  amounts.find(
    ({ value, qualifier, leaveOut }) =>
      !leaveOut && qualifier !== 'UNCOUNTED' && qualifier !== 'WITHHELD' && !/^\d+(?:\.\d{1,2})?$/.test(value.trim()),
  );
