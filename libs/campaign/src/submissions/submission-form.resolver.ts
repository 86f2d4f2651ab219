import { Costs, CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Region, RegionDirectory } from '@fanzha/org';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SubmissionFormInput } from './submission-form.inputs.js';
import { isRetired, SubmissionFormService } from './submission-form.service.js';
import { SubmissionForm } from './submission.model.js';
import type { FormRow } from './submission.rows.js';

@Resolver(() => SubmissionForm)
export class SubmissionFormResolver {
  constructor(
    private readonly forms: SubmissionFormService,
    private readonly directory: RegionDirectory,
  ) {}

  @Query(() => [SubmissionForm], {
    description: 'forms that the own authority has set, that the own unit hands in, or of authorities one oversees',
  })
  @Requires('ledger:read')
  @Costs(100)
  submissionForms(@CurrentViewer() viewer: Viewer): Promise<FormRow[]> {
    return this.forms.list(viewer);
  }

  @Mutation(() => SubmissionForm, {
    description: 'sets a form, or a new version of one, which holds from its next period on; for officials',
  })
  @Requires('ledger:record')
  defineSubmissionForm(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SubmissionFormInput, description: 'what is to be handed in' })
    input: SubmissionFormInput,
    @Args('id', { type: () => ID, nullable: true, description: 'the form to change; null: a new one' })
    id: string | null,
  ): Promise<FormRow> {
    return this.forms.define(viewer, id ?? null, input);
  }

  @Mutation(() => SubmissionForm, {
    description:
      'retires a form for good: the period that runs today is not opened, nor one behind it. What is open stays; ' +
      'for officials of the authority that has set it',
  })
  @Requires('ledger:record')
  retireSubmissionForm(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the form' }) id: string,
  ): Promise<FormRow> {
    return this.forms.retire(viewer, id);
  }

  @ResolveField(() => Boolean, { description: 'whether nothing more is opened of it' })
  retired(@Parent() form: FormRow): boolean {
    return isRetired(form);
  }

  @ResolveField(() => [Region], { description: 'the regions of regionCodes' })
  addressedRegions(@Parent() { regions }: FormRow): Region[] {
    return regions.flatMap((code) => this.directory.find(code) ?? []);
  }

  @ResolveField(() => Boolean, { description: 'whether the own authority has set it' })
  isOwn(@Parent() { tenantId }: FormRow, @CurrentViewer() viewer: Viewer): boolean {
    return tenantId === viewer.tenantId;
  }
}
