import { amendableLedgerOperations, FactFieldSources } from '@fanzha/ledger';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { SubmissionFact } from './submission.entity.js';
import { SubmissionFilter, SubmissionInput } from './submission.inputs.js';
import { Submission, SubmissionConnection } from './submission.model.js';
import { SubmissionService } from './submission.service.js';

@Resolver(() => Submission)
export class SubmissionResolver extends amendableLedgerOperations<SubmissionFact, SubmissionInput>({
  model: Submission,
  connection: SubmissionConnection,
  filter: SubmissionFilter,
  input: SubmissionInput,
  one: ['submission'],
  list: ['submissions'],
  record: ['recordSubmission', 'schools'],
  amend: ['amendSubmission'],
  void: ['voidSubmission'],
}) {
  constructor(
    protected override readonly ledger: SubmissionService,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @ResolveField(() => [String])
  attachments(@Parent() { attachments }: SubmissionFact): string[] {
    return attachments.map(({ title }) => title);
  }
}
