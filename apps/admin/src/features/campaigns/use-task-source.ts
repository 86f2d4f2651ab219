import { taskDays } from '@fanzha/domain';
import { useOpenedSource } from '../../figures/use-opened-source.js';
import type { CampaignWholeFragment } from '../../graphql/generated.js';
import { serverToday } from '../../session/server-clock.js';

/** Name of the figure of a unit and a task. */
export const taskFigureKey = (tenantId: string, taskId: string): string => `${tenantId}.${taskId}`;

/** Where the figure of a unit and a task comes from: the records that it is counted from, over the same days. */
export const useTaskSource = (campaign: () => CampaignWholeFragment | null) =>
  useOpenedSource((key) => {
    const of = campaign();
    const [tenant, taskId] = key.split('.');
    const task = of?.tasks.find(({ id }) => id === taskId);
    if (!of || !task || !tenant) return null;
    const { period, ofCampaign } = taskDays(task, of, serverToday());
    const campaignId = ofCampaign ? of.recordCampaignId : null;
    return {
      indicator: task.indicator,
      period,
      sector: null,
      region: null,
      direct: false,
      tenant,
      campaign: campaignId,
    };
  });
