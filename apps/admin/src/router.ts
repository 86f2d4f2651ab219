import { ledgersOf, type LedgerCode } from '@fanzha/domain';
import { watch } from 'vue';
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router';
import AppShell from './shell/app-shell.vue';
import { accountRoutes, signInRoutes } from './features/account/routes.js';
import { apiClientRoutes } from './features/api-clients/routes.js';
import { approvalRoutes } from './features/approvals/routes.js';
import { campaignRoutes } from './features/campaigns/routes.js';
import { evaluationRoutes } from './features/evaluation/routes.js';
import { fraudFreeRoutes } from './features/fraud-free/routes.js';
import { helpRoutes } from './features/help/routes.js';
import { homeRoutes } from './features/home/routes.js';
import { importRoutes } from './features/imports/routes.js';
import { notificationRoutes } from './features/notifications/routes.js';
import { operatorRoutes } from './features/operator/routes.js';
import { overviewRoutes } from './features/overview/routes.js';
import { readingRoutes } from './features/reading/routes.js';
import { submissionRoutes } from './features/submissions/routes.js';
import { supervisionRoutes } from './features/supervision/routes.js';
import { summaryRoutes } from './features/summaries/routes.js';
import { wallRoutes } from './features/wall/routes.js';
import { formerFilter, formerRoutes } from './former-routes.js';
import { ledgers } from './ledgers.js';
import { i18n } from './locales/i18n.js';
import { useSession } from './session/use-session.js';
import { toast } from './shell/toasts.js';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's name; the browser's title bar shows it. */
    title?: string;
    /** Reachable without a session. */
    open?: boolean;
    /** The page brings its own bar at the foot of a phone. */
    ownFoot?: boolean;
    /** Whose page it is; everybody else is led to their own start. */
    audience?: 'unit' | 'official' | 'operator';
    /** What one must be allowed to do to come here; of several, any. */
    permission?: string | readonly string[];
    /** Ledgers of which the own unit must keep at least one: nobody fills in a form that would be refused. */
    ledgers?: readonly LedgerCode[];
  }
}

/** Whether the start was asked for: where it leads is known once somebody is signed in. */
const isStart = (to: RouteLocationNormalized): boolean => to.path === '/' || to.redirectedFrom?.path === '/';

/** Where this person's work begins. */
function startOf(session: ReturnType<typeof useSession>): { name: string } {
  if (session.isOperator) return { name: 'tenants' };
  return session.isOfficial ? { name: 'overview' } : { name: 'home' };
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...signInRoutes,
    ...wallRoutes,
    {
      path: '/',
      component: AppShell,
      children: [
        { path: '', name: 'start', redirect: () => startOf(useSession()) },
        ...homeRoutes,
        ...overviewRoutes,
        ...accountRoutes,
        ...operatorRoutes,
        ...approvalRoutes,
        ...ledgers.flatMap(({ routes }) => routes),
        ...submissionRoutes,
        ...summaryRoutes,
        ...campaignRoutes,
        ...evaluationRoutes,
        ...fraudFreeRoutes,
        ...supervisionRoutes,
        {
          path: 'records/:id',
          name: 'record-by-id',
          component: () => import('./records/page/record-by-id.vue'),
          props: true,
          meta: { title: 'records.totals.finding' },
        },
        ...importRoutes,
        ...readingRoutes,
        ...notificationRoutes,
        ...apiClientRoutes,
        ...helpRoutes,
        ...formerRoutes,
        {
          path: 'menu',
          name: 'menu',
          component: () => import('./shell/menu-page.vue'),
          meta: { title: 'app.nav.more' },
        },
        {
          path: ':rest(.*)*',
          name: 'not-found',
          component: () => import('./shell/not-found-page.vue'),
          meta: { title: 'app.notFound.title' },
        },
      ],
    },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

function keepsOneOf(asked: readonly LedgerCode[], session: ReturnType<typeof useSession>): boolean {
  const kept: readonly LedgerCode[] = session.viewer ? ledgersOf(session.viewer.tenant.type) : [];
  return asked.some((ledger) => kept.includes(ledger));
}

function mayEnter(to: RouteLocationNormalized, session: ReturnType<typeof useSession>): boolean {
  const { permission } = to.meta;
  if (permission && ![permission].flat().some((each) => session.can(each))) return false;
  if (to.meta.ledgers && !keepsOneOf(to.meta.ledgers, session)) return false;
  switch (to.meta.audience) {
    case 'unit':
      return session.isUnit;
    case 'official':
      return session.isOfficial;
    case 'operator':
      return session.isOperator;
    default:
      return true;
  }
}

router.beforeEach(async (to) => {
  const session = useSession();
  await session.start();
  if (to.meta.open) return true;
  const today = formerFilter(to);
  if (today) return today;
  // A first password is changed before anything else.
  if (!session.signedIn || session.mustChangePassword)
    return { name: 'sign-in', query: isStart(to) ? {} : { next: to.fullPath } };
  const start = startOf(session);
  // A page that is loaded at '/' was led on before anybody knew who is signed in.
  if (isStart(to) && to.name !== start.name) return start;
  if (mayEnter(to, session)) return true;
  toast(i18n.global.t('app.notYours'), 'info');
  return start;
});

/** For the script in index.html: a page that work begins with is fetched before this program has started. */
router.afterEach(({ name }) => {
  if (name === 'overview' || name === 'home') localStorage.setItem('fanzha.start', name);
});

function nameDocument(): void {
  const { title } = router.currentRoute.value.meta;
  const name = i18n.global.t('app.name');
  document.title = title ? `${i18n.global.t(title)} · ${name}` : name;
}
router.afterEach(nameDocument);
watch(i18n.global.locale, nameDocument);
