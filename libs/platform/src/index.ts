export type { AuditEvent } from './audit/audit-event.js';
export { Audit } from './audit/audit.js';
export { AuditModule } from './audit/audit.module.js';
export {
  ACCESS_RULE,
  type AccessRule,
  CurrentViewer,
  Public,
  Requires,
  WhilePasswordExpired,
} from './auth/access.decorators.js';
export { type AccessToken, AccessTokens } from './auth/access-tokens.js';
export {
  API_CLIENT_DIRECTORY,
  API_TOKEN_PREFIX,
  type ApiClientDirectory,
  ApiTokenStrategy,
} from './auth/api-token.strategy.js';
export { AuthModule } from './auth/auth.module.js';
export { RefreshCookie } from './auth/refresh-cookie.js';
export { Kept } from './bounds/kept.js';
export { Turnstile } from './turns/turnstile.js';
export { HeldBytes } from './turns/held-bytes.js';
export { ConfigModule } from './config/config.module.js';
export { Config, ConfigError, type ListenAddress, readConfig } from './config/config.js';
export { APP_DATA_SOURCE, Database, READ_POOL, Transaction } from './database/database.js';
export { DatabaseModule } from './database/database.module.js';
export { type EmbeddedPostgres, startEmbeddedPostgres, startTemporaryPostgres } from './database/embedded-postgres.js';
export { Maintenance, MaintenanceTransaction } from './database/maintenance.js';
export { appliedMigrations, migrate, recreateDatabase } from './database/migrate.js';
export { jobsPool, lengthyReadPool, readPool, RESULT_TYPES, searchPool, SETTINGS_TRAVEL } from './database/pools.js';
export { type PoolUse, snapshotPool, watchPool } from './database/pools.js';
export { type ReplicaState } from './database/replica.js';
export { APP_ROLE, ensureRoles, JOBS_ROLE, roleUrl } from './database/roles.js';
export { type ScopedReads, Snapshot } from './database/snapshot.js';
export { inOneWrite, MOST_PREPARED, type Statement } from './database/statement.js';
export { newId } from './database/new-id.js';
export { errorForm } from './errors/error-form.js';
export { inputErrors } from './errors/input-errors.js';
export { selectedFields, type SelectedField, variablesIn } from './http/look-ahead.js';
export { SelectedWith } from './http/selected-permissions.js';
export {
  type Connection,
  connectionOf,
  cursorOf,
  invalidCursor,
  keyOfCursor,
  listName,
  type PageAsked,
  pageAsked,
  pageOf,
  pageSize,
  type RelayArgs,
} from './http/connection.js';
export {
  ActivityStatusEnum,
  ActivityTypeEnum,
  LedgerEnum,
  ApprovalKindEnum,
  ApprovalStateEnum,
  AudienceEnum,
  ThemeEnum,
  ChannelEnum,
  BreakdownDimensionEnum,
  SourcePartEnum,
  BankEnum,
  AppealStateEnum,
  EvaluationStateEnum,
  FraudCaseStageEnum,
  OccupationEnum,
  PaymentMethodEnum,
  FraudFreeCountEnum,
  SupervisionKindEnum,
  SupervisionOccasionEnum,
  SupervisionStateEnum,
  SupervisionStepEnum,
  FraudFreeDoubtEnum,
  FraudFreeLevelEnum,
  FraudFreeStatusEnum,
  ScoreDoubtEnum,
  ScoreRuleEnum,
  ScoreStateEnum,
  FundsActionStageEnum,
  GroupKindEnum,
  IndicatorCodeEnum,
  ConfirmationEnum,
  AlertKindEnum,
  AlertLevelEnum,
  AlertResultEnum,
  AlertSourceEnum,
  AlertStateEnum,
  AlertStepWayEnum,
  InterceptionVenueEnum,
  LeadershipRoleEnum,
  ControlMeasureTypeEnum,
  QualifierEnum,
  RecordStatusEnum,
  RegionLevelEnum,
  RoleEnum,
  SectorEnum,
  SummaryMarkKindEnum,
  SummarySectionEnum,
  SummaryStateEnum,
  SummarySubjectEnum,
  SummaryTokenPartEnum,
  TallyLedgerEnum,
  TenantTypeEnum,
  CampaignStateEnum,
  TaskStateEnum,
  SubmissionStateEnum,
  SubmissionRhythmEnum,
  ZeroReasonEnum,
  ReturnReasonEnum,
  ChaseStageEnum,
  ChaseTextStyleEnum,
  FormWarningKindEnum,
} from './http/enums.js';
export { callDirectly } from './http/direct-fields.js';
export { Costs, SEARCH_COST } from './http/field-cost.js';
export { describeRoots, graphqlModule } from './http/graphql.module.js';
export { type ReadinessCheck } from './http/health.js';
export { createHttpApplication, onStopSignal } from './http/http-application.js';
export { formFileInMemory } from './http/form-file.js';
export { KEY_PARTS, KeyedPage } from './http/keyed-page.js';
export { byId, loadById, loadTogether } from './http/operation-loads.js';
export { QUERY_LIMITS } from './http/query-limits.js';
export { loaderOf, type RequestContext } from './http/request-context.js';
export { localeOf } from './http/request-locale.js';
export { RestErrors } from './http/rest-errors.js';
export {
  DateTimeScalar,
  DecimalScalar,
  JsonScalar,
  LocalDateScalar,
  LongTextScalar,
  MoneyScalar,
  PeriodScalar,
  SafeIntScalar,
} from './http/scalars.js';
export { HandlesJobs, JobHandler } from './jobs/job-handler.js';
export { InjectJobQueue, JobQueue } from './jobs/job-queue.js';
export { JobStore, prepareJobStore } from './jobs/job-store.js';
export { JobsModule } from './jobs/jobs.module.js';
export { programLog } from './log/program-log.js';
export { type Mail, Mailer, type MailFailure } from './mail/mailer.js';
export { openText, sealText } from './mail/sealed-text.js';
export { Metrics, type Sample } from './metrics/metrics.js';
export { listenForScrapes } from './metrics/metrics-listener.js';
export { ObjectStore, type StoredContent } from './storage/object-store.js';
export { type ReceivedFile, ReceivedFiles } from './storage/received-file.js';
export { SignedLinks } from './storage/signed-links.js';
export { StorageModule } from './storage/storage.module.js';
export { OperationTurns } from './turns/operation-turns.js';
export { type TurnState } from './turns/turnstile.js';
export {
  type ClientViewer,
  clientViewer,
  type OverseenRegion,
  requirePermission,
  seesSmallCells,
  type Viewer,
  viewerFrom,
} from './viewer/viewer.js';
export { type Scope, scopeParameters } from './viewer/scope.js';
export { eventStream } from './live/event-stream.js';
export { LiveSignals, MISSED } from './live/live-signals.js';
export { sendSignals } from './live/live-signals.repository.js';
export { type DomainEvent, type Recipient, type RecordedEvent } from './outbox/domain-event.js';
export { type DueRow, type DueStage, DueTelling, LATEST_DUE_DAYS, toldOnce } from './outbox/due-told.js';
export { Outbox } from './outbox/outbox.js';
export { OutboxBacklog } from './outbox/outbox-backlog.repository.js';
export { OutboxDispatcher } from './outbox/outbox-dispatcher.js';
export { OutboxModule } from './outbox/outbox.module.js';
export { Outgoing, type OutgoingAnswer } from './outgoing/outgoing.js';
