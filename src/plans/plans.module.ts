import { Module } from '@nestjs/common';
import { PlansResolver } from './plans.resolver.js';

@Module({ providers: [PlansResolver] })
export class PlansModule {}
