import { onScopeDispose, ref, type Ref } from 'vue';

/** Where a tip is drawn: centred above its host, in viewport pixels. */
export interface TipPosition {
  readonly left: number;
  readonly top: number;
}

const MARGIN = 8;
const HALF_WIDEST = 130;

/**
 * A short text above its host while the pointer or the focus is on it; Escape sends it away.
 * @returns `position` (null: not shown) and the listeners to bind to the host
 */
export function useTip(): { position: Ref<TipPosition | null>; listeners: Record<string, (event: Event) => void> } {
  const position = ref<TipPosition | null>(null);

  const hide = () => {
    position.value = null;
    removeEventListener('keydown', onKey, true);
    removeEventListener('scroll', hide, true);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hide();
  };
  const show = (event: Event) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const centre = box.left + box.width / 2;
    position.value = { left: Math.max(HALF_WIDEST, Math.min(innerWidth - HALF_WIDEST, centre)), top: box.top - MARGIN };
    addEventListener('keydown', onKey, true);
    addEventListener('scroll', hide, true);
  };

  onScopeDispose(hide);
  return { position, listeners: { mouseenter: show, focus: show, mouseleave: hide, blur: hide } };
}
