import { expectGenerated } from '../../test/support/generated.js';
import { domainDocument, permissionLines } from './domain-document.js';
import { ACTIONS } from './matrix.js';

describe('the document of the domain', () => {
  it('prints a line for each mutation, with the states and everybody who may', () => {
    const lines = permissionLines();
    expect(lines).toHaveLength(ACTIONS.length);
    expect(lines).toContain(
      '| `proposalEdit` | draft, submitted | person (its author); secretariat (if it was transcribed) | `PROPOSAL_NOT_EDITABLE` |',
    );
    expect(lines).toContain('| `proposalTranscribe` |  | secretariat |  |');
  });

  it('is printed to docs/domain.md (npm run generate writes it anew)', () => {
    expectGenerated('docs/domain.md', domainDocument());
  });
});
