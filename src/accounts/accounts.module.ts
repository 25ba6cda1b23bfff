import { Module } from '@nestjs/common';
import { Actors } from './actors.js';

@Module({ providers: [Actors], exports: [Actors] })
export class AccountsModule {}
