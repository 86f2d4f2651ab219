import { computed, ref } from 'vue';
import { CampaignChoicesDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import type { FilterChoice } from './list-filter.js';

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The id of a campaign as it can be asked for; '' where the text is not an id. */
export const validCampaign = (text: string): string => (ID.test(text) ? text.toLowerCase() : '');

/**
 * Campaigns that records may name, latest first: those that were issued, and none that forwards another, whose records
 * name the first of all. They are asked for once somebody wants to choose, or a link names one.
 */
export function useCampaignChoices(named: () => string) {
  const wanted = ref(false);
  const page = usePageQuery({
    query: CampaignChoicesDocument,
    variables: () => ({}),
    pause: () => !wanted.value && named() === '',
  });
  const choices = computed((): readonly FilterChoice[] =>
    (page.data.value?.campaigns.edges ?? []).flatMap(({ node: { id, title, state, parentId } }) =>
      state === 'DRAFT' || parentId !== null ? [] : [{ value: id, label: title }],
    ),
  );
  return {
    choices,
    nameOf: (id: string): string => choices.value.find(({ value }) => value === id)?.label ?? '',
    prepare: (): void => {
      wanted.value = true;
    },
  };
}
export type CampaignChoices = ReturnType<typeof useCampaignChoices>;
