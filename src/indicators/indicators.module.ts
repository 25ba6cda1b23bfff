import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { IndicatorsResolver } from './indicators.resolver.js';
import { IndicatorsService } from './indicators.service.js';
import { MeasurementsService } from './measurements.service.js';

@Module({ providers: [IndicatorsResolver, IndicatorsService, MeasurementsService, ...ADDED_FIELDS] })
export class IndicatorsModule {}
