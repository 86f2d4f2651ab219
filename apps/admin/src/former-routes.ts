import type { RouteRecordRaw } from 'vue-router';

/** Addresses of earlier versions, which people have in their bookmarks, and the ones of today. */
const ADDRESSES: Readonly<Record<string, string>> = { cases: 'fraud-cases', precautions: 'control-measures' };

export const formerRoutes: RouteRecordRaw[] = Object.entries(ADDRESSES).map(([formerly, today]) => ({
  path: `${formerly}/:rest(.*)*`,
  redirect: ({ path, query: { precaution, ...query }, hash }) => ({
    path: path.replace(`/${formerly}`, `/${today}`),
    query: { ...query, ...(precaution !== undefined && { type: precaution }) },
    hash,
  }),
}));
