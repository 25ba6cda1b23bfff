import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';

@Entity('plan')
export class PlanEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('jsonb') title: LocalizedText;
  @Column('text') stage: string;
  @Column('text') timeZone: string;
  /** The newest version of its own text; 0 while nobody has written it. */
  @Column('int') textVersion: number;
}

@Entity('plan_member')
export class PlanMemberEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') jurisdictionId: string;
  @Column('date', { nullable: true }) leftOn: string | null;
}

@Entity('theme')
export class ThemeEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('text') code: string;
}
