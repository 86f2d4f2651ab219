import { ActivityEntity, ActivityMeasureEntity } from './activities/activity.entity.js';
import { BankPrecautionEntity } from './bank-precautions/bank-precaution.entity.js';
import { FraudCaseEntity, FraudCaseNumberEntity } from './cases/fraud-case.entity.js';
import { FactRevisionEntity } from './facts/fact-revision.entity.js';
import { HouseholdVisitEntity } from './households/household-visit.entity.js';
import { FundsActionEntity } from './funds-actions/funds-action.entity.js';
import { InterceptionEntity, InterceptionParticipantEntity } from './interceptions/interception.entity.js';
import { InspectionEntity, InspectionHazardEntity } from './inspections/inspection.entity.js';
import { LeadershipGroupEntity, LeadershipMemberEntity } from './leadership-groups/leadership-group.entity.js';
import { TallyEntity, TallyMeasureEntity } from './tallies/tally.entity.js';

export { contributions as activityContributions } from './activities/activity.contributions.js';
export { type ActivityFact } from './activities/activity.entity.js';
export { ActivityService } from './activities/activity.service.js';
export { BankPrecautionService } from './bank-precautions/bank-precaution.service.js';
export { contributions as fraudCaseContributions } from './cases/fraud-case.contributions.js';
export { type FraudCaseFact } from './cases/fraud-case.entity.js';
export { FraudCaseService } from './cases/fraud-case.service.js';
export { type Book, type FactOperation, type FactStore } from './facts/book.js';
export { Bookkeeper } from './facts/bookkeeper.js';
export { type Exceeded, FactEntity } from './facts/fact.entity.js';
export { type Collision, CollisionRepository } from './cases/collisions.repository.js';
export { cleanLines, cleanText, keyFaults, type ReadFact, unknownCode } from './facts/fact-bounds.js';
export { factFields, type FactFieldSources } from './facts/fact-fields.resolver.js';
export { FactLoaders } from './facts/fact-loaders.js';
export { FactModel, RecordFilter } from './facts/fact.model.js';
export { FactSearch } from './facts/fact-search.js';
export { FactTable } from './facts/fact-table.js';
export { FactsModule } from './facts/facts.module.js';
export { type Ground, GroundRepository } from './facts/ground.repository.js';
export { FraudTypeModel, fraudTypeOf, shownFraudType } from './facts/fraud-type.model.js';
export { contributions as fundsActionContributions } from './funds-actions/funds-action.contributions.js';
export { type FundsActionFact } from './funds-actions/funds-action.entity.js';
export { FundsActionService } from './funds-actions/funds-action.service.js';
export { HouseholdRosterService } from './households/household-roster.service.js';
export { householdVisitContributions } from './households/household-visit.contributions.js';
export { type HouseholdVisitFact } from './households/household-visit.entity.js';
export { HouseholdVisitService } from './households/household-visit.service.js';
export { contributions as interceptionContributions } from './interceptions/interception.contributions.js';
export { type InterceptionFact } from './interceptions/interception.entity.js';
export { InterceptionService } from './interceptions/interception.service.js';
export { ParticipationService } from './interceptions/participation.service.js';
export { contributions as inspectionContributions } from './inspections/inspection.contributions.js';
export { type InspectionFact } from './inspections/inspection.entity.js';
export { InspectionService } from './inspections/inspection.service.js';
export { contributions as leadershipContributions } from './leadership-groups/leadership-group.contributions.js';
export { type LeadershipGroupFact } from './leadership-groups/leadership-group.entity.js';
export { LeadershipGroupService } from './leadership-groups/leadership-group.service.js';
export { LedgerModule } from './ledger.module.js';
export { ATTRIBUTED_TABLES } from './restatement/attributed-tables.js';
export { RestatementJobs } from './restatement/restatement.job.js';
export { RestatementService } from './restatement/restatement.service.js';
export { contributions as tallyContributions } from './tallies/tally.contributions.js';
export { type TallyFact } from './tallies/tally.entity.js';
export { TallyService } from './tallies/tally.service.js';

/** Entities of all ledgers, for the data source. */
export const LEDGER_ENTITIES = [
  ActivityEntity,
  ActivityMeasureEntity,
  FactRevisionEntity,
  FundsActionEntity,
  HouseholdVisitEntity,
  InterceptionEntity,
  InterceptionParticipantEntity,
  BankPrecautionEntity,
  InspectionEntity,
  InspectionHazardEntity,
  LeadershipGroupEntity,
  LeadershipMemberEntity,
  FraudCaseEntity,
  FraudCaseNumberEntity,
  TallyEntity,
  TallyMeasureEntity,
];
