import { Injectable } from '@nestjs/common';
import { Listener } from './listener.repository.js';
import { LIVE_CHANNEL, type Sends, sendSignals, type Signal } from './live-signals.repository.js';

/** Heard instead of an id after the connection was away. */
export const MISSED = 'missed';

type Hears = (id: string) => void;

/**
 * Signals between processes: that something is there to be read, never what it is. Whoever hears one reads it with
 * their own rights.
 */
@Injectable()
export class LiveSignals {
  private readonly hearers = new Map<string, Set<Hears>>();
  private listening: Promise<void> | null = null;

  constructor(private readonly listener: Listener) {
    listener.onReturn(() => this.wakeAll());
  }

  /** Sends signals at the commit of the transaction; each holds a topic and an id, and nothing else. */
  send(tx: Sends, signals: readonly Signal[]): Promise<void> {
    return sendSignals(tx, signals);
  }

  /**
   * Calls `hear` with every id of a topic until the returned function is called, and with `MISSED` where signals may
   * have been lost: something may be there to be read.
   */
  async subscribe(topic: string, hear: Hears): Promise<() => void> {
    const leave = this.join(topic, hear);
    try {
      await this.listen();
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  private join(topic: string, hear: Hears): () => void {
    const hearers = this.hearers.get(topic) ?? new Set();
    this.hearers.set(topic, hearers.add(hear));
    return () => {
      hearers.delete(hear);
      if (hearers.size === 0 && this.hearers.get(topic) === hearers) this.hearers.delete(topic);
    };
  }

  private async listen(): Promise<void> {
    this.listening ??= this.listener.listen(LIVE_CHANNEL, (payload) => this.deliver(payload));
    await this.listening.catch((error: unknown) => {
      this.listening = null;
      throw error;
    });
  }

  private wakeAll(): void {
    for (const hearers of this.hearers.values()) hearers.forEach((hear) => hear(MISSED));
  }

  private deliver(payload: string): void {
    for (const [topic, id] of JSON.parse(payload) as Signal[]) this.hearers.get(topic)?.forEach((hear) => hear(id));
  }
}
