import { watch } from 'vue';

/** A corrected field is not wrong any longer, whatever was said about it before. */
export function useCorrected(
  errors: () => Record<string, string | undefined>,
  fields: () => Readonly<Record<string, unknown>>,
): void {
  watch(
    () => Object.fromEntries(Object.entries(fields()).map(([field, value]) => [field, JSON.stringify(value)])),
    (now, before) => {
      const told = errors();
      for (const field of Object.keys(told)) if (now[field] !== before[field]) Reflect.deleteProperty(told, field);
    },
  );
}
