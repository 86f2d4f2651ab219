import type { Scenario } from './scenario.js';

/** Files of records and figures, by who is in a unit and by who oversees it. */
export async function takeFiles({ fixture, tokens, during }: Scenario): Promise<void> {
  const files = [
    ['school', 'activities.csv?changedSince=2026-01-01'],
    ['county', 'activities.ndjson?includeVoided=true'],
    ['county', 'rollups.csv?code=340210&period=2026-03&children=true'],
    ['county', 'chase.csv?tab=returned'],
    ['county', 'chase.csv?tab=receipts'],
    ['county', 'chase.csv?tab=alerts'],
  ] as const;
  for (const [as, file] of files) {
    during(`a file: ${file}`);
    const headers = { authorization: `Bearer ${tokens[as]}` };
    const { statusCode, payload } = await fixture.app.inject({ url: `/export/${file}`, headers });
    if (statusCode !== 200) throw new Error(`${file}: ${payload}`);
  }
}
