/**
 * What a comment writes, as one function of the database, for those who come without our server: the database refuses
 * a comment without an entry of the log in the same transaction, which no generated mutation can give. It writes all
 * that `commentCreate` writes and judges nothing: not who comes, not whether comments are open, not how many there were.
 */
export const COMMENT_ADD = `
  create schema bench;
  grant usage on schema bench to tequio_app;
  create function bench.comment_add(subject uuid, author uuid, body text) returns tequio.comment language plpgsql volatile
    set search_path = tequio, pg_temp as $$
  declare
    made comment; content_id uuid := uuidv7(); id uuid := uuidv7();
    plan uuid := (select p.plan_id from proposal p where p.id = comment_add.subject);
  begin
    perform open_entry();
    insert into rate_count as c (key, window_at, n)
      values ('comment:' || author, date_bin('1 minute', now(), timestamptz '2020-01-01'), 1)
      on conflict (key, window_at) do update set n = c.n + 1;
    insert into content (id, body) values (content_id, comment_add.body);
    perform record('person', null, 'comment.created', 'cmt_' || replace(id::text, '-', ''), plan,
      jsonb_build_object('comment', content_id));
    insert into comment (id, plan_id, subject_type, subject_id, root_id, depth, author_account_id, body, language, state,
        created_at, content_id)
      values (id, plan, 'proposal', comment_add.subject, id, 0, author, comment_add.body, 'es', 'visible', now(), content_id)
      returning * into made;
    return made;
  end $$;
  revoke execute on function bench.comment_add(uuid, uuid, text) from public;
  grant execute on function bench.comment_add(uuid, uuid, text) to tequio_app;`;
