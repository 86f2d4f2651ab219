// A process to be killed: tells what is due on a day. Runs the built program, so that what dies is what is shipped.
// usage: dues-worker.mjs OWNER_URL MOMENT
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DueJobs } from '../../../../libs/campaign/dist/index.js';
import { Config } from '../../../../libs/platform/dist/index.js';
import { systemModule } from '../../dist/src/app.module.js';

const [ownerUrl, moment] = process.argv.slice(2);
const config = new Config(
  { DATABASE_URL: ownerUrl, FANZHA_SECRET: 'only for specs: a secret of sufficient length' },
  process.cwd(),
);
const app = await NestFactory.createApplicationContext(systemModule({ config, ownerUrl, worker: 'off' }), {
  logger: ['error'],
});
await app.get(DueJobs, { strict: false }).tellDue(new Date(moment));
process.exit(0);
