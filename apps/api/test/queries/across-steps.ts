import type { Scenario } from './scenario.js';

const ENTRY = 'kind recordId label day tenant { name } region { name } amounts { indicator value } record { id }';

/** What goes over all ledgers at once: for a unit, for an official of everything and for one of a line. */
export async function askAcross({ ask, during }: Scenario): Promise<void> {
  for (const as of ['school', 'county', 'education'] as const) {
    during('what is due in all ledgers');
    await ask(as, `{ dues { kind code count overdue records { ${ENTRY} since dueOn } } }`);
    during('the latest records of all ledgers');
    await ask(as, `{ latestRecords(first: 20) { ${ENTRY} } }`);
    during('a search over everything');
    for (const text of ['反诈', '反诈 湖畔'])
      await ask(
        as,
        `query($text: String!) { search(text: $text) {
          records { ${ENTRY} } tenants { name } regions { name } indicators } }`,
        { text },
      );
  }
}
