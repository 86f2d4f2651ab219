/** Compiles a guide for Jest as Vite does (infra/guides). */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { guideOf } from '../guides/guide.mjs';

const self = readFileSync(path.resolve(import.meta.dirname, '../guides/guide.mjs'));

export default {
  getCacheKey: (source, file) => createHash('sha1').update(self).update(source).update(file).digest('hex'),
  process: (source) => ({ code: `export default ${JSON.stringify(guideOf(source))};` }),
};
