import type { Entrance } from './first-start.js';

/** What a person who has just started the program needs: where it is and how to get in. */
export function announcement(url: string, entrance: Entrance, milliseconds: number): string {
  const lines = ['', `反诈台账 · Fanzha Ledger   ${url}   (ready in ${(milliseconds / 1000).toFixed(1)} s)`, ''];
  if (entrance.kind === 'demo') {
    const accounts = entrance.accounts.map(({ username, role }) => `  ${username.padEnd(12)} ${role}`);
    lines.push('demo accounts:', ...accounts, `password for all: ${entrance.password}`, '');
  }
  if (entrance.kind === 'invitation') {
    lines.push(
      'The system is empty. Its first operator comes in here, once, within seven days:',
      `  ${url}/invitation/${entrance.token}`,
      '',
    );
  }
  return lines.join('\n');
}
