import { useMutation } from '@urql/vue';
import { computed, onMounted, ref, shallowRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import {
  ConfirmMailAddressDocument,
  type MailPartsFragment,
  RemoveMailAddressDocument,
  SetMailAddressDocument,
} from '../../graphql/generated.js';
import { useSubmit } from '../../graphql/use-submit.js';

/** Where mails go: stated, confirmed by the link of a mail, taken away. */
export function useMailAddress(first: MailPartsFragment) {
  const [route, router] = [useRoute(), useRouter()];
  const setting = useMutation(SetMailAddressDocument);
  const confirming = useMutation(ConfirmMailAddressDocument);
  const removing = useMutation(RemoveMailAddressDocument);
  const submission = useSubmit();
  const mail = shallowRef(first);
  const typed = ref('');
  /** Whether an address is asked for though there is one. */
  const another = ref(false);
  /** What a link has come to. */
  const link = ref<'none' | 'running' | 'confirmed' | 'wrong'>('none');
  const isAsking = computed(() => mail.value.state === 'NONE' || another.value);
  submission.follow(() => ({ address: typed.value }));

  const taken = (after: MailPartsFragment): true => {
    mail.value = after;
    typed.value = '';
    another.value = false;
    link.value = 'none';
    return true;
  };
  /** @param address null: another link to the one that is kept */
  async function state(address: string | null): Promise<boolean> {
    const data = await submission.submit(() => setting.executeMutation({ address }), ['address']);
    return data !== null && taken(data.setMailAddress);
  }
  async function remove(): Promise<boolean> {
    const data = await submission.submit(() => removing.executeMutation({}));
    return data !== null && taken(data.removeMailAddress);
  }
  /** The link of a mail leads here. It is taken out of the address, so that nobody else reads it there. */
  async function confirm(token: string): Promise<void> {
    link.value = 'running';
    await router.replace({ query: { ...route.query, confirm: undefined } });
    const data = await submission.submit(() => confirming.executeMutation({ token }));
    if (data) taken(data.confirmMailAddress);
    else if (submission.failure.value?.code === 'NOT_FOUND') submission.reset();
    else return void (link.value = 'none');
    link.value = data ? 'confirmed' : 'wrong';
  }
  onMounted(() => {
    const token = route.query['confirm'];
    if (typeof token === 'string' && token !== '') void confirm(token);
  });
  return { mail, typed, another, isAsking, link, submission, state, remove };
}
