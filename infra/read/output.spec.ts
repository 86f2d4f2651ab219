import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const OUTPUT = path.resolve(import.meta.dirname, 'output.ts');
/** Prints more than a pipe holds, a piece at a time, as the programs here do. */
const program = (before: string) =>
  `import { quietWhenClosed } from ${JSON.stringify(OUTPUT)}; ${before}
   let left = 2000;
   const more = () => { process.stdout.write('line\\n'.repeat(100)); left -= 1; if (left > 0) setImmediate(more); };
   more();`;
const piped = (script: string) =>
  spawnSync('bash', ['-c', `set -o pipefail; "$0" --input-type=module -e "$1" | head -1`, process.execPath, script], {
    encoding: 'utf8',
  });

describe('a program whose output is cut off', () => {
  it('ends without a word where its reader has gone', () => {
    expect(piped(program('quietWhenClosed(process.stdout);'))).toMatchObject({
      status: 0,
      stdout: 'line\n',
      stderr: '',
    });
  });

  it('would fail aloud otherwise, so that this is a test', () => {
    expect(piped(program('void quietWhenClosed;')).stderr).toContain('EPIPE');
  });

  it('prints all of it where somebody reads', () => {
    const script = program('quietWhenClosed(process.stdout);');
    const all = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(all.split('\n')).toHaveLength(200_001);
  });
});
