import { BOUNDS } from '@fanzha/domain';
import { computed } from 'vue';
import { useMutation } from '@urql/vue';
import { useI18n } from 'vue-i18n';
import {
  AmendLeadershipGroupDocument,
  ChangeLeadershipMembersDocument,
  EstablishLeadershipGroupDocument,
  LeadershipGroupRecordDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import {
  checkGroup,
  checkMembers,
  emptyGroup,
  fieldOfGroup,
  groupFormOf,
  groupInput,
  type MembersForm,
} from './leadership-group-form.js';
import { linesOf, memberInputs } from './member-lines.js';
import { useSeesPhones } from './use-sees-phones.js';

/** Establishing a leadership group, or correcting what was stated of one. */
export function useLeadershipGroupForm(recordId: string | null) {
  const { t } = useI18n();
  const today = computed(serverToday);
  const phones = useSeesPhones();
  const { tenant } = useSession().person();
  const page = usePageQuery({
    query: LeadershipGroupRecordDocument,
    variables: { id: recordId ?? '' },
    pause: recordId === null,
  });
  const establishing = useMutation(EstablishLeadershipGroupDocument);
  const amending = useMutation(AmendLeadershipGroupDocument);
  const state = useRecordForm({
    form: 'leadership-group',
    campaign: { kind: 'LEADERSHIP_GROUP', day: ({ foundedOn }) => foundedOn },
    recordId,
    page,
    titleOf: (form) => form.name,
    formOf: groupFormOf,
    fieldOf: fieldOfGroup,
    blank: () =>
      emptyGroup(
        today.value,
        t('leadershipGroups.form.usualName', { unit: tenant.name }).slice(0, BOUNDS.groupName.max),
      ),
    record: () => page.data.value?.leadershipGroup,
    check: (form) => checkGroup(form, today.value, currentLocale()),
    async send(form, along) {
      const input = groupInput(form, along, phones.value);
      if (recordId === null) {
        const { data, error } = await establishing.executeMutation({ input });
        return { saved: data?.establishLeadershipGroup, error };
      }
      const { data, error } = await amending.executeMutation({ id: recordId, version: along.version, input });
      return { saved: data?.amendLeadershipGroup, error };
    },
  });
  return { state, today, phones };
}

/** Other members from a day on: who is not in the list leaves, who is new joins. */
export function useMembersForm(recordId: string) {
  const today = computed(serverToday);
  const phones = useSeesPhones();
  const page = usePageQuery({ query: LeadershipGroupRecordDocument, variables: { id: recordId } });
  const changing = useMutation(ChangeLeadershipMembersDocument);
  const state = useRecordForm({
    form: 'leadership-members',
    recordId,
    page,
    titleOf: (form) => form.on,
    fieldOf: fieldOfGroup,
    blank: (): MembersForm => ({ on: today.value, members: [] }),
    formOf: (group: NonNullable<NonNullable<typeof page.data.value>['leadershipGroup']>): MembersForm => ({
      on: today.value,
      members: linesOf(group.members),
    }),
    record: () => page.data.value?.leadershipGroup,
    check: (form) => checkMembers(form, today.value, currentLocale()),
    async send(form, along) {
      const { data, error } = await changing.executeMutation({
        id: recordId,
        version: along.version,
        on: form.on,
        members: memberInputs(form.members, phones.value),
      });
      return { saved: data?.changeLeadershipMembers, error };
    },
  });
  return { state, today, phones, group: page.data };
}
