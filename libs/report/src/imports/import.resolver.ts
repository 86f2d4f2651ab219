import type { TenantType } from '@fanzha/domain';
import { TenantService } from '@fanzha/org';
import { type Connection, Costs, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountSheets } from './files/account-sheets.service.js';
import { templateFields } from './files/import-templates.service.js';
import { shownColumns } from './import-mapping.js';
import { ImportViews } from './import-views.js';
import { ImportUndoing } from './import-undo.service.js';
import { ImportMappingInput, ImportRowsArgs, ImportsArgs, StartImportInput, UndoImportInput } from './import.inputs.js';
import {
  ImportAccounts,
  ImportColumn,
  ImportConnection,
  ImportCounts,
  ImportErrorGroup,
  ImportModel,
  ImportProgress,
  ImportReplacement,
  type ImportRow,
  ImportRowConnection,
  ImportTargetInfo,
  ImportUndo,
} from './import.model.js';
import type { KeptImport } from './import.repository.js';
import { ImportService, requireTarget } from './import.service.js';
import { noteOf, targetTitle, titleOf } from '../targets/field-words.js';

/** Errors are gathered over all rows. */
const ERRORS_COST = 400;
const LIST_COST = 60;

/** The file is uploaded by `POST /imports/{target}`; these operations do the rest. They are for people. */
@Resolver(() => ImportModel)
export class ImportResolver {
  constructor(
    private readonly service: ImportService,
    private readonly views: ImportViews,
    private readonly tenants: TenantService,
    private readonly undoing: ImportUndoing,
    private readonly sheets: AccountSheets,
  ) {}

  @Query(() => [ImportTargetInfo], { description: 'what the own unit can import, in the order of menus' })
  @Requires('account:own')
  @Costs(LIST_COST)
  async importTargets(
    @CurrentViewer() viewer: Viewer,
    @Context() { locale }: RequestContext,
  ): Promise<ImportTargetInfo[]> {
    const targets = await this.service.targets(viewer);
    const { type } = await this.tenants.require(viewer, viewer.tenantId);
    return targets.map((target) => {
      const offered = templateFields(target, type as TenantType);
      const inOrder = [...offered, ...target.fields.filter((field) => !offered.includes(field))];
      return {
        target: target.code as ImportTargetInfo['target'],
        title: targetTitle(target, locale),
        onlyAdds: target.onlyAdds ?? false,
        templateColumns: offered.length,
        templatePath: `/imports/templates/${target.code}.xlsx`,
        fields: inOrder.map((field) => ({
          name: field.name,
          title: titleOf(field, locale),
          required: field.required ?? false,
          note: noteOf(field, locale),
        })),
      };
    });
  }

  @Query(() => ImportConnection, { description: 'imports of the own unit, the newest first' })
  @Requires('account:own')
  @Costs(LIST_COST)
  imports(@CurrentViewer() viewer: Viewer, @Args() { first, after }: ImportsArgs): Promise<Connection<KeptImport>> {
    return this.service.list(viewer, { first: first ?? 20, after: after || null });
  }

  @Query(() => ImportModel, {
    name: 'import',
    description: 'an import of the own unit; NOT_FOUND for those of others. Ask again to see its progress',
  })
  @Requires('account:own')
  one(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the import' }) id: string,
  ): Promise<KeptImport> {
    return this.service.get(viewer, id);
  }

  @Mutation(() => ImportModel, {
    description: 'says what columns stand for; remembered for the next file, and to be checked anew',
  })
  @Requires('account:own')
  setImportMapping(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ImportMappingInput, description: 'the columns, and words that are read as others' })
    input: ImportMappingInput,
  ): Promise<KeptImport> {
    return this.service.setMapping(viewer, input);
  }

  @Mutation(() => ImportModel, { description: 'begins a dry run: each row is judged, and nothing is written' })
  @Requires('account:own')
  checkImport(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the import' }) id: string,
    @Args('version', { type: () => Int, description: 'the version that was seen' }) version: number,
  ): Promise<KeptImport> {
    return this.service.check(viewer, id, version);
  }

  @Mutation(() => ImportModel, { description: 'begins to write what the dry run has judged' })
  @Requires('account:own')
  startImport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StartImportInput, description: 'the import, and how it is written' })
    input: StartImportInput,
  ): Promise<KeptImport> {
    return this.service.start(viewer, input);
  }

  @Mutation(() => ImportModel, {
    description:
      'ends the dry run or the writing behind the batch that is under way: what is written stays, ' +
      'and of all or nothing nothing does',
  })
  @Requires('account:own')
  cancelImport(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the import' }) id: string,
  ): Promise<KeptImport> {
    return this.service.cancel(viewer, id);
  }

  @Mutation(() => Boolean, {
    description: 'takes away an import of which nothing was written, with all that was staged',
  })
  @Requires('account:own')
  async discardImport(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the import' }) id: string,
    @Args('version', { type: () => Int, description: 'the version that was seen' }) version: number,
  ): Promise<boolean> {
    await this.service.discard(viewer, id, version);
    return true;
  }

  @Mutation(() => ImportModel, {
    description:
      'takes back what an import has written: each record is voided as its ledger would, with one reason. ' +
      'It is done batch by batch; `undo` tells what is left',
  })
  @Requires('account:own', 'ledger:void')
  undoImport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UndoImportInput, description: 'the import, and why' }) input: UndoImportInput,
  ): Promise<KeptImport> {
    return this.undoing.start(viewer, input);
  }

  @Costs(ERRORS_COST)
  @ResolveField(() => ImportUndo, { description: 'what undoing it would do now, and what it has done' })
  undo(@CurrentViewer() viewer: Viewer, @Parent() kept: KeptImport): Promise<ImportUndo> {
    return this.undoing.of(viewer, kept);
  }

  @Costs(LIST_COST)
  @ResolveField(() => ImportAccounts, {
    nullable: true,
    description: 'of an import of accounts: who waits for a first password; null where it has added none',
  })
  accounts(@CurrentViewer() viewer: Viewer, @Parent() kept: KeptImport): Promise<ImportAccounts | null> {
    return this.sheets.of(viewer, kept);
  }

  @ResolveField(() => String, { nullable: true, description: 'by whom' })
  recordedBy(@Parent() kept: KeptImport, @Context() context: RequestContext): Promise<string | null> {
    return this.views.recordedBy(context, kept);
  }

  @ResolveField(() => ImportCounts, { description: 'zero before the dry run' })
  counts(@Parent() kept: KeptImport): ImportCounts {
    return this.views.counts(kept);
  }

  @ResolveField(() => ImportProgress, { description: 'of the dry run, the writing or the undo' })
  progress(@Parent() kept: KeptImport): ImportProgress {
    return this.views.progress(kept);
  }

  @ResolveField(() => String, { description: 'the path of the annotated workbook: GET with the token of the session' })
  annotatedPath(@Parent() { id }: KeptImport): string {
    return `/imports/${id}/annotated.xlsx`;
  }

  @Costs(20, { items: 20 })
  @ResolveField(() => [ImportColumn], { description: 'the columns of the file; empty once cells are no longer kept' })
  columns(@Parent() kept: KeptImport, @Context() { locale }: RequestContext): ImportColumn[] {
    return shownColumns(requireTarget(kept.target), kept, locale);
  }

  @Costs(1, { items: 20 })
  @ResolveField(() => [ImportReplacement], { description: 'words that are read as others' })
  replacements(@Parent() { replacements }: KeptImport): readonly ImportReplacement[] {
    return replacements;
  }

  @Costs(ERRORS_COST, { items: 50 })
  @ResolveField(() => [ImportErrorGroup], {
    description: 'errors of the dry run, equal ones together, in the order of the file; the first 200 kinds',
  })
  errors(
    @CurrentViewer() viewer: Viewer,
    @Parent() kept: KeptImport,
    @Context() { locale }: RequestContext,
  ): Promise<ImportErrorGroup[]> {
    return this.views.errors(viewer, kept, locale);
  }

  @Costs(LIST_COST)
  @ResolveField(() => ImportRowConnection, { description: 'the rows, in the order of the file' })
  async rows(
    @CurrentViewer() viewer: Viewer,
    @Parent() kept: KeptImport,
    @Args() { first, after, state }: ImportRowsArgs,
    @Context() { locale }: RequestContext,
  ): Promise<Connection<ImportRow>> {
    const given = { first: first ?? 20, after: after || null, state: state ?? null };
    const page = await this.service.rowsOf(viewer, kept, given);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: this.views.row(node, kept, locale) }));
    return { ...page, edges };
  }
}
