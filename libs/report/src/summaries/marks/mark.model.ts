import type { SummaryMarkKind } from '@fanzha/domain';
import { Costs, SummaryMarkKindEnum } from '@fanzha/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'words of a text that are to be looked at again' })
export class SummaryMark {
  @Costs(0)
  @Field(() => Int, { description: 'where they begin, in UTF-16 units from 0' })
  start!: number;
  @Costs(0)
  @Field(() => Int, { description: 'where they end: the place behind the last of them' })
  end!: number;
  @Costs(0)
  @Field(() => String, { description: 'the words themselves' })
  words!: string;
  @Costs(0)
  @Field(() => SummaryMarkKindEnum, { description: 'why they are marked' })
  kind!: SummaryMarkKind;
  @Costs(0)
  @Field(() => String, { description: 'the same for a person, in the language of the request' })
  reason!: string;
  @Costs(0)
  @Field(() => String, { description: 'what to write instead' })
  suggestion!: string;
  @Costs(0)
  @Field(() => Boolean, { description: 'they have to be changed or kept before the summary is issued' })
  toDecide!: boolean;
  @Costs(0)
  @Field(() => Boolean, { description: 'a person may decide to keep them: all but numbers of persons' })
  mayKeep!: boolean;
  @Costs(0)
  @Field(() => Boolean, { description: 'a person has decided so, in the draft as it is kept' })
  kept!: boolean;
}
