import { useQuery } from '@urql/vue';
import { computed, type ComputedRef } from 'vue';
import {
  OtherCoursesOfRegionDocument,
  OtherCoursesOfTenantDocument,
  PublicityCoursesOfRegionDocument,
  PublicityCoursesOfTenantDocument,
} from '../../graphql/generated.js';
import { stableComputed } from '../../graphql/stable-computed.js';
import type { Courses } from '../../figures/comparisons.js';
import { coursesOf } from './tiles.js';

/** Whose courses: a region, narrowed as the page is, or one unit. */
export type CoursesOf =
  | { readonly code: string; readonly period: string; readonly sector: string | null; readonly campaign: string | null }
  | { readonly id: string; readonly period: string; readonly campaign: string | null };

/**
 * The last twelve months of every indicator, asked for when they come into sight: two operations, because one may not
 * name that many fields.
 */
export function useCourses(of: () => CoursesOf, isSeen: () => boolean): ComputedRef<Courses> {
  const variables = stableComputed(of) as ComputedRef<never>;
  const isRegion = computed(() => 'code' in of());
  const ask = (document: unknown, wanted: () => boolean) =>
    useQuery<{ region?: { rollup: object } | null; tenant?: { rollup: object } | null }>({
      query: document as never,
      variables,
      pause: computed(() => !isSeen() || !wanted()) as never,
    });
  const answers = [
    ask(PublicityCoursesOfRegionDocument, () => isRegion.value),
    ask(OtherCoursesOfRegionDocument, () => isRegion.value),
    ask(PublicityCoursesOfTenantDocument, () => !isRegion.value),
    ask(OtherCoursesOfTenantDocument, () => !isRegion.value),
  ];
  return computed(() =>
    Object.assign(
      {},
      ...answers.map(({ data }) => coursesOf(data.value?.region?.rollup ?? data.value?.tenant?.rollup ?? {})),
    ),
  );
}
