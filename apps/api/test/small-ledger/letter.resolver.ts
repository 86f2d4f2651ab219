import { amendableLedgerOperations, FactFieldSources } from '@fanzha/ledger';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { LetterFact } from './letter.entity.js';
import { LetterFilter, LetterInput } from './letter.inputs.js';
import { Letter, LetterConnection } from './letter.model.js';
import { LetterService } from './letter.service.js';

@Resolver(() => Letter)
export class LetterResolver extends amendableLedgerOperations<LetterFact, LetterInput>({
  model: Letter,
  connection: LetterConnection,
  filter: LetterFilter,
  input: LetterInput,
  one: ['letter'],
  list: ['letters'],
  record: ['recordLetter', 'schools'],
  amend: ['amendLetter'],
  void: ['voidLetter'],
}) {
  constructor(
    protected override readonly ledger: LetterService,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @ResolveField(() => [String])
  attachments(@Parent() { attachments }: LetterFact): string[] {
    return attachments.map(({ title }) => title);
  }
}
