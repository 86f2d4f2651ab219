import { account } from './account.js';
import { activities } from './activities.js';
import { apiClients } from './api-clients.js';
import { app } from './app.js';
import { approvals } from './approvals.js';
import { cases } from './cases.js';
import { funds } from './funds.js';
import { home } from './home.js';
import { households } from './households.js';
import { inspections } from './inspections.js';
import { interceptions } from './interceptions.js';
import { leadership } from './leadership.js';
import { operator } from './operator.js';
import { overview } from './overview.js';
import { precautions } from './precautions.js';
import { records } from './records.js';
import { signIn } from './sign-in.js';
import { tallies } from './tallies.js';
import { ui } from './ui.js';
import { warnings } from './warnings.js';

/** One file per feature; `ui` holds the words of the components in libs/ui. */
export const en = {
  app,
  approvals,
  apiClients,
  signIn,
  home,
  activities,
  account,
  operator,
  overview,
  records,
  leadership,
  households,
  ui,
  cases,
  funds,
  inspections,
  interceptions,
  precautions,
  tallies,
  warnings,
};
