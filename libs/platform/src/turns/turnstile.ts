import { DomainError } from '@fanzha/domain';

/** How many may be inside at once, and how many may wait for it. */
export interface TurnLimits {
  readonly total: number;
  readonly perGroup: number;
  readonly perMember: number;
  /** In line, of one group and altogether. */
  readonly waitingPerGroup: number;
  readonly waiting: number;
  /** A request that waited longer is sent away. */
  readonly waitMs: number;
}

/** Those who ask for a turn: a tenant, say, and a user of it. Members of different groups are different ones. */
interface Asker {
  readonly group: string;
  readonly member: unknown;
  /** Whether nobody is there any more to take the turn. */
  readonly isGone?: () => boolean;
}

/** How many are inside, and how many in line. */
export interface TurnState {
  readonly running: number;
  readonly waiting: number;
}

/** Gives the turn back. Only the first call counts. */
export type Leave = () => void;

interface Waiter extends Asker {
  readonly start: (leave: Leave) => void;
  readonly refuse: () => void;
  readonly timer: NodeJS.Timeout;
}

interface Group {
  running: number;
  readonly members: Map<unknown, number>;
  readonly line: Waiter[];
}

/** After how long an asker who was sent away may come again. */
const COME_AGAIN_SECONDS = 5;

/**
 * Lets a few in at a time. Groups get their turns one after the other, whatever number of their own stand in line: a
 * group that floods waits for itself, and another group's first one is next.
 */
export class Turnstile {
  private running = 0;
  private waiting = 0;
  private readonly groups = new Map<string, Group>();
  /** Groups with somebody in line, the next one first. */
  private readonly lines = new Map<string, Group>();

  constructor(private readonly limits: TurnLimits) {}

  get state(): TurnState {
    return { running: this.running, waiting: this.waiting };
  }

  /** @throws DomainError RATE_LIMITED (TOO_MANY_AT_ONCE) where the line is full or does not move. */
  async enter(asker: Asker): Promise<Leave> {
    const group = this.groupOf(asker.group);
    if (group.line.length === 0 && this.mayStart(group, asker.member)) return this.begin(group, asker);
    const { waiting, waitingPerGroup } = this.limits;
    if (this.waiting >= waiting || group.line.length >= waitingPerGroup) {
      this.forgetEmpty(asker.group, group);
      throw tooMany();
    }
    return this.stand(group, asker);
  }

  private stand(group: Group, asker: Asker): Promise<Leave> {
    return new Promise((resolve, reject) => {
      const refuse = () => reject(tooMany());
      const timer = setTimeout(() => {
        this.leaveLine(group, waiter);
        this.forgetEmpty(asker.group, group);
        refuse();
      }, this.limits.waitMs);
      const waiter: Waiter = { ...asker, start: resolve, refuse, timer };
      group.line.push(waiter);
      this.waiting += 1;
      if (!this.lines.has(asker.group)) this.lines.set(asker.group, group);
      this.admit(); // another member of the group may be held up, and this one not
    });
  }

  private begin(group: Group, { group: name, member }: Asker): Leave {
    this.running += 1;
    group.running += 1;
    group.members.set(member, (group.members.get(member) ?? 0) + 1);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.running -= 1;
      group.running -= 1;
      const others = (group.members.get(member) ?? 1) - 1;
      if (others > 0) group.members.set(member, others);
      else group.members.delete(member);
      this.admit();
      this.forgetEmpty(name, group);
    };
  }

  /** Lets in those who may enter: of each group in turn the first one that its member's own limit does not hold up. */
  private admit(): void {
    for (let moved = true; moved && this.running < this.limits.total;) {
      moved = false;
      for (const [name, group] of this.lines) {
        const waiter = group.line.find(({ member }) => this.mayStart(group, member));
        if (!waiter) continue;
        this.leaveLine(group, waiter);
        this.lines.delete(name);
        if (group.line.length > 0) this.lines.set(name, group); // behind all others
        moved = true;
        if (waiter.isGone?.()) {
          this.forgetEmpty(name, group);
          waiter.refuse();
        } else waiter.start(this.begin(group, waiter));
        break;
      }
    }
  }

  private leaveLine(group: Group, waiter: Waiter): void {
    clearTimeout(waiter.timer);
    group.line.splice(group.line.indexOf(waiter), 1);
    this.waiting -= 1;
    if (group.line.length === 0) this.lines.delete(waiter.group);
  }

  private forgetEmpty(name: string, group: Group): void {
    if (group.running === 0 && group.line.length === 0) this.groups.delete(name);
  }

  private mayStart({ running, members }: Group, member: unknown): boolean {
    const { total, perGroup, perMember } = this.limits;
    return this.running < total && running < perGroup && (members.get(member) ?? 0) < perMember;
  }

  private groupOf(name: string): Group {
    const known = this.groups.get(name);
    if (known) return known;
    const made: Group = { running: 0, members: new Map(), line: [] };
    this.groups.set(name, made);
    return made;
  }
}

/** What is said to who is sent away. */
export function tooMany(): DomainError {
  return DomainError.rateLimited(COME_AGAIN_SECONDS, 'TOO_MANY_AT_ONCE');
}
