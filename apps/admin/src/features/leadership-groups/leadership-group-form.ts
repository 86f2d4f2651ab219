import {
  BOUNDS,
  dateErrors,
  DOCUMENT_NUMBER_EXAMPLE,
  readDocumentNumber,
  textErrors,
  visibleText,
  type GroupKind,
  type Locale,
} from '@fanzha/domain';
import type { LeadershipGroupInput, LeadershipGroupWholeFragment } from '../../graphql/generated.js';
import { amountErrors, messagesOf } from '../../records/form/form-check.js';
import { countOf, lineOf, NO_COUNT, type CountLine } from '../../records/text/count-text.js';
import type { FormErrors } from '../../records/form/record-form.js';
import type { Sending } from '../../records/form/record-form-options.js';
import { linesOf, memberErrors, memberInputs, type MemberLine } from './member-lines.js';

/** Everything the form of a leadership group holds. */
export interface GroupForm {
  kind: GroupKind;
  name: string;
  foundedOn: string;
  documentNumber: string;
  /** Members are listed, or known by their number alone. */
  by: 'names' | 'number';
  memberCount: CountLine;
  members: MemberLine[];
}

/** The change of members from a day on. */
export interface MembersForm {
  on: string;
  members: MemberLine[];
}

export const emptyGroup = (today: string, name: string): GroupForm => ({
  kind: 'LEADERSHIP_GROUP',
  name,
  foundedOn: today,
  documentNumber: '',
  by: 'names',
  memberCount: { ...NO_COUNT },
  members: [
    { key: 'm0', name: '', title: '', role: 'HEAD', duty: '', phone: '', people: '1' },
    { key: 'm1', name: '', title: '', role: 'LIAISON', duty: '', phone: '', people: '1' },
  ],
});

export const groupFormOf = (group: LeadershipGroupWholeFragment): GroupForm => ({
  kind: group.kind,
  name: group.name,
  foundedOn: group.foundedOn,
  documentNumber: group.documentNumber ?? '',
  by: group.memberCount ? 'number' : 'names',
  memberCount: lineOf(group.memberCount),
  members: linesOf(group.members),
});

export function groupInput(
  form: GroupForm,
  { idempotencyKey, campaignIds }: Pick<Sending, 'idempotencyKey' | 'campaignIds'>,
  phones: boolean,
): LeadershipGroupInput {
  const number = visibleText(form.documentNumber);
  return {
    idempotencyKey,
    campaignIds: [...campaignIds],
    kind: form.kind,
    name: visibleText(form.name),
    foundedOn: form.foundedOn,
    documentNumber: number === '' ? null : (readDocumentNumber(number) ?? number),
    members: form.by === 'number' ? [] : memberInputs(form.members, phones),
    memberCount: form.by === 'number' ? countOf(form.memberCount) : null,
  };
}

/** What can be told before sending. */
export function checkGroup(form: GroupForm, today: string, locale: Locale): FormErrors {
  const number = visibleText(form.documentNumber);
  const byNumber = form.by === 'number';
  const messages = messagesOf(
    [
      ...textErrors('name', form.name, BOUNDS.groupName),
      ...dateErrors('foundedOn', form.foundedOn, { required: true, today }),
      ...textErrors('documentNumber', number, BOUNDS.documentNumber),
      ...(number !== '' && readDocumentNumber(number) === null
        ? [{ path: 'documentNumber', code: 'INVALID_FORMAT', params: { example: DOCUMENT_NUMBER_EXAMPLE } } as const]
        : []),
      ...(byNumber ? [] : memberErrors(form.members)),
    ],
    locale,
  );
  return {
    ...messages,
    ...(byNumber ? amountErrors('memberCount', 'LEADERSHIP_MEMBERS', form.memberCount, locale) : {}),
  };
}

export const checkMembers = (form: MembersForm, today: string, locale: Locale): FormErrors =>
  messagesOf([...dateErrors('on', form.on, { required: true, today }), ...memberErrors(form.members)], locale);

/**
 * Where an error of the input is shown: a member's own fields each have a place; an error of the
 * whole member stands at the name.
 */
export const fieldOfGroup = (path: string): string =>
  path.startsWith('memberCount') ? 'memberCount' : /^members\.\d+$/.test(path) ? `${path}.name` : path;
