import {
  BANKS,
  type FraudCaseStage,
  nameIn,
  OCCUPATIONS,
  PAYMENT_METHODS,
  type Locale,
  type Term,
} from '@fanzha/domain';
import { FraudCaseStageEnum, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FraudTypeModel, fraudTypeOf } from '../facts/fraud-type.model.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import type { FraudCaseFact } from './fraud-case.entity.js';
import { FraudCaseInput, FraudCaseFilter } from './fraud-case.inputs.js';
import { FraudCase, FraudCaseConnection, HIDDEN_NUMBER, stageOf, VictimUnit } from './fraud-case.model.js';
import { FraudCaseService } from './fraud-case.service.js';

@Resolver(() => FraudCase)
export class FraudCaseResolver extends amendableLedgerOperations<FraudCaseFact, FraudCaseInput>({
  model: FraudCase,
  connection: FraudCaseConnection,
  filter: FraudCaseFilter,
  input: FraudCaseInput,
  one: ['fraudCase'],
  list: ['fraudCases', 'newest report first; the period is that of the report'],
  record: ['recordFraudCase', 'police units'],
  amend: ['amendFraudCase', 'replaces all that was stated; a later stage is stated this way'],
  void: ['voidFraudCase', 'takes a case out of all figures and gives its number back; it stays readable'],
}) {
  constructor(
    protected override readonly ledger: FraudCaseService,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @Query(() => [VictimUnit], {
    description:
      'units of the city that a victim may belong to, with this in their names, for victimUnitId; at most 20',
  })
  @Requires('ledger:record')
  victimUnits(
    @CurrentViewer() viewer: Viewer,
    @Args('text', { type: () => String, description: 'words of the name, at least one visible letter or digit' })
    text: string,
  ): Promise<VictimUnit[]> {
    return this.ledger.victimUnits(viewer, text);
  }

  @ResolveField(() => String, { description: 'known to the own unit only, *** for everybody else' })
  caseNumber(@Parent() { caseNumber, tenantId }: FraudCaseFact, @CurrentViewer() viewer: Viewer): string {
    return caseNumber !== null && tenantId === viewer.tenantId ? caseNumber : HIDDEN_NUMBER;
  }

  @ResolveField(() => FraudCaseStageEnum, { description: 'how far the case has come by now' })
  stage(@Parent() fact: FraudCaseFact): FraudCaseStage {
    return stageOf(fact);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'the kind of occupation of the victim, as written, or by its name; null where unknown',
  })
  victimOccupation(@Parent() fact: FraudCaseFact, @Context() { locale }: RequestContext): string | null {
    return wordsIn(locale, OCCUPATIONS, fact.victimOccupation);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'how the money was paid, as written, or by its name; null where unknown',
  })
  paymentMethod(@Parent() fact: FraudCaseFact, @Context() { locale }: RequestContext): string | null {
    return wordsIn(locale, PAYMENT_METHODS, fact.paymentMethod);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'the bank that the money left, as written, or by its name; null where unknown',
  })
  bankName(@Parent() fact: FraudCaseFact, @Context() { locale }: RequestContext): string | null {
    return wordsIn(locale, BANKS, fact.bankName);
  }

  @ResolveField(() => FraudTypeModel, { description: 'how people were deceived' })
  fraudType(@Parent() { fraudType }: FraudCaseFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(fraudType, locale);
  }

  @ResolveField(() => ID, { nullable: true, description: 'the code of the kind of pension fraud; null for none' })
  pensionTagCode(@Parent() { pensionTag }: FraudCaseFact): string | null {
    return pensionTag;
  }

  @ResolveField(() => FraudTypeModel, { nullable: true, description: 'the tag of pension fraud beside the type' })
  pensionTag(@Parent() { pensionTag }: FraudCaseFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(pensionTag, locale);
  }
}

/** Words of somebody as they are; a name of the list in the language of the request. */
function wordsIn(locale: Locale, list: readonly Term[], words: string | null): string | null {
  const term = list.find(({ zh }) => zh === words);
  return term ? nameIn(locale, term) : words;
}
