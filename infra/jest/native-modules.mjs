/**
 * How modules come into a worker of the native runtime: by Node's own loader, once for all spec files of the worker.
 * Jest is asked only what it knows better: where a name leads (moduleNameMapper) and what TypeScript compiles to
 * (transform, with its cache on disk).
 *
 * What a spec file may leave changed is loaded anew for each: the spec itself and what stands below `test/` or is
 * called `*.fixture.ts`, whose variables hold databases and applications. All else is shared, as in the program itself.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const GLOBALS = 'jest-globals:';
const OWN_TO_A_SPEC = /\.(spec|fixture)\.m?[jt]s$/;
const TRANSFORM = { supportsStaticESM: true, supportsDynamicImport: true, supportsTopLevelAwait: true };

/** What the running spec file is resolved and compiled by, and the number that tells its modules from those before. */
let running = null;
/** Generated file to source map, as Jest's stack traces look it up: of all files that this worker has loaded. */
export const sourceMaps = new Map();

export function enter({ config, resolver, transformer, globals }) {
  if (!running) registerHooks({ resolve, load });
  running = { config, resolver, transformer, globals, number: (running?.number ?? 0) + 1 };
}

/** What `@jest/globals` gives to the modules of a spec file. */
export const globalsOf = () => running.globals();

const isOurs = (url) => url?.startsWith('file:') && !url.includes('/node_modules/');

const isOwnToASpec = (file) =>
  OWN_TO_A_SPEC.test(file) || file.startsWith(path.join(running.config.rootDir, 'test') + path.sep);

function resolve(specifier, context, nextResolve) {
  if (!isOurs(context.parentURL)) return nextResolve(specifier, context);
  if (specifier === '@jest/globals') {
    if (!isOwnToASpec(fileURLToPath(context.parentURL)))
      throw new Error(
        `${context.parentURL} is shared by spec files and cannot use @jest/globals: call it *.fixture.ts`,
      );
    return { url: `${GLOBALS}${running.number}`, shortCircuit: true };
  }
  const mapped = running.resolver.resolveStubModuleName(fileURLToPath(context.parentURL), specifier, {
    conditions: context.conditions,
  });
  const resolved = mapped ? { url: pathToFileURL(mapped).href, shortCircuit: true } : nextResolve(specifier, context);
  if (!isOurs(resolved.url)) return resolved;
  const file = fileURLToPath(resolved.url);
  return isOwnToASpec(file) ? { ...resolved, url: ownUrl(file) } : resolved;
}

/** The address of a module of the running spec file alone. */
export const ownUrl = (file) => `${pathToFileURL(file).href}?spec=${running.number}`;

function load(url, context, nextLoad) {
  if (url.startsWith(GLOBALS)) return { format: 'module', source: globalsSource(), shortCircuit: true };
  if (!isOurs(url)) return nextLoad(url, context);
  const file = fileURLToPath(url);
  if (!running.transformer.shouldTransform(file) || !file.endsWith('.ts')) return nextLoad(url, context);
  const { code, sourceMapPath } = running.transformer.transform(file, TRANSFORM, readFileSync(file, 'utf8'));
  if (sourceMapPath) sourceMaps.set(url, sourceMapPath);
  return { format: 'module', source: code, shortCircuit: true };
}

const globalsSource = () => `
  import { globalsOf } from ${JSON.stringify(import.meta.url)};
  export const { ${Object.keys(globalsOf()).join(', ')} } = globalsOf();
`;
