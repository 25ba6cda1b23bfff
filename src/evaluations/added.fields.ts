import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { fact, rights } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { PUBLISH_EVALUATION } from '../domain/evaluation.js';
import { may } from '../domain/policy.js';
import { RecordsArgs } from '../indicators/indicator.types.js';
import { citingPlansSql, sharedBy } from '../programmes/programme.facts.js';
import { Programme } from '../programmes/programme.types.js';
import { EVALUATIONS_OF_PROGRAMME, FINDINGS_OF_EVALUATION, VERSIONS_OF_FINDING } from './evaluation.fields.js';
import {
  type EVALUATED_ACTIONS,
  EvaluatedActionEnum,
  Evaluation,
  EvaluationConnection,
  Finding,
  FindingConnection,
  FindingVersionConnection,
} from './evaluation.types.js';

const EvaluationsOfProgramme = extendType(() => Programme, 'Programme', {
  evaluations: {
    type: () => EvaluationConnection,
    description: 'Evaluations by its advisory council, the latest first; those without a date come last.',
    args: RecordsArgs,
    read: page(EVALUATIONS_OF_PROGRAMME),
  },
  evaluationActions: {
    type: () => [EvaluatedActionEnum],
    description: 'What the one who asks may do with its evaluations now; empty for visitors and when reading the past.',
    read: rights(
      {
        councilIds: fact<string[]>((t) => `array_to_json(${t}.council_ids)`),
        plans: fact<string[]>((t) => citingPlansSql(`${t}.id`)),
      },
      ({ councilIds, plans }, { actor }): (typeof EVALUATED_ACTIONS)[number][] =>
        may(PUBLISH_EVALUATION, actor, { councilIds, ...sharedBy(plans) }) ? ['publish_evaluation'] : [],
    ),
  },
});

const FindingsOfEvaluation = extendType(() => Evaluation, 'Evaluation', {
  findings: {
    type: () => FindingConnection,
    description: 'Its findings, in the order of the document.',
    args: PageArgs,
    read: page(FINDINGS_OF_EVALUATION),
  },
});

const VersionsOfFinding = extendType(() => Finding, 'Finding', {
  versions: {
    type: () => FindingVersionConnection,
    description: 'The answers to it, the newest first.',
    args: PageArgs,
    read: page(VERSIONS_OF_FINDING),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [EvaluationsOfProgramme, FindingsOfEvaluation, VersionsOfFinding];
