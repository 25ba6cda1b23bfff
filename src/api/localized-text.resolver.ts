import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LanguageArgs, LOCALIZED_TEXT, LocalizedText } from './common.types.js';
import type { RequestContext } from './context.js';

/** The parts of a text that depend on the preferred language: the one of the argument, else that of the request. */
@Resolver(() => LocalizedText)
export class LocalizedTextResolver {
  @ResolveField(() => String, {
    description: 'The text in the language asked for or, where it is missing, in its original.',
  })
  text(@Parent() stored: unknown, @Args() args: LanguageArgs, @Context() context: RequestContext) {
    return LOCALIZED_TEXT.text(stored, 'text', args, context);
  }

  @ResolveField(() => String, {
    description: 'The language that `text` is served in (BCP 47) for the same argument, to be set as `lang`.',
  })
  language(@Parent() stored: unknown, @Args() args: LanguageArgs, @Context() context: RequestContext) {
    return LOCALIZED_TEXT.language(stored, 'language', args, context);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether what is served for the same argument is a translation older than its original.',
  })
  outdated(@Parent() stored: unknown, @Args() args: LanguageArgs, @Context() context: RequestContext) {
    return LOCALIZED_TEXT.outdated(stored, 'outdated', args, context);
  }
}
