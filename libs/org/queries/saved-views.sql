-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- SavedViewRepository.delete: saved_view.delete
delete from saved_view v
where
  v.city_code = $1
  and v.user_id = $2
  and v.id = $3
returning v.id;

-- SavedViewRepository.insert: saved_view.insert
insert into saved_view as v (city_code, user_id, id, list, name, content, position)
values ($1, $2, $3, $4, $5, $6, $7)
returning
  v.id,
  v.list,
  v.name,
  v.content,
  v.position,
  v.created_at "createdAt";

-- SavedViewRepository.ofList: saved_view.of_list
select
  v.id,
  v.list,
  v.name,
  v.content,
  v.position,
  v.created_at "createdAt"
from saved_view v
where
  v.city_code = $1
  and v.user_id = $2
  and v.list = $3
order by
  v.position,
  v.id;

-- SavedViewRepository.rename: saved_view.rename
update saved_view v
set name = $4
where
  v.city_code = $1
  and v.user_id = $2
  and v.id = $3
returning
  v.id,
  v.list,
  v.name,
  v.content,
  v.position,
  v.created_at "createdAt";

-- SavedViewRepository.replace: saved_view.replace
update saved_view v
set
  name = $5,
  content = $6,
  position = coalesce($7, v.position)
where
  v.city_code = $1
  and v.user_id = $2
  and v.id = $3
  and v.list = $4
returning
  v.id,
  v.list,
  v.name,
  v.content,
  v.position,
  v.created_at "createdAt";

-- SavedViewRepository.room: saved_view.count
select
  count(*)::int as "ofUser",
  count(*) filter (where v.list = $3)::int as "ofList",
  least(
    coalesce(
      max(v.position) filter (where v.list = $3) + 1,
      0
    ),
    9999
  ) as next
from saved_view v
where
  v.city_code = $1
  and v.user_id = $2;

-- SavedViewRepository.room: saved_view.lock
select pg_advisory_xact_lock(hashtext ('saved_view'), hashtext ($1)) is not null as locked;
