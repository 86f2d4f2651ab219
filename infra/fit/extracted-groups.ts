import type { LeadershipRole, LocalDate, TenantType } from '@fanzha/domain';
import { type Json, listIn, objectIn, textIn } from './json.ts';
import type { LeadershipGroupRecord } from './plan-shape.ts';
import type { Summary } from './summaries.ts';
import { statedDays } from './extracted-context.ts';
import { unitKind } from './unit-types.ts';

/** A leadership group, however often it is stated. */
export interface ExtractedGroup {
  readonly key: string;
  readonly summary: string;
  readonly input: LeadershipGroupRecord;
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['leading_group', '领导小组'],
  ['working_group', '工作小组'],
  ['command_post', '指挥部'],
  ['task_force', '专班'],
]);
const ROLES = [
  { member: 'head', role: 'HEAD', zh: '组长' },
  { member: 'deputies', role: 'DEPUTY', zh: '副组长' },
  { member: 'members', role: 'MEMBER', zh: '成员' },
] as const satisfies readonly { member: string; role: LeadershipRole; zh: string }[];

/**
 * The groups of all summaries; one that a copied block states belongs to the police, where a
 * police summary has the block.
 */
export function extractedGroups(summaries: readonly Summary[], today: LocalDate): ExtractedGroup[] {
  const groups: (ExtractedGroup & { readonly same: string; readonly type: TenantType })[] = [];
  for (const { id, row } of summaries) {
    const { type } = unitKind(textIn(row['unit_type']), textIn(row['unit_level']));
    listIn(row['leadership_groups']).forEach((entry, index) => {
      const group = objectIn(entry);
      if (!group) return;
      const key = `${id}-group-${index + 1}`;
      const block = textIn(group['dup_group']);
      const kind = textIn(group['kind']) ?? 'leading_group';
      const same = block === null ? key : `${block}|${kind}|${textIn(group['name']) ?? ''}`;
      const { day, from } = statedDays(row, [], today);
      const name = `${KINDS.get(kind) ?? '领导小组'} ${key}`;
      groups.push({ key, summary: id, same, type, input: { name, foundedOn: from ?? day, members: membersOf(group) } });
    });
  }
  const kept = new Map<string, (typeof groups)[number]>();
  for (const group of groups) {
    const first = kept.get(group.same);
    if (!first || (first.type !== 'POLICE' && group.type === 'POLICE')) kept.set(group.same, group);
  }
  return [...kept.values()].map(({ key, summary, input }) => ({ key, summary, input }));
}

/** As many members as are stated, by role: their names are nobody's business. A group has a head, named or not. */
function membersOf(group: Json): LeadershipGroupRecord['members'] {
  const members = ROLES.flatMap(({ member, role, zh }) => {
    const extracted = listIn(group[member]).filter((entry) => objectIn(entry) !== null || textIn(entry) !== null);
    return extracted.map((_, index) => ({ name: extracted.length === 1 ? zh : `${zh}${index + 1}`, role }));
  });
  return members.length > 0 ? members : [{ name: '组长', role: 'HEAD' }];
}
