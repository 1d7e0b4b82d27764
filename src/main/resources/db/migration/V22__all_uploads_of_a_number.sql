-- For statements that ask for all uploads of a number, replaced or not: such a statement can use neither of two halves
-- of an index, and read the whole table. The half in force stays, as it is unique.
-- On a large table make it before the upgrade: the same with "concurrently", outside a transaction.
create index if not exists parcel_upload_number on parcel_upload (tracking_number, carrier);

do $$
begin
    if not (select indisvalid from pg_index where indexrelid = 'parcel_upload_number'::regclass) then
        raise exception 'parcel_upload_number was not finished: drop it, and make it again';
    end if;
end
$$;

drop index parcel_upload_superseded;
