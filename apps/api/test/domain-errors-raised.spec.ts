import { FIELD_CODES, ERROR_REASONS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Where codes are declared and put into words: naming one there raises nothing. */
const DECLARED = /(refused|error-wording|reason-wording|field-wording|field-name)\.ts$/;

const sources = globSync('{libs,apps/api/src}/**/*.ts', {
  cwd: ROOT,
  exclude: (name) => /node_modules|dist/.test(name),
})
  .filter((file) => !/\.spec\.ts$/.test(file) && !/\/test\//.test(file) && !DECLARED.test(file))
  .map((file) => readFileSync(path.join(ROOT, file), 'utf8'));

describe('what clients are told to expect', () => {
  it('is looked for in all of the program', () => expect(sources.length).toBeGreaterThan(300));

  it.each([...ERROR_REASONS])('reason %s is raised somewhere', (reason) => {
    expect(sources.some((text) => text.includes(`'${reason}'`))).toBe(true);
  });

  it.each([...FIELD_CODES])('field code %s is raised somewhere', (code) => {
    expect(sources.some((text) => text.includes(`'${code}'`))).toBe(true);
  });
});
