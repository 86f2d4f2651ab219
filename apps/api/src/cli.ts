import 'reflect-metadata';
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { BOUNDS, isId, isLocalDate } from '@fanzha/domain';
import { type Collision, CollisionRepository, RestatementService } from '@fanzha/ledger';
import { importRegions, InvitationService } from '@fanzha/org';
import { type Config, programLog, readConfig } from '@fanzha/platform';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { systemModule } from './app.module.js';
import { fail } from './fail.js';
import { PROJECT_ROOT } from './project-root.js';
import { provision, seedAtomically } from './provision.js';
import { analyze } from './statistics.repository.js';

const USAGE = `Usage: npm run cli -- COMMAND
  migrate                bring schema, queues and shipped regions up to date
  regions import FILE    add or update regions from a CSV file; with any wrong line nothing is imported
  invite                 make a one-time invitation for an operator
  seed demo              make the demo city in an empty database
  collisions             list units, cases and doors that are there twice since before spellings were compared
  compact                fold everything that is pending into cells
  restate UNIT [FROM]    show a unit's past (since day FROM, YYYY-MM-DD, or all) as organised now
  reconcile              recount every figure from the ledgers; exit status 1 and the differences if any
`;

/** How what was let in twice is told: which, and what it is like. */
const COLLISION: Readonly<Record<Collision['kind'], (found: Omit<Collision, 'kind'>) => string>> = {
  tenant: ({ id, tenant, alike }) => `unit ${id} ${tenant}: called like ${alike}`,
  fraud_case: ({ id, tenant }) => `case ${id} of ${tenant}: has the number of another of its cases`,
  household_door: ({ id, tenant, alike }) =>
    `door ${id} of community ${tenant}: the same door as ${alike}; retire one of them`,
};

/** Exit status of a command that ran and found something wrong. */
const FOUND_ERRORS = 1;
const WRONG_USE = 2;

interface Session {
  readonly config: Config;
  readonly ownerUrl: string;
  system(): Promise<INestApplicationContext>;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Commands by their words. Each returns the exit status. */
const COMMANDS: Readonly<Record<string, (session: Session, words: readonly string[]) => Promise<number>>> = {
  migrate: async () => {
    say('schema, queues and regions are up to date');
    return 0;
  },
  'regions import': async ({ ownerUrl }, [file]) => {
    if (!file) return usage();
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8');
    if (!isUtf8(bytes) || text.includes('\uFFFD')) {
      say(
        'the file is not UTF-8, or has lost characters before: ' +
          'save it as UTF-8 from where it came; nothing was imported',
      );
      return FOUND_ERRORS;
    }
    const { imported, errors } = await importRegions(ownerUrl, text, file);
    for (const { line, message } of errors) say(`line ${line}: ${message}`);
    say(errors.length > 0 ? 'nothing was imported' : `${imported} regions imported`);
    return errors.length > 0 ? FOUND_ERRORS : 0;
  },
  invite: async ({ ownerUrl, system }) => {
    say(`/invitation/${await (await system()).get(InvitationService).create(ownerUrl)}`);
    return 0;
  },
  'seed demo': async ({ config, ownerUrl, system }) => {
    const { seedBoth } = await import('@fanzha/demo');
    const app = await system();
    const options = { password: config.demoPassword };
    const [report] = await seedAtomically(config, () => seedBoth(app, ownerUrl, options));
    await analyze(ownerUrl);
    say(
      `demo city: ${report.tenants} units, ${report.records} records, ${report.doors} doors on rosters; ` +
        `password of the accounts: ${config.demoPassword}`,
    );
    return 0;
  },
  collisions: async ({ system }) => {
    const found = await (await system()).get(CollisionRepository, { strict: false }).all();
    for (const { kind, id, tenant, alike } of found) {
      say(COLLISION[kind]({ id, tenant, alike }));
    }
    say(`${found.length} found`);
    return 0;
  },
  compact: async ({ system }) => {
    say(`${await (await system()).get(CompactionService).compactAll()} deltas folded`);
    return 0;
  },
  restate: async ({ system }, [tenantId = '', from = BOUNDS.earliestDate]) => {
    if (!isId(tenantId) || !isLocalDate(from)) return usage();
    const count = await (await system()).get(RestatementService, { strict: false }).atOnce(tenantId, from);
    say(count ? `${count.facts} facts looked at, ${count.restated} restated` : 'there is no such unit');
    return count ? 0 : FOUND_ERRORS;
  },
  reconcile: async ({ system }) => {
    let differences = 0;
    for (const [city, result] of await (await system()).get(ReconcileService).reconcileAll()) {
      if (result.facts === 0 && result.figures === 0) continue;
      say(`${city}: ${result.facts} facts, ${result.figures} figures compared, ${result.differences} differences`);
      if (result.aside > 0)
        say(
          `  ${result.aside} changes are set aside, as no kept figure can hold them; ` +
            'reads count them (docs/runbooks/reconcile.md)',
        );
      for (const example of result.examples) say(`  ${JSON.stringify(example)}`);
      differences += result.differences;
    }
    say(differences === 0 ? 'figures and ledgers agree' : 'figures and ledgers DIFFER');
    return differences === 0 ? 0 : FOUND_ERRORS;
  },
};

async function usage(): Promise<number> {
  process.stderr.write(USAGE);
  return WRONG_USE;
}

async function run(words: readonly string[]): Promise<number> {
  const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((candidate) => candidate in COMMANDS);
  const command = name === undefined ? undefined : COMMANDS[name];
  if (!command || name === undefined) return usage();
  const config = readConfig(PROJECT_ROOT);
  const { ownerUrl, stop } = await provision(config);
  let app: INestApplicationContext | undefined;
  try {
    const system = async () => {
      app ??= await NestFactory.createApplicationContext(systemModule({ config, ownerUrl, worker: 'off' }), {
        logger: programLog(config),
      });
      return app;
    };
    return await command({ config, ownerUrl, system }, words.slice(name.split(' ').length));
  } finally {
    await app?.close();
    await stop();
  }
}

run(process.argv.slice(2)).then((status) => process.exit(status), fail);
