import type { LocalDate } from '@fanzha/domain';
import { connectionOf, Costs, DateTimeScalar, LocalDateScalar } from '@fanzha/platform';
import { RecordKindEnum } from '@fanzha/ledger';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  type ImportColumnState,
  ImportColumnStateEnum,
  type ImportFormat,
  ImportFormatEnum,
  type ImportMode,
  ImportModeEnum,
  type ImportRowState,
  ImportRowStateEnum,
  type ImportState,
  ImportStateEnum,
  type ImportStopReason,
  ImportStopReasonEnum,
  type ImportTargetCode,
  ImportTargetEnum,
  type ImportUndoObstacle,
  ImportUndoObstacleEnum,
} from './import.enums.js';
import { type RecordUndone, RecordUndoneEnum } from '../records/record-undone.js';

@ObjectType({ description: 'something that a column can stand for' })
class ImportFieldModel {
  @Field(() => String, { description: 'its name in mappings, and in exports' }) name!: string;
  @Field(() => String, { description: 'what people call it' }) title!: string;
  @Field(() => Boolean, { description: 'whether each row has to state it' }) required!: boolean;
  @Field(() => String, { nullable: true, description: 'what is written into it' }) note!: string | null;
}

@ObjectType({ description: 'what the own unit can import' })
export class ImportTargetInfo {
  @Field(() => ImportTargetEnum, { description: 'what rows become' }) target!: ImportTargetCode;
  @Field(() => String, { description: 'what it is called, in the language asked for' }) title!: string;
  @Field(() => Boolean, { description: 'whether rows add and never change what is there' }) onlyAdds!: boolean;
  @Costs(60)
  @Field(() => [ImportFieldModel], { description: 'what columns can stand for, those of the template first' })
  fields!: readonly ImportFieldModel[];
  @Field(() => Int, { description: 'columns of the template' }) templateColumns!: number;
  @Field(() => String, { description: 'the path of the template: GET with the token of the session' })
  templatePath!: string;
}

@ObjectType({ description: 'a column of a file' })
export class ImportColumn {
  @Field(() => Int, { description: 'its place in the file, from 0' }) index!: number;
  @Field(() => String, { description: 'as spreadsheet programs call it: A, B, …' }) letter!: string;
  @Field(() => String, { description: 'its header; empty where there is none' }) header!: string;
  @Field(() => [String], { description: 'the first two texts in it; none of what is never read' })
  samples!: readonly string[];
  @Field(() => String, { nullable: true, description: 'the field that it stands for; null where it is not read' })
  field!: string | null;
  @Field(() => String, { nullable: true, description: 'what that field is called' }) fieldTitle!: string | null;
  @Field(() => ImportColumnStateEnum, { description: 'how it was recognised' }) state!: ImportColumnState;
}

@ObjectType({ description: 'words of a column that are read as others' })
export class ImportReplacement {
  @Field(() => Int, { description: 'the place of the column, from 0' }) index!: number;
  @Field(() => String, { description: 'what stands in its cells' }) from!: string;
  @Field(() => String, { description: 'what it is read as' }) to!: string;
}

@ObjectType({ description: 'how many rows of an import have which state' })
export class ImportCounts {
  @Field(() => Int, { description: 'rows of the file; of a record on several lines, its first' }) total!: number;
  @Field(() => Int, { description: 'become records' }) added!: number;
  @Field(() => Int, { description: 'amend records' }) updated!: number;
  @Field(() => Int, { description: 'say what their records say' }) unchanged!: number;
  @Field(() => Int, { description: 'say what another row or a record says' }) duplicates!: number;
  @Field(() => Int, { description: 'have errors' }) invalid!: number;
  @Field(() => Int, { description: 'of the invalid ones, those of which every error has a suggestion' })
  correctable!: number;
  @Field(() => Int, { description: 'are records now' }) written!: number;
}

@ObjectType({ description: 'how far the dry run, the writing or the undo has come' })
export class ImportProgress {
  @Field(() => Int, { description: 'rows that were judged, written or taken back' }) done!: number;
  @Field(() => Int, { description: 'rows in all' }) total!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it went on after a restart; null: never' })
  resumedAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'from which row of the file it went on' })
  resumedFromRow!: number | null;
}

@ObjectType({ description: 'a sheet with one-time passwords of some imported accounts' })
class ImportAccountSheet {
  @Field(() => String, {
    description: 'its path: POST with the token of the session; each time it makes new passwords',
  })
  path!: string;
  @Field(() => Int, { description: 'accounts that would get a password: those that nobody has used' })
  accounts!: number;
}

@ObjectType({ description: 'the accounts that an import has added, and who of them waits for a first password' })
export class ImportAccounts {
  @Field(() => Boolean, { description: 'whether the viewer may have the passwords: who has started the import may' })
  mayGive!: boolean;
  @Field(() => Int, { description: 'accounts that were added' }) added!: number;
  @Field(() => Int, { description: 'accounts that nobody has used, and whose password nobody else has changed' })
  ready!: number;
  @Field(() => Int, {
    description: 'accounts of officials and operators that nobody has used: their passwords are reset one by one',
  })
  byHand!: number;
  @Field(() => Int, { description: 'rows that became requests, which another operator approves' }) waiting!: number;
  @Field(() => [ImportAccountSheet], { description: 'sheets, of 500 accounts each' })
  sheets!: readonly ImportAccountSheet[];
}

@ObjectType({ description: 'what would become of the records of an import that is undone, and what became of them' })
export class ImportUndo {
  @Field(() => ImportUndoObstacleEnum, {
    nullable: true,
    description: 'why it cannot be undone now; null where it can',
  })
  obstacle!: ImportUndoObstacle | null;
  @Field(() => Int, { description: 'records that stand as they were written: they are voided' }) standing!: number;
  @Field(() => Int, { description: 'records that somebody has changed since: they stay unless asked for' })
  amended!: number;
  @Field(() => Int, { description: 'records that the import has only changed: they stay' }) updated!: number;
  @Field(() => Int, { description: 'records that undoing has voided' }) voided!: number;
  @Field(() => Int, { description: 'records that somebody has voided one by one' }) voidedBefore!: number;
  @Field(() => Int, { description: 'of those that stand, those whose ledger refused the last time' }) refused!: number;
  @Field(() => String, { nullable: true, description: 'why it was last asked for; null: never' }) reason!:
    string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was last asked for' }) askedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it last ended' }) endedAt!: Date | null;
}

@ObjectType({ description: 'an error, and in how many rows it is' })
export class ImportErrorGroup {
  @Field(() => Int, { nullable: true, description: 'the place of the column, from 0; null: of the whole row' })
  index!: number | null;
  @Field(() => String, { nullable: true, description: 'its letter' }) letter!: string | null;
  @Field(() => String, { nullable: true, description: 'its header, or what the field is called' }) header!:
    string | null;
  @Field(() => String, { nullable: true, description: 'what stands in the cells; null for numbers of persons' })
  cell!: string | null;
  @Field(() => String, { description: 'a code of fields, or a reason of conflicts: see the list of errors' })
  code!: string;
  @Field(() => String, { description: 'what is wrong and what to do, in the language asked for' }) message!: string;
  @Field(() => String, { nullable: true, description: 'what it may have been meant to be' }) suggestion!: string | null;
  @Field(() => Int, { description: 'rows with it' }) count!: number;
  @Field(() => [Int], { description: 'the first twenty of them, by their number in the file' })
  rows!: readonly number[];
}

@ObjectType({ description: 'an error of a row' })
export class ImportRowError {
  @Field(() => Int, { description: 'the row of the file that it is in' }) row!: number;
  @Field(() => Int, { nullable: true, description: 'the place of the column, from 0' }) index!: number | null;
  @Field(() => String, { description: 'a code of fields, or a reason of conflicts' }) code!: string;
  @Field(() => String, { description: 'what is wrong and what to do' }) message!: string;
  @Field(() => String, { nullable: true, description: 'what it may have been meant to be' }) suggestion!: string | null;
}

@ObjectType({ description: 'a row of an import; of a record on several lines, its first' })
export class ImportRow {
  @Field(() => Int, { description: 'its number in the file' }) row!: number;
  @Field(() => ImportRowStateEnum, { nullable: true, description: 'null before the dry run' })
  state!: ImportRowState | null;
  @Field(() => [String], {
    nullable: true,
    description: 'its cells by column, empty where nothing is kept; null once cells are no longer kept',
  })
  cells!: readonly string[] | null;
  @Field(() => [ImportRowError], { description: 'what is wrong with it' }) errors!: readonly ImportRowError[];
  @Field(() => Boolean, { description: 'whether it is a record now' }) written!: boolean;
  @Field(() => RecordKindEnum, { nullable: true, description: 'the ledger of its record' }) kind!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'its record, or the one that it says the same as; of units and accounts their ids',
  })
  recordId!: string | null;
  @Field(() => Boolean, { description: 'whether its account waits, or will wait, for another operator to approve it' })
  waits!: boolean;
  @Field(() => RecordUndoneEnum, {
    nullable: true,
    description: 'what became of its record when the import was undone; null where it was not',
  })
  undo!: RecordUndone | null;
  @Field(() => String, { nullable: true, description: 'what refused it, in the language asked for' }) undoMessage!:
    string | null;
}

@ObjectType('Import', { description: 'a spreadsheet that the own unit imports' })
export class ImportModel {
  @Field(() => ID, { description: 'its id' }) id!: string;
  @Field(() => Int, { description: 'counts up with every change by a person' }) version!: number;
  @Field(() => String, { description: 'IMP-20261104-007: stands in the log of every record that came of it' })
  batchNumber!: string;
  @Field(() => ImportTargetEnum, { description: 'what rows become' }) target!: ImportTargetCode;
  @Field(() => String, { description: 'the name of the file' }) fileName!: string;
  @Field(() => ImportFormatEnum, { description: 'by its content' }) format!: ImportFormat;
  @Field(() => String, { nullable: true, description: 'the sheet that is read; null for text' }) sheet!: string | null;
  @Field(() => Int, { description: 'its size in bytes' }) fileBytes!: number;
  @Field(() => Int, { description: 'the row of the file that names the columns' }) headerRow!: number;
  @Field(() => Int, { description: 'rows with data' }) rowCount!: number;
  @Field(() => ImportStateEnum, { description: 'how far it has come' }) state!: ImportState;
  @Field(() => ImportStopReasonEnum, { nullable: true, description: 'why the system ended it' })
  stopReason!: ImportStopReason | null;
  @Field(() => ImportModeEnum, { nullable: true, description: 'as it was started' }) mode!: ImportMode | null;
  @Field(() => Boolean, { description: 'whether somebody asked it to end after the batch that is under way' })
  cancelAsked!: boolean;
  @Field(() => ImportCounts, { description: 'zero before the dry run' }) counts!: ImportCounts;
  @Field(() => ImportProgress, { description: 'of the dry run, the writing or the undo' }) progress!: ImportProgress;
  @Field(() => DateTimeScalar, { description: 'when it was uploaded' }) recordedAt!: Date;
  @Field(() => String, { nullable: true, description: 'by whom' }) recordedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when the last dry run was asked for' })
  checkedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when writing began' }) startedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it ended, however' }) endedAt!: Date | null;
  @Field(() => LocalDateScalar, { description: 'the day from which its cells are no longer kept' })
  expiresOn!: LocalDate;
  @Field(() => Boolean, { description: 'whether cells and errors are gone; which records came of it stays' })
  cleaned!: boolean;
  @Field(() => String, { description: 'the path of the annotated workbook: GET with the token of the session' })
  annotatedPath!: string;
}

export const ImportConnection = connectionOf('Import', () => ImportModel);
export const ImportRowConnection = connectionOf('ImportRow', () => ImportRow);
