import { indicator as indicatorOf, type IndicatorCode, type Sector, type TenantType, type Theme } from '@fanzha/domain';
import type { Choice } from '@fanzha/ui';
import type { CampaignInput, CampaignWholeFragment } from '../../graphql/generated.js';
import { exactNumber } from '../../records/text/exact-number.js';

/** A task as it is typed. */
export interface TaskForm {
  id: string | null;
  title: string;
  indicator: IndicatorCode;
  target: string;
  dueOn: string;
  eventOn: string;
  sectors: string[];
  tenantTypes: string[];
  locked: boolean;
}

export interface CampaignForm {
  title: string;
  documentNumber: string;
  issuingBody: string;
  basisIssuer: string;
  basisNumber: string;
  theme: string;
  requirements: string;
  startsOn: string;
  endsOn: string;
  receiveBy: string;
  within: string;
  parts: string[];
  sectors: string[];
  tenantTypes: string[];
  /** Units that are left out. */
  exceptions: readonly Choice[];
  tasks: TaskForm[];
}

export const emptyTask = (dueOn: string): TaskForm => ({
  id: null,
  title: '',
  indicator: 'SESSIONS',
  target: '1',
  dueOn,
  eventOn: '',
  sectors: [],
  tenantTypes: [],
  locked: false,
});

export const emptyCampaign = (within: string): CampaignForm => ({
  title: '',
  documentNumber: '',
  issuingBody: '',
  basisIssuer: '',
  basisNumber: '',
  theme: '',
  requirements: '',
  startsOn: '',
  endsOn: '',
  receiveBy: '',
  within,
  parts: [],
  sectors: [],
  tenantTypes: [],
  exceptions: [],
  tasks: [emptyTask('')],
});

/** @param forwards whether it is the campaign that is to be forwarded, of which only the tasks and days are taken */
export function formOf(campaign: CampaignWholeFragment, within: string, forwards = false): CampaignForm {
  const whole = campaign.regionCodes.length === 1 && campaign.regionCodes[0] === within;
  return {
    title: campaign.title,
    documentNumber: forwards ? '' : (campaign.documentNumber ?? ''),
    issuingBody: forwards ? '' : (campaign.issuingBody ?? ''),
    basisIssuer: campaign.basisIssuer ?? '',
    basisNumber: campaign.basisNumber ?? '',
    theme: campaign.theme ?? '',
    requirements: campaign.requirements ?? '',
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    receiveBy: campaign.receiveBy ?? '',
    within,
    parts: forwards || whole ? [] : [...campaign.regionCodes],
    sectors: forwards ? [] : [...campaign.sectors],
    tenantTypes: forwards ? [] : [...campaign.tenantTypes],
    exceptions: forwards
      ? []
      : campaign.exceptedUnits.map(({ id, name, region }) => ({ key: id, label: name, meta: region.name })),
    tasks: campaign.tasks.map((task) => ({
      id: task.id,
      title: task.title,
      indicator: task.indicator,
      target: String(task.target),
      dueOn: task.dueOn,
      eventOn: task.eventOn ?? '',
      sectors: [...task.sectors],
      tenantTypes: [...task.tenantTypes],
      locked: forwards || task.locked,
    })),
  };
}

/** Locked tasks are not sent: they stay as they came. */
export const inputOf = (form: CampaignForm, idempotencyKey: string | null = null): CampaignInput => ({
  title: form.title,
  documentNumber: form.documentNumber || null,
  issuingBody: form.issuingBody || null,
  basisIssuer: form.basisIssuer || null,
  basisNumber: form.basisNumber || null,
  theme: (form.theme || null) as Theme | null,
  requirements: form.requirements || null,
  startsOn: form.startsOn,
  endsOn: form.endsOn,
  receiveBy: form.receiveBy || null,
  regionCodes: form.parts.length > 0 ? form.parts : [form.within],
  sectors: form.sectors as Sector[],
  tenantTypes: form.tenantTypes as TenantType[],
  exceptions: form.exceptions.map(({ key }) => key),
  tasks: form.tasks
    .filter(({ locked }) => !locked)
    .map(({ id, title, indicator, target, dueOn, eventOn, sectors, tenantTypes }) => ({
      id,
      title,
      indicator,
      target: Number(targetOf(indicator, target) ?? Number.NaN),
      dueOn,
      eventOn: eventOn || null,
      sectors: sectors as Sector[],
      tenantTypes: tenantTypes as TenantType[],
    })),
  idempotencyKey,
});

/** The target as it was typed, `1万` as well as `１０`, in plain digits; undefined where it is no exact number. */
const targetOf = (code: IndicatorCode, typed: string): string | null | undefined =>
  exactNumber(typed, indicatorOf(code).ratio ? 'MONEY' : 'COUNT');

/** What was left out, by field, each as the key of what it is called; of tasks the first one, with its number. */
export function leftOut(form: CampaignForm): Record<string, { readonly key: string; readonly n?: number }> {
  const empty = (['title', 'startsOn', 'endsOn'] as const).filter((field) => form[field].trim() === '');
  const words = { title: 'name', startsOn: 'startsOn', endsOn: 'endsOn' } as const;
  const wrongOf = ({ title, dueOn, target, indicator, locked }: TaskForm): string | undefined => {
    if (locked) return undefined;
    if (title.trim() === '') return 'fillTask';
    if (!targetOf(indicator, target)) return 'fillTarget';
    return dueOn === '' ? 'fillDeadline' : undefined;
  };
  const at = form.tasks.findIndex((task) => wrongOf(task) !== undefined);
  const task = form.tasks[at];
  return {
    ...Object.fromEntries(empty.map((field) => [field, { key: words[field] }])),
    ...(task && { tasks: { key: wrongOf(task) ?? '', n: at + 1 } }),
  };
}

/** Whether enough is there to ask what it would be. */
export const isComplete = ({ title, startsOn, endsOn, tasks }: CampaignForm): boolean =>
  title.trim() !== '' &&
  startsOn !== '' &&
  endsOn >= startsOn &&
  tasks.length > 0 &&
  tasks.every(
    ({ title: what, target, dueOn, indicator }) =>
      what.trim() !== '' && Number(targetOf(indicator, target)) > 0 && dueOn !== '',
  );
