import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Step } from './guide-blocks.js';

/** Between the outputs of two commands. */
const DIVIDER = '---- next ----';

/**
 * Runs the commands of a guide in one shell, as a reader would, and gives back what each wrote.
 * @param variables of the shell, beside a path on which `node` is
 * @throws Error where one of them fails or complains
 */
export function outputsOf(
  steps: readonly Step[],
  folder: string,
  variables: Readonly<Record<string, string>>,
): Promise<string[]> {
  const script = steps.map(({ command }) => command.text).join(`\necho '${DIVIDER}'\n`);
  const env = {
    PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}`,
    LC_ALL: 'C.UTF-8',
    ...variables,
  };
  return new Promise((resolve, reject) => {
    const shell = spawn('bash', ['--norc', '-euo', 'pipefail', '-c', script], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let complaints = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    shell.on('error', reject).on('close', (code) => {
      if (code === 0 && complaints === '') resolve(output.split(DIVIDER).map((text) => text.trim()));
      else reject(new Error(`bash ended with ${code}: ${complaints}\n${output}`));
    });
  });
}
