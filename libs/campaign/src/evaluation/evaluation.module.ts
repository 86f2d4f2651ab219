import { OrgModule } from '@fanzha/org';
import { RollupModule } from '@fanzha/rollup';
import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { AppealRepository } from './appeal.repository.js';
import { AppealService } from './appeal.service.js';
import { EvaluationClosing } from './evaluation-closing.js';
import { EvaluationContents } from './evaluation-contents.js';
import { EvaluationLog } from './evaluation-log.js';
import { EvaluationReading } from './evaluation-reading.service.js';
import { EvaluationRepository } from './evaluation.repository.js';
import { EvaluationResolver } from './evaluation.resolver.js';
import { EvaluationService } from './evaluation.service.js';
import { ScoreRepository } from './score.repository.js';
import { ScoreResolver } from './score.resolver.js';

/** Scoring schemes of authorities, and the scores that the ledgers give. */
@Module({
  imports: [CampaignsModule, OrgModule, RollupModule],
  providers: [
    AppealRepository,
    AppealService,
    EvaluationClosing,
    EvaluationContents,
    EvaluationLog,
    EvaluationReading,
    EvaluationRepository,
    EvaluationResolver,
    EvaluationService,
    ScoreRepository,
    ScoreResolver,
  ],
  exports: [EvaluationReading],
})
export class EvaluationModule {}
