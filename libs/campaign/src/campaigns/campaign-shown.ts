import { TASK_STATES } from '@fanzha/domain';
import type { TaskCell } from './campaign-figures.js';
import type { MatrixRow, MatrixTotals } from './campaign-matrix.service.js';
import type { CampaignCell, CampaignClosingModel, CampaignMatrixTotals, CampaignUnitModel } from './campaign.model.js';
import type { ClosingRow } from './campaign.rows.js';

const shownCell = ({ task, figure, state }: TaskCell): CampaignCell => ({
  taskId: task.id,
  state,
  value: figure?.value ?? null,
  atLeast: figure?.atLeast ?? false,
  approx: figure?.approx ?? false,
  uncounted: figure?.uncounted ?? 0,
  withheld: figure?.withheld ?? 0,
  spanning: figure?.spanning != null,
});

/** A unit as the API shows it. */
export const shownUnit = ({ unit, cells, state }: MatrixRow): CampaignUnitModel => ({
  tenantId: unit.id,
  receivedAt: unit.receivedAt,
  state,
  cells: cells.map(shownCell),
});

const shownStates = (states: Readonly<Record<string, number>>) =>
  TASK_STATES.map(({ code }) => ({ state: code, count: states[code] ?? 0 }));

/** Totals as the API shows them. */
export const shownTotals = ({ units, tasks }: MatrixTotals): CampaignMatrixTotals => ({
  units: shownStates(units),
  tasks: tasks.map(({ taskId, states }) => ({ taskId, states: shownStates(states) })),
});

/** A closing as the API shows it. */
export const shownClosing = ({ figures, hash, asOf }: ClosingRow): CampaignClosingModel => ({
  asOf,
  hash,
  edition: figures.edition,
  tasks: figures.tasks,
  regions: figures.regions,
  totals: figures.totals.map(({ taskId, states }) => ({ taskId, states: shownStates(states) })),
});
