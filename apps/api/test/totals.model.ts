import type { LocalDate, Period } from '@fanzha/domain';

/** What a record of the model says: an amount of some days, or a running total since the first of them. */
interface Said {
  readonly id: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly value: number | null;
  readonly running: boolean;
}

type Relation = 'INCLUDED' | 'ADDITIONAL';

/**
 * The rules of totals, written apart from the program (docs/decisions/0050): what one unit said of one indicator, and
 * for each amount and each series of totals what was answered about them.
 */
export class ModelOfTotals {
  readonly said = new Map<string, Said>();
  private readonly relations = new Map<string, Relation>();

  /** Totals since a day are a series. */
  private series(since: LocalDate): Said[] {
    return [...this.said.values()]
      .filter(({ running, from }) => running && from === since)
      .sort((one, other) => (one.until < other.until ? -1 : 1));
  }

  private get starts(): LocalDate[] {
    return [...new Set([...this.said.values()].filter(({ running }) => running).map(({ from }) => from))];
  }

  /** Whether a total of these days is there already. */
  isTold({ from, until, id }: Said): boolean {
    return this.series(from).some((total) => total.until === until && total.id !== id);
  }

  /** A record as it is now, with one answer for everything that is asked about. */
  say(now: Said, answer: Relation): void {
    this.said.set(now.id, now);
    this.forgetDead();
    // What has become a total of the series is no part of it any longer.
    if (now.running) this.relations.delete(`${now.id} ${now.from}`);
    if (now.running) this.inherit(now);
    for (const other of [...this.said.values()]) {
      if (other.id === now.id || other.from > now.until || now.from > other.until) continue;
      if (now.running && other.running && now.from === other.from) continue;
      if (other.running) this.relate(now, other.from, answer);
      else if (now.running && !this.isPart(other)) this.relateOther(other, now, answer);
    }
  }

  take(id: string): void {
    this.said.delete(id);
    for (const key of [...this.relations.keys()]) if (key.startsWith(`${id} `)) this.relations.delete(key);
    this.forgetDead();
  }

  /** The series of what is no total stays no series: what was said of it is asked again when there is one. */
  private forgetDead(): void {
    const alive = new Set(this.starts);
    for (const key of [...this.relations.keys()]) if (!alive.has(key.split(' ')[1] ?? '')) this.relations.delete(key);
  }

  private inherit(now: Said): void {
    for (const since of this.starts) {
      const known = this.series(now.from)
        .filter(({ id }) => id !== now.id)
        .map(({ id }) => this.relations.get(`${id} ${since}`))
        .find((relation) => relation !== undefined);
      if (known && !this.relations.has(`${now.id} ${since}`)) this.relations.set(`${now.id} ${since}`, known);
    }
  }

  private isPart({ id }: Said): boolean {
    return [...this.relations].some(([key, relation]) => key.startsWith(`${id} `) && relation === 'INCLUDED');
  }

  private isSaidBetween(one: LocalDate, other: LocalDate): boolean {
    return (
      this.series(one).some(({ id }) => this.relations.has(`${id} ${other}`)) ||
      this.series(other).some(({ id }) => this.relations.has(`${id} ${one}`))
    );
  }

  /** A line, or a total, beside a series that may have it in it. */
  private relate(now: Said, since: LocalDate, answer: Relation): void {
    if (this.relations.has(`${now.id} ${since}`)) return;
    if (now.running && this.isSaidBetween(now.from, since)) return;
    if (now.running) throw new Error('Series of two beginnings are asked about elsewhere');
    const holds = this.series(since).some((total) => total.from <= now.from && now.until <= total.until);
    this.relations.set(`${now.id} ${since}`, answer === 'INCLUDED' && holds ? 'INCLUDED' : 'ADDITIONAL');
  }

  /** A total that is told now, beside a line that was told before. */
  private relateOther(other: Said, now: Said, answer: Relation): void {
    if (this.relations.has(`${other.id} ${now.from}`)) return;
    const holds = now.from <= other.from && other.until <= now.until;
    this.relations.set(`${other.id} ${now.from}`, answer === 'INCLUDED' && holds ? 'INCLUDED' : 'ADDITIONAL');
  }

  /** What each record counts for, and of which days; null where it counts for nothing. */
  counted(): { from: LocalDate; until: LocalDate; amount: number }[] {
    const lines = [...this.said.values()].filter(({ running }) => !running);
    const rests = this.starts.flatMap((since) => {
      const totals = this.series(since).filter(({ value }) => value !== null);
      return totals.map((total, at) => {
        const before = totals[at - 1];
        const grown = (total.value ?? 0) - (before?.value ?? 0);
        const parts = lines
          .filter(({ id }) => this.relations.get(`${id} ${since}`) === 'INCLUDED')
          .filter(({ until }) => until <= total.until && (!before || until > before.until))
          .reduce((sum, { value }) => sum + (value ?? 0), 0);
        return {
          from: before ? nextDay(before.until) : since,
          until: total.until,
          amount: grown >= 0 ? Math.max(0, grown - parts) : grown - parts,
        };
      });
    });
    return [...lines.map(({ from, until, value }) => ({ from, until, amount: value ?? 0 })), ...rests];
  }

  /** What the figure of a period shows: its value, what spans its beginning, and what goes on beyond its end. */
  figure({ start, end }: Period): { value: number; spanning: number; goesOn: number } {
    const counted = this.counted();
    const ended = counted.filter(({ until }) => start <= until && until <= end);
    const sum = (all: readonly { amount: number }[]) => all.reduce((total, { amount }) => total + amount, 0);
    return {
      value: sum(ended.filter(({ from }) => from >= start)),
      spanning: sum(ended.filter(({ from }) => from < start)),
      goesOn: sum(counted.filter(({ from, until }) => from <= end && end < until)),
    };
  }
}

const nextDay = (day: LocalDate): LocalDate => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
