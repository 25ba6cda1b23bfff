import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('comment')
export class CommentEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('text') subjectType: string;
  @Column('uuid') subjectId: string;
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('uuid') rootId: string;
  @Column('int') depth: number;
  /** `null` for an imported comment, because its author has no account here. */
  @Column('uuid', { nullable: true }) authorAccountId: string | null;
  /** The name that stands beside the comment in a returned Word file. */
  @Column('text', { nullable: true }) authorNamed: string | null;
  @Column('uuid', { nullable: true }) institutionId: string | null;
  @Column('text', { nullable: true }) position: string | null;
  @Column('text') body: string;
  @Column('text') language: string;
  @Column('text') state: string;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) editedAt: Date | null;
  @Column('int') version: number;
  @Column('uuid', { nullable: true }) contentId: string | null;
}
