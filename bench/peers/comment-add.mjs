/**
 * A new comment as one function of the database, for systems without our server: the database refuses a comment without
 * an entry of the log in the same transaction, and no generated mutation can write that entry. The function does what
 * `commentCreate` does when a person comments on a proposal. It checks the token in the setting `bench.token`, the
 * text, whether the proposal is visible and open to comments, and how many comments the account has written. Then it
 * makes the same writes. Other subjects, institutions, replies and keys for repeating are left out.
 */
export const COMMENT_ADD = `
  drop schema if exists bench cascade;
  create schema bench;
  grant usage on schema bench to tequio_app;
  create function bench.comment_add(subject uuid, body text) returns tequio.comment
    language plpgsql volatile set search_path = tequio, pg_temp as $$
  declare
    made comment; content_id uuid := uuidv7(); id uuid := uuidv7(); state text := 'visible';
    author account; plan plan; written int;
  begin
    select a.* into author from api_token k join account a on a.id = k.account_id
     where k.token_hash = sha256(convert_to(current_setting('bench.token'), 'UTF8')) and k.expires_at > now()
       and a.erased_at is null and 'write' = any(k.scopes);
    if not found then raise exception 'nobody has this token'; end if;
    if btrim(comment_add.body) = '' or length(comment_add.body) > 5000 then raise exception 'a text of 1 to 5,000 characters'; end if;
    perform pg_advisory_xact_lock_shared(hashtextextended(
      'windows of ' || (select p.plan_id from proposal p where p.id = comment_add.subject), 0));
    select l.* into plan from proposal p join plan l on l.id = p.plan_id
     where p.id = comment_add.subject and p.visibility = 'visible' and p.state not in ('draft', 'withdrawn', 'merged', 'split');
    if not found then raise exception 'there is no such proposal'; end if;
    if plan.stage in ('closed', 'discontinued') or not exists (
        select from plan_window w where w.plan_id = plan.id and now() >= w.opens_at and now() < w.closes_at
           and w.kind in ('call_for_proposals', 'thematic_tables', 'drafting', 'public_consultation', 'reasoned_response'))
      then raise exception 'comments are closed'; end if;
    written := count_one_more('peer comment:' || author.id, date_bin('1 minute', now(), '2020-01-01'), now() - interval '10 minutes');
    if written > (case when author.created_at > now() - interval '7 days' then 4 else 30 end)
      then raise exception 'too many comments'; end if;
    if author.created_at > now() - interval '7 days' and plan.hold_first_comments > (
        select count(*) from comment c where c.author_account_id = author.id and c.state = 'visible')
      then state := 'held'; end if;
    perform record('person', null, 'comment.created', 'cmt_' || replace(id::text, '-', ''), plan.id,
      jsonb_build_object('comment', content_id), array[content_id], array[comment_add.body]);
    insert into comment (id, plan_id, subject_type, subject_id, root_id, depth, author_account_id, body, language, state,
        created_at, content_id)
      values (id, plan.id, 'proposal', comment_add.subject, id, 0, author.id, comment_add.body, 'es', state, now(), content_id)
      returning * into made;
    return made;
  end $$;
  revoke execute on function bench.comment_add(uuid, text) from public;
  grant execute on function bench.comment_add(uuid, text) to tequio_app;`;
