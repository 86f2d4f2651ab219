import type { RouteLocation, RouteLocationRaw, RouteRecordRaw } from 'vue-router';

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

/** Where a filter of the counts is today, which earlier versions called `book`; null where the address has none. */
export function formerFilter({ path, query: { book, ...query }, hash }: RouteLocation): RouteLocationRaw | null {
  if (book === undefined || path.split('/')[1] !== 'tallies') return null;
  return { path, query: { ...query, ledger: book }, hash, replace: true };
}
