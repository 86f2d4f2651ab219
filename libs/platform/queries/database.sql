-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- Database.begun
START TRANSACTION;

-- Database.begun: open_scope
call open_scope ($1, $2, $3, $4, $5, $6, $7, $8);

-- Database.written: doors are registered
COMMIT;

-- Database.written: somebody else was faster
ROLLBACK;

-- Maintenance.alone: files are swept away
select pg_advisory_lock(hashtext ($1), hashtext ($2));

-- Maintenance.alone: files are swept away
select pg_advisory_unlock_all();

-- MaintenanceTransaction.attempt, Transaction.attempt: people and robots are told
release savepoint attempt;

-- MaintenanceTransaction.attempt, Transaction.attempt: people and robots are told
savepoint attempt;

-- Snapshot.answer, readOver
set local enable_sort = off;

-- Snapshot.begin
begin isolation level repeatable read,
read only;

-- Snapshot.end, within
rollback;

-- Transaction.attempt
rollback to savepoint attempt;

-- readOver, within
commit;

-- readOver: a roster is read
begin read only;

-- readOver: files of records
select;

-- within: submissions are opened
begin isolation level repeatable read;

-- within: submissions are opened
call open_city ($1);
