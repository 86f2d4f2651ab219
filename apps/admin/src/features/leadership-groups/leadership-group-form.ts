import {
  BOUNDS,
  dateErrors,
  DOCUMENT_NUMBER_EXAMPLE,
  readDocumentNumber,
  textErrors,
  visibleText,
  type Locale,
} from '@fanzha/domain';
import type { LeadershipGroupInput, LeadershipGroupWholeFragment } from '../../graphql/generated.js';
import { messagesOf } from '../../records/form/form-check.js';
import type { FormErrors } from '../../records/form/record-form.js';
import type { Sending } from '../../records/form/record-form-options.js';
import { linesOf, memberErrors, memberInputs, type MemberLine } from './member-lines.js';

/** Everything the form of a leadership group holds. */
export interface GroupForm {
  name: string;
  foundedOn: string;
  documentNumber: string;
  members: MemberLine[];
}

/** The change of members from a day on. */
export interface MembersForm {
  on: string;
  members: MemberLine[];
}

export const emptyGroup = (today: string, name: string): GroupForm => ({
  name,
  foundedOn: today,
  documentNumber: '',
  members: [
    { key: 'm0', name: '', title: '', role: 'HEAD', duty: '', phone: '' },
    { key: 'm1', name: '', title: '', role: 'LIAISON', duty: '', phone: '' },
  ],
});

export const groupFormOf = (group: LeadershipGroupWholeFragment): GroupForm => ({
  name: group.name,
  foundedOn: group.foundedOn,
  documentNumber: group.documentNumber ?? '',
  members: linesOf(group.members),
});

export function groupInput(
  form: GroupForm,
  { idempotencyKey, campaignId }: Pick<Sending, 'idempotencyKey' | 'campaignId'>,
  phones: boolean,
): LeadershipGroupInput {
  const number = visibleText(form.documentNumber);
  return {
    idempotencyKey,
    campaignId,
    name: visibleText(form.name),
    foundedOn: form.foundedOn,
    documentNumber: number === '' ? null : (readDocumentNumber(number) ?? number),
    members: memberInputs(form.members, phones),
  };
}

/** What can be told before sending. */
export function checkGroup(form: GroupForm, today: string, locale: Locale): FormErrors {
  const number = visibleText(form.documentNumber);
  return messagesOf(
    [
      ...textErrors('name', form.name, BOUNDS.groupName),
      ...dateErrors('foundedOn', form.foundedOn, { required: true, today }),
      ...textErrors('documentNumber', number, BOUNDS.documentNumber),
      ...(number !== '' && readDocumentNumber(number) === null
        ? [{ path: 'documentNumber', code: 'INVALID_FORMAT', params: { example: DOCUMENT_NUMBER_EXAMPLE } } as const]
        : []),
      ...memberErrors(form.members),
    ],
    locale,
  );
}

export const checkMembers = (form: MembersForm, today: string, locale: Locale): FormErrors =>
  messagesOf([...dateErrors('on', form.on, { required: true, today }), ...memberErrors(form.members)], locale);

/**
 * Where an error of the input is shown: a member's own fields each have a place; an error of the
 * whole member stands at the name.
 */
export const fieldOfGroup = (path: string): string => (/^members\.\d+$/.test(path) ? `${path}.name` : path);
