import { todayIn } from '@fanzha/domain';
import { type FactSearch, LedgerService, LedgerTools, type ReadFact } from '@fanzha/ledger';
import { Injectable } from '@nestjs/common';
import { readLetter } from './letter.bounds.js';
import type { LetterContent, LetterFact } from './letter.entity.js';
import type { LetterFilter, LetterInput } from './letter.inputs.js';
import { letterLedger } from './letter.ledger.js';

@Injectable()
export class LetterService extends LedgerService<LetterFact, LetterInput, LetterFilter, ReadFact<LetterContent>> {
  constructor(tools: LedgerTools) {
    super(tools, letterLedger);
  }

  protected override read(input: LetterInput): ReadFact<LetterContent> {
    return readLetter(input, todayIn());
  }

  protected override narrow(search: FactSearch, { unsent }: LetterFilter): void {
    if (unsent) search.add('unsent', () => 'f.sent_on is null');
  }
}
