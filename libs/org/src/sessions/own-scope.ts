/** The scope of a person who proved who they are and has no session yet: the rows of their own tenant. */
export function ownScope({ cityCode, tenantId, userId }: { cityCode: string; tenantId: string; userId: string }) {
  return { cityCode, tenantId, userId, regions: [], sector: null, mode: 'member' } as const;
}
