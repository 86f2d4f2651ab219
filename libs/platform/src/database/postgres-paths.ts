/**
 * Whom the embedded PostgreSQL runs as, and where its binaries and its data are so that this user reaches them. As in
 * embedded-postgres.ts, `node:` built-ins and erasable TypeScript only.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Whom PostgreSQL runs as when we are root; null when it can run as ourselves. */
export function unprivilegedUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const known = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = known.find(([candidate]) => candidate === name) ?? [];
    if (uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and /etc/passwd has neither a user "postgres" nor "nobody" to run it as.',
  );
}

/** Whether `user` may pass through every existing directory down to `target`. */
export function canReach(target: string, user: SystemUser): boolean {
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    const found = fs.statSync(at, { throwIfNoEntry: false });
    const passes = found?.uid === user.uid ? 0o100 : found?.gid === user.gid ? 0o010 : 0o001;
    if (found?.isDirectory() && !(found.mode & passes)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The `native` directory of the platform's package, or of a copy of it where `user` can reach it. */
export function reachableBinaries(user: SystemUser | null, log: (line: string) => void): string {
  const platform = `${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = path.resolve(path.dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))), '..');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here; set DATABASE_URL to a PostgreSQL 18 server.`,
      { cause },
    );
  }
  if (user && !canReach(path.join(root, 'native'), user)) {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    const copy = path.join('/var/tmp', `fanzha-postgres-${version}`);
    if (!fs.existsSync(copy)) {
      // Copied beside and renamed: a copy that was interrupted is never taken for a whole one.
      const unfinished = fs.mkdtempSync(`${copy}-`);
      fs.cpSync(root, unfinished, { recursive: true, verbatimSymlinks: true });
      fs.chmodSync(unfinished, 0o755);
      fs.renameSync(unfinished, copy);
      log(`copied PostgreSQL to ${copy}, where user ${user.name} can run it`);
    }
    root = copy;
  }
  linkLibraries(root);
  return path.join(root, 'native');
}

/** npm packs no symbolic links; the package's install script makes them, unless install scripts are switched off. */
function linkLibraries(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}

/**
 * `wanted`, or a directory below /var/lib where `user` can reach it. Which one is kept in a file at `wanted`: another
 * checkout at the same path, with secrets of its own, must not find the data of the first.
 */
export function reachableDataDir(wanted: string, user: SystemUser | null, log: (line: string) => void): string {
  const dataDir = path.resolve(wanted);
  fs.mkdirSync(path.dirname(dataDir), { recursive: true });
  if (!user || canReach(path.dirname(dataDir), user)) return dataDir;
  const pointer = `${dataDir}.place`;
  if (!fs.existsSync(pointer))
    fs.writeFileSync(pointer, path.join('/var/lib/fanzha-ledger', randomBytes(6).toString('hex'), 'postgres'));
  const location = fs.readFileSync(pointer, 'utf8').trim();
  fs.mkdirSync(path.dirname(location), { recursive: true });
  log(`user ${user.name} cannot reach ${dataDir}; the data is in ${location}`);
  return location;
}
