import ts from 'typescript';
import { parsed } from '../support/sql-of-sources.js';

/** Named functions of a file with the lines they go over, outer ones first. */
const known = new Map<string, readonly { readonly name: string; readonly from: number; readonly to: number }[]>();

/** The function of a source file that a line stands in: `Class.method`, or its name alone. */
export function functionAt(file: string, line: number): string {
  const functions = known.get(file) ?? functionsOf(file);
  known.set(file, functions);
  return functions.findLast(({ from, to }) => from <= line && line <= to)?.name ?? '';
}

function functionsOf(file: string) {
  const source = parsed(file);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const found: { name: string; from: number; to: number }[] = [];
  const visit = (node: ts.Node, within: string): void => {
    const name = nameOf(node, within);
    if (name !== null) found.push({ name, from: lineOf(node.getStart()), to: lineOf(node.end) });
    // What a method calls its own arrow functions says nothing to a reader from outside.
    if (name !== null) return;
    ts.forEachChild(node, (child) => visit(child, ts.isClassDeclaration(node) ? (node.name?.text ?? '') : within));
  };
  visit(source, '');
  return found;
}

function nameOf(node: ts.Node, within: string): string | null {
  if (ts.isConstructorDeclaration(node)) return `${within}.constructor`;
  if (ts.isMethodDeclaration(node) || ts.isGetAccessor(node)) return `${within}.${node.name.getText()}`;
  if (ts.isFunctionDeclaration(node)) return node.name?.text ?? null;
  const isFunction =
    ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isArrowFunction(node.initializer);
  return isFunction ? node.name.getText() : null;
}
