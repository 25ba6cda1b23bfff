import { Module } from '@nestjs/common';
import { Search } from './search.js';
import { SearchResolver } from './search.resolver.js';

@Module({ providers: [Search, SearchResolver] })
export class SearchModule {}
