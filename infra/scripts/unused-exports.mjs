/**
 * Looks whether another file imports each export, because a reader who sees `export` looks for its users. Prints the
 * exports that nobody imports, and ends with status 1 where there are some.
 *
 *   node infra/scripts/unused-exports.mjs          prints them
 *   node infra/scripts/unused-exports.mjs --fix    takes the word `export` away, and names out of `export { … } from`
 *
 * Specs count as other files. After --fix, lint names what its own file does not use either: delete that.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@vue/compiler-sfc';
import ts from 'typescript';

process.chdir(path.resolve(import.meta.dirname, '../..'));
const fix = process.argv.includes('--fix');

/** Files whose exports a program reads by name: configurations, types, plug-ins of the test runner. */
const ASKED_FROM_OUTSIDE = /\.config\.|\.d\.m?ts$|^infra\/jest\//;
const SCOPE = '@fanzha/';
// Git lists a file in conflict several times, and --fix must not edit it twice.
const LISTED = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
}).split('\0');
const FILES = [...new Set(LISTED)].filter((file) => /\.(ts|vue|mjs|mts)$/.test(file) && existsSync(file));
const known = new Set(FILES);

/** The file of this repository that a specifier names; undefined for a package or a text that is no specifier. */
function fileOf(from, specifier) {
  if (specifier.startsWith(SCOPE)) {
    const [project, ...room] = specifier.slice(SCOPE.length).split('/');
    return path.join('libs', project, 'src', ...room, 'index.ts');
  }
  if (!/^(\.{1,2}|libs|apps)\//.test(specifier)) return undefined;
  const named = specifier.startsWith('.') ? path.join(path.dirname(from), specifier) : specifier;
  // Tooling names built files; what counts is the source of each.
  const source = named.replace(/^(libs\/[^/]+)\/dist\//, '$1/src/').replace(/^apps\/api\/dist\//, 'apps/api/');
  return [source, source.replace(/\.js$/, '.ts')].find((file) => known.has(file));
}

const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
/** The names that a pattern such as `{ a, b: c }` takes: a and b. */
const takenBy = (pattern) => pattern.elements.map((element) => (element.propertyName ?? element.name).getText());

/** The names into which `await import('…')` is unpacked; `*` where it is kept whole. */
function unpacked(call) {
  const declaration = ts.isAwaitExpression(call.parent) ? call.parent.parent : call.parent;
  return ts.isVariableDeclaration(declaration) && ts.isObjectBindingPattern(declaration.name)
    ? takenBy(declaration.name)
    : ['*'];
}

/** The other modules that a node names, each with what is taken from it: [specifier, names]. */
function takenFrom(node) {
  if (ts.isImportDeclaration(node)) {
    const bindings = node.importClause?.namedBindings;
    const names = !bindings ? [] : ts.isNamedImports(bindings) ? takenBy(bindings) : ['*'];
    return [[node.moduleSpecifier.text, names]];
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return [[node.moduleSpecifier.text, ts.isNamedExports(node.exportClause) ? takenBy(node.exportClause) : ['*']]];
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return [[node.argument.literal.text, [node.qualifier?.getText().split('.')[0] ?? '*']]];
  // `import()`, and functions of tooling that import what is built.
  if (ts.isCallExpression(node) && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0]))
    return [[node.arguments[0].text, unpacked(node)]];
  return [];
}

/** What a file exports: [name, the statement or specifier that --fix edits where nobody imports it]. */
function exportsOf(tree) {
  const found = [];
  for (const node of tree.statements) {
    if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause))
      for (const { name } of node.exportClause.elements) found.push([name.text, node]);
    else if (isExported(node) && ts.isVariableStatement(node))
      for (const { name } of node.declarationList.declarations)
        for (const one of ts.isIdentifier(name) ? [name] : name.elements.map((element) => element.name))
          found.push([one.getText(), node]);
    else if (isExported(node) && node.name) found.push([node.name.text, node]);
  }
  return found;
}

/** The syntax tree of a file; of a component, that of its scripts. */
function treeOf(file) {
  const text = readFileSync(file, 'utf8');
  // Both scripts of a component, in their places, so that positions are those of the file.
  const scripts = file.endsWith('.vue') ? parse(text).descriptor : null;
  const code = !scripts
    ? text
    : [scripts.script, scripts.scriptSetup].reduce(
        (blank, block) => {
          if (!block) return blank;
          const { start, end } = block.loc;
          return blank.slice(0, start.offset) + text.slice(start.offset, end.offset) + blank.slice(end.offset);
        },
        text.replace(/[^\n]/g, ' '),
      );
  return ts.createSourceFile(
    file,
    code,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS,
  );
}

/** Writes the file without the word `export` of these, and without their names in `export { … }`. */
function without(tree, unused) {
  let text = readFileSync(tree.fileName, 'utf8');
  const names = new Set(unused.map(([name]) => name));
  for (const node of [...new Set(unused.map(([, node]) => node))].sort((left, right) => right.pos - left.pos)) {
    const [from, to] = [node.getStart(), node.end];
    if (ts.isExportDeclaration(node)) {
      const kept = node.exportClause.elements.filter(({ name }) => !names.has(name.text));
      const list = node.exportClause;
      text = kept.length
        ? `${text.slice(0, list.getStart())}{ ${kept.map((one) => one.getText()).join(', ')} }${text.slice(list.end)}`
        : text.slice(0, from) + text.slice(to).replace(/^\n/, '');
    } else {
      // A decorator may stand before the word.
      const word = node.modifiers.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
      text = text.slice(0, word.getStart()) + text.slice(word.end).replace(/^ /, '');
    }
  }
  writeFileSync(tree.fileName, text);
}

const trees = FILES.map(treeOf);
const taken = new Map();
for (const tree of trees) {
  const visit = (node) => {
    for (const [specifier, names] of takenFrom(node)) {
      const file = fileOf(tree.fileName, specifier);
      if (file) taken.set(file, new Set([...(taken.get(file) ?? []), ...names]));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

let count = 0;
for (const tree of trees) {
  const names = taken.get(tree.fileName) ?? new Set();
  if (names.has('*') || ASKED_FROM_OUTSIDE.test(tree.fileName)) continue;
  const all = exportsOf(tree);
  // `export const a = …, b = …` keeps the word while one of them is imported.
  const wanted = new Set(
    all.filter(([name, node]) => names.has(name) && !ts.isExportDeclaration(node)).map(([, node]) => node),
  );
  const unused = all.filter(([name, node]) => !names.has(name) && !wanted.has(node));
  count += unused.length;
  for (const [name] of unused) console.log(`${tree.fileName}: ${name}`);
  if (fix && unused.length > 0) without(tree, unused);
}
console.log(`${FILES.length} files, ${count} exports that nobody imports${fix && count > 0 ? ', taken away' : ''}`);
process.exitCode = count > 0 && !fix ? 1 : 0;
