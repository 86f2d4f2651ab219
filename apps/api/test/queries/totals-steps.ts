import type { Scenario } from './scenario.js';

const exact = (indicator: string, value: number) => ({ indicator, value, qualifier: 'EXACT' });

/** A running total, and what is part of it: asked about, answered, amended, voided. */
export async function tellTotals({ ask, during }: Scenario): Promise<void> {
  const counted = (occurredOn: string, value: number, more: object = {}) => ({
    input: { ledger: 'ENFORCEMENT', occurredOn, measures: [exact('SUSPECTS_CAUGHT', value)], ...more },
  });
  const included = { totals: [{ indicator: 'SUSPECTS_CAUGHT', answer: 'INCLUDED' }] };
  const shown = 'id version totals { rest previous { recordId } parts { recordId } } includedIn { recordId }';
  const record = `mutation($input: TallyInput!) { recordTally(input: $input) { ${shown} } }`;
  during('a running total is told');
  const total = counted('2026-04-30', 9, { runningSince: '2026-01-01', ...included });
  const first = (await ask('police', record, total))['recordTally'] as { id: string; version: number };
  during('an amount is part of a total');
  const part = (await ask('police', record, counted('2026-04-10', 2, included)))['recordTally'] as {
    id: string;
    version: number;
  };
  const whole = (await ask('police', record, counted('2026-05-10', 5)))['recordTally'] as { id: string };
  const of = { totals: [{ indicator: 'SUSPECTS_CAUGHT', recordId: whole.id, answer: 'INCLUDED' }] };
  await ask('police', record, counted('2026-05-10', 2, of));
  during('a total is voided');
  const voiding = `mutation($id: ID!, $version: Int!) { voidTally(id: $id, version: $version, reason: "误录") { id } }`;
  for (const { id, version } of [part, first]) await ask('police', voiding, { id, version });
}
