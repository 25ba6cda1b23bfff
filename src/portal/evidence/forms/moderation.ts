import { documentOf } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { hidingTakeBack as takeBack, MODERATED } from '../../moderation/forms/moderation-acts.js';

/** Nobody edits evidence, so its forms name no version. */
const onThePage: PageForm['next'] = (_, { here }) => here;

/** Forms by which people tell moderators of evidence, and by which moderators hide it. */
export const evidenceModerationActs: {
  evidenceReport: PageForm<'forms/evidence-report'>;
  evidenceHide: PageForm<'forms/evidence-hide'>;
  evidenceAppeal: PageForm<'forms/evidence-appeal'>;
  hidingTakeBack: PageForm<'forms/hiding-take-back'>;
} = {
  evidenceReport: {
    document: documentOf('forms/evidence-report'),
    variables: (sent) => ({ id: sent.at, input: MODERATED.Report.input(sent) }),
    needs: MODERATED.Report.needs,
    next: onThePage,
    done: MODERATED.Report.done,
  },
  evidenceHide: {
    document: documentOf('forms/evidence-hide'),
    variables: (sent) => ({ id: sent.at, input: MODERATED.Hide.input(sent) }),
    needs: MODERATED.Hide.needs,
    next: onThePage,
    done: MODERATED.Hide.done,
  },
  evidenceAppeal: {
    document: documentOf('forms/evidence-appeal'),
    variables: (sent) => ({ id: sent.at, input: MODERATED.Appeal.input(sent) }),
    needs: MODERATED.Appeal.needs,
    next: onThePage,
    done: MODERATED.Appeal.done,
  },
  hidingTakeBack: { ...takeBack, next: onThePage },
};
