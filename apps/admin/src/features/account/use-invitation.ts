import { isRegionCode, visibleText } from '@fanzha/domain';
import { computed, reactive, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiFailure } from '../../graphql/api-failure.js';
import { useCorrected } from '../../graphql/use-corrected.js';
import { useSession } from '../../session/use-session.js';
import { policyOf } from './use-password-change.js';

/** Accepting the invitation of an empty system. */
export function useInvitation(token: () => string) {
  const { t } = useI18n();
  const session = useSession();
  const form = reactive({ cityCode: '', username: '', displayName: '', password: '' });
  const errors = ref<Record<string, string>>({});
  useCorrected(
    () => errors.value,
    () => form,
  );
  const failure = shallowRef<ApiFailure | null>(null);
  const busy = ref(false);
  const policy = computed(() => policyOf(form.password, form.username));

  function check(): boolean {
    const unmet = policy.value.find((line) => !line.met);
    errors.value = {
      ...(isRegionCode(visibleText(form.cityCode)) && visibleText(form.cityCode).length === 4
        ? {}
        : { cityCode: t('signIn.invitation.cityMissing') }),
      ...(visibleText(form.username) === '' ? { username: t('signIn.missing.username') } : {}),
      ...(visibleText(form.displayName) === '' ? { displayName: t('signIn.invitation.nameMissing') } : {}),
      ...(unmet
        ? {
            password:
              form.password === ''
                ? t('signIn.missing.password')
                : t('signIn.change.still', { rule: t(`signIn.change.${unmet.key}`) }),
          }
        : {}),
    };
    return Object.keys(errors.value).length === 0;
  }

  /** @returns whether the person is signed in now */
  async function submit(): Promise<boolean> {
    failure.value = null;
    if (!check()) return false;
    busy.value = true;
    try {
      await session.acceptInvitation({
        token: token(),
        username: visibleText(form.username),
        displayName: visibleText(form.displayName),
        password: form.password,
        cityCode: visibleText(form.cityCode),
      });
      return true;
    } catch (problem) {
      if (!(problem instanceof ApiFailure)) throw problem;
      errors.value = Object.fromEntries(
        problem.fields.map(({ path, message }) => [
          path,
          path === 'token'
            ? t('signIn.invitation.invalid')
            : path === 'cityCode'
              ? t('signIn.invitation.cityUnknown')
              : message,
        ]),
      );
      failure.value = problem.fields.length > 0 ? null : problem;
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { form, errors, failure, busy, policy, submit };
}
