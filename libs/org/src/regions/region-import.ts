import { type LineError, parseRegionFile } from './region-file.js';
import { knownCodes, ownerTransaction, upsertRegions } from './region-import.repository.js';

interface RegionImportOutcome {
  /** Regions that were added or brought up to date; 0 if there was any error. */
  readonly imported: number;
  readonly errors: readonly LineError[];
}

/**
 * Brings the regions of a file into the database: all of them or, with a single wrong line, none. A running application
 * sees them at once.
 * @param ownerUrl role that owns the schema
 * @param text content of the file (see apps/api/seeds/regions/README.md)
 * @param source where the data is from; kept with each region
 */
export function importRegions(ownerUrl: string, text: string, source: string): Promise<RegionImportOutcome> {
  return ownerTransaction(ownerUrl, async (owner) => {
    const { rows, errors } = parseRegionFile(text, await knownCodes(owner));
    if (errors.length > 0) return { imported: 0, errors };
    await upsertRegions(owner, rows, source);
    return { imported: rows.length, errors: [] };
  });
}

/**
 * Imports the files that come with the program into a database without regions; leaves any other alone.
 * @returns whether there was none.
 * @throws Error for a file with errors.
 */
export function importRegionsIfEmpty(ownerUrl: string, texts: readonly string[], source: string): Promise<boolean> {
  return ownerTransaction(ownerUrl, async (owner) => {
    if ((await knownCodes(owner)).size > 0) return false;
    for (const text of texts) {
      const { rows, errors } = parseRegionFile(text, await knownCodes(owner));
      if (errors.length > 0) throw new Error(errors.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
      await upsertRegions(owner, rows, source);
    }
    return true;
  });
}
