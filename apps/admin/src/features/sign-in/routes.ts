import type { RouteRecordRaw } from 'vue-router';
import SignInPage from './sign-in-page.vue';

export const signInRoutes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: SignInPage, meta: { title: 'signIn.title', open: true } },
  {
    path: '/invitation/:token',
    name: 'invitation',
    component: () => import('../operator/invitation-page.vue'),
    props: true,
    meta: { title: 'operator.invitation.title', open: true },
  },
];
