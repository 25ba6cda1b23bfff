import type { Thing } from '../../frame/documents.js';
import type { Response as ReasonedResponse } from '../../frame/types.js';
import { ContestForm } from '../forms/response-contest.js';
import { Responder, Contest, Decider, FormerVersions } from './reconsidered.js';
import { useReader } from '../../frame/reader.js';
import { Comment } from '../../comments/components/comment.js';
import { Day, DayOf } from '../../frame/components/dates.js';
import { Member } from '../../frame/components/glyph.js';
import { Example, Paragraphs, Said } from '../../frame/components/said.js';

type WithComments = Thing<'proposal', 'proposal'>['responses'][number];

interface ResponseProps {
  given: ReasonedResponse;
  /** Address of the page where the reader can revise the response or decide its contest, if that is another page. */
  respondAt?: string;
  /**
   * The day by which the proposal is owed a text. `null` once a public commitment names the proposal; undefined on
   * pages that do not ask.
   */
  owedText?: { by: string; overdue: boolean } | null;
  /** `h2` when it stands directly below the title of its page. */
  heading?: 'h2' | 'h3';
}

/** A response of one member: first the outcome, then the reasons, then the commitments that took the proposal up. */
export function Response({ given, respondAt, owedText, heading: Heading = 'h3' }: ResponseProps) {
  const { t, name, href, today } = useReader();
  return (
    <article class="response">
      <Heading>
        <Member place={given.jurisdiction} /> {name('Outcome', given.outcome)}
      </Heading>
      <p class="quiet">
        <Responder body={given.institution} />
        {given.state === 'RECONSIDERED' && given.contest && (
          <>
            , {t('response.changedBy')} <Decider given={given.contest} />
          </>
        )}{' '}
        · <DayOf at={given.publishedAt} />
        {given.late && ` · ${t('response.late')}`}
        {given.fromTemplate && ` · ${t('response.template')}`} {given.synthetic && <Example short claim />}
      </p>
      <p>
        <strong>{name('ResponseCategory', given.category)}</strong>
      </p>
      <Paragraphs words={given.text} />
      {given.commitments.length > 0 && (
        <>
          <p>{t('response.reached')}</p>
          <ul>
            {given.commitments.map(({ reference, title }) => (
              <li key={reference}>
                <a href={href('commitment', reference)}>
                  {reference} <Said words={title} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {given.writeBy && (
        <p>
          {t(`response.${owedText ? 'toBeWritten' : owedText === null ? 'wasToBeWritten' : 'promised'}`)}{' '}
          <Day day={given.writeBy} />.
          {owedText?.overdue && (
            <>
              {' '}
              <strong class="broken">{t('response.notWritten')}</strong>
            </>
          )}
        </p>
      )}
      <FormerVersions given={given} />
      {given.contest && <Contest given={given.contest} version={given.version} />}
      {given.state === 'REVISED' && <p class="quiet">{t('response.revisedSince', { number: given.version })}</p>}
      {given.contestUntil && given.contestUntil >= today && (
        <p class="quiet">
          {t('response.contest.until')} <Day day={given.contestUntil} />.
        </p>
      )}
      {given.availableActions.includes('CONTEST') && <ContestForm given={given} />}
      {respondAt && (['REVISE', 'DECIDE'] as const).some((action) => given.availableActions.includes(action)) && (
        <p>
          <a href={`${respondAt}#${given.id}`}>{t('response.again')}</a>
        </p>
      )}
    </article>
  );
}

/** The first comments on a response, with a link to all of them and to the form for a new one. */
export function BelowResponse({ given }: { given: WithComments }) {
  const { t, href } = useReader();
  const { nodes } = given.comments;
  return (
    <div class="below">
      {nodes.length > 0 && (
        <ul class="plain thread">
          {nodes.map((comment) => (
            <li key={comment.id}>
              <Comment given={comment} />
            </li>
          ))}
        </ul>
      )}
      <p class="more">
        <a href={`${href('response', given.id)}#${t('comments.id')}`}>
          {given.commentCount > 0 ? t('response.discussed', { count: given.commentCount }) : t('response.discuss')}
        </a>
      </p>
    </div>
  );
}
