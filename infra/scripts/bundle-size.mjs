/**
 * Weighs what a browser must load before anybody can sign in and see the shell: the entry of the built admin and
 * everything it imports statically. Fails above the limit (docs: first-load JavaScript ≤ 150 kB gzip).
 *
 *   nx run @fanzha/admin:size                     builds first; `npm test` does the same
 *   node infra/scripts/bundle-size.mjs            weighs what is built
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 150;
const dist = path.resolve(import.meta.dirname, '../../apps/admin/dist');
const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'));

/** The chunk and all chunks it cannot start without. */
function withStaticImports(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) withStaticImports(next, seen);
  return seen;
}

const gzipKb = (file) => gzipSync(readFileSync(path.join(dist, file))).length / 1024;

const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
const script = /<script type="module"[^>]* src="\/([^"]+)"/.exec(page)?.[1];
const entry = Object.keys(manifest).find((key) => manifest[key].file === script);
if (!entry) throw new Error('index.html starts no chunk of the manifest: build the admin first.');

const chunks = [...withStaticImports(entry)]
  .map((key) => ({ file: manifest[key].file, kb: gzipKb(manifest[key].file) }))
  .sort((left, right) => right.kb - left.kb);
const total = chunks.reduce((sum, { kb }) => sum + kb, 0);

for (const { file, kb } of chunks) console.log(`${kb.toFixed(1).padStart(8)} kB  ${file}`);
console.log(`${total.toFixed(1).padStart(8)} kB gzip, first load (limit ${LIMIT_KB} kB)`);
if (total > LIMIT_KB) {
  console.error(`First-load JavaScript is ${(total - LIMIT_KB).toFixed(1)} kB above the limit.`);
  process.exit(1);
}
