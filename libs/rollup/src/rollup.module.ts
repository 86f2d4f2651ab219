import { OrgModule } from '@fanzha/org';
import { JobsModule } from '@fanzha/platform';
import { Module } from '@nestjs/common';
import { ROLLUP_QUEUE, RollupJobs } from './rollup.job.js';
import { CompactionService } from './compaction/compaction.service.js';
import { FiguresChangedResolver } from './read/figures-changed.resolver.js';
import { HotFields } from './read/hot-fields.js';
import { MemberLabels } from './read/member-labels.js';
import { ContributorResolver, SourceRecordResolver } from './provenance/provenance-rows.resolver.js';
import { ProvenanceResolver, RollupProvenanceResolver } from './provenance/provenance.resolver.js';
import { RecordLabels } from './provenance/record-labels.js';
import { ReconcileService } from './reconcile/reconcile.service.js';
import { RegionFigures } from './read/region-figures.js';
import { RollupFields } from './read/rollup-fields.js';
import { RollupReader } from './read/rollup-reader.js';
import {
  HouseholdRollupResolver,
  RegionRollupResolver,
  RollupResolver,
  TenantRollupResolver,
} from './read/rollup.resolver.js';

const rollup = [
  FiguresChangedResolver,
  RegionRollupResolver,
  TenantRollupResolver,
  RollupResolver,
  HouseholdRollupResolver,
  RollupReader,
  RegionFigures,
  RollupFields,
  MemberLabels,
  HotFields,
];
const provenance = [
  RollupProvenanceResolver,
  ProvenanceResolver,
  ContributorResolver,
  SourceRecordResolver,
  RecordLabels,
];
const upkeep = [RollupJobs, CompactionService, ReconcileService];

/** The rollup engine: reads and provenance for the API, compaction and the recount as jobs. */
@Module({
  imports: [OrgModule, JobsModule.forQueue(ROLLUP_QUEUE)],
  providers: [...rollup, ...provenance, ...upkeep],
  exports: [CompactionService, ReconcileService, RegionFigures, RollupReader],
})
export class RollupModule {}
