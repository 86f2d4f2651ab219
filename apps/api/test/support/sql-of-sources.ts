import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A piece of SQL as it stands in a source file; what is put in from it or its neighbours is in it, the rest is `…`. */
export interface SourceSql {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const SQL = /\b(?:select|insert into|update|delete from)\s/i;

/** Every TypeScript file that reaches the database in a scope: libraries, and the program without its migrations. */
export function shippedSources(): string[] {
  const folders = readdirSync(path.join(ROOT, 'libs')).map((lib) => `libs/${lib}/src`);
  return [...folders, 'apps/api/src'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => path.join(folder, file)),
  );
}

export const sourceOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** The syntax tree of a source file, named from the root of the repository. */
export const parsed = (file: string) => ts.createSourceFile(file, sourceOf(file), ts.ScriptTarget.Latest, true);

const known = new Map<string, ReadonlyMap<string, ts.Expression>>();

/** Names in a file and what stands for them. */
function constantsOf(file: string): ReadonlyMap<string, ts.Expression> {
  const before = known.get(file);
  if (before) return before;
  const source = parsed(file);
  const constants = new Map<string, ts.Expression>();
  known.set(file, constants);
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return constants;
}

/** The statements of a file and what they are put together from: literals with SQL in them that stand in no other. */
export function sqlOf(file: string): SourceSql[] {
  const source = parsed(file);
  const constants = new Map(constantsOf(file));
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text;
    if (!from.startsWith('.')) continue;
    const imported = constantsOf(path.join(path.dirname(file), from.replace(/\.js$/, '.ts')));
    for (const [name, value] of imported) if (!constants.has(name)) constants.set(name, value);
  }
  const found: SourceSql[] = [];

  const textOf = (node: ts.Expression, depth: number): string => {
    if (depth > 6) return '…';
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isTemplateExpression(node))
      return node.templateSpans.reduce(
        (text, { expression, literal }) => text + textOf(expression, depth + 1) + literal.text,
        node.head.text,
      );
    if (ts.isParenthesizedExpression(node)) return textOf(node.expression, depth);
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return textOf(node.body, depth + 1);
    if (ts.isCallExpression(node)) return textOf(node.expression, depth + 1);
    const named = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
    return named ? textOf(named, depth + 1) : '…';
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = textOf(node, 0);
      if (SQL.test(text)) {
        found.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
        return;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
