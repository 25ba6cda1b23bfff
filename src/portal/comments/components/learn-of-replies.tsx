import { Follow, type Followable } from '../../notifications/components/follow.js';
import { useReader } from '../../frame/reader.js';

type Discussable =
  | Followable
  | { proposal: Followable }
  | { within: Followable }
  | { partOf: Followable | null }
  | { commitment: Followable | null };

/** The thing whose followers are told of comments on this one; `null` when nobody can follow it from here. */
function followed(subject: Discussable): Followable | null {
  if ('viewerFollow' in subject) return subject;
  if ('proposal' in subject) return subject.proposal;
  if ('within' in subject) return subject.within;
  return 'partOf' in subject ? subject.partOf : subject.commitment;
}

/** Says to the author of a comment how they learn that somebody replied. */
export function LearnOfReplies({ subject, whose }: { subject: Discussable; whose: string }) {
  const { t } = useReader();
  const thing = followed(subject);
  if (!thing) return null;
  return (
    <>
      {!thing.viewerFollow && <p>{t('comments.learn')}</p>}
      <Follow given={thing} whose={whose} />
    </>
  );
}
