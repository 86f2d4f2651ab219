import { askAcross } from './across-steps.js';
import { attachFiles } from './attachment-steps.js';
import { takeFiles } from './export-steps.js';
import { readFigures, runJobs } from './figure-steps.js';
import { readUnitByUnit, runLedgers, voidRecords, voidTogether } from './ledger-steps.js';
import { importRegisters, importTables } from './import-steps.js';
import { readTexts } from './reading-steps.js';
import { runMails } from './mail-steps.js';
import { runNotifications } from './notification-steps.js';
import { tellTotals } from './totals-steps.js';
import { acceptInvitation, runAccounts, runSavedViews, runSessions } from './account-steps.js';
import { runMoves, runRosters, runUnits } from './organisation-steps.js';
import { runFraudFreeSchemes } from './fraud-free-steps.js';
import { runEvaluations } from './evaluation-steps.js';
import { runCampaigns } from './campaign-steps.js';
import { runSingleLedgers } from './single-ledger-steps.js';
import { runSubmissions } from './submission-steps.js';
import { runSupervision } from './supervision-steps.js';
import { runSummaries } from './summary-steps.js';
import type { Scenario } from './scenario.js';

/**
 * What the system is for, once, in a fixed order: records of every ledger are made, read and changed, figures are
 * read, opened, folded and counted anew, units move. Days are of the past, so that nothing depends on the day of the
 * run.
 */
export async function runScenario(scenario: Scenario): Promise<void> {
  await runRosters(scenario);
  await runLedgers(scenario);
  await runSingleLedgers(scenario);
  await readUnitByUnit(scenario);
  await askAcross(scenario);
  await readFigures(scenario);
  await runSummaries(scenario);
  await runFraudFreeSchemes(scenario);
  await runEvaluations(scenario);
  await runCampaigns(scenario);
  await runSubmissions(scenario);
  await runSupervision(scenario);
  await takeFiles(scenario);
  await attachFiles(scenario);
  await runJobs(scenario);
  await runUnits(scenario);
  await runAccounts(scenario);
  await acceptInvitation(scenario);
  await runSavedViews(scenario);
  await runNotifications(scenario);
  await runMails(scenario);
  await runSessions(scenario);
  await tellTotals(scenario);
  await readTexts(scenario);
  await importTables(scenario);
  await importRegisters(scenario);
  await voidTogether(scenario);
  await voidRecords(scenario);
  await runMoves(scenario);
}
