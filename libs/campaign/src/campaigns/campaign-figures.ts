import {
  concerns,
  type IndicatorCode,
  judgeTask,
  type LocalDate,
  parsePeriod,
  type Period,
  taskDays,
  type TaskState,
} from '@fanzha/domain';
import { type Figure, figureFrom, type OperationReads, type RollupNode, type RollupQuestion } from '@fanzha/rollup';
import type { CampaignUnit } from './addressee.repository.js';
import type { CampaignTask } from './campaign.rows.js';

/** How a unit stands with one task. Null figure: the task is not for the unit. */
export interface TaskCell {
  readonly task: CampaignTask;
  readonly figure: Figure | null;
  readonly state: TaskState;
}

/** Whose records count for tasks: those that name this campaign, or all of its days before it is issued. */
export interface Counted {
  readonly campaignId: string | null;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly tasks: readonly CampaignTask[];
}

/** Tasks that are read by the same question. */
interface TaskGroup {
  readonly period: Period;
  readonly campaignId: string | null;
  readonly tasks: readonly CampaignTask[];
  readonly indicators: readonly IndicatorCode[];
}

/** Tasks that are counted over the same days and records are read at once. */
function groupsOf({ campaignId, tasks, ...within }: Counted, today: LocalDate): TaskGroup[] {
  const daysOf = new Map(tasks.map((task) => [task, taskDays(task, within, today)]));
  const groups = Map.groupBy(daysOf, ([, { period, ofCampaign }]) => `${period} ${ofCampaign}`).values();
  return [...groups].flatMap((each) => {
    const [first] = each;
    if (!first) return [];
    const [, { period, ofCampaign }] = first;
    return [
      {
        period: parsePeriod(period),
        campaignId: ofCampaign ? campaignId : null,
        tasks: each.map(([task]) => task),
        indicators: [...new Set(each.map(([{ indicator }]) => indicator))],
      },
    ];
  });
}

/** The figures of all tasks at one node. All nodes that are asked in one turn are answered by one statement. */
export async function taskFigures(
  reads: OperationReads,
  node: RollupNode,
  counted: Counted,
  today: LocalDate,
): Promise<ReadonlyMap<string, Figure>> {
  const groups = groupsOf(counted, today);
  const found = await Promise.all(
    groups.map(({ period, campaignId, indicators }) => {
      const question: RollupQuestion = { node, period, sector: null, campaignId };
      return reads.figures(question, indicators);
    }),
  );
  return new Map(
    groups.flatMap(({ tasks }, at) =>
      tasks.map(({ id, indicator }) => [id, figureFrom(indicator, found[at] ?? new Map())] as const),
    ),
  );
}

/** How units stand with all tasks, in their order: what is asked of all of them alike is added up at once. */
export async function unitCells(
  reads: OperationReads,
  units: readonly CampaignUnit[],
  counted: Counted,
  today: LocalDate,
): Promise<TaskCell[][]> {
  const concerned = units.filter((unit) => counted.tasks.some((task) => concerns(task, unit)));
  const nodes = concerned.map(({ id, regionCode }) => ({
    kind: 'TENANT' as const,
    tenantId: id,
    territory: regionCode,
  }));
  const groups = await Promise.all(
    groupsOf(counted, today).map(async ({ tasks, indicators, period, campaignId }) => {
      const sums = await reads.figuresOfTenants(nodes, { period, campaignId }, indicators);
      return { tasks, sums: new Map(concerned.map(({ id }, at) => [id, sums[at] ?? new Map()])) };
    }),
  );
  const groupOf = new Map(groups.flatMap((group) => group.tasks.map((task) => [task.id, group] as const)));
  return units.map((unit) =>
    counted.tasks.map((task) => {
      const sums = concerns(task, unit) ? groupOf.get(task.id)?.sums.get(unit.id) : undefined;
      return cellOf(task, sums ? figureFrom(task.indicator, sums) : null, today);
    }),
  );
}

function cellOf(task: CampaignTask, figure: Figure | null, today: LocalDate): TaskCell {
  if (figure === null) return { task, figure, state: 'NOT_APPLICABLE' };
  const { value, denominator, uncounted, withheld, spanning } = figure;
  return {
    task,
    figure,
    state: judgeTask(task, { value, denominator, uncounted, withheld, spans: spanning !== null }, today),
  };
}
