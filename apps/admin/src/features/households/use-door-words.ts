import { useI18n } from 'vue-i18n';

/** Names of buildings and units as people say them: a bare number gets its word. */
export function useDoorWords() {
  const { t } = useI18n();
  return {
    building: (name: string): string =>
      name === '' ? t('households.noBuilding') : /^\d+$/.test(name) ? t('households.buildingNo', { name }) : name,
    unit: (unit: string): string => (/^\d+$/.test(unit) ? t('households.unitNo', { unit }) : unit),
  };
}
