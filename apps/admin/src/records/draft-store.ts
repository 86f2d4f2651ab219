/** What every draft holds beside its own fields. */
export interface KeptFields {
  readonly savedAt: string;
}

/** The place of one draft on this device. */
export interface DraftStore<Draft extends KeptFields> {
  /** The draft, or null: a damaged one counts as none. */
  load(): Draft | null;
  /** Keeps a draft. Whether it could: a full or forbidden store must be said, not hidden. */
  store(draft: Draft): boolean;
  clear(): void;
}

/** @param place what the draft is of, such as `visits` and a community; part of the key on this device */
export function draftStore<Draft extends KeptFields>(userId: string, ...place: readonly string[]): DraftStore<Draft> {
  const key = ['fanzha.draft', userId, ...place].join('.');
  return {
    load() {
      try {
        const text = localStorage.getItem(key);
        return text === null ? null : (JSON.parse(text) as Draft);
      } catch {
        return null;
      }
    },
    store(draft) {
      try {
        localStorage.setItem(key, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    clear: () => localStorage.removeItem(key),
  };
}
