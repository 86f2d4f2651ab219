type Translate = (key: string, values?: Record<string, unknown>) => string;

/** A region that goes up in another, as the preview tells it. */
interface EndingRegion {
  readonly code: string;
  readonly name: string;
  readonly parts: number;
  readonly units: number;
}
interface MergePlan {
  readonly on: string;
  readonly ending: readonly EndingRegion[];
  readonly into: {
    readonly code: string;
    readonly name: string;
    readonly isNew: boolean;
    readonly nameBefore: string | null;
  };
}

/** What a merger does, in sentences, one for each region and one for each consequence. */
export function mergePreview({ on, ending, into }: MergePlan, t: Translate): string[] {
  const target = { name: into.name, code: into.code, on };
  const renamed = !into.isNew && into.nameBefore !== into.name;
  return [
    ...(into.isNew
      ? [t('operator.regionChange.preview.begins', target)]
      : renamed
        ? []
        : [t('operator.regionChange.preview.stays', target)]),
    ...(renamed ? [t('operator.regionChange.preview.renamed', { ...target, before: into.nameBefore ?? '' })] : []),
    ...ending.map(({ code, name, parts, units }) =>
      t('operator.regionChange.preview.ends', { code, name, on, parts, units, into: into.name }),
    ),
  ];
}

interface SplitPartPlan {
  readonly code: string;
  readonly name: string;
  readonly communities: readonly string[];
  readonly units: readonly string[];
}
interface SplitPlan {
  readonly on: string;
  readonly code: string;
  readonly name: string;
  readonly parts: readonly SplitPartPlan[];
}

/** What a split does. A community that comes with a part of another code gets a code of that part. */
export function splitPreview({ on, code, name, parts }: SplitPlan, t: Translate): string[] {
  const kept = parts.find((part) => part.code === code);
  const separator = t('app.chat.separator');
  return [
    ...(kept
      ? kept.name === name
        ? []
        : [t('operator.regionChange.preview.renamed', { code, before: name, name: kept.name, on })]
      : [t('operator.regionChange.preview.gone', { code, name, on })]),
    ...parts.map((part) =>
      t(part.code === code ? 'operator.regionChange.preview.goesOn' : 'operator.regionChange.preview.newPart', {
        code: part.code,
        name: part.name,
        on,
        units: part.units.length,
        communities:
          part.communities.length > 0
            ? part.communities.join(separator)
            : t('operator.regionChange.preview.noCommunities'),
      }),
    ),
  ];
}
