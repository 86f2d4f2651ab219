// A process to be killed: opens submissions, slowly enough to be met in the middle. Runs the built program, so that
// what dies is what is shipped. usage: opening-worker.mjs OWNER_URL
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { SubmissionOpening } from '../../../../libs/campaign/dist/index.js';
import { Config } from '../../../../libs/platform/dist/index.js';
import { systemModule } from '../../dist/src/app.module.js';

const [ownerUrl] = process.argv.slice(2);
const config = new Config(
  { DATABASE_URL: ownerUrl, FANZHA_SECRET: 'only for specs: a secret of sufficient length' },
  process.cwd(),
);
const app = await NestFactory.createApplicationContext(systemModule({ config, ownerUrl, worker: 'off' }), {
  logger: ['error'],
});
await app.get(SubmissionOpening, { strict: false }).openDue(undefined, () => sleep(400));
process.exit(0);
