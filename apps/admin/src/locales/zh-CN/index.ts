import { account } from './account.js';
import { activities } from './activities.js';
import { alerts } from './alerts.js';
import { app } from './app.js';
import { attachments } from './attachments.js';
import { approvals } from './approvals.js';
import { campaigns } from './campaigns.js';
import { fraudCases } from './fraud-cases.js';
import { fundsActions } from './funds-actions.js';
import { figures } from './figures.js';
import { help } from './help.js';
import { home } from './home.js';
import { householdVisits } from './household-visits.js';
import { households } from './households.js';
import { imports } from './imports.js';
import { inspections } from './inspections.js';
import { interceptions } from './interceptions.js';
import { leadershipGroups } from './leadership-groups.js';
import { notifications } from './notifications.js';
import { operator } from './operator.js';
import { overview } from './overview.js';
import { controlMeasures } from './control-measures.js';
import { reading } from './reading.js';
import { recordUndo } from './record-undo.js';
import { records } from './records.js';
import { signIn } from './sign-in.js';
import { submissions } from './submissions.js';
import { summaries } from './summaries.js';
import { tallies } from './tallies.js';
import { ui } from './ui.js';
import { notices } from './notices.js';

/** One file per feature; `ui` holds the words of the components in libs/ui. */
export const zhCN = {
  app,
  approvals,
  attachments,
  signIn,
  help,
  home,
  activities,
  alerts,
  account,
  notifications,
  operator,
  overview,
  figures,
  reading,
  recordUndo,
  records,
  leadershipGroups,
  householdVisits,
  households,
  ui,
  fraudCases,
  fundsActions,
  campaigns,
  imports,
  inspections,
  interceptions,
  controlMeasures,
  submissions,
  summaries,
  tallies,
  notices,
};
