import { Fold } from '../../frame/components/fold.js';
import type { Page } from '../../frame/page.js';
import type { Answer } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { sought } from '../../frame/seeking.js';
import { MeasuredLink } from '../../indicators/components/measured.js';
import { evaluationFile, evaluationLink, type EvaluationInstitutions, PublishForm } from '../forms/evaluations.js';

/** The council of a programme publishes an evaluation here, with its document as a file or by its address. */
export const publishEvaluation: Page<'publishEvaluation'> = {
  variables: (slug, _, reader) => ({ slug, named: sought(reader, 'addressee') }),
  forms: { evaluationFile, evaluationLink },
  sheet: (given, { t }) =>
    given.programme && {
      title: `${t('evaluations.publish.title')}: ${given.programme.name.text}`,
      unlisted: true,
      content: <Publish programme={given.programme} institutions={given.institutions} />,
    },
};

interface PublishProps {
  programme: NonNullable<Answer<'publishEvaluation'>['programme']>;
  institutions: EvaluationInstitutions;
}

function Publish({ programme, institutions }: PublishProps) {
  const { t } = useReader();
  if (!programme.evaluationActions.includes('PUBLISH_EVALUATION')) return <NotHere programme={programme} />;
  return (
    <div class="column">
      <p class="crumb">
        <MeasuredLink thing={programme} />
      </p>
      <h1>{t('evaluations.publish.title')}</h1>
      <p>{t('evaluations.publish.what')}</p>
      <Fold title={t('evaluations.publish.withFile')} form="evaluationFile" at={programme.id}>
        <PublishForm programme={programme.id} way="evaluationFile" institutions={institutions} />
      </Fold>
      <Fold title={t('evaluations.publish.withLink')} form="evaluationLink" at={programme.id}>
        <PublishForm programme={programme.id} way="evaluationLink" institutions={institutions} />
      </Fold>
    </div>
  );
}

function NotHere({ programme }: Pick<PublishProps, 'programme'>) {
  const { t } = useReader();
  return (
    <div class="column">
      <p class="crumb">
        <MeasuredLink thing={programme} />
      </p>
      <h1>{t('evaluations.publish.title')}</h1>
      <p>{t('evaluations.publish.notYours')}</p>
    </div>
  );
}
