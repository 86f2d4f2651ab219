import {
  BOUNDS,
  CAMPAIGN_BOUNDS,
  campaignDayErrors,
  DOCUMENT_NUMBER_EXAMPLE,
  type FieldError,
  isId,
  isWithin,
  listErrors,
  readDocumentNumber,
  repeatedAt,
  taskErrors,
  taskListErrors,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import { cleanLines, cleanText, keyErrors } from '@fanzha/ledger';
import { newId } from '@fanzha/platform';
import {
  addressedSectors,
  type AddressingContext,
  duplicateErrors,
  regionErrors,
  sectorErrors,
} from '../audience/audience-errors.js';
import type { CampaignInput, CampaignTaskInput } from './campaign.inputs.js';
import type { CampaignContent, CampaignTask } from './campaign.rows.js';

/** What is known of who writes a campaign, and of the campaign that is forwarded or was issued before. */
interface CampaignContext extends AddressingContext {
  /** Tasks that are there already, by their ids. */
  readonly known: ReadonlyMap<string, CampaignTask>;
  /** The campaign that is forwarded: its tasks are taken over as they are. */
  readonly parent: CampaignContent | null;
}

/** An input as it may be kept, and every error of it that needs no database. */
export interface ReadCampaign {
  readonly content: CampaignContent;
  readonly idempotencyKey: string | null;
  readonly errors: readonly FieldError[];
}

/**
 * Reads an input against every bound that needs no database, and keeps going after an error. A line authority issues to
 * its line, whether it says so or not; what is forwarded keeps the tasks that it came with, ahead of those added.
 */
export function readCampaign(input: CampaignInput, context: CampaignContext): ReadCampaign {
  const { parent } = context;
  const inherited = (parent?.tasks ?? []).map((task): CampaignTask => ({ ...task, locked: true }));
  const lockedIds = new Set(inherited.map(({ id }) => id));
  const added = input.tasks.filter(({ id }) => id == null || !lockedIds.has(id));
  const places = added.map((task) => input.tasks.indexOf(task));
  const content: CampaignContent = {
    title: visibleText(input.title),
    documentNumber: documentNumberOf(input.documentNumber),
    issuingBody: cleanText(input.issuingBody),
    basisIssuer: cleanText(input.basisIssuer),
    basisNumber: cleanText(input.basisNumber),
    theme: input.theme ?? parent?.theme ?? null,
    requirements: cleanLines(input.requirements),
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    receiveBy: input.receiveBy ?? null,
    regions: [...input.regionCodes],
    sectors: addressedSectors(context, input.sectors),
    tenantTypes: [...input.tenantTypes],
    excepted: [...input.exceptions],
    tasks: [...inherited, ...added.map((task) => keptTask(task, context.known))],
  };
  const own = content.tasks.slice(inherited.length);
  const days = dayErrors(content, parent);
  const errors: FieldError[] = [
    ...writtenErrors(input),
    ...days,
    ...audienceErrors(content, context),
    ...(parent && input.tasks.length === 0 ? [] : taskListErrors(input.tasks)),
    ...own.flatMap((task, at) => taskErrors(`tasks.${places[at]}`, task, days.length > 0 ? null : content)),
    ...added.flatMap(({ id }, at): FieldError[] =>
      id == null || context.known.has(id) ? [] : [{ path: `tasks.${places[at]}.id`, code: 'NOT_FOUND' }],
    ),
    // Two tasks of one id would be shown as one, with the figures of either.
    ...[...repeatedAt(added.map(({ id }, at) => id ?? at))].map((at): FieldError => ({
      path: `tasks.${places[at]}.id`,
      code: 'DUPLICATE',
    })),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), errors };
}

/** Errors of what is written. They are told first, before it is known whether anything may be changed. */
export function writtenErrors(input: CampaignInput): FieldError[] {
  return [
    ...keyErrors(input.idempotencyKey),
    ...textErrors('title', input.title, CAMPAIGN_BOUNDS.title),
    ...documentNumberErrors(input.documentNumber),
    ...textErrors('issuingBody', input.issuingBody, CAMPAIGN_BOUNDS.issuingBody),
    ...textErrors('basisIssuer', input.basisIssuer, BOUNDS.basisIssuer),
    ...textErrors('basisNumber', input.basisNumber, BOUNDS.documentNumber),
    ...textErrors('requirements', input.requirements, CAMPAIGN_BOUNDS.requirements),
    ...input.tasks.flatMap(({ title }, at) => textErrors(`tasks.${at}.title`, title, CAMPAIGN_BOUNDS.taskTitle)),
  ];
}

function keptTask(task: CampaignTaskInput, known: ReadonlyMap<string, CampaignTask>): CampaignTask {
  const { id, title, indicator, target, dueOn, eventOn, sectors, tenantTypes } = task;
  return {
    id: id != null && known.has(id) ? id : newId(),
    title: visibleText(title),
    indicator,
    target,
    dueOn,
    eventOn: eventOn ?? null,
    sectors: [...sectors],
    tenantTypes: [...tenantTypes],
    locked: false,
  };
}

/** A document number as it is kept; null where there is none, or none of the official form. */
export function documentNumberOf(typed: string | null | undefined): string | null {
  const text = visibleText(typed);
  return text === '' ? null : readDocumentNumber(text);
}

/** Errors of a document number (发文字号): INVALID_FORMAT with an `example` of the official form. */
export function documentNumberErrors(typed: string | null | undefined): FieldError[] {
  const errors = textErrors('documentNumber', typed, BOUNDS.documentNumber);
  if (errors.length > 0 || visibleText(typed) === '' || documentNumberOf(typed) !== null) return errors;
  return [{ path: 'documentNumber', code: 'INVALID_FORMAT', params: { example: DOCUMENT_NUMBER_EXAMPLE } }];
}

/** What is forwarded runs within the days of what it forwards. */
function dayErrors(content: CampaignContent, parent: CampaignContent | null): FieldError[] {
  const errors = campaignDayErrors(content, content.receiveBy);
  if (!parent || errors.length > 0) return errors;
  if (content.startsOn < parent.startsOn)
    errors.push({ path: 'startsOn', code: 'DATE_TOO_EARLY', params: { earliest: parent.startsOn } });
  if (content.endsOn > parent.endsOn)
    errors.push({ path: 'endsOn', code: 'DATE_TOO_LATE', params: { latest: parent.endsOn } });
  return errors;
}

/**
 * Errors in what something is addressed to: regions have to exist and be overseen, lines have to be those of the
 * authority, and units that are left out have to be there.
 */
export function audienceErrors(
  {
    regions,
    sectors,
    tenantTypes,
    excepted,
  }: Pick<CampaignContent, 'regions' | 'sectors' | 'tenantTypes' | 'excepted'>,
  context: Omit<CampaignContext, 'known'>,
): FieldError[] {
  const { parent } = context;
  const isOfParent = (code: string) =>
    !parent || parent.regions.length === 0 || parent.regions.some((each) => isWithin(code, each));
  return [
    ...regionErrors(context, regions, CAMPAIGN_BOUNDS.regions, isOfParent),
    ...sectorErrors(context, sectors),
    ...duplicateErrors('tenantTypes', tenantTypes),
    ...listErrors('exceptions', excepted, CAMPAIGN_BOUNDS.exceptions),
    ...duplicateErrors('exceptions', excepted),
    ...excepted.flatMap((id, at): FieldError[] => (isId(id) ? [] : [{ path: `exceptions.${at}`, code: 'INVALID_ID' }])),
  ];
}
