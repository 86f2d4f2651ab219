/**
 * The doors of a block of a roster that are not on it on a day, as a bitmap: not registered yet, retired, or vacant.
 * Few doors are, and each kind is found by the index of its days: `offset 0` keeps the planner from going over all
 * doors of a block instead. $1 is the city; the names are those of SQL expressions.
 */
export const doorsAway = (names: {
  readonly roster: string;
  readonly community: string;
  readonly block: string;
  readonly day: string;
}): string => {
  const { roster, community, block, day } = names;
  const inBlock = `number between ${block} * 2048 + 1 and ${block} * 2048 + 2048`;
  return `(
      select door_bits(coalesce(array_agg(away.number::smallint), '{}'), ${block}) from (
        select number from (select roster_id, number from household_door
          where city_code = $1 and region_code = ${community} and registered_on > ${day} offset 0) late
        where roster_id = ${roster} and ${inBlock}
        union all
        select number from (select number from household_door where city_code = $1 and roster_id = ${roster}
          and retired_on <= ${day} offset 0) gone
        where ${inBlock}
        union all
        select number from household_vacancy
        where city_code = $1 and roster_id = ${roster} and ${inBlock} and from_on <= ${day}
          and (to_on is null or to_on > ${day})) away)`;
};
