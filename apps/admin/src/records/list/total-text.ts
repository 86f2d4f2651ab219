import { grouped } from '@fanzha/ui';

/** How many there are; beyond what is counted, `10,000+`. */
export const totalText = (total: number, isExact: boolean): string => `${grouped(total)}${isExact ? '' : '+'}`;
