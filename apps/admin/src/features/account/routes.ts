import type { RouteRecordRaw } from 'vue-router';
import SignInPage from './sign-in-page.vue';

/** Pages without a session: how one comes in. */
export const signInRoutes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: SignInPage, meta: { title: 'signIn.title', open: true } },
  {
    path: '/invitation/:token',
    name: 'invitation',
    component: () => import('./invitation-page.vue'),
    props: true,
    meta: { title: 'signIn.invitation.title', open: true },
  },
];

export const accountRoutes: RouteRecordRaw[] = [
  { path: 'account', name: 'account', component: () => import('./account-page.vue'), meta: { title: 'account.title' } },
];
