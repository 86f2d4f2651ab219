import { inject, type Component, type InjectionKey } from 'vue';

/** What a block has to do: how many things, and how many of them are late. It tells by the event `dues`. */
export interface BlockDues {
  readonly count: number;
  readonly overdue: number;
}

/** What a feature shows at home. It asks for its own data, and shows nothing where there is nothing to say. */
export interface HomeBlock {
  /** Below what is due, beside it, or beside it behind all that asks for something. */
  readonly place: 'main' | 'side' | 'state';
  readonly block: Component;
}

/** Where the program hands out the blocks of its home, which knows none of the features behind them. */
export const HOME_BLOCKS: InjectionKey<readonly HomeBlock[]> = Symbol('home blocks');

/** The blocks of one place, in their order. */
export function useHomeBlocks(): (place: HomeBlock['place']) => Component[] {
  const blocks = inject(HOME_BLOCKS);
  if (!blocks) throw new Error('The program hands out no blocks of the home.');
  return (place) => blocks.filter((one) => one.place === place).map(({ block }) => block);
}
