import { existsSync } from 'node:fs';
import path from 'node:path';

/** The checkout or installation directory: the nearest one above this file that holds nx.json. */
export const PROJECT_ROOT = findUp(import.meta.dirname);

function findUp(directory: string): string {
  if (existsSync(path.join(directory, 'nx.json'))) return directory;
  const above = path.dirname(directory);
  if (above === directory) throw new Error('No nx.json above the program: it must run inside its own directory tree');
  return findUp(above);
}
