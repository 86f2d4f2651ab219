import { SUMMARY_SECTIONS } from '@fanzha/domain';
import { useClientHandle } from '@urql/vue';
import { computed, reactive, ref, watch } from 'vue';
import { CheckSummaryTextDocument, type SummarySection } from '../../graphql/generated.js';
import { whenPaused } from '../../shell/when-paused.js';
import { standing, stateOf, type Kept, type Mark } from './mark-segments.js';
import type { Texts } from './narrative-text.js';

const CHECK_AFTER = 500;
const SECTIONS = SUMMARY_SECTIONS.map(({ code }) => code);

/** What is to be looked at again in each text, as it is being typed. */
export function useMarks(options: {
  id: () => string;
  texts: Texts;
  kept: () => readonly Kept[];
  /** Texts are held against these figures. */
  snapshot: () => string | undefined;
  active: () => boolean;
}) {
  const handle = useClientHandle();
  const found = reactive<Partial<Record<SummarySection, readonly Mark[]>>>({});
  /** Texts that nobody has looked at yet: it is not known whether they have marks. */
  const unchecked = ref(0);

  async function check(section: SummarySection): Promise<void> {
    const text = options.texts[section];
    if (text.trim() === '') {
      found[section] = [];
      return;
    }
    unchecked.value += 1;
    const { data } = await handle.client
      .query(CheckSummaryTextDocument, { id: options.id(), section, text }, { requestPolicy: 'network-only' })
      .toPromise();
    unchecked.value -= 1;
    // A text that changed meanwhile has an answer of its own under way.
    if (data && options.texts[section] === text) found[section] = data.checkSummaryText;
  }
  for (const section of SECTIONS)
    whenPaused(
      () => options.texts[section],
      CHECK_AFTER,
      () => {
        if (options.active()) void check(section);
      },
    );
  watch(
    [options.snapshot, options.active],
    () => {
      if (options.active()) for (const section of SECTIONS) void check(section);
    },
    { immediate: true },
  );

  const marks = computed(
    () =>
      Object.fromEntries(
        SECTIONS.map((section) => [section, standing(options.texts[section], found[section] ?? [])]),
      ) as Record<SummarySection, Mark[]>,
  );
  const all = computed(() =>
    SECTIONS.flatMap((section) =>
      marks.value[section].map((mark) => ({ section, mark, state: stateOf(section, mark, options.kept()) })),
    ),
  );
  return {
    marks,
    checking: computed(() => unchecked.value > 0),
    /** Marks that have to be changed or kept before the summary is issued. */
    toDecide: computed(() => all.value.filter(({ state }) => state === 'decide')),
    advice: computed(() => all.value.filter(({ state }) => state === 'advice')),
    /** Marks before a part, so that their numbers go on from part to part. */
    before: (section: SummarySection): number => all.value.findIndex((one) => one.section === section),
  };
}
