/**
 * Compiles a .vue file for Jest: @vue/compiler-sfc takes it apart, swc strips the types. Vue's own transformer stopped
 * at Jest 29, and all that a test needs of it fits here. Styles are dropped.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { transformSync } from '@swc/core';
import { compileScript, compileTemplate, parse } from '@vue/compiler-sfc';

const sha1 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha1')).digest('hex');
const self = readFileSync(import.meta.filename);

export default {
  getCacheKey: (source, file, { configString }) => sha1(self, source, file, configString),

  process(source, file) {
    const { descriptor, errors } = parse(source, { filename: file });
    if (errors.length > 0) throw errors[0];

    const id = sha1(file).slice(0, 8);
    const script = compileComponent(descriptor, id);
    const render = descriptor.template && !descriptor.scriptSetup ? compileRender(descriptor, id, script.bindings) : '';
    return stripTypes(`${script.content}\n${render}\nexport default component;`, `${file}.ts`, script.map);
  },
};

/**
 * `<script setup>` gets its template inlined, as in a production build: one scope, so the template may use its types.
 */
function compileComponent(descriptor, id) {
  if (!descriptor.script && !descriptor.scriptSetup) return { content: 'const component = {};' };
  return compileScript(descriptor, { id, inlineTemplate: true, genDefaultAs: 'component' });
}

function compileRender({ template, filename, script }, id, bindingMetadata) {
  const expressionPlugins = script?.lang === 'ts' ? ['typescript'] : [];
  const { code, errors } = compileTemplate({
    source: template.content,
    filename,
    id,
    compilerOptions: { bindingMetadata, expressionPlugins },
  });
  if (errors.length > 0) throw errors[0];
  return `${code.replace('export function render', 'function render')}\ncomponent.render = render;`;
}

function stripTypes(code, filename, map) {
  return transformSync(code, {
    filename,
    swcrc: false,
    inputSourceMap: map ? JSON.stringify(map) : false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
  });
}
