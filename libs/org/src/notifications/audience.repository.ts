/** Places of the values that say for which units an event is: see `audienceSql`. */
interface AudiencePlaces {
  /** Texts by which codes of regions begin. */
  readonly regions: string;
  /** Lines; none stands for all. */
  readonly sectors: string;
  /** The day on which the units are at work. */
  readonly day: string;
  /** The unit that tells it, which is not told. */
  readonly from: string;
  /** Types of units; none stands for all. */
  readonly types: string;
  /** Units that are left out. */
  readonly except: string;
}

/**
 * Whether tenant `t` is one of the units of some regions and lines that are told of an event, in people and robots
 * alike: those that are at work on the day, without the one that tells it and authorities that oversee nothing.
 */
export const audienceSql = ({ regions, sectors, day, from, types, except }: AudiencePlaces): string =>
  `t.id <> ${from} and t.id <> all (${except}::uuid[]) and t.region_code ^@ any (${regions}::text[])
          and (${sectors}::text[] = '{}' or t.sector = any (${sectors}::text[]))
          and (${types}::text[] = '{}' or t.type = any (${types}::text[]))
          and t.opened_on <= ${day}::date and (t.closed_on is null or t.closed_on >= ${day}::date)
          and is_addressed(t.id, t.type)`;
