import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { IndicatorFilesController } from './indicator-files.controller.js';
import { IndicatorFiles } from './indicator-files.service.js';
import { IndicatorsResolver } from './indicators.resolver.js';
import { IndicatorsService } from './indicators.service.js';
import { MeasurementsService } from './measurements.service.js';

@Module({
  controllers: [IndicatorFilesController],
  providers: [IndicatorsResolver, IndicatorsService, MeasurementsService, IndicatorFiles, ...ADDED_FIELDS],
})
export class IndicatorsModule {}
