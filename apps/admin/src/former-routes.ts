import type { RouteLocation, RouteLocationRaw, RouteRecordRaw } from 'vue-router';

/** Addresses of earlier versions, which people have in their bookmarks, and the ones of today. */
const ADDRESSES: Readonly<Record<string, string>> = {
  cases: 'fraud-cases',
  precautions: 'control-measures',
  visits: 'household-visits',
  warnings: 'notices',
};

export const formerRoutes: RouteRecordRaw[] = Object.entries(ADDRESSES).map(([formerly, today]) => ({
  path: `${formerly}/:rest(.*)*`,
  redirect: ({ path, query: { precaution, ...query }, hash }) => ({
    path: path.replace(`/${formerly}`, `/${today}`),
    query: { ...query, ...(precaution !== undefined && { type: precaution }) },
    hash,
  }),
}));

/** What earlier versions called filters of the pages below an address. */
const FILTERS: Readonly<Record<string, readonly [formerly: string, today: string]>> = {
  tallies: ['book', 'ledger'],
  interceptions: ['place', 'venue'],
};

/** Where filters are today that earlier versions called otherwise; null where the address has none. */
export function formerFilter({ path, query, hash }: RouteLocation): RouteLocationRaw | null {
  const [formerly, today] = FILTERS[path.split('/')[1] ?? ''] ?? [];
  const renamed = Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      if (name === formerly && today) return [[today, value]];
      // What the figure whose source is open is split by.
      return name === 'by' && value === 'PLACE' ? [[name, 'VENUE']] : [];
    }),
  );
  if (Object.keys(renamed).length === 0) return null;
  const kept = Object.fromEntries(Object.entries(query).filter(([name]) => name !== formerly && !(name in renamed)));
  return { path, query: { ...kept, ...renamed }, hash, replace: true };
}
