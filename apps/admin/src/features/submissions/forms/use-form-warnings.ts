import type { SubmissionRhythm, TenantType } from '@fanzha/domain';
import { useClientHandle } from '@urql/vue';
import { onScopeDispose, ref, watch } from 'vue';
import { type FormWarningPartsFragment, FormWarningsDocument } from '../../../graphql/generated.js';

/** How long nothing is typed before it is looked at. */
const SETTLED_MS = 400;

/** What of a form decides what it asks for without need. */
interface WeighedForm {
  readonly id: string | null;
  readonly titles: readonly string[];
  readonly rhythm: SubmissionRhythm;
  readonly types: readonly TenantType[];
}

/** What a form that is being written asks for without need, as the server sees it. It holds nothing up. */
export function useFormWarnings(form: () => WeighedForm | null) {
  const { client } = useClientHandle();
  const warnings = ref<readonly FormWarningPartsFragment[]>([]);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function look({ id, titles, rhythm, types }: WeighedForm): Promise<void> {
    const turn = ++asked;
    const input = { id, titles: [...titles], rhythm, types: [...types] };
    const { data } = await client.query(FormWarningsDocument, { input }, { requestPolicy: 'network-only' }).toPromise();
    if (turn === asked) warnings.value = data?.formWarnings ?? [];
  }
  watch(
    () => JSON.stringify(form()),
    () => {
      clearTimeout(waiting);
      const now = form();
      if (now && now.titles.length > 0) waiting = setTimeout(() => void look(now), SETTLED_MS);
      else {
        asked++;
        warnings.value = [];
      }
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(waiting));
  return warnings;
}
