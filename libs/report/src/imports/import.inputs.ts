import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { ImportModeEnum, type ImportMode, type ImportRowState, ImportRowStateEnum } from './import.enums.js';

@InputType({ description: 'what a column of a file stands for' })
export class ImportColumnInput {
  @Field(() => Int, { description: 'its place in the file, from 0' }) index!: number;
  @Field(() => String, { nullable: true, description: 'a field by its name; null: the column is not read' })
  field?: string | null;
}

@InputType({ description: 'words of a column that are read as others, such as a suggestion that was taken' })
export class ImportReplacementInput {
  @Field(() => Int, { description: 'the place of the column, from 0' }) index!: number;
  @Field(() => String, { description: 'what stands in its cells, the whole of it' }) from!: string;
  @Field(() => String, { description: 'what it is read as' }) to!: string;
}

@InputType({ description: 'what the columns of a file stand for; those that are not named stay as they are' })
export class ImportMappingInput {
  @Field(() => ID, { description: 'the import' }) id!: string;
  @Field(() => Int, { description: 'the version that was seen' }) version!: number;
  @Field(() => [ImportColumnInput], { defaultValue: [], description: 'columns, each once' })
  columns!: ImportColumnInput[];
  @Field(() => [ImportReplacementInput], {
    defaultValue: [],
    description: 'added to those before; `to` equal to `from` takes one back',
  })
  replacements!: ImportReplacementInput[];
}

@InputType({ description: 'how an import is written' })
export class StartImportInput {
  @Field(() => ID, { description: 'the import' }) id!: string;
  @Field(() => Int, { description: 'the version that was seen' }) version!: number;
  @Field(() => ImportModeEnum, { description: 'what becomes of good rows where others have errors' }) mode!: ImportMode;
  @Field(() => Boolean, { defaultValue: false, description: 'true: rows that are DUPLICATE are written as well' })
  withDuplicates!: boolean;
}

@InputType({ description: 'an import whose records are taken back' })
export class UndoImportInput {
  @Field(() => ID, { description: 'the import' }) id!: string;
  @Field(() => Int, { description: 'the version that was seen' }) version!: number;
  @Field(() => String, { description: 'why, for the history and the log of each record' }) reason!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true: records that somebody has changed since are voided as well',
  })
  withAmended!: boolean;
}

@ArgsType()
export class ImportsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}

@ArgsType()
export class ImportRowsArgs extends ImportsArgs {
  @Field(() => ImportRowStateEnum, { nullable: true, description: 'only rows with this state' })
  state?: ImportRowState | null;
}
