-- A file takes each row by itself: there is nothing to add.
select 1;
