import { openUnder, sealUnder } from '../accounts/under-token.js';
import type { KeptProposalTexts } from './kept-proposal.inputs.js';

const PURPOSE = 'kept proposal';

/** Seals the text of a person without an account; only the holder of the token can open it. */
export const sealText = (texts: KeptProposalTexts, token: string): Buffer => sealUnder(token, PURPOSE, texts);
export const openText = (sealed: Buffer, token: string) => openUnder(token, PURPOSE, sealed) as KeptProposalTexts;
