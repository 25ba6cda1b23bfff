import { encodeId } from '../../dist/src/api/node-id.js';
import { documentOf } from '../../dist/src/portal/frame/documents.js';
import { ACCOUNTS, PROPOSALS_AT_1X, tokenOf } from '../people.mjs';
import { uuid } from '../rows.mjs';

const PEER = `mutation Add($subject: UUID!, $body: String!) {
  benchCommentAdd(input: { subject: $subject, body: $body }) { result { rowId state } }
}`;
const BARE = `select json_build_object('id', (made).id, 'state', (made).state) as json
  from (select bench.comment_add($2, $3) as made from set_config('bench.token', $1, true)) added`;

/** Each request uses another account and another proposal, so that neither a limit nor a counter is measured. */
const account = (nth) => (nth % ACCOUNTS) + 1;
const proposal = (nth) => (nth % PROPOSALS_AT_1X) + 1;
const text = (nth) =>
  `**Comentario de la prueba ${nth}.** Quien vive aquí sabe lo que falta: _agua, luz y transporte_. Conviene publicar los datos de cada colonia.`;

/** All systems learn the actor from the token; PostGraphile does it as its manual says. */
const headers = (nth) => ({ authorization: `Bearer ${tokenOf(account(nth))}` });

export const COMMENT_ADD = {
  name: 'add a comment',
  variants: ACCOUNTS,
  tequio: {
    query: documentOf('forms/comment-create'),
    variables: (nth) => ({ input: { subject: encodeId('Proposal', uuid(proposal(nth))), body: text(nth) } }),
    headers,
  },
  postgraphile: {
    query: PEER,
    variables: (nth) => ({ subject: uuid(proposal(nth)), body: text(nth) }),
    headers,
  },
  bare: { text: BARE, values: (nth) => [tokenOf(account(nth)), uuid(proposal(nth)), text(nth)] },
  // A refusal is an answer too, so the text of a success is required.
  holds: '"state"',
  count: {
    tequio: ({ data }) => (data.result.comment ? 1 : 0),
    postgraphile: ({ data }) => (data.benchCommentAdd.result ? 1 : 0),
    bare: ({ id }) => (id ? 1 : 0),
  },
};
