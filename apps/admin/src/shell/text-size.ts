import { ref } from 'vue';

const KEY = 'fanzha.text-size';
/** What release 0.1 kept for large text. */
const FORMERLY = 'elder';

/** Large text: type is in rem, so one attribute on the root enlarges everything. */
export const largeText = ref(false);

function apply(): void {
  if (largeText.value) document.documentElement.dataset['size'] = 'large';
  else delete document.documentElement.dataset['size'];
}

/** Takes up the size chosen on this device earlier. */
export function startTextSize(): void {
  if (localStorage.getItem(KEY) === FORMERLY) localStorage.setItem(KEY, 'large');
  largeText.value = localStorage.getItem(KEY) === 'large';
  apply();
}

export function toggleTextSize(): void {
  largeText.value = !largeText.value;
  localStorage.setItem(KEY, largeText.value ? 'large' : 'normal');
  apply();
}
