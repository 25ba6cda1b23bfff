import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Question } from '../domain/questionnaire.js';

/** A row holds one version of the questions that a voice is asked in the reports of a plan. */
@Entity('questionnaire')
export class QuestionnaireEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('text') voice: string;
  @Column('int') number: number;
  @Column('jsonb') questions: Question[];
  @Column('timestamptz') createdAt: Date;
}
