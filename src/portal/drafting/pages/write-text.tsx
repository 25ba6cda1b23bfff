import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { Example } from '../../frame/components/said.js';
import type { Answer, Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { sought } from '../../frame/seeking.js';
import { commitmentEdit, WriteCommitment } from '../forms/commitment-edit.js';
import { MilestoneForms, milestoneWrites } from '../forms/milestone-write.js';
import { listeningToText } from '../live.js';

type Given = Thing<'writeText', 'commitment'>;

/** True while the reader may write the draft freely: nobody has suggested a change yet. */
export const isWrittenFreely = ({
  availableActions,
  all,
}: {
  availableActions: string[];
  all: { totalCount: number };
}) => availableActions.includes('EDIT') && all.totalCount === 0;

/** The page where a draft is written by those who began it, until somebody suggests a change. */
export const writeText: Page<'writeText'> = {
  signedInOnly: true,
  variables: (reference, _, reader) => ({ reference, named: sought(reader, 'institutions') }),
  forms: { commitmentEdit, ...milestoneWrites },
  sheet: ({ commitment: given, ogpValues, policyAreas, institutions }, reader) => {
    const { t, address, href } = reader;
    if (!given) return null;
    if (address?.key !== given.reference) return href('writeText', given.reference);
    return {
      title: `${t('write.title')}: ${given.reference} ${given.title.text}`,
      timeZone: given.plan.timeZone,
      ...listeningToText(given, reader),
      content: <Write given={given} known={{ ogpValues, policyAreas, institutions }} />,
    };
  },
};

function Write({ given, known }: { given: Given; known: Omit<Answer<'writeText'>, 'commitment'> }) {
  const { t, href, returned } = useReader();
  const cameBack = returned?.sent.form === 'commitmentEdit';
  return (
    <div class="column">
      <DeskCrumb plan={given.plan} />
      <p class="crumb">
        <a href={href('textState', given.reference)}>{t('textState.title')}</a>
      </p>
      <h1>{t('write.title')}</h1>
      {given.synthetic && <Example claim />}
      {isWrittenFreely(given) ? (
        <p class="lead">{t('write.what')}</p>
      ) : (
        <p class="notice">
          {t(given.all.totalCount > 0 ? 'write.shared' : 'write.closed')}{' '}
          <a href={href('commitmentText', given.reference)}>{t('text.link')}</a>
        </p>
      )}
      {(isWrittenFreely(given) || cameBack) && <WriteCommitment given={given} known={known} />}
      <MilestoneForms given={given} known={known.institutions} />
    </div>
  );
}
