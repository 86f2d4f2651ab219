import type { useSession } from '../../session/use-session.js';

/** A guide of docs/zh, as `infra/guides` compiles it. */
export interface Guide {
  readonly title: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly html: string;
}

/** The guides by the name in their address, each loaded when it is opened. */
export const GUIDES = {
  unit: () => import('guides/单位填报指南.md'),
  official: () => import('guides/区县和市级指南.md'),
  operator: () => import('guides/运维人员指南.md'),
} as const satisfies Readonly<Record<string, () => Promise<{ readonly default: Guide }>>>;

export type GuideName = keyof typeof GUIDES;

export const isGuide = (name: unknown): name is GuideName => typeof name === 'string' && Object.hasOwn(GUIDES, name);

/** The guide written for this person's work. */
export function ownGuide(session: Pick<ReturnType<typeof useSession>, 'isOperator' | 'isOfficial'>): GuideName {
  if (session.isOperator) return 'operator';
  return session.isOfficial ? 'official' : 'unit';
}
