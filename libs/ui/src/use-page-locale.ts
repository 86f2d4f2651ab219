import { isLocale, DEFAULT_LOCALE, type Locale } from '@fanzha/domain';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';

/** The language of the page, as the domain names it. */
export function usePageLocale(): ComputedRef<Locale> {
  const { locale } = useI18n();
  return computed(() => (isLocale(locale.value) ? locale.value : DEFAULT_LOCALE));
}
