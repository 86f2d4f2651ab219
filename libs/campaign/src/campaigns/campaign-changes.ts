import type { CampaignEditionChange } from './campaign.model.js';
import type { CampaignContent, CampaignTask } from './campaign.rows.js';

type Stated = Omit<CampaignContent, 'tasks'>;

/** Fields of an edition as the input names them. */
const FIELDS: Readonly<Record<keyof Stated, string>> = {
  title: 'title',
  documentNumber: 'documentNumber',
  issuingBody: 'issuingBody',
  basisIssuer: 'basisIssuer',
  basisNumber: 'basisNumber',
  theme: 'theme',
  requirements: 'requirements',
  startsOn: 'startsOn',
  endsOn: 'endsOn',
  receiveBy: 'receiveBy',
  regions: 'regionCodes',
  sectors: 'sectors',
  tenantTypes: 'tenantTypes',
  excepted: 'exceptions',
};

const textOf = (value: string | null | readonly string[]): string | null => {
  if (value === null) return null;
  return typeof value === 'string' ? value : value.length > 0 ? value.join(' ') : null;
};

/** A task in one line: what, how much, by when, on which day, for whom. */
const taskText = (task: CampaignTask | undefined): string | null =>
  task
    ? [task.title, task.indicator, `≥${task.target}`, task.dueOn, task.eventOn, ...task.sectors, ...task.tenantTypes]
        .filter((part) => part !== null)
        .join(' ')
    : null;

/** What differs from an edition to the next; none of the first. Units that are left out are counted, not named. */
export function changesBetween(before: CampaignContent | null, after: CampaignContent): CampaignEditionChange[] {
  if (!before) return [];
  const fields = (Object.keys(FIELDS) as (keyof Stated)[]).map((key) => ({
    field: FIELDS[key],
    before: key === 'excepted' ? String(before.excepted.length) : textOf(before[key]),
    after: key === 'excepted' ? String(after.excepted.length) : textOf(after[key]),
    differs: textOf(before[key]) !== textOf(after[key]),
  }));
  const ids = [...new Set([...before.tasks, ...after.tasks].map(({ id }) => id))];
  const find = ({ tasks }: CampaignContent, id: string) => tasks.find((task) => task.id === id);
  const tasks = ids.map((id) => {
    const [was, is] = [taskText(find(before, id)), taskText(find(after, id))];
    return { field: `tasks.${id}`, before: was, after: is, differs: was !== is };
  });
  return [...fields, ...tasks].filter(({ differs }) => differs).map(({ differs: _, ...change }) => change);
}
