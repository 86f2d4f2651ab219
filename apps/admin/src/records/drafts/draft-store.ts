import { isFormer, ofToday } from './former-names.js';

/** What every draft holds beside its own fields. */
export interface KeptFields {
  readonly savedAt: string;
}

/** What a draft is of: a form, and `new`, the record to amend, or the community of visits. */
export interface DraftSubject {
  readonly form: string;
  readonly about: string;
}

/** One unfinished form on this device. */
export interface KeptDraft<Content extends KeptFields = KeptFields> extends DraftSubject {
  readonly id: string;
  /** What the list of drafts calls it; '' where the form has no name yet. */
  readonly title: string;
  readonly content: Content;
}

/** The drafts of one person in one unit. A draft is in the hands of one tab at most. */
export interface DraftShelf {
  /** All drafts, the newest first; damaged ones count as none. */
  list(): KeptDraft[];
  get(id: string): KeptDraft | null;
  /** Puts a draft away. Whether it could: a full or forbidden store must be said, not hidden. */
  put(draft: KeptDraft): boolean;
  remove(id: string): void;
  /** The draft that a form takes up: the one asked for, else the last one of this subject that no tab has in hand. */
  find(subject: DraftSubject, asked: string | null): KeptDraft | null;
  hold(id: string): void;
  /** Lets go of a draft in the hands of this tab. */
  release(id: string): void;
  /** Whether this tab has it in hand still; false where another took it, saved it or dropped it. */
  isMine(id: string): boolean;
  isHeldElsewhere(id: string): boolean;
}

const ENTRY = 'fanzha.form';
const HELD = 'fanzha.form-held';
/** Which draft this tab had of a subject: after a reload it takes up that one. A copy of the tab finds it held. */
const LAST = 'fanzha.form-last';
/** Drafts of release 0.1: one per person and subject. */
const EARLIER = 'fanzha.draft';
/** A tab that has not been heard of for so long is gone; timers of a tab in the background run once a minute. */
const SILENT = 150_000;

/** A name nobody else has. Random bytes work on plain http too, where `randomUUID` does not exist. */
export function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Of this page load only: what is stored in the session of a tab is copied when the tab is.
const THIS_TAB = randomName();

export function draftShelf(userId: string, tenantId: string, tab = THIS_TAB): DraftShelf {
  const prefix = `${ENTRY}.${userId}.${tenantId}.`;
  const heldKey = (id: string): string => `${HELD}.${id}`;
  const lastKey = ({ form, about }: DraftSubject): string => `${LAST}.${form}.${about}`;

  function holderOf(id: string): string | null {
    const [name, seen] = (localStorage.getItem(heldKey(id)) ?? '').split('@');
    return name && Math.abs(Date.now() - Number(seen)) < SILENT ? name : null;
  }

  const shelf: DraftShelf = {
    list: () =>
      keysOf(prefix)
        .flatMap((key) => readDraft(key) ?? [])
        .sort((left, right) => right.content.savedAt.localeCompare(left.content.savedAt)),
    get: (id) => readDraft(`${prefix}${id}`),
    put(draft) {
      try {
        localStorage.setItem(`${prefix}${draft.id}`, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    remove(id) {
      localStorage.removeItem(`${prefix}${id}`);
      localStorage.removeItem(heldKey(id));
    },
    find({ form, about }, asked) {
      const there = shelf.list().filter((draft) => draft.form === form && draft.about === about);
      const free = there.filter(({ id }) => !shelf.isHeldElsewhere(id));
      return (
        there.find(({ id }) => id === asked) ??
        free.find(({ id }) => id === remembered(lastKey({ form, about }))) ??
        free[0] ??
        null
      );
    },
    hold(id) {
      try {
        localStorage.setItem(heldKey(id), `${tab}@${Date.now()}`);
        const draft = shelf.get(id);
        if (draft) sessionStorage.setItem(lastKey(draft), id);
      } catch {
        // Where nothing can be stored there is no draft that two tabs could share.
      }
    },
    release(id) {
      if (holderOf(id) === tab) localStorage.removeItem(heldKey(id));
    },
    isMine: (id) => shelf.get(id) !== null && (localStorage.getItem(heldKey(id)) ?? '').startsWith(`${tab}@`),
    isHeldElsewhere: (id) => {
      const name = holderOf(id);
      return name !== null && name !== tab;
    },
  };
  carryOver(userId, shelf);
  for (const key of keysOf(prefix)) {
    const stored = parsed(key);
    const draft = stored && isFormer(stored) ? readDraft(key) : null;
    if (draft) shelf.put(draft);
  }
  return shelf;
}

/** Whether a change of the store by another tab concerns this draft. */
export const concernsDraft = (key: string | null, id: string): boolean =>
  key === null || (key.startsWith(ENTRY) && key.endsWith(id));
/** Whether it concerns any draft. */
export const concernsDrafts = (key: string | null): boolean => key === null || key.startsWith(ENTRY);

const keysOf = (prefix: string): string[] =>
  Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

function remembered(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function parsed(key: string): Readonly<Record<string, unknown>> | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof stored === 'object' ? (stored as Readonly<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
}

function readDraft(key: string): KeptDraft | null {
  const stored = parsed(key);
  const draft = stored && (ofToday(stored) as Partial<KeptDraft>);
  return typeof draft?.id === 'string' && typeof draft.content?.savedAt === 'string'
    ? ({
        ...draft,
        form: String(draft.form),
        about: String(draft.about),
        title: String(draft.title ?? ''),
      } as KeptDraft)
    : null;
}

/** Drafts of release 0.1 become drafts of the unit in which their person works now. */
function carryOver(userId: string, shelf: DraftShelf): void {
  for (const key of keysOf(`${EARLIER}.${userId}.`)) {
    const path = key.slice(`${EARLIER}.${userId}.`.length).split('.');
    const [form, about] = path.length === 1 ? ['activity', path[0]] : path;
    const content = parsed(key) as Partial<KeptFields> | null;
    const draft =
      form && about && typeof content?.savedAt === 'string'
        ? { id: randomName(), form, about, title: '', content: content as KeptFields }
        : null;
    if (draft === null || shelf.put(draft)) localStorage.removeItem(key);
  }
}
