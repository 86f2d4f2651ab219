import ts from 'typescript';
import { parsed } from '../support/sql-of-sources.js';
import { functionAt } from './function-at.js';

/** What SQL is sent by, and what is called of it. */
const DOOR = /(^|\.)(tx|database|reads|client|pool|manager)$/;
const SENDING = /^(run|read|readAtLength|search|query|findOne|insert|update|delete|createQueryBuilder)$/;

/** The functions of a source file that send SQL, as the recorder names them. */
export function sendersIn(file: string): string[] {
  const source = parsed(file);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression: door, name } = node.expression;
      if (DOOR.test(door.getText()) && SENDING.test(name.text)) {
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.add(`${file} ${functionAt(file, line)}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}
