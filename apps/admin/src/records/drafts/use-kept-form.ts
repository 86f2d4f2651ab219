import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useSession } from '../../session/use-session.js';
import {
  concernsDraft,
  draftShelf,
  randomName,
  type DraftSubject,
  type DraftShelf,
  type KeptFields,
} from './draft-store.js';

/** Long enough to spare a slow disk while somebody types, short enough to lose nothing worth typing twice. */
const PAUSE = 400;
/** How often a tab says that it still has a draft in hand. */
const STILL_HERE = 20_000;

/** The draft of a form that opens. */
interface OpenDraft<Content extends KeptFields> extends DraftSubject {
  readonly shelf: DraftShelf;
  /** What was taken up; null where the form begins empty. */
  readonly content: Content | null;
  readonly id: string;
}

interface KeptForm {
  /** When the draft was last put away on this device; null while there is none. */
  readonly keptAt: Ref<Date | null>;
  /** This device does not keep drafts: private mode, or no room left. */
  readonly cannotKeep: Ref<boolean>;
  /** Another tab took this draft up: what is written here is a draft of its own from now on, with a key of its own. */
  readonly takenAway: Ref<boolean>;
  /** Puts the draft away now. Called before anything is sent, since it makes sure that the key is this tab's alone. */
  keep(): void;
  /** The record is saved, or the draft not wanted. */
  discard(): void;
  /** Leaves the draft on the shelf and begins another one. */
  setAside(): void;
}

/**
 * The draft that a form takes up when it opens: the one its address asks for (`?draft=`), even out of the hands of
 * another tab, else the last one of this subject that no tab has in hand.
 * @param fresh what was chosen on the way here asks for an empty form, unless the draft fits
 */
export function openDraft<Content extends KeptFields>(
  subject: DraftSubject,
  fresh: (content: Content) => boolean = () => false,
): OpenDraft<Content> {
  const viewer = useSession().person();
  const shelf = draftShelf(viewer.id, viewer.tenant.id);
  const route = useRoute();
  const asked = typeof route.query['draft'] === 'string' ? route.query['draft'] : null;
  const found = shelf.find(subject, asked);
  const draft = found && (found.id === asked || !fresh(found.content as Content)) ? found : null;
  if (draft) shelf.hold(draft.id);
  if (asked !== null) {
    const { draft: _, ...query } = route.query;
    // Asked for once: after a reload the tab takes up what it had in hand.
    void useRouter().replace({ query });
  }
  return { ...subject, shelf, content: draft ? (draft.content as Content) : null, id: draft?.id ?? randomName() };
}

/** Only the content counts: the time of a draft changes with every look at it. */
const contentOf = (draft: KeptFields | null): string =>
  draft === null ? '' : JSON.stringify({ ...draft, savedAt: '', idempotencyKey: '' });

interface PageEvents {
  /** The page is out of sight: it may not come back. */
  readonly leave: () => void;
  /** The page goes, or the form does. */
  readonly letGo: () => void;
  /** Time has gone by. */
  readonly stay: () => void;
  readonly comeBack: (event: PageTransitionEvent) => void;
  /** Another tab has changed what this device keeps. */
  readonly hear: (event: StorageEvent) => void;
}

/** Tells a form of what becomes of its page, until the form goes. */
function whileOpen({ leave, letGo, stay, comeBack, hear }: PageEvents): void {
  const beat = setInterval(stay, STILL_HERE);
  window.addEventListener('pagehide', letGo);
  window.addEventListener('pageshow', comeBack);
  window.addEventListener('storage', hear);
  document.addEventListener('visibilitychange', leave);
  onScopeDispose(() => {
    clearInterval(beat);
    window.removeEventListener('pagehide', letGo);
    window.removeEventListener('pageshow', comeBack);
    window.removeEventListener('storage', hear);
    document.removeEventListener('visibilitychange', leave);
    letGo();
  });
}

/**
 * The draft that this tab has in hand: put away, taken off the shelf, left there for later.
 * @param renew gives the form an idempotency key of its own
 */
function draftInHand<Content extends KeptFields>(opened: OpenDraft<Content>, renew: () => void) {
  const { shelf, form, about } = opened;
  const keptAt = ref<Date | null>(opened.content ? new Date(opened.content.savedAt) : null);
  const cannotKeep = ref(false);
  const takenAway = ref(false);
  let { id } = opened;
  let onShelf = opened.content !== null;

  function begin(): void {
    id = randomName();
    onShelf = false;
    keptAt.value = null;
  }
  /** Where another tab has the draft, or has done with it, this form goes on under a name and a key of its own. */
  function makeSure(): void {
    if (!onShelf || shelf.isMine(id)) return;
    takenAway.value = true;
    begin();
    renew();
  }

  return {
    ...{ keptAt, cannotKeep, takenAway, makeSure },
    put(content: Content, title: string): void {
      cannotKeep.value = !shelf.put({ id, form, about, title, content });
      if (cannotKeep.value) return;
      onShelf = true;
      shelf.hold(id);
      keptAt.value = new Date(content.savedAt);
    },
    remove(): void {
      if (onShelf && shelf.isMine(id)) shelf.remove(id);
      begin();
      takenAway.value = false;
    },
    setAside(): void {
      shelf.release(id);
      begin();
      takenAway.value = false;
    },
    letGo: (): void => shelf.release(id),
    stay(): void {
      if (onShelf && shelf.isMine(id)) shelf.hold(id);
    },
    /** A page that comes back as it was left: if nobody else took the draft meanwhile, it is this tab's again. */
    comeBack({ persisted }: PageTransitionEvent): void {
      if (!persisted || !onShelf) return;
      if (shelf.get(id) && !shelf.isHeldElsewhere(id)) shelf.hold(id);
      makeSure();
    },
    hear({ key }: StorageEvent): void {
      if (concernsDraft(key, id)) makeSure();
    },
  };
}

/**
 * Keeps a form on this device while it is written: after every pause, and at once when the page is left.
 * @param opened what the form opened with
 * @param source draft as it stands, or null while it holds nothing worth keeping
 * @param options `title` for the list of drafts; `renew` gives the form an idempotency key of its own
 */
export function useKeptForm<Content extends KeptFields>(
  opened: OpenDraft<Content>,
  source: () => Content | null,
  options: { title: () => string; renew: () => void },
): KeptForm {
  const inHand = draftInHand(opened, options.renew);
  const { keptAt, cannotKeep, takenAway } = inHand;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Something was written that is not put away yet. */
  let pending = false;
  let last = contentOf(source());

  function settle(): void {
    clearTimeout(timer);
    pending = false;
  }
  function keep(): void {
    settle();
    inHand.makeSure();
    const content = source();
    if (content !== null) inHand.put(content, options.title());
  }
  function keepPending(): void {
    if (pending) keep();
  }
  function discard(): void {
    settle();
    inHand.remove();
    // What stands in the form now is not a change any more.
    last = contentOf(source());
  }
  function setAside(): void {
    keepPending();
    inHand.setAside();
  }

  watch(
    () => contentOf(source()),
    (content) => {
      if (content === last) return;
      last = content;
      clearTimeout(timer);
      pending = true;
      timer = setTimeout(keep, PAUSE);
    },
  );

  const { stay, comeBack, hear } = inHand;
  const letGo = (): void => {
    keepPending();
    inHand.letGo();
  };
  whileOpen({ leave: keepPending, letGo, stay, comeBack, hear });
  return { keptAt, cannotKeep, takenAway, keep, discard, setAside };
}
