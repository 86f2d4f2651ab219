import { FactsModule, RegistersLedger } from '@fanzha/ledger';
import { Module } from '@nestjs/common';
import { letterLedger } from './letter.ledger.js';
import { LetterResolver } from './letter.resolver.js';
import { LetterService } from './letter.service.js';

@RegistersLedger(letterLedger)
@Module({ imports: [FactsModule], providers: [LetterResolver, LetterService], exports: [LetterService] })
export class LettersModule {}
