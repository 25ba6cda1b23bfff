import { openUnder, sealUnder } from '../accounts/under-token.js';
import type { KeptProposalTexts } from './kept-proposal.inputs.js';

const PURPOSE = 'kept proposal';

/** What somebody wrote before they had an account, for whoever has the token. */
export const sealText = (texts: KeptProposalTexts, token: string): Buffer => sealUnder(token, PURPOSE, texts);
export const openText = (sealed: Buffer, token: string) => openUnder(token, PURPOSE, sealed) as KeptProposalTexts;
