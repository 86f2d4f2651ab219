import { todayIn } from '@fanzha/domain';
import { type FactSearch, LedgerService, LedgerTools, type ReadFact } from '@fanzha/ledger';
import { Injectable } from '@nestjs/common';
import { readSubmission } from './submission.bounds.js';
import type { SubmissionContent, SubmissionFact } from './submission.entity.js';
import type { SubmissionFilter, SubmissionInput } from './submission.inputs.js';
import { submissionLedger } from './submission.ledger.js';

@Injectable()
export class SubmissionService extends LedgerService<
  SubmissionFact,
  SubmissionInput,
  SubmissionFilter,
  ReadFact<SubmissionContent>
> {
  constructor(tools: LedgerTools) {
    super(tools, submissionLedger);
  }

  protected override read(input: SubmissionInput): ReadFact<SubmissionContent> {
    return readSubmission(input, todayIn());
  }

  protected override narrow(search: FactSearch, { unsent }: SubmissionFilter): void {
    if (unsent) search.add('unsent', () => 'f.sent_on is null');
  }
}
