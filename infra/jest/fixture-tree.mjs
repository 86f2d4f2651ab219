import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const repository = path.resolve(import.meta.dirname, '../..');

/** Writes `{ path: text }` to a directory of its own, a small repository with the packages of this one at hand. */
export function fixtureTree(files) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'fanzha-'));
  symlinkSync(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}
