import { Module } from '@nestjs/common';
import { ImportsModule } from './imports/imports.module.js';
import { ReadingModule } from './reading/reading.module.js';
import { SummariesModule } from './summaries/summaries.module.js';

/** Documents: work summaries that are made of the ledgers, and summaries and spreadsheets that are read into them. */
@Module({ imports: [SummariesModule, ReadingModule, ImportsModule] })
export class ReportModule {}
