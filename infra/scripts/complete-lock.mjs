/**
 * Completes package-lock.json with the optional binaries of platforms that the registry at hand does not carry.
 *
 * npm leaves such a package out of the lock it writes, and then `npm ci` refuses that very lock:
 * "Missing: @swc/core-darwin-arm64 from lock file". An entry with a version, an os and a cpu is all it wants;
 * on any other platform it is never fetched. Run after every `npm install`; `--check` changes nothing and
 * fails if something is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '../../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingOptionals(lock.packages);
const names = Object.keys(missing).map((place) => place.replace('node_modules/', ''));

if (process.argv.includes('--check')) {
  const incomplete = names.length > 0;
  console.log(
    incomplete ? `run infra/scripts/complete-lock.mjs, missing: ${names.join(' ')}` : 'package-lock.json is complete',
  );
  process.exitCode = incomplete ? 1 : 0;
} else {
  const { '': root, ...packages } = { ...lock.packages, ...missing };
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')); // npm's order
  lock.packages = { '': root, ...Object.fromEntries(sorted) };
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${names.length} to package-lock.json`);
}

function missingOptionals(packages) {
  const wanted = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !resolves(packages, from, name))
      .map(([name, range]) => [
        `node_modules/${name}`,
        { version: range.replace(/^[\^~=]/, ''), ...platformOf(name), optional: true },
      ]),
  );
  return Object.fromEntries(wanted);
}

/** Node's own lookup: the nearest node_modules on the way up. */
function resolves(packages, from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (packages[path.posix.join(place, 'node_modules', name)]) return true;
    if (place === '') return false;
  }
}

/** A binary package says in its name what it is for: `@scope/tool-win32-arm64-msvc`. */
function platformOf(name) {
  const words = name.replace('@', '').split(/[-/_.]/);
  const find = (pattern, spelling = {}) => {
    const word = words.find((each) => pattern.test(each));
    return word && [spelling[word] ?? word];
  };
  const os = find(/^(aix|android|darwin|freebsd|linux|macos|openbsd|openharmony|sunos|win32|windows)$/, {
    macos: 'darwin',
    windows: 'win32',
  });
  const cpu = find(/^(arm|arm64|armv7|ia32|loong64|mips64el|ppc64|ppc64le|riscv64|s390x|wasm32|x64)$/, {
    armv7: 'arm',
    ppc64le: 'ppc64',
  });
  // Without a word about its platform npm would fetch it here, where it is known not to exist.
  return { ...(cpu && { cpu }), ...(os ? { os } : !cpu && { os: ['none'] }) };
}
