import type { MigrationInterface, QueryRunner } from 'typeorm';

const IMPORT_STATES = ['UPLOADED', 'CHECKING', 'CHECKED', 'WRITING', 'WRITTEN', 'CANCELLED', 'STOPPED'] as const;
const TEXT_STATES = ['OPEN', 'ACCEPTED', 'PARKED'] as const;
const listed = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(',');

/**
 * What an import or a text has recorded is voided in one step (docs/decisions/0062). A row keeps what became of its
 * record, so that a process that dies leaves nothing to be guessed.
 */
export class UndoneImports1770001000000 implements MigrationInterface {
  name = 'UndoneImports1770001000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table import drop constraint import_state_check,
        add constraint import_state_check check (state in (${listed([...IMPORT_STATES, 'UNDOING', 'UNDONE'])})),
        add column undo_reason text check (char_length(undo_reason) <= 500),
        -- Whether records that were changed since they were written are voided as well.
        add column undo_amended boolean not null default false,
        add column undone_rows int not null default 0 check (undone_rows >= 0),
        add column undo_asked_at timestamptz,
        add column undo_ended_at timestamptz,
        add constraint import_undo_reason check (state not in ('UNDOING','UNDONE') or undo_reason is not null);
      alter table import_row
        -- What became of its record when the import was undone, and what refused that.
        add column undo text check (undo in ('VOIDED','AMENDED','VOIDED_BEFORE','UPDATED','REFUSED')),
        add column undo_why jsonb;
      drop index import_at_work;
      create index import_at_work on import (city_code, state) where state in ('CHECKING','WRITING','UNDOING');
      grant update (undo_reason, undo_amended, undone_rows, undo_asked_at, undo_ended_at) on import to fanzha_app;
      grant update (undo, undo_why) on import_row to fanzha_app;

      alter table read_text drop constraint read_text_state_check,
        add constraint read_text_state_check check (state in (${listed([...TEXT_STATES, 'UNDONE'])})),
        add column undo_reason text check (char_length(undo_reason) <= 500),
        add constraint read_text_undo_reason check ((state = 'UNDONE') = (undo_reason is not null)),
        drop constraint read_text_check1,
        add constraint read_text_accept_key check ((accept_key is not null) = (state in ('ACCEPTED','UNDONE')));
      alter table read_text_record
        add column undo text check (undo in ('VOIDED','AMENDED','VOIDED_BEFORE','REFUSED')),
        add column undo_why jsonb;
      grant update (undo_reason) on read_text to fanzha_app;
      grant update (undo, undo_why) on read_text_record to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      update import set state = 'WRITTEN' where state in ('UNDOING','UNDONE');
      update read_text set state = 'ACCEPTED', undo_reason = null where state = 'UNDONE';
      alter table read_text_record drop column undo, drop column undo_why;
      alter table read_text drop constraint read_text_undo_reason, drop column undo_reason,
        drop constraint read_text_accept_key,
        add constraint read_text_check1 check ((accept_key is not null) = (state = 'ACCEPTED')),
        drop constraint read_text_state_check,
        add constraint read_text_state_check check (state in (${listed(TEXT_STATES)}));
      drop index import_at_work;
      create index import_at_work on import (city_code, state) where state in ('CHECKING','WRITING');
      alter table import_row drop column undo, drop column undo_why;
      alter table import drop constraint import_undo_reason, drop column undo_reason, drop column undo_amended,
        drop column undone_rows, drop column undo_asked_at, drop column undo_ended_at,
        drop constraint import_state_check,
        add constraint import_state_check check (state in (${listed(IMPORT_STATES)}));`);
  }
}
