import { addDays, type LocalDate, parentCode, regionLevel } from '@fanzha/domain';
import { existedOn } from '../regions/region.bounds.js';
import type { Region } from '../regions/region.model.js';

/** The regions as they are before the change. */
export interface RegionTree {
  find(code: string): Region | undefined;
  children(code: string): readonly Region[];
}

/** What a merger or a split does to the regions of a city: the code that carries it out decides nothing. */
export interface RegionChange {
  /** First day of the new order. */
  readonly on: LocalDate;
  readonly created: readonly Region[];
  /** Regions that end on the day before, and what each goes up in; null where it has no one successor. */
  readonly successors: ReadonlyMap<string, string | null>;
  /** A region that goes on under another name. */
  readonly renamed: { readonly code: string; readonly name: string } | null;
}

/** A part that a region is split into. */
export interface RegionPart {
  readonly code: string;
  readonly name: string;
  readonly communityCodes: readonly string[];
}

/** Digits by which a town differs from its county and a community from its town. */
const OWN_DIGITS = 3;
const HIGHEST = 999;

/**
 * The regions `codes` go up in `into`, which is one of them or new. What lies below them comes with it under codes of
 * the new region: with the same last three digits where those are free, else with the next free ones.
 */
export function mergeChange(
  tree: RegionTree,
  codes: readonly string[],
  into: { readonly code: string; readonly name: string },
  on: LocalDate,
): RegionChange {
  const draft = new Draft(tree, on);
  if (tree.find(into.code) === undefined) draft.create(into.code, into.name);
  for (const code of codes) if (code !== into.code) draft.succeed(code, into.code);
  return draft.change(codes.includes(into.code) ? into : null);
}

/** The region `code` falls into parts, one of which may keep its code. Each community comes with its part. */
export function splitChange(tree: RegionTree, code: string, parts: readonly RegionPart[], on: LocalDate): RegionChange {
  const draft = new Draft(tree, on);
  const kept = parts.find((part) => part.code === code) ?? null;
  for (const part of parts) {
    if (part === kept) continue;
    draft.create(part.code, part.name);
    for (const community of part.communityCodes) draft.bring(community, part.code);
  }
  if (!kept) draft.end(code, null);
  return draft.change(kept);
}

/** Codes and successors while a region change is being worked out. */
class Draft {
  private readonly created = new Map<string, Region>();
  private readonly successors = new Map<string, string | null>();

  constructor(
    private readonly tree: RegionTree,
    private readonly on: LocalDate,
  ) {}

  create(code: string, name: string): void {
    const level = regionLevel(code);
    this.created.set(code, {
      code,
      name,
      level,
      parentCode: parentCode(code),
      validFrom: this.on,
      validTo: null,
      successorCode: null,
    });
  }

  end(code: string, successor: string | null): void {
    this.successors.set(code, successor);
  }

  /** `code` goes up in `successor`, and what lies below it is brought there. */
  succeed(code: string, successor: string): void {
    this.end(code, successor);
    for (const child of this.tree.children(code)) if (existedOn(child, this.on)) this.bring(child.code, successor);
  }

  /** `code` goes on below `parent`, under a code that begins with the parent's. */
  bring(code: string, parent: string): void {
    const region = this.tree.find(code);
    if (!region) throw new Error(`Region ${code} is gone`);
    const successor = this.freeCode(parent, Number(code.slice(-OWN_DIGITS)));
    this.create(successor, region.name);
    this.succeed(code, successor);
  }

  change(renamed: RegionChange['renamed']): RegionChange {
    const name = renamed && this.tree.find(renamed.code)?.name;
    const changed = renamed && renamed.name !== name ? { code: renamed.code, name: renamed.name } : null;
    return { on: this.on, created: [...this.created.values()], successors: this.successors, renamed: changed };
  }

  /** Codes of abolished regions stay theirs for good. */
  private freeCode(parent: string, wanted: number): string {
    for (let step = 0; step < HIGHEST; step++) {
      const digits = ((wanted + step - 1 + HIGHEST) % HIGHEST) + 1;
      const code = `${parent}${String(digits).padStart(OWN_DIGITS, '0')}`;
      if (!this.created.has(code) && this.tree.find(code) === undefined) return code;
    }
    throw new Error(`Region ${parent} has no code left`);
  }
}

/** The last day of what ends. */
export const lastDayOf = ({ on }: RegionChange): LocalDate => addDays(on, -1);
