import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute } from 'vue-router';

/**
 * Names the page in the title bar after what it shows, as soon as that is known: tabs of two counties can be told
 * apart.
 */
export function usePageTitle(name: () => string | null | undefined): void {
  const { t } = useI18n();
  const route = useRoute();
  // The router writes its own title with every step, so this follows each of them.
  watch(
    [name, () => route.fullPath],
    ([shown]) => {
      if (shown) document.title = `${shown} · ${t('app.name')}`;
    },
    { immediate: true, flush: 'post' },
  );
}
