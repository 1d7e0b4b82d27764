-- R20: receivers and the secrets of webhooks are encrypted by the service, each in one column. SQL has no key, so what
-- stands here in clear is lost: receivers, and webhooks with their secrets. No release ever wrote any (decision 0192).
alter table shop_order
    drop column receiver_name,
    drop column receiver_phone,
    drop column receiver_address,
    add column receiver bytea,
    -- ops had the receiver erased: later facts do not bring it back
    add column receiver_erased boolean not null default false;

-- for the erasure of a buyer
create index shop_order_buyer on shop_order (buyer_id);

alter table reissue_case
    drop column receiver_name,
    drop column receiver_phone,
    drop column receiver_address,
    add column receiver bytea,
    -- when receiver, texts and evidence were erased
    add column erased_at timestamptz;

-- for the erasure: a case has an entry here from its end until it is erased, so no other transition pays for it
create index reissue_case_not_erased on reissue_case (ended_at) where ended_at is not null and erased_at is null;

delete from feed_subscription where kind = 'webhook';
alter table webhook
    drop column secret,
    drop column previous_secret,
    add column secret bytea not null,
    add column previous_secret bytea;
