/**
 * After `npm ci`: puts the Node that comes with it first in node_modules/.bin. npm before 11.6, which older releases of
 * Node bring, takes that link away together with the package of the other processor. Runs on the Node at hand.
 */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** What everything runs on: Jest asks for it, and the program uses what Node 20 does not have. */
const MAJOR = 24;

const modules = path.resolve(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '../../node_modules',
);
const brought = `node-${process.platform}-${process.arch}/bin/node`;
const link = path.join(modules, '.bin/node');

if (existsSync(path.join(modules, brought))) {
  mkdirSync(path.dirname(link), { recursive: true });
  if (!existsSync(link)) symlinkSync(path.join('..', brought), link);
} else if (Number.parseInt(process.versions.node, 10) < MAJOR) {
  console.error(
    `Node ${process.versions.node} is too old, and the one that comes with npm ci (optional package ` +
      `node-${process.platform}-${process.arch}) is not there: install it without --omit=optional, or Node ${MAJOR}.`,
  );
  process.exitCode = 1;
}
