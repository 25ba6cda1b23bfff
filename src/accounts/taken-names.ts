import type { EntityManager } from 'typeorm';
import { nameOf } from '../api/words/words.js';
import { newPublicName } from '../domain/account.js';
import { ROLES } from '../domain/actor.js';
import { LANGUAGES } from '../domain/localized-text.js';
import type { TakenNames } from '../domain/public-name.js';
import { asRead } from './look-alike.js';

const ROLE_NAMES = LANGUAGES.flatMap((language) => ROLES.map((role) => nameOf(language, 'Role', role)));

/** Checks and returns the public name for a new or a renamed account. */
export async function takeName(manager: EntityManager, given: string | undefined): Promise<string> {
  return newPublicName(given, await takenNames(manager), asRead, ['input', 'publicName']);
}

export async function takenNames(manager: EntityManager): Promise<TakenNames> {
  const [taken]: Omit<TakenNames, 'roles'>[] = await manager.query(
    `with body as (select name, acronym from institution union all select name, acronym from forum),
       place as (select name from jurisdiction where id in (select jurisdiction_id from plan_member))
     select array(select said.value ->> 'text' from body, jsonb_each(name) said where said.value ? 'text') as bodies,
       array(select acronym from body where acronym is not null) as acronyms,
       array(select said.value ->> 'text' from place, jsonb_each(name) said where said.value ? 'text') as places`,
  );
  return { roles: ROLE_NAMES, ...taken! };
}
