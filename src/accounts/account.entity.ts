import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('account')
export class AccountEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') handle: string;
  @Column('text') publicName: string;
  @Column('text') language: string;
}
