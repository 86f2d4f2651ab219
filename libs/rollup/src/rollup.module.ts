import { OrgModule } from '@fanzha/org';
import { JobsModule } from '@fanzha/platform';
import { Module } from '@nestjs/common';
import { ROLLUP_QUEUE, RollupJobs } from './rollup.job.js';
import { CompactionService } from './compaction.service.js';
import { HotFields } from './hot-fields.js';
import { MemberLabels } from './member-labels.js';
import { ContributorResolver, SourceRecordResolver } from './provenance-rows.resolver.js';
import { ProvenanceResolver, RollupProvenanceResolver } from './provenance.resolver.js';
import { ReconcileService } from './reconcile.service.js';
import { RollupFields } from './rollup-fields.js';
import { RollupReader } from './rollup-reader.js';
import {
  HouseholdRollupResolver,
  RegionRollupResolver,
  RollupResolver,
  TenantRollupResolver,
} from './rollup.resolver.js';

const rollup = [
  RegionRollupResolver,
  TenantRollupResolver,
  RollupResolver,
  HouseholdRollupResolver,
  RollupReader,
  RollupFields,
  MemberLabels,
  HotFields,
];
const provenance = [RollupProvenanceResolver, ProvenanceResolver, ContributorResolver, SourceRecordResolver];
const upkeep = [RollupJobs, CompactionService, ReconcileService];

/** The engine: deltas in, exact figures out. */
@Module({
  imports: [OrgModule, JobsModule.forQueue(ROLLUP_QUEUE)],
  providers: [...rollup, ...provenance, ...upkeep],
  exports: [CompactionService, ReconcileService, RollupReader],
})
export class RollupModule {}
