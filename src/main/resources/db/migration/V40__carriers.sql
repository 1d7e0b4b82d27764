-- What ops have said of carriers: it adds to carriers.json, or stands for what that says of the same code.
create table carrier (
    code         text primary key,
    name_zh      text not null,
    name_en      text not null,
    formats      jsonb not null,   -- [{pattern, checkDigit, certainty, source}]
    tracking_url text              -- {number} stands for the number
);
