import { ref } from 'vue';

const KEY = 'fanzha.text-size';

/** Elder mode: type is in rem, so one attribute on the root enlarges everything. */
export const elder = ref(false);

function apply(): void {
  if (elder.value) document.documentElement.dataset['size'] = 'elder';
  else delete document.documentElement.dataset['size'];
}

/** Takes up the size chosen on this device earlier. */
export function startTextSize(): void {
  elder.value = localStorage.getItem(KEY) === 'elder';
  apply();
}

export function toggleTextSize(): void {
  elder.value = !elder.value;
  localStorage.setItem(KEY, elder.value ? 'elder' : 'normal');
  apply();
}
