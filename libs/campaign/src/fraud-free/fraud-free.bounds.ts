import {
  BOUNDS,
  type FieldError,
  FRAUD_FREE_LEVELS,
  isRegionCode,
  REGION_LEVELS,
  regionLevel,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import { rangeErrors } from '../audience/audience-errors.js';
import type { FraudFreeSchemeInput } from './fraud-free.inputs.js';
import type { NewScheme } from './scheme.repository.js';

const MOST_CASES = 100_000;
const WHOLE = 100;

/** What a scheme states, and every error that needs no database. */
export function readScheme(input: FraudFreeSchemeInput): { content: Omit<NewScheme, 'id'>; errors: FieldError[] } {
  const { title, regionCode, placeLevel, period, count } = input;
  const [casesAtMost, dropAtLeast, lossAtMost] = [
    input.casesAtMost ?? null,
    input.dropAtLeast ?? null,
    input.lossAtMost ?? null,
  ];
  const hasBound = [casesAtMost, dropAtLeast, lossAtMost].some((bound) => bound !== null);
  return {
    content: { title: visibleText(title), regionCode, placeLevel, period, count, casesAtMost, dropAtLeast, lossAtMost },
    errors: [
      ...textErrors('title', title, BOUNDS.title),
      ...regionErrors(input),
      ...(hasBound ? [] : [{ path: 'casesAtMost', code: 'REQUIRED' } as const]),
      ...numberErrors('casesAtMost', casesAtMost, 0, MOST_CASES),
      ...numberErrors('dropAtLeast', dropAtLeast, 1, WHOLE),
      ...(lossAtMost !== null && lossAtMost < 0 ? [{ path: 'lossAtMost', code: 'NEGATIVE' } as const] : []),
    ],
  };
}

const DEPTH = new Map<string, number>(REGION_LEVELS.map(({ code }, depth) => [code, depth]));
const depthOf = (level: string): number => DEPTH.get(level) ?? 0;

function regionErrors({ regionCode, placeLevel }: FraudFreeSchemeInput): FieldError[] {
  if (!isRegionCode(regionCode)) return [{ path: 'regionCode', code: 'NOT_A_REGION' }];
  // Schools lie in any region.
  if (placeLevel === 'SCHOOL') return [];
  const lies = depthOf(regionLevel(regionCode)) <= depthOf(placeLevel);
  return lies && FRAUD_FREE_LEVELS.some(({ code }) => code === placeLevel)
    ? []
    : [{ path: 'placeLevel', code: 'NOT_ALLOWED_HERE' }];
}

function numberErrors(path: string, value: number | null, min: number, max: number): FieldError[] {
  if (value === null) return [];
  if (value < 0) return [{ path, code: 'NEGATIVE' }];
  return rangeErrors(path, value, min, max);
}
