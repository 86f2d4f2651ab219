import type { Statement } from '@fanzha/platform';

/** The channel on which every process hears that regions have changed. */
export const REGIONS_CHANNEL = 'fanzha_regions';

export const ANNOUNCE: Statement = { name: '', text: `select pg_notify('${REGIONS_CHANNEL}', '')` };

/** Call it in the transaction that writes regions: processes hear of it once that has been committed. */
export async function announceRegions(tx: { run(statement: Statement): Promise<unknown> }): Promise<void> {
  await tx.run(ANNOUNCE);
}
