import { RegionsTenantsUsers1770000000000 } from './1770000000000-regions-tenants-users.js';
import { Activities1770000100000 } from './1770000100000-activities.js';
import { Rollups1770000200000 } from './1770000200000-rollups.js';
import { FactsInTheirPlace1770000250000 } from './1770000250000-facts-in-their-place.js';
import { Ledgers1770000300000 } from './1770000300000-ledgers.js';
import { Households1770000400000 } from './1770000400000-households.js';
import { FiguresOfAllLedgers1770000500000 } from './1770000500000-figures-of-all-ledgers.js';
import { TimeTravel1770000600000 } from './1770000600000-time-travel.js';
import { ApiClients1770000700000 } from './1770000700000-api-clients.js';
import { DeltasAside1770000800000 } from './1770000800000-deltas-aside.js';
import { AccountsAndHazards1770000810000 } from './1770000810000-accounts-and-hazards.js';
import { CoverageOfRosters1770000811000 } from './1770000811000-coverage-of-rosters.js';
import { FoldedTexts1770000820000 } from './1770000820000-folded-texts.js';
import { InputsAndDoubts1770000830000 } from './1770000830000-inputs-and-doubts.js';
import { Doors1770000840000 } from './1770000840000-doors.js';
import { Access1770000850000 } from './1770000850000-access.js';
import { Participation1770000860000 } from './1770000860000-participation.js';
import { FactViews1770000890000 } from './1770000890000-fact-views.js';
import { FiguresPerDay1770000895000 } from './1770000895000-figures-per-day.js';
import { Backlog1770000897000 } from './1770000897000-backlog.js';
import { HouseholdsPerDay1770000898000 } from './1770000898000-households-per-day.js';
import { FirstDays1770000899000 } from './1770000899000-first-days.js';
import { RowsThatCanBeDistributed1770000920000 } from './1770000920000-rows-that-can-be-distributed.js';
import { Words1770000930000 } from './1770000930000-words.js';
import { LedgersOfCounts1770000940000 } from './1770000940000-ledgers-of-counts.js';
import { ReportingAndBitmaps1770000941000 } from './1770000941000-reporting-and-bitmaps.js';
import { QualifiersAndDoorStatuses1770000942000 } from './1770000942000-qualifiers-and-door-statuses.js';
import { Venues1770000943000 } from './1770000943000-venues.js';
import { AssignmentsOfTenants1770000944000 } from './1770000944000-assignments-of-tenants.js';
import { Lists1770000945000 } from './1770000945000-lists.js';
import { Dues1770000946000 } from './1770000946000-dues.js';
import { ReportingByRegion1770000947000 } from './1770000947000-reporting-by-region.js';
import { ChangedInPlace1770000949000 } from './1770000949000-changed-in-place.js';
import { Spans1770000950000 } from './1770000950000-spans.js';
import { Totals1770000960000 } from './1770000960000-totals.js';
import { Themes1770000970000 } from './1770000970000-themes.js';
import { Ranges1770000975000 } from './1770000975000-ranges.js';
import { AsTheFieldCounts1770000980000 } from './1770000980000-as-the-field-counts.js';
import { StatedFigures1770000990000 } from './1770000990000-stated-figures.js';
import { Summaries1770000995000 } from './1770000995000-summaries.js';
import { ReadTexts1770000997000 } from './1770000997000-read-texts.js';
import { Imports1770000998000 } from './1770000998000-imports.js';
import { Attachments1770000999000 } from './1770000999000-attachments.js';
import { UndoneImports1770001000000 } from './1770001000000-undone-imports.js';
import { Campaigns1770001010000 } from './1770001010000-campaigns.js';
import { Submissions1770001020000 } from './1770001020000-submissions.js';
import { Notices1770001030000 } from './1770001030000-notices.js';
import { ReceiptsDue1770001031000 } from './1770001031000-receipts-due.js';
import { Alerts1770001032000 } from './1770001032000-alerts.js';
import { Notifications1770001040000 } from './1770001040000-notifications.js';
import { Webhooks1770001041000 } from './1770001041000-webhooks.js';
import { FraudFreeSchemes1770001050000 } from './1770001050000-fraud-free-schemes.js';
import { ImportsAtWork1770001055000 } from './1770001055000-imports-at-work.js';
import { Supervision1770001060000 } from './1770001060000-supervision.js';
import { Evaluation1770001070000 } from './1770001070000-evaluation.js';
import { Load1770001080000 } from './1770001080000-load.js';
import { MailsAndDues1770001090000 } from './1770001090000-mails-and-dues.js';
import { SeveralCampaigns1770001100000 } from './1770001100000-several-campaigns.js';
import { CountedAlerts1770001110000 } from './1770001110000-counted-alerts.js';
import { AnswersKept1770001111000 } from './1770001111000-answers-kept.js';
import { NoticesOfTheirDay1770001112000 } from './1770001112000-notices-of-their-day.js';
import { VictimsUnits1770001113000 } from './1770001113000-victims-units.js';
import { ReachOfAuthorities1770001120000 } from './1770001120000-reach-of-authorities.js';
import { UnitsAreAddressed1770001140000 } from './1770001140000-units-are-addressed.js';
import { LoadOfLetters1770001160000 } from './1770001160000-load-of-letters.js';
import { DraftsOfSchemes1770001161000 } from './1770001161000-drafts-of-schemes.js';
import { LoadOfNotices1770001170000 } from './1770001170000-load-of-notices.js';
import { LossOfCountedAlerts1770001180000 } from './1770001180000-loss-of-counted-alerts.js';
import { ClosedUnits1770001181000 } from './1770001181000-closed-units.js';
import { WhoIsAddressed1770001182000 } from './1770001182000-who-is-addressed.js';
import { AlertReminders1770001190000 } from './1770001190000-alert-reminders.js';
import { ChasePlans1770001191000 } from './1770001191000-chase-plans.js';
import { UrgentMailsApart1770001200000 } from './1770001200000-urgent-mails-apart.js';
import { DeliveriesWatched1770001200100 } from './1770001200100-deliveries-watched.js';
import { MovementsByTime1770001200200 } from './1770001200200-movements-by-time.js';
import { DraftsAreDiscarded1770001250000 } from './1770001250000-drafts-are-discarded.js';
import { ClosedAssignees1770001250100 } from './1770001250100-closed-assignees.js';
import { MeasuresByTheirOwnIndex1770001260000 } from './1770001260000-measures-by-their-own-index.js';

/** Oldest first. History: entries are appended, never edited once released. */
export const MIGRATIONS = [
  RegionsTenantsUsers1770000000000,
  Activities1770000100000,
  Rollups1770000200000,
  FactsInTheirPlace1770000250000,
  Ledgers1770000300000,
  Households1770000400000,
  FiguresOfAllLedgers1770000500000,
  TimeTravel1770000600000,
  ApiClients1770000700000,
  DeltasAside1770000800000,
  AccountsAndHazards1770000810000,
  CoverageOfRosters1770000811000,
  FoldedTexts1770000820000,
  InputsAndDoubts1770000830000,
  Doors1770000840000,
  Access1770000850000,
  Participation1770000860000,
  FactViews1770000890000,
  FiguresPerDay1770000895000,
  Backlog1770000897000,
  HouseholdsPerDay1770000898000,
  FirstDays1770000899000,
  RowsThatCanBeDistributed1770000920000,
  Words1770000930000,
  LedgersOfCounts1770000940000,
  ReportingAndBitmaps1770000941000,
  QualifiersAndDoorStatuses1770000942000,
  Venues1770000943000,
  AssignmentsOfTenants1770000944000,
  Lists1770000945000,
  Dues1770000946000,
  ReportingByRegion1770000947000,
  ChangedInPlace1770000949000,
  Spans1770000950000,
  Totals1770000960000,
  Themes1770000970000,
  Ranges1770000975000,
  AsTheFieldCounts1770000980000,
  StatedFigures1770000990000,
  Summaries1770000995000,
  ReadTexts1770000997000,
  Imports1770000998000,
  Attachments1770000999000,
  UndoneImports1770001000000,
  Campaigns1770001010000,
  Submissions1770001020000,
  Notices1770001030000,
  ReceiptsDue1770001031000,
  Alerts1770001032000,
  Notifications1770001040000,
  Webhooks1770001041000,
  FraudFreeSchemes1770001050000,
  ImportsAtWork1770001055000,
  Supervision1770001060000,
  Evaluation1770001070000,
  Load1770001080000,
  MailsAndDues1770001090000,
  SeveralCampaigns1770001100000,
  CountedAlerts1770001110000,
  AnswersKept1770001111000,
  NoticesOfTheirDay1770001112000,
  VictimsUnits1770001113000,
  ReachOfAuthorities1770001120000,
  UnitsAreAddressed1770001140000,
  LoadOfLetters1770001160000,
  DraftsOfSchemes1770001161000,
  LoadOfNotices1770001170000,
  LossOfCountedAlerts1770001180000,
  ClosedUnits1770001181000,
  WhoIsAddressed1770001182000,
  AlertReminders1770001190000,
  ChasePlans1770001191000,
  UrgentMailsApart1770001200000,
  DeliveriesWatched1770001200100,
  MovementsByTime1770001200200,
  DraftsAreDiscarded1770001250000,
  ClosedAssignees1770001250100,
  MeasuresByTheirOwnIndex1770001260000,
];
