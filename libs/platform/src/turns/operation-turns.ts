import { Injectable } from '@nestjs/common';
import type { Viewer } from '../viewer/viewer.js';
import { type Leave, Turnstile, type TurnState } from './turnstile.js';

/** A page of the web client asks for four things at once; a person looks at one. A unit has a handful of clerks. */
const LIMITS = { total: 32, perGroup: 6, perMember: 4, waitingPerGroup: 120, waiting: 2_000, waitMs: 10_000 };

/**
 * The turn that one request holds while its operations run. It may end before it has begun, when the answer is already
 * decided: what it gets afterwards it gives back.
 */
export class OperationTurn {
  private leave: Leave | null = null;
  private isOver = false;

  get isHeld(): boolean {
    return this.leave !== null;
  }

  hold(leave: Leave): void {
    if (this.isOver) leave();
    else this.leave = leave;
  }

  end(): void {
    this.isOver = true;
    this.leave?.();
  }
}

/**
 * Operations of one user or API client, and of one tenant, that run at once. The rest wait in line, so that
 * thirty heavy pages opened together come one after the other for the person who opened them, and delay nobody
 * else. Counted by each process.
 */
@Injectable()
export class OperationTurns {
  private readonly turnstile = new Turnstile(LIMITS);

  get state(): TurnState {
    return this.turnstile.state;
  }

  /** @throws DomainError RATE_LIMITED (TOO_MANY_AT_ONCE) where too many wait already, or it would be too long. */
  async take(turn: OperationTurn, viewer: Viewer, isGone: () => boolean): Promise<void> {
    if (turn.isHeld) return; // by an operation of the same batch
    const member = viewer.client?.id ?? viewer.userId;
    turn.hold(await this.turnstile.enter({ group: viewer.tenantId, member, isGone }));
  }
}
