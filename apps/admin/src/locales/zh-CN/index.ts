import { account } from './account.js';
import { activities } from './activities.js';
import { app } from './app.js';
import { home } from './home.js';
import { operator } from './operator.js';
import { overview } from './overview.js';
import { signIn } from './sign-in.js';
import { ui } from './ui.js';

/** One file per feature; `ui` holds the words of the components in libs/ui. */
export const zhCN = { app, signIn, home, activities, account, operator, overview, ui };
