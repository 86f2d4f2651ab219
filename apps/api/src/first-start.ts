import { InvitationService } from '@fanzha/org';
import { type Config } from '@fanzha/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { allUsernames } from './accounts.repository.js';
import { seedAtomically } from './provision.js';
import { analyze } from './statistics.repository.js';

/**
 * How somebody gets in: the demo accounts, a one-time invitation for the first operator, or
 * accounts that exist already.
 */
export type Entrance =
  | {
      readonly kind: 'demo';
      readonly accounts: readonly { username: string; role: string }[];
      readonly password: string;
    }
  | { readonly kind: 'invitation'; readonly token: string }
  | { readonly kind: 'accounts' };

/**
 * Prepares the entrance of this start. An empty system gets a demo city or, without FANZHA_DEMO, an invitation; each
 * start of a system that is still empty makes a new one, and only its hash is kept.
 */
export async function prepareEntrance(
  app: INestApplicationContext,
  config: Config,
  ownerUrl: string,
  log: (line: string) => void,
): Promise<Entrance> {
  const users = await allUsernames(ownerUrl);
  if (!config.demo) {
    return users.length > 0
      ? { kind: 'accounts' }
      : { kind: 'invitation', token: await app.get(InvitationService).create(ownerUrl) };
  }
  const { demoAccounts, neighbourAccounts, seedBoth } = await import('@fanzha/demo');
  if (users.length === 0) {
    log('making the demo city (about 20 s, only this once) …');
    const options = { password: config.demoPassword };
    const [report, neighbour] = await seedAtomically(config, () => seedBoth(app, ownerUrl, options));
    await analyze(ownerUrl);
    log(`demo city: ${report.tenants} units, ${report.records} records, ${report.doors} doors on rosters`);
    log(`and a second one: ${neighbour.tenants} units, ${neighbour.records} records`);
  }
  const isThere = ({ username }: { readonly username: string }) => users.length === 0 || users.includes(username);
  if (!demoAccounts().every(isThere)) return { kind: 'accounts' };
  // Demo systems of earlier releases have no second city.
  const accounts = [...demoAccounts(), ...neighbourAccounts().filter(isThere)];
  return { kind: 'demo', accounts, password: config.demoPassword };
}
