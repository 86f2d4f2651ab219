import type { ChaseTextStyle } from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ChaseBoards, digitsBelow } from './chase-board.service.js';
import { chaseText } from './chase-text.js';
import type { ChaseArgs } from './submission.inputs.js';

/** Writes the text about a form that is pasted into a group chat. */
@Injectable()
export class ChaseTexts {
  constructor(
    private readonly boards: ChaseBoards,
    private readonly regions: RegionDirectory,
  ) {}

  /** The text as things stand at this moment. @throws DomainError as `ChaseBoards.board` */
  async text(viewer: Viewer, asked: ChaseArgs, style: ChaseTextStyle): Promise<string> {
    const board = await this.boards.board(viewer, asked);
    return chaseText(board, style, (code) => this.regions.nameOf(code), digitsBelow(viewer));
  }
}
