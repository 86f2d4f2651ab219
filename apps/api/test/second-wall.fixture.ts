import { ensureRoles, type Scope } from '@fanzha/platform';
import type pg from 'pg';
import { makeHouseholdsFixture } from './households.fixture.js';
import { appClient } from './support/database.js';
import { attemptSteps, type Step } from './support/wall-attempts.js';

export type SecondWallFixture = Awaited<ReturnType<typeof makeSecondWallFixture>>;

/** The units of the households, and a connection that speaks to their database as the application does. */
export async function makeSecondWallFixture() {
  const fixture = await makeHouseholdsFixture();
  await ensureRoles(fixture.api.ownerUrl); // a clone has not what the template's database was told
  const app: pg.Client = appClient(fixture.api.ownerUrl);
  await app.connect();
  return {
    ...fixture,
    app,
    /** Rows of the last of some statements in a scope, or why one was refused: a SQLSTATE. Nothing of them stays. */
    attempt: (scope: Scope, ...steps: Step[]) => attemptSteps(app, scope, ...steps),
    /** The id of the roster of a community. */
    rosterOf: async (community: string): Promise<string> => {
      const found = await fixture.sql<{ id: string }>('select id from household_roster where region_code = $1', [
        community,
      ]);
      return found[0]?.id ?? '';
    },
    close: async () => {
      await app.end();
      await fixture.close();
    },
  };
}
