import { CampaignsModule, ChaseListsModule, EvaluationModule } from '@fanzha/campaign';
import { LedgerModule } from '@fanzha/ledger';
import { OrgModule } from '@fanzha/org';
import { RollupModule } from '@fanzha/rollup';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { readBasicToken } from './basic-authentication.js';
import { CampaignRecords } from './campaign-records.js';
import { ChaseExports } from './chase-exports.service.js';
import { ChaseRecords } from './chase-records.js';
import { ExportController } from './export.controller.js';
import { ExportLog } from './export-log.js';
import { Exports } from './exports.service.js';
import { AskedLists } from './asked-lists.js';
import { MatrixExports } from './matrix-exports.service.js';
import { OpenApiController } from './openapi.controller.js';
import { NamedRecords } from './named-records.js';
import { FigureRecords } from './figure-records.js';
import { ScoreRecords } from './score-records.js';
import { WholeTables } from './whole-tables.js';

/** Records and figures as files for spreadsheets and programs. */
@Module({
  imports: [OrgModule, RollupModule, LedgerModule, CampaignsModule, ChaseListsModule, EvaluationModule],
  controllers: [ExportController, OpenApiController],
  providers: [
    Exports,
    MatrixExports,
    ExportLog,
    CampaignRecords,
    ChaseExports,
    ChaseRecords,
    ScoreRecords,
    FigureRecords,
    NamedRecords,
    AskedLists,
    WholeTables,
  ],
})
export class SpreadsheetsModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    instance.addHook('onRequest', readBasicToken);
  }
}
