// A process to be killed: does what imports wait for, slowly enough to be met in the middle. Runs the built program, so
// that what dies is what is shipped. usage: import-worker.mjs OWNER_URL
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Config, Database } from '../../../../libs/platform/dist/index.js';
import { ImportJobs } from '../../../../libs/report/dist/index.js';
import { systemModule } from '../../dist/src/app.module.js';
import { setTimeout as sleep } from 'node:timers/promises';

const [ownerUrl] = process.argv.slice(2);
const config = new Config(
  { DATABASE_URL: ownerUrl, FANZHA_SECRET: 'only for specs: a secret of sufficient length' },
  process.cwd(),
);
const app = await NestFactory.createApplicationContext(systemModule({ config, ownerUrl, worker: 'off' }), {
  logger: ['error'],
});
const database = app.get(Database);
const transaction = database.transaction.bind(database);
database.transaction = async (scope, work) => {
  const result = await transaction(scope, work);
  await sleep(400);
  return result;
};
await app.get(ImportJobs).carryOnAll(0);
process.exit(0);
